"""The outbox row's way from sending to its end, written by whoever holds it; rows whose sender died; and
what could not be delivered, for the office to see.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from storage.delivery.claims import Fence, update_one
from storage.delivery.outbox import OF_A_PERSON, UNDELIVERED, Target
from storage.delivery.routes import UNANSWERED
from storage.tables import Attempt, Outbox
from storage.tables.base import known

ENDED_BADLY = ("refused", "superseded", "cancelled", "failed")


@dataclass(frozen=True, slots=True)
class Receipted:
    """An attempt that the channel accepted under this message id."""

    fence: Fence
    target: Target
    message_id: str


def settle(session: Session, fence: Fence, outcome: str, values: dict[str, Any], machine: datetime) -> bool:
    """Write an attempt's result; False if another has taken the row over.

    A receipt is proof: it also settles a row whose lease had run out but that nobody has sent again.
    """
    states = ("sending", "ambiguous") if values.get("state") == "sent" else ("sending",)
    update_one(
        session,
        Attempt,
        [col(Attempt.outbox_id) == fence.id, col(Attempt.epoch) == fence.epoch],
        {"ended_at": machine, "outcome": outcome},
    )
    where = [
        col(Outbox.id) == fence.id,
        col(Outbox.owner) == fence.owner,
        col(Outbox.epoch) == fence.epoch,
        col(Outbox.state).in_(states),
    ]
    return update_one(session, Outbox, where, values)


def settle_sent(
    session: Session, receipts: Sequence[Receipted], now: datetime, machine: datetime
) -> set[int]:
    """Write down at once what was accepted; the ids of rows that another has taken over.

    A receipt is proof: it also settles a row whose lease had run out but that nobody has sent again.
    """
    if not receipts:
        return set()
    session.flush()
    connection = session.connection()
    values = [
        {
            "of": each.fence.id,
            "by": each.fence.owner,
            "under": each.fence.epoch,
            "message": each.message_id,
            "over": each.target.channel,
            "through": each.target.bot,
            "chat": each.target.chat_id,
            "at": now,
            "ended": machine,
        }
        for each in receipts
    ]
    connection.execute(_ending(), [{key: each[key] for key in ("of", "under", "ended")} for each in values])
    settled = connection.execute(
        _receiving(), [{key: each[key] for key in each if key != "ended"} for each in values]
    )
    if settled.rowcount == len(receipts):
        return set()
    held = {(each.fence.id, each.fence.owner, each.fence.epoch) for each in receipts}
    wanted = sql_select(col(Outbox.id), col(Outbox.owner), col(Outbox.epoch)).where(
        col(Outbox.id).in_([each.fence.id for each in receipts])
    )
    rows = connection.execute(wanted)
    return {known(row_id) for row_id, owner, epoch in rows if (row_id, owner, epoch) not in held}


@cache
def _ending() -> Any:
    of = (col(Attempt.outbox_id) == bindparam("of"), col(Attempt.epoch) == bindparam("under"))
    return update(Attempt.__table__).where(*of).values(ended_at=bindparam("ended"), outcome="sent")  # type: ignore[attr-defined]


@cache
def _receiving() -> Any:
    return (
        update(Outbox.__table__)  # type: ignore[attr-defined]
        .where(
            col(Outbox.id) == bindparam("of"),
            col(Outbox.owner) == bindparam("by"),
            col(Outbox.epoch) == bindparam("under"),
            or_(col(Outbox.state) == "sending", col(Outbox.state) == "ambiguous"),
        )
        .values(
            state="sent",
            reason="",
            lease_until=None,
            settled_at=bindparam("at"),
            message_id=bindparam("message"),
            channel=bindparam("over"),
            bot=bindparam("through"),
            chat_id=bindparam("chat"),
        )
    )


def holds(session: Session, fence: Fence) -> bool:
    """Whether the row is still held under this fence."""
    row = session.get(Outbox, fence.id)
    return row is not None and (row.state, row.owner, row.epoch) == ("sending", fence.owner, fence.epoch)


def expire(
    session: Session, machine: datetime, stale: Collection[int], mine: Collection[int], resend_wait: float
) -> int:
    """Rows whose sender is gone may have arrived: they wait for their one resend, or are unknown.

    `stale` are rows whose lease cannot be trusted because the clock was set back; `mine` are in flight
    in this very process. How many were found.
    """
    wanted = select(Outbox).where(
        Outbox.state == "sending",
        or_(col(Outbox.lease_until) <= machine, col(Outbox.id).in_(list(stale))),
        col(Outbox.id).not_in(list(mine)),
    )
    found = list(session.exec(wanted))
    for row in found:
        attempt = session.exec(
            select(Attempt).where(Attempt.outbox_id == row.id, Attempt.epoch == row.epoch)
        ).first()
        started = attempt.started_at if attempt else machine
        if attempt is not None and not attempt.outcome:
            attempt.outcome, attempt.ended_at = "lost", machine
            session.add(attempt)
        if row.resends_left > 0:
            row.state, row.not_before = "ambiguous", min(started, machine) + timedelta(seconds=resend_wait)
        else:
            row.state, row.reason, row.settled_at = "unknown", UNANSWERED, machine
        session.add(row)
    return len(found)


def in_sending(session: Session) -> list[tuple[int, int]]:
    """(id, epoch) of every row that somebody is sending."""
    rows = session.exec(select(Outbox.id, Outbox.epoch).where(Outbox.state == "sending"))
    return [(row_id or 0, epoch) for row_id, epoch in rows]


def drop_orphans(session: Session, now: datetime) -> int:
    """Parts of a long message whose beginning will never go are cancelled; how many."""
    before = aliased(Outbox)
    wanted = (
        select(Outbox)
        .join(before, col(Outbox.follows_id) == col(before.id))
        .where(col(Outbox.state).in_(("due", "ambiguous")), col(before.state).in_(ENDED_BADLY))
    )
    found = list(session.exec(wanted))
    for row in found:
        row.state, row.reason, row.settled_at = "cancelled", "beginning_not_sent", now
        session.add(row)
    # A third part follows the second, which has only now come to its end.
    return len(found) + (drop_orphans(session, now) if found else 0)


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
