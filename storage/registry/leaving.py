"""Somebody leaves the office: their roles and accounts end, and what they answered for follows the post."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from storage import tables
from storage.delivery.outbox import UNDELIVERED, WAITING, enqueue
from storage.record import audit
from storage.registry import accounts, invites, people, written
from storage.registry.accounts import Closed
from storage.registry.written import Held
from storage.tables.base import known
from storage.work.periods import later_than_next
from tasks.model import OPEN, Person, Role, Status

ANSWERING = (Role.HEAD, Role.DEPUTY_HEAD)
_OF_THE_OFFICE = ("message", UNDELIVERED)
"""The kinds of messages that are no plan's: nobody would owe them again."""


@dataclass(frozen=True, slots=True)
class Post:
    """A unit that somebody answers for: what it owes, and who will answer for it after them."""

    unit_id: int
    open: int
    reported: int
    heirs: tuple[Person, ...] = ()
    answering_now: tuple[Person, ...] = ()

    @property
    def new(self) -> tuple[Person, ...]:
        """Who is to answer for it from then on and is not told of its work yet."""
        return tuple(each for each in self.heirs if each not in self.answering_now)


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody has: accounts, posts, units in their charge, reviews that they opened, messages owed.

    `stand_ins` are sent what they were told as one of the office and have not had yet.
    """

    person: Person
    accounts: tuple[tables.Address, ...] = ()
    posts: tuple[Post, ...] = ()
    in_charge: tuple[int, ...] = ()
    reviews: int = 0
    waiting: int = 0
    stand_ins: tuple[Person, ...] = ()


def held_by(session: Session, person: Person, today: date) -> Holding:
    """What the person has now, and who would answer for it after them."""
    unit_ids = sorted({unit_id for role, unit_id in person.roles if role in ANSWERING})
    reviews = select(func.count(col(tables.Review.id))).where(
        tables.Review.opened_by == person.id, tables.Review.state == "open"
    )
    waiting = select(func.count(col(tables.Outbox.id))).where(
        tables.Outbox.person_id == person.id, col(tables.Outbox.state).in_(WAITING)
    )
    charge = select(tables.Unit.id).where(tables.Unit.in_charge_id == person.id)
    posts = tuple(_post(session, person, unit_id, today) for unit_id in unit_ids)
    return Holding(
        person=person,
        accounts=tuple(accounts.of_person(session, person.id)),
        posts=posts,
        in_charge=tuple(known(unit_id) for unit_id in session.exec(charge.order_by(col(tables.Unit.id)))),
        reviews=session.exec(reviews).one(),
        waiting=session.exec(waiting).one(),
        stand_ins=_stand_ins(session, person, posts) if person.has(Role.OFFICE) else (),
    )


def _stand_ins(session: Session, person: Person, posts: Iterable[Post]) -> tuple[Person, ...]:
    """Who stands in for one of the office: who follows in their post, a deputy mostly; else the others of
    the office, else who answers for their unit.
    """
    followers = [heir for post in posts for heir in post.heirs]
    others = people.office_people(session)
    found = [*(followers or [p for p in others if p.id != person.id])]
    if not found:
        found = [p for p in people.answering_for(session, person.unit_id) if p.id != person.id]
    return tuple(dict.fromkeys(found))


def _post(session: Session, person: Person, unit_id: int, today: date) -> Post:
    heads = [p for p in people.holders(session, Role.HEAD, unit_id) if p.id != person.id]
    deputies = [p for p in people.holders(session, Role.DEPUTY_HEAD, unit_id) if p.id != person.id]
    counted = (
        select(tables.Assignment.stage, func.count(col(tables.Assignment.id)))
        .where(
            tables.Assignment.unit_id == unit_id,
            col(tables.Assignment.id).not_in(later_than_next(today)),
        )
        .group_by(tables.Assignment.stage)
    )
    by_stage = dict(session.exec(counted).all())
    return Post(
        unit_id=unit_id,
        open=sum(by_stage.get(status.value, 0) for status in OPEN),
        reported=by_stage.get(Status.REPORTED.value, 0),
        heirs=tuple(heads or deputies),
        answering_now=tuple(people.answering_for(session, unit_id)),
    )


def leave(session: Session, held: Holding, now: datetime, actor_id: int | None) -> Closed:
    """The person is of the office no more; its accounts are closed.

    What they were still owed of a unit's work is owed to who answers for the unit now.
    """
    person = held.person
    row = session.get_one(tables.Person, person.id)
    row.active = False
    session.add(row)
    for role, unit_id in sorted(person.roles):
        written.withdraw(session, Held(person.id, role, unit_id), now, actor_id)
    for unit_id in held.in_charge:
        written.give_charge(session, unit_id, None, now, actor_id)
    invites.withdraw(session, person.id, now)
    accounts.keep_doubts_out(session, person.id, now, actor_id)
    closed = accounts.close(session, held.accounts, now, actor_id)
    for post in held.posts:
        _pass_on(session, person, post, now)
    for stand_in in held.stand_ins:
        _pass_on_whole(session, person, stand_in, now)
    accounts.cancel_owed(session, person.id, now)
    audit.record(
        session, "person_left", f"person:{person.id}", now=now, actor_id=actor_id, data=audit.by(actor_id)
    )
    return closed


def _pass_on(session: Session, person: Person, post: Post, now: datetime) -> None:
    """What speaks of the unit's tasks and has not gone yet is owed to who answers for it from now on.

    Who answered for it before has been owed the same already. What an officer was told whole may have been
    told to the office and not to the unit: see `_pass_on_whole`.
    """
    if not post.new:
        return
    for row in _owed_to(session, person):
        payload = _of_unit(session, row.payload, post.unit_id)
        if payload is None or ("message" in payload and person.has(Role.OFFICE)):
            continue
        for heir in post.new:
            _owe_instead(session, row, heir, payload, now)


def _pass_on_whole(session: Session, person: Person, stand_in: Person, now: datetime) -> None:
    """What one of the office was told in full, and of what did not arrive, goes to who stands in for them.

    Of what was told to both at the same time, the other has a message of their own.
    """
    for row in _owed_to(session, person):
        if row.kind not in _OF_THE_OFFICE:
            continue
        same = select(tables.Outbox.payload).where(
            tables.Outbox.person_id == stand_in.id,
            tables.Outbox.kind == row.kind,
            tables.Outbox.created_at == row.created_at,
        )
        if row.payload not in session.exec(same).all():
            _owe_instead(session, row, stand_in, row.payload, now)


def _owed_to(session: Session, person: Person) -> Sequence[tables.Outbox]:
    """What waits for the person, whatever their address."""
    wanted = select(tables.Outbox).where(
        tables.Outbox.person_id == person.id,
        tables.Outbox.chat_id == "",
        col(tables.Outbox.state).in_(WAITING),
    )
    return session.exec(wanted.order_by(col(tables.Outbox.id))).all()


def _owe_instead(
    session: Session, row: tables.Outbox, person: Person, payload: dict[str, Any], now: datetime
) -> None:
    enqueue(
        session,
        f"{row.key}>{person.id}",
        row.kind,
        now=now,
        person_id=person.id,
        payload=payload,
        priority=row.priority,
        not_before=row.not_before,
    )


def _of_unit(session: Session, payload: dict[str, Any], unit_id: int) -> dict[str, Any] | None:
    """What of the payload is of the unit's work: some of the shares, or a message of its tasks alone."""
    if "assignments" in payload:
        mine = _shares(session, payload["assignments"], unit_id)
        return {**payload, "assignments": mine} if mine else None
    numbers = payload.get("tasks", [])
    if not numbers or payload.get("review") is not None:
        return None
    rows = (
        select(tables.Occurrence.task_number)
        .join(tables.Assignment, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
        .where(col(tables.Occurrence.task_number).in_(numbers), tables.Assignment.unit_id == unit_id)
    )
    return payload if set(numbers) <= set(session.exec(rows)) else None


def _shares(session: Session, ids: Sequence[int], unit_id: int) -> list[int]:
    wanted = select(tables.Assignment.id).where(
        col(tables.Assignment.id).in_(list(ids)), tables.Assignment.unit_id == unit_id
    )
    found = set(session.exec(wanted))
    return [each for each in ids if each in found]


def headless(posts: Iterable[Post]) -> list[Post]:
    """The units for which nobody answers any more."""
    return [post for post in posts if not post.heirs]
