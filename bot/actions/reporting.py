"""A unit reports: done with its proof, more proof, a report taken back."""

from collections.abc import Mapping, Sequence

from bot.actions import papers
from bot.actions.steps import Tally, attempt, refuse
from bot.actions.table import Handler
from bot.actions.targets import (
    Pick,
    item_of,
    one_lead,
    own_rows,
    pick,
    reportable,
    who,
)
from bot.turn import Turn
from chat import intents as i
from messages import refusals, vi
from messages import reports as words
from messages.reports import Given
from storage import assignments, loose_files
from storage.assignments import Listed
from storage.changes import Words
from storage.reports import NewEvidence
from tasks.model import Action, Status
from tasks.refusal import Refusal, RefusalCode
from tasks.rights import Act, own_units
from tasks.standing import Standing


def done(turn: Turn, intent: i.Done) -> None:
    """Keep the reports, tell the office, and ask for what is missing."""
    if not answers_for_a_unit(turn, Action.REPORT):
        return
    files = papers.gather_files(turn)
    given = papers.given_by(intent, files)
    tally, reported, added = Tally(turn), [], []
    for number in tally.first(intent.numbers):
        rows = own_rows(turn, number, Act.ANSWER)
        row = one_row(turn, tally, number, one_lead(pick(turn, rows, reportable(turn, rows))), "done")
        if row is None:
            continue
        if row.assignment.status is Status.REPORTED and given:
            added += _complete(turn, tally, row, given, files)
        else:
            reported += _report(turn, tally, row, given, files)
    _hint(turn, tally, reported, given)
    tally.send()
    by = vi.person(who(turn))
    if reported:
        notice = words.office_reported(reported, by, turn.said_at, given)
        turn.tell_office(notice, tasks=[item.number for item in reported])
    if added:
        turn.tell_office(words.office_added(added, by, given), tasks=[item.number for item in added])


def add_evidence(turn: Turn, intent: i.AddEvidence) -> None:
    """More proof for a report already made; without a number, for the one made within the hour."""
    if not answers_for_a_unit(turn, Action.ADD_EVIDENCE):
        return
    numbers = intent.numbers or _just_reported(turn)
    if not numbers or (len(numbers) > 1 and not intent.numbers):
        _ask_whose(turn, intent, numbers)
        return
    files = papers.gather_files(turn)
    given = papers.given_by(intent, files)
    tally, added = Tally(turn), []
    for number in tally.first(numbers):
        found = pick(turn, own_rows(turn, number, Act.ANSWER), lambda a: a.status is Status.REPORTED)
        row = one_row(turn, tally, number, one_lead(found), "done")
        if row is not None:
            added += _complete(turn, tally, row, given, files)
    tally.send()
    if added:
        notice = words.office_added(added, vi.person(who(turn)), given)
        turn.tell_office(notice, tasks=[item.number for item in added])


def withdraw(turn: Turn, intent: i.WithdrawReport) -> None:
    """A report is taken back before the office has decided."""
    if not answers_for_a_unit(turn, Action.WITHDRAW):
        return
    tally, taken = Tally(turn), []
    for number in tally.first(intent.numbers):
        found = pick(turn, own_rows(turn, number, Act.ANSWER), lambda a: a.status is Status.REPORTED)
        row = one_row(turn, tally, number, one_lead(found), "task")
        if row is None:
            continue
        made = attempt(turn, row, Action.WITHDRAW)
        if isinstance(made, Refusal):
            refuse(turn, tally, row, made)
            continue
        item = item_of(turn, row)
        tally.add(words.withdrawn(item), number)
        taken.append(item)
    tally.send()
    if taken:
        notice = words.office_withdrawn(taken, vi.person(who(turn)))
        turn.tell_office(notice, tasks=[item.number for item in taken])


def answers_for_a_unit(turn: Turn, action: Action, act: Act = Act.ANSWER) -> bool:
    """Whether the person may do this for any unit at all; says so where not."""
    if own_units(who(turn), act):
        return True
    refusal = Refusal(RefusalCode.NOT_ALLOWED, {"action": action})
    turn.answer(refusals.only(refusals.sentence(refusal, 0)))
    return False


def one_row(turn: Turn, tally: Tally, number: int, found: Pick, verb: str) -> Listed | None:
    """The row that is meant; where it is none or several, that is said or asked."""
    if found.row is not None:
        return found.row
    if not found.among:
        tally.add(refusals.not_yours(number))
        return None
    items = [item_of(turn, row) for row in found.among]
    data = [f"{verb}:{item.number}:{item.assignment_id}" for item in items]
    tally.ask(words.which_unit(number), data, [item.unit for item in items])
    return None


def _report(
    turn: Turn, tally: Tally, row: Listed, given: Given, files: tuple[NewEvidence, ...]
) -> list[Standing]:
    made = attempt(turn, row, Action.REPORT, Words(report=papers.report_of(given, files)), at=turn.said_at)
    if isinstance(made, Refusal):
        refuse(turn, tally, row, made)
        return []
    item = item_of(turn, row)
    tally.add(words.recorded(item, turn.said_at, given), item.number)
    return [item]


def _complete(
    turn: Turn, tally: Tally, row: Listed, given: Given, files: tuple[NewEvidence, ...]
) -> list[Standing]:
    made = attempt(turn, row, Action.ADD_EVIDENCE, Words(report=papers.report_of(given, files)))
    if isinstance(made, Refusal):
        refuse(turn, tally, row, made)
        return []
    item = item_of(turn, row)
    tally.add(words.added(item, given), item.number)
    return [item]


def _hint(turn: Turn, tally: Tally, reported: Sequence[Standing], given: Given) -> None:
    """What is still missing, once for all that was reported."""
    if not reported:
        return
    tally.hint(words.WAITS)
    late = [item.number for item in reported if item.passed]
    if late and not given.late_reason:
        tally.hint(words.explain_hint(late))
    refusal = papers.refusal_of(turn)
    if refusal:
        tally.hint(refusal)
    elif not given.proves:
        tally.hint(words.evidence_hint(reported[0].number))


def _just_reported(turn: Turn) -> tuple[int, ...]:
    ids = loose_files.just_reported(turn.session, who(turn).id, turn.now)
    rows = assignments.listed_by_ids(turn.session, ids)
    return tuple(dict.fromkeys(row.assignment.task_number for row in rows))


def _ask_whose(turn: Turn, intent: i.AddEvidence, numbers: tuple[int, ...]) -> None:
    """Several reports within the hour, or none: the file is kept, and the number asked for."""
    if turn.received is not None:
        papers.keep_loose(turn, numbers)
        return
    document = f" số {intent.document_number}" if intent.document_number else ""
    day = f" ngày {vi.day(intent.document_date.on)}" if intent.document_date else ""
    tally = Tally(turn)
    if numbers:
        offers = [f"xong {number}{document}{day}" for number in numbers]
        tally.ask(words.nothing_to_complete(), offers)
    else:
        tally.add(words.nothing_to_complete())
    tally.send()


HANDLERS: Mapping[type, Handler] = {
    i.Done: done,
    i.AddEvidence: add_evidence,
    i.WithdrawReport: withdraw,
}
