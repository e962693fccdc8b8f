"""Bringing a database's tables up to date: a verified copy, then all steps in one transaction, or none."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.engine import Database
from storage.faults import StoreCode, StoreError, sqlite_path
from storage.migrations import HEAD

__all__ = ["HEAD", "revision", "upgrade"]

_STEPS = Path(__file__).parent / "migrations"
_LOCK = 7_340_034  # any number of our own: two first starts on PostgreSQL take turns


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
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
        command.upgrade(config, HEAD)


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
        _copy(path, unproved)
        unproved.replace(copy)
        _settle(copy.parent)
    except (OSError, sqlite3.Error) as error:
        unproved.unlink(missing_ok=True)
        raise StoreError(StoreCode.COPY_FAILED, path=str(path)) from error
    return copy


def _copy(path: Path, to: Path) -> None:
    to.unlink(missing_ok=True)
    to.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        if target.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or _counts(source) != _counts(
            target
        ):
            raise sqlite3.DatabaseError("the copy is not what was copied")
    _settle(to)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own names
        for (name,) in tables
    }


def _settle(path: Path) -> None:
    """Have the disk hold it before anything is built on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
