"""Small queries for questions: directives by words, reviews still open, people with what did not arrive."""

import re
from collections.abc import Iterable

from sqlmodel import Session, col, func, select

from language.folding import fold
from storage import audit, directives, tables
from storage.rows import known

_WORDS = re.compile(r"[^\W_]+")
_MOST = 500
_MOST_WORDS = 12


def directive(session: Session, directive_id: int) -> tables.Directive | None:
    """The directive with the id, unless its review was rejected."""
    return next((row for row in directives.directives(session, _MOST) if row.id == directive_id), None)


def directives_by_words(session: Session, text: str) -> list[tables.Directive]:
    """Directives whose number, issuer or subject hold every word, the latest first."""
    wanted = [word.lower() for word in _WORDS.findall(fold(text[:400]))][:_MOST_WORDS]
    if not wanted:
        return []
    return [row for row in directives.directives(session, _MOST) if _holds(row, wanted)]


def drafts_open(session: Session) -> dict[int, int]:
    """By directive, how many drafts its open review still holds."""
    rows = session.exec(
        select(tables.Review.directive_id, func.count(col(tables.Draft.id)))
        .join(tables.Draft, col(tables.Draft.review_id) == col(tables.Review.id))
        .where(tables.Review.state == "open", col(tables.Draft.dropped).is_(False))
        .group_by(col(tables.Review.directive_id))
    )
    return {known(directive_id): drafts for directive_id, drafts in rows}


def said_undone(session: Session, assignment_ids: Iterable[int]) -> dict[int, tables.Event]:
    """By assignment, the last time that its unit said that it is not done yet."""
    subjects = {f"assignment:{number}": number for number in assignment_ids}
    wanted = select(tables.Event).where(
        tables.Event.kind == "not_done", col(tables.Event.subject).in_(list(subjects))
    )
    return {subjects[event.subject]: event for event in session.exec(wanted.order_by(col(tables.Event.id)))}


def declined(session: Session, assignment_ids: Iterable[int]) -> dict[int, str]:
    """The assignments whose unit says that they are not its own, with its reason, if nothing came after."""
    subjects = {f"assignment:{number}": number for number in assignment_ids}
    wanted = select(tables.Event).where(col(tables.Event.subject).in_(list(subjects)))
    last = {event.subject: event for event in session.exec(wanted.order_by(col(tables.Event.id)))}
    waiting = [event for event in last.values() if event.kind == "decline"]
    words = audit.remarks(session, waiting)
    return {subjects[event.subject]: words.get(known(event.id), "") for event in waiting}


def _holds(row: tables.Directive, wanted: list[str]) -> bool:
    parts = (row.number or "", row.symbol or "", row.issuer or "", row.subject or "")
    words = set(_WORDS.findall(fold(" ".join(parts)).lower()))
    return all(any(word.startswith(one) for word in words) for one in wanted)
