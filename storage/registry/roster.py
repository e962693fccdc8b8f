"""The active people and all units, read once for as long as the record says that none of them has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, text
from sqlalchemy.pool import Pool
from sqlmodel import Session

from storage.record import audit
from storage.record.audit import ANY_KIND, Link
from storage.registry import people
from tasks.model import Person, Unit

_TABLES = frozenset({"person", "role", "unit", "address", ANY_KIND})
_MOST_EVENTS = 500
"""Beyond so many new events it is quicker to read anew than to look through them."""


@dataclass(frozen=True, eq=False)
class Roster:
    """Everybody who is active, by code, and the units by id in the registry's order, those of before too.

    `reached` are the people who can be written to.
    """

    people: tuple[Person, ...]
    units: Mapping[int, Unit]
    reached: frozenset[int]

    @cached_property
    def by_id(self) -> Mapping[int, Person]:
        """The people by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def in_charge(self) -> frozenset[int]:
        """Who is in charge of an active unit."""
        units = (unit for unit in self.units.values() if unit.active)
        return frozenset(unit.in_charge_id for unit in units if unit.in_charge_id is not None)

    @staticmethod
    def read(session: Session) -> "Roster":
        """As it now stands."""
        units = {unit.id: unit for unit in people.units(session, active_only=False)}
        return Roster(tuple(people.people(session)), units, people.reached(session))


_kept: WeakKeyDictionary[Pool, tuple[Link, Roster]] = WeakKeyDictionary()
"""By the pool of a database's connections: the last event when it was read, and what was read."""


def current(session: Session) -> Roster:
    """As this transaction sees it; the same object while nobody has changed it."""
    engine, last = session.get_bind(), audit.last(session)
    if last is None or not isinstance(engine, Engine) or _is_being_changed(session):
        return Roster.read(session)
    link, roster = _kept.get(engine.pool, (None, None))
    if roster is None or link is None or not _holds(session, link, last):
        roster = Roster.read(session)
    _kept[engine.pool] = last, roster
    return roster


def _is_being_changed(session: Session) -> bool:
    """Whether a row of the record was changed, here or by another hand, of which no event tells yet."""
    session.flush()
    return session.connection().execute(text("SELECT 1 FROM touched LIMIT 1")).first() is not None


def _holds(session: Session, then: Link, last: Link) -> bool:
    if then == last:
        return True
    few = 0 <= last.id - then.id <= _MOST_EVENTS
    return few and audit.has(session, then) and not audit.kinds_since(session, then.id) & _TABLES
