"""Which year is meant where none was typed, and what is doubtful about a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from expressions.times.dates import exists, read_named_year, word
from expressions.times.time_tokens import Token
from expressions.times.typed_time import TimeDoubt, TypedTime

YEARS = range(1945, 2201)  # others are a slip of the finger: "30/11/3026"
_HALF_A_YEAR = 183  # days: of a day just gone by, next year's is not surely meant
_FAR = 5  # years ahead: further than an office plans
_YEAR_WORDS = {"này": 0, "nay": 0, "sau": 1, "tới": 1, "kế": 1, "ngoái": -1, "trước": -1}


def read_year_behind(tokens: Sequence[Token], at: int, today: date) -> tuple[int, int] | None:
    """The year behind a day, month or quarter: "/2026", "năm 2026", "năm sau", "sang năm", "/26"."""
    named = read_named_year(tokens, at)
    if named is not None:
        return named
    here, behind = word(tokens, at), word(tokens, at + 1)
    if here == "sang" and behind == "năm":
        return today.year + 1, at + 2
    counted = at + 2 < len(tokens) and tokens[at + 2].number is not None
    if here == "năm" and behind in _YEAR_WORDS and not (behind == "trước" and counted):
        return today.year + _YEAR_WORDS[behind], at + 2
    if here in {"năm", "/"} and at + 1 < len(tokens) and tokens[at + 1].digits == 2:
        year = 2000 + (tokens[at + 1].number or 0)
        return (year, at + 2) if year in YEARS else None
    return None


def day_of(day: int, month: int, year: int | None, today: date) -> TypedTime:
    """A day as typed; without a year the next such one, asked about where it has just gone by."""
    if year is not None:
        known = year in YEARS and exists(day, month, year)
        return named_day(date(year, month, day), today) if known else NO_SUCH_DAY
    found = next_day(day, month, today)
    if found is None:
        return NO_SUCH_DAY
    gone = found.year > today.year and (found - today).days > _HALF_A_YEAR
    doubt = TimeDoubt.GONE_BY if gone else None
    return TypedTime(due=found, first=found, last=found, certain=not gone, doubt=doubt, has_year=False)


NO_SUCH_DAY = TypedTime(certain=False, doubt=TimeDoubt.NO_SUCH_DAY)


def named_day(day: date, today: date) -> TypedTime:
    """A day with its year: certain, but for one out of sight."""
    far = day.year > today.year + _FAR
    doubt = TimeDoubt.FAR if far else TimeDoubt.GONE_BY if day < today else None
    return TypedTime(due=day, first=day, last=day, certain=not far, doubt=doubt)


def next_day(day: int, month: int, today: date) -> date | None:
    """The next such day from today on; None where neither this year nor the next has one."""
    for year in (today.year, today.year + 1):
        if exists(day, month, year) and date(year, month, day) >= today:
            return date(year, month, day)
    return None


def period_of(first: date, last: date, today: date, *, has_year: bool) -> TypedTime:
    """A period of this year, as it was typed; without its year perhaps the next year's."""
    if has_year:
        far = first.year > today.year + _FAR
        doubt = TimeDoubt.FAR if far else TimeDoubt.GONE_BY if last < today else None
        return TypedTime(due=last, first=first, last=last, certain=not far, doubt=doubt)
    if last >= today:
        return TypedTime(due=last, first=first, last=last, has_year=False)
    following = _a_year_on(first), _a_year_on(last)
    found = TypedTime(due=following[1], first=following[0], last=following[1], has_year=False)
    if (following[1] - today).days <= _HALF_A_YEAR:
        return found
    return replace(found, first=first, last=last, certain=False, doubt=TimeDoubt.GONE_BY)


def _a_year_on(day: date) -> date:
    """The same place of the next year; the last of February stays the last."""
    if exists(day.day, day.month, day.year + 1) and not (day.month == 2 and day.day == 28):
        return day.replace(year=day.year + 1)
    return date.fromordinal(date(day.year + 1, 3, 1).toordinal() - 1)
