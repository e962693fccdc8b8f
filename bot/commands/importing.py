"""`nhacviec import`: documents become reviews, which the office settles and saves in chat."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.importing import file_document
from bot.commands.base import configured, given_day
from bot.commands.exits import Exit
from bot.commands.opening import opened
from bot.reading.reader import Member, ReadResult, read_now
from directives.extract import Unreadable
from directives.model import Directive
from directives.secrets import SecrecyDoubt
from language.folding import shown_name
from messages import cli as words
from messages import imports as results
from messages.reading import problem
from messages.review_answers import EMPTY
from scheduler.time import SystemClock
from storage import people
from storage.engine import Database


def import_files(
    files: Annotated[list[Path], typer.Argument(help=words.OPTIONS["files"])],
    received: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help=words.OPTIONS["received"])
    ] = None,
) -> None:
    """Open a review of each document, and say in a sentence what came of each file."""
    day = given_day(received)
    contents = [(path, _bytes(path)) for path in files]
    answers = iter(read_now([(data, path.name) for path, data in contents if data is not None], day))
    failed = False
    with opened(configured()) as database:
        if not database.read(people.units):
            typer.echo(EMPTY, err=True)
        for path, data in contents:
            members = next(answers) if data is not None else [Member("", Unreadable("not_found"))]
            for one, result in _judged_whole(members):
                taken, sentence = _take(database, shown_name(one.within(path.name)), result, day)
                typer.echo(sentence, err=not taken)
                failed = failed or not taken
    if failed:
        raise typer.Exit(int(Exit.INPUT))


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


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _take(
    database: Database, name: str, answer: ReadResult | Unreadable, day: date | None
) -> tuple[bool, str]:
    """Whether the file could be used, and the sentence about it; each file in a transaction of its own."""
    if isinstance(answer, Unreadable):
        return False, problem(answer.code, name, answer.params)
    if answer.directive.classification is not None:
        return False, problem("secret", name)
    if answer.doubt is not None:
        return False, results.doubtful_file(name)
    now = SystemClock().now()
    filed = database.write(lambda session: file_document(session, answer, name, day, now))
    return True, results.by_command(
        filed.outcome, name, filed.title, filed.tasks, filed.earlier, filed.numbers
    )
