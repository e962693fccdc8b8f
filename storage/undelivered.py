"""What did not arrive for certain: shown to the office, and given another chance when a person links."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.tables import Outbox

UNDELIVERED = "undelivered"
NOT_CERTAIN = ("unknown", "failed", "refused")
_OF_A_PERSON = ("no_address", "blocked", "invalid_address")
_TOLD_AGAIN_AFTER = timedelta(days=7)


def count(session: Session, since: datetime) -> int:
    """How many messages that settled since then did not arrive for certain."""
    wanted = select(func.count()).where(
        col(Outbox.state).in_(NOT_CERTAIN), Outbox.kind != UNDELIVERED, col(Outbox.settled_at) >= since
    )
    return session.exec(wanted).one()


def listed(session: Session, since: datetime) -> list[Outbox]:
    """Those messages, the newest first."""
    wanted = select(Outbox).where(
        col(Outbox.state).in_(NOT_CERTAIN), Outbox.kind != UNDELIVERED, col(Outbox.settled_at) >= since
    )
    return list(session.exec(wanted.order_by(col(Outbox.id).desc())))


def rows(session: Session, ids: Iterable[int]) -> list[Outbox]:
    """The outbox rows with the ids that are still uncertain, in their order."""
    wanted = select(Outbox).where(col(Outbox.id).in_(list(ids)), col(Outbox.state).in_(NOT_CERTAIN))
    return list(session.exec(wanted.order_by(col(Outbox.id))))


def take_unshown(session: Session, now: datetime) -> list[int]:
    """Ids of what the office has not been told, marked as told.

    A person who cannot be written to is named once a week, not once a message.
    """
    wanted = select(Outbox).where(
        col(Outbox.state).in_(NOT_CERTAIN),
        col(Outbox.shown_to_office).is_(False),
        Outbox.kind != UNDELIVERED,
        Outbox.part <= 1,
    )
    told = _people_told(session, now)
    ids = []
    for row in session.exec(wanted.order_by(col(Outbox.id))).all():
        row.shown_to_office = True
        session.add(row)
        trouble = (row.person_id, row.reason)
        if row.reason in _OF_A_PERSON and trouble in told:
            continue
        told.add(trouble)
        ids.append(row.id or 0)
    return ids


def revive(session: Session, person_id: int, now: datetime) -> int:
    """Owe again what was refused for want of an address in the last day; how many messages."""
    wanted = select(Outbox).where(
        Outbox.person_id == person_id,
        Outbox.state == "refused",
        col(Outbox.reason).in_(_OF_A_PERSON),
        Outbox.chat_id == "",
        col(Outbox.settled_at) >= now - timedelta(days=1),
    )
    found = list(session.exec(wanted))
    for row in found:
        row.state, row.reason, row.settled_at, row.not_before = "due", "", None, now
        session.add(row)
    return len(found)


def _people_told(session: Session, now: datetime) -> set[tuple[int | None, str]]:
    shown = select(Outbox.person_id, Outbox.reason).where(
        col(Outbox.shown_to_office).is_(True),
        col(Outbox.reason).in_(_OF_A_PERSON),
        col(Outbox.settled_at) >= now - _TOLD_AGAIN_AFTER,
    )
    return set(session.exec(shown))
