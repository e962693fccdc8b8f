"""What waits for the office, each with what came along with it."""

from collections.abc import Sequence

from bot.actions.questions.question import OpenQuestion
from bot.incoming.turn import Turn
from messages.lines import Viewer
from messages.work import decisions as words
from messages.work.decisions import Waits
from storage.questions import waiting as stored
from storage.questions.waiting import HandedIn
from storage.work import reports, reviews
from tasks.query import Query, Stand
from tasks.standing import Standing


def waiting(turn: Turn, asked: OpenQuestion) -> None:
    """Reports to confirm and requests to decide; for a unit those of its own."""
    stands = set(asked.query.stands)
    found = {stand: asked.answer(turn, Query(stands=(stand,)), paged=True) for stand in stands}
    # The first of what waits in each way; what is decided makes room for the rest.
    first = dict(
        zip(found, stored.first_of_each(turn.session, found.values(), words.MOST_WAITING), strict=True)
    )
    reported = with_reports(turn, first.get(Stand.REPORTED, ()))
    wanted = first.get(Stand.EXTENSION, ())
    why = stored.wishes(turn.session, [each.assignment_id for each in wanted]) if wanted else {}
    asking = [Waits(each, reason=why.get(each.assignment_id, "")) for each in wanted]
    refused = first.get(Stand.DECLINED, ())
    reasons = reports.declined(turn.session, [each.assignment_id for each in refused])
    declined = [Waits(each, reason=reasons.get(each.assignment_id, "")) for each in refused]
    unfinished = 0
    if asked.viewer is Viewer.OFFICE and stands > {Stand.EXTENSION}:
        unfinished = len(reviews.open_reviews(turn.session))
    total = {stand: sum(answer.of_each_unit().values()) for stand, answer in found.items()}
    shown = words.waiting(
        reported, asking, asked.viewer, asked.unit, declined=declined, reviews=unfinished, total=total
    )
    turn.answer(shown.message, tasks=shown.tasks)


def with_reports(turn: Turn, entries: Sequence[Standing]) -> list[Waits]:
    """The shares, each with what was handed in with its last report where that waits."""
    given = stored.handed_in(turn.session, [each.assignment_id for each in entries]) if entries else {}
    return [_with_report(entry, given.get(entry.assignment_id)) for entry in entries]


def _with_report(entry: Standing, with_it: HandedIn | None) -> Waits:
    if with_it is None:
        return Waits(entry)
    number, day = with_it.document_number, with_it.document_date
    return Waits(entry, number, day, with_it.files, with_it.late_reason)
