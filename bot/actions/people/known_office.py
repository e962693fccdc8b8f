"""What the understanding may know of an office: its units and people by name, and which tasks there are."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from bot.actions.people.registry_file import PEOPLE_COLUMNS, UNIT_COLUMNS, read_lines, split_list
from chat.record import USUAL_TASKS
from chat.situation import KnownPerson, KnownUnit


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """The registry as messages are read by it."""

    units: tuple[KnownUnit, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    tasks: Container[int] = USUAL_TASKS


def in_files(units: Path | None, people: Path | None) -> KnownOffice:
    """The office of these registry files, as they would be imported. Raises BadFile."""
    found, known = [], []
    if units is not None:
        for line in read_lines(units, UNIT_COLUMNS, ("code", "name")):
            aliases = split_list(line.cells.get("aliases", ""))
            kind = line.cells.get("kind", "")
            found.append(KnownUnit(line.cells["code"], line.cells["name"], aliases, kind))
    if people is not None:
        for line in read_lines(people, PEOPLE_COLUMNS, ("code", "name", "unit")):
            cells = line.cells
            known.append(KnownPerson(cells["code"], cells["name"], cells["unit"], cells.get("title", "")))
    return KnownOffice(tuple(found), tuple(known))
