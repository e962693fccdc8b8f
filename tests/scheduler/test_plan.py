"""Who is reminded of what on which morning."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.plan import digest_for, digest_key, plan
from scheduler.policy import Policy, goes_at
from storage.database.engine import Database
from storage.tables import Person
from tasks.deadline import Operator
from tasks.model import Due, Role, Status
from tests.office import Office
from tests.scheduler.stage import YEARS
from tests.scheduler.work import at, digest, give, planned, set_status, snapshot, told

DUE = date(2026, 12, 11)
"""A Friday. The working days before it: 10, 9, 8, 7, 4, 3, 2, 1 December."""


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 12, 2), 7),
        (date(2026, 12, 8), 3),
        (date(2026, 12, 10), 1),
        (DUE, 0),
    ],
)
def test_a_head_is_reminded_seven_three_one_and_no_working_days_before(
    database: Database, office: Office, today: date, left: int
) -> None:
    number = give(database, DUE, office.planning)
    told(database, office.head_planning, YEARS.add(today, -1))
    found = digest(database, office.head_planning, at(today))
    (line,) = found.own
    assert (line.number, line.left) == (number, left)
    assert found.today == ((line,) if left == 0 else ())


@pytest.mark.parametrize("day", [1, 3, 4, 7, 9])
def test_nobody_is_reminded_on_the_working_days_between(database: Database, office: Office, day: int) -> None:
    give(database, DUE, office.planning)
    today = date(2026, 12, day)
    told(database, office.head_planning, YEARS.add(today, -1))
    assert not digest(database, office.head_planning, at(today))


def test_a_late_task_is_named_every_working_day(database: Database, office: Office) -> None:
    give(database, DUE, office.planning)
    for n, day in enumerate((14, 15, 16, 17), start=1):
        (line,) = digest(database, office.head_planning, at(date(2026, 12, day))).late
        assert line.late == n


def test_before_a_day_counts_to_the_working_day_before_it(database: Database, office: Office) -> None:
    give(database, date(2026, 12, 14), office.planning, operator=Operator.BEFORE)
    assert digest(database, office.head_planning, at(DUE)).today
    # On the named day itself it is not called late yet, and still wanted.
    assert digest(database, office.head_planning, at(date(2026, 12, 14))).today
    assert digest(database, office.head_planning, at(date(2026, 12, 15))).late


def test_the_countdown_names_the_holiday_that_it_left_out(database: Database, office: Office) -> None:
    give(database, date(2026, 11, 26), office.planning)
    told(database, office.head_planning, date(2026, 11, 20))
    (line,) = digest(database, office.head_planning, at(date(2026, 11, 23))).upcoming or (None,)
    assert line is None  # two working days: not a day of reminding
    give(database, date(2026, 11, 27), office.planning)
    (line,) = digest(database, office.head_planning, at(date(2026, 11, 23))).upcoming
    assert line is not None
    assert (line.left, [d.on for d in line.left_out]) == (3, [date(2026, 11, 24)])


def test_a_deadline_with_an_hour_is_named_that_morning(database: Database, office: Office) -> None:
    give(database, DUE, office.planning, hour=time(16, 30))
    (line,) = digest(database, office.head_planning, at(DUE)).today
    assert line.due == Due(DUE, Operator.BY, time(16, 30))
    assert digest(database, office.head_planning, at(DUE, time(16, 30))).late


def test_a_new_task_is_not_named_again_on_the_day_it_was_given(database: Database, office: Office) -> None:
    give(database, DUE, office.planning, given=at(date(2026, 12, 8), time(9)))
    assert not digest(database, office.head_planning, at(date(2026, 12, 8), time(10)))


@pytest.mark.parametrize("status", [Status.PAUSED, Status.DONE, Status.CANCELLED, Status.REPORTED])
def test_what_is_paused_done_or_reported_is_not_asked_for(
    database: Database, office: Office, status: Status
) -> None:
    set_status(database, give(database, DUE, office.planning), status)
    for day in (DUE, date(2026, 12, 21)):
        assert not digest(database, office.head_planning, at(day))
        assert not digest(database, office.deputy, at(day))
        assert not digest(database, office.director, at(day))


def test_what_is_reported_waits_for_the_office(database: Database, office: Office) -> None:
    number = give(database, DUE, office.planning)
    set_status(database, number, Status.REPORTED)
    found = digest(database, office.clerk, at(date(2026, 12, 21))).office
    assert [line.number for line in found.waiting] == [number]
    assert found.late == ()


def test_no_head_ever_sees_another_units_line(database: Database, office: Office) -> None:
    give(database, date(2026, 12, 8), office.planning)
    for person in (office.head_inspection, office.staff_planning, office.deputy_head_planning):
        assert not digest(database, person, at(date(2026, 12, 15)))


def test_the_deputy_head_is_reminded_where_there_is_no_head(database: Database, office: Office) -> None:
    give(database, DUE, office.planning)
    database.write(lambda s: _leave(s.get_one(Person, office.head_planning)))
    assert digest(database, office.deputy_head_planning, at(DUE)).today


def test_a_unit_without_anybody_is_named_to_the_office(database: Database, office: Office) -> None:
    number = give(database, DUE, office.hospital)
    database.write(lambda s: _leave(s.get_one(Person, office.head_hospital)))
    found = digest(database, office.clerk, at(DUE)).office
    assert [line.number for line in found.headless] == [number]


def test_a_person_with_two_roles_gets_one_message_with_both_parts(database: Database, office: Office) -> None:
    give(database, DUE, office.office)
    give(database, date(2026, 12, 8), office.planning)
    rows = [row for row in planned(database, at(DUE)) if row.person_id == office.chief]
    assert [row.key for row in rows] == [digest_key(office.chief, DUE)]
    found = digest(database, office.chief, at(DUE))
    assert found.today
    assert found.office.late


@pytest.mark.parametrize(
    ("day", "hour"),
    [(date(2026, 12, 12), time(9)), (DUE, time(3)), (DUE, time(20)), (date(2026, 11, 24), time(9))],
)
def test_nothing_is_planned_at_night_or_on_a_day_off(
    database: Database, office: Office, day: date, hour: time
) -> None:
    give(database, date(2026, 11, 20), office.planning)
    assert planned(database, at(day, hour)) == ()


def test_what_falls_due_before_the_next_working_morning_goes_at_once(
    database: Database, office: Office
) -> None:
    give(database, date(2026, 12, 12), office.planning, hour=time(16))
    friday_evening = at(DUE, time(20))
    (row,) = planned(database, friday_evening)
    assert (row.person_id, row.payload["urgent"], row.not_before) == (
        office.head_planning,
        True,
        friday_evening,
    )
    told(database, office.head_planning, DUE)
    assert planned(database, at(date(2026, 12, 12), time(9))) == ()


@pytest.mark.parametrize(
    ("now", "due", "expected"),
    [
        (at(DUE, time(10)), None, at(DUE, time(10))),
        (at(DUE, time(20)), None, at(date(2026, 12, 14))),
        (at(DUE, time(5)), None, at(DUE)),
        (at(date(2026, 12, 12)), date(2026, 12, 13), at(date(2026, 12, 12))),
        (at(date(2026, 12, 12)), date(2026, 12, 14), at(date(2026, 12, 14))),
    ],
)
def test_a_message_nobody_waits_for_goes_in_hours(
    now: datetime, due: date | None, expected: datetime
) -> None:
    wanted = Due(due, Operator.BY) if due else None
    assert goes_at(now, YEARS, Policy(), wanted) == expected


def test_f51_after_days_off_line_a_missed_reminder_comes_once_and_says_so(
    database: Database, office: Office
) -> None:
    give(database, DUE, office.planning)
    # Told on the 1st; nothing went on the 2nd (seven days before), 3rd and 4th.
    told(database, office.head_planning, date(2026, 12, 1))
    found = digest(database, office.head_planning, at(date(2026, 12, 7), time(10)))
    assert [line.left for line in found.upcoming] == [4]
    assert found.delayed_from == at(date(2026, 12, 7))
    told(database, office.head_planning, date(2026, 12, 7))
    assert digest(database, office.head_planning, at(date(2026, 12, 8))).upcoming
    told(database, office.head_planning, date(2026, 12, 8))
    assert not digest(database, office.head_planning, at(date(2026, 12, 9)))


def test_the_oldest_deadline_goes_first(database: Database, office: Office) -> None:
    give(database, DUE, office.planning)
    give(database, date(2026, 12, 1), office.inspection)
    order = [row.person_id for row in planned(database, at(DUE))]
    assert order.index(office.head_inspection) < order.index(office.head_planning)


def test_a_person_who_holds_nothing_gets_nothing(database: Database, office: Office) -> None:
    assert planned(database, at(DUE)) == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    offset=st.integers(-40, 40),
    hour=st.integers(0, 23),
    operator=st.sampled_from(Operator),
    helpers=st.booleans(),
)
def test_every_plan_keeps_its_rules(
    database: Database, office: Office, offset: int, hour: int, operator: Operator, helpers: bool
) -> None:
    helping = (office.inspection,) if helpers else ()
    give(database, DUE + timedelta(days=offset), office.planning, helpers=helping, operator=operator)
    now = at(DUE, time(hour))
    found = snapshot(database, now)
    rows = plan(found)
    assert len({row.person_id for row in rows}) == len(rows)
    assert len({row.key for row in rows}) == len(rows)
    for person in found.people:
        for line in digest_for(person, found).own:
            assert person.has(Role.HEAD, line.unit_id)
            assert line.overdue == (line in digest_for(person, found).late)
    if not 8 <= hour < 18:
        assert all(row.payload.get("urgent") for row in rows)


def _leave(person: Person) -> None:
    person.active = False
