"""Settings and working days that the office may change."""

from datetime import date, time
from typing import Any

import pytest
from sqlmodel import Session

from storage import settings, tables
from storage.database.engine import Database
from storage.settings import BadSetting, OfficeSettings
from storage.work import days
from tasks.standing import Ladder
from tasks.workdays import SpecialDay

TODAY = date(2026, 11, 23)


def test_what_is_not_set_has_its_default(any_database: Database) -> None:
    assert any_database.read(settings.load) == OfficeSettings()


@pytest.mark.parametrize(
    ("key", "given", "value"),
    [
        ("days_before", [5, 1], (5, 1)),
        ("morning", "07:30", time(7, 30)),
        ("roll_forward", True, True),
        ("ladder", {"office": 2, "deputy_director": 4, "director": 6}, Ladder(2, 4, 6)),
        ("extension_cap", 1, 1),
        ("office_name", "Sở Quy hoạch", "Sở Quy hoạch"),
        ("export_columns", ["index", "content"], ("index", "content")),
    ],
)
def test_a_setting_comes_back_as_it_was_set(any_database: Database, key: str, given: Any, value: Any) -> None:
    any_database.write(lambda session: settings.save(session, key, given))
    assert getattr(any_database.read(settings.load), key) == value


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("nonsense", 1),
        ("morning", "25:00"),
        ("morning", "18:00"),
        ("evening", "07:59"),
        ("days_before", [-1]),
        ("days_before", "soon"),
        ("invite_hours", 0),
        ("briefing_weekday", 7),
        ("export_columns", ["index", "salary"]),
        ("export_columns", []),
        ("ladder", {"office": 0}),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_named(any_database: Database, key: str, given: Any) -> None:
    with pytest.raises(BadSetting) as caught:
        any_database.write(lambda session: settings.save(session, key, given))
    assert caught.value.key == key
    assert any_database.read(settings.load) == OfficeSettings()


def test_a_row_that_cannot_be_read_counts_as_not_set(any_database: Database) -> None:
    def spoil(session: Session) -> None:
        session.add(tables.Setting(key="morning", value={"value": "early"}))
        session.add(tables.Setting(key="from_a_later_version", value={"value": 1}))

    any_database.write(spoil)
    assert any_database.read(settings.load) == OfficeSettings()


def test_the_calendar_knows_the_nations_days_and_the_offices_swaps(any_database: Database) -> None:
    off, worked = date(2026, 12, 31), date(2026, 12, 26)
    swapped = [SpecialDay(off, False, "hoán đổi"), SpecialDay(worked, True, "hoán đổi")]
    before = any_database.read(lambda session: days.calendar(session, TODAY))
    assert not before.is_working(date(2026, 11, 24))
    assert before.is_working(date(2026, 12, 31))
    any_database.write(lambda session: days.set_days(session, swapped))
    after = any_database.read(lambda session: days.calendar(session, TODAY))
    assert not after.is_working(date(2026, 12, 31))
    assert after.is_working(date(2026, 12, 26))
    assert any_database.write(lambda session: days.forget(session, date(2026, 12, 31)))
    assert any_database.read(days.edits) == [SpecialDay(date(2026, 12, 26), True, "hoán đổi")]
    assert not any_database.write(lambda session: days.forget(session, date(2026, 12, 31)))
