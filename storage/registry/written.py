"""Writing the office's registry: units and people by their codes, roles held, who is in charge of what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage import tables
from storage.record import audit
from storage.tables.base import known
from tasks.model import Role

# Roles held in a unit, and who is in charge of which unit: each change an event with its actor.


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
    _record_role(session, "role_granted", held, now, actor_id, new=held.role.value)


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
    _record_role(session, "role_withdrawn", held, now, actor_id, old=held.role.value)


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


def _record_role(
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


_PENDING = "pending_in_charge"  # units whose deputy director is not in the registry yet, by code


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as the registry's file has it; `parent` and `in_charge` are codes, "" for none."""

    code: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    in_charge: str = ""


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as the registry's file has them; the roles are held in `unit` (a code)."""

    code: str
    name: str
    title: str
    honorific: str
    roles: tuple[Role, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Written:
    """How many entries were new, and how many were there under their code."""

    added: int
    updated: int


def unit_codes(session: Session) -> set[str]:
    """The codes of all units."""
    return set(session.exec(select(tables.Unit.code)))


def person_codes(session: Session) -> set[str]:
    """The codes of all people."""
    return set(session.exec(select(tables.Person.code)))


def put_units(
    session: Session, entries: list[UnitEntry], now: datetime, actor_id: int | None = None
) -> Written:
    """Add or update units by code. Every `parent` must be an entry or in the registry (KeyError)."""
    by = _By(now, actor_id)
    rows = {row.code: row for row in session.exec(select(tables.Unit))}
    before = {code: _facts(row, _OF_A_UNIT) for code, row in rows.items()}
    for entry in entries:
        row = rows.setdefault(entry.code, tables.Unit(code=entry.code, name=entry.name))
        row.name, row.kind, row.aliases, row.active = entry.name, entry.kind, list(entry.aliases), True
        session.add(row)
    session.flush()
    for entry in entries:
        row = rows[entry.code]
        row.parent_id = known(rows[entry.parent].id) if entry.parent else None
        session.add(row)
        _note(session, by, "unit", known(row.id), before.get(entry.code), _facts(row, _OF_A_UNIT))
    _note_in_charge(session, {entry.code: entry.in_charge for entry in entries}, by)
    written = _count(set(before), [entry.code for entry in entries])
    _record(session, "units_imported", written, by)
    return written


def put_people(
    session: Session, entries: list[PersonEntry], now: datetime, actor_id: int | None = None
) -> Written:
    """Add or update people by code, each with exactly the roles given. Every unit must exist (KeyError).

    Who had left the office is of it again, without an account.
    """
    by = _By(now, actor_id)
    units = {row.code: known(row.id) for row in session.exec(select(tables.Unit))}
    rows = {row.code: row for row in session.exec(select(tables.Person))}
    before = {code: _facts(row, _OF_A_PERSON) for code, row in rows.items()}
    for entry in entries:
        unit_id = units[entry.unit]
        row = rows.setdefault(entry.code, tables.Person(code=entry.code, name=entry.name, unit_id=unit_id))
        row.name, row.title, row.honorific = entry.name, entry.title, entry.honorific
        row.unit_id, row.active = unit_id, True
        session.add(row)
        session.flush()
        person_id = known(row.id)
        _note(session, by, "person", person_id, before.get(entry.code), _facts(row, _OF_A_PERSON))
        held = {Held(person_id, role, unit_id) for role in entry.roles}
        put(session, person_id, held, now, actor_id)
    _note_in_charge(session, {}, by)
    written = _count(set(before), [entry.code for entry in entries])
    _record(session, "people_imported", written, by)
    return written


def departed(session: Session, codes: Collection[str]) -> list[str]:
    """Those of the codes whose bearers have left the office."""
    wanted = select(tables.Person.code).where(
        col(tables.Person.code).in_(list(codes)), col(tables.Person.active).is_(False)
    )
    return sorted(session.exec(wanted))


@dataclass(frozen=True, slots=True)
class _By:
    """When it is changed, and by whom: None for the command line."""

    now: datetime
    actor_id: int | None


_OF_A_UNIT = ("name", "kind", "aliases", "parent_id", "active")
_OF_A_PERSON = ("name", "title", "honorific", "unit_id", "active")


def _facts(row: tables.Unit | tables.Person, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _note(
    session: Session, by: _By, what: str, row_id: int, before: dict[str, Any] | None, now: dict[str, Any]
) -> None:
    """An event of what is new or other; which of the facts are, and nothing of what they say."""
    other = sorted(name for name in now if before is None or before[name] != now[name])
    if not other:
        return
    kind = f"{what}_added" if before is None else f"{what}_changed"
    if before is not None and "active" in other:
        kind = f"{what}_returned"
    data: dict[str, Any] = {"fields": other} if before is not None else {}
    if "unit_id" in other:
        data["unit"] = now["unit_id"]
    data |= audit.by(by.actor_id)
    audit.record(session, kind, f"{what}:{row_id}", now=by.now, actor_id=by.actor_id, data=data)


def missing_in_charge(session: Session) -> dict[str, str]:
    """Units whose deputy director in charge is not in the registry, each with the code that is missing."""
    row = session.get(tables.Setting, _PENDING)
    return dict(row.value) if row else {}


def _note_in_charge(session: Session, given: dict[str, str], by: _By) -> None:
    """Set who is in charge of which unit, as far as they are known; keep the rest for later."""
    active = select(tables.Person).where(col(tables.Person.active).is_(True))
    people = {row.code.casefold(): known(row.id) for row in session.exec(active)}
    waiting = missing_in_charge(session) | given
    for unit in session.exec(select(tables.Unit).where(col(tables.Unit.code).in_(waiting))).all():
        person_id = people.get(waiting[unit.code].casefold())
        give_charge(session, known(unit.id), person_id, by.now, by.actor_id)
    row = session.get(tables.Setting, _PENDING) or tables.Setting(key=_PENDING)
    row.value = {
        unit: person for unit, person in waiting.items() if person and person.casefold() not in people
    }
    session.add(row)
    session.flush()


def _count(before: set[str], codes: list[str]) -> Written:
    added = sum(code not in before for code in codes)
    return Written(added, len(codes) - added)


def _record(session: Session, kind: str, written: Written, by: _By) -> None:
    data = {"added": written.added, "updated": written.updated} | audit.by(by.actor_id)
    audit.record(session, kind, "registry", now=by.now, actor_id=by.actor_id, data=data)
