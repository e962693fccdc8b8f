"""Writing the office's registry: units and people by their codes, in one transaction with the caller's."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage import audit, tables
from storage.tables.base import known
from tasks.model import Role

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
    rows = {row.code: row for row in session.exec(select(tables.Unit))}
    before = set(rows)
    for entry in entries:
        row = rows.setdefault(entry.code, tables.Unit(code=entry.code, name=entry.name))
        row.name, row.kind, row.aliases, row.active = entry.name, entry.kind, list(entry.aliases), True
        session.add(row)
    session.flush()
    for entry in entries:
        rows[entry.code].parent_id = known(rows[entry.parent].id) if entry.parent else None
    _note_in_charge(session, {entry.code: entry.in_charge for entry in entries})
    written = _count(before, [entry.code for entry in entries])
    _record(session, "units_imported", written, now, actor_id)
    return written


def put_people(
    session: Session, entries: list[PersonEntry], now: datetime, actor_id: int | None = None
) -> Written:
    """Add or update people by code, each with exactly the roles given. Every unit must exist (KeyError)."""
    units = {row.code: known(row.id) for row in session.exec(select(tables.Unit))}
    rows = {row.code: row for row in session.exec(select(tables.Person))}
    before = set(rows)
    for entry in entries:
        unit_id = units[entry.unit]
        row = rows.setdefault(entry.code, tables.Person(code=entry.code, name=entry.name, unit_id=unit_id))
        row.name, row.title, row.honorific = entry.name, entry.title, entry.honorific
        row.unit_id, row.active = unit_id, True
        session.add(row)
        session.flush()
        _set_roles(session, known(row.id), unit_id, set(entry.roles))
    _note_in_charge(session, {})
    written = _count(before, [entry.code for entry in entries])
    _record(session, "people_imported", written, now, actor_id)
    return written


def missing_in_charge(session: Session) -> dict[str, str]:
    """Units whose deputy director in charge is not in the registry, each with the code that is missing."""
    row = session.get(tables.Setting, _PENDING)
    return dict(row.value) if row else {}


def _note_in_charge(session: Session, given: dict[str, str]) -> None:
    """Set who is in charge of which unit, as far as they are known; keep the rest for later."""
    people = {row.code.casefold(): known(row.id) for row in session.exec(select(tables.Person))}
    waiting = missing_in_charge(session) | given
    for unit in session.exec(select(tables.Unit).where(col(tables.Unit.code).in_(waiting))):
        unit.in_charge_id = people.get(waiting[unit.code].casefold())
        session.add(unit)
    row = session.get(tables.Setting, _PENDING) or tables.Setting(key=_PENDING)
    row.value = {
        unit: person for unit, person in waiting.items() if person and person.casefold() not in people
    }
    session.add(row)
    session.flush()


def _set_roles(session: Session, person_id: int, unit_id: int, roles: set[Role]) -> None:
    held = session.exec(select(tables.PersonRole).where(tables.PersonRole.person_id == person_id)).all()
    for row in held:
        if row.unit_id != unit_id or Role(row.role) not in roles:
            session.delete(row)
    kept = {Role(row.role) for row in held if row.unit_id == unit_id}
    for role in sorted(roles - kept):
        session.add(tables.PersonRole(person_id=person_id, unit_id=unit_id, role=role))
    session.flush()


def _count(before: set[str], codes: list[str]) -> Written:
    added = sum(code not in before for code in codes)
    return Written(added, len(codes) - added)


def _record(session: Session, kind: str, written: Written, now: datetime, actor_id: int | None) -> None:
    data = {"added": written.added, "updated": written.updated}
    audit.record(session, kind, "registry", now=now, actor_id=actor_id, data=data)
