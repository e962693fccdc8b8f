"""An act on the shares of several units: each of its own task, and of no unit that was not named."""

from dataclasses import replace

from chat import intents as i
from chat.acts.frames import Slots
from chat.intents import Intent, UnitName
from chat.registry.known_people import led_by
from chat.sentences.items import Item

_ON_A_SHARE = (i.Confirm, i.Return, i.DecideExtension, i.Undo, i.Cancel, i.Pause, i.Resume)


def of_each_unit(slots: Slots, made: Intent) -> Intent | None:
    """ "xác nhận việc 12 của NVY và CDC": for each unit that is named; None where a unit has no task."""
    units = {unit.code or unit.text for unit, _ in slots.units}
    if not isinstance(made, _ON_A_SHARE) or len(units) < 2:
        return made
    each = tuple(
        replace(made, numbers=numbers, unit=unit) for numbers, named in _by_unit(slots) for unit in named
    )
    return i.Several(each) if each else None


def urged(slots: Slots) -> i.Plain | i.Several | None:
    """Tasks by number, only of the units or the person named; else what a unit owes, or what is late."""
    unit, overdue = slots.unit, "overdue" in slots.tags
    if slots.persons and not slots.units:
        return _urged_in_person(slots)
    named = tuple(dict.fromkeys(each for each, _ in slots.units))
    if len(named) > 1 and not slots.numbers:
        return i.Several(tuple(i.Urge((), each, overdue) for each in named))
    if len(named) > 1:
        return _urged_of_each(slots)
    return i.Urge(
        slots.meant if not (unit and not slots.numbers) else (), unit, overdue and not slots.numbers
    )


def _urged_in_person(slots: Slots) -> i.Plain | None:
    """ "nhắc anh Tuấn việc 12": his unit alone; None where it is not known which that is."""
    unit = led_by(slots.sentence.situation, slots.persons[0]) if len(slots.persons) == 1 else None
    return i.Urge(slots.meant, unit) if unit is not None else None


def _urged_of_each(slots: Slots) -> i.Plain | i.Several | None:
    """ "nhắc NVY, KHTC việc 20": of a task some units; "NVY việc 20, KHTC việc 21": of each its own."""
    made = tuple(
        i.Urge(numbers, units[0]) if len(units) == 1 else i.Urge(numbers, units=units)
        for numbers, units in _by_unit(slots)
    )
    return i.Several(made) if len(made) > 1 else made[0] if made else None


def _by_unit(slots: Slots) -> list[tuple[tuple[int, ...], tuple[UnitName, ...]]]:
    """Tasks with their units: "NVY, KHTC việc 20" is one part, "NVY việc 20, KHTC việc 21" are two.

    Where only units are named, theirs are the tasks that are meant; empty where a part lacks either.
    """
    named = [item for item in slots.items if item.unit is not None or item.kind == "numbers"]
    parts: list[list[Item]] = []
    for item in named:
        both = bool(parts) and len({each.kind for each in parts[-1]}) > 1
        if not parts or (both and item.kind == named[0].kind):
            parts.append([])
        parts[-1].append(item)
    found = []
    for part in parts:
        units = tuple(dict.fromkeys(item.unit for item in part if item.unit is not None))
        numbers = tuple(dict.fromkeys(number for item in part for number in item.numbers))
        found.append((numbers or (slots.meant if len(parts) == 1 else ()), units))
    return found if all(numbers and units for numbers, units in found) else []
