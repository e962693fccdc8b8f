"""Who must be reminded on a morning, counted day by day and apart from the program's own planning.

A head is told on a working morning of what is late, of what must be in today, and of what has come within 7,
3 or 1 working days of its last working day since the last morning on which that head was told anything.
"""

from collections.abc import Iterable
from datetime import date

from benchmarks.year.office import DAY, Item
from tasks.workdays import Calendar

BEFORE = (7, 3, 1, 0)


def reminded(items: Iterable[Item], today: date, told: date | None, calendar: Calendar) -> bool:
    """Whether the unit that owes these items must hear of them on that working morning."""
    return any(_is_told(item, today, max(told or date.min, item.given), calendar) for item in items)


def _is_told(item: Item, today: date, known: date, calendar: Calendar) -> bool:
    last = item.due
    while not calendar.is_working(last):
        last -= DAY
    if today >= last:
        return True
    return any(_day_reached(n, known, today, last, calendar) for n in BEFORE)


def _day_reached(n: int, known: date, today: date, last: date, calendar: Calendar) -> bool:
    """Whether the day n working days before the last one lies after `known`, and not after today."""
    day = last
    while n:
        day -= DAY
        n -= calendar.is_working(day)
    return known < day <= today
