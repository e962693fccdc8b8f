"""The registry that the maintainers keep beside their real documents is taken without a complaint."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from bot.actions.people.registry import RegistryTaken, import_people, import_units
from expressions.names.unitbook import How, UnitBook, fold_name
from storage.database.engine import Database
from storage.registry import people

FOLDER = os.environ.get("NHACVIEC_DOCUMENTS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="the real documents are not here (NHACVIEC_DOCUMENTS names no folder)"
)


@pytest.fixture
def book(database: Database, now: datetime) -> UnitBook:
    registry = Path(FOLDER) / "registry"
    units = database.write(lambda session: import_units(session, registry / "units.csv", now))
    staff = database.write(lambda session: import_people(session, registry / "people.csv", now))
    for outcome in (units, staff):
        assert isinstance(outcome, RegistryTaken)
        assert outcome.warnings == ()
    return UnitBook(database.read(people.units), "Sở Y tế")


def test_each_unit_is_known_by_its_name_its_aliases_and_its_officer(book: UnitBook) -> None:
    for unit in book.units:
        for name in (unit.code, unit.name, unit.name.upper(), *unit.aliases):
            assert book.exact(name) == unit
        assert book.match(f"Trưởng {unit.name}").units == (unit,)


def test_a_name_with_a_word_missing_or_in_between_is_nobodys(book: UnitBook) -> None:
    names = {fold_name(name) for unit in book.units for name in (unit.name, *unit.aliases)}
    for unit in book.units:
        first, *rest = unit.name.split()
        for near in (" ".join([first, *rest[:-1]]), " ".join([first, "Tổng hợp", *rest])):
            if fold_name(near) not in names:
                assert book.match(near).how is How.UNKNOWN, near


def test_its_groups_hold_every_unit_of_their_kind(book: UnitBook) -> None:
    rooms, below = book.group("các phòng"), book.group("các đơn vị trực thuộc")
    assert {unit.kind for unit in rooms} == {"phòng"}
    assert {unit.kind for unit in below} == {"đơn vị trực thuộc"}
    assert len(rooms) + len(below) == len([unit for unit in book.units if unit.kind != "lãnh đạo"])
