"""Days that come back: "ngày 25 hàng tháng", "ngày 20 tháng cuối quý", "thứ sáu hàng tuần"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.clocks import read_clock
from expressions.times.dates import Shape, When, number_at, read_day, word
from expressions.times.periods import read_period
from expressions.times.phrases import (
    EVERY,
    FIRST_DAY,
    FIRST_MONTH,
    LAST_DAY,
    LAST_MONTH,
    NEXT,
    OF_REPORTED_YEAR,
    PERIOD_HEADS,
    PERIODS,
    REGULARLY,
)
from expressions.times.recurrences import MONTHS_IN, month_within, read_every, read_period_name
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.weekdays import read_weekly
from tasks.deadline import Period, Recurrence

_regularly = Lexicon(dict.fromkeys(REGULARLY, True))
_first_month = Lexicon(dict.fromkeys(FIRST_MONTH, 1))
_last_month = Lexicon(dict.fromkeys(LAST_MONTH, -1))
_heads = Lexicon(dict.fromkeys(PERIOD_HEADS, True))
_next = Lexicon(dict.fromkeys(NEXT, True))
_reported = Lexicon(dict.fromkeys(OF_REPORTED_YEAR, True))
_first_day = Lexicon(dict.fromkeys(FIRST_DAY, 1))
_last_day = Lexicon(dict.fromkeys(LAST_DAY, -1))
_FRIDAY = 4
_NEAR_WEEKS = frozenset({"này", "nay", "tới", "sau", "kế", "tiếp", "trước"})


def read_recurring_day(tokens: Sequence[Token], at: int) -> When | None:
    """A day that comes back: "ngày 25 hàng tháng", "ngày 20 của tháng cuối quý", "thứ sáu hàng tuần"."""
    regular = _regularly.match(tokens, at)
    place = regular[1] if regular else at
    clock = read_clock(tokens, place)
    place = clock[1] if clock else place
    place += word(tokens, place) == ","
    hour = clock[0] if clock else None
    found = (
        read_weekly(tokens, place)
        or _day_of_period(tokens, place)
        or _days_of_period(tokens, place)
        or _period_of_year(tokens, place)
    )
    if found is None and clock:
        found = read_every(tokens, place)
    if found is None and word(tokens, at) in EVERY and word(tokens, at + 1) == "ngày":
        return _daily(tokens, at + 2)
    return replace(found, first=at, at=hour or found.at) if found else None


def _days_of_period(tokens: Sequence[Token], at: int) -> When | None:
    """ "từ ngày 1 đến ngày 5 hằng tháng": the last of the days that come back."""
    if word(tokens, at) != "từ":
        return None
    place = at + 1 + (word(tokens, at + 1) == "ngày")
    if place >= len(tokens) or tokens[place].number is None or tokens[place].digits > 2:
        return None
    place += 1
    if word(tokens, place) not in {"đến", "tới", "-", "–"}:
        return None
    place += 1 + (word(tokens, place + 1) == "hết")
    found = _day_of_period(tokens, place)
    return replace(found, first=at, ranged=True) if found else None


def _daily(tokens: Sequence[Token], at: int) -> When | None:
    """ "Hằng ngày, trước 16h30", "mỗi ngày 01 lần, trước 16 giờ": the hour stands behind."""
    place = at + 2 * (number_at(tokens, at) == 1 and word(tokens, at + 1) == "lần")
    for _ in range(3):
        place += word(tokens, place) in {",", "(", "trước", "vào", "lúc"}
    clock = read_clock(tokens, place)
    if clock is None or word(tokens, clock[1]) in {"ngày", "đến", "-"}:
        return None
    return When(Shape.REPEAT, at - 2, clock[1], at=clock[0], repeat=Recurrence(Period.DAY))


def _day_of_period(tokens: Sequence[Token], at: int) -> When | None:
    edge = _last_day.match(tokens, at) or _first_day.match(tokens, at)
    if edge:
        return _edge_day(tokens, at, *edge)
    day = read_day(tokens, at)
    if day is not None and day.year is None and day.day is not None:
        number, month, end, hour = day.day, day.month, day.last, day.at
    elif _bare_day(tokens, at):
        days = word(tokens, at + 1) == "ngày" and word(tokens, at + 2) in {"của", "đầu"}
        working = _first_working_days(tokens, at)
        if working is not None:
            return working
        number, month, end, hour = tokens[at].number or 0, None, at + 1 + 2 * days, None
        end += days and word(tokens, end) == "tiên"
        first = _first_days(tokens, at, end) if days else None
        if first is not None:
            return first
    else:
        return None
    end += word(tokens, end) in {"của", "vào", ","}
    found = _period_after(tokens, end, month)
    if found is None:
        return None
    period, within, end = found
    return When(Shape.REPEAT, at, end, at=hour, repeat=Recurrence(period, month=within, day=number))


def _edge_day(tokens: Sequence[Token], at: int, number: int, end: int) -> When | None:
    """ "ngày cuối cùng của tháng", "ngày đầu tháng": the first or last day of each month."""
    end += word(tokens, end) in {"của", "trong"}
    for lexicon, last in ((_last_month, True), (_first_month, False)):
        month = lexicon.match(tokens, end)
        found = _month_of(tokens, month[1], last) if month else None
        if found:  # "ngày cuối cùng của tháng đầu quý sau"
            return When(Shape.REPEAT, at, found[2], repeat=Recurrence(found[0], month=found[1], day=number))
    end += word(tokens, end) in EVERY
    named = read_period_name(tokens, end)
    if named is not None and named[0] is Period.WEEK and number < 0 and word(tokens, at + 2) == "việc":
        friday = Recurrence(Period.WEEK, weekday=_FRIDAY)
        this = word(tokens, named[1]) in _NEAR_WEEKS
        return None if this else When(Shape.REPEAT, at, named[1], repeat=friday)
    if named is None or named[0] not in {Period.MONTH, *MONTHS_IN}:
        return None
    if word(tokens, named[1]) == "thứ":  # "ngày cuối cùng của tháng thứ 3 kể từ …": counted from an event
        return None
    within = None if named[0] is Period.MONTH else month_within(named[0], last=number < 0)
    return When(Shape.REPEAT, at, named[1], repeat=Recurrence(named[0], month=within, day=number))


def _first_days(tokens: Sequence[Token], at: int, end: int) -> When | None:
    """ "03 ngày đầu tháng", "10 ngày đầu quý": the last of those days."""
    if "đầu" not in {word(tokens, end - 1), word(tokens, end - 2)}:
        return None
    named = read_period_name(tokens, end)
    if named is None or named[0] not in {Period.MONTH, Period.QUARTER}:
        return None
    within = None if named[0] is Period.MONTH else 1
    return When(Shape.REPEAT, at, named[1], repeat=Recurrence(named[0], month=within, day=tokens[at].number))


def _first_working_days(tokens: Sequence[Token], at: int) -> When | None:
    """ "05 ngày làm việc đầu tháng": their last day is another date each month, which none here can keep."""
    if [word(tokens, at + n) for n in range(1, 5)] != ["ngày", "làm", "việc", "đầu"]:
        return None
    place = at + 5 + (word(tokens, at + 5) == "tiên")
    place += word(tokens, place) == "của"
    place += word(tokens, place) in EVERY
    named = read_period_name(tokens, place)
    if named is None or named[0] not in {Period.MONTH, Period.QUARTER}:
        return None
    return When(Shape.REPEAT, at, named[1], repeat=Recurrence(named[0]))


def _bare_day(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at] if at < len(tokens) else None
    return token is not None and token.number is not None and token.digits <= 2 and 1 <= token.number <= 31


def _period_after(
    tokens: Sequence[Token], at: int, month: int | None
) -> tuple[Period, int | None, int] | None:
    """The period to which a day belongs: its kind, the month within it, the place after."""
    if month is not None:
        return _yearly_after(tokens, at, month)
    place = at + (word(tokens, at) in {"định"} and word(tokens, at + 1) == "kỳ") * 2
    if word(tokens, place) in EVERY:
        found = read_period_name(tokens, place + 1)
        if found is None or found[0] in {Period.DAY, Period.WEEK}:
            return None
        within = None if found[0] is Period.MONTH else month_within(found[0], last=True)
        return found[0], within, found[1]
    for lexicon, last in ((_last_month, True), (_first_month, False)):
        named = lexicon.match(tokens, place)
        if named:
            return _month_of(tokens, named[1], last)
    if word(tokens, place) == "các" and word(tokens, place + 1) == "tháng":
        return _listed_months(tokens, place + 2)
    if word(tokens, place) == "tháng":
        end = _next.match(tokens, place + 1)
        if end:
            return Period.MONTH, None, end[1]
        if word(tokens, at - 1) == "của":
            return Period.MONTH, None, place + 1
    return None


def _month_of(tokens: Sequence[Token], at: int, last: bool) -> tuple[Period, int | None, int] | None:
    """After "tháng cuối": "quý", "mỗi quý", "kỳ báo cáo", "quý sau"."""
    head = _heads.match(tokens, at)
    if head:
        return Period.QUARTER, month_within(Period.QUARTER, last), head[1]
    if word(tokens, at) == "năm":  # "6 tháng đầu năm" is a half-year and no sixth of the month
        return None
    place = at + (word(tokens, at) in EVERY or word(tokens, at) == "của")
    found = read_period_name(tokens, place)
    if found is None or found[0] not in MONTHS_IN:
        return None
    further = _next.match(tokens, found[1])
    return found[0], month_within(found[0], last), further[1] if further else found[1]


def _listed_months(tokens: Sequence[Token], at: int) -> tuple[Period, int | None, int] | None:
    """ "các tháng 3, 6, 9, 12" is a quarter, "các tháng 6, 12" a half-year."""
    months: list[int] = []
    place = end = at
    for _ in range(13):
        number = tokens[place].number if place < len(tokens) else None
        if number is None or number > 12:
            break
        months.append(number)
        place = end = place + 1
        place += word(tokens, place) in {",", "và", ";"}
        place += word(tokens, place) in {"và", "tháng"}
    if not months:
        return None
    end += 2 if word(tokens, end) in EVERY and word(tokens, end + 1) == "năm" else 0
    if len(months) == 4:
        return Period.QUARTER, (months[0] - 1) % 3 + 1, end
    if len(months) == 2:
        return Period.HALF_YEAR, (months[0] - 1) % 6 + 1, end
    return None


def _yearly_after(tokens: Sequence[Token], at: int, month: int) -> tuple[Period, int | None, int] | None:
    """ "05/11 hàng năm", "15/01 năm kế tiếp của năm báo cáo"."""
    if word(tokens, at) in EVERY and word(tokens, at + 1) == "năm":
        return Period.YEAR, month, at + 2
    if word(tokens, at) == "các" and word(tokens, at + 1) == "năm" and word(tokens, at + 2) != "":
        return Period.YEAR, month, at + 2
    if word(tokens, at) == "năm":
        further = _next.match(tokens, at + 1)
        if further:
            reported = _reported.match(tokens, further[1])
            return (Period.YEAR, month, reported[1]) if reported else None
        reported = _reported.match(tokens, at)
        return (Period.YEAR, month, reported[1]) if reported else None
    reported = _reported.match(tokens, at)
    return (Period.YEAR, month, reported[1]) if reported else None


def _period_of_year(tokens: Sequence[Token], at: int) -> When | None:
    """ "tháng 6 hàng năm", "quý I hằng năm", "cuối năm hàng năm": within that month each year."""
    found = read_period(tokens, at)
    if found is None or found.year is not None or found.month is None:
        return _end_of_each(tokens, at)
    if word(tokens, found.last) not in EVERY or word(tokens, found.last + 1) != "năm":
        return None
    repeat = Recurrence(Period.YEAR, month=found.month, day=found.day)
    return When(Shape.REPEAT, at, found.last + 2, repeat=repeat, notes=found.notes)


def _end_of_each(tokens: Sequence[Token], at: int) -> When | None:
    """ "cuối tháng", "cuối mỗi quý", "cuối hằng tháng": the last day, where the period has no number."""
    if word(tokens, at) != "cuối":
        return None
    place = at + 1 + (word(tokens, at + 1) in EVERY)
    found = read_period_name(tokens, place)
    if found is None or found[0] not in {Period.MONTH, Period.QUARTER, Period.YEAR, Period.HALF_YEAR}:
        return None
    after = word(tokens, found[1]) in EVERY and word(tokens, found[1] + 1) in PERIODS
    if place == at + 1 and not after:
        return None
    within = None if found[0] is Period.MONTH else month_within(found[0], last=True)
    end = found[1] + 2 * after
    return When(Shape.REPEAT, at, end, repeat=Recurrence(found[0], month=within, day=-1))
