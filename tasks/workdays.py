"""Working days: plain weekends, the nation's holidays, and what the office has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the plain week: off, or worked in exchange for another (làm bù)."""

    on: date
    working: bool
    name: str = ""


# The official days of 2026 that the holidays package lacks or may lack; an office may edit them.
OFFICIAL_DAYS: tuple[SpecialDay, ...] = (
    SpecialDay(date(2026, 1, 1), False, "Tết Dương lịch"),
    SpecialDay(date(2026, 1, 2), False, "Ngày nghỉ (thay cho ngày 10/01/2026)"),
    SpecialDay(date(2026, 1, 10), True, "Làm bù cho ngày 02/01/2026"),
    *(SpecialDay(date(2026, 2, day), False, "Tết Nguyên đán") for day in range(16, 21)),
    SpecialDay(date(2026, 4, 26), False, "Giỗ Tổ Hùng Vương"),
    SpecialDay(date(2026, 4, 27), False, "Giỗ Tổ Hùng Vương (nghỉ bù)"),
    SpecialDay(date(2026, 4, 30), False, "Ngày Chiến thắng"),
    SpecialDay(date(2026, 5, 1), False, "Ngày Quốc tế Lao động"),
    SpecialDay(date(2026, 8, 22), True, "Làm bù cho ngày 31/8/2026"),
    SpecialDay(date(2026, 8, 31), False, "Ngày nghỉ (thay cho ngày 22/8/2026)"),
    SpecialDay(date(2026, 9, 1), False, "Quốc khánh"),
    SpecialDay(date(2026, 9, 2), False, "Quốc khánh"),
    SpecialDay(date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam"),
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked. Saturdays and Sundays are off unless `worked`; `worked` goes first.

    `names` are the names of the days off, as people know them.
    """

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, hash=False)

    def edited(self, days: Iterable[SpecialDay]) -> Self:
        """This calendar with these days laid over it; of two for one date the later holds."""
        off, worked, names = set(self.days_off), set(self.worked), dict(self.names)
        for day in days:
            gains, loses = (worked, off) if day.working else (off, worked)
            gains.add(day.on)
            loses.discard(day.on)
            names[day.on] = day.name
        return type(self)(frozenset(off), frozenset(worked), names)

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
        return tuple(SpecialDay(d, False, self.names.get(d, "")) for d in sorted(off))

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
    """The nation's days off of these years by the holidays package, with OFFICIAL_DAYS laid over them."""
    # Costly and not needed by every start.
    import holidays

    wanted = sorted(set(years))
    known = holidays.country_holidays("VN", years=wanted, language="vi")
    swapped: set[date] = getattr(known, "weekend_workdays", set())
    days = [SpecialDay(day, False, name) for day, name in sorted(known.items())]
    days += [SpecialDay(day, True) for day in sorted(swapped) if day.year in wanted]
    days += [day for day in OFFICIAL_DAYS if day.on.year in wanted]
    return Calendar().edited(days)
