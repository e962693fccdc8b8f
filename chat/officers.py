"""Who holds an office of a unit, and the unit of somebody who is named."""

from chat.situation import KnownPerson, Situation
from chat.values import PersonName, UnitName
from language.folding import fold

_HEADS = ("truong ", "giam doc", "chanh ", "hieu truong", "chi cuc truong", "vien truong")


def only_head(situation: Situation, unit: str) -> KnownPerson | None:
    """Who leads the unit of that code by title; None where nobody does or several."""
    heads = [p for p in situation.people if p.unit == unit and fold(p.title).startswith(_HEADS)]
    return heads[0] if len(heads) == 1 else None


def unit_of(situation: Situation, person: PersonName | None) -> UnitName | None:
    """The unit of somebody named, which is asked about; None where the registry has none."""
    code = person.code if person is not None else None
    found = next((known.unit for known in situation.people if code and known.code == code), "")
    unit = next((unit for unit in situation.units if found and unit.code == found), None)
    return UnitName(unit.name, unit.code, sure=False) if unit is not None else None
