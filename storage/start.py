"""Opening the database at a start: created at the first, looked over and brought up to date at each.

What can be wrong with it is one error with a code; `messages` makes the sentence.
"""

import errno
import os
from enum import StrEnum
from pathlib import Path

from sqlalchemy import inspect, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)
from sqlmodel import Session

from storage import migrate
from storage.engine import Database

_MAGIC = b"SQLite format 3\x00"


class StoreCode(StrEnum):
    """What is wrong with the database. The comment names the parameters."""

    BAD_URL = "bad_url"
    FOLDER_MISSING = "folder_missing"  # folder
    IS_A_FOLDER = "is_a_folder"  # path
    READ_ONLY = "read_only"  # path
    LOCKED = "locked"  # path
    DISK_FULL = "disk_full"  # path
    NOT_A_DATABASE = "not_a_database"  # path
    ANOTHER_DATABASE = "another_database"  # path: it holds tables of some other program
    DAMAGED = "damaged"  # path
    NEWER = "newer"  # path, revision: written by a later version of this program
    UNREACHABLE = "unreachable"  # path: the server does not answer, or refuses
    CANNOT_OPEN = "cannot_open"  # path
    DRIVER_MISSING = "driver_missing"  # the library for that kind of server is not installed


_SAID_BY_DRIVER = (
    ("readonly database", StoreCode.READ_ONLY),
    ("read-only transaction", StoreCode.READ_ONLY),
    ("database is locked", StoreCode.LOCKED),
    ("database table is locked", StoreCode.LOCKED),
    ("lock timeout", StoreCode.LOCKED),
    ("is full", StoreCode.DISK_FULL),
    ("no space left", StoreCode.DISK_FULL),
    ("disk i/o error", StoreCode.DISK_FULL),
    ("not a database", StoreCode.NOT_A_DATABASE),
    ("malformed", StoreCode.DAMAGED),
    ("unable to open", StoreCode.READ_ONLY),
)


DRIVER_TROUBLE = (OperationalError, InterfaceError)
"""The driver's errors that speak of the database and not of what was asked of it."""

_PASSING = frozenset({StoreCode.LOCKED, StoreCode.DISK_FULL, StoreCode.READ_ONLY, StoreCode.UNREACHABLE})


class StoreError(Exception):
    """The database cannot be used: `code` is a StoreCode, `params` what its sentence needs."""

    def __init__(self, code: StoreCode, **params: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params


def open_database(where: str | Path) -> Database:
    """The database at a path or URL, up to date and looked over. Raises StoreError.

    The file is made at the first start, readable by its owner alone; its folder never is.
    """
    url = url_of(where)
    path = _sqlite_path(url)
    if path is not None:
        _look_at_file(path)
    database = _database(url)
    try:
        _look_inside(database)
        migrate.upgrade(database)
        database.write(_can_write)
    except DBAPIError as error:
        database.close()
        raise explain(error, url) from error
    except StoreError:
        database.close()
        raise
    return database


def _database(url: str) -> Database:
    try:
        return Database(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(StoreCode.BAD_URL) from error
    except ImportError as error:
        raise StoreError(StoreCode.DRIVER_MISSING) from error


def url_of(where: str | Path) -> str:
    """The URL of a database named by a path or by a URL; a password in it is never shown.

    One that would keep nothing (SQLite in memory) is none.
    """
    given = str(where).strip()
    if "://" not in given:
        if not given:
            raise StoreError(StoreCode.BAD_URL)
        return f"sqlite:///{Path(given).absolute()}"
    try:
        name = make_url(given).drivername
    except (ArgumentError, ValueError) as error:
        raise StoreError(StoreCode.BAD_URL) from error
    if name in ("postgres", "postgresql"):
        # The driver that is pinned, whatever the common spelling of the URL.
        return "postgresql+psycopg" + given[given.index("://") :]
    kind = name.split("+")[0]
    if kind not in ("sqlite", "postgresql") or (kind == "sqlite" and _sqlite_path(given) is None):
        raise StoreError(StoreCode.BAD_URL)
    return given


def explain(error: DBAPIError, url: str) -> StoreError:
    """What a driver's error means for the person at the machine; also for errors in the middle of a run."""
    said = str(error.orig).casefold()
    for words, code in _SAID_BY_DRIVER:
        if words in said:
            return StoreError(code, path=shown(url))
    server = make_url(url).get_backend_name() != "sqlite"
    return StoreError(StoreCode.UNREACHABLE if server else StoreCode.CANNOT_OPEN, path=shown(url))


def may_pass(error: BaseException, url: str) -> bool:
    """Whether the trouble is the database's and may pass by itself: locked, full, read-only, out of reach."""
    return isinstance(error, DRIVER_TROUBLE) and explain(error, url).code in _PASSING


def shown(url: str) -> str:
    """The database as it may be shown: its path, or its address without the password."""
    path = _sqlite_path(url)
    return str(path) if path is not None else make_url(url).render_as_string(hide_password=True)


def _sqlite_path(url: str) -> Path | None:
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:":
        return None
    return Path(parts.database)


def _look_at_file(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(StoreCode.FOLDER_MISSING, folder=str(path.parent))
    if path.is_dir():
        raise StoreError(StoreCode.IS_A_FOLDER, path=str(path))
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StoreError(StoreCode.DISK_FULL if full else StoreCode.READ_ONLY, path=str(path)) from error
    with os.fdopen(handle, "rb") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise StoreError(StoreCode.NOT_A_DATABASE, path=str(path))


def _look_inside(database: Database) -> None:
    sqlite = database.engine.dialect.name == "sqlite"
    stands = database.read(lambda session: _condition(session, check=sqlite))
    if stands is not None:
        raise StoreError(stands, path=shown(database.url))


def _condition(session: Session, *, check: bool) -> StoreCode | None:
    connection = session.connection()
    if check:
        try:
            sound = connection.execute(text("PRAGMA quick_check(1)")).scalar() == "ok"
        except DatabaseError as error:
            if "malformed" not in str(error.orig):
                raise
            sound = False
        if not sound:
            return StoreCode.DAMAGED
    stands = migrate.revision(connection)
    if stands is None:
        return StoreCode.ANOTHER_DATABASE if inspect(connection).get_table_names() else None
    return None if stands <= migrate.HEAD else StoreCode.NEWER


def _can_write(session: Session) -> None:
    # BEGIN IMMEDIATE alone finds a locked database, but only a change finds a read-only one.
    session.connection().execute(text("UPDATE alembic_version SET version_num = version_num"))
