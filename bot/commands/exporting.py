"""`nhacviec export`: the bảng theo dõi nhiệm vụ as a file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.actions.questions.exporting import export_workbook
from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.commands.progress import watched
from messages.command_line import cli as words
from scheduler.time import SystemClock


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
