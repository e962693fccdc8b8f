"""Parts of a period as people type them: its first or last days, and a part behind its whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import month_at, number_at, ordinal_at, read_year, word
from expressions.times.phrases import EVERY, FIRST_DAY, LAST_DAY
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_days import read_day_named
from expressions.times.typed_periods import read_period_named
from expressions.times.typed_time import (
    YEARS,
    TimeDoubt,
    TimeFound,
    TimeShape,
    TypedTime,
    day_of,
    period_of,
    read_year_behind,
)

# The first and last days of a period: "ngày cuối tháng", "10 ngày đầu tháng 12"; weeks of the year.

_EDGES = Lexicon({**dict.fromkeys(FIRST_DAY, "đầu"), **dict.fromkeys(LAST_DAY, "cuối")})
_DAYS = {"ngày": 1, "tuần": 7}
_MOST = 31  # days
_WEEKS = range(6, 54)  # up to the fifth a week is rather one of a month
_SATURDAY = 5


def read_edge(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """Days at the beginning or the end of a period; not where they come back ("ngày cuối hàng tháng")."""
    return _day(tokens, at, today) or _days(tokens, at, today) or _week_of_year(tokens, at, today)


def _period(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    at += word(tokens, at) in {"của", "trong"}
    found = read_period_named(tokens, at, today, bare=True)
    if found is None or found[0].first is None or word(tokens, found[1]) in EVERY:
        return None
    return found


def _day(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "ngày cuối tháng", "ngày làm việc cuối cùng của tháng 12": of working days holidays are not seen."""
    edge = _EDGES.match(tokens, at)
    found = _period(tokens, edge[1], today) if edge is not None else None
    if edge is None or found is None:
        return None
    period, end = found
    last = edge[0] == "cuối"
    on = (period.due if last else period.first) or today
    working = word(tokens, at + 1) == "làm"
    while working and on.weekday() >= _SATURDAY:
        on += timedelta(days=-1 if last else 1)
    if not last and on < today:
        return None
    doubt = period.doubt or (TimeDoubt.VAGUE if working else None)
    certain = period.certain and not working
    return TypedTime(due=on, first=on, last=on, certain=certain, doubt=doubt, has_year=period.has_year), end


def _days(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "10 ngày đầu tháng 12", "2 tuần cuối tháng này", "tuần cuối năm"."""
    number = number_at(tokens, at)
    place = at + (number is not None)
    days = (1 if number is None else number) * _DAYS.get(word(tokens, place), 0)
    place += 1 + (word(tokens, place + 1) == "lễ")
    part = word(tokens, place)
    if not 1 < days <= _MOST or part not in {"đầu", "cuối"}:
        return None
    place += 1 + (word(tokens, place + 1) in {"tiên", "cùng"})
    found = _period(tokens, place, today)
    if found is None or found[0].first is None or found[0].last is None:
        return None
    period, end = found
    length = timedelta(days=days - 1)
    opens, closes = found[0].first, found[0].last
    first, last = (opens, opens + length) if part == "đầu" else (closes - length, closes)
    if number is None:  # "tuần đầu tháng 12": a week of the calendar, or the first seven days
        vague = TimeDoubt.VAGUE if period.certain else period.doubt
        return TypedTime(
            due=last, first=first, last=last, certain=False, doubt=vague, shape=TimeShape.PERIOD
        ), end
    return replace(period, due=last, first=first, last=last, shape=TimeShape.PERIOD), end


def _week_of_year(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "tuần 48", "tuần thứ 48 năm 2026": weeks by ISO 8601, due on their Friday."""
    if word(tokens, at) != "tuần":
        return None
    place = at + 1 + (word(tokens, at + 1) == "thứ")
    number = number_at(tokens, place)
    if number not in _WEEKS or number is None:
        return None
    behind = read_year_behind(tokens, place + 1, today)
    year, end = behind or (today.year, place + 1)
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    week = period_of(monday, monday + timedelta(days=6), today, has_year=True)
    due = monday + timedelta(days=4)
    return replace(week, due=due, certain=False, doubt=TimeDoubt.VAGUE, shape=TimeShape.PERIOD), end


# A part behind its whole: "sang năm quý 1", "năm sau, tháng 3", "năm 2027 ngày 15/1", "tháng sau ngày 5".

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
