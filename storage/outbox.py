"""The outbox: what is owed to people, and the one door through which it comes in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Executable, literal
from sqlalchemy.dialects import sqlite
from sqlmodel import Session, SQLModel, col, select

from storage.tables import Address, Outbox


@dataclass(frozen=True, slots=True)
class Target:
    """A chat with one bot of one channel. A row without one goes to the person's best address."""

    channel: str
    bot: str
    chat_id: str


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
    Priority 0 (answers to a person who waits) goes first, 5 is a reminder.
    """
    if person_id is None and to is None:
        raise ValueError("a message is owed to a person or a chat")
    values = {
        "key": key,
        "kind": kind,
        "person_id": person_id,
        "channel": to.channel if to else "",
        "bot": to.bot if to else "",
        "chat_id": to.chat_id if to else "",
        "reply_to": reply_to,
        "payload": payload or {},
        "priority": priority,
        "not_before": not_before or now,
        "created_at": now,
    }
    return insert_once(session, Outbox, values)


def insert_once(session: Session, table: type[SQLModel], values: dict[str, Any]) -> bool:
    """Insert a row unless one with the same unique key is there; whether it was inserted."""
    row = table(**values).model_dump(exclude={"id"} if "id" not in values else set())
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        statement: Executable = _postgresql_insert(table, row)
    else:
        statement = sqlite.insert(table).values(**row).on_conflict_do_nothing().returning(literal(True))
    # The row itself and not a count: to PostgreSQL's driver the count of an insert is unknown.
    return session.connection().execute(statement).first() is not None


def _postgresql_insert(table: type[SQLModel], row: dict[str, Any]) -> Executable:
    from sqlalchemy.dialects import postgresql  # a twentieth of the start, and most offices run on SQLite

    return postgresql.insert(table).values(**row).on_conflict_do_nothing().returning(literal(True))


def by_key(session: Session, key: str) -> Outbox | None:
    """The row with this key."""
    return session.exec(select(Outbox).where(col(Outbox.key) == key)).first()


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
        insert_once(session, Outbox, values)
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


def migrate(session: Session, old: Target, new_chat_id: str) -> None:
    """A chat has another id now: its address and everything that is still owed to it."""
    for address in session.exec(
        select(Address).where(
            Address.channel == old.channel, Address.bot == old.bot, Address.chat_id == old.chat_id
        )
    ):
        address.chat_id = new_chat_id
        session.add(address)
    for row in session.exec(
        select(Outbox).where(
            Outbox.channel == old.channel,
            Outbox.bot == old.bot,
            Outbox.chat_id == old.chat_id,
            col(Outbox.state).in_(("due", "sending", "ambiguous")),
        )
    ):
        row.chat_id = new_chat_id
        session.add(row)


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
