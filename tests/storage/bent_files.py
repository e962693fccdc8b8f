"""What somebody who knows the program may do to the file of a database, one thing at a time."""

import json
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from sqlmodel import col, select

from storage.database.engine import Database
from storage.record import audit
from storage.record.audit import SEALED
from storage.record.sealing import PROTECTED, ROWS, read_rows, table_of
from storage.tables import Event

_EMPTIED = 0.1
"""Of the edits so many leave nothing."""

Mutation = Callable[[sqlite3.Connection, random.Random], str]
"""Bends a file; what it did, "" where that is nothing."""


def _any_row(raw: sqlite3.Connection, chance: random.Random, table: str) -> int | None:
    rows = raw.execute(f'SELECT rowid FROM "{table}"').fetchall()  # noqa: S608
    return chance.choice(rows)[0] if rows else None


def _edit(raw: sqlite3.Connection, chance: random.Random) -> str:
    """Another value in any column of any row of the record."""
    table = chance.choice(PROTECTED)
    row = _any_row(raw, chance, table)
    about = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    kinds = {name: kind for _, name, kind, *_, key in about if not key}
    personal = {"name", "title", "honorific"} if table == "person" else set()
    column = chance.choice([name for name in kinds if name not in personal])
    if row is None or (table == "setting" and "." in _key_of(raw, row)):
        return ""
    (old,) = raw.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()  # noqa: S608
    new = 1 - old if kinds[column] == "BOOLEAN" else _another(old, chance)
    if old and chance.random() < _EMPTIED:
        new = None
    try:
        raw.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (new, row))  # noqa: S608
    except sqlite3.IntegrityError:
        return ""
    return f"{table}.{column} of {row}: {old!r} -> {new!r}"


def _key_of(raw: sqlite3.Connection, row: int) -> str:
    return str(raw.execute("SELECT key FROM setting WHERE rowid = ?", (row,)).fetchone()[0])


def _another(old: object, chance: random.Random) -> object:
    if isinstance(old, int):
        return old + 1
    text = str(old or "")
    if len(text) >= 10 and text[4] == "-":  # a day or a moment
        return text[:9] + str((int(text[9]) + 1 + chance.randrange(3)) % 9 + 1) + text[10:]
    if text.startswith(("{", "[")):
        return '{"value": "khác"}' if text.startswith("{") else "[1]"
    return "07:45:00.000000" if ":" in text else text + "x"


def _delete(raw: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice(PROTECTED)
    row = _any_row(raw, chance, table)
    if row is None or (table == "setting" and "." in _key_of(raw, row)):
        return ""
    raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608
    return f"{table} {row} deleted"


def _insert(raw: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice(PROTECTED)
    row = _any_row(raw, chance, table)
    if table not in ("role", "setting") and row is not None:
        return _repeat(raw, table, row)
    person, unit = _any_row(raw, chance, "person"), _any_row(raw, chance, "unit")
    raw.execute(
        "INSERT OR REPLACE INTO role (person_id, unit_id, role) VALUES (?, ?, 'office')", (person, unit)
    )
    return f"person {person} made an officer"


def _repeat(raw: sqlite3.Connection, table: str, row: int) -> str:
    """A row once more under a key of its own."""
    about = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = ", ".join(f'"{name}"' for _, name, *_, key in about if not key)
    try:
        again = f'SELECT {columns} FROM "{table}" WHERE rowid = {row}'  # noqa: S608
        raw.execute(f'INSERT INTO "{table}" ({columns}) {again}')
    except sqlite3.IntegrityError:
        return ""
    return f"{table} {row} repeated"


def _truncate(raw: sqlite3.Connection, chance: random.Random) -> str:
    (last,) = raw.execute("SELECT max(id) FROM event").fetchone()
    left = chance.randrange(last)
    raw.execute("DELETE FROM event WHERE id > ?", (left,))
    return f"events after {left} deleted"


def _unsay(raw: sqlite3.Connection, chance: random.Random) -> str:
    row = _any_row(raw, chance, "event")
    column = chance.choice(["kind", "subject", "old", "new", "previous", "digest", "actor_id", "at", "data"])
    other = {"actor_id": "coalesce(actor_id, 0) + 1", "at": "datetime(at, '+1 day')", "data": "'{\"x\": 1}'"}
    new = other.get(column, f"{column} || 'x'")
    raw.execute(f"UPDATE event SET {column} = {new} WHERE id = ?", (row,))  # noqa: S608
    return f"event {row}: {column} changed"


def _rechain(raw: sqlite3.Connection, chance: random.Random) -> str:
    """An event taken out, its seals with it, and everything behind it hashed anew."""
    rows = raw.execute("SELECT id FROM event ORDER BY id").fetchall()
    gone = chance.choice(rows)[0]
    raw.execute("DELETE FROM event WHERE id = ?", (gone,))
    _hash_anew(raw)
    return f"event {gone} taken out and the chain made anew"


def _forge(raw: sqlite3.Connection, chance: random.Random) -> str:
    """A share edited, with a seal of it at the chain's end, as a kill would leave it."""
    row = _any_row(raw, chance, "assignment")
    raw.execute("UPDATE assignment SET status = 'done' WHERE id = ?", (row,))
    raw.commit()
    database = _opened(raw)
    shares, key = table_of("assignment")
    wanted = shares.select().where(key == row)
    ((_, digest),) = database.read(lambda session: list(read_rows(session, "assignment", wanted)))
    last = database.read(audit.head)
    database.close()
    at, data = datetime(2026, 11, 24, tzinfo=UTC), {f"assignment:{row}": digest}
    forged = audit.digest_of(last, at, None, SEALED, ROWS, "", "", data)
    raw.execute(
        "INSERT INTO event (at, kind, subject, old, new, data, previous, digest) "
        "VALUES (?, ?, ?, '', '', ?, ?, ?)",
        (f"{at:%Y-%m-%d %H:%M:%S.%f}", SEALED, ROWS, json.dumps(data), last, forged),
    )
    return f"assignment {row} done, and sealed"


def _hash_anew(raw: sqlite3.Connection) -> None:
    previous = ""
    raw.commit()
    database = _opened(raw)
    events = database.read(lambda session: session.exec(select(Event).order_by(col(Event.id))).all())
    database.close()
    for event in events:
        what = (event.kind, event.subject, event.old, event.new, event.data)
        digest = audit.digest_of(previous, event.at, event.actor_id, *what)
        raw.execute("UPDATE event SET previous = ?, digest = ? WHERE id = ?", (previous, digest, event.id))
        previous = digest


def _opened(raw: sqlite3.Connection) -> Database:
    (path,) = [file for _, name, file in raw.execute("PRAGMA database_list") if name == "main"]
    return Database(f"sqlite:///{path}")


MUTATIONS: tuple[Mutation, ...] = (
    _edit,
    _edit,
    _delete,
    _edit,
    _insert,
    _edit,
    _truncate,
    _edit,
    _unsay,
    _rechain,
    _forge,
)
