"""The days on which a task falls due: of a single deadline, and of each occurrence of a recurring report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from tasks.deadline import ClosingRule, CountUnit, Deadline, Operator, Period, Recurrence, StartEvent
from tasks.model import Due
from tasks.workdays import Calendar, add_months, count

_DAY = timedelta(days=1)
_FRIDAY = 4
_LENGTHS = {Period.DAY: _DAY, Period.WEEK: 7 * _DAY}
_MONTHS = {
    Period.MONTH: 1,
    Period.QUARTER: 3,
    Period.HALF_YEAR: 6,
    Period.NINE_MONTHS: 9,
    Period.YEAR: 12,
}
SENDING_DAY = 25
"""Provinces send by the 25th of the period's last month (Nghị định 09/2019/NĐ-CP, art. 13)."""
_FREQUENCY = {
    Period.DAY: "FREQ=DAILY",
    Period.WEEK: "FREQ=WEEKLY",
    Period.MONTH: "FREQ=MONTHLY",
    Period.QUARTER: "FREQ=MONTHLY;INTERVAL=3",
    Period.HALF_YEAR: "FREQ=MONTHLY;INTERVAL=6",
    Period.NINE_MONTHS: "FREQ=MONTHLY;INTERVAL=9",
    Period.YEAR: "FREQ=YEARLY",
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def resolve(
    deadline: Deadline, calendar: Calendar, *, issued: date | None = None, received: date | None = None
) -> Due | None:
    """The date of a single deadline; None for a recurring one, or where its first day is not known.

    A period counted from the document's day of issue or receipt needs that day; one counted from any
    other event has no date before the office gives it. A period's last day is in time (Civil Code 2015,
    art. 148), whatever word introduced it.
    """
    if deadline.on is not None:
        return Due(deadline.on, deadline.operator, deadline.at)
    if deadline.relative is None:
        return None
    start = {StartEvent.ISSUED: issued, StartEvent.RECEIVED: received}.get(deadline.relative.start)
    if start is None:
        return None
    hour = None if deadline.relative.unit is CountUnit.HOUR else deadline.at
    return Due(count(deadline.relative, start, calendar), Operator.BY, hour)


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A period's name as a code with parameters: "month" {month, year}, "week" {week, year} and so on."""

    code: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Planned:
    """An occurrence to be made. The data period is None where the closing rule is not known."""

    period_key: str
    label: PeriodName
    due: Due
    data_from: date | None = None
    data_until: date | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    """A period of the calendar: its first and last day."""

    key: str
    label: PeriodName
    first: date
    last: date


def needs_day(recurrence: Recurrence) -> bool:
    """Whether the office must still say on which day the report is due."""
    match recurrence.period:
        case Period.DAY:
            return False
        case Period.WEEK:
            return recurrence.weekday is None
        case Period.YEAR:
            return recurrence.day is None or recurrence.month is None
        case _:
            return recurrence.day is None


def proposed_day(recurrence: Recurrence) -> Recurrence:
    """The recurrence with a day to propose to the office where it names none; never taken unasked.

    The 25th of the period's last month, closed on the 14th (Nghị định 09/2019/NĐ-CP, art. 12 and 13);
    the decree knows no weekly report, for which Friday is proposed.
    """
    if not needs_day(recurrence):
        return recurrence
    if recurrence.period is Period.WEEK:
        return replace(recurrence, weekday=_FRIDAY)
    return replace(
        recurrence,
        month=recurrence.month or _MONTHS[recurrence.period],
        day=recurrence.day or SENDING_DAY,
        closing=recurrence.closing or ClosingRule.DECREE_09,
    )


def occurrences(
    recurrence: Recurrence,
    operator: Operator,
    at: time | None,
    after: date,
    until: date,
    *,
    calendar: Calendar | None = None,
) -> tuple[Planned, ...]:
    """The occurrences whose named date lies in (after, until], in order; none while a day is missing.

    `calendar` decides on which days a daily report is due. A day that a month lacks is its last day.
    Where it comes every few days or weeks they count from `after`, the day of the last one; where there was
    none and `after` is no such day, the first of every few weeks still comes within as many.
    A month beyond the period's own length falls into the next: month 4 of a quarter, month 13 of a year.
    """
    if needs_day(recurrence) or until <= after:
        return ()
    planned: list[Planned] = []
    length = _LENGTHS.get(recurrence.period, _DAY)
    next_one = after + (recurrence.every - 1) * length + _DAY
    for span in _spans(recurrence.period, after, until, calendar or Calendar()):
        days = _named_dates(recurrence, span)
        if recurrence.every > 1 and days[0] < next_one:
            continue
        next_one = days[0] + recurrence.every * length
        for n, named in enumerate(days, start=1):
            if after < named <= until:
                key = span.key if n == 1 else f"{span.key}.{n}"
                data = _data_period(recurrence, span, named)
                planned.append(Planned(key, span.label, Due(named, operator, at), *data))
    return tuple(planned)


def _named_dates(recurrence: Recurrence, span: _Span) -> tuple[date, ...]:
    """The days of a period on which something is due: one, or several days of a week in their order."""
    if recurrence.period is Period.WEEK and recurrence.weekdays:
        days = sorted({recurrence.weekday or 0, *recurrence.weekdays})
        return tuple(span.first + day * _DAY for day in days)
    return (_named_date(recurrence, span),)


def _named_date(recurrence: Recurrence, span: _Span) -> date:
    if recurrence.period is Period.DAY:
        return span.first
    if recurrence.period is Period.WEEK:
        return span.first + (recurrence.weekday or 0) * _DAY
    length = _MONTHS[recurrence.period]
    first = add_months(span.first, (recurrence.month or length) - 1)
    last = add_months(first, 1) - _DAY
    day = recurrence.day or 0
    return last if day == -1 else first.replace(day=min(day, last.day))


def _data_period(recurrence: Recurrence, span: _Span, named: date) -> tuple[date | None, date | None]:
    """The period's data, or those of the period before where their close lies nearer to the named date.

    A report due on 05/11 each year tells of that year, one due on 15/01 of the year that has ended.
    """
    if recurrence.closing is None:
        return None, None
    if recurrence.period not in _MONTHS:
        return span.first, span.last
    length = _MONTHS[recurrence.period]
    step = 12 if recurrence.period is Period.NINE_MONTHS else length
    own = _closed(recurrence.closing, span.first, length)
    before = _closed(recurrence.closing, add_months(span.first, -step), length)
    return min(own, before, key=lambda data: abs(named - data[1]))


def _closed(closing: ClosingRule, first: date, length: int) -> tuple[date, date]:
    last = add_months(first, length) - _DAY
    if closing is ClosingRule.CALENDAR:
        return first, last
    return add_months(first, -1).replace(day=15), last.replace(day=14)


def _spans(period: Period, after: date, until: date, calendar: Calendar) -> Iterator[_Span]:
    """The periods that may hold a date in (after, until], in order."""
    if period is Period.DAY:
        yield from _days(after, until, calendar)
    elif period is Period.WEEK:
        yield from _weeks(after, until)
    else:
        # A period's date may lie in the year after it.
        for year in range(after.year - 1, until.year + 1):
            yield from _parts_of_year(period, year)


def _days(after: date, until: date, calendar: Calendar) -> Iterator[_Span]:
    for n in range(1, (until - after).days + 1):
        day = after + n * _DAY
        if calendar.is_working(day):
            yield _Span(day.isoformat(), PeriodName("day", {"date": day.isoformat()}), day, day)


def _weeks(after: date, until: date) -> Iterator[_Span]:
    monday = after - after.weekday() * _DAY
    while monday <= until:
        year, week, _ = monday.isocalendar()
        label = PeriodName("week", {"week": week, "year": year})
        yield _Span(f"{year}-W{week:02}", label, monday, monday + 6 * _DAY)
        monday += 7 * _DAY


def _parts_of_year(period: Period, year: int) -> Iterator[_Span]:
    length = _MONTHS[period]
    for part in range(1, 12 // length + 1):
        first = date(year, (part - 1) * length + 1, 1)
        last = add_months(first, length) - _DAY
        yield _Span(*_name(period, part, year), first, last)


def _name(period: Period, part: int, year: int) -> tuple[str, PeriodName]:
    match period:
        case Period.MONTH:
            return f"{year}-{part:02}", PeriodName("month", {"month": part, "year": year})
        case Period.QUARTER:
            return f"{year}-Q{part}", PeriodName("quarter", {"quarter": part, "year": year})
        case Period.HALF_YEAR:
            return f"{year}-H{part}", PeriodName("half_year", {"half": part, "year": year})
        case Period.NINE_MONTHS:
            return f"{year}-9M", PeriodName("nine_months", {"year": year})
        case _:
            return str(year), PeriodName("year", {"year": year})


def rrule(recurrence: Recurrence) -> str:
    """The RRULE of a recurrence, as `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25`.

    A month within a quarter or half-year has no place in an RRULE without an anchor and is left
    out; `Recurrence` keeps it. Only a year names its month.
    """
    parts = [_FREQUENCY[recurrence.period]]
    if recurrence.every > 1:
        parts.append(f"INTERVAL={recurrence.every}")
    if recurrence.period is Period.YEAR and recurrence.month is not None:
        parts.append(f"BYMONTH={recurrence.month}")
    if recurrence.day is not None:
        parts.append(f"BYMONTHDAY={recurrence.day}")
    if recurrence.weekday is not None:
        days = sorted({recurrence.weekday, *recurrence.weekdays})
        parts.append(f"BYDAY={','.join(_WEEKDAYS[day] for day in days)}")
    return ";".join(parts)
