"""The outbox: what is owed to people, and the one door through which it comes in.

With it stands what is owed again when a person links.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import bindparam, literal
from sqlalchemy.dialects import sqlite
from sqlmodel import Session, SQLModel, col, select

from storage.record import audit
from storage.tables import Outbox, Setting
from storage.tables.base import known

DIGEST, UNDELIVERED = "digest", "undelivered"
ANSWER_KEY = "answer:"
"""How the keys of answers begin."""

WAITING = ("due", "ambiguous")
"""The states of what is still to be sent, or sent again."""

STRANGERS = 8
"""The priority of what is said to somebody who is of no office: behind all else, with a small share."""

SETTLED = ("sent", "unknown", "refused", "superseded", "cancelled", "failed")
"""The states of what has come to its end."""

OF_A_PERSON = ("no_address", "blocked", "invalid_address")
_SEEN = "scheduler.last_seen"
_IDS: Any = bindparam("ids", expanding=True)
_BY_IDS = select(Outbox).where(col(Outbox.id).in_(_IDS)).order_by(col(Outbox.id))


@dataclass(frozen=True, slots=True)
class Target:
    """A chat with one bot of one channel. A row without one goes to the person's best address."""

    channel: str
    bot: str
    chat_id: str


@dataclass(frozen=True, slots=True)
class OwedMessage:
    """A message that is to be owed to a person or a chat; see `enqueue`."""

    key: str
    kind: str
    person_id: int | None = None
    to: Target | None = None
    reply_to: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    priority: int = 5
    not_before: datetime | None = None

    def values(self, now: datetime, *, maybe_sent: bool) -> dict[str, Any]:
        """Of the row."""
        if self.person_id is None and self.to is None:
            raise ValueError("a message is owed to a person or a chat")
        to = self.to or Target("", "", "")
        return {
            "key": self.key,
            "kind": self.kind,
            "person_id": self.person_id,
            "channel": to.channel,
            "bot": to.bot,
            "chat_id": to.chat_id,
            "reply_to": self.reply_to,
            "payload": self.payload,
            "priority": self.priority,
            "not_before": self.not_before or now,
            "created_at": now,
            "state": "ambiguous" if maybe_sent else "due",
        }


def enqueue(
    session: Session,
    key: str,
    kind: str,
    *,
    now: datetime,
    person_id: int | None = None,
    to: Target | None = None,
    reply_to: str | None = None,
    payload: dict[str, Any] | None = None,
    priority: int = 5,
    not_before: datetime | None = None,
) -> bool:
    """Owe a message; False if the key is there already, whatever became of that row.

    `key` is what makes a second one impossible ("digest:7:2026-11-23", "answer:<inbox id>:<n>").
    Priority 0 (answers to who waits) goes first, 5 is a reminder. A notice of tasks keeps the last event.
    """
    if priority and payload and payload.get("tasks"):
        payload = {**payload, "after": audit.last_id(session)}
    owed = OwedMessage(key, kind, person_id, to, reply_to, payload or {}, priority, not_before)
    return enqueue_all(session, [owed], now) == 1


def enqueue_all(
    session: Session, owed: Sequence[OwedMessage], now: datetime, *, maybe_sent: bool = False
) -> int:
    """Owe messages; how many, without those whose keys are there already. `maybe_sent`: before the database
    was restored they may have gone out, so that they go with the mark of a second copy.
    """
    return insert_once(session, Outbox, [each.values(now, maybe_sent=maybe_sent) for each in owed])


def owe_together(
    session: Session,
    key: str,
    kind: str,
    person_id: int,
    rows: Sequence[Outbox],
    now: datetime,
    priority: int = 5,
    payload: dict[str, Any] | None = None,
) -> bool:
    """Owe one message, payload {"rows": ids} else, in the place of these; nothing where the key is there."""
    payload = payload or {"rows": [known(row.id) for row in rows]}
    owed = enqueue(session, key, kind, now=now, person_id=person_id, payload=payload, priority=priority)
    for row in rows if owed else ():
        row.state, row.reason, row.settled_at = "superseded", "put_together", now
        session.add(row)
    return owed


def insert_once(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows without those whose unique key is there; how many were inserted."""
    if not rows:
        return 0
    whole = [
        {name: make() for name, make in _filled_in(table).items() if name not in row} | row for row in rows
    ]
    session.flush()
    # The rows themselves and not a count: to PostgreSQL's driver the count of an insert is unknown.
    return len(session.connection().execute(_inserting_one(table, _dialect(session)), whole).all())


def insert_new(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Insert rows, each with every column but the id, without those whose unique key is there."""
    if rows:
        session.flush()
        session.connection().execute(_inserting(table, _dialect(session)), rows)


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


@cache
def _filled_in(table: type[SQLModel]) -> dict[str, Callable[[], Any]]:
    """How each column but the id is filled in where nothing is given for it."""
    fields = {name: each for name, each in table.model_fields.items() if name != "id"}
    return {name: partial(each.get_default, call_default_factory=True) for name, each in fields.items()}


@cache
def _inserting_one(table: type[SQLModel], dialect: str) -> Any:
    return _inserting(table, dialect).returning(literal(True))


@cache
def _inserting(table: type[SQLModel], dialect: str) -> Any:
    """An insert that leaves alone what is there."""
    if dialect != "postgresql":
        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql  # a twentieth of the start, and most offices run on SQLite

    return postgresql.insert(table).on_conflict_do_nothing()


def by_key(session: Session, key: str) -> Outbox | None:
    return session.exec(select(Outbox).where(col(Outbox.key) == key)).first()


def rows_by_id(session: Session, ids: Iterable[int]) -> list[Outbox]:
    """The rows with these ids, by id."""
    return list(session.exec(_BY_IDS, params={"ids": list(ids)}))


def put_parts(session: Session, row: Outbox, payloads: list[dict[str, Any]], now: datetime) -> None:
    """Owe the later parts of a long message, each after the one before; a new text replaces an unsent one.

    The row itself is the first part.
    """
    before = row.id
    for number, payload in enumerate(payloads, start=2):
        key = f"{row.key}#{number}"
        values = {
            "key": key,
            "kind": "message",
            "person_id": row.person_id,
            "channel": row.channel,
            "bot": row.bot,
            "chat_id": row.chat_id,
            "payload": payload,
            "priority": row.priority,
            "part": number,
            "follows_id": before,
            "not_before": now,
            "created_at": now,
        }
        insert_once(session, Outbox, [values])
        part = by_key(session, key)
        if part is None or part.state != "due":
            break
        part.payload = payload
        session.add(part)
        before = part.id
    _drop_parts_beyond(session, row, len(payloads) + 1, now)


def _drop_parts_beyond(session: Session, row: Outbox, last: int, now: datetime) -> None:
    wanted = select(Outbox).where(
        col(Outbox.key).startswith(f"{row.key}#", autoescape=True),
        Outbox.part > last,
        Outbox.state == "due",
    )
    for part in session.exec(wanted):
        part.state, part.reason, part.settled_at = "superseded", "shorter_now", now
        session.add(part)


def withdraw(session: Session, begins: str, now: datetime) -> None:
    """What is still to go under keys that begin so is no longer true."""
    wanted = select(Outbox).where(
        col(Outbox.key).startswith(begins, autoescape=True), col(Outbox.state).in_(WAITING)
    )
    for row in session.exec(wanted):
        row.state, row.reason, row.settled_at = "superseded", "no_longer_true", now
        session.add(row)


def is_owed(session: Session, key: str) -> bool:
    """Whether the message with that key is still to go."""
    wanted = select(Outbox.id).where(
        Outbox.key == key, col(Outbox.state).in_(("due", "sending", "ambiguous"))
    )
    return session.exec(wanted).first() is not None


def urged_on(session: Session, person_id: int, day: date) -> set[int]:
    """The assignments in the person's urging messages of the day."""
    wanted = select(Outbox).where(
        Outbox.person_id == person_id,
        col(Outbox.key).startswith(urging_key(person_id, day), autoescape=True),
    )
    return {int(n) for row in session.exec(wanted) for n in row.payload.get("assignments", [])}


def urging_key(person_id: int, day: date, first: int | None = None) -> str:
    """The outbox key of an urging message, or its beginning."""
    return f"urge:{person_id}:{day.isoformat()}:" + ("" if first is None else str(first))


def overdue(session: Session, now: datetime, most: int) -> list[Outbox]:
    """What should have gone to people by now, by person; of a long message its beginning."""
    wanted = select(Outbox).where(
        col(Outbox.state).in_(("due", "ambiguous")),
        col(Outbox.not_before) <= now,
        col(Outbox.person_id).is_not(None),
        Outbox.part == 0,
    )
    order = (col(Outbox.person_id), col(Outbox.priority), col(Outbox.id))
    return list(session.exec(wanted.order_by(*order).limit(most)))


def revive(session: Session, person_id: int, now: datetime) -> int:
    """Owe again what was refused for want of an address in the last day; how many messages."""
    wanted = select(Outbox).where(
        Outbox.person_id == person_id,
        Outbox.state == "refused",
        col(Outbox.reason).in_(OF_A_PERSON),
        Outbox.chat_id == "",
        col(Outbox.settled_at) >= now - timedelta(days=1),
    )
    found = list(session.exec(wanted))
    for row in found:
        row.state, row.reason, row.settled_at, row.not_before = "due", "", None, now
        session.add(row)
    return len(found)


def last_seen(session: Session) -> datetime | None:
    """The machine's time when the program last noted it."""
    row = session.get(Setting, _SEEN)
    return datetime.fromisoformat(row.value["at"]) if row else None


def note_seen(session: Session, machine: datetime) -> None:
    row = session.get(Setting, _SEEN) or Setting(key=_SEEN)
    row.value = {"at": machine.isoformat()}
    session.add(row)
