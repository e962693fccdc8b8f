"""The accounts by which people write to us: listed, closed; and codes for them that others could read."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, func, select

from storage import tables
from storage.delivery.outbox import WAITING, Target
from storage.record import audit
from storage.registry import invites
from storage.tables import Address, HeldDoubt, Invite, Offer, Outbox, Person
from storage.tables.base import known

PUT_OUT = "put_out"
"""Why an outbox row was cancelled: whom it was for may not see it any more."""

_KEPT_OF_A_CHAT = ("closed_until",)
"""What the gate for state secrets has noted of a chat, whoever speaks in it."""


def of_people(session: Session, ids: Collection[int]) -> dict[int, list[Address]]:
    """The accounts that still speak for these people, the one that was linked first at the beginning."""
    found: dict[int, list[Address]] = {}
    wanted = select(Address).where(col(Address.person_id).in_(list(ids)), Address.state != "left")
    for row in session.exec(wanted.order_by(col(Address.linked_at), col(Address.id))):
        found.setdefault(row.person_id, []).append(row)
    return found


def of_person(session: Session, person_id: int) -> list[Address]:
    """The accounts that still speak for the person."""
    return of_people(session, [person_id]).get(person_id, [])


def target_of(address: Address) -> Target:
    """The chat of an account."""
    return Target(address.channel, address.bot, address.chat_id)


@dataclass(frozen=True, slots=True)
class Closed:
    """The chats that could be written to until now, and under which names of our own files waited in them."""

    told: tuple[Target, ...] = ()
    files: tuple[str, ...] = ()


def close(session: Session, closed: Iterable[Address], now: datetime, actor_id: int | None) -> Closed:
    """These accounts speak for nobody any more.

    What was still to be sent to them is cancelled, and what the chats remembered is forgotten: files that
    waited, questions left open, lists that went on, choices.
    """
    told: list[Target] = []
    files: list[str] = []
    for address in closed:
        if address.state == "active":
            told.append(target_of(address))
        address.state, address.changed_at = "left", now
        session.add(address)
        session.flush()
        _cancel_in_chat(session, address, now)
        files += _forget_chat(session, address)
        audit.record(
            session,
            "unlinked",
            f"person:{address.person_id}",
            now=now,
            actor_id=actor_id,
            data={"channel": address.channel, "address": known(address.id)} | audit.by(actor_id),
        )
    return Closed(tuple(told), tuple(files))


def cancel_owed(session: Session, person_id: int, now: datetime) -> int:
    """Nothing that is still owed to the person is sent, wherever it was to go; how many messages."""
    return _cancel(session, [col(Outbox.person_id) == person_id], now)


def keep_doubts_out(session: Session, person_id: int, now: datetime, actor_id: int | None) -> None:
    """What the gate held of the person's and nobody has decided on stays out."""
    session.execute(
        update(HeldDoubt)
        .where(col(HeldDoubt.person_id) == person_id, col(HeldDoubt.state).in_(("open", "follows")))
        .values(state="kept", decided_by=actor_id, decided_at=now)
        .execution_options(synchronize_session=False)
    )


def _cancel_in_chat(session: Session, address: Address, now: datetime) -> None:
    # What is owed to a stranger there has no person, and stays.
    here = [
        col(Outbox.channel) == address.channel,
        col(Outbox.bot) == address.bot,
        col(Outbox.chat_id) == address.chat_id,
        col(Outbox.person_id) == address.person_id,
    ]
    _cancel(session, here, now)


def _cancel(session: Session, where: list[ColumnElement[bool]], now: datetime) -> int:
    session.flush()
    done = session.connection().execute(
        update(Outbox)
        .where(*where, col(Outbox.state).in_(WAITING))
        .values(state="cancelled", reason=PUT_OUT, settled_at=now)
    )
    session.expire_all()
    return done.rowcount


def _forget_chat(session: Session, address: Address) -> list[str]:
    """Forget what the chat remembered; the files that waited in it."""
    files: list[str] = []
    wanted = select(Offer).where(Offer.channel == address.channel, Offer.chat_id == address.chat_id)
    for row in session.exec(wanted):
        files += [file["stored_as"] for file in row.context.get("files", ())]
        row.choices = []
        row.context = {key: row.context[key] for key in _KEPT_OF_A_CHAT if key in row.context}
        session.add(row)
    session.flush()
    return files


def speaks_in(session: Session, channel: str, bot: str, chat_id: str) -> bool:
    """Whether the chat speaks for an active person of the office."""
    found = session.exec(
        select(Person.id)
        .join(Address, col(Address.person_id) == col(Person.id))
        .where(
            Address.channel == channel,
            Address.bot == bot,
            Address.chat_id == chat_id,
            Address.state != "left",
            col(Person.active).is_(True),
        )
    ).first()
    return found is not None


@dataclass(frozen=True, slots=True)
class PersonalRecords:
    """Addresses in the order of their linking, and how much the person wrote."""

    addresses: list[tables.Address]
    reports: int
    extensions: int
    messages: int
    files: int


def kept_on(session: Session, person_id: int) -> PersonalRecords:
    """Everything that bears the person's id or came from their chats."""
    wanted = select(tables.Address).where(tables.Address.person_id == person_id)
    addresses = list(session.exec(wanted.order_by(col(tables.Address.id))))
    chats = [address.chat_id for address in addresses]
    reports = select(tables.Report.id).where(tables.Report.person_id == person_id)
    return PersonalRecords(
        addresses=addresses,
        reports=session.exec(
            select(func.count(col(tables.Report.id))).where(tables.Report.person_id == person_id)
        ).one(),
        extensions=session.exec(
            select(func.count(col(tables.Extension.id))).where(tables.Extension.person_id == person_id)
        ).one(),
        messages=session.exec(
            select(func.count(col(tables.Inbox.id))).where(col(tables.Inbox.chat_id).in_(chats))
        ).one(),
        files=session.exec(
            select(func.count(col(tables.Evidence.id))).where(col(tables.Evidence.report_id).in_(reports))
        ).one(),
    )


# Codes for linking that others could read: they are good no more.

_WORDS = re.compile(r"[\w\-]+")


@dataclass(frozen=True, slots=True)
class SeenInvite:
    """An invite that was withdrawn because others could read its code."""

    person_id: int
    created_by: int | None


def withdraw_seen(session: Session, text: str, now: datetime) -> list[SeenInvite]:
    """Withdraw every open invite whose code or token stands in the text; whose they are."""
    hashes = {each for likely in _likely(text) for each in invites.hashes_of(likely)}
    if not hashes:
        return []
    found = session.exec(
        select(Invite).where(
            col(Invite.code_hash).in_(hashes),
            col(Invite.used_at).is_(None),
            col(Invite.revoked_at).is_(None),
            col(Invite.expires_at) > now,
        )
    ).all()
    seen = {row.person_id: SeenInvite(row.person_id, row.created_by) for row in found}
    for person_id in seen:
        invites.withdraw(session, person_id, now)
    return list(seen.values())


def _likely(text: str) -> set[str]:
    """What in a text may be a token as it stands, or a code in any spelling."""
    words = _WORDS.findall(text)
    found = {word for word in words if len(word) >= invites.TOKEN_BYTES}
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + invites.CODE_LENGTH]:
            joined += word.replace("-", "")
            if len(joined) >= invites.CODE_LENGTH:
                break
        if invites.looks_like_code(joined):
            found.add(joined)
    return found
