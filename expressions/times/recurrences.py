"""How often something comes back: "hằng tháng", "định kỳ (quý, 6 tháng, năm)", "01 lần/tháng"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.dates import Shape, When, number_at, word
from expressions.times.phrases import (
    EVERY,
    MONTH_PERIODS,
    ONCE,
    PERIODS,
    REGULARLY,
    ROMAN,
)
from expressions.times.time_tokens import Lexicon, Token
from tasks.deadline import Period, Recurrence

SEVERAL = "several_periods"
_ORDER = tuple(Period)  # from the shortest to the longest
MONTHS_IN = {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.NINE_MONTHS: 9, Period.YEAR: 12}
_TIMES_A_YEAR = {1: Period.YEAR, 2: Period.HALF_YEAR, 4: Period.QUARTER, 12: Period.MONTH}
_MOST = 60  # days or weeks between two of them
# "mỗi tuần 01 buổi": the number is of these, and names no week.
_COUNTED = frozenset({"tháng", "lần", "buổi", "lượt", "cuộc"})
_LISTS = frozenset({",", "và", "/", "hoặc", "-", ";", "&", "cả"})

_periods = Lexicon(PERIODS)
_regularly = Lexicon(dict.fromkeys(REGULARLY, True))
_once = Lexicon(dict.fromkeys(ONCE, True))


def month_within(period: Period, last: bool) -> int:
    """The first or last month of a period."""
    return MONTHS_IN.get(period, 1) if last else 1


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
    if named and found[0] is not Period.DAY and word(tokens, found[1] + 1) not in _COUNTED:
        return None
    if found[0] is Period.QUARTER and word(tokens, found[1]) in ROMAN:
        return None
    if found[0] is Period.YEAR and _is_other_year(tokens, found[1]):
        return None
    return found


def _is_other_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is another: "năm học", "năm trước", but not "hằng năm trước ngày 31/12"."""
    if word(tokens, at) == "trước":
        return word(tokens, at + 1) != "ngày" and number_at(tokens, at + 1) is None
    return word(tokens, at) in {"học", "sau", "nay"}


def read_period_list(tokens: Sequence[Token], at: int) -> tuple[list[Period], int] | None:
    """Read "quý, 6 tháng, 9 tháng và năm", each perhaps with its own "hằng"."""
    periods: list[Period] = []
    place, end = at, at
    for _ in range(8):
        place += word(tokens, place) in EVERY
        found = read_period_name(tokens, place)
        named = found is not None and found[0] is Period.DAY and _names_a_day(tokens, found[1])
        if found is None or (periods and named):
            break
        periods.append(found[0])
        place = end = found[1]
        while word(tokens, place) in _LISTS:
            place += 1
        if word(tokens, place) == "báo" and word(tokens, place + 1) == "cáo":
            place += 2
    return (periods, end) if periods else None


def _names_a_day(tokens: Sequence[Token], at: int) -> bool:
    """ "hằng tháng, ngày cuối tháng", "hằng năm, ngày 15/6": a day of the period, and no period of days."""
    return word(tokens, at) in {"cuối", "đầu"} or (at < len(tokens) and tokens[at].number is not None)


def shortest_of(periods: list[Period]) -> tuple[Recurrence, tuple[str, ...]]:
    """The shortest of several periods, with a note where there are others."""
    shortest = min(periods, key=_ORDER.index)
    return Recurrence(shortest), (SEVERAL,) if len(set(periods)) > 1 else ()


def read_every(tokens: Sequence[Token], at: int) -> When | None:
    """Read "hàng quý", "hằng tháng, quý", "định kỳ 6 tháng", "định kỳ (quý, năm)", "6 tháng một lần"."""
    regular = _regularly.match(tokens, at)
    place = regular[1] if regular else at
    place += bool(regular) and word(tokens, place) in {"(", ":", ","}
    every = word(tokens, place) in EVERY
    if regular or every:
        place += 2 * (
            regular is not None and every and word(tokens, place + 1) == ","
        )  # a scan's "hàng, năm"
        dated = regular and word(tokens, place) == "ngày" and number_at(tokens, place + 1) is not None
        found = None if dated else read_period_list(tokens, place)
        if found:
            repeat, notes = shortest_of(found[0])
            end = found[1] + (word(tokens, found[1]) == ")" and regular is not None)
            times = _times(tokens, end, repeat.period)
            if times:
                return When(Shape.REPEAT, at, times[1], repeat=Recurrence(times[0]))
            return When(Shape.REPEAT, at, _past_once(tokens, end), repeat=repeat, notes=notes)
        if regular:
            few = None if every else _per(tokens, place) or _made_per(tokens, place)
            return replace(few, first=at) if few else When(Shape.REGULAR, at, regular[1])
        return None
    return _so_often(tokens, at) or _per(tokens, at)


def _so_often(tokens: Sequence[Token], at: int) -> When | None:
    """ "ngày 02 lần", "tuần 03 lần": how often within a period, behind its name."""
    period, number = PERIODS.get(word(tokens, at)), number_at(tokens, at + 1)
    if period is None or number is None or word(tokens, at + 2) != "lần" or word(tokens, at - 1) in EVERY:
        return None
    if period is Period.YEAR:
        times = _times(tokens, at + 1, period)
        return When(Shape.REPEAT, at, times[1], repeat=Recurrence(times[0])) if times else None
    return When(Shape.REPEAT, at, at + 3, repeat=Recurrence(period))


def _times(tokens: Sequence[Token], at: int, period: Period) -> tuple[Period, int] | None:
    """Twice a year is each half-year: "mỗi năm 02 lần"."""
    number = number_at(tokens, at)
    if period is not Period.YEAR or number not in _TIMES_A_YEAR or word(tokens, at + 1) != "lần":
        return None
    return _TIMES_A_YEAR[number], at + 2


def _past_once(tokens: Sequence[Token], at: int) -> int:
    if number_at(tokens, at) is not None and word(tokens, at + 1) in {"lần", "kỳ"}:
        return at + 2
    found = _once.match(tokens, at)
    return found[1] if found else at


def _per(tokens: Sequence[Token], at: int) -> When | None:
    """Read "6 tháng một lần", "6 tháng/lần", "01 lần/tháng", "một tháng một lần"."""
    number = number_at(tokens, at)
    if number is None:
        return None
    if word(tokens, at + 1) == "lần":
        return _times_per(tokens, at, number)
    named = read_period_name(tokens, at)
    if named is None and number == 1:
        named = read_period_name(tokens, at + 1)
    once = _past_once(tokens, named[1]) if named else 0
    if named and once > named[1]:
        return When(Shape.REPEAT, at, once, repeat=Recurrence(named[0]))
    return _every_few(tokens, at)


def _made_per(tokens: Sequence[Token], at: int) -> When | None:
    """ "định kỳ 02 số/tháng", "định kỳ 01 bản tin/tuần": so many pieces a period."""
    if number_at(tokens, at) is None:
        return None
    sign = next((n for n in range(at + 2, at + 4) if word(tokens, n) in {"/", "mỗi"}), None)
    found = read_period_name(tokens, sign + 1) if sign is not None else None
    return When(Shape.REPEAT, at, found[1], repeat=Recurrence(found[0])) if found else None


def _every_few(tokens: Sequence[Token], at: int) -> When | None:
    """ "03 ngày một lần", "02 tuần/lần": every so many days or weeks; "02 tháng một lần" is left unread."""
    number = number_at(tokens, at)
    period = {"ngày": Period.DAY, "tuần": Period.WEEK}.get(word(tokens, at + 1))
    once = _past_once(tokens, at + 2)
    if number is not None and word(tokens, at + 1) == "tháng" and once > at + 2:
        day = once + (word(tokens, once) in {",", "vào", "trước"})
        named = day + (word(tokens, day) == "ngày")
        on = named > day and named < len(tokens) and tokens[named].number is not None
        return When(Shape.UNREAD, at, named + 1 if on else once)
    if number is None or period is None or once == at + 2 or not 2 <= number <= _MOST:
        return None
    if period is Period.DAY and number == 7:
        number, period = 1, Period.WEEK
    return When(Shape.REPEAT, at, once, repeat=Recurrence(period, every=number))


def _times_per(tokens: Sequence[Token], at: int, number: int) -> When | None:
    """Read "01 lần/tháng", "02 lần/năm"."""
    place = at + 2 + (word(tokens, at + 2) in {"/", "một", "mỗi", "trong"})
    place += number_at(tokens, place) == 1
    found = read_period_name(tokens, place)
    if found is None or place == at + 2 or (found[0] is Period.YEAR and number not in _TIMES_A_YEAR):
        return None
    period = _TIMES_A_YEAR[number] if found[0] is Period.YEAR else found[0]
    return When(Shape.REPEAT, at, found[1], repeat=Recurrence(period))
