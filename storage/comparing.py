"""Holding the state against the chain of events: what was changed, added or removed behind its back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlmodel import Session, col
from sqlmodel import select as sql_select

from storage.sealing import DIGITS, FOREIGN, PROTECTED, ROWS, SEALED, RecordRow, noted, read_rows, table_of
from storage.tables import Event
from tasks.serializing import canonical

_AT_ONCE = 500  # events
GUARDS: Mapping[str, str] = {"sqlite": "36e49b917da12292", "postgresql": "bea2c5ff1a84e3d0"}
"""The digest of all triggers with their texts, by kind of database; a test holds it to the migrations."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What does not agree with the chain: rows changed, added or removed, tables with a value that nobody of
    ours writes, rows changed but not sealed, and whether the guards are as they were made.

    `foreign`: when the program met changes by another hand, or a chain that had been cut.
    """

    changed: tuple[RecordRow, ...] = ()
    added: tuple[RecordRow, ...] = ()
    removed: tuple[RecordRow, ...] = ()
    unreadable: tuple[str, ...] = ()
    unsealed: int = 0
    foreign: tuple[datetime, ...] = ()
    guarded: bool = True

    @property
    def none(self) -> bool:
        """Whether the state is what the chain says."""
        return self == Findings()


def compare(session: Session) -> Findings:
    """Hold every row of the record against what the chain last said of it."""
    last, changed, added, unreadable = _last_sealed(session), [], [], []
    for kind in PROTECTED:
        try:
            for row, digest in read_rows(session, kind, _of_record(kind)):
                said = last.pop(str(row), "")
                if not said:
                    added.append(row)
                elif said != digest:
                    changed.append(row)
        except (ValueError, TypeError, LookupError):
            unreadable.append(kind)
    gone = (name.partition(":") for name, digest in last.items() if digest)
    foreign = sql_select(Event.at).where(Event.subject == FOREIGN).order_by(col(Event.id))
    return Findings(
        changed=tuple(changed),
        added=tuple(added),
        removed=tuple(RecordRow(kind, key) for kind, _, key in gone if kind not in unreadable),
        unreadable=tuple(unreadable),
        unsealed=len(noted(session)),
        foreign=tuple(session.exec(foreign)),
        guarded=guards_of(session) == GUARDS[session.get_bind().dialect.name],
    )


def _of_record(kind: str) -> Any:
    table, key = table_of(kind)
    own = select(table).order_by(key)
    return own.where(key.not_like("%.%")) if kind == "setting" else own


def _last_sealed(session: Session) -> dict[str, str]:
    last: dict[str, str] = {}
    wanted = sql_select(Event.data).where(Event.subject == ROWS, Event.kind == SEALED).order_by(col(Event.id))
    for data in session.exec(wanted.execution_options(yield_per=_AT_ONCE)):
        last.update(data)
    return last


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
