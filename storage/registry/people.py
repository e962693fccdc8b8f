"""People, units and addresses, given as the domain's own values."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from storage import tables
from storage.record import audit
from storage.tables.base import known
from tasks.model import Person, Role, Unit

CHANNEL_ORDER = ("zalo", "telegram")
"""In which order a person's addresses are tried that are preferred alike."""


def channel_order() -> ColumnElement[int]:
    """The place of an address's channel in that order."""
    places = {name: n for n, name in enumerate(CHANNEL_ORDER)}
    return case(places, value=col(tables.Address.channel), else_=len(places))


def prefer(
    session: Session, person_id: int, channel: str, now: datetime, actor_id: int | None = None
) -> bool:
    """Try the person's addresses of the channel first; False where there is none that can be written to."""
    of_person = list(session.exec(select(tables.Address).where(tables.Address.person_id == person_id)))
    if not any(row.channel == channel and row.state == "active" for row in of_person):
        return False
    for row in of_person:
        row.rank = 0 if row.channel == channel else 1
        session.add(row)
    audit.record(
        session,
        "channel_preferred",
        f"person:{person_id}",
        now=now,
        actor_id=actor_id,
        data={"channel": channel} | audit.by(actor_id),
    )
    return True


def person(session: Session, person_id: int) -> Person | None:
    """The person with the id, active or not."""
    row = session.get(tables.Person, person_id)
    return _persons(session, [row])[0] if row else None


def person_by_code(session: Session, code: str) -> Person | None:
    """The person with the registry's code, whatever its case."""
    rows = session.exec(select(tables.Person).where(col(tables.Person.code).ilike(_literal(code), "\\")))
    found = _persons(session, rows)
    return found[0] if found else None


def of_office(session: Session, code: str) -> Person | None:
    """The person with the registry's code who is of the office now."""
    found = person_by_code(session, code)
    return found if found is not None and is_active(session, found.id) else None


def person_at(session: Session, channel: str, bot: str, user_id: str) -> Person | None:
    """Who writes from this address: identity is the channel's user id and nothing else."""
    session.flush()
    found = session.connection().execute(_at(), {"over": channel, "through": bot, "user": user_id}).all()
    if not found:
        return None
    # Two of the office with one account, which nothing leaves so: it is the first of them.
    of_first = [row for row in found if row.id == found[0].id and row.role is not None]
    return _as_person(found[0], frozenset((Role(row.role), row.in_unit) for row in of_first))


@cache
def _at() -> Any:
    """The active person at an address, a row a role: every turn asks who it is."""
    person, role, address = tables.Person, tables.PersonRole, tables.Address
    wanted = sql_select(*person.__table__.columns, col(role.role), col(role.unit_id).label("in_unit"))  # type: ignore[attr-defined]
    return (
        wanted.join(address, col(address.person_id) == col(person.id))
        .outerjoin(role, col(role.person_id) == col(person.id))
        .where(col(person.active).is_(True), col(address.state) != "left")
        .where(col(address.channel) == bindparam("over"), col(address.bot) == bindparam("through"))
        .where(col(address.user_id) == bindparam("user"))
    )


def by_ids(session: Session, ids: Collection[int]) -> dict[int, Person]:
    """The people with these ids."""
    rows = select(tables.Person).where(col(tables.Person.id).in_(list(ids)))
    return {person.id: person for person in _persons(session, session.exec(rows))}


def people(session: Session) -> list[Person]:
    """Everybody who is active, by code."""
    rows = select(tables.Person).where(col(tables.Person.active).is_(True)).order_by(tables.Person.code)
    return _persons(session, session.exec(rows))


def departed(session: Session) -> list[Person]:
    """Who was of the office and is no more, by code."""
    rows = select(tables.Person).where(col(tables.Person.active).is_(False)).order_by(tables.Person.code)
    return _persons(session, session.exec(rows))


def holders(session: Session, role: Role, unit_id: int | None = None) -> list[Person]:
    """The active people who hold the role, in that unit where one is given, by code."""
    held = (
        select(tables.Person)
        .join(tables.PersonRole, col(tables.PersonRole.person_id) == col(tables.Person.id))
        .where(tables.PersonRole.role == role, col(tables.Person.active).is_(True))
        .order_by(tables.Person.code)
        .distinct()
    )
    if unit_id is not None:
        held = held.where(tables.PersonRole.unit_id == unit_id)
    return _persons(session, session.exec(held))


def answering_for(session: Session, unit_id: int) -> list[Person]:
    """Who is told of a unit's tasks: its heads, else their deputies, else nobody."""
    return holders(session, Role.HEAD, unit_id) or holders(session, Role.DEPUTY_HEAD, unit_id)


def is_active(session: Session, person_id: int) -> bool:
    """Whether the person is of the office, and has not left it."""
    return session.exec(select(tables.Person.active).where(tables.Person.id == person_id)).first() is True


def office_people(session: Session) -> list[Person]:
    """The people of the office (Văn phòng): who imports, confirms and asks."""
    return holders(session, Role.OFFICE)


def addresses(session: Session, person_id: int, channel: str | None = None) -> list[tables.Address]:
    """The person's active addresses in the order in which they are tried."""
    wanted = (
        select(tables.Address)
        .where(tables.Address.person_id == person_id, tables.Address.state == "active")
        .order_by(col(tables.Address.rank), channel_order(), col(tables.Address.id))
    )
    if channel is not None:
        wanted = wanted.where(tables.Address.channel == channel)
    return list(session.exec(wanted))


def address_at(session: Session, channel: str, bot: str, chat_id: str) -> tables.Address | None:
    """The address row of a chat, in whatever state."""
    return session.exec(_OF_CHAT, params={"over": channel, "through": bot, "in": chat_id}).first()


_OF_CHAT = select(tables.Address).where(
    tables.Address.channel == bindparam("over"),
    tables.Address.bot == bindparam("through"),
    tables.Address.chat_id == bindparam("in"),
)


def set_address_state(session: Session, address_id: int, state: str, now: datetime) -> None:
    """Note that an address is active, blocked, invalid or left."""
    address = session.get_one(tables.Address, address_id)
    address.state, address.changed_at = state, now
    session.add(address)


def reopen_address(session: Session, address: tables.Address | None, now: datetime) -> bool:
    """Whether the address could not be written to; from now on it can again."""
    if address is None or address.state not in ("blocked", "invalid"):
        return False
    set_address_state(session, known(address.id), "active", now)
    session.flush()
    return True


def reached(session: Session) -> frozenset[int]:
    """Who can be written to: the people with an active address."""
    active = select(tables.Address.person_id).where(tables.Address.state == "active")
    return frozenset(session.exec(active.distinct()))


def unreached(session: Session) -> list[tuple[Person, str]]:
    """Active people without an active address, each with why: "unlinked", or the state of their address."""
    states: dict[int, set[str]] = {}
    for row in session.exec(select(tables.Address)):
        states.setdefault(row.person_id, set()).add(row.state)
    without = []
    for someone in people(session):
        seen = states.get(someone.id, set())
        if "active" not in seen:
            without.append((someone, min(seen - {"left"}, default="unlinked")))
    return without


def units(session: Session, *, active_only: bool = True) -> list[Unit]:
    """The units in the registry's order."""
    rows = select(tables.Unit).order_by(col(tables.Unit.id))
    if active_only:
        rows = rows.where(col(tables.Unit.active).is_(True))
    return [as_unit(row) for row in session.exec(rows)]


def unit(session: Session, unit_id: int) -> Unit | None:
    """The unit with the id."""
    row = session.get(tables.Unit, unit_id)
    return as_unit(row) if row else None


def unit_by_code(session: Session, code: str) -> Unit | None:
    """The unit with the registry's code, whatever its case."""
    row = session.exec(select(tables.Unit).where(col(tables.Unit.code).ilike(_literal(code), "\\"))).first()
    return as_unit(row) if row else None


def units_of(session: Session, codes: Collection[str]) -> frozenset[int]:
    """The units that these people answer for; of one who answers for none those in their charge, else the
    one that they work in.
    """
    rows = select(tables.Person).where(col(tables.Person.code).in_(list(codes)))
    charge: dict[int, set[int]] = {}
    for one in units(session):
        if one.in_charge_id is not None:
            charge.setdefault(one.in_charge_id, set()).add(one.id)
    found: set[int] = set()
    for someone in _persons(session, session.exec(rows)):
        answered = {unit_id for role, unit_id in someone.roles if role in (Role.HEAD, Role.DEPUTY_HEAD)}
        found |= answered or charge.get(someone.id) or {someone.unit_id}
    return frozenset(found)


def add_alias(session: Session, unit_id: int, alias: str) -> None:
    """Keep another name of the unit, as the office has decided."""
    row = session.get_one(tables.Unit, unit_id)
    if alias not in row.aliases:
        row.aliases = [*row.aliases, alias]
        session.add(row)


def as_unit(row: tables.Unit) -> Unit:
    """A row of the registry as the domain's value."""
    return Unit(
        id=known(row.id),
        code=row.code,
        name=row.name,
        kind=row.kind,
        aliases=tuple(row.aliases),
        parent_id=row.parent_id,
        in_charge_id=row.in_charge_id,
        active=row.active,
    )


def _persons(session: Session, rows: Iterable[tables.Person]) -> list[Person]:
    found = list(rows)
    roles: dict[int, set[tuple[Role, int]]] = {}
    held = select(tables.PersonRole).where(col(tables.PersonRole.person_id).in_([row.id for row in found]))
    for role in session.exec(held):
        roles.setdefault(role.person_id, set()).add((Role(role.role), role.unit_id))
    return [_as_person(row, frozenset(roles.get(row.id or 0, ()))) for row in found]


def _as_person(row: Any, roles: frozenset[tuple[Role, int]]) -> Person:
    return Person(
        id=known(row.id),
        code=row.code,
        name=row.name,
        title=row.title,
        honorific=row.honorific,
        unit_id=row.unit_id,
        roles=roles,
    )


def _literal(text: str) -> str:
    return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
