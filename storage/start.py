"""Opening the database at a start: created at the first, looked over and brought up to date at each."""

import errno
import os
from pathlib import Path

from sqlalchemy import inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError
from sqlmodel import Session

from storage import migrate
from storage.engine import Database
from storage.faults import StoreCode, StoreError, explain, shown, sqlite_path
from storage.presence import Mark

_MAGIC = b"SQLite format 3\x00"


def open_database(where: str | Path, folder: Path | None = None) -> Database:
    """The database at a path or URL, up to date and looked over. Raises StoreError.

    The file is made at the first start, readable by its owner alone; its folder never is. In `folder` lies
    the mark of a server's database (storage.presence).
    """
    url = url_of(where)
    path, mark = sqlite_path(url), Mark(url, folder)
    if path is not None:
        _look_at_file(path, mark)
    database = _database(url)
    try:
        if _look_inside(database) is None:
            mark.refuse()
        migrate.upgrade(database)
        database.write(_can_write)
        if not database.read(_holds_work):
            mark.refuse()
        database.mark_work(mark.set, _holds_work)
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
    if kind not in ("sqlite", "postgresql") or (kind == "sqlite" and sqlite_path(given) is None):
        raise StoreError(StoreCode.BAD_URL)
    return given


def _look_at_file(path: Path, mark: Mark) -> None:
    if not path.parent.is_dir():
        raise StoreError(StoreCode.FOLDER_MISSING, folder=str(path.parent))
    if path.is_dir():
        raise StoreError(StoreCode.IS_A_FOLDER, path=str(path))
    if not path.exists() or path.stat().st_size == 0:
        mark.refuse()
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StoreError(StoreCode.DISK_FULL if full else StoreCode.READ_ONLY, path=str(path)) from error
    with os.fdopen(handle, "rb") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise StoreError(StoreCode.NOT_A_DATABASE, path=str(path))


def _look_inside(database: Database) -> str | None:
    """The step at which it stands, None for an empty one. Raises StoreError."""
    sqlite = database.engine.dialect.name == "sqlite"
    wrong = database.read(lambda session: _condition(session, check=sqlite))
    if wrong is not None:
        raise StoreError(wrong, path=shown(database.url))
    return database.read(lambda session: migrate.revision(session.connection()))


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


def _holds_work(session: Session) -> bool:
    """Whether anybody ever did anything in it: everything that is done leaves an event."""
    # In plain SQL, so that who only opens the database need not load all its tables.
    return session.connection().execute(text("SELECT id FROM event LIMIT 1")).first() is not None
