"""What proves a result: a file now, a file sent just before, a document's number and date."""

from bot.actions.trouble import record_secret
from bot.turn import Turn
from chat import intents as i
from language.folding import shown_name
from messages import reports as words
from messages.lines import message
from messages.reports import Given
from storage import loose_files
from storage.reports import NewEvidence, NewReport


def gather_files(turn: Turn, *, held: bool = True) -> tuple[NewEvidence, ...]:
    """The file of this message, with those that waited for it in the chat."""
    waiting = loose_files.take(turn.session, turn.target, turn.now) if held else ()
    kept = _kept(turn)
    return (*waiting, kept) if kept is not None else waiting


def unkept_file(turn: Turn) -> str:
    """The name of a file that came and could not be kept, "" where there is none."""
    received = turn.received
    return shown_name(received.file.name) if received is not None and not received.stored_as else ""


def refusal_of(turn: Turn) -> str:
    """Why the file that came is not kept, "" where none came or it is; what the gate holds is recorded."""
    received = turn.received
    if received is not None and any(one.held for one in received.members):
        record_secret(turn)
        return words.archive_refused()
    lost = unkept_file(turn)
    return words.file_refused(lost) if lost else ""


def keep_loose(turn: Turn, numbers: tuple[int, ...]) -> None:
    """Keep a file that came without a word, and ask what it is."""
    kept = hold(turn)
    if kept is None:
        turn.answer(message(refusal_of(turn)))
        return
    turn.answer(words.file_kept(kept.name, numbers), tasks=numbers)


def hold(turn: Turn) -> NewEvidence | None:
    """Keep the file that came, if one did, for the answer that follows."""
    kept = _kept(turn)
    if kept is not None:
        loose_files.hold(turn.session, turn.target, kept, turn.now)
    return kept


def given_by(intent: i.Done | i.AddEvidence, files: tuple[NewEvidence, ...]) -> Given:
    """What the person gave, as messages tell it."""
    return Given(
        document_number=intent.document_number,
        document_date=intent.document_date.on if intent.document_date else None,
        files=tuple(file.name for file in files),
        note=intent.note if isinstance(intent, i.Done) else "",
        late_reason=intent.late_reason if isinstance(intent, i.Done) else "",
    )


def report_of(given: Given, files: tuple[NewEvidence, ...]) -> NewReport:
    """What the person gave, as it is stored."""
    return NewReport(
        note=given.note,
        late_reason=given.late_reason,
        document_number=given.document_number or None,
        document_date=given.document_date,
        evidence=files,
    )


def _kept(turn: Turn) -> NewEvidence | None:
    received = turn.received
    if received is None or not received.stored_as:
        return None
    file = received.file
    return NewEvidence(received.stored_as, shown_name(file.name), file.size, file.file_id)
