"""How a database is connected to; and SQLite's file while it is open: is it still the one that was there?"""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

from storage.database.faults import StoreCode, StoreError, shown, sqlite_path

BUSY_TIMEOUT_MS = 5000
CONNECT_SECONDS = 10
"""A server that does not answer within this is out of reach; its driver would wait for minutes."""
CACHE_KIB = 8_000
"""What a connection to SQLite holds of the file: all that one question looks at. SQLite's own 2 MiB are less,
so that pages would be read again and again while it is answered.
"""
TOGETHER_BYTES = 12_000 << 10
"""What all connections to SQLite hold together: one whose share is taken reads pages again, from the system's
own memory.
"""
IDLE_SECONDS = 15
"""A server ends a session that has stood still in a transaction for so long."""
READERS = 2
"""Threads that read beside the writing one."""
READING = "nhacviec_reading"
"""The option of an engine whose transactions only read."""


def make_engine(url: str) -> Engine:
    """An engine for the URL, with SQLite's pragmas set; opens nothing yet."""
    if make_url(url).get_backend_name() != "sqlite":
        patience = {} if "connect_timeout" in make_url(url).query else {"connect_timeout": CONNECT_SECONDS}
        server = create_engine(url, pool_pre_ping=True, pool_size=2 + READERS, connect_args=patience)
        event.listen(server, "connect", _hold_nobody_up)
        return server
    options: dict[str, Any] = {
        "connect_args": {"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000}
    }
    if sqlite_path(url) is not None:
        # The connection used last still holds what it has read of the file, unless another one has written.
        options["pool_use_lifo"] = True
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transaction handling is switched off: it would open a deferred transaction,
    # and a deferred read that turns into a write fails at once however long the timeout is.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{CACHE_KIB}",
        f"soft_heap_limit={TOGETHER_BYTES}",
        "secure_delete=ON",  # what is scrubbed leaves no letters behind in the file
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _hold_nobody_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # A program that stands still in the middle of a transaction would keep its locks for as long.
    connection.autocommit = True
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'")
    connection.autocommit = False


def wait_in(session: Session) -> None:
    """Let this transaction stand still for as long as something else takes."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class OpenedFile:
    """The file that is open under a path; a database that has none is always there.

    Only `stat` is used: to open and close the file once more would drop the locks that SQLite holds on it.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._path = sqlite_path(url)
        self._log = None if self._path is None else Path(f"{self._path}-wal")
        self._known: tuple[int, int] | None = None
        self._logged = False

    def check(self, *, connected: bool = False) -> None:
        """Raise StoreError (vanished) where the file is not the one that was first seen, or is empty.

        `connected` says that a connection is open just now: then the log must be there if it ever was.
        """
        if self._path is None:
            return
        found = _identity(self._path)
        if self._known is None:
            self._known = found
        elif found != self._known:
            raise StoreError(StoreCode.VANISHED, path=shown(self._url))
        if connected and self._log is not None:
            there = self._log.exists()
            if self._logged and not there:
                raise StoreError(StoreCode.VANISHED, path=shown(self._url))
            self._logged = there


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file that holds something, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None
