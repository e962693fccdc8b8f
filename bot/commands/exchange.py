"""`nhacviec import`: documents become reviews; `nhacviec export`: the bảng theo dõi nhiệm vụ as a file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.questions.exporting import export_workbook
from bot.actions.review.importing import Filed, file_document
from bot.commands.base import configured, file_bytes, given_day, why_no_bytes
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.commands.progress import watched
from bot.reading.keeping import keep_file
from bot.reading.reader import Member, ReadResult, read_now
from directives.extract import MAX_BYTES, Unreadable
from directives.model import Directive, SecrecyDoubt
from expressions.names.unitbook import registered
from language.folding import shown_name
from messages.command_line import cli as words
from messages.review import imports as results
from messages.review.answers import EMPTY
from messages.review.reading import problem
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Database
from storage.incoming import filespace
from storage.registry import people
from storage.work.directives import Source
from storage.work.reports import NewEvidence


def import_files(
    files: Annotated[list[Path], typer.Argument(help=words.OPTIONS["files"])],
    received: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help=words.OPTIONS["received"])
    ] = None,
) -> None:
    """Open a review of each document, and say in a sentence what came of each file."""
    day = given_day(received)
    contents = [(path, file_bytes(path, MAX_BYTES + 1)) for path in files]
    there = [(data, path.name) for path, data in contents if data is not None]
    config, failed = configured(), False
    with opened(config) as database:
        units = database.read(people.units)
        if not units:
            typer.echo(EMPTY, err=True)
        answers = iter(read_now(there, day, apart=True, units=registered(units)))
        for path, data in contents:
            members = next(answers) if data is not None else [Member("", Unreadable(why_no_bytes(path)))]
            for one, result in _judged_whole(members):
                came = Came(shown_name(one.within(path.name)), one.content or data or b"", day, config.files)
                taken, sentence = _take(database, came, result)
                typer.echo(sentence, err=not taken)
                failed = failed or not taken
    if failed:
        raise typer.Exit(int(Exit.INPUT))


@dataclass(frozen=True, slots=True)
class Came:
    """A file that was given: its name, its bytes, the day of its receipt, the folder in which it is kept."""

    name: str
    content: bytes
    received: date | None
    folder: Path


def _judged_whole(members: list[Member]) -> list[tuple[Member, ReadResult | Unreadable]]:
    """Each file of an archive with what it came to: one that is held holds all, for it is one document."""
    results = [one.result for one in members]
    marked = [each for each in results if isinstance(each, ReadResult) and each.directive.classification]
    doubtful = [each for each in results if isinstance(each, ReadResult) and each.doubt is not None]
    if any(isinstance(each, Unreadable) and not each.looked_at for each in results):
        doubtful.append(ReadResult(Directive(), doubt=SecrecyDoubt.UNSEEN))
    held = next(iter([*marked, *doubtful]), None)
    if held is None:
        return [(one, one.result) for one in members]
    return [(one, one.result if isinstance(one.result, Unreadable) else held) for one in members]


def _take(database: Database, came: Came, answer: ReadResult | Unreadable) -> tuple[bool, str]:
    """Whether the file could be used, and the sentence about it; each file in a transaction of its own."""
    if isinstance(answer, Unreadable):
        return False, problem(answer.code, came.name, answer.params)
    if answer.directive.classification is not None:
        return False, problem("secret", came.name)
    if answer.doubt is not None:
        return False, results.doubtful_file(came.name)
    office, space = database.read(settings.load), filespace.used(came.folder)
    now = SystemClock().now()
    no_room = database.read(
        lambda session: filespace.no_room(session, space, len(came.content), None, office, now)
    )
    if no_room is not None:
        return False, problem(no_room, came.name, {"most": office.files_mib})
    filed = _file(database, came, answer)
    said = results.by_command(
        filed.outcome, came.name, filed.title, filed.tasks, filed.earlier, filed.numbers
    )
    return True, " ".join((said, *filed.notes))


def _file(database: Database, came: Came, answer: ReadResult) -> Filed:
    """Import it, and keep the file where the document has none yet."""
    stored_as = keep_file(came.content, came.folder)
    files = (NewEvidence(stored_as, came.name, len(came.content)),) if stored_as else ()
    source = Source(SystemClock().now(), file_name=came.name, received=came.received, files=files)
    filed = database.write(lambda session: file_document(session, answer, source))
    if stored_as and not filed.file_kept:
        (came.folder / stored_as).unlink(missing_ok=True)
    return filed


# `nhacviec export`: the bảng theo dõi nhiệm vụ as a file.


def export(file: Annotated[Path, typer.Argument(help=words.OPTIONS["out"])]) -> None:
    """Write every task that is tracked."""
    if file.suffix.lower() != ".xlsx":
        fail(words.not_xlsx(file.name), Exit.INPUT)
    if not file.parent.is_dir() or file.is_dir():
        fail(words.cannot_write(str(file)), Exit.INPUT)
    with opened(configured()) as database, watched(words.EXPORTING) as watch:
        try:
            rows = export_workbook(database.read, file, SystemClock().now(), watch)
        except OSError:
            fail(words.cannot_write(str(file)), Exit.INPUT)
    typer.echo(words.exported(str(file), rows))
