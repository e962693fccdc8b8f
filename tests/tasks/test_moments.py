"""When to remind, from when it is late, what a period comes to, and how a task stands."""

import os
import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deadline import CountUnit, Operator, Relative, StartEvent
from tasks.model import Due, Status, TimeState
from tasks.workdays import (
    VIETNAM,
    Calendar,
    add_months,
    count,
    days_late,
    days_left,
    late_from,
    national,
    remind_by,
    time_state,
)
from tests.tasks.people import assignment

YEAR = national([2026, 2027])
DUES = st.builds(
    Due,
    st.dates(date(2025, 12, 1), date(2027, 2, 28)),
    st.sampled_from(Operator),
    st.none() | st.times(),
)
INCLUSIVE = [Operator.BY, Operator.ON, Operator.WITHIN]


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), VIETNAM)


@pytest.fixture(params=["Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati", "UTC"])
def host_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The zone of the machine, set for the length of a test."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    clock.tzset()
    yield request.param
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    clock.tzset()


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Due(date(2026, 11, 5), Operator.BEFORE), date(2026, 11, 4)),
        (Due(date(2026, 11, 9), Operator.BEFORE), date(2026, 11, 6)),
        (Due(date(2026, 11, 25), Operator.BEFORE), date(2026, 11, 23)),
        (Due(date(2026, 11, 5), Operator.BY), date(2026, 11, 5)),
        (Due(date(2026, 11, 8), Operator.BY), date(2026, 11, 6)),
        (Due(date(2026, 2, 20), Operator.WITHIN), date(2026, 2, 13)),
        (Due(date(2026, 8, 22), Operator.ON), date(2026, 8, 22)),
        (Due(date(2026, 11, 5), Operator.BEFORE, time(16, 30)), date(2026, 11, 5)),
        (Due(date(2026, 11, 5), Operator.BY, time(8, 1)), date(2026, 11, 5)),
        (Due(date(2026, 11, 5), Operator.BY, time(8)), date(2026, 11, 4)),
        (Due(date(2026, 11, 5), Operator.BEFORE, time(7, 30)), date(2026, 11, 4)),
    ],
)
def test_remind_by_is_the_last_working_day_by_which_it_can_be_in(due: Due, expected: date) -> None:
    assert remind_by(due, YEAR) == expected


@pytest.mark.parametrize("operator", INCLUSIVE)
def test_an_inclusive_date_on_a_day_off_rolls_forward_where_the_office_wants_it(operator: Operator) -> None:
    due = Due(date(2026, 11, 24), operator)
    assert remind_by(due, YEAR) == date(2026, 11, 23)
    assert remind_by(due, YEAR, roll_forward=True) == date(2026, 11, 25)
    assert late_from(due, YEAR) == at(date(2026, 11, 25), 0)
    assert late_from(due, YEAR, roll_forward=True) == at(date(2026, 11, 26), 0)


def test_before_a_date_never_rolls_forward() -> None:
    due = Due(date(2026, 11, 24), Operator.BEFORE)
    assert remind_by(due, YEAR, roll_forward=True) == date(2026, 11, 23)
    assert late_from(due, YEAR, roll_forward=True) == at(date(2026, 11, 25), 0)


@pytest.mark.parametrize("operator", Operator)
def test_it_is_late_once_the_named_day_has_passed_whatever_the_operator(operator: Operator) -> None:
    assert late_from(Due(date(2026, 11, 5), operator), YEAR) == at(date(2026, 11, 6), 0)


@pytest.mark.parametrize("operator", Operator)
def test_with_an_hour_it_is_late_from_that_minute(operator: Operator) -> None:
    due = Due(date(2026, 11, 5), operator, time(16, 30))
    assert late_from(due, YEAR) == at(date(2026, 11, 5), 16, 30)


def test_the_moments_do_not_depend_on_the_zone_of_the_machine(host_zone: str) -> None:
    due = Due(date(2026, 11, 5), Operator.BY)
    assert late_from(due, YEAR).isoformat() == "2026-11-06T00:00:00+07:00", host_zone
    assert days_left(due, at(date(2026, 11, 4), 23, 30), YEAR) == 1
    assert days_late(late_from(due, YEAR), at(date(2026, 11, 6), 0, 30), YEAR) == 1
    assert YEAR.next_morning(at(date(2026, 11, 4), 23), time(8)).isoformat() == "2026-11-05T08:00:00+07:00"


@given(DUES)
def test_remind_by_is_a_working_day_not_after_the_date(due: Due) -> None:
    reminded = remind_by(due, YEAR)
    assert YEAR.is_working(reminded)
    assert reminded < due.on if due.operator is Operator.BEFORE and due.at is None else reminded <= due.on


@given(DUES, st.booleans())
def test_late_from_lies_after_the_morning_of_remind_by(due: Due, roll_forward: bool) -> None:
    reminded = remind_by(due, YEAR, roll_forward=roll_forward)
    assert YEAR.is_working(reminded)
    assert late_from(due, YEAR, roll_forward=roll_forward) > at(reminded, 8)


RELATIVE = [
    (5, CountUnit.WORKING_DAY, False, date(2026, 11, 20), date(2026, 11, 30)),
    (5, CountUnit.WORKING_DAY, True, date(2026, 11, 30), date(2026, 11, 20)),
    (10, CountUnit.DAY, False, date(2026, 11, 2), date(2026, 11, 12)),
    (5, CountUnit.DAY, False, date(2026, 11, 2), date(2026, 11, 9)),
    (22, CountUnit.DAY, False, date(2026, 11, 2), date(2026, 11, 25)),
    (10, CountUnit.DAY, True, date(2026, 11, 18), date(2026, 11, 6)),
    (2, CountUnit.WEEK, False, date(2026, 11, 10), date(2026, 11, 25)),
    (1, CountUnit.MONTH, False, date(2027, 1, 31), date(2027, 3, 1)),
    (3, CountUnit.MONTH, False, date(2026, 8, 31), date(2026, 11, 30)),
    (1, CountUnit.MONTH, True, date(2026, 3, 31), date(2026, 2, 27)),
    (1, CountUnit.YEAR, False, date(2024, 2, 29), date(2025, 2, 28)),
    (24, CountUnit.HOUR, False, date(2026, 11, 20), date(2026, 11, 21)),
    (36, CountUnit.HOUR, True, date(2026, 11, 20), date(2026, 11, 19)),
    (8, CountUnit.HOUR, False, date(2026, 11, 20), date(2026, 11, 20)),
]


@pytest.mark.parametrize(("n", "unit", "back", "start", "expected"), RELATIVE)
def test_a_period_counts_by_the_civil_code(
    n: int, unit: CountUnit, back: bool, start: date, expected: date
) -> None:
    assert count(Relative(n, unit, StartEvent.RECEIVED, back), start, YEAR) == expected


def test_a_period_beyond_the_calendar_raises_overflow() -> None:
    for unit in (CountUnit.DAY, CountUnit.MONTH, CountUnit.YEAR, CountUnit.WEEK):
        with pytest.raises(OverflowError):
            count(Relative(10**7, unit, StartEvent.ISSUED), date(2026, 11, 20), YEAR)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_keep_the_day_or_end_on_the_last(day: date, n: int) -> None:
    moved = add_months(day, n)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == n
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_days_left_counts_working_days_down_to_remind_by() -> None:
    due = Due(date(2026, 11, 26), Operator.BEFORE)
    left = [days_left(due, at(date(2026, 11, day)), YEAR) for day in (19, 20, 22, 23, 25, 26)]
    assert left == [3, 2, 2, 1, 0, -1]


def test_days_late_counts_the_working_days_since_it_was_due() -> None:
    due = Due(date(2026, 11, 20), Operator.BY)
    late = [
        days_late(late_from(due, YEAR), at(date(2026, 11, day)), YEAR) for day in (16, 20, 21, 23, 24, 25, 27)
    ]
    assert late == [0, 0, 0, 1, 1, 2, 4]


def test_on_the_day_itself_nothing_is_a_day_late_after_the_hour() -> None:
    due = Due(date(2026, 11, 20), Operator.BY, time(10))
    assert days_late(late_from(due, YEAR), at(date(2026, 11, 20), 11), YEAR) == 0
    assert days_late(late_from(due, YEAR), at(date(2026, 11, 23), 8), YEAR) == 1


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(date(2026, 11, 18)), TimeState.ON_TRACK),
        (at(date(2026, 11, 20)), TimeState.ON_TRACK),
        (at(date(2026, 11, 23)), TimeState.DUE_SOON),
        (at(date(2026, 11, 27), 23, 59), TimeState.DUE_SOON),
        (at(date(2026, 11, 28), 0), TimeState.LATE),
    ],
)
@pytest.mark.parametrize(
    "status", [Status.ASSIGNED, Status.RECEIVED, Status.IN_PROGRESS, Status.RETURNED, Status.PAUSED]
)
def test_what_is_still_owed_is_judged_by_now(status: Status, now: datetime, expected: TimeState) -> None:
    assert time_state(assignment(status), now, YEAR, 3) is expected


def test_a_report_made_in_time_is_not_late_while_the_office_takes_its_time() -> None:
    waiting = replace(assignment(Status.REPORTED), reported_at=at(date(2026, 11, 27), 23, 59))
    assert time_state(waiting, at(date(2026, 12, 20)), YEAR, 3) is TimeState.ON_TRACK
    late = replace(waiting, reported_at=at(date(2026, 11, 28), 0))
    assert time_state(late, at(date(2026, 12, 20)), YEAR, 3) is TimeState.LATE


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (at(date(2026, 11, 27), 17), TimeState.DONE_ON_TIME),
        (at(date(2026, 11, 28), 0), TimeState.DONE_LATE),
    ],
)
def test_a_done_one_is_judged_by_the_report_that_was_accepted(
    accepted: datetime, expected: TimeState
) -> None:
    done = replace(assignment(Status.DONE), accepted_at=accepted)
    assert time_state(done, at(date(2026, 12, 20)), YEAR, 3) is expected


def test_without_a_deadline_and_once_cancelled_nothing_is_late() -> None:
    far = at(date(2026, 12, 20))
    assert time_state(replace(assignment(), due=None), far, YEAR, 3) is TimeState.NO_DEADLINE
    assert time_state(assignment(Status.CANCELLED), far, YEAR, 3) is TimeState.NO_DEADLINE


def test_a_holiday_entered_later_moves_the_countdown() -> None:
    due = Due(date(2026, 11, 30), Operator.BY)
    plain = days_left(due, at(date(2026, 11, 20)), Calendar())
    assert days_left(due, at(date(2026, 11, 20)), YEAR) == plain - 1
