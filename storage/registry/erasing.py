"""Erasing what is kept on somebody who has left: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.

Erased are name, title and form of address, the accounts with all ids of the messengers, the raw messages, the
texts of what was sent to them, their words to the office that are on no task's record. What the office did
stays, under the registry's code: reports, requests, decisions, the events of the record and their reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, or_, select

from storage.delivery.outbox import SETTLED
from storage.delivery.quota import scope_of
from storage.record import audit
from storage.tables import (
    Address,
    Bound,
    Event,
    Extension,
    HeldDoubt,
    Inbox,
    Invite,
    LinkAttempt,
    Offer,
    Outbox,
    Pace,
    Person,
    Remark,
    Report,
    Review,
)
from tasks.serializing import from_text, to_text

_NO_RECORD = ("note",)
"""The kinds of events whose words are said to the office and are on no task's record."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased, and what stays under the code: reports, requests for more time, events."""

    accounts: int
    messages: int
    remarks: int
    reports: int
    requests: int
    events: int


def is_forgotten(row: Person) -> bool:
    """Whether the person's data were erased."""
    return not row.active and row.name == row.code


def forgotten(session: Session, codes: Iterable[str]) -> list[str]:
    """Those of the codes whose bearers' data were erased: no code is ever given to somebody else."""
    wanted = {code.casefold() for code in codes}
    rows = session.exec(select(Person).where(col(Person.active).is_(False)))
    return sorted(row.code for row in rows if row.code.casefold() in wanted and is_forgotten(row))


def forget(session: Session, person_id: int, now: datetime, actor_id: int | None) -> Erased:
    """Erase a person who has left the office; ValueError for one who has not."""
    row = session.get_one(Person, person_id)
    if row.active:
        raise ValueError("the person is of the office")
    called = [f"{row.name}, {row.title}", row.name] if row.title else [row.name]
    mine = list(session.exec(select(Address).where(Address.person_id == person_id)))
    messages = sum(_forget_chat(session, address) for address in mine)
    messages += _forget_messages_to(session, person_id)
    _name_by_code(session, called, row.code)
    for table in (Address, Invite):
        session.execute(delete(table).where(col(table.person_id) == person_id))
    _forget_places(session, person_id)
    remarks = _forget_remarks(session, person_id)
    row.name, row.title, row.honorific = row.code, "", ""
    session.add(row)
    audit.record(
        session,
        "person_forgotten",
        f"person:{person_id}",
        now=now,
        actor_id=actor_id,
        data=audit.by(actor_id),
    )
    return Erased(
        accounts=len(mine),
        messages=messages,
        remarks=remarks,
        reports=_count(session, Report, Report.person_id, person_id),
        requests=_count(session, Extension, Extension.person_id, person_id),
        events=_count(session, Event, Event.actor_id, person_id),
    )


def _count(session: Session, table: Any, column: Any, person_id: int) -> int:
    return session.exec(select(func.count()).select_from(table).where(col(column) == person_id)).one()


def _forget_chat(session: Session, address: Address) -> int:
    """Everything by which the chat could be known again; how many messages came from it."""
    channel, bot, chat = address.channel, address.bot, address.chat_id
    came = select(Inbox).where(
        Inbox.channel == channel,
        Inbox.bot == bot,
        or_(col(Inbox.chat_id) == chat, col(Inbox.user_id) == address.user_id),
        Inbox.state != "new",
    )
    rows = session.exec(came).all()
    for row in rows:
        row.raw, row.chat_id, row.user_id, row.message_id = None, "", "", ""
        row.key = f"forgotten:{row.id}"
        session.add(row)
    session.execute(
        update(Outbox)
        .where(
            col(Outbox.channel) == channel,
            col(Outbox.bot) == bot,
            col(Outbox.chat_id) == chat,
            col(Outbox.state).in_(SETTLED),
        )
        .values(chat_id="", message_id=None, reply_to=None, payload={})
        .execution_options(synchronize_session=False)
    )
    here: list[Any] = [
        delete(Bound).where(col(Bound.channel) == channel, col(Bound.bot) == bot, col(Bound.chat_id) == chat),
        delete(Offer).where(col(Offer.channel) == channel, col(Offer.chat_id) == chat),
        delete(LinkAttempt).where(col(LinkAttempt.channel) == channel, col(LinkAttempt.chat_id) == chat),
        delete(Pace).where(col(Pace.scope) == scope_of(channel, bot, chat)),
    ]
    for statement in here:
        session.execute(statement.execution_options(synchronize_session=False))
    return len(rows)


def _forget_messages_to(session: Session, person_id: int) -> int:
    """The texts of what was sent to them, and of what was not."""
    done = session.connection().execute(
        update(Outbox)
        .where(col(Outbox.person_id) == person_id, col(Outbox.state).in_(SETTLED))
        .values(chat_id="", message_id=None, reply_to=None, payload={})
    )
    session.expire_all()
    return done.rowcount


def _name_by_code(session: Session, called: list[str], code: str) -> None:
    """In the texts of messages to others, and in what chats remember, the code stands for the name.

    It takes the name's room, so that what is bold in a message stays where it was.
    """
    last = 0
    while True:
        wanted = select(Outbox).where(Outbox.kind == "message", col(Outbox.id) > last)
        rows = session.exec(wanted.order_by(col(Outbox.id)).limit(_BATCH)).all()
        for row in rows:
            said = to_text(row.payload)
            if called[-1] in said:
                row.payload = from_text(_without(said, called, code))
                session.add(row)
        session.flush()
        if len(rows) < _BATCH:
            break
        last = rows[-1].id or 0
        session.expunge_all()
    for offer in session.exec(select(Offer)):
        said = to_text([offer.choices, offer.context])
        if called[-1] in said:
            offer.choices, offer.context = from_text(_without(said, called, code))
            session.add(offer)
    session.flush()


def _without(said: str, called: list[str], code: str) -> str:
    for each in called:
        said = said.replace(each, code.ljust(len(each)))
    return said


def _forget_places(session: Session, person_id: int) -> None:
    """What the gate held of theirs, and where they opened reviews."""
    session.execute(
        update(HeldDoubt)
        .where(col(HeldDoubt.person_id) == person_id)
        .values(chat_id="", user_id="", message_ids=[], files=[])
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Review)
        .where(col(Review.opened_by) == person_id)
        .values(channel="", chat_id="")
        .execution_options(synchronize_session=False)
    )


def _forget_remarks(session: Session, person_id: int) -> int:
    said = select(Event.id).where(col(Event.actor_id) == person_id, col(Event.kind).in_(_NO_RECORD))
    done = session.connection().execute(delete(Remark).where(col(Remark.event_id).in_(said)))
    return done.rowcount
