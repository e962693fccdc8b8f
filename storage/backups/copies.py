"""Sound copies of a database: of an SQLite file as a file, of any database row by row.

A copy is of one moment, however much is written meanwhile, and is read over before it counts.
"""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Column, Connection, Engine, Table, bindparam, create_engine, func, insert, select, text

from storage.database.watching import Advance, unseen

__all__ = ["copy_file", "copy_rows", "looking_engine", "settle", "stand_still"]

_AT_ONCE = 500  # rows


def copy_file(path: Path, to: Path) -> None:
    """Copy an SQLite file. Raises OSError, sqlite3.Error where the copy is not what was copied."""
    to.unlink(missing_ok=True)
    to.touch(mode=0o600)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        source.execute("BEGIN")
        before = _counts(source)  # the first look: from here on the source stands still for this connection
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        sound = target.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or before != _counts(target):
            raise sqlite3.DatabaseError("the copy is not what was copied")
    settle(to)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own names
        for (name,) in tables
    }


def settle(path: Path) -> None:
    """Have the disk hold a file or a folder before anything is built on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def looking_engine(path: Path) -> Engine:
    """An engine that only reads an SQLite file, and leaves nothing beside it."""
    return create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    )


def stand_still(connection: Connection) -> None:
    """Have a transaction that has asked nothing yet see one moment only, whatever is written meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


def copy_rows(old: Connection, new: Connection, tables: Sequence[Table], more: Advance = unseen) -> None:
    """Copy every row of the tables, each after those it refers to, from one database to another.

    The target holds none yet. Each is in one transaction: the copy is of one moment, and whole or not there.
    """
    for table in tables:
        _copy_table(table, old, new, more)
    for table in tables:
        _refer(table, old, new)
        _count_on(table, new)


def _referring(table: Table) -> list[Column[Any]]:
    """The columns that name a row which may only come later: of the table itself, or in a circle of two."""
    return [key.parent for key in table.foreign_keys if key.use_alter or key.column.table is table]


def _copy_table(table: Table, old: Connection, new: Connection, more: Advance) -> None:
    left_out = {column.name: None for column in _referring(table)}
    rows = old.execution_options(yield_per=_AT_ONCE).execute(select(table).order_by(*table.primary_key))
    for some in rows.mappings().partitions():
        new.execute(insert(table), [{**row, **left_out} for row in some])
        more(len(some))


def _refer(table: Table, old: Connection, new: Connection) -> None:
    (key,) = table.primary_key
    for column in _referring(table):
        found = old.execute(select(key.label("key"), column.label("named")).where(column.is_not(None)))
        rows: Sequence[Mapping[str, Any]] = [dict(row) for row in found.mappings()]
        if rows:
            change = table.update().where(key == bindparam("key")).values({column: bindparam("named")})
            new.execute(change, rows)


def _count_on(table: Table, new: Connection) -> None:
    """Have a server give the next row a number of its own; SQLite does so by itself."""
    (key,) = table.primary_key
    if new.dialect.name == "postgresql" and table.autoincrement_column is key:
        last = new.execute(select(func.max(key))).scalar()
        if last is not None:
            new.execute(
                text("SELECT setval(pg_get_serial_sequence(:t, :c), :n)"),
                {"t": f'"{table.name}"', "c": key.name, "n": last},
            )
