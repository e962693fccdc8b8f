"""The day on which a deadline falls, from the document's dates."""

from datetime import date, time

import pytest

from tasks.deadline import CountUnit, Deadline, Operator, Period, Recurrence, Relative, StartEvent
from tasks.model import Due
from tasks.recurrence import resolve
from tasks.workdays import national

YEAR = national([2026])
ISSUED, RECEIVED = date(2026, 11, 18), date(2026, 11, 20)


def within(n: int, unit: CountUnit, start: StartEvent) -> Deadline:
    return Deadline("trong vòng", Operator.WITHIN, relative=Relative(n, unit, start))


def test_a_named_date_is_kept_as_named() -> None:
    deadline = Deadline("trước 16 giờ ngày 28/11", Operator.BEFORE, on=date(2026, 11, 28), at=time(16))
    assert resolve(deadline, YEAR) == Due(date(2026, 11, 28), Operator.BEFORE, time(16))


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (within(5, CountUnit.WORKING_DAY, StartEvent.ISSUED), date(2026, 11, 26)),
        (within(5, CountUnit.WORKING_DAY, StartEvent.RECEIVED), date(2026, 11, 30)),
        (within(10, CountUnit.DAY, StartEvent.ISSUED), date(2026, 11, 30)),
    ],
)
def test_a_period_counts_from_the_day_that_it_names(deadline: Deadline, expected: date) -> None:
    due = resolve(deadline, YEAR, issued=ISSUED, received=RECEIVED)
    assert due == Due(expected, Operator.BY)


def test_without_its_first_day_a_period_has_no_date() -> None:
    assert resolve(within(5, CountUnit.DAY, StartEvent.RECEIVED), YEAR, issued=ISSUED) is None
    event = within(5, CountUnit.DAY, StartEvent.EVENT)
    assert resolve(event, YEAR, issued=ISSUED, received=RECEIVED) is None


def test_a_recurring_deadline_is_no_single_date() -> None:
    yearly = Deadline("hàng năm", Operator.BEFORE, recurrence=Recurrence(Period.YEAR, month=11, day=5))
    assert resolve(yearly, YEAR, issued=ISSUED, received=RECEIVED) is None
