"""What waits for the office, each with what came along with it."""

from collections.abc import Mapping, Sequence

from bot.actions.questions.question import OpenQuestion
from bot.incoming.turn import Turn
from messages.lines import Viewer
from messages.work import decisions as words
from messages.work.decisions import Waits
from storage.questions.answering import QueryAnswer
from storage.tables.base import known
from storage.work import reports, reviews
from tasks.query import Query, Stand
from tasks.standing import Standing


def waiting(turn: Turn, asked: OpenQuestion) -> None:
    """Reports to confirm and requests to decide; for a unit those of its own."""
    stands = set(asked.query.stands)
    found = {stand: asked.answer(turn, Query(stands=(stand,)), paged=True) for stand in stands}
    reported = with_reports(turn, _of(found, Stand.REPORTED))
    wanted = _of(found, Stand.EXTENSION)
    requests = reports.pending_extensions(turn.session, [each.assignment_id for each in wanted])
    why = {row.assignment_id: row.reason for row in requests}
    asking = [Waits(each, reason=why.get(each.assignment_id, "")) for each in wanted]
    refused = _of(found, Stand.DECLINED)
    reasons = reports.declined(turn.session, [each.assignment_id for each in refused])
    declined = [Waits(each, reason=reasons.get(each.assignment_id, "")) for each in refused]
    unfinished = 0
    if asked.viewer is Viewer.OFFICE and stands > {Stand.EXTENSION}:
        unfinished = len(reviews.open_reviews(turn.session))
    total = {stand: answer.total().shares for stand, answer in found.items()}
    shown = words.waiting(
        reported, asking, asked.viewer, asked.unit, declined=declined, reviews=unfinished, total=total
    )
    turn.answer(shown.message, tasks=shown.tasks)


def _of(found: Mapping[Stand, QueryAnswer], stand: Stand) -> list[Standing]:
    """The first of what waits in this way, where it is asked for; what is decided makes room for the rest."""
    if stand not in found:
        return []
    return [each for entry in found[stand].page(0, words.MOST_WAITING) for each in entry]


def with_reports(turn: Turn, entries: Sequence[Standing]) -> list[Waits]:
    """The shares, each with what was handed in with its last report where that waits."""
    given = reports.reports_of(turn.session, [each.assignment_id for each in entries])
    latest = {report.assignment_id: report for report in given if report.decision == "pending"}
    files: dict[int, int] = {}
    for file in reports.evidence_of(turn.session, [known(report.id) for report in latest.values()]):
        files[file.report_id] = files.get(file.report_id, 0) + 1
    found = []
    for entry in entries:
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
