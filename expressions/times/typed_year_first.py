"""A part behind its whole: "sang năm quý 1", "năm sau, tháng 3", "năm 2027 ngày 15/1", "tháng sau ngày 5"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from expressions.times.dates import month_at, number_at, ordinal_at, read_year, word
from expressions.times.time_tokens import Token
from expressions.times.typed_days import read_day_named
from expressions.times.typed_periods import read_period_named
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime
from expressions.times.typed_years import YEARS, day_of, read_year_behind

_BETWEEN = frozenset({",", "vào", "trong", "hồi", "đến", "hết"})
_PARTS = frozenset({"đầu", "giữa", "cuối"})
_BEFORE_A_DAY = frozenset({"ngày", "mùng", "mồng"})
_GOES_ON = frozenset({"/", "-", "–", "tháng", "đến", "tới", "và", "ngày", "."})
"""Behind a number these make another day of it, or one of several."""


def read_year_first(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """What is named within the year or month before it; nothing that is counted from the present."""
    if word(tokens, at) == "tháng" or (word(tokens, at), word(tokens, at + 1)) == ("sang", "tháng"):
        return _day_of_month(tokens, at, today)
    named = _year(tokens, at, today)
    if named is None or named[0] not in YEARS:
        return None
    year, place = named
    for _ in range(2):
        place += word(tokens, place) in _BETWEEN
    new_year = date(year, 1, 1)
    found: TimeFound | None = None
    if _is_period(tokens, place + (word(tokens, place) in _PARTS)):
        found = read_period_named(tokens, place, new_year)
    elif word(tokens, place) == "ngày" and number_at(tokens, place + 1) is not None:
        found = read_day_named(tokens, place, new_year)
    if found is None or found[0].first is None or found[0].first.year != year:
        return None
    return _with_year(found[0], today), found[1]


def _day_of_month(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "tháng sau ngày 5", "sang tháng mùng 10": the day of the month before it."""
    month = read_period_named(tokens, at, today)
    if month is None or month[0].shape is not TimeShape.PERIOD or month[0].first is None:
        return None
    typed, end = month
    end += word(tokens, end) == ","
    day = number_at(tokens, end + 1) if word(tokens, end) in _BEFORE_A_DAY else None
    if day is None or word(tokens, end + 2) in _GOES_ON or month[0].first.day > 1:
        return None
    of = month[0].first
    found = day_of(day, of.month, of.year if typed.has_year else None, today)
    return replace(found, has_year=typed.has_year), end + 2


def _year(tokens: Sequence[Token], at: int, today: date) -> tuple[int, int] | None:
    """The year and the place behind it."""
    if word(tokens, at) not in {"sang", "năm"}:
        return None
    named = read_year(tokens, at + 1) if word(tokens, at) == "năm" else None
    return (named, at + 2) if named is not None else read_year_behind(tokens, at, today)


def _is_period(tokens: Sequence[Token], at: int) -> bool:
    match word(tokens, at):
        case "quý":
            return ordinal_at(tokens, at + 1) is not None
        case "tháng":
            return month_at(tokens, at + 1) is not None
    return False


def _with_year(typed: TypedTime, today: date) -> TypedTime:
    """As it would be with its year behind it."""
    gone = typed.last is not None and typed.last < today
    if typed.doubt not in (None, TimeDoubt.GONE_BY):
        return replace(typed, has_year=True)
    return replace(typed, has_year=True, certain=True, doubt=TimeDoubt.GONE_BY if gone else None)
