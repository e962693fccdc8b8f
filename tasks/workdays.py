"""Working days: plain weekends, the nation's holidays, and what the office has changed.

And the moments that follow from a deadline by them: when to remind, from when it is late, how it stands now.
"""

import calendar as months
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from tasks.deadline import CountUnit, Operator, Relative
from tasks.model import Assignment, Due, Status, TimeState

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
_SATURDAY = 5
_NEW_YEAR = "Tết Nguyên đán"
_OFFICIAL_DAYS = Path(__file__).parent / "official_days"
OFFICE_OPENS = time(8)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the plain week: off, or worked in exchange for another (làm bù).

    `decided` is false for what the law's rules come to, or was proposed, as long as nobody has decided it.
    """

    on: date
    working: bool
    name: str = ""
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked. Saturdays and Sundays are off unless `worked`; `worked` goes first.

    `named` are the days that it was told of, with their names as people know them. `decided` are the years of
    which somebody has decided the days off; None where nothing is known of that.
    """

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    named: Mapping[date, SpecialDay] = field(default_factory=dict, hash=False)
    decided: frozenset[int] | None = None

    def edited(self, days: Iterable[SpecialDay]) -> Self:
        """This calendar with these days laid over it; of two for one date the later holds."""
        off, worked, named = set(self.days_off), set(self.worked), dict(self.named)
        for day in days:
            gains, loses = (worked, off) if day.working else (off, worked)
            gains.add(day.on)
            loses.discard(day.on)
            named[day.on] = day
        return type(self)(frozenset(off), frozenset(worked), named, self.decided)

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.days_off)

    def on_or_before(self, day: date) -> date:
        """The day itself where it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next working day."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add(self, day: date, n: int) -> date:
        """The n-th working day after the day, which is not counted itself; before it where n < 0.

        With n = 0 the day itself, worked or not. OverflowError beyond the year 9999.
        """
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, after: date, until: date) -> int:
        """The working days in (after, until]; where `until` is the earlier, minus those in (until, after]."""
        if until < after:
            return -self.between(until, after)
        return _working_until(self, until) - _working_until(self, after)

    def left_out(self, after: date, until: date) -> tuple[SpecialDay, ...]:
        """The days in (after, until] that are off without being a plain weekend, in order, with names."""
        first, last = sorted((after, until))
        off = (d for d in self.days_off - self.worked if first < d <= last)
        return tuple(self.named.get(d, SpecialDay(d, False)) for d in sorted(off))

    def undecided(self, after: date, until: date) -> tuple[int, ...]:
        """The years of (after, until] whose days off nobody has decided yet: a count over them may change."""
        years = range((after + _DAY).year, until.year + 1)
        return tuple(year for year in years if self.decided is not None and year not in self.decided)

    def next_morning(self, now: datetime, hour: time) -> datetime:
        """The first moment after `now` at which it is `hour` in Vietnam on a working day."""
        today = local_day(now)
        morning = datetime.combine(self.on_or_after(today), hour, VIETNAM)
        if morning > now:
            return morning
        return datetime.combine(self.on_or_after(today + _DAY), hour, VIETNAM)


@lru_cache(maxsize=64)
def _exceptions(calendar: Calendar) -> tuple[list[date], list[date]]:
    """In order the days from Monday to Friday that are off, and the Saturdays and Sundays that are worked."""
    off = sorted(day for day in calendar.days_off - calendar.worked if day.weekday() < _SATURDAY)
    return off, sorted(day for day in calendar.worked if day.weekday() >= _SATURDAY)


def _working_until(calendar: Calendar, day: date) -> int:
    off, worked = _exceptions(calendar)
    weeks, days = divmod(day.toordinal(), 7)  # the first day of the year 1 is a Monday
    return weeks * _SATURDAY + min(days, _SATURDAY) - bisect_right(off, day) + bisect_right(worked, day)


def local(moment: datetime) -> datetime:
    """The moment by Vietnam's clock; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no place here")
    return moment.astimezone(VIETNAM)


def local_day(moment: datetime) -> date:
    """Vietnam's date at the moment; ValueError for a naive one."""
    return local(moment).date()


def national(years: Iterable[int]) -> Calendar:
    """The nation's days off of these years: the holidays package, with the files of official days over it.

    What the package computes for a year without a file of its own is not decided.
    """
    return _national(tuple(sorted(set(years))))


@lru_cache(maxsize=16)  # the spans of years that a run asks for are few
def _national(years: tuple[int, ...]) -> Calendar:
    # Costly and not needed by every start.
    import holidays

    known = holidays.country_holidays("VN", years=years, language="vi")
    swapped: set[date] = getattr(known, "weekend_workdays", set())
    official = {year: _official(year) for year in years}
    days = [SpecialDay(on, False, _name(name), official[on.year].decided) for on, name in known.items()]
    days += [SpecialDay(on, True) for on in swapped if on.year in official]
    days += [day for year in years for day in official[year].days]
    return Calendar(decided=frozenset(year for year in years if official[year].decided)).edited(days)


@dataclass(frozen=True, slots=True)
class _Official:
    """The file of a year: its days, and whether what it leaves to the package is decided."""

    days: tuple[SpecialDay, ...] = ()
    decided: bool = False


def _official(year: int) -> _Official:
    path = _OFFICIAL_DAYS / f"{year}.toml"
    if not path.is_file():
        return _Official()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    decided = data.get("decided", True)
    days = (
        SpecialDay(day["on"], day.get("worked", False), day["name"], day.get("decided", decided))
        for day in data["day"]
    )
    return _Official(tuple(days), decided)


def _name(name: str) -> str:
    """The package's name of a day. Its "29 Tết" is the 28th in a year whose last month is short."""
    return _NEW_YEAR if _NEW_YEAR.casefold() in name.casefold() or name.endswith(" Tết") else name


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


def days_late(edge: datetime, now: datetime, calendar: Calendar) -> int:
    """The working days on which it has been late, which it is from `edge` on (`late_from`), today included.

    1 on the first working day after X, 0 while it is not late, and on X itself after the hour has passed.
    """
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
