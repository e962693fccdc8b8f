"""One program a data folder, and one of several machines at work; none on a copy."""

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.config import Config
from messages.command_line import cli as words
from messages.records import problem
from scheduler.time import STUCK
from storage.database import notes
from storage.database.engine import Database, Session
from storage.database.faults import shown
from storage.database.presence import Lead, LeadStands, is_elsewhere, settle_here

# One of several machines works, the others stand by: who leads goes on asking whether it still does.
#
# Who has lost the lead ends at once, like a program that was killed, and its service manager starts it anew,
# to stand by: the promises hold for any end, and an orderly one could hang in what it lost.

log = structlog.get_logger()

WORDS = 5
"""How often who leads says so, within the time after which it is taken for dead."""
BETWEEN_TRIES = 1.0


def stand_by(lead: Lead, told: Callable[[], None]) -> None:
    """Wait until this program leads; `told` is called once where it does not at once."""
    if lead.hold() is LeadStands.HELD:
        return
    told()
    while lead.hold() is not LeadStands.HELD:
        time.sleep(BETWEEN_TRIES)


class LeadKeeper:
    """A thread that holds the lead until `stop`; the program ends where another one has it.

    While the server does not answer nobody can take it, and nothing is written: that is waited for.
    """

    def __init__(self, lead: Lead) -> None:
        self._lead = lead
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="lead", daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """Let another one lead."""
        self._stopped.set()
        self._thread.join()
        self._lead.let_go()

    def _keep(self) -> None:
        while not self._stopped.wait(self._lead.still / WORDS):
            try:
                lost = self._lead.hold() is LeadStands.LOST
            except Exception:
                log.exception("lead_not_asked")
                continue
            if lost:
                log.warning("lead_lost")
                os._exit(STUCK)


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
        notes.call_for_care(session)

    with opened(config) as database, held(config.data):
        database.write(_settle)
        typer.echo(words.at_home(shown(database.url)))
