"""From a time as named to its date: what the text leaves out comes from the day of issue."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from expressions.times.dates import LUNAR, NEXT_YEAR, THIS_YEAR, WORKING, Near, Shape, When, resolve
from expressions.times.lunar import solar
from expressions.times.periods import end_of
from tasks.deadline import CountUnit, Period, Relative
from tasks.warning import Warning
from tasks.workdays import add_months

PAST_SLACK = timedelta(days=45)  # older dates without a year are next year's; a strong one is no deadline
_FRIDAY = 4
_DATELESS = frozenset({Shape.REPEAT, Shape.REGULAR, Shape.COUNT})
_SILENT = frozenset({"quarter", NEXT_YEAR, THIS_YEAR, WORKING})
_UNREAD = {Shape.EVENT: "event_unknown", Shape.SAME_DAY: "event_unknown", Shape.UNREAD: "unread_time"}


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase may need to know of its document.

    `issued` is None where the day is blank; `year` and `month` may be known even then. `telling` is
    true of a portal's digest, `number` the number of the document that it tells of, where it names one.
    `guessed` is true where year and month are only those of other days that the text names.
    """

    issued: date | None = None
    year: int | None = None
    month: int | None = None
    telling: bool = False
    number: str | None = None
    guessed: bool = False

    def base(self) -> date | None:
        """The day from which a missing year is inferred."""
        if self.issued is not None:
            return self.issued
        return date(self.year, self.month or 1, 1) if self.year is not None else None


def due_of(when: When, context: Context) -> tuple[date | None, list[Warning]]:
    """The date that a time names, with what had to be supplied; a count from a day it names added."""
    due, warnings = _named(when, context)
    if due is not None and WORKING in when.notes:
        due -= timedelta(days=max(0, due.weekday() - _FRIDAY))
    if due is not None and when.count is not None:
        due = _counted_on(due, when.count)
    return due, warnings


def _counted_on(start: date, count: Relative) -> date:
    """The first day is not counted (Civil Code 2015, art. 147)."""
    if count.unit is CountUnit.MONTH:
        return add_months(start, count.n)
    return start + timedelta(days=count.n * (7 if count.unit is CountUnit.WEEK else 1))


def _named(when: When, context: Context) -> tuple[date | None, list[Warning]]:
    warnings = [Warning(note) for note in when.notes if note not in _SILENT]
    base = context.base()
    if when.shape in _DATELESS:
        return None, warnings
    if when.shape in _UNREAD:
        return None, [*warnings, Warning(_UNREAD[when.shape])]
    if when.near is not None:
        return _near(when, when.near, context, warnings)
    if when.year is not None:
        return _on(when, when.year), warnings
    if base is None:
        return None, [*warnings, Warning("year_missing")]
    if when.shape is Shape.MONTH_DAY:
        return _next_such_day(when.day or 1, base), [*warnings, Warning("month_inferred")]
    if LUNAR in when.notes:
        years = (base.year - 1, base.year, base.year + 1)
        days = [day for year in years if (day := _on(when, year)) and day >= base - PAST_SLACK]
        return min(days, default=None), warnings
    if NEXT_YEAR in when.notes or THIS_YEAR in when.notes:
        return _on(when, base.year + (NEXT_YEAR in when.notes)), warnings
    due = _on(when, base.year)
    if due is None or due < base - PAST_SLACK:
        due = _on(when, base.year + 1)
        warnings.append(Warning("year_inferred", {"year": base.year + 1}))
    elif context.guessed:
        warnings.append(Warning("year_inferred", {"year": base.year}))
    return due, warnings


def before_period(when: When, due: date) -> date:
    """ "trước tháng 6" is the last day of May, "trước quý III" of June, "trước năm 2026" of 2025."""
    months = 1 if when.shape is Shape.MONTH else 3 if "quarter" in when.notes else 12
    year, month = divmod(due.year * 12 + due.month - 1 - months + 1, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def _on(when: When, year: int) -> date | None:
    if LUNAR in when.notes:
        return solar(when.day or 1, when.month or 1, year)
    if when.shape is Shape.DAY:
        return resolve(when.day or 1, when.month or 1, year)
    return date(*end_of(when, year))


def _next_such_day(day: int, base: date) -> date | None:
    """The first day of that number on or after the issue; None where no near month has it."""
    for months in range(3):
        year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
        found = resolve(day, month + 1, year)
        if found is not None and found >= base:
            return found
    return None


def _near(
    when: When, near: Near, context: Context, warnings: list[Warning]
) -> tuple[date | None, list[Warning]]:
    """What is named from the day of issue: "tuần này" needs the day itself, "quý này" its month."""
    exact = near.period in {Period.DAY, Period.WEEK}
    base = context.issued if exact else context.base()
    if base is None:
        return None, [*warnings, Warning("year_missing")]
    if exact:
        warnings = [*warnings, Warning("day_inferred")]
    if near.period is Period.DAY:
        return base + timedelta(days=near.offset), warnings
    if near.period is Period.WEEK:
        return _in_week(base, near), warnings
    if near.period is Period.YEAR:
        return _on(replace(when, shape=Shape.SPAN, month=when.month or 12), base.year + near.offset), warnings
    length = 3 if near.period is Period.QUARTER else 1
    last = (base.month - 1) // length * length + length - 1  # the last month of that period, from 0
    year, month = divmod(base.year * 12 + last + near.offset * length, 12)
    if near.period is Period.MONTH and when.day is not None and when.day > 0:
        return resolve(when.day, month + 1, year), warnings
    return date(*end_of(replace(when, month=month + 1), year)), warnings


def _in_week(base: date, near: Near) -> date:
    """A day of that week, its Sunday where none is named; "thứ Sáu tới" is the next one after the issue."""
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=near.offset)
    day = monday + timedelta(days=6 if near.weekday is None else near.weekday)
    return day if not near.next_one or day > base else day + timedelta(weeks=1)
