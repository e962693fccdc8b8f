"""The first and last days of a period: "ngày cuối tháng", "10 ngày đầu tháng 12"; weeks of the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import number_at, word
from expressions.times.phrases import EVERY, FIRST_DAY, LAST_DAY
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_periods import read_period_named
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime
from expressions.times.typed_years import period_of, read_year_behind

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
