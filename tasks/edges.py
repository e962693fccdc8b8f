"""The days that part deadlines: "late", "soon", "within these days" said of the deadline's own date.

`remind_by` and `late_from` (tasks.workdays) take a working day to be found, which a database cannot do. Both
only ever grow with the date of a deadline of the same kind, so that "remind_by is no later than D" comes to
"the date is no later than E", with one E for each kind. So what is true of a deadline is decided by
comparing its stored date, and the answer is that of `tasks.workdays`, whatever the calendar.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tasks.standing import AsOf
from tasks.workdays import Calendar, local

_DAY = timedelta(days=1)
_FIRST, _LAST = date(1900, 1, 1), date(9900, 1, 1)  # a calendar searches beyond a day, and needs room


@dataclass(frozen=True, slots=True)
class Edge:
    """By the kind of a deadline, the last date of which something is true.

    `plain` names a day that is included, `before` one that is not ("trước ngày X"), `timed` an hour of a day,
    `early` an hour at which the office has not opened yet; `midnight` is the hour 00:00.
    """

    plain: date
    before: date
    timed: date
    early: date
    midnight: date


def in_by(day: date, calendar: Calendar, *, roll_forward: bool = False) -> Edge:
    """The last dates whose `remind_by` is no later than the day."""
    day = min(max(day, _FIRST), _LAST)
    following = calendar.on_or_after(day + _DAY)
    last = calendar.on_or_before(day) if roll_forward else following - _DAY
    return Edge(last, following, following - _DAY, following, following)


def late_by_day(at: AsOf) -> Edge:
    """The last dates that are late, leaving out what names an hour of today."""
    yesterday = local(at.now).date() - _DAY
    rolled = at.calendar.on_or_before(yesterday) if at.roll_forward else yesterday
    return Edge(rolled, yesterday, yesterday, yesterday, yesterday)


def soon(at: AsOf) -> Edge:
    """The last dates of which "sắp đến hạn" is said."""
    last = at.calendar.add(local(at.now).date(), at.soon_days + 1) - _DAY
    return in_by(last, at.calendar, roll_forward=at.roll_forward)


def late_over(days: int, today: date, at: AsOf) -> Edge:
    """The last dates that are late by more than so many working days, today included."""
    last = at.calendar.add(today + _DAY, -(days + 1)) - _DAY
    rolled = at.calendar.on_or_before(last) if at.roll_forward else last
    return Edge(rolled, last, last, last, last + _DAY)
