"""Over which of a person's addresses a row of the outbox goes; where over none, why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.delivery.outbox import Target, by_key, enqueue
from storage.registry.accounts import PUT_OUT
from storage.registry.people import channel_order
from storage.tables import Address, Outbox, Person
from storage.tables.base import known

UNANSWERED = "unanswered"
"""Why a row is in doubt that was sent and not answered for; of one whose sender died no reason is known."""
REFUSED_BY = "refused_by:"
"""Begins why a row crosses over; behind it the channel that refuses it for certain, in plain words too."""
_FILE = ":file"
_IDS: Any = bindparam("ids", expanding=True)


@dataclass(frozen=True, slots=True)
class AddressBook:
    """The addresses of some people in the order in which they are tried; `gone` are of the office no more."""

    addresses: dict[int, list[Address]]
    gone: frozenset[int] = frozenset()

    @staticmethod
    def of(session: Session, people: set[int | None]) -> "AddressBook":
        """Those of these people."""
        book: dict[int, list[Address]] = {}
        ids = [person_id for person_id in people if person_id is not None]
        if not ids:
            return AddressBook(book)
        for address in session.exec(_addresses(), params={"ids": ids}):
            book.setdefault(address.person_id, []).append(address)
        gone = session.exec(_gone(), params={"ids": ids})
        return AddressBook(book, frozenset(known(person_id) for person_id in gone))

    def where(
        self,
        row: Outbox,
        bots: Collection[tuple[str, str]],
        away: Collection[tuple[str, str]],
        saving: Collection[tuple[str, str]],
    ) -> tuple[Target | None, str]:
        """The chat to write to; or nothing and why; or nothing and "" where a bot is only away for now.

        What is owed to a chat of a person crosses over too while its bot is away. What a channel did not
        answer for is sent again, marked, over the next one: a second silence would leave it unknown. What it
        refused goes over another, and waits for it.
        """
        addresses = self.addresses.get(row.person_id or 0, [])
        if row.person_id in self.gone or _closed(row, addresses):
            return None, PUT_OUT
        active = [a for a in addresses if a.state == "active"]
        usable = [a for a in active if (a.channel, a.bot) in bots and row.reason != refusal_by(a)]
        present = [a for a in usable if (a.channel, a.bot) not in away and (a.channel, a.bot) not in saving]
        own = (row.channel, row.bot)
        if row.chat_id and not (present and (own in away or own in saving)):
            return (Target(*own, row.chat_id), "") if own in bots and own not in saving else (None, "")
        frugal = [a for a in usable if (a.channel, a.bot) not in saving]
        if usable and not frugal:
            return None, ""
        if usable:
            best = _first(row, present or frugal)
            return Target(best.channel, best.bot, best.chat_id), ""
        if active:
            return None, ""
        states = {a.state for a in addresses}
        if "blocked" in states:
            return None, "blocked"
        return None, "invalid_address" if "invalid" in states else "no_address"


@cache
def _addresses() -> SelectOfScalar[Address]:
    wanted = select(Address).where(col(Address.person_id).in_(_IDS))
    return wanted.order_by(col(Address.rank), channel_order(), col(Address.id))


@cache
def _gone() -> Any:
    return select(Person.id).where(col(Person.id).in_(_IDS), col(Person.active).is_(False))


def _first(row: Outbox, addresses: list[Address]) -> Address:
    first = addresses[0]
    if row.state != "ambiguous" or row.reason != UNANSWERED or row.part:
        return first
    return next((a for a in addresses if (a.channel, a.bot) != (first.channel, first.bot)), first)


def refusal_by(place: Address | Target) -> str:
    """Why a row crosses over that this channel refused."""
    return f"{REFUSED_BY}{place.channel}:{place.bot}"


def may_cross(session: Session, row: Outbox, refused: Target) -> bool:
    """Whether what one of a person's channels refused can still go over another; once, and never a part."""
    if row.chat_id or row.part or row.reason.startswith(REFUSED_BY):
        return False
    addresses = AddressBook.of(session, {row.person_id}).addresses.get(row.person_id or 0, [])
    return any(
        a.state == "active" and (a.channel, a.bot) != (refused.channel, refused.bot) for a in addresses
    )


def _closed(row: Outbox, addresses: list[Address]) -> bool:
    """Whether the chat that the row is owed to has ceased to speak for the person."""
    if not row.chat_id or not addresses:
        return False
    here = [a for a in addresses if (a.channel, a.bot, a.chat_id) == (row.channel, row.bot, row.chat_id)]
    return all(a.state == "left" for a in here)


def hand_over(
    session: Session, row: Outbox, payload: dict[str, Any], bots: Collection[tuple[str, str]], now: datetime
) -> str:
    """Owe what the row's own channel does not carry to the person's first other chat over these bots, once.

    The channel over which it is owed; "" for none. What was handed over is not handed on.
    """
    key = f"{row.key}{_FILE}"
    owed = by_key(session, key)
    if owed is not None:
        return owed.channel
    addresses = AddressBook.of(session, {row.person_id}).addresses.get(row.person_id or 0, [])
    able = [a for a in addresses if a.state == "active" and (a.channel, a.bot) in bots]
    if not able or row.key.endswith(_FILE):
        return ""
    chat = Target(able[0].channel, able[0].bot, able[0].chat_id)
    enqueue(
        session,
        key,
        "message",
        now=now,
        person_id=row.person_id,
        to=chat,
        payload=payload,
        priority=row.priority,
    )
    return chat.channel
