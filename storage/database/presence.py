"""Whether an office is, or was, at work in the database, where it is at home, and which machine leads it.

Beside the file of a database in which an office works lies a mark, `<name>.known`. Where the mark is and
the database is gone or empty, something has been lost, and a start must not found a new office in its place;
or the office has moved, and then the mark says where to.

A copied folder would take the same answers and send the same reminders again. So a file's place, the
machine's own id with the file's path, is kept in it; a server's database is at home everywhere.
"""

import hashlib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from storage.database.connections import CONNECT_SECONDS
from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError, beside, shown, sqlite_path
from storage.database.glance import MARK
from storage.tables import Setting


class OfficeMark:
    """The mark that an office works in this database. A server's lies in `folder`, None for nowhere."""

    def __init__(self, url: str, folder: Path | None) -> None:
        self._url = url
        self._path = beside(url, folder, MARK)

    @property
    def stands(self) -> bool:
        """Whether the mark is there."""
        return self._path is not None and self._path.exists()

    def refuse(self) -> None:
        """Raise StoreError (emptied, moved_away) where the mark is there and the database holds nothing."""
        if self._path is None or not self._path.exists():
            return
        to = self._path.read_text(encoding="utf-8").strip()
        if to:
            raise StoreError(StoreCode.MOVED_AWAY, path=shown(self._url), to=to)
        raise StoreError(StoreCode.EMPTIED, path=shown(self._url), mark=str(self._path))

    def set(self) -> None:
        """Leave the mark. A place that does not take it costs the warning, not the work."""
        if self._path is not None and not (self._path.exists() and self._path.stat().st_size == 0):
            self._leave("")

    def lead_to(self, to: str) -> None:
        """Have the mark say where the office has gone: `to` is an address as it may be shown."""
        self._leave(to)

    def _leave(self, said: str) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            self._path.touch(mode=0o600)
            self._path.write_text(said, encoding="utf-8")


_PLACE = "machine.place"
_LEFT = "machine.left"
_MACHINE = Path("/etc/machine-id")  # machine-id(5); a container may have none


def is_elsewhere(session: Session, url: str) -> bool:
    """Whether it was last at work in another place."""
    kept = session.get(Setting, _PLACE)
    return kept is not None and kept.value.get("hash") != _here(url)


def settle_here(session: Session, url: str) -> None:
    """Make this its place."""
    kept = session.get(Setting, _PLACE) or Setting(key=_PLACE)
    if sqlite_path(url) is not None and kept.value.get("hash") != _here(url):
        kept.value = {"hash": _here(url)}
        session.add(kept)


def leave(session: Session, to: str) -> None:
    """Nobody is to work here any more: the office is now in `to`, an address as it may be shown."""
    session.add(Setting(key=_LEFT, value={"to": to}))


def left_for(session: Session) -> str | None:
    """Where the office has gone from here, None while it is here."""
    kept = session.get(Setting, _LEFT)
    return str(kept.value["to"]) if kept is not None else None


def _here(url: str) -> str:
    try:
        machine = _MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = ""
    path = sqlite_path(url)
    return hashlib.sha256(f"{machine}\n{path.resolve() if path is not None else ''}".encode()).hexdigest()


# Who of several machines works on one server's database: an advisory lock in a session of its own.
#
# The server lets go of the lock when the session ends: with its program, with the server, or when the program
# has stood still for so long that the server ended its session (from PostgreSQL 14 on). On SQLite the lock on
# the data folder is enough, and everybody leads.

_LOCK = 7_340_035  # any number of our own


class LeadStands(StrEnum):
    """Whether this program may work on."""

    HELD = "held"
    LOST = "lost"  # another one has it
    UNKNOWN = "unknown"  # the server does not answer: nobody works just now


class Lead:
    """The right to work on the database. Nothing here waits for long; not to be used by two threads.

    After `still` seconds without a word the server takes the program for dead.
    """

    def __init__(self, database: Database, still: float) -> None:
        self.still = still
        self._needed = database.engine.dialect.name == "postgresql"
        patience = {"connect_timeout": CONNECT_SECONDS}
        self._engine = (
            create_engine(
                database.engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=patience
            )
            if self._needed
            else None
        )
        self._connection: Connection | None = None

    def hold(self) -> LeadStands:
        """Take the lead, or go on holding it; to be asked again every few seconds."""
        if self._engine is None:
            return LeadStands.HELD
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return LeadStands.HELD
        except SQLAlchemyError:
            self.let_go()
        try:
            return LeadStands.HELD if self._taken(self._engine.connect()) else LeadStands.LOST
        except SQLAlchemyError:
            return LeadStands.UNKNOWN

    def _taken(self, connection: Connection) -> bool:
        with suppress(SQLAlchemyError):
            connection.execute(text(f"SET idle_session_timeout = '{int(self.still * 1000)}ms'"))
        if not connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": _LOCK}).scalar():
            connection.close()
            return False
        self._connection = connection
        return True

    def let_go(self) -> None:
        """Work no more."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(SQLAlchemyError):
                connection.invalidate()
            with suppress(SQLAlchemyError):
                connection.close()
