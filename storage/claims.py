"""The outbox row's way from due to settled, each step an UPDATE that holds only for whoever may take it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, select

from storage.accounts import PUT_OUT
from storage.outbox import Target
from storage.quota import Saving, is_saved
from storage.routes import AddressBook
from storage.tables import Attempt, Outbox

ENDED_WELL = ("sent", "unknown")  # after these the next part of a long message may go
A_CHATS_SHARE = 3
"""How many rows of one chat are looked at in one go."""

ENDED_BADLY = ("refused", "superseded", "cancelled", "failed")


@dataclass(frozen=True, slots=True)
class Fence:
    """Who holds a row: a result is only written under the same owner and epoch."""

    id: int
    owner: str
    epoch: int


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row that may go now. `target` is None where the person has no address; `trouble` says why."""

    id: int
    state: str
    epoch: int
    kind: str
    priority: int
    target: Target | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row taken for one attempt; `marked` if an earlier attempt may have arrived."""

    fence: Fence
    target: Target
    marked: bool
    row: Outbox


def candidates(
    session: Session,
    now: datetime,
    machine: datetime,
    bots: Collection[tuple[str, str]],
    away: Collection[tuple[str, str]] = (),
    saving: Mapping[tuple[str, str], Saving] = MappingProxyType({}),
    limit: int = 200,
) -> list[DueRow]:
    """What may go now over these bots, answers first, then the oldest.

    What is owed to a person goes over the first of their addresses whose bot is not `away`, nor `saving` for
    what is more urgent; where all of them must save it waits.
    A row waits until `now` has come; one that may have arrived waits by the machine's own time.
    """
    before = aliased(Outbox)
    order = (col(Outbox.priority), col(Outbox.id))
    # A chat is written to once a second: one with a long queue must not fill the whole of the list.
    turn = func.row_number().over(partition_by=(col(Outbox.chat_id), col(Outbox.person_id)), order_by=order)
    waiting = (
        select(col(Outbox.id).label("id"), turn.label("turn"))
        .join(before, col(Outbox.follows_id) == col(before.id), isouter=True)
        .where(
            or_(
                and_(col(Outbox.state) == "due", col(Outbox.not_before) <= now),
                and_(col(Outbox.state) == "ambiguous", col(Outbox.not_before) <= machine),
            ),
            or_(col(Outbox.follows_id).is_(None), col(before.state).in_(ENDED_WELL)),
        )
        .subquery()
    )
    wanted = (
        select(Outbox)
        .join(waiting, col(Outbox.id) == waiting.c.id)
        .where(waiting.c.turn <= A_CHATS_SHARE)
        .order_by(*order)
        .limit(limit)
    )
    rows = list(session.exec(wanted))
    saved = {row.id: {bot for bot, most in saving.items() if is_saved(row, most)} for row in rows}
    book = AddressBook.of(session, {row.person_id for row in rows})
    found = []
    for row in rows:
        target, trouble = book.where(row, bots, away, saved[row.id])
        if target is not None or trouble:
            found.append(DueRow(row.id or 0, row.state, row.epoch, row.kind, row.priority, target, trouble))
    return found


def claim(session: Session, wanted: DueRow, owner: str, machine: datetime, lease: float) -> Claimed | None:
    """Take the row for one attempt and write the attempt down; None if it has changed meanwhile."""
    if wanted.target is None:
        return None
    marked = wanted.state == "ambiguous"
    values = {
        "state": "sending",
        "owner": owner,
        "epoch": wanted.epoch + 1,
        "lease_until": machine + timedelta(seconds=lease),
        "attempts": Outbox.attempts + 1,
        "resends_left": Outbox.resends_left - int(marked),
    }
    allowed = _untaken(wanted)
    if marked:
        allowed.append(col(Outbox.resends_left) > 0)
    if not _update(session, Outbox, allowed, values):
        return None
    row = session.get_one(Outbox, wanted.id, populate_existing=True)
    fence = Fence(wanted.id, owner, row.epoch)
    session.add(
        Attempt(
            outbox_id=wanted.id,
            number=row.attempts,
            owner=owner,
            epoch=row.epoch,
            started_at=machine,
            marked=marked,
        )
    )
    return Claimed(fence, wanted.target, marked, row)


def drop(session: Session, wanted: DueRow, state: str, reason: str, now: datetime) -> bool:
    """Settle a row that nobody has taken: cancelled, superseded, refused, failed."""
    return _update(session, Outbox, _untaken(wanted), {"state": state, "reason": reason, "settled_at": now})


def refuse(session: Session, wanted: DueRow, now: datetime) -> bool:
    """Settle a row that has nowhere to go; that somebody was put out is no trouble to tell the office of."""
    state = "cancelled" if wanted.trouble == PUT_OUT else "refused"
    return drop(session, wanted, state, wanted.trouble, now)


def postpone(session: Session, wanted: DueRow, until: datetime) -> bool:
    """Let a row that nobody has taken wait."""
    return _update(session, Outbox, _untaken(wanted), {"not_before": until})


def count_failure(session: Session, wanted: DueRow, tries: int, retry: datetime, now: datetime) -> bool:
    """Note that a row could not be made into a message; whether it was given up."""
    row = session.get_one(Outbox, wanted.id, populate_existing=True)
    row.failures += 1
    given_up = row.failures >= tries
    if given_up:
        row.state, row.reason, row.settled_at = "failed", "render", now
    else:
        row.not_before = retry
    session.add(row)
    return given_up


def settle(session: Session, fence: Fence, outcome: str, values: dict[str, Any], machine: datetime) -> bool:
    """Write an attempt's result; False if another has taken the row over.

    A receipt is proof: it also settles a row whose lease had run out but that nobody has sent again.
    """
    states = ("sending", "ambiguous") if values.get("state") == "sent" else ("sending",)
    _update(
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
    return _update(session, Outbox, where, values)


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
            row.state, row.reason, row.settled_at = "unknown", "unanswered", machine
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


def _untaken(wanted: DueRow) -> list[ColumnElement[bool]]:
    return [
        col(Outbox.id) == wanted.id,
        col(Outbox.epoch) == wanted.epoch,
        col(Outbox.state) == wanted.state,
    ]


def _update(
    session: Session, table: type[SQLModel], where: list[ColumnElement[bool]], values: dict[str, Any]
) -> bool:
    """Whether exactly the wanted row was there and was changed."""
    session.flush()
    return session.connection().execute(update(table).where(*where).values(**values)).rowcount == 1
