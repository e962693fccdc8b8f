"""Opening the database at a start: created at the first, looked over and brought up to date at each.

Its tables are migrated by a verified copy, then all steps in one transaction, or none.
"""

import errno
import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError
from sqlmodel import Session

from storage.backups.copies import copy_file, settle
from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError, explain, shown, sqlite_path
from storage.database.glance import SOON_READ
from storage.database.presence import OfficeMark, left_for
from storage.migrations import HEAD
from storage.record import audit
from storage.record.sealing import DIGITS, HeadFile, HeadStands, seal, stands, tell_foreign, tell_noted
from tasks.serializing import UNREADABLE

_STEPS = Path(__file__).parent.parent / "migrations"
SEALED_SINCE = "0014"
"""The step since which rows are sealed and the chain's end is kept outside."""

_LOOKS, _BETWEEN_LOOKS = 5, 0.1  # seconds
_LOCK = 7_340_034  # any number of our own: two first starts on PostgreSQL take turns
_MAGIC = b"SQLite format 3\x00"


def revision(connection: Connection) -> str | None:
    """The step at which the database stands, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def upgrade(database: Database) -> str | None:
    """Run the steps that are missing; the answer is the step at which the database stood before.

    A program that is killed half way leaves the database as it was. An SQLite file that holds anything is
    copied first, and the copy is verified; raises StoreError where that fails. A server's is not copied.
    """
    before = database.read(lambda session: revision(session.connection()))
    if before != HEAD:
        _run_steps(database, before)
    return before


def _run_steps(database: Database, before: str | None) -> None:
    # Alembic costs a tenth of a second that a start with nothing to do should not pay.
    from alembic import command
    from alembic.config import Config

    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        elif before is not None:
            # Nobody else can write now, so that the copy is what the steps begin with.
            _copy_before(database.url, before)
        if before is not None and before >= SEALED_SINCE:
            with Session(bind=connection) as session:
                tell_noted(session)
                session.flush()
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
        command.upgrade(config, HEAD)
        with Session(bind=connection) as session:
            seal(session)
            session.flush()


def _copy_before(url: str, revision: str) -> Path | None:
    """Copy the database to `<name>.<revision>` beside it and read the copy over; None where it has no file.

    Raises StoreError (copy_failed) where the copy cannot be written or is not the same; then none is left.
    """
    path = sqlite_path(url)
    if path is None:
        return None
    copy = path.with_name(f"{path.name}.{revision}")
    unproved = path.with_name(f"{copy.name}.tmp")
    try:
        copy_file(path, unproved)
        unproved.replace(copy)
        settle(copy.parent)
    except (OSError, sqlite3.Error) as error:
        unproved.unlink(missing_ok=True)
        raise StoreError(StoreCode.COPY_FAILED, path=str(path)) from error
    return copy


def open_database(where: str | Path, folder: Path | None = None, *, make: bool = True) -> Database:
    """The database at a path or URL, up to date and looked over. Raises StoreError.

    With `make` the file is made at the first start, readable by its owner alone; its folder never is. In
    `folder` lies the mark of a server's database (storage.database.engine).
    """
    url = url_of(where)
    path, mark = sqlite_path(url), OfficeMark(url, folder)
    database, head = _database(url), HeadFile(url, folder)
    try:
        if path is not None:
            _look_at_file(path, mark, make=make)
        if _look_inside(database) is None:
            mark.refuse()
            if not make:
                raise StoreError(StoreCode.NO_OFFICE, path=shown(url))
        before = upgrade(database)
        _refuse_left(database)
        if not database.read(holds_work):
            mark.refuse()
        if before is not None and before >= SEALED_SINCE and (mark.stands or head.get()):
            _look_at_end(database, head)
        else:
            head.put(database.read(audit.head))
        database.seals.keep = head.put
        database.write(_can_write)
        database.mark_work(mark.set, holds_work)
    except DBAPIError as error:
        database.close()
        raise explain(error, url) from error
    except UNREADABLE as error:
        database.close()
        raise StoreError(StoreCode.DAMAGED, path=shown(url)) from error
    except StoreError:
        database.close()
        raise
    return database


def _refuse_left(database: Database) -> None:
    to = database.read(left_for)
    if to is not None:
        raise StoreError(StoreCode.MOVED_AWAY, path=shown(database.url), to=to)


def _look_at_end(database: Database, head: HeadFile) -> None:
    """Tell of a chain that was cut or bent while nobody was at work, before its next event hides it."""
    for _ in range(_LOOKS):
        kept = head.get()
        found = database.read(lambda session: stands(session, kept))  # noqa: B023 - asked at once
        if found is not HeadStands.AHEAD:
            break
        time.sleep(_BETWEEN_LOOKS)  # a program at work keeps the end right after each transaction
    if found not in (HeadStands.SAME, HeadStands.BEHIND):
        database.write(lambda session: tell_foreign(session, {"end": kept[:DIGITS], "stands": found.value}))


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


def _look_at_file(path: Path, mark: OfficeMark, *, make: bool) -> None:
    if not path.parent.is_dir():
        raise StoreError(StoreCode.FOLDER_MISSING, folder=str(path.parent))
    if path.is_dir():
        raise StoreError(StoreCode.IS_A_FOLDER, path=str(path))
    if not path.exists() or path.stat().st_size == 0:
        mark.refuse()
        if not make:
            raise StoreError(StoreCode.NO_OFFICE, path=str(path))
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
    path = sqlite_path(database.url)
    database.seen_through = path is None or path.stat().st_size <= SOON_READ
    check = path is not None and database.seen_through
    wrong = database.read(lambda session: _condition(session, check=check))
    if wrong is not None:
        raise StoreError(wrong, path=shown(database.url))
    return database.read(lambda session: revision(session.connection()))


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
    stands = revision(connection)
    if stands is None:
        return StoreCode.ANOTHER_DATABASE if inspect(connection).get_table_names() else None
    return None if stands <= HEAD else StoreCode.NEWER


def _can_write(session: Session) -> None:
    # BEGIN IMMEDIATE alone finds a locked database, but only a change finds a read-only one.
    session.connection().execute(text("UPDATE alembic_version SET version_num = version_num"))


def holds_work(session: Session) -> bool:
    """Whether anybody ever did anything in it: everything that is done leaves an event."""
    # In plain SQL, so that who only opens the database need not load all its tables.
    return (
        session.connection().execute(text("SELECT id FROM event WHERE subject <> 'rows' LIMIT 1")).first()
        is not None
    )
