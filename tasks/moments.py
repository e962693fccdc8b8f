"""The moments that follow from a deadline: when to remind, from when it is late, how it stands now."""

import calendar as months
from datetime import date, datetime, time, timedelta

from tasks.deadline import CountUnit, Operator, Relative
from tasks.model import Assignment, Due, Status, TimeState
from tasks.workdays import VIETNAM, Calendar, local, local_day

_DAY = timedelta(days=1)
OFFICE_OPENS = time(8)


def remind_by(
    due: Due, calendar: Calendar, *, roll_forward: bool = False, opens: time = OFFICE_OPENS
) -> date:
    """The last working day by which it can be in; countdowns run to it.

    "Trước ngày X" excludes X. An inclusive X on a day off means the working day before, or with
    `roll_forward` the next one (Civil Code 2015, art. 148.5). With an hour X itself still counts,
    unless the office opens no earlier than that; a named hour never rolls forward.
    """
    if due.at is not None:
        return calendar.on_or_before(due.on if due.at > opens else due.on - _DAY)
    if due.operator is Operator.BEFORE:
        return calendar.on_or_before(due.on - _DAY)
    return calendar.on_or_after(due.on) if roll_forward else calendar.on_or_before(due.on)


def late_from(due: Due, calendar: Calendar, *, roll_forward: bool = False) -> datetime:
    """The moment from which it is called late, by Vietnam's clock.

    The midnight after X, also for "trước ngày X", since offices differ on whether X is still in time;
    with an hour, that minute. With `roll_forward` an inclusive X on a day off is the next working day.
    """
    if due.at is not None:
        return datetime.combine(due.on, due.at, VIETNAM)
    rolls = roll_forward and due.operator is not Operator.BEFORE
    last = calendar.on_or_after(due.on) if rolls else due.on
    return datetime.combine(last + _DAY, time(), VIETNAM)


def count(relative: Relative, start: date, calendar: Calendar) -> date:
    """The last day of a period that counts from `start`, which is not counted itself (art. 147).

    A period that ends on a day off ends on the next working day (art. 148.5), one that counts back on
    the working day before. A month ends on the same day of the month, or on its last day. Hours are
    whole days of 24, the rest dropped, and run through days off. OverflowError beyond the calendar.
    """
    n = -relative.n if relative.back else relative.n
    match relative.unit:
        case CountUnit.WORKING_DAY:
            return calendar.add(start, n)
        case CountUnit.HOUR:
            days = relative.n // 24
            return start + timedelta(days=-days if relative.back else days)
        case CountUnit.DAY:
            end = start + timedelta(days=n)
        case CountUnit.WEEK:
            end = start + timedelta(weeks=n)
        case CountUnit.MONTH:
            end = add_months(start, n)
        case CountUnit.YEAR:
            end = add_months(start, 12 * n)
    return calendar.on_or_before(end) if relative.back else calendar.on_or_after(end)


def add_months(day: date, n: int) -> date:
    """The same day n months on (or back), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("date out of range")
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def days_left(due: Due, now: datetime, calendar: Calendar, *, roll_forward: bool = False) -> int:
    """The working days from today to `remind_by`: 0 on that day, below 0 once working days have passed."""
    return calendar.between(local_day(now), remind_by(due, calendar, roll_forward=roll_forward))


def days_late(due: Due, now: datetime, calendar: Calendar, *, roll_forward: bool = False) -> int:
    """The working days on which it has been late, today included: 1 on the first working day after X.

    0 while it is not late, and on X itself after the hour has passed.
    """
    edge = late_from(due, calendar, roll_forward=roll_forward)
    if local(now) < edge:
        return 0
    last_good_day = (edge - timedelta(microseconds=1)).date()
    return calendar.between(last_good_day, local_day(now))


def time_state(
    assignment: Assignment, now: datetime, calendar: Calendar, soon_days: int, *, roll_forward: bool = False
) -> TimeState:
    """How the assignment stands to its deadline at `now`.

    A report that waits for the office is judged by the moment it was made, a done one by the moment of
    the report that was accepted: the office's slowness makes nobody late. For the same reason a request
    for an extension that was made before the deadline, and waits, holds lateness off; one made after it
    does not. A cancelled one owes nothing.
    """
    due = assignment.due
    now = local(now)
    if due is None or assignment.status is Status.CANCELLED:
        return TimeState.NO_DEADLINE
    edge = late_from(due, calendar, roll_forward=roll_forward)
    if assignment.status is Status.DONE:
        accepted = assignment.accepted_at
        late = accepted is not None and local(accepted) >= edge
        return TimeState.DONE_LATE if late else TimeState.DONE_ON_TIME
    if assignment.status is Status.REPORTED and assignment.reported_at is not None:
        return TimeState.LATE if local(assignment.reported_at) >= edge else TimeState.ON_TRACK
    if now >= edge:
        return TimeState.DUE_SOON if _asked_before(assignment, edge) else TimeState.LATE
    soon = days_left(due, now, calendar, roll_forward=roll_forward) <= soon_days
    return TimeState.DUE_SOON if soon else TimeState.ON_TRACK


def _asked_before(assignment: Assignment, edge: datetime) -> bool:
    asked = assignment.asked_at if assignment.pending_extension else None
    return asked is not None and local(asked) < edge
