"""Who has not linked, who cannot be reached, what did not arrive; what waits for the office; statistics."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.actions.audience import Sight, sight, standings
from bot.turn import Handler, Turn
from chat import intents as i
from messages import decisions
from messages import people_state as reach_words
from messages import units as unit_words
from messages.decisions import Waits
from messages.lines import Viewer
from messages.people_state import Failed, Unreached
from storage import assignments, outbox, people, reports, reviews
from storage import directives as queries
from storage.assignments import Filter, Listed
from storage.tables import Outbox
from storage.tables.base import known
from tasks.model import LIVE, OPEN, Person, Role, Share, Status

_SINCE = timedelta(days=7)
_ANSWERING = (Role.HEAD, Role.DEPUTY_HEAD)


def unlinked(turn: Turn, _intent: i.AskUnlinked) -> None:
    """Active people of the registry without a chat."""
    seen = sight(turn)
    if seen is None:
        return
    rows = [row for row in _unreached(turn, seen) if row.reason == "unlinked"]
    everybody = [person for person in people.people(turn.session) if _within(seen, person)]
    without = {person.id for person, _ in people.unreached(turn.session)}
    linked = sum(person.id not in without for person in everybody)
    turn.answer(reach_words.unlinked(rows, linked))


def unreachable(turn: Turn, _intent: i.AskUnreachable) -> None:
    """People whose address has ceased to work, and messages that did not arrive for certain."""
    seen = sight(turn)
    if seen is None:
        return
    rows = _unreached(turn, seen)
    gone = [row for row in rows if row.reason != "unlinked"]
    turn.answer(reach_words.unreachable(gone, _failed(turn, seen), len(rows) - len(gone)))


def _unreached(turn: Turn, seen: Sight) -> list[Unreached]:
    units = {unit.id: unit for unit in people.units(turn.session, active_only=False)}
    owed: dict[int, int] = {}
    wanted = Filter(statuses=OPEN, unit_ids=seen.unit_ids)
    for row in assignments.outstanding(turn.session, turn.today, wanted):
        owed[row.assignment.unit_id] = owed.get(row.assignment.unit_id, 0) + 1
    found = [
        Unreached(
            person=person,
            unit=units[person.unit_id].name if person.unit_id in units else "",
            reason=reason,
            answers=_answers(person),
            owed=owed.get(person.unit_id, 0) if _answers(person) else 0,
        )
        for person, reason in people.unreached(turn.session)
        if _within(seen, person)
    ]
    return sorted(found, key=lambda row: (-row.owed, row.person.code))


def _failed(turn: Turn, seen: Sight) -> list[Failed]:
    """The messages by person and reason, most first."""
    groups: dict[tuple[int | None, str], list[Outbox]] = {}
    for row in outbox.undelivered(turn.session, turn.now - _SINCE):
        groups.setdefault((row.person_id, row.reason), []).append(row)
    found = []
    for (person_id, reason), rows in groups.items():
        person = people.person(turn.session, person_id) if person_id is not None else None
        if seen.unit_ids is None or (person is not None and _within(seen, person)):
            found.append(Failed(person, reason, len(rows), _tasks_of(turn, rows)))
    return sorted(found, key=lambda each: -each.messages)


def _tasks_of(turn: Turn, rows: list[Outbox]) -> tuple[int, ...]:
    """The tasks that the messages spoke of, as far as their payloads say."""
    ids = [n for row in rows for n in row.payload.get("assignments", ()) if isinstance(n, int)]
    numbers = {row.assignment.task_number for row in assignments.listed_by_ids(turn.session, ids)}
    numbers |= {n for row in rows for n in row.payload.get("tasks", ()) if isinstance(n, int)}
    return tuple(sorted(numbers))


def _answers(person: Person) -> bool:
    return any(person.has(role) for role in _ANSWERING)


def _within(seen: Sight, person: Person) -> bool:
    return seen.unit_ids is None or person.unit_id in seen.unit_ids


def waiting(turn: Turn, intent: i.AskWaiting) -> None:
    """Reports to confirm and requests to decide; for a unit those of its own."""
    seen = sight(turn)
    if seen is None:
        return
    reported = [] if intent.extensions else _reported(turn, seen)
    declined = [] if intent.extensions else _declined(turn, seen)
    unfinished = 0
    if seen.viewer is Viewer.OFFICE and not intent.extensions:
        unfinished = len(reviews.open_reviews(turn.session))
    asking = _asking(turn, seen)
    shown = decisions.waiting(reported, asking, seen.viewer, seen.name, declined=declined, reviews=unfinished)
    turn.answer(shown.message, tasks=shown.tasks)


def statistics(turn: Turn, intent: i.AskStatistics) -> None:
    """By unit: done in time or late, not done in time or late; only what a unit leads."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    led = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, share=Share.LEAD)
    rows = assignments.outstanding(turn.session, turn.today, led)
    turn.answer(unit_words.statistics(standings(turn, rows), seen.viewer, turn.now, seen.name))


def _reported(turn: Turn, seen: Sight) -> list[Waits]:
    wanted = Filter(statuses={Status.REPORTED}, unit_ids=seen.unit_ids)
    rows = assignments.listed(turn.session, wanted)
    given = reports.reports_of(turn.session, [row.assignment.id for row in rows])
    latest = {report.assignment_id: report for report in given if report.decision == "pending"}
    files: dict[int, int] = {}
    for file in reports.evidence_of(turn.session, [known(report.id) for report in latest.values()]):
        files[file.report_id] = files.get(file.report_id, 0) + 1
    found = []
    for entry in standings(turn, rows):
        report = latest.get(entry.assignment_id)
        if report is None:
            found.append(Waits(entry))
            continue
        found.append(
            Waits(
                entry,
                report.document_number or "",
                report.document_date,
                files.get(known(report.id), 0),
                report.late_reason,
            )
        )
    return found


def _declined(turn: Turn, seen: Sight) -> list[Waits]:
    rows = assignments.listed(turn.session, Filter(statuses=OPEN, unit_ids=seen.unit_ids))
    reasons = queries.declined(turn.session, [row.assignment.id for row in rows])
    rows = [row for row in rows if row.assignment.id in reasons]
    return [Waits(each, reason=reasons[each.assignment_id]) for each in standings(turn, rows)]


def _asking(turn: Turn, seen: Sight) -> list[Waits]:
    requests = {row.assignment_id: row for row in reports.pending_extensions(turn.session)}
    rows: Sequence[Listed] = assignments.listed_by_ids(turn.session, requests)
    rows = [
        row
        for row in rows
        if row.assignment.status in OPEN
        and (seen.unit_ids is None or row.assignment.unit_id in seen.unit_ids)
    ]
    return [Waits(e, reason=requests[e.assignment_id].reason) for e in standings(turn, rows)]


HANDLERS: Mapping[type, Handler] = {
    i.AskUnlinked: unlinked,
    i.AskUnreachable: unreachable,
    i.AskWaiting: waiting,
    i.AskStatistics: statistics,
}
