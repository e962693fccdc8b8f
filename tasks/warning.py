"""What is said of a deadline's own date: late, soon, within these days; and doubts beside a reading."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tasks.deadline import Operator
from tasks.model import Due
from tasks.standing import AsOf
from tasks.workdays import Calendar, local

# The days that part deadlines: "late", "soon", "within these days" said of the deadline's own date.
#
# `remind_by` and `late_from` (tasks.workdays) take a working day to be found, which a database cannot do.
# Both only ever grow with the date of a deadline of the same kind, so that "remind_by is no later than D"
# comes to "the date is no later than E", with one E for each kind. So what is true of a deadline is decided
# by comparing its stored date, and the answer is that of `tasks.workdays`, whatever the calendar.

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


# What is said beside a reading: by the reader of a document or of typed words, or by a deadline's date.

COMPUTED = frozenset({"before_issue", "day_off"})
"""Codes of what follows from a date as it stands, and not from the words of the document.

One that the reader gave for a date that has been changed since no longer holds."""

ABOUT_UNITS = frozenset({"no_unit", "unit_inferred", "name_evened"})
"""Codes of doubts about who bears a task."""

ABOUT_TIMES = COMPUTED | {
    "before_period", "continuous", "day_inferred", "event_unknown", "lunar", "month_inferred", "no_period",
    "other_weekday", "recurring_without_day", "relative_needs_receipt", "repaired", "several_dates",
    "several_periods", "start_unknown", "unread_time", "vague_period", "year_inferred", "year_missing",
}  # fmt: skip
"""Codes of doubts about when it is due."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something unclear: a stable code and its parameters; `messages` makes the sentence."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


def warnings_of(due: Due, issued: date | None, calendar: Calendar) -> list[Warning]:
    """A date before the document's day of issue; one on a day off, with the working days next to it.

    "trước ngày X" excludes X, so it does not matter whether X is a working day.
    """
    found = []
    if issued is not None and due.on < issued:
        found.append(Warning("before_issue", {"due": due.on.isoformat(), "issued": issued.isoformat()}))
    if due.operator is not Operator.BEFORE and not calendar.is_working(due.on):
        before, after = calendar.on_or_before(due.on), calendar.on_or_after(due.on)
        found.append(
            Warning(
                "day_off",
                {"due": due.on.isoformat(), "before": before.isoformat(), "after": after.isoformat()},
            )
        )
    return found
