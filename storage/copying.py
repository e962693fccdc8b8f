"""A verified copy of an SQLite database, made before a migration changes it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.faults import StoreCode, StoreError, sqlite_path


def copy_before(url: str, revision: str) -> Path | None:
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
