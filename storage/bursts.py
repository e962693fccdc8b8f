"""Notices that come in a burst: the first go by themselves, the rest of a minute in one message a person."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.outbox import enqueue
from storage.tables import Outbox
from storage.tables.base import known

NOTICES = "notices"
MOST_SINGLE = 3
"""So many notices of tasks may wait for one person before they are put together."""

MANY = 5
"""After so many of a minute the next wait for one another."""

BETWEEN = timedelta(minutes=1)
_MESSAGE, _NOTICE = "message", 1


def told_together(session: Session, now: datetime) -> frozenset[int]:
    """The people who were sent notices put together within the last minute."""
    made = select(Outbox.person_id).where(
        col(Outbox.kind) == NOTICES, col(Outbox.created_at) > now - BETWEEN, col(Outbox.created_at) <= now
    )
    return frozenset(person for person in session.exec(made) if person is not None)


def crowded(session: Session, now: datetime) -> frozenset[int]:
    """The people whose notices wait to be put together: many came to them within the last minute."""
    singly = (
        select(Outbox.person_id)
        .where(
            col(Outbox.kind) == _MESSAGE,
            col(Outbox.state) == "sent",
            col(Outbox.created_at) > now - BETWEEN,
            col(Outbox.priority) == _NOTICE,
        )
        .group_by(col(Outbox.person_id))
        .having(func.count() >= MANY)
    )
    found = frozenset(person for person in session.exec(singly) if person is not None)
    return found | told_together(session, now)


def is_notice(row: Outbox) -> bool:
    """Whether the row tells one person, who did not ask, of tasks: what stands in the record besides."""
    return (
        row.kind == _MESSAGE
        and row.priority == _NOTICE
        and row.person_id is not None
        and not row.chat_id
        and row.part == 0
        and bool(row.payload.get("tasks"))
    )


def waiting(session: Session, now: datetime) -> Mapping[int, list[Outbox]]:
    """Such rows that wait, by person, where they are more than go by themselves."""
    wanted = select(Outbox).where(
        col(Outbox.state) == "due",
        col(Outbox.priority) == _NOTICE,
        col(Outbox.kind) == _MESSAGE,
        col(Outbox.not_before) <= now,
    )
    found: dict[int, list[Outbox]] = {}
    for row in session.exec(wanted.order_by(col(Outbox.id))):
        if is_notice(row) and row.person_id is not None:
            found.setdefault(row.person_id, []).append(row)
    held = told_together(session, now)
    return {person: rows for person, rows in found.items() if len(rows) > MOST_SINGLE and person not in held}


def put_together(session: Session, now: datetime) -> int:
    """Owe one message in the place of many; how many people it is owed to."""
    many = waiting(session, now)
    for person, rows in many.items():
        ids = [known(row.id) for row in rows]
        key = f"{NOTICES}:{person}:{ids[-1]}"
        enqueue(session, key, NOTICES, now=now, person_id=person, payload={"rows": ids}, priority=_NOTICE)
        for row in rows:
            row.state, row.reason, row.settled_at = "superseded", "put_together", now
            session.add(row)
    return len(many)
