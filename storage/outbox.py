"""The outbox: what is owed to people, and the one door through which it comes in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select

from storage.tables import Outbox


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
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**row).on_conflict_do_nothing()
    return bool(session.connection().execute(statement).rowcount)


def by_key(session: Session, key: str) -> Outbox | None:
    """The row with this key."""
    return session.exec(select(Outbox).where(col(Outbox.key) == key)).first()
