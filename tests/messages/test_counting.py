"""What a list says of its countdowns: by which day, what was passed over, what nobody has decided yet."""

from dataclasses import replace
from datetime import date

import pytest

from messages import vi
from messages.lines import Viewer, hint, holidays_left_out, told
from tasks.deadline import Operator
from tasks.model import Due
from tasks.workdays import SpecialDay, national
from tests.messages import people as p

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due", "last", "said"),
    [
        (Due(MONDAY, Operator.BEFORE), FRIDAY, "phải xong trong ngày thứ Sáu, 27/11/2026"),
        (
            Due(SATURDAY, Operator.BY),
            FRIDAY,
            "28/11/2026 là ngày nghỉ nên phải xong trong ngày thứ Sáu, 27/11/2026",
        ),
        (
            Due(SATURDAY, Operator.BY),
            MONDAY,
            "28/11/2026 là ngày nghỉ nên được lùi đến thứ Hai, 30/11/2026",
        ),
    ],
)
def test_it_is_said_by_which_day_where_the_deadline_names_another(due: Due, last: date, said: str) -> None:
    assert vi.last_day(due, last) == said
    assert f"({said})" in told(replace(p.SOON, due=due, remind_by=last))


def test_a_deadline_that_is_its_own_last_day_says_no_more() -> None:
    assert "phải xong" not in told(p.SOON)


def test_what_is_late_is_not_told_when_it_should_have_been() -> None:
    late = replace(p.LATE, due=Due(MONDAY, Operator.BEFORE), remind_by=FRIDAY)
    assert "phải xong" not in told(late)


def test_of_many_days_passed_over_the_rest_is_counted() -> None:
    days = tuple(SpecialDay(date(2027, n, 5), False, f"Ngày {n}") for n in range(1, 9))
    said = holidays_left_out([replace(p.FAR, left_out=days)])[0].plain
    assert "05/04 Ngày 4 và 4 ngày khác." in said
    assert "05/05" not in said


def test_of_a_feast_the_first_and_the_last_day_are_named() -> None:
    tet = [SpecialDay(date(2027, 2, n), False, f"Tết Nguyên đán (mùng {n})", False) for n in (4, 5, 8, 9, 10)]
    lone = SpecialDay(date(2027, 1, 1), False, "Tết Dương lịch")
    said = holidays_left_out([replace(p.FAR, left_out=(lone, *tet))])[0].plain
    assert "không tính ngày nghỉ: 01/01 Tết Dương lịch, 04/02 đến 10/02 Tết Nguyên đán (dự kiến)." in said


def test_days_of_one_name_that_lie_apart_are_no_one_feast() -> None:
    own = tuple(SpecialDay(date(2026, 12, n), False, "Nghỉ bù") for n in (1, 8))
    assert "01/12 Nghỉ bù, 08/12 Nghỉ bù." in holidays_left_out([replace(p.FAR, left_out=own)])[0].plain


def test_a_countdown_over_a_year_that_nobody_has_decided_is_provisional() -> None:
    far = replace(p.FAR, undecided=(2027, 2028))
    assert "năm 2027, 2028 chưa có: số ngày còn lại là dự kiến" in holidays_left_out([far])[0].plain
    assert holidays_left_out([replace(p.FAR, left_out=(), undecided=())]) == []


def test_the_nations_calendar_knows_which_years_are_decided() -> None:
    calendar = national(range(2025, 2029)).edited([SpecialDay(date(2027, 1, 4), False)])
    assert calendar.undecided(date(2026, 11, 23), date(2026, 12, 31)) == ()
    assert calendar.undecided(date(2026, 12, 31), date(2027, 1, 5)) == (2027,)
    assert calendar.undecided(date(2026, 11, 23), date(2031, 3, 1)) == (2027, 2028, 2029, 2030, 2031)


def test_more_time_is_not_offered_where_there_is_no_deadline() -> None:
    assert "gia hạn" not in hint(Viewer.UNIT, [p.UNDATED])[0].plain
    assert "xin gia hạn 12" in hint(Viewer.UNIT, [p.SOON])[0].plain
