"""Recurring reports: which occurrences there are, and on which day each is due."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deadline import ClosingRule, Operator, Period, Recurrence
from tasks.model import Due
from tasks.recurrence import Planned, needs_day, occurrences, proposed_day
from tasks.workdays import national

START, END = date(2025, 12, 31), date(2026, 12, 31)


def planned(recurrence: Recurrence, after: date = START, until: date = END) -> tuple[Planned, ...]:
    return occurrences(recurrence, Operator.BEFORE, None, after, until)


CASES = [
    (Recurrence(Period.YEAR, month=11, day=5), ["2026"], [date(2026, 11, 5)]),
    (Recurrence(Period.YEAR, month=2, day=29), ["2026"], [date(2026, 2, 28)]),
    (Recurrence(Period.YEAR, month=13, day=15), ["2025"], [date(2026, 1, 15)]),
    (
        Recurrence(Period.QUARTER, month=3, day=25),
        ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
        [date(2026, month, 25) for month in (3, 6, 9, 12)],
    ),
    (
        Recurrence(Period.QUARTER, month=1, day=-1),
        ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
        [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)],
    ),
    (
        Recurrence(Period.HALF_YEAR, day=20),
        ["2026-H1", "2026-H2"],
        [date(2026, 6, 20), date(2026, 12, 20)],
    ),
    (Recurrence(Period.NINE_MONTHS, day=25), ["2026-9M"], [date(2026, 9, 25)]),
]


@pytest.mark.parametrize(("recurrence", "expected_keys", "dates"), CASES)
def test_a_year_of_occurrences(recurrence: Recurrence, expected_keys: list[str], dates: list[date]) -> None:
    found = planned(recurrence)
    assert [p.period_key for p in found] == expected_keys
    assert [p.due for p in found] == [Due(on, Operator.BEFORE) for on in dates]


@pytest.mark.parametrize("day", [31, -1])
def test_a_day_that_the_month_lacks_is_its_last(day: int) -> None:
    found = planned(Recurrence(Period.MONTH, day=day))
    assert [p.due.on.day for p in found] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_a_monthly_report_of_the_month_before_keeps_the_period_it_tells_of() -> None:
    found = planned(Recurrence(Period.MONTH, month=2, day=10), date(2026, 10, 31), date(2026, 12, 31))
    assert [(p.period_key, p.due.on) for p in found] == [
        ("2026-10", date(2026, 11, 10)),
        ("2026-11", date(2026, 12, 10)),
    ]


def test_a_yearly_report_sent_in_january_belongs_to_the_year_before() -> None:
    found = planned(Recurrence(Period.YEAR, month=13, day=15), date(2026, 1, 1), date(2026, 1, 31))
    assert [(p.period_key, p.due.on) for p in found] == [("2025", date(2026, 1, 15))]


def test_a_week_belongs_to_its_iso_year() -> None:
    found = planned(Recurrence(Period.WEEK, weekday=4), date(2026, 12, 20), date(2027, 1, 8))
    assert [(p.period_key, p.due.on) for p in found] == [
        ("2026-W52", date(2026, 12, 25)),
        ("2026-W53", date(2027, 1, 1)),
        ("2027-W01", date(2027, 1, 8)),
    ]


def test_several_days_of_a_week_are_each_due_in_it() -> None:
    found = planned(Recurrence(Period.WEEK, weekday=3, weekdays=(1,)), date(2026, 11, 22), date(2026, 12, 2))
    assert [(p.period_key, p.due.on) for p in found] == [
        ("2026-W48", date(2026, 11, 24)),
        ("2026-W48.2", date(2026, 11, 26)),
        ("2026-W49", date(2026, 12, 1)),
    ]


def test_a_report_every_few_days_counts_from_the_last_one() -> None:
    every_fifth = Recurrence(Period.DAY, every=5)
    found = planned(every_fifth, date(2026, 6, 1), date(2026, 6, 17))
    # 06/6 is a Saturday: the next working day takes its place, and the count goes on from there.
    assert [one.due.on for one in found] == [date(2026, 6, 8), date(2026, 6, 15)]


def test_a_report_every_other_week_goes_on_from_the_last_one() -> None:
    other_week = Recurrence(Period.WEEK, weekday=4, every=2)
    first = planned(other_week, date(2026, 6, 5), date(2026, 6, 19))
    then = planned(other_week, date(2026, 6, 19), date(2026, 7, 10))
    assert [one.due.on for one in (*first, *then)] == [date(2026, 6, 19), date(2026, 7, 3)]


def test_a_daily_report_is_due_on_working_days() -> None:
    found = occurrences(
        Recurrence(Period.DAY),
        Operator.BY,
        time(16),
        date(2026, 11, 20),
        date(2026, 11, 26),
        calendar=national([2026]),
    )
    assert [p.period_key for p in found] == ["2026-11-23", "2026-11-25", "2026-11-26"]
    assert found[0].due == Due(date(2026, 11, 23), Operator.BY, time(16))


def test_labels_are_codes_with_parameters() -> None:
    label = planned(Recurrence(Period.QUARTER, day=25))[2].label
    assert (label.code, label.params) == ("quarter", {"quarter": 3, "year": 2026})


DATA = [
    (Period.MONTH, "2026-01", date(2025, 12, 15), date(2026, 1, 14)),
    (Period.QUARTER, "2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
    (Period.HALF_YEAR, "2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
    (Period.NINE_MONTHS, "2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
    (Period.YEAR, "2026", date(2025, 12, 15), date(2026, 12, 14)),
]


@pytest.mark.parametrize(("period", "key", "first", "last"), DATA)
def test_the_data_of_a_period_close_by_decree_09(period: Period, key: str, first: date, last: date) -> None:
    month = 12 if period is Period.YEAR else None
    found = planned(Recurrence(period, month=month, day=25, closing=ClosingRule.DECREE_09))
    (wanted,) = [p for p in found if p.period_key == key]
    assert (wanted.data_from, wanted.data_until) == (first, last)


def test_data_close_with_the_calendar_or_are_not_known() -> None:
    quarter = Recurrence(Period.QUARTER, day=25, closing=ClosingRule.CALENDAR)
    assert (planned(quarter)[0].data_from, planned(quarter)[0].data_until) == (
        date(2026, 1, 1),
        date(2026, 3, 31),
    )
    unknown = planned(Recurrence(Period.QUARTER, day=25))[0]
    assert (unknown.data_from, unknown.data_until) == (None, None)


@pytest.mark.parametrize(
    ("recurrence", "until"),
    [
        (Recurrence(Period.YEAR, month=1, day=15), date(2025, 12, 31)),
        (Recurrence(Period.YEAR, month=11, day=5), date(2026, 12, 31)),
        (Recurrence(Period.QUARTER, month=1, day=5), date(2025, 12, 31)),
        (Recurrence(Period.MONTH, day=5), date(2025, 12, 31)),
        (Recurrence(Period.MONTH, day=25), date(2026, 1, 31)),
        (Recurrence(Period.NINE_MONTHS, month=1, day=5), date(2025, 9, 30)),
    ],
)
def test_the_data_are_those_that_close_nearest_to_the_date(recurrence: Recurrence, until: date) -> None:
    first = planned(replace(recurrence, closing=ClosingRule.CALENDAR))[0]
    assert first.data_until == until


def test_weekly_data_are_those_of_the_week() -> None:
    weekly = Recurrence(Period.WEEK, weekday=4, closing=ClosingRule.DECREE_09)
    first = planned(weekly, date(2026, 11, 16))[0]
    assert (first.data_from, first.data_until) == (date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize("period", [p for p in Period if p is not Period.DAY])
def test_without_a_day_the_office_must_give_one_and_is_offered_one(period: Period) -> None:
    bare = Recurrence(period)
    assert needs_day(bare)
    assert planned(bare) == ()
    proposed = proposed_day(bare)
    assert not needs_day(proposed)
    assert planned(proposed) != ()


def test_what_names_its_day_is_left_as_it_is() -> None:
    named = Recurrence(Period.MONTH, day=10)
    assert proposed_day(named) is named


def test_a_year_without_its_month_needs_one() -> None:
    assert needs_day(Recurrence(Period.YEAR, day=5))


def test_the_proposal_is_the_day_by_which_provinces_send() -> None:
    found = planned(proposed_day(Recurrence(Period.QUARTER)))
    assert [p.due.on for p in found] == [date(2026, month, 25) for month in (3, 6, 9, 12)]
    assert found[3].data_until == date(2026, 12, 14)


RECURRENCES = st.one_of(
    st.just(Recurrence(Period.DAY)),
    st.builds(Recurrence, st.just(Period.WEEK), weekday=st.integers(0, 6)),
    st.builds(
        Recurrence,
        st.just(Period.WEEK),
        weekday=st.integers(0, 6),
        weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    ),
    st.builds(
        Recurrence, st.just(Period.MONTH), st.none() | st.integers(1, 2), st.integers(-1, 31).filter(bool)
    ),
    st.builds(
        Recurrence,
        st.sampled_from([Period.QUARTER, Period.HALF_YEAR, Period.NINE_MONTHS, Period.YEAR]),
        st.integers(1, 13),
        st.integers(-1, 31).filter(bool),
    ),
)


@given(RECURRENCES, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_windows_join_without_a_gap_or_a_double(r: Recurrence, after: date, n: int, m: int) -> None:
    middle, end = after + timedelta(days=n), after + timedelta(days=n + m)
    whole = planned(r, after, end)
    assert planned(r, after, middle) + planned(r, middle, end) == whole
    assert len({p.period_key for p in whole}) == len(whole)
    assert all(after < p.due.on <= end for p in whole)
    assert [p.due.on for p in whole] == sorted(p.due.on for p in whole)


def test_the_first_report_of_every_other_week_comes_within_two_weeks() -> None:
    other_week = Recurrence(Period.WEEK, weekday=4, every=2)
    # From a Sunday: Friday 04/12, and not the one after.
    found = planned(other_week, date(2026, 11, 22), date(2026, 12, 20))
    assert [one.due.on for one in found] == [date(2026, 12, 4), date(2026, 12, 18)]
