"""Days and hours: tokens -> what they name, with the parts that the text leaves out left open."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from expressions.times.clocks import read_clock
from expressions.times.lunar import lunar_mark
from expressions.times.phrases import DAY_PARTS, NUMERALS, ROMAN, WEEKDAYS
from expressions.times.time_tokens import Lexicon, Token, spellings
from tasks.deadline import Period, Recurrence, Relative


class Shape(StrEnum):
    """What kind of time a phrase names."""

    DAY = "day"  # 10/11/2024, or 10/11 with the year left open
    MONTH_DAY = "month_day"  # "ngày 20": month and year left open
    MONTH = "month"
    SPAN = "span"  # a quarter, half-year, year: ends with a month
    WEEK = "week"
    REPEAT = "repeat"
    COUNT = "count"
    REGULAR = "regular"  # "định kỳ" with no period
    NEAR = "near"  # counted from the issue: "tuần này", "tháng sau", "quý này", "hôm nay"
    SAME_DAY = "same_day"  # "15h cùng ngày": the day named before it
    EVENT = "event"  # "trước kỳ họp cuối năm": an event whose day the text does not give
    UNREAD = "unread"  # "ngày 31/6/2024": written as a date, and none


@dataclass(frozen=True, slots=True)
class Near:
    """A period counted from that of the issue; in a week perhaps its day, from 0 = Monday."""

    period: Period
    offset: int
    weekday: int | None = None
    next_one: bool = False  # "thứ Sáu tới": the first one after the issue


@dataclass(frozen=True, slots=True)
class When:
    """A time as named. `first` to `last` are tokens, `last` excluded; None is what was left open."""

    shape: Shape
    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    at: time | None = None
    repeat: Recurrence | None = None
    count: Relative | None = None
    ranged: bool = False
    repaired: bool = False
    notes: tuple[str, ...] = ()
    near: Near | None = None


LUNAR = "lunar"
NEXT_YEAR = "next_year"
WORKING = "working"  # the last day of a period that is worked on
THIS_YEAR = "this_year"
_OTHER_YEARS = {"sau": NEXT_YEAR, "tới": NEXT_YEAR, "nay": THIS_YEAR, "này": THIS_YEAR}
_WEEKDAYS = Lexicon(WEEKDAYS)
_SIGNS = frozenset("/-.")
_PASSED = DAY_PARTS | {",", "*", "buổi", "hôm", "nay", "mùng", "mồng"}
_SEPARATORS = frozenset({",", "(", "*", "–", "-"})
_BEFORE_DATES = frozenset({"(", "thứ", *(words[0] for phrase in WEEKDAYS for words in spellings(phrase))})


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return calendar.monthrange(year, month)[1]


def exists(day: int, month: int, year: int | None) -> bool:
    """Whether the calendar has that day; without a year, in some year."""
    if not 1 <= month <= 12 or (year is not None and not 1900 <= year <= 2200):
        return False
    return 1 <= day <= last_day(year or 2024, month)


def number_at(tokens: Sequence[Token], at: int) -> int | None:
    """The number at a place, in digits or as a numeral of one word."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    return token.number if token.number is not None else NUMERALS.get(token.word)


def ordinal_at(tokens: Sequence[Token], at: int) -> int | None:
    """The number of a quarter: 3, III or ba."""
    if at >= len(tokens):
        return None
    number = number_at(tokens, at)
    return number if number is not None else ROMAN.get(tokens[at].word)


def word(tokens: Sequence[Token], at: int) -> str:
    """The word at a place, empty past the end."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def read_year(tokens: Sequence[Token], at: int) -> int | None:
    """A year of four digits at a place."""
    number = tokens[at].number if at < len(tokens) and tokens[at].digits == 4 else None
    return number if number is not None and 1900 <= number <= 2200 else None


def read_named_year(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The year after a month: "/2024", "năm 2024", ", năm 2024", "-2024", "2024"."""
    place = at + 1 if word(tokens, at) == "," and word(tokens, at + 1) == "năm" else at
    if word(tokens, place) == "của" and word(tokens, place + 1) == "năm":
        place += 1
    if word(tokens, place) in {"năm", "/", "-", "."}:
        place += 1
    year = read_year(tokens, place)
    return (year, place + 1) if year is not None else None


def read_weekday(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A day of the week: "thứ sáu", "thứ 6", "chủ nhật"."""
    if word(tokens, at) == "thứ" and at + 1 < len(tokens) and tokens[at + 1].digits == 1:
        number = tokens[at + 1].number or 0
        return (number - 2, at + 2) if 2 <= number <= 7 else None
    return _WEEKDAYS.match(tokens, at)


def _plain_date(tokens: Sequence[Token], at: int) -> tuple[int, int, int | None, int] | None:
    """Day, month, year and the place after: 10/11/2024, 10-11-2024, 10.11.2024, 10/11."""
    if at + 2 >= len(tokens) or tokens[at].number is None or tokens[at].digits > 2:
        return None
    sign = word(tokens, at + 1)
    if sign not in _SIGNS or tokens[at + 2].number is None or tokens[at + 2].digits > 2:
        return None
    if at and word(tokens, at - 1) in {"/", "."} and tokens[at - 1].end == tokens[at].start:
        return None
    day, month = tokens[at].number or 0, tokens[at + 2].number or 0
    if sign in {"-", "–"} and word(tokens, at + 3) == "/" and tokens[at].end < tokens[at + 1].start:
        return None  # "11 - 12/2025": months
    year = read_year(tokens, at + 4) if word(tokens, at + 3) in _SIGNS else None
    if year is not None:
        return (day, month, year, at + 5) if exists(day, month, year) and _ends(tokens, at + 5) else None
    short = _short_year(tokens, at, sign)
    if short is not None:
        return (day, month, short, at + 5) if exists(day, month, short) else None
    named = read_named_year(tokens, at + 3) if word(tokens, at + 3) in {"năm", ","} else None
    if named and exists(day, month, named[0]):
        return day, month, named[0], named[1]
    open_year = (sign == "/" or _is_named_pair(tokens, at)) and _ends(tokens, at + 3)
    return (day, month, None, at + 3) if open_year and exists(day, month, None) else None


def _is_named_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether "12.8" or "12-8" is a day and its month: "ngày" before it, no blank in it, no month behind."""
    close = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    before, behind = word(tokens, at - 1), word(tokens, at + 3)
    ends = before in {"trước", "hết"} and behind in {"", ".", ",", ";", ")"}
    return close and (ends or (before == "ngày" and behind != "tháng"))


def _short_year(tokens: Sequence[Token], at: int, sign: str) -> int | None:
    """The year of "10/11/24": two digits, the same sign twice, nothing more of a number behind it."""
    if sign == "." or word(tokens, at + 3) != sign or at + 4 >= len(tokens) or tokens[at + 4].digits != 2:
        return None
    close = tokens[at + 1].end == tokens[at + 2].start and tokens[at + 3].end == tokens[at + 4].start
    year = tokens[at + 4].number or 0
    return 2000 + year if close and year < 60 and _ends(tokens, at + 5) else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date may end here: not in the middle of "10/11/2024/TT" or "10/11/QĐ"."""
    if word(tokens, at) in {"/", "%"} and tokens[at].start == tokens[at - 1].end:
        return False
    glued = word(tokens, at) in {".", "-"} and at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end
    return not (glued and tokens[at + 1].number is not None and tokens[at + 1].start == tokens[at].end)


def month_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The number of a month and the place after it: 11, mười một, giêng."""
    if word(tokens, at) == "mười" and word(tokens, at + 1) in {"một", "hai"}:
        return 10 + NUMERALS[word(tokens, at + 1)], at + 2
    number = number_at(tokens, at)
    if number is None or not 1 <= number <= 12 or word(tokens, at + 1) == "lần":
        return None  # "02 tháng một lần" tells how often
    return number, at + 1


def _spoken_date(tokens: Sequence[Token], at: int) -> tuple[int, int, int | None, int] | None:
    """The same for "10 tháng 11 năm 2024", "10 tháng 11"."""
    day = number_at(tokens, at)
    if day is None or word(tokens, at + 1) != "tháng":
        return None
    found = month_at(tokens, at + 2)
    if found is None or not exists(day, found[0], None):
        return None
    month, end = found
    named = read_named_year(tokens, end)
    if named and exists(day, month, named[0]):
        return day, month, named[0], named[1]
    return (day, month, None, end) if _ends(tokens, end) else None


def read_day(tokens: Sequence[Token], at: int, ranged: bool = False) -> When | None:
    """A calendar day, with what may stand before it: hour, part of the day, weekday, "ngày".

    In a range "1/5" is surely a day; elsewhere it may be a fraction.
    """
    place, clock = at, None
    hour = read_clock(tokens, place) if word(tokens, at - 1) != "/" else None  # "trực 24/24 giờ từ ngày"
    if hour:
        clock, place = hour
    place = _skip_names(tokens, place)
    place += word(tokens, place) == "các" and word(tokens, place + 1) == "ngày"
    named = word(tokens, place) == "ngày"
    place += named
    place += named and word(tokens, place) in {":", "là"}
    place = _skip_names(tokens, place)
    found = _plain_date(tokens, place) or _spoken_date(tokens, place)
    if found:
        day, month, year, end = found
        if year is None and not named and not ranged and _is_fraction(tokens, place):
            return None
        repaired = any(token.repaired for token in tokens[place:end])
        notes: tuple[str, ...] = ()
        if year is None and word(tokens, end) == "năm" and word(tokens, end + 1) in _OTHER_YEARS:
            notes, end = (_OTHER_YEARS[word(tokens, end + 1)],), end + 2
        when = When(Shape.DAY, at, end, day, month, year, clock, repaired=repaired, notes=notes)
        return _clock_after(tokens, _of_the_moon(tokens, when))
    if named and place < len(tokens) and _is_month_day(tokens, place):
        return When(Shape.MONTH_DAY, at, place + 1, tokens[place].number, at=clock)
    return None


def _of_the_moon(tokens: Sequence[Token], when: When) -> When:
    """ "23 tháng Chạp năm Bính Ngọ", "20/12 âm lịch": a lunar day, with its year where named."""
    found = lunar_mark([word(tokens, place) for place in range(when.last - 1, when.last + 5)])
    if found is None:
        return when
    year = when.year or found[1]
    return replace(when, last=when.last + found[0], year=year, notes=(*when.notes, LUNAR))


def _is_fraction(tokens: Sequence[Token], at: int) -> bool:
    """Whether "1/2" is rather a half than the first of February."""
    return tokens[at].digits == 1 and tokens[at + 2].digits == 1 and word(tokens, at + 1) == "/"


def _is_month_day(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.number is None or token.digits > 2 or not 1 <= token.number <= 31:
        return False
    follows = tokens[at + 2] if at + 2 < len(tokens) else None
    broken = follows is not None and follows.number is not None
    return not (broken and word(tokens, at + 1) in {"/", ".", "tháng"})  # "31/02": no day at all


def _skip_names(tokens: Sequence[Token], at: int) -> int:
    """Past "chiều", "thứ sáu", "(thứ sáu)" and commas that stand before the date itself."""
    place = at
    for _ in range(5):
        here = word(tokens, place)
        weekday = read_weekday(tokens, place + (here == "(")) if here in _BEFORE_DATES else None
        if weekday:
            place = weekday[1]
        elif here in _PASSED or (place > at and here in {"(", ")", "của"}):
            place += 1
        else:
            break
    return place


def _clock_after(tokens: Sequence[Token], when: When) -> When:
    """An hour behind the date: "ngày 15/11/2024, trước 16h00", "(trước 10 giờ)"."""
    if when.at is not None:
        return when
    place = when.last
    weekday = read_weekday(tokens, place + (word(tokens, place) == "("))
    if weekday and word(tokens, place) == "(" and word(tokens, weekday[1]) == ")":
        place = weekday[1] + 1
    for _ in range(3):
        if word(tokens, place) in _SEPARATORS or word(tokens, place) in {"trước", "lúc", "vào"}:
            place += 1
    hour = read_clock(tokens, place)
    if hour is None or place == when.last:
        return when
    clock, end = hour
    follows = word(tokens, end)
    if follows in {"ngày", "-", "–", "đến", "hằng", "hàng", "mỗi"}:  # an hour that belongs to the next date
        return when
    return replace(when, at=clock, last=end)


def resolve(day: int, month: int, year: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    return date(year, month, day) if exists(day, month, year) else None
