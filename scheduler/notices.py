"""Notices to the office: the same message to each of its people."""

from datetime import datetime

from messages.text import Message, message_payload
from storage.database.engine import Session
from storage.delivery import outbox
from storage.registry import people

MESSAGE_KIND = "message"
NOTICE = 1
"""Priority: those whom an answer concerns, right after who waits for it."""


def tell_office(
    session: Session, key: str, message: Message, now: datetime, *, but: int | None = None
) -> int:
    """Owe it to every officer except the person `but`, once under a key; how many were not owed it yet."""
    payload = message_payload(message)
    return sum(
        outbox.enqueue(
            session,
            f"{key}:{officer.id}",
            MESSAGE_KIND,
            now=now,
            person_id=officer.id,
            payload=payload,
            priority=NOTICE,
        )
        for officer in people.office_people(session)
        if officer.id != but
    )
