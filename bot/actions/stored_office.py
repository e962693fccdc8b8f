"""The office of the database as the understanding knows it."""

from collections.abc import Iterable, Mapping

from bot.actions.known_office import KnownOffice
from chat.situation import KnownPerson, KnownUnit
from storage import people, tasks
from storage.engine import Session
from tasks.model import Person


def in_database(session: Session) -> KnownOffice:
    """Its units and people that are active, and the numbers of its tasks."""
    units = people.units(session)
    codes = {unit.id: unit.code for unit in units}
    return KnownOffice(
        tuple(KnownUnit(unit.code, unit.name, unit.aliases, unit.kind) for unit in units),
        known_people(people.people(session), codes),
        tasks.numbers(session),
    )


def known_people(active: Iterable[Person], codes: Mapping[int, str]) -> tuple[KnownPerson, ...]:
    """Who is active, each with the code of the own unit; `codes` by the units' ids."""
    return tuple(
        KnownPerson(each.code, each.name, codes.get(each.unit_id, ""), each.title) for each in active
    )
