"""What waits for the office, and how the units stand in numbers."""

from collections.abc import Mapping, Sequence

from bot.actions.sight import Sight, sight, standings
from bot.turn import Handler, Turn
from chat import intents as i
from messages import decisions as words
from messages import units as figures
from messages.decisions import Waits
from messages.lines import Viewer
from storage import assignments, reports, reviews
from storage import directives as queries
from storage.assignments import Filter, Listed
from storage.tables.base import known
from tasks.model import LIVE, OPEN, Share, Status


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
    shown = words.waiting(reported, asking, seen.viewer, seen.name, declined=declined, reviews=unfinished)
    turn.answer(shown.message, tasks=shown.tasks)


def statistics(turn: Turn, intent: i.AskStatistics) -> None:
    """By unit: done in time or late, not done in time or late; only what a unit leads."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    led = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, share=Share.LEAD)
    rows = assignments.outstanding(turn.session, turn.today, led)
    turn.answer(figures.statistics(standings(turn, rows), seen.viewer, turn.now, seen.name))


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


HANDLERS: Mapping[type, Handler] = {i.AskWaiting: waiting, i.AskStatistics: statistics}
