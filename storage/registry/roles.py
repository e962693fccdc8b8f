"""Roles held in a unit, and who is in charge of which unit: each change an event with its actor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from storage import tables
from storage.record import audit
from tasks.model import Role


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """A role that a person holds in a unit."""

    person_id: int
    role: Role
    unit_id: int


def grant(session: Session, held: Held, now: datetime, actor_id: int | None) -> None:
    """From now on the person holds the role in the unit."""
    session.add(tables.PersonRole(person_id=held.person_id, unit_id=held.unit_id, role=held.role))
    session.flush()
    _record(session, "role_granted", held, now, actor_id, new=held.role.value)


def withdraw(session: Session, held: Held, now: datetime, actor_id: int | None) -> None:
    """The person no longer holds the role in the unit."""
    wanted = select(tables.PersonRole).where(
        tables.PersonRole.person_id == held.person_id,
        tables.PersonRole.unit_id == held.unit_id,
        tables.PersonRole.role == held.role,
    )
    for row in session.exec(wanted):
        session.delete(row)
    session.flush()
    _record(session, "role_withdrawn", held, now, actor_id, old=held.role.value)


def put(
    session: Session, person_id: int, wanted: Iterable[Held], now: datetime, actor_id: int | None
) -> None:
    """The person holds exactly these roles."""
    rows = session.exec(select(tables.PersonRole).where(tables.PersonRole.person_id == person_id))
    there = {Held(person_id, Role(row.role), row.unit_id) for row in rows}
    meant = set(wanted)
    for held in sorted(there - meant):
        withdraw(session, held, now, actor_id)
    for held in sorted(meant - there):
        grant(session, held, now, actor_id)


def give_charge(
    session: Session, unit_id: int, person_id: int | None, now: datetime, actor_id: int | None
) -> None:
    """The deputy director who is in charge of the unit from now on, None for nobody."""
    unit = session.get_one(tables.Unit, unit_id)
    old = unit.in_charge_id
    if old == person_id:
        return
    unit.in_charge_id = person_id
    session.add(unit)
    audit.record(
        session,
        "charge_changed",
        f"unit:{unit_id}",
        now=now,
        actor_id=actor_id,
        old=str(old or ""),
        new=str(person_id or ""),
        data=audit.by(actor_id),
    )


def _record(
    session: Session,
    kind: str,
    held: Held,
    now: datetime,
    actor_id: int | None,
    *,
    old: str = "",
    new: str = "",
) -> None:
    subject, data = f"person:{held.person_id}", {"unit": held.unit_id} | audit.by(actor_id)
    audit.record(session, kind, subject, now=now, actor_id=actor_id, old=old, new=new, data=data)
