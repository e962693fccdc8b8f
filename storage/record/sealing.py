"""The record held to the chain of events: whatever changes a row of it outside the program is found.

The database notes every row that is changed (migration 0014). At the end of each writing transaction the
rows so noted are sealed: an event of the chain holds a digest of each as it now stands. A row that is not
as it was last sealed was changed by another hand; so was one that is noted when a transaction begins.
The end of the chain is kept outside the database as well: who cuts the chain has to lie there, too.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, Date, Integer, Table, inspect, select, text
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as sql_select

from storage.database.faults import beside
from storage.record import audit
from storage.record.audit import FOREIGN, SEALED
from storage.tables import Event, Setting, Touched
from tasks.serializing import canonical

T = TypeVar("T")
ROWS = "rows"
"""The subject of the events that seal; what tells of a change by another hand has its kind as subject."""

_TOLD = "record.told"
DIGITS = 16
"""Of a digest in hex: 64 bits, in which no two states of a row agree by chance."""

_AT_ONCE = 200  # rows an event
_MOST_NAMED = 100
_PERSONAL: Mapping[str, frozenset[str]] = {"person": frozenset({"name", "title", "honorific"})}
"""What the chain holds no trace of, since a person's data must be erasable from it."""

PROTECTED = (
    "unit", "person", "role", "address", "invite", "holiday", "setting", "doubt", "directive",
    "directive_file", "review", "draft", "task", "occurrence", "assignment", "report", "evidence",
    "extension", "remark", "groupchat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of the record by its table and key."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class Seals:
    """What a database does around each of its writing transactions.

    `keep` is given the digest of the chain's last event whenever there is a new one.
    """

    def __init__(self, keep: Callable[[str], None]) -> None:
        self.keep = keep
        self._ready = False
        self._last: audit.Link | None = None

    def begin(self, session: Session) -> None:
        """Tell of what another hand has changed since the last transaction."""
        self._ready = self._ready or inspect(session.connection()).has_table(str(Touched.__tablename__))
        if not self._ready:  # a database of an older step, or an empty one
            return
        if self._last is not None and not audit.has(session, self._last):
            tell_foreign(session, {"gone": self._last.digest[:DIGITS]})
        tell_noted(session)

    def end(self, session: Session) -> None:
        """Seal what the transaction has changed."""
        if self._ready:
            seal(session)

    def committed(self, session: Session) -> None:
        """Keep the end of the chain where it has moved on."""
        last = audit.appended(session)
        if last is not None:
            self._last = last
            self.keep(last.digest)


def tell_foreign(session: Session, data: Mapping[str, Any]) -> None:
    """An event that tells of a change by another hand."""
    audit.record(session, FOREIGN, FOREIGN, now=datetime.now(UTC), data=data)


def tell_noted(session: Session) -> None:
    """Tell of the rows that are noted before anything is done: they are not sealed."""
    found = noted(session)
    if found:
        named = [str(row) for row in found[:_MOST_NAMED]]
        tell_foreign(session, {"rows": named, "count": len(found)})
        _forget(session)


def take_untold(session: Session) -> list[datetime]:
    """When changes by another hand were met of which the office has not heard; marked as told."""
    kept = session.get(Setting, _TOLD) or Setting(key=_TOLD, value={"id": 0})
    wanted = sql_select(Event).where(Event.subject == FOREIGN, col(Event.id) > kept.value["id"])
    found = list(session.exec(wanted.order_by(col(Event.id))))
    if found:
        kept.value = {"id": found[-1].id}
        session.add(kept)
    return [event.at for event in found]


def seal(session: Session) -> None:
    """Seal every row that is noted as changed."""
    found = noted(session)
    if not found:
        return
    digests: dict[str, str] = {}
    for kind, rows in groupby(found, key=lambda row: row.kind):
        digests.update(_digests(session, kind, [row.key for row in rows]))
    for some in _batches(list(digests.items())):
        audit.record(session, SEALED, ROWS, now=datetime.now(UTC), data=dict(some))
    _forget(session)


def noted(session: Session) -> list[RecordRow]:
    """The rows that are noted as changed, by table."""
    rows = session.connection().execute(text("SELECT kind, key FROM touched ORDER BY kind, key"))
    return [RecordRow(kind, key) for kind, key in rows]


def _forget(session: Session) -> None:
    session.connection().execute(text("DELETE FROM touched"))


def _digests(session: Session, kind: str, keys: list[str]) -> dict[str, str]:
    """The digest of each row as it now stands, "" for one that is gone."""
    table, key = table_of(kind)
    found = dict.fromkeys((f"{kind}:{each}" for each in keys), "")
    for some in _batches(keys):
        wanted = select(table).where(key.in_([_as_key(key, each) for each in some]))
        found.update((str(row), digest) for row, digest in read_rows(session, kind, wanted))
    return found


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))


def table_of(kind: str) -> tuple[Table, Column[Any]]:
    """A table of the record, and its key."""
    table = SQLModel.metadata.tables[kind]
    (key,) = table.primary_key
    return table, key


def _as_key(key: Column[Any], text: str) -> Any:
    if isinstance(key.type, Integer):
        return int(text)
    return date.fromisoformat(text) if isinstance(key.type, Date) else text


def read_rows(session: Session, kind: str, wanted: Any) -> Iterator[tuple[RecordRow, str]]:
    """The rows of a table that a statement selects, each with its digest."""
    table, key = table_of(kind)
    left_out = _PERSONAL.get(kind, frozenset())
    for row in session.connection().execute(wanted.execution_options(yield_per=_AT_ONCE)).mappings():
        yield (
            RecordRow(kind, str(_plain(row[key]))),
            _digest(
                {
                    column.name: _plain(row[column])
                    for column in table.columns
                    if row[column] and column.name not in left_out
                }
            ),
        )


def _digest(filled: Mapping[str, Any]) -> str:
    """Of what is filled in alone, so that a column that a later step adds changes nothing."""
    return hashlib.sha256(canonical(filled).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date | time) else value


_LOOKED_AT = 5000  # events, within which the last transaction's must lie


class HeadStands(StrEnum):
    """How the end that is kept outside stands to the chain."""

    SAME = "same"
    BEHIND = "behind"  # by the last transaction: the program was killed between the two
    AHEAD = "ahead"  # the chain goes on for longer: somebody is at work just now, or another hand was
    ABSENT = "absent"
    NOT_THERE = "not_there"  # the chain has no such event


class HeadFile:
    """The file with the digest of the last event. A server's lies in `folder`, None for nowhere."""

    def __init__(self, url: str, folder: Path | None) -> None:
        self._path = beside(url, folder, ".head")

    def put(self, digest: str) -> None:
        """Keep the digest. A place that does not take it costs the check, not the work.

        All digests are of one length, so that one writing over the other leaves one of them, whole.
        """
        if self._path is None:
            return
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.pwrite(handle, digest.encode("ascii"), 0)
                os.ftruncate(handle, len(digest))
            finally:
                os.close(handle)

    def get(self) -> str:
        """The digest that is kept, "" for none."""
        try:
            return self._path.read_text(encoding="ascii").strip() if self._path is not None else ""
        except (OSError, UnicodeDecodeError):
            return ""


def stands(session: Session, kept: str) -> HeadStands:
    """How the digest that was kept stands to the chain."""
    last = audit.head(session)
    if kept == last:
        return HeadStands.SAME
    if not kept:
        return HeadStands.ABSENT
    wanted = (
        sql_select(Event.digest, Event.at, Event.subject).order_by(col(Event.id).desc()).limit(_LOOKED_AT)
    )
    moments: set[datetime] = set()
    for digest, at, subject in session.exec(wanted).all():
        if digest == kept:
            return HeadStands.BEHIND if len(moments) <= 1 else HeadStands.AHEAD
        if subject != ROWS:
            moments.add(at)
    return HeadStands.NOT_THERE


def holds(session: Session, beginning: str) -> bool:
    """Whether the chain has an event whose digest begins so: one that was told to somebody once."""
    wanted = sql_select(Event.id).where(
        col(Event.digest).startswith(beginning.strip().lower(), autoescape=True)
    )
    return bool(beginning.strip()) and session.exec(wanted.limit(1)).first() is not None
