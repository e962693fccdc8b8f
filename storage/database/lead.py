"""Who of several machines works on one server's database: an advisory lock in a session of its own.

The server lets go of the lock when the session ends: with its program, with the server, or when the program
has stood still for so long that the server ended its session (from PostgreSQL 14 on). On SQLite the lock on
the data folder is enough, and everybody leads.
"""

from contextlib import suppress
from enum import StrEnum

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from storage.database.connections import CONNECT_SECONDS
from storage.database.engine import Database

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
