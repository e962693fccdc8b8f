"""What the events of the work say of the state: how far each share has got, and who holds which role.

A seal says that a row was written by the program. Whoever forges one as the chain's last event, which a kill
would leave as well, has still to say who did the work and when; without that the state does not follow.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import or_, select
from sqlmodel import Session, col

from storage.record.sealing import RecordRow, table_of
from storage.tables import Event
from tasks.lifecycle import Fact
from tasks.model import Action, Status

_AT_ONCE = 500  # events
_ADDED = "person_added"
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
        col(Event.subject).like("assignment:%"), col(Event.kind).in_((_ADDED, _GRANTED, _WITHDRAWN))
    )
    wanted = select(table_of("event")[0]).where(spoken_of).order_by(col(Event.id))
    for event in session.execute(wanted.execution_options(yield_per=_AT_ONCE)).mappings():
        kind, subject, data = event["kind"], event["subject"], event["data"]
        if kind == _ADDED:
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
    statuses = select(shares.c.id, shares.c.status).execution_options(yield_per=_AT_ONCE)
    for key, status in session.execute(statuses):
        yield f"assignment:{key}", str(status), "assignment", str(key), ""
    for held in session.execute(select(table_of("role")[0])).mappings():
        person, role = held["person_id"], held["role"]
        yield f"role:{person}:{role}:{held['unit_id']}", "held", "role", str(held["id"]), f"person:{person}"
