"""`nhacviec tidy`."""

import asyncio
from typing import Annotated

import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.upkeep.tidying import ClockAbsurdError, Tidying
from messages.command_line.cli import OPTIONS
from messages.upkeep import tidying as words
from scheduler.time import SystemClock
from storage.record.audit import COMMAND_LINE


def tidy(dry_run: Annotated[bool, typer.Option("--dry-run", help=OPTIONS["dry_run"])] = False) -> None:
    """Take what is of no use any more, and say what it was; the service may be running."""
    config = configured()
    with opened(config) as database:
        tidying = Tidying(database, config.files, SystemClock(), by=COMMAND_LINE, dry=dry_run)
        try:
            done = asyncio.run(tidying.run())
        except ClockAbsurdError:
            fail(words.clock_absurd(), Exit.HAND)
    typer.echo(words.tidied(done, dry=dry_run))
    if done.strange or done.missing.count:
        raise typer.Exit(int(Exit.HAND))
