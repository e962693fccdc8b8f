import pytest

from tasks.deadline import Period, Recurrence
from tasks.recurrence import rrule


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [
        (Recurrence(Period.DAY, every=3), "FREQ=DAILY;INTERVAL=3"),
        (Recurrence(Period.DAY), "FREQ=DAILY"),
        (Recurrence(Period.WEEK), "FREQ=WEEKLY"),
        (Recurrence(Period.WEEK, weekday=0), "FREQ=WEEKLY;BYDAY=MO"),
        (Recurrence(Period.WEEK, weekday=4), "FREQ=WEEKLY;BYDAY=FR"),
        (Recurrence(Period.WEEK, weekday=6), "FREQ=WEEKLY;BYDAY=SU"),
        (Recurrence(Period.WEEK, weekday=1, weekdays=(3,)), "FREQ=WEEKLY;BYDAY=TU,TH"),
        (Recurrence(Period.MONTH), "FREQ=MONTHLY"),
        (Recurrence(Period.MONTH, day=15), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (Recurrence(Period.MONTH, day=-1), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Recurrence(Period.QUARTER), "FREQ=MONTHLY;INTERVAL=3"),
        (Recurrence(Period.QUARTER, month=3, day=25), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
        (Recurrence(Period.HALF_YEAR), "FREQ=MONTHLY;INTERVAL=6"),
        (Recurrence(Period.HALF_YEAR, month=6, day=15), "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15"),
        (Recurrence(Period.NINE_MONTHS), "FREQ=MONTHLY;INTERVAL=9"),
        (Recurrence(Period.YEAR), "FREQ=YEARLY"),
        (Recurrence(Period.YEAR, month=12), "FREQ=YEARLY;BYMONTH=12"),
        (Recurrence(Period.YEAR, month=11, day=5), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5"),
    ],
)
def test_a_recurrence_is_given_as_an_rrule(recurrence: Recurrence, expected: str) -> None:
    assert rrule(recurrence) == expected


def test_the_month_of_a_quarter_stays_out_because_an_rrule_has_no_anchor() -> None:
    first, last = Recurrence(Period.QUARTER, month=1, day=10), Recurrence(Period.QUARTER, month=3, day=10)
    assert rrule(first) == rrule(last)
