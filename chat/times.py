"""What the times of a sentence come to: the day of an order, a length, the day nearest to the present."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.items import Item
from chat.values import When
from expressions.times.typed import TypedTime


@dataclass(frozen=True, slots=True)
class Length:
    """How long: days, or working days."""

    days: int
    working: bool = False


def when_of(dates: Sequence[Item], clock: Item | None) -> When | None:
    """The day that is named, the last of several, of which none is certain."""
    named = [i.dated for i in dates if i.dated is not None and i.dated.due is not None]
    if not named or named[-1].due is None:
        return None
    last = named[-1]
    hour = last.time or (clock.dated.time if clock is not None and clock.dated is not None else None)
    return When(named[-1].due, len(named) == 1 and not shown_back(last), hour)


def shown_back(dated: TypedTime) -> bool:
    """Whether the day is shown back before it counts."""
    return dated.shown_back


def length_of(item: Item) -> Length | None:
    """ "3 ngày", "5 ngày làm việc", "2 tuần"."""
    dated = item.dated
    return Length(dated.days, dated.working_days) if dated is not None and dated.days else None


def nearest(day: date, today: date) -> date:
    """The same day of the year that lies nearest to today."""
    near = [on for year in (-1, 0, 1) if (on := _in_year(day, today.year + year)) is not None]
    return min(near, key=lambda on: abs((on - today).days), default=day)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
