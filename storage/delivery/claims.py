"""The outbox row's way from due to sending, each step an UPDATE that holds only for whoever may take it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, insert, or_, tuple_, update
from sqlalchemy.orm import aliased, load_only
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.delivery.bursts import is_notice
from storage.delivery.outbox import WAITING, Target
from storage.delivery.quota import Saving, is_saved
from storage.delivery.routes import AddressBook
from storage.registry.accounts import PUT_OUT
from storage.tables import Attempt, Outbox
from storage.tables.base import known

ENDED_WELL = ("sent", "unknown")  # after these the next part of a long message may go
_LAST = 1 << 62  # beyond every id
_LOOKED_AT: tuple[Any, ...] = (
    *(Outbox.id, Outbox.key, Outbox.state, Outbox.epoch, Outbox.kind, Outbox.priority, Outbox.part),
    *(Outbox.person_id, Outbox.channel, Outbox.bot, Outbox.chat_id, Outbox.follows_id, Outbox.attempts),
    Outbox.reason,
)
"""What decides where a row may go: neither its words nor its moments. What is left out is read row by row."""
A_CHATS_SHARE = 3
"""How many rows of one chat are looked at in one go."""


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
    person_id: int | None = None


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
    least: int = 0,
    crowded: Collection[int] = (),
) -> list[DueRow]:
    """What may go now over these bots, answers first, then the oldest.

    What is owed to a person goes over the first of their addresses whose bot is not `away`, nor `saving` for
    what is more urgent; where all of them must save it waits.
    A row waits until `now` has come; one that may have arrived waits by the machine's own time. `least` is
    the least priority that is looked for; notices to people who are `crowded` wait for one another.
    """
    asked = {"now": now, "machine": machine, "least": least, "most": limit}
    rows = _in_order(session, list(session.exec(_waiting(), params=asked)), now)
    saved = {row.id: {bot for bot, most in saving.items() if is_saved(row, most)} for row in rows}
    book = AddressBook.of(session, {row.person_id for row in rows})
    due = []
    for row in rows:
        if row.person_id in crowded and is_notice(row):
            continue
        target, trouble = book.where(row, bots, away, saved[row.id])
        if target is not None or trouble:
            fence = (known(row.id), row.state, row.epoch)
            due.append(DueRow(*fence, row.kind, row.priority, target, trouble, row.person_id))
    return due


def _in_order(session: Session, rows: list[Outbox], now: datetime) -> list[Outbox]:
    """Without the answers of chats in which an older one, certainly not sent, waits to be tried again."""
    if all(row.priority or not row.chat_id for row in rows):
        return rows
    again = select(Outbox.channel, Outbox.bot, Outbox.chat_id, func.min(Outbox.id)).where(
        Outbox.state == "due", Outbox.priority == 0, Outbox.attempts > 0, col(Outbox.not_before) > now
    )
    grouped = again.group_by(col(Outbox.channel), col(Outbox.bot), col(Outbox.chat_id))
    first = {(channel, bot, chat): known(row_id) for channel, bot, chat, row_id in session.exec(grouped)}
    return [
        row
        for row in rows
        if row.priority or (row.id or 0) < first.get((row.channel, row.bot, row.chat_id), _LAST)
    ]


@cache  # it is asked whenever something is owed, and to make it costs more than to ask
def _waiting() -> SelectOfScalar[Outbox]:
    """Those rows that may go at "now" and "machine", of the priority "least" and behind, "most" of them."""
    before = aliased(Outbox)
    order = (col(Outbox.priority), col(Outbox.id))
    # A chat is written to once a second: one with a long queue must not fill the whole of the list.
    turn = func.row_number().over(partition_by=(col(Outbox.chat_id), col(Outbox.person_id)), order_by=order)
    by_now = col(Outbox.not_before) <= bindparam("now")
    by_machine = col(Outbox.not_before) <= bindparam("machine")
    waiting = (
        select(col(Outbox.id).label("id"), turn.label("turn"))
        .join(before, col(Outbox.follows_id) == col(before.id), isouter=True)
        .where(
            or_(
                and_(col(Outbox.state) == "due", by_now),
                and_(col(Outbox.state) == "ambiguous", by_machine),
            ),
            or_(col(Outbox.follows_id).is_(None), col(before.state).in_(ENDED_WELL)),
            col(Outbox.priority) >= bindparam("least", type_=Integer),
        )
        .subquery()
    )
    of_waiting = select(Outbox).join(waiting, col(Outbox.id) == waiting.c.id)
    of_chats = of_waiting.where(waiting.c.turn <= A_CHATS_SHARE).order_by(*order)
    return of_chats.limit(bindparam("most", type_=Integer)).options(load_only(*_LOOKED_AT))


def claim_all(
    session: Session,
    wanted: Sequence[tuple[DueRow, Outbox]],
    owner: str,
    machine: datetime,
    lease: float,
) -> dict[int, Claimed]:
    """Take the rows for one attempt each and write the attempts down; without those that have changed.

    Each comes with its row as this transaction has read it, which is brought up to date.
    """
    session.flush()
    until = machine + timedelta(seconds=lease)
    claimed: dict[int, Claimed] = {}
    for state in WAITING:
        some = {each.id: (each, row) for each, row in wanted if each.state == state and each.target}
        values = {"by": owner, "until": until, "seen": [(each.id, each.epoch) for each, _ in some.values()]}
        taken = session.connection().execute(_claiming(state), values) if some else ()
        for row_id, epoch, attempts, resends_left in taken:
            each, row = some[row_id]
            _refresh(row, owner, until, epoch, attempts, resends_left)
            fence = Fence(row_id, owner, epoch)
            claimed[row_id] = Claimed(fence, _known_target(each), state == "ambiguous", row)
    if claimed:
        tries = [
            {
                "outbox_id": row_id,
                "number": each.row.attempts,
                "owner": owner,
                "epoch": each.fence.epoch,
                "started_at": machine,
                "outcome": "",
                "marked": each.marked,
            }
            for row_id, each in claimed.items()
        ]
        session.connection().execute(insert(Attempt), tries)
    return claimed


@cache
def _claiming(state: str) -> Any:
    """Those that are as they have been seen are being sent now."""
    marked = state == "ambiguous"
    seen = tuple_(col(Outbox.id), col(Outbox.epoch)).in_(bindparam("seen", expanding=True))
    allowed: list[ColumnElement[bool]] = [seen, col(Outbox.state) == state]
    if marked:
        allowed.append(col(Outbox.resends_left) > 0)
    values = {
        "state": "sending",
        "owner": bindparam("by"),
        "epoch": Outbox.epoch + 1,
        "lease_until": bindparam("until"),
        "attempts": Outbox.attempts + 1,
        "resends_left": Outbox.resends_left - int(marked),
    }
    known_now = (col(Outbox.id), col(Outbox.epoch), col(Outbox.attempts), col(Outbox.resends_left))
    # Who takes a row of them at the same time, on a server's database, is not waited for.
    free = select(col(Outbox.id)).where(*allowed).with_for_update(skip_locked=True)
    return update(Outbox).where(col(Outbox.id).in_(free)).values(**values).returning(*known_now)


def _refresh(row: Outbox, owner: str, until: datetime, epoch: int, attempts: int, resends_left: int) -> None:
    now = {
        "state": "sending",
        "owner": owner,
        "lease_until": until,
        "epoch": epoch,
        "attempts": attempts,
        "resends_left": resends_left,
    }
    for name, value in now.items():
        set_committed_value(row, name, value)


def _known_target(row: DueRow) -> Target:
    if row.target is None:
        raise ValueError("a row without an address is refused, not claimed")
    return row.target


def drop(session: Session, wanted: DueRow, state: str, reason: str, now: datetime) -> bool:
    """Settle a row that nobody has taken: cancelled, superseded, refused, failed."""
    return update_one(
        session, Outbox, _untaken(wanted), {"state": state, "reason": reason, "settled_at": now}
    )


def refuse(session: Session, wanted: DueRow, now: datetime) -> bool:
    """Settle a row that has nowhere to go; that somebody was put out is no trouble to tell the office of."""
    state = "cancelled" if wanted.trouble == PUT_OUT else "refused"
    return drop(session, wanted, state, wanted.trouble, now)


def postpone(session: Session, wanted: DueRow, until: datetime) -> bool:
    """Let a row that nobody has taken wait."""
    return update_one(session, Outbox, _untaken(wanted), {"not_before": until})


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


def _untaken(wanted: DueRow) -> list[ColumnElement[bool]]:
    return [
        col(Outbox.id) == wanted.id,
        col(Outbox.epoch) == wanted.epoch,
        col(Outbox.state) == wanted.state,
    ]


def update_one(
    session: Session, table: type[SQLModel], where: list[ColumnElement[bool]], values: dict[str, Any]
) -> bool:
    """Whether exactly the wanted row was there and was changed."""
    session.flush()
    return session.connection().execute(update(table).where(*where).values(**values)).rowcount == 1
