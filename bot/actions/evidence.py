"""The files that came with a unit's reports, for whoever may see the task: also before it is confirmed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.actions.audience import sight
from bot.turn import Handler, Turn
from chat import intents as i
from messages import refusals
from messages.text import Attachment, Message, plain
from messages.work import evidence as words
from storage import tables
from storage.questions import tracking
from storage.registry import people
from storage.tables.base import known

MOST_FILES = 5


def evidence(turn: Turn, intent: i.AskEvidence) -> None:
    """Each file as a message of its own, the last ones first; what is no longer there is said."""
    seen = sight(turn)
    if seen is None:
        return
    picture = tracking.picture(turn.session, intent.number)
    shares = {row.assignment.id: row.assignment.unit_id for row in picture.assignments} if picture else {}
    visible = {share for share, unit in shares.items() if seen.unit_ids is None or unit in seen.unit_ids}
    if picture is None or not visible:
        say = refusals.no_task if seen.unit_ids is None else refusals.not_yours
        turn.answer(refusals.only(say(intent.number)))
        return
    reports = {known(r.id): r for r in picture.reports if r.assignment_id in visible}
    files = [file for file in picture.evidence if file.report_id in reports][::-1]
    if not files:
        turn.answer(words.none(intent.number), tasks=(intent.number,))
    names = {unit.id: unit.name for unit in people.units(turn.session, active_only=False)}
    _send(
        turn, intent.number, [(file, reports[file.report_id]) for file in files[:MOST_FILES]], shares, names
    )
    if len(files) > MOST_FILES:
        turn.answer(words.more(len(files) - MOST_FILES), tasks=(intent.number,))


def _send(
    turn: Turn,
    number: int,
    files: Sequence[tuple[tables.Evidence, tables.Report]],
    shares: Mapping[int, int],
    names: Mapping[int, str],
) -> None:
    for file, report in files:
        unit = names.get(shares[report.assignment_id], "")
        path = path_of(turn.files, file.stored_as)
        said = words.sent(number, unit, file.name, report.at)
        if path is None:
            turn.answer(words.gone(said) if file.stored_as else words.expired(said), tasks=(number,))
            continue
        name = file.name or words.photo_name(number, report.at)
        turn.answer(Message((plain(said),), attachment=Attachment(str(path), name)), tasks=(number,))


def path_of(folder: Path, stored_as: str) -> Path | None:
    """Where the file lies; None where it was not kept, or is no longer there."""
    path = (folder / stored_as).absolute()
    return path if stored_as and path.parent == folder.absolute() and path.is_file() else None


HANDLERS: Mapping[type, Handler] = {i.AskEvidence: evidence}
