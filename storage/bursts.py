"""Notices that come in a burst: the first go by themselves, the rest of a while in one message a person."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.outbox import owe_together
from storage.tables import Outbox

NOTICES = "notices"
MOST_SINGLE = 3
"""So many notices of tasks may wait for one person before they are put together."""

MANY = 5
"""After so many within a while the next wait for one another."""

_MESSAGE, _NOTICE = "message", 1


def told_together(session: Session, now: datetime, within: timedelta) -> frozenset[int]:
    """The people who were sent notices put together `within` that time before now."""
    made = select(Outbox.person_id).where(
        col(Outbox.kind) == NOTICES, col(Outbox.created_at) > now - within, col(Outbox.created_at) <= now
    )
    return frozenset(person for person in session.exec(made) if person is not None)


def crowded(session: Session, now: datetime, within: timedelta) -> frozenset[int]:
    """The people whose notices wait to be put together: many came to them within that time before now."""
    singly = (
        select(Outbox.person_id)
        .where(
            col(Outbox.kind) == _MESSAGE,
            col(Outbox.state) == "sent",
            col(Outbox.created_at) > now - within,
            col(Outbox.created_at) <= now,
            col(Outbox.priority) == _NOTICE,
        )
        .group_by(col(Outbox.person_id))
        .having(func.count() >= MANY)
    )
    found = frozenset(person for person in session.exec(singly) if person is not None)
    return found | told_together(session, now, within)


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


def waiting(session: Session, now: datetime, within: timedelta) -> Mapping[int, list[Outbox]]:
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
    held = told_together(session, now, within)
    return {person: rows for person, rows in found.items() if len(rows) > MOST_SINGLE and person not in held}


def put_together(session: Session, now: datetime, within: timedelta) -> int:
    """Owe one message in the place of many; how many people it is owed to."""
    many = waiting(session, now, within)
    return sum(
        owe_together(session, f"{NOTICES}:{person}:{rows[-1].id}", NOTICES, person, rows, now, _NOTICE)
        for person, rows in many.items()
    )
