"""What waits for the office, with what came along with it: read for the first of each kind at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlmodel import Session

from storage.questions.answering import QueryAnswer, entries_of
from storage.questions.statements import Statements, as_date
from storage.work.assignments import of_occurrences
from tasks.standing import Standing


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came with a report that waits; `files` is how many."""

    document_number: str
    document_date: date | None
    late_reason: str
    files: int


def first_of_each(session: Session, answers: Collection[QueryAnswer], most: int) -> list[list[Standing]]:
    """The shares of the first so many entries of each answer about what is live, loaded all at once."""
    first = [answer.in_order(most) for answer in answers]
    rows = of_occurrences(session, set().union(*first))
    shares = (answer.held_among(these, rows) for answer, these in zip(answers, first, strict=True))
    return [list(chain(*entries_of(these, some))) for these, some in zip(first, shares, strict=True)]


def handed_in(session: Session, shares: Collection[int]) -> dict[int, HandedIn]:
    """What came with the last report of each of the shares that waits."""
    asked = Statements(session)
    files = "(SELECT count(*) FROM evidence WHERE evidence.report_id = report.id)"
    rows = asked.rows(
        f"SELECT assignment_id, document_number, document_date, late_reason, {files} FROM report"
        f" WHERE decision = 'pending' AND {asked.among('assignment_id', shares)} ORDER BY at, id"
    )
    return {of: HandedIn(number or "", as_date(day), late, n) for of, number, day, late, n in rows}


def wishes(session: Session, shares: Collection[int]) -> dict[int, str]:
    """Why more time is asked for, of the shares of which a request waits."""
    asked = Statements(session)
    rows = asked.rows(
        "SELECT assignment_id, reason FROM extension"
        f" WHERE decision = 'pending' AND {asked.among('assignment_id', shares)} ORDER BY id"
    )
    return dict(map(tuple, rows))
