"""Taking the office's registry from a file: all of it, or nothing and every bad row named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.actions.people.registry_file import (
    PEOPLE_COLUMNS,
    UNIT_COLUMNS,
    BadFile,
    RegistryRow,
    read_lines,
    split_list,
)
from expressions.names.name_words import UNIT_HEADS
from expressions.names.unitbook import fold_name
from language.folding import fold
from messages import vi
from messages.command_line.office import KIND_CELLS, Problem
from storage.database.engine import Session
from storage.registry import erasing, people
from storage.registry import written as registry
from storage.registry.written import PersonEntry, UnitEntry, Written
from tasks.model import Role, Unit

_CODE = re.compile(r"[\w.\-]{1,30}")

_ROLES = {
    Role.DIRECTOR: ("giam doc", "thu truong"),
    Role.DEPUTY_DIRECTOR: ("pho giam doc", "pho thu truong"),
    Role.OFFICE: ("van phong", "van thu"),
    Role.HEAD: ("truong phong", "truong don vi", "truong"),
    Role.DEPUTY_HEAD: ("pho truong phong", "pho phong", "pho truong don vi", "pho"),
    Role.STAFF: ("chuyen vien", "nhan vien", "can bo"),
}
ROLE_NAMES = {role.value.replace("_", " "): role for role in Role} | {
    name: role for role, names in _ROLES.items() for name in names
}


@dataclass(frozen=True, slots=True)
class RegistryTaken:
    """The file was taken; warnings are worth a look."""

    written: Written
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nothing of the file was taken."""

    problems: tuple[Problem, ...]


def import_units(
    session: Session, path: Path, now: datetime, actor_id: int | None = None
) -> RegistryTaken | Rejected:
    """Take units from CSV or XLSX (code, name, kind, aliases, parent, in_charge); again updates by code."""
    try:
        lines = read_lines(path, UNIT_COLUMNS, ("code", "name", "kind"))
    except BadFile as bad:
        return Rejected((bad.problem,))
    problems = _common_problems(lines, ("code", "name", "kind"))
    spelt = _spelling(registry.unit_codes(session), (line.cells["code"] for line in lines))
    people_spelt = _spelling(registry.person_codes(session), ())
    entries = [_unit(line, spelt, people_spelt) for line in lines]
    there = set(spelt.values())
    for line, entry in zip(lines, entries, strict=True):
        if entry.parent and entry.parent not in there:
            problems.append(Problem("unknown_parent", {"parent": entry.parent}, line.number))
    problems += _circles(lines, entries)
    if problems:
        return Rejected(_in_order(problems, lines[0].sheet))
    written = registry.put_units(session, entries, now, actor_id)
    warnings = [*_unknown_kinds(entries), *_shared_names(people.units(session))]
    if registry.person_codes(session):
        warnings += _missing_in_charge(session)
    return RegistryTaken(written, tuple(warnings))


def import_people(
    session: Session, path: Path, now: datetime, actor_id: int | None = None
) -> RegistryTaken | Rejected:
    """Take people from CSV or XLSX (code, name, title, honorific, roles, unit); again updates by code."""
    try:
        lines = read_lines(path, PEOPLE_COLUMNS, ("code", "name", "unit", "roles"))
    except BadFile as bad:
        return Rejected((bad.problem,))
    problems = _common_problems(lines, ("code", "name", "unit"))
    units = _spelling(registry.unit_codes(session), ())
    spelt = _spelling(registry.person_codes(session), (line.cells["code"] for line in lines))
    entries = []
    for line in lines:
        roles, unknown = _roles(line.cells["roles"])
        problems += [Problem("unknown_role", {"role": role}, line.number) for role in unknown]
        entry = _person(line, roles, spelt, units)
        if entry.unit and entry.unit not in units.values():
            problems.append(Problem("unknown_unit", {"unit": entry.unit}, line.number))
        entries.append(entry)
    problems += _forgotten(session, lines)
    if problems:
        return Rejected(_in_order(problems, lines[0].sheet))
    back = [
        Problem("came_back", {"code": code}) for code in registry.departed(session, [e.code for e in entries])
    ]
    written = registry.put_people(session, entries, now, actor_id)
    warnings = [*back, *(Problem("no_role", {"code": entry.code}) for entry in entries if not entry.roles)]
    if not people.office_people(session):
        warnings.append(Problem("no_office"))
    return RegistryTaken(written, tuple(warnings + _missing_in_charge(session)))


def _unknown_kinds(entries: Iterable[UnitEntry]) -> list[Problem]:
    """A unit is what its kind begins with: "phòng chuyên môn", "Trung tâm y tế"."""
    known = tuple(f"{fold(head)} " for head in (*UNIT_HEADS, *KIND_CELLS))
    return [
        Problem("unknown_kind", {"unit": entry.code, "kind": entry.kind})
        for entry in entries
        if not f"{fold(entry.kind)} ".startswith(known)  # "phongf" is a slip
    ]


def _forgotten(session: Session, lines: list[RegistryRow]) -> list[Problem]:
    """Codes whose bearers' data were erased: they name nobody again."""
    places = {line.cells["code"].casefold(): line.number for line in lines}
    return [
        Problem("forgotten_code", {"code": code}, places[code.casefold()])
        for code in erasing.forgotten(session, places)
    ]


def _unit(line: RegistryRow, spelt: Mapping[str, str], people_spelt: Mapping[str, str]) -> UnitEntry:
    cells = line.cells
    return UnitEntry(
        code=_as_spelt(spelt, cells["code"]),
        name=_one_line(cells["name"]),
        kind=_one_line(cells["kind"]),
        aliases=split_list(cells.get("aliases", "")),
        parent=_as_spelt(spelt, cells.get("parent", "")),
        in_charge=_as_spelt(people_spelt, cells.get("in_charge", "")),
    )


def _person(
    line: RegistryRow, roles: tuple[Role, ...], spelt: Mapping[str, str], units: Mapping[str, str]
) -> PersonEntry:
    cells = line.cells
    return PersonEntry(
        code=_as_spelt(spelt, cells["code"]),
        name=_one_line(cells["name"]),
        title=_one_line(cells.get("title", "")),
        honorific=_one_line(cells.get("honorific", "")) or vi.HONORIFIC,
        roles=roles,
        unit=_as_spelt(units, cells["unit"]),
    )


def _spelling(there: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """Codes by their casefolded form: "nvy" in a file is the unit NVY that is there."""
    spelt = {code.casefold(): code for code in new if code}
    return spelt | {code.casefold(): code for code in there}


def _as_spelt(spelt: Mapping[str, str], code: str) -> str:
    return spelt.get(code.casefold(), code)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _roles(cell: str) -> tuple[tuple[Role, ...], list[str]]:
    """The roles that a cell names, and the words in it that are none."""
    names = split_list(cell.replace(",", ";"))
    found = {name: ROLE_NAMES.get(fold(name).replace("_", " ")) for name in names}
    return tuple(role for role in found.values() if role), [name for name, role in found.items() if not role]


def _common_problems(lines: list[RegistryRow], required: Iterable[str]) -> list[Problem]:
    problems = []
    first: dict[str, int] = {}
    for line in lines:
        problems += [
            Problem("missing_value", {"column": column}, line.number)
            for column in required
            if not line.cells[column]
        ]
        code = line.cells["code"]
        if code and not _CODE.fullmatch(code):
            problems.append(Problem("bad_code", {"code": code[:40]}, line.number))
        elif code and code.casefold() in first:
            params: dict[str, str | int] = {"code": code, "first": first[code.casefold()]}
            problems.append(Problem("duplicate_code", params, line.number))
        first.setdefault(code.casefold(), line.number)
    return problems


def _circles(lines: list[RegistryRow], entries: list[UnitEntry]) -> list[Problem]:
    """Units that lie below themselves within the file."""
    parents = {entry.code: entry.parent for entry in entries}

    def lies_below_itself(code: str) -> bool:
        above, seen = parents.get(code, ""), set[str]()
        while above and above != code and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        return bool(code) and above == code

    return [
        Problem("parent_circle", {"code": entry.code}, line.number)
        for line, entry in zip(lines, entries, strict=True)
        if lies_below_itself(entry.code)
    ]


def _shared_names(units: list[Unit]) -> list[Problem]:
    """Names that two units bear: neither is taken for it."""
    bearers: dict[str, dict[str, str]] = {}
    for unit in units:
        for name in (unit.code, unit.name, *unit.aliases):
            bearers.setdefault(fold_name(name), {}).setdefault(unit.code, name)
    return [
        Problem("shared_name", {"name": next(iter(names.values())), "units": ", ".join(names)})
        for names in bearers.values()
        if len(names) > 1
    ]


def _missing_in_charge(session: Session) -> list[Problem]:
    missing = registry.missing_in_charge(session)
    return [
        Problem("unknown_in_charge", {"unit": unit, "person": person}) for unit, person in missing.items()
    ]


def _in_order(problems: list[Problem], sheet: str) -> tuple[Problem, ...]:
    named = (replace(problem, sheet=sheet) for problem in problems)
    return tuple(sorted(named, key=lambda problem: problem.line or 0))
