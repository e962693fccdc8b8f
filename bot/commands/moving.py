"""`nhacviec move`: the office into another database."""

from typing import Annotated

import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.holding import alone, held
from bot.commands.opening import fail_of, opened
from bot.commands.progress import watched
from messages.command_line.cli import OPTIONS
from messages.upkeep import records as words
from scheduler.time import SystemClock
from storage.backups.moving import MoveError, move
from storage.database.faults import StoreError


def move_office(target: Annotated[str, typer.Argument(help=OPTIONS["target"])]) -> None:
    """Take the office to the database at a URL or a path; the service must be at rest."""
    config = configured()
    with opened(config) as database, held(config.data), watched(words.TITLE) as watch:
        lead = alone(database, config)
        try:
            moved = move(database, target, config.data, SystemClock().now(), watch)
        except MoveError as error:
            fail(words.cannot_move(error.code, error.params), Exit.INPUT)
        except StoreError as error:
            fail_of(error)
        finally:
            lead.let_go()
    aside = str(moved.aside) if moved.aside is not None else None
    typer.echo(words.moved(moved.to, moved.rows, moved.events, aside))
