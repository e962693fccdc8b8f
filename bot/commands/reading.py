"""`nhacviec read`: what a document says, without keeping anything."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.base import Exit, given_day
from bot.reader import ReadResult, read_now
from directives.exchange import as_json
from directives.extract import Unreadable
from directives.model import Directive
from messages import cli as words
from messages import reading as table
from messages.files import problem
from messages.warnings import sentence
from tasks.deadline import Relative, Start
from tasks.folding import shown_name
from tasks.moments import count
from tasks.workdays import Calendar, national


def read(
    files: Annotated[list[Path], typer.Argument(help=words.OPTIONS["files"])],
    as_json_list: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
    received: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help=words.OPTIONS["received"])
    ] = None,
) -> None:
    """Print what the reader finds in each file."""
    day = given_day(received)
    found = _objects(files, day)
    if as_json_list:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for each in found:
            typer.echo(table.summary(each))
    if any("error" in each for each in found):
        raise typer.Exit(int(Exit.INPUT))


def _objects(paths: list[Path], day: date | None) -> list[dict[str, Any]]:
    """One object a file, in the order given; a file that cannot be read does not stop the others."""
    contents: list[tuple[Path, bytes | None]] = []
    for path in paths:
        try:
            contents.append((path, path.read_bytes()))
        except OSError:
            contents.append((path, None))
    answers = iter(read_now([(data, path.name) for path, data in contents if data is not None], day))
    return [
        _error(path, "not_found") if data is None else _answer(path, next(answers), day)
        for path, data in contents
    ]


def _error(path: Path, code: str, params: dict[str, str | int] | None = None) -> dict[str, Any]:
    return {"file": str(path), "error": problem(code, shown_name(path.name), params)}


def _answer(path: Path, answer: ReadResult | Unreadable, day: date | None) -> dict[str, Any]:
    if isinstance(answer, Unreadable):
        return _error(path, answer.code, answer.params)
    if answer.doubt is not None:
        return _error(path, "doubt")
    return as_json(str(path), answer.directive, sentence, _Counting(day))


class _Counting:
    """Counts a relative period from the day of issue or of receipt; an event's day is never known."""

    def __init__(self, received: date | None) -> None:
        self._received = received
        self._calendars: dict[int, Calendar] = {}

    def __call__(self, relative: Relative, directive: Directive) -> date | None:
        starts = {Start.ISSUED: directive.issued, Start.RECEIVED: self._received}
        start = starts.get(relative.start)
        if start is None:
            return None
        if start.year not in self._calendars:
            self._calendars[start.year] = national(range(start.year, start.year + 3))
        try:
            return count(relative, start, self._calendars[start.year])
        except OverflowError:
            return None
