"""Working days: plain weekends, the nation's holidays, and what the office has changed."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
_SATURDAY = 5
_NEW_YEAR = "Tết Nguyên đán"
_OFFICIAL_DAYS = Path(__file__).parent / "official_days"


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

    `named` are the days that it was told of, with their names as people know them.
    """

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    named: Mapping[date, SpecialDay] = field(default_factory=dict, hash=False)

    def edited(self, days: Iterable[SpecialDay]) -> Self:
        """This calendar with these days laid over it; of two for one date the later holds."""
        off, worked, named = set(self.days_off), set(self.worked), dict(self.named)
        for day in days:
            gains, loses = (worked, off) if day.working else (off, worked)
            gains.add(day.on)
            loses.discard(day.on)
            named[day.on] = day
        return type(self)(frozenset(off), frozenset(worked), named)

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
        return sum(self.is_working(after + n * _DAY) for n in range(1, (until - after).days + 1))

    def left_out(self, after: date, until: date) -> tuple[SpecialDay, ...]:
        """The days in (after, until] that are off without being a plain weekend, in order, with names."""
        first, last = sorted((after, until))
        off = (d for d in self.days_off - self.worked if first < d <= last)
        return tuple(self.named.get(d, SpecialDay(d, False)) for d in sorted(off))

    def next_morning(self, now: datetime, hour: time) -> datetime:
        """The first moment after `now` at which it is `hour` in Vietnam on a working day."""
        today = local_day(now)
        morning = datetime.combine(self.on_or_after(today), hour, VIETNAM)
        if morning > now:
            return morning
        return datetime.combine(self.on_or_after(today + _DAY), hour, VIETNAM)


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
    return Calendar().edited(days)


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
