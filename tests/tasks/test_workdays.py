"""Working days: weekends, holidays with swaps, and counting over them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.workdays import VIETNAM, Calendar, SpecialDay, local_day, national

YEAR = national([2026])
DATES = st.dates(date(2020, 1, 1), date(2032, 12, 31))
CALENDARS = st.builds(
    Calendar,
    days_off=st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=20),
    worked=st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=10),
)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 4)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2026, 4, 25), date(2026, 4, 27)),
        (date(2026, 4, 30), date(2026, 5, 1)),
        (date(2026, 8, 29), date(2026, 9, 2)),
        (date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_the_official_holidays_of_2026_are_off(first: date, last: date) -> None:
    assert [day for day in _days(first, last) if YEAR.is_working(day)] == []
    assert YEAR.is_working(YEAR.on_or_after(last))


def test_the_whole_year_2026_has_the_official_number_of_days_off_in_the_week() -> None:
    off = [
        d for d in _days(date(2026, 1, 1), date(2026, 12, 31)) if d.weekday() < 5 and not YEAR.is_working(d)
    ]
    # Two at New Year, five at Tết, 27/4, 30/4, 1/5, three for the national day, 24/11.
    assert len(off) == 14


@pytest.mark.parametrize("saturday", [date(2026, 1, 10), date(2026, 8, 22)])
def test_a_saturday_worked_in_exchange_is_a_working_day(saturday: date) -> None:
    assert saturday.weekday() == 5
    assert YEAR.is_working(saturday)
    assert not YEAR.is_working(saturday + timedelta(days=7))


def test_a_year_without_a_file_has_the_holidays_of_the_package_as_expected_ones() -> None:
    year = national([2029])
    assert not year.is_working(date(2029, 4, 30))
    assert year.is_working(date(2029, 4, 27))
    assert {day.decided for day in year.left_out(date(2029, 1, 1), date(2029, 12, 31))} == {False}


def test_the_days_before_tet_bear_their_right_names() -> None:
    """The last month of Bính Ngọ has 29 days: 04/02/2027 is its 28th."""
    names = {day.on: day.name for day in national([2027]).left_out(date(2027, 2, 1), date(2027, 2, 28))}
    assert names[date(2027, 2, 4)] == "Tết Nguyên đán (28 tháng Chạp)"
    assert names[date(2027, 2, 5)] == "Tết Nguyên đán (29 tháng Chạp, giao thừa)"
    assert list(names) == _days(date(2027, 2, 4), date(2027, 2, 10))


def test_no_day_of_tet_is_counted_by_the_package_where_no_file_says_which_it_is() -> None:
    tet = national([2028]).left_out(date(2028, 1, 20), date(2028, 1, 31))
    assert {day.name for day in tet} == {"Tết Nguyên đán"}


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_official_day_falls_into_its_file_s_year_and_says_what_differs(year: int) -> None:
    named = national([year]).named
    assert {day.on.year for day in named.values()} == {year}
    assert all(day.name for day in named.values())
    assert all(day.on.weekday() >= 5 for day in named.values() if day.working)


def test_what_was_only_proposed_is_not_called_decided() -> None:
    """31/8/2026 in exchange for 22/8 was proposed, and nothing official of 2027 was found."""
    assert not national([2026]).named[date(2026, 8, 31)].decided
    assert national([2026]).named[date(2026, 9, 2)].decided
    assert {day.decided for day in national([2027]).named.values()} == {False}


def test_the_office_can_swap_a_day_and_take_the_swap_back() -> None:
    swapped = YEAR.edited(
        [SpecialDay(date(2026, 11, 23), False, "Hoán đổi"), SpecialDay(date(2026, 11, 28), True)]
    )
    assert not swapped.is_working(date(2026, 11, 23))
    assert swapped.is_working(date(2026, 11, 28))
    back = swapped.edited([SpecialDay(date(2026, 11, 23), True), SpecialDay(date(2026, 11, 28), False)])
    assert back.is_working(date(2026, 11, 23))
    assert not back.is_working(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2026, 11, 21), -1, date(2026, 11, 20)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_adding_working_days_steps_over_what_is_off(day: date, n: int, expected: date) -> None:
    assert YEAR.add(day, n) == expected


def test_a_countdown_names_the_holidays_it_left_out_but_no_plain_weekend() -> None:
    left_out = YEAR.left_out(date(2026, 4, 24), date(2026, 5, 4))
    assert [d.on for d in left_out] == [
        date(2026, 4, 26),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
    ]
    assert all(d.name for d in left_out)
    assert YEAR.left_out(date(2026, 11, 2), date(2026, 11, 20)) == ()


def test_what_is_left_out_lies_after_the_first_day_up_to_the_last() -> None:
    assert YEAR.left_out(date(2026, 11, 24), date(2026, 11, 27)) == ()
    assert [d.on for d in YEAR.left_out(date(2026, 11, 20), date(2026, 11, 24))] == [date(2026, 11, 24)]


def test_a_day_that_is_both_off_and_worked_is_worked() -> None:
    day = date(2026, 11, 23)
    both = Calendar(frozenset({day}), frozenset({day}))
    assert both.is_working(day)
    assert both.left_out(date(2026, 11, 20), date(2026, 11, 27)) == ()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 23, 7, 59, tzinfo=VIETNAM), datetime(2026, 11, 23, 8, tzinfo=VIETNAM)),
        (datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM), datetime(2026, 11, 25, 8, tzinfo=VIETNAM)),
        (datetime(2026, 11, 20, 17, 0, tzinfo=VIETNAM), datetime(2026, 11, 23, 8, tzinfo=VIETNAM)),
        (datetime(2026, 11, 22, 7, 0, tzinfo=VIETNAM), datetime(2026, 11, 23, 8, tzinfo=VIETNAM)),
        (datetime(2026, 11, 22, 18, 30, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=VIETNAM)),
    ],
)
def test_the_next_morning_is_the_next_on_a_working_day(now: datetime, expected: datetime) -> None:
    assert YEAR.next_morning(now, time(8)) == expected


def test_the_day_is_vietnams_wherever_the_moment_comes_from() -> None:
    assert local_day(datetime(2026, 11, 22, 17, 30, tzinfo=UTC)) == date(2026, 11, 23)
    assert local_day(datetime(2026, 11, 22, 13, 0, tzinfo=ZoneInfo("America/New_York"))) == date(2026, 11, 23)


def test_a_naive_moment_raises() -> None:
    naive = datetime(2026, 11, 22, 8, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        local_day(naive)
    with pytest.raises(ValueError, match="naive"):
        YEAR.next_morning(naive, time(8))


@given(CALENDARS, DATES, st.integers(0, 60))
def test_between_undoes_add(calendar: Calendar, day: date, n: int) -> None:
    assert calendar.between(day, calendar.add(day, n)) == n


@given(CALENDARS, DATES, st.integers(-60, 60))
def test_on_working_days_adding_back_returns_to_the_start(calendar: Calendar, day: date, n: int) -> None:
    start = calendar.on_or_after(day)
    there = calendar.add(start, n)
    assert calendar.add(there, -n) == start
    assert calendar.between(start, there) == n


@given(CALENDARS, DATES, DATES, DATES)
def test_between_adds_up_in_any_order(calendar: Calendar, a: date, b: date, c: date) -> None:
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)


@given(CALENDARS, DATES)
def test_the_nearest_working_days_are_worked_with_none_between(calendar: Calendar, day: date) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert before <= day <= after
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    assert calendar.between(before, after) == (1 if after > before else 0)
