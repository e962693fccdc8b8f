"""One program a data folder, by a lock that the system lets go of however it ends; and none on a copy."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.config import Config
from bot.upkeep.leading import LeadKeeper, stand_by
from messages.command_line import cli as words
from messages.upkeep.records import problem
from storage.database import troubles
from storage.database.engine import Database, Session
from storage.database.faults import shown
from storage.database.lead import Lead, LeadStands
from storage.database.presence import is_elsewhere, settle_here

_LOCK = "nhacviec.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the data folder; ends the program with a sentence where another one does.

    A lock of this kind does not pass to children, so that one which outlives a killed program holds nothing.
    """
    with (folder / _LOCK).open("a") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            fail(problem("folder_in_use", {"folder": str(folder)}), Exit.STORE)
        yield


@contextmanager
def leading(database: Database, config: Config) -> Iterator[None]:
    """Lead on the database; waits while another machine does."""
    lead = Lead(database, config.still)
    stand_by(lead, lambda: typer.echo(words.standing_by(shown(database.url))))
    keeper = LeadKeeper(lead)
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


def alone(database: Database, config: Config) -> Lead:
    """The lead, taken at once; ends the program with a sentence where another machine has it."""
    lead = Lead(database, config.still)
    if lead.hold() is not LeadStands.HELD:
        fail(problem("in_use", {"path": shown(database.url)}), Exit.STORE)
    return lead


def at_home(database: Database) -> None:
    """Note where the database is at work; ends the program with a sentence where that was another place."""
    if database.read(lambda session: is_elsewhere(session, database.url)):
        fail(words.copied(shown(database.url)), Exit.STORE)
    database.write(lambda session: settle_here(session, database.url))


def moved() -> None:
    """Take the place where the database lies for its own; the next start first sees whether it is alone."""
    config = configured()

    def _settle(session: Session) -> None:
        settle_here(session, database.url)
        troubles.call_for_care(session)

    with opened(config) as database, held(config.data):
        database.write(_settle)
        typer.echo(words.at_home(shown(database.url)))
