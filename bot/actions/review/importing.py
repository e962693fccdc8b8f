"""A document becomes a review: looked up, matched with the registry, stored, shown. Nothing is assigned.

It comes by chat, or on the command line; then the office is told of it in chat.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.actions import secrecy
from bot.actions.review.desk import show
from bot.actions.review.gathering import View, book_of, facts_of, match_drafts, view_of
from bot.incoming.turn import Handler, Turn, who
from bot.loading import loaded
from bot.reading.gate import ReceivedFile, word_for
from bot.reading.reader import ReadResult
from chat import intents as i
from directives.model import ONLY_TOLD, PASSAGES_UNREAD, Directive
from directives.secrets import classify
from language.folding import clean, shown_name
from language.tokens import ranges
from messages.review import imports as words
from messages.review import pages as review_words
from messages.review import reading as reading_words
from messages.text import message_payload
from messages.vi import day
from scheduler.policy import goes_at, policy_of
from storage import settings
from storage.database.engine import Session
from storage.delivery.outbox import enqueue
from storage.incoming.choices import remember_review
from storage.registry import people
from storage.tables import Directive as Row
from storage.tables.base import known
from storage.work import days, directives, reviews
from storage.work.directives import Source
from storage.work.reports import NewEvidence
from tasks.model import Act, may_everywhere
from tasks.warning import Warning
from tasks.workdays import local_day

MESSAGE_KIND = "message"
PRIORITY = 3
_MOST_PASSAGES = 3  # that a note shows of those that were not read


class ImportOutcome(StrEnum):
    """What came of a document."""

    OPENED = "opened"
    ALREADY_OPEN = "already_open"
    ALREADY_SAVED = "already_saved"
    NO_TASKS = "no_tasks"


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcome, the review where there is one, the directive's row where it was known already.

    `file_kept`: the document was known, and what came is the first file that is kept of it. `notes` say
    what is to be known of a document without tasks.
    """

    outcome: ImportOutcome
    review_id: int | None = None
    earlier: Row | None = None
    file_kept: bool = False
    notes: tuple[Warning, ...] = ()


def import_document(
    session: Session,
    read: Directive,
    text: str,
    source: Source,
    view: View,
    file_notes: Sequence[str] = (),
) -> Imported:
    """Open a review of a document, unless the same one is here or it holds no task.

    `file_notes` are codes of what is to be known of the file itself (ReadResult.warnings).
    The command line calls this as well. ValueError for a document that bears a mark of secrecy.
    """
    found = directives.find_known(session, read, text)
    if found.same is not None:
        open_review = directives.open_review_of(session, found.same)
        file_kept = directives.keep_files(session, known(found.same.id), source.files)
        if open_review is not None:
            return Imported(ImportOutcome.ALREADY_OPEN, open_review, found.same, file_kept)
        return Imported(ImportOutcome.ALREADY_SAVED, None, found.same, file_kept)
    reading = _of_reading(file_notes, read)
    if not read.drafts:
        return Imported(ImportOutcome.NO_TASKS, notes=reading)
    book = book_of(session, view.settings, read.issuer)
    notes = [*reading, *_notes(session, read, found.other_version)]
    supersedes = found.other_version.id if found.other_version else None
    matched = match_drafts(read.drafts, book)
    review_id = directives.store(session, read, text, matched, source, supersedes, notes)
    return Imported(ImportOutcome.OPENED, review_id)


def _of_reading(file_notes: Sequence[str], read: Directive) -> tuple[Warning, ...]:
    """Notes on the file, on what of it was not read and what may be orders, with the first passages."""
    possible = [draft.quote for draft in read.possible]
    doubtful = ((PASSAGES_UNREAD, read.unread), (ONLY_TOLD, possible))
    notes = [_showing(code, passages) for code, passages in doubtful if passages]
    return (*(Warning(code) for code in file_notes), *notes)


def _showing(code: str, passages: Sequence[str]) -> Warning:
    return Warning(code, {f"passage{at}": passage for at, passage in enumerate(passages[:_MOST_PASSAGES])})


def _notes(session: Session, read: Directive, other: Row | None) -> list[Warning]:
    notes = []
    if other is not None:
        notes.append(Warning(words.OTHER_VERSION, {"directive": known(other.id)}))
    for code, numbers in ((words.REPLACES, read.replaces), (words.AMENDS, read.amends)):
        for number in numbers:
            for row in directives.by_number(session, number):
                notes.append(Warning(code, {"directive": known(row.id)}))
    return notes


def take_file(turn: Turn, caption: i.Intent | None = None) -> None:
    """Import the file that came with the message; the caption may say when it was received."""
    if not _allowed(turn):
        return
    received = turn.received
    if received is None:
        turn.answer(words.unreadable("not_fetched", "", None))
        return
    on = _received_on(turn, caption)
    archive = bool(received.members) and not received.pages
    if archive:
        _tell_members(turn, received)
    for one in received.members or (received,):
        name = shown_name(one.file.name)
        if one.reading is not None:
            source = _source(turn, name, on, one.kept)
            _open(turn, one.reading.directive, one.reading.text, source, one.reading.warnings)
        elif not archive:
            turn.answer(words.unreadable(one.problem, name, one.params))


def _tell_members(turn: Turn, archive: ReceivedFile) -> None:
    """How many documents are in it, which files could not be read and why."""
    unread = [(one.problem, shown_name(one.file.name)) for one in archive.members if one.problem]
    read = sum(1 for one in archive.members if one.reading is not None)
    turn.answer(words.of_archive(shown_name(archive.file.name), read, unread))


def _received_on(turn: Turn, caption: i.Intent | None) -> date | None:
    when = caption.on if isinstance(caption, i.Received) else None
    return when.on if when is not None and when.certain and when.on <= turn.today else None


def take_text(turn: Turn, intent: i.PastedDirective) -> None:
    """Import a text that was pasted into the chat; the gate stands before it as before a file."""
    verdict = word_for(classify(intent.text))
    if verdict and not (verdict == "doubt" and turn.inbound.cleared):
        if verdict == "secret":
            secrecy.refuse(turn, deleted=False)
        else:
            secrecy.hold(turn, None)
        return
    text = clean(intent.text)
    # Loaded by the first text that is pasted: files are read in a child.
    read: Directive = loaded("directives.parse:parse")(text)
    _open(turn, read, text, _source(turn))


def _allowed(turn: Turn) -> bool:
    if may_everywhere(who(turn), Act.IMPORT):
        return True
    turn.answer(words.not_allowed())
    return False


def _source(
    turn: Turn, file_name: str = "", received: date | None = None, kept: Sequence[ReceivedFile] = ()
) -> Source:
    """From the chat of the turn, with the files that were kept of it."""
    return Source(
        now=turn.now,
        person_id=who(turn).id,
        channel=turn.inbound.channel,
        chat_id=turn.inbound.chat_id,
        file_name=file_name,
        received=received,
        files=tuple(NewEvidence(one.stored_as, shown_name(one.file.name), one.file.size) for one in kept),
    )


def _open(turn: Turn, read: Directive, text: str, source: Source, notes: Sequence[str] = ()) -> None:
    done = import_document(turn.session, read, text, source, view_of(turn), notes)
    title = title_of(read)
    match done.outcome:
        case ImportOutcome.NO_TASKS:
            turn.answer(words.no_tasks(title, _as_said(done.notes)))
        case ImportOutcome.ALREADY_SAVED if done.earlier is not None:
            numbers = ranges(directives.task_numbers(turn.session, known(done.earlier.id)))
            when = day(local_day(done.earlier.imported_at))
            turn.answer(words.already_saved(title, when, numbers, file_kept=done.file_kept))
        case ImportOutcome.ALREADY_OPEN | ImportOutcome.OPENED if done.review_id is not None:
            if done.outcome is ImportOutcome.ALREADY_OPEN:
                turn.answer(words.already_open(title))
            remember_review(turn.session, turn.target, None, turn.now)
            show(turn, done.review_id, 1)


def _as_said(notes: Sequence[Warning]) -> tuple[str, ...]:
    return tuple(reading_words.note(note.code, note.params) for note in notes)


def title_of(read: Directive) -> str:
    """ "1418/SKHCN-VP ngày 20/11/2026", from a document that was only read."""
    number = read.number or (f"…/{read.symbol}" if read.symbol else "")
    return review_words.named(number, read.issued)


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of a document, with what its sentence names."""

    outcome: ImportOutcome
    title: str
    tasks: int = 0
    earlier: str = ""  # the day on which the same document was imported
    numbers: str = ""  # the tasks that came of it
    file_kept: bool = False
    notes: tuple[str, ...] = ()  # on a document without tasks


def file_document(session: Session, reading: ReadResult, source: Source) -> Filed:
    """Import a document that was read, and owe the office the news; the review is open to all of it.

    ValueError for a document that bears a mark of secrecy.
    """
    now = source.now
    view = View(days.calendar(session, local_day(now)), settings.load(session), now)
    done = import_document(session, reading.directive, reading.text, source, view, reading.warnings)
    if done.outcome is ImportOutcome.OPENED and done.review_id is not None:
        _tell_office(session, done.review_id, view)
    return _filed(session, reading, done)


def _filed(session: Session, reading: ReadResult, done: Imported) -> Filed:
    title, count = title_of(reading.directive), len(reading.directive.drafts)
    if done.earlier is None:
        opened = done.outcome is ImportOutcome.OPENED
        return Filed(done.outcome, title, count, file_kept=opened, notes=_as_said(done.notes))
    numbers = ranges(directives.task_numbers(session, known(done.earlier.id)))
    when = day(local_day(done.earlier.imported_at))
    return Filed(done.outcome, title, count, when, numbers, done.file_kept)


def _tell_office(session: Session, review_id: int, view: View) -> None:
    desk = reviews.desk(session, review_id)
    if desk is None:
        return
    message = words.open_for_office(facts_of(session, desk, view))
    leaves = goes_at(view.now, view.calendar, policy_of(view.settings))
    for person in people.office_people(session):
        enqueue(
            session,
            f"review:{review_id}:{person.id}",
            MESSAGE_KIND,
            now=view.now,
            person_id=person.id,
            payload=message_payload(message, (), review_id),
            priority=PRIORITY,
            not_before=leaves,
        )


HANDLERS: Mapping[type, Handler] = {
    i.PastedDirective: take_text,
}
