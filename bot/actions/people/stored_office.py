"""The office of the database as the understanding knows it."""

from weakref import WeakKeyDictionary

from bot.actions.people.known_office import KnownOffice
from chat.situation import KnownPerson, KnownUnit
from storage.database.engine import Session
from storage.registry import roster
from storage.registry.roster import Roster
from storage.work import tasks

_known: WeakKeyDictionary[Roster, tuple[tuple[KnownUnit, ...], tuple[KnownPerson, ...]]] = WeakKeyDictionary()


def in_database(session: Session) -> KnownOffice:
    """Its units and people that are active, and the numbers of its tasks."""
    return KnownOffice(*known_of(roster.current(session)), tasks.numbers(session))


def known_of(office: Roster) -> tuple[tuple[KnownUnit, ...], tuple[KnownPerson, ...]]:
    """The active units and people, with the codes of their units; the same objects for one roster."""
    made = _known.get(office)
    if made is None:
        units = tuple(KnownUnit(u.code, u.name, u.aliases, u.kind) for u in office.units.values() if u.active)
        codes = {unit.id: unit.code for unit in office.units.values()}
        people = (KnownPerson(p.code, p.name, codes.get(p.unit_id, ""), p.title) for p in office.people)
        made = _known[office] = units, tuple(people)
    return made
