"""What did not arrive for certain, which the office is shown once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.delivery.outbox import OF_A_PERSON, UNDELIVERED
from storage.tables import Outbox

NOT_CERTAIN = ("unknown", "failed", "refused")
_TOLD_AGAIN_AFTER = timedelta(days=7)


def count_undelivered(session: Session, since: datetime) -> int:
    """How many messages that settled since then did not arrive for certain."""
    wanted = select(func.count()).where(
        col(Outbox.state).in_(NOT_CERTAIN), Outbox.kind != UNDELIVERED, col(Outbox.settled_at) >= since
    )
    return session.exec(wanted).one()


def undelivered(session: Session, since: datetime) -> list[Outbox]:
    """Those messages, the newest first."""
    wanted = select(Outbox).where(
        col(Outbox.state).in_(NOT_CERTAIN), Outbox.kind != UNDELIVERED, col(Outbox.settled_at) >= since
    )
    return list(session.exec(wanted.order_by(col(Outbox.id).desc())))


def uncertain(session: Session, ids: Iterable[int]) -> list[Outbox]:
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
    )
    rows = session.exec(wanted.order_by(col(Outbox.id))).all()
    told = _people_told(session, now) if rows else set()
    ids = []
    for row in rows:
        row.shown_to_office = True
        session.add(row)
        trouble = (row.person_id, row.reason)
        if row.reason in OF_A_PERSON and trouble in told:
            continue
        told.add(trouble)
        ids.append(row.id or 0)
    return ids


def _people_told(session: Session, now: datetime) -> set[tuple[int | None, str]]:
    shown = select(Outbox.person_id, Outbox.reason).where(
        col(Outbox.state).in_(NOT_CERTAIN),  # no other row bears these reasons, and these are few
        col(Outbox.shown_to_office).is_(True),
        col(Outbox.reason).in_(OF_A_PERSON),
        col(Outbox.settled_at) >= now - _TOLD_AGAIN_AFTER,
    )
    return set(session.exec(shown))
