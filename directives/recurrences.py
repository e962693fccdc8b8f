"""What comes back: "hằng tháng", "định kỳ (quý, 6 tháng, năm)", "ngày 25 tháng cuối quý"."""

from collections.abc import Sequence
from dataclasses import replace

from directives.clocks import read_clock
from directives.dates import Shape, When, number_at, read_day, read_weekday, word
from directives.lexicon import Lexicon
from directives.periods import read_period
from directives.phrases import (
    EVERY,
    FIRST_DAY,
    FIRST_MONTH,
    LAST_DAY,
    LAST_MONTH,
    MONTH_PERIODS,
    NEXT,
    OF_REPORTED_YEAR,
    ONCE,
    PERIOD_HEADS,
    PERIODS,
    REGULARLY,
    ROMAN,
)
from directives.time_tokens import Token
from tasks.deadline import Period, Recurrence

SEVERAL = "several_periods"
UNKNOWN_PERIOD = "unknown_period"
_ORDER = tuple(Period)  # from the shortest to the longest
_MONTHS_IN = {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.NINE_MONTHS: 9, Period.YEAR: 12}
_TIMES_A_YEAR = {1: Period.YEAR, 2: Period.HALF_YEAR, 4: Period.QUARTER, 12: Period.MONTH}
_LISTS = frozenset({",", "và", "/", "hoặc", "-", ";", "&", "cả"})

_periods = Lexicon(PERIODS)
_regularly = Lexicon(dict.fromkeys(REGULARLY, True))
_once = Lexicon(dict.fromkeys(ONCE, True))
_first_month = Lexicon(dict.fromkeys(FIRST_MONTH, 1))
_last_month = Lexicon(dict.fromkeys(LAST_MONTH, -1))
_heads = Lexicon(dict.fromkeys(PERIOD_HEADS, True))
_next = Lexicon(dict.fromkeys(NEXT, True))
_reported = Lexicon(dict.fromkeys(OF_REPORTED_YEAR, True))
_first_day = Lexicon(dict.fromkeys(FIRST_DAY, 1))
_last_day = Lexicon(dict.fromkeys(LAST_DAY, -1))


def month_within(period: Period, last: bool) -> int:
    """The first or last month of a period."""
    return _MONTHS_IN.get(period, 1) if last else 1


def read_period_name(tokens: Sequence[Token], at: int) -> tuple[Period, int] | None:
    """A period by name: "quý", "6 tháng", "06 tháng", "năm" - but not "năm 2024" or "6 tháng đầu năm"."""
    number = number_at(tokens, at)
    if number in MONTH_PERIODS and word(tokens, at + 1) == "tháng":
        return MONTH_PERIODS[number], at + 2
    found = _periods.match(tokens, at)
    if found is None:
        return None
    follows = tokens[found[1]] if found[1] < len(tokens) else None
    sizes = {4} if found[0] is Period.YEAR else {1, 2, 4}
    named = follows is not None and follows.number is not None and follows.digits in sizes
    if named and found[0] is not Period.DAY and word(tokens, found[1] + 1) != "tháng":
        return None
    if found[0] is Period.QUARTER and word(tokens, found[1]) in ROMAN:
        return None
    if found[0] is Period.YEAR and word(tokens, found[1]) in {"học", "sau", "trước", "nay"}:
        return None
    return found


def read_period_list(tokens: Sequence[Token], at: int) -> tuple[list[Period], int] | None:
    """ "quý, 6 tháng, 9 tháng và năm", each perhaps with its own "hằng"."""
    periods: list[Period] = []
    place, end = at, at
    for _ in range(8):
        place += word(tokens, place) in EVERY
        found = read_period_name(tokens, place)
        if found is None:
            break
        periods.append(found[0])
        place = end = found[1]
        while word(tokens, place) in _LISTS:
            place += 1
        if word(tokens, place) == "báo" and word(tokens, place + 1) == "cáo":
            place += 2
    return (periods, end) if periods else None


def _of(periods: list[Period]) -> tuple[Recurrence, tuple[str, ...]]:
    shortest = min(periods, key=_ORDER.index)
    return Recurrence(shortest), (SEVERAL,) if len(set(periods)) > 1 else ()


def read_every(tokens: Sequence[Token], at: int) -> When | None:
    """ "hàng quý", "hằng tháng, quý", "định kỳ 6 tháng", "định kỳ (quý, năm)", "6 tháng một lần"."""
    regular = _regularly.match(tokens, at)
    place = regular[1] if regular else at
    place += bool(regular) and word(tokens, place) in {"(", ":", ","}
    every = word(tokens, place) in EVERY
    if regular or every:
        found = read_period_list(tokens, place)
        if found:
            repeat, notes = _of(found[0])
            end = found[1] + (word(tokens, found[1]) == ")" and regular is not None)
            times = _times(tokens, end, repeat.period)
            if times:
                return When(Shape.REPEAT, at, times[1], repeat=Recurrence(times[0]))
            return When(Shape.REPEAT, at, _past_once(tokens, end), repeat=repeat, notes=notes)
        if regular:
            return When(Shape.REGULAR, at, regular[1])
        return None
    return _per(tokens, at)


def _times(tokens: Sequence[Token], at: int, period: Period) -> tuple[Period, int] | None:
    """ "mỗi năm 02 lần" is each half-year."""
    number = number_at(tokens, at)
    if period is not Period.YEAR or number not in _TIMES_A_YEAR or word(tokens, at + 1) != "lần":
        return None
    return _TIMES_A_YEAR[number], at + 2


def _past_once(tokens: Sequence[Token], at: int) -> int:
    found = _once.match(tokens, at)
    return found[1] if found else at


def _per(tokens: Sequence[Token], at: int) -> When | None:
    """ "6 tháng một lần", "6 tháng/lần", "01 lần/tháng", "một tháng một lần"."""
    number = number_at(tokens, at)
    if number is None:
        return None
    if number in _TIMES_A_YEAR and word(tokens, at + 1) == "lần":
        return _times_per(tokens, at, number)
    named = read_period_name(tokens, at)
    if named is None and number == 1:
        named = read_period_name(tokens, at + 1)
    once = _once.match(tokens, named[1]) if named else None
    if named and once:
        return When(Shape.REPEAT, at, once[1], repeat=Recurrence(named[0]))
    return None


def _times_per(tokens: Sequence[Token], at: int, number: int) -> When | None:
    """ "01 lần/tháng", "02 lần/năm"."""
    place = at + 2 + (word(tokens, at + 2) in {"/", "một", "mỗi", "trong"})
    place += number_at(tokens, place) == 1
    found = read_period_name(tokens, place)
    if found is None or place == at + 2 or (number > 1 and found[0] is not Period.YEAR):
        return None
    period = found[0] if number == 1 else _TIMES_A_YEAR[number]
    return When(Shape.REPEAT, at, found[1], repeat=Recurrence(period))


def read_recurring_day(tokens: Sequence[Token], at: int) -> When | None:
    """A day that comes back: "ngày 25 hàng tháng", "ngày 20 của tháng cuối quý", "thứ sáu hàng tuần"."""
    regular = _regularly.match(tokens, at)
    place = regular[1] if regular else at
    clock = read_clock(tokens, place)
    place = clock[1] if clock else place
    place += word(tokens, place) == ","
    hour = clock[0] if clock else None
    found = _weekday(tokens, place) or _day_of_period(tokens, place) or _period_of_year(tokens, place)
    if found is None and clock:
        found = read_every(tokens, place)
    return replace(found, first=at, at=hour or found.at) if found else None


def _weekday(tokens: Sequence[Token], at: int) -> When | None:
    place = at + (word(tokens, at) in {"sáng", "chiều"})
    place += word(tokens, place) == "ngày"
    day = read_weekday(tokens, place)
    if day is None:
        return None
    end = day[1] + (word(tokens, day[1]) == "của")
    if word(tokens, end) not in EVERY or word(tokens, end + 1) != "tuần":
        return None
    return When(Shape.REPEAT, at, end + 2, repeat=Recurrence(Period.WEEK, weekday=day[0]))


def _day_of_period(tokens: Sequence[Token], at: int) -> When | None:
    edge = _last_day.match(tokens, at) or _first_day.match(tokens, at)
    day = read_day(tokens, at)
    if edge:
        return _edge_day(tokens, at, *edge)
    elif day is not None and day.year is None and day.day is not None:
        number, month, end, hour = day.day, day.month, day.last, day.at
    elif _bare_day(tokens, at):
        days = word(tokens, at + 1) == "ngày" and word(tokens, at + 2) in {"của", "đầu"}
        number, month, end, hour = tokens[at].number or 0, None, at + 1 + 2 * days, None
        end += days and word(tokens, end) == "tiên"
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
    end += word(tokens, end) == "của"
    end += word(tokens, end) in EVERY
    named = read_period_name(tokens, end)
    if named is None or named[0] not in {Period.MONTH, *_MONTHS_IN}:
        return None
    within = None if named[0] is Period.MONTH else month_within(named[0], last=number < 0)
    return When(Shape.REPEAT, at, named[1], repeat=Recurrence(named[0], month=within, day=number))


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
    place = at + (word(tokens, at) in EVERY or word(tokens, at) == "của")
    found = read_period_name(tokens, place)
    if found is None or found[0] not in _MONTHS_IN:
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
    after = word(tokens, found[1]) in EVERY
    if place == at + 1 and not after:
        return None
    within = None if found[0] is Period.MONTH else month_within(found[0], last=True)
    end = found[1] + 2 * after
    return When(Shape.REPEAT, at, end, repeat=Recurrence(found[0], month=within, day=-1))
