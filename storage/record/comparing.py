"""Holding the state against the chain of events: what was changed, added or removed behind its back.

What the events of the work say of the state (how far each share has got, who holds which role) is held
against it, too. A seal says that a row was written by the program; whoever forges one as the chain's last
event, which a kill would leave as well, has still to say who did the work and when.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, text
from sqlmodel import Session, col
from sqlmodel import select as sql_select

from storage.database.watching import Advance, unseen
from storage.record.audit import FOREIGN, SEALED
from storage.record.sealing import DIGITS, PROTECTED, ROWS, RecordRow, noted, read_rows, table_of
from storage.tables import Event
from tasks.lifecycle import Fact
from tasks.model import Action, Status
from tasks.serializing import canonical

_EVENTS_AT_ONCE = 500  # events
_PERSON_ADDED = "person_added"
_GRANTED, _WITHDRAWN = "role_granted", "role_withdrawn"

_Said = tuple[str, str]
"""What is spoken of ("assignment:7", "role:3:head:2", "person:3"), and how it is."""

_TABLES = """
    CREATE TABLE told (name TEXT PRIMARY KEY, how TEXT);
    CREATE TABLE found (n INTEGER PRIMARY KEY, name TEXT UNIQUE, how TEXT, kind TEXT, key TEXT, person TEXT);
"""
_NOT_SO = """
    SELECT kind, key FROM found LEFT JOIN told USING (name)
    WHERE kind = 'assignment' AND found.how <> ? AND found.how <> COALESCE(told.how, '')
    UNION ALL
    SELECT kind, key FROM found LEFT JOIN told USING (name)
    WHERE kind = 'role' AND COALESCE(told.how, '') <> 'held'
      AND (told.name IS NOT NULL OR person IN (SELECT name FROM told))
    UNION ALL
    SELECT 'role', told.name FROM told LEFT JOIN found USING (name)
    WHERE told.how = 'held' AND found.name IS NULL
"""


@contextmanager
def laid_beside(tables: str) -> Iterator[sqlite3.Connection]:
    """A file of its own for what is compared, which SQLite removes; with these tables."""
    with closing(sqlite3.connect("")) as beside:
        beside.executescript(f"PRAGMA journal_mode = OFF; {tables}")
        yield beside


def underived(session: Session) -> tuple[RecordRow, ...]:
    """Shares whose status, and roles that, no event of the work accounts for.

    A share may be assigned anew without an event of its own, when another one is handed over to its unit.
    """
    with laid_beside(_TABLES) as beside:
        put = "INSERT INTO told VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET how = excluded.how"
        beside.executemany(put, _told(session))
        beside.executemany(
            "INSERT INTO found (name, how, kind, key, person) VALUES (?, ?, ?, ?, ?)", _found(session)
        )
        rows = beside.execute(_NOT_SO, (Status.ASSIGNED.value,)).fetchall()
    return tuple(RecordRow(kind, key) for kind, key in rows)


def _told(session: Session) -> Iterator[_Said]:
    """What each event says, the oldest first."""
    spoken_of = or_(
        col(Event.subject).like("assignment:%"), col(Event.kind).in_((_PERSON_ADDED, _GRANTED, _WITHDRAWN))
    )
    wanted = select(table_of("event")[0]).where(spoken_of).order_by(col(Event.id))
    for event in session.execute(wanted.execution_options(yield_per=_EVENTS_AT_ONCE)).mappings():
        kind, subject, data = event["kind"], event["subject"], event["data"]
        if kind == _PERSON_ADDED:
            yield subject, ""
        elif kind in (_GRANTED, _WITHDRAWN):
            person = subject.partition(":")[2]
            yield (
                f"role:{person}:{event['old'] or event['new']}:{data.get('unit')}",
                "held" if kind == _GRANTED else "",
            )
        elif data.get("fact") == Fact.UNIT:
            yield subject, Status.CANCELLED.value
        elif data.get("fact") == Fact.STATUS and kind != Action.REASSIGN:
            yield subject, event["new"]


def _found(session: Session) -> Iterator[tuple[str, str, str, str, str]]:
    shares, _ = table_of("assignment")
    statuses = select(shares.c.id, shares.c.status).execution_options(yield_per=_EVENTS_AT_ONCE)
    for key, status in session.execute(statuses):
        yield f"assignment:{key}", str(status), "assignment", str(key), ""
    for held in session.execute(select(table_of("role")[0])).mappings():
        person, role = held["person_id"], held["role"]
        yield f"role:{person}:{role}:{held['unit_id']}", "held", "role", str(held["id"]), f"person:{person}"


_AT_ONCE = 500  # events
GUARDS: Mapping[str, str] = {"sqlite": "03532acf1c5aaf1c", "postgresql": "fb464ec2201f611c"}
"""The digest of all triggers with their texts, by kind of database; a test holds it to the migrations."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What does not agree with the chain: rows changed, added or removed, tables with a value that nobody of
    ours writes, rows that no event of the work accounts for, tables of what is counted ahead that a plain
    count contradicts, rows changed but not sealed, and whether the guards are as they were made.

    `foreign`: when the program met changes by another hand, or a chain that had been cut.
    """

    changed: tuple[RecordRow, ...] = ()
    added: tuple[RecordRow, ...] = ()
    removed: tuple[RecordRow, ...] = ()
    unreadable: tuple[str, ...] = ()
    underived: tuple[RecordRow, ...] = ()
    miscounted: tuple[str, ...] = ()
    unsealed: int = 0
    foreign: tuple[datetime, ...] = ()
    guarded: bool = True

    @property
    def none(self) -> bool:
        """Whether the state is what the chain says."""
        return self == Findings()


def rows_to_compare(session: Session) -> int:
    """How many rows are gone through."""
    sealing = sql_select(func.count(col(Event.id))).where(Event.subject == ROWS, Event.kind == SEALED)
    record = (select(func.count()).select_from(table_of(kind)[0]) for kind in PROTECTED)
    return session.exec(sealing).one() + sum(int(session.execute(each).scalar_one()) for each in record)


def compare(session: Session, more: Advance = unseen) -> Findings:
    """Hold every row of the record against what the chain last said of it.

    What was said is laid in a file of its own for that while (SQLite removes it), however much there is.
    """
    try:
        return _compared(session, more)
    except _ODD:  # in an event: of a table of the record it is told by its name
        return Findings(unreadable=("event",))


_ODD = (ValueError, TypeError, LookupError, AttributeError)
"""What a value raises that nobody of ours writes."""


def _compared(session: Session, more: Advance) -> Findings:
    with laid_beside(_BESIDE) as beside:
        _put_sealed(session, beside, more)
        unreadable = [kind for kind in PROTECTED if not _put_found(session, beside, kind, more)]
        changed, added, removed = (_named(beside, wanted) for wanted in (_CHANGED, _ADDED, _REMOVED))
    foreign = sql_select(Event.at).where(Event.subject == FOREIGN).order_by(col(Event.id))
    return Findings(
        changed=changed,
        added=added,
        removed=tuple(row for row in removed if row.kind not in unreadable),
        unreadable=tuple(unreadable),
        underived=_underived(session) if not unreadable else (),
        miscounted=miscounted(session) if not unreadable else (),
        unsealed=len(noted(session)),
        foreign=tuple(session.exec(foreign)),
        guarded=guards_of(session) == GUARDS[session.get_bind().dialect.name],
    )


_COUNTS = {
    "done_count": (
        "SELECT unit_id, share, late, n FROM done_count WHERE period = '' AND n <> 0",
        "SELECT unit_id, share, late, count(*) FROM assignment WHERE stage = 'done'"
        " GROUP BY unit_id, share, late",
    ),
    "done_occurrence": (
        "SELECT occurrence_id, led, late FROM done_occurrence",
        "SELECT occurrence_id, max(CASE WHEN share = 'lead' THEN 1 ELSE 0 END),"
        " max(CASE WHEN late THEN 1 ELSE 0 END) FROM assignment WHERE stage = 'done' GROUP BY occurrence_id",
    ),
    "done_total": (
        "SELECT occurrences, led, late FROM done_total",
        "SELECT count(*), coalesce(sum(led), 0), coalesce(sum(late), 0) FROM done_occurrence",
    ),
    "open_work": (
        "SELECT occurrence_id, number, folded FROM open_work",
        "SELECT o.id, t.number, t.folded FROM occurrence AS o JOIN task AS t ON t.number = o.task_number"
        " WHERE o.id IN (SELECT occurrence_id FROM assignment"
        " WHERE stage NOT IN ('done', 'cancelled', 'left'))",
    ),
    "told": (
        "SELECT assignment_id FROM told WHERE declined",
        "SELECT CAST(substr(e.subject, 12) AS INTEGER) FROM event AS e WHERE e.kind = 'decline'"
        " AND NOT EXISTS (SELECT 1 FROM event AS l WHERE l.subject = e.subject AND l.id > e.id)",
    ),
}
"""By table what is kept (storage.tables.counted), and what a plain count says in its place."""


def miscounted(session: Session) -> tuple[str, ...]:
    """The tables of what is counted ahead that a plain count contradicts."""
    return tuple(
        table
        for table, (kept, plain) in _COUNTS.items()
        if any(
            session.connection().execute(text(f"{one} EXCEPT {other} LIMIT 1")).first() is not None
            for one, other in ((kept, plain), (plain, kept))
        )
    )


def _underived(session: Session) -> tuple[RecordRow, ...]:
    """Nothing of a chain that cannot be read, which is told by itself."""
    try:
        return underived(session)
    except _ODD:
        return ()


def _of_record(kind: str) -> Any:
    table, key = table_of(kind)
    own = select(table).order_by(key)
    return own.where(key.not_like("%.%")) if kind == "setting" else own


_BESIDE = """
    CREATE TABLE sealed (n INTEGER PRIMARY KEY, name TEXT UNIQUE, digest TEXT);
    CREATE TABLE found (n INTEGER PRIMARY KEY, name TEXT UNIQUE, digest TEXT);
"""
_CHANGED = """
    SELECT name FROM found JOIN sealed USING (name)
    WHERE sealed.digest <> '' AND sealed.digest <> found.digest ORDER BY found.n
"""
_ADDED = """
    SELECT found.name FROM found LEFT JOIN sealed USING (name)
    WHERE COALESCE(sealed.digest, '') = '' ORDER BY found.n
"""
_REMOVED = """
    SELECT sealed.name FROM sealed LEFT JOIN found USING (name)
    WHERE sealed.digest <> '' AND found.name IS NULL ORDER BY sealed.n
"""


def _put_sealed(session: Session, beside: sqlite3.Connection, more: Advance) -> None:
    """The last digest of each row, as the chain has it."""
    put = """
        INSERT INTO sealed (name, digest) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET digest = excluded.digest
    """
    wanted = sql_select(Event.data).where(Event.subject == ROWS, Event.kind == SEALED).order_by(col(Event.id))
    for data in session.exec(wanted.execution_options(yield_per=_AT_ONCE)):
        beside.executemany(put, data.items())
        more(1)


def _put_found(session: Session, beside: sqlite3.Connection, kind: str, more: Advance) -> bool:
    """The digest of each row of a table as it now is; False where one cannot be read."""
    put = "INSERT INTO found (name, digest) VALUES (?, ?)"
    try:
        for row, digest in read_rows(session, kind, _of_record(kind)):
            beside.execute(put, (str(row), digest))
            more(1)
    except _ODD:
        return False
    return True


def _named(beside: sqlite3.Connection, wanted: str) -> tuple[RecordRow, ...]:
    names = (name.partition(":") for (name,) in beside.execute(wanted))
    return tuple(RecordRow(kind, key) for kind, _, key in names)


_TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": """
        SELECT t.tgname, c.relname, CAST(t.tgenabled AS TEXT), p.prosrc
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal ORDER BY t.tgname, c.relname
    """,
}


def guards_of(session: Session) -> str:
    """The digest of all triggers with their texts."""
    found = session.connection().execute(text(_TRIGGERS[session.get_bind().dialect.name]))
    return hashlib.sha256(canonical([list(row) for row in found]).encode()).hexdigest()[:DIGITS]
