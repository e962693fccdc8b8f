"""Periods as people type them: "tuần sau", "hết quý I/2027", "đầu tháng 9", "6 tháng đầu năm", "cuối năm"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import last_day, month_at, number_at, ordinal_at, read_year, word
from expressions.times.periods import read_period
from expressions.times.time_tokens import Token
from expressions.times.typed_time import (
    YEARS,
    TimeDoubt,
    TimeFound,
    TimeShape,
    TypedTime,
    period_of,
    read_offset,
    read_year_behind,
)
from tasks.workdays import add_months

_PARTS = frozenset({"đầu", "giữa", "cuối", "hết"})
_WITHIN = frozenset({"trong", "hết", "cuối", "đầu", "giữa", "nội", "cả"})  # before a bare "tuần", "tháng"
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_FRIDAY, _SUNDAY = 4, 6  # days from Monday: an office's week ends with the one, a calendar's with the other
_PARTS_OF_WEEK = {"đầu": (0, 1, 0), "giữa": (2, 3, 2), "cuối": (_FRIDAY, _SUNDAY, _FRIDAY)}  # from, to, due
_JOINS = frozenset({"và", ",", "-", "–", "đến", "tới"})


def read_period_named(
    tokens: Sequence[Token], at: int, today: date, *, bare: bool = False
) -> TimeFound | None:
    """The period at a place; "tháng" alone is this one with `bare`, or behind "trong", "hết", "cuối"."""
    if word(tokens, at) == "sang" and word(tokens, at + 1) in {"tuần", *_MONTHS}:
        return _near(tokens, at + 1, "", today, following=True)
    if bare and (found := _near(tokens, at, "hết", today)) is not None:
        return found
    part = word(tokens, at) if word(tokens, at) in _PARTS else ""
    return (
        _near(tokens, at + bool(part), part, today) or _half(tokens, at, today) or _named(tokens, at, today)
    )


def _near(
    tokens: Sequence[Token], at: int, part: str, today: date, following: bool = False
) -> TimeFound | None:
    """ "tuần sau", "cuối tháng này", "đầu năm sau", "hết quý", "trong tuần"."""
    unit = word(tokens, at)
    if unit not in {"tuần", *_MONTHS}:
        return None
    offset = read_offset(tokens, at + 1)
    if following or offset is None:
        bare = following or part or word(tokens, at - 1) in _WITHIN
        if not bare or _is_numbered(tokens, at + 1, unit):
            return None
        offset = (1 if following else 0), at + 1
    count, end = offset
    part = part or (word(tokens, at - 1) if word(tokens, at - 1) == "hết" else "")
    if unit == "tuần":
        return _week(today, count, part), end
    months = _MONTHS[unit]
    start = add_months(today.replace(day=1, month=(today.month - 1) // months * months + 1), count * months)
    first, last = start, add_months(start, months) - timedelta(days=1)
    found = replace(period_of(first, last, today, has_year=True), shape=TimeShape.PERIOD)
    if count <= 0 and part in {"đầu", "giữa"} and end == at + 1:
        return _coming(found, part, months, today), end
    return _part_of(found, part, months), end


def _is_numbered(tokens: Sequence[Token], at: int, unit: str) -> bool:
    if unit == "quý":
        return ordinal_at(tokens, at) is not None
    return number_at(tokens, at) is not None


def _coming(found: TypedTime, part: str, months: int, today: date) -> TypedTime:
    """ "đầu tháng", "giữa tháng" with no month named: the next one."""
    here = _part_of(found, part, months)
    if (here.due is not None and here.due >= today) or found.first is None:
        return here
    first = add_months(found.first, months)
    last = add_months(first, months) - timedelta(days=1)
    return _part_of(TypedTime(due=last, first=first, last=last, shape=TimeShape.PERIOD), part, months)


def _week(today: date, count: int, part: str) -> TypedTime:
    """A week: due on its Friday, for a question to its Sunday; all of it is shown back."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=count)
    opens, closes, day = _PARTS_OF_WEEK.get(part, (0, _SUNDAY, _FRIDAY))
    if count == 0 and part in {"đầu", "giữa"} and monday + timedelta(days=closes) < today:
        monday += timedelta(weeks=1)  # "đầu tuần" said on a Friday
    due = monday + timedelta(days=day)
    due = max(due, today) if count == 0 else due
    first, last = monday + timedelta(days=opens), monday + timedelta(days=closes)
    return TypedTime(
        due=due, first=first, last=last, certain=False, doubt=TimeDoubt.VAGUE, shape=TimeShape.PERIOD
    )


def _part_of(found: TypedTime, part: str, months: int) -> TypedTime:
    """A part of a period: of a month ten days, of a longer one a third; "cuối" is due at its end.

    "đầu" and "giữa" are due on the first day and the fifteenth (Civil Code 2015, article 146), never certain.
    """
    if part not in {"đầu", "giữa", "cuối"} or found.due is None or found.first is None:
        return found
    nth = ("đầu", "giữa", "cuối").index(part)
    start = add_months(found.due.replace(day=1), 1 - months)
    if months == 1:
        bounds = [(1, 10), (11, 20), (21, 28)][nth]
        first, last = found.first.replace(day=bounds[0]), found.first.replace(day=bounds[1])
    else:
        first = add_months(found.first, nth * months // 3)
        last = add_months(first, months // 3) - timedelta(days=1)
    if part == "cuối":
        return replace(found, first=first)
    due = start
    if part == "giữa":
        due = date(start.year, 6, 30) if months == 12 else add_months(start, months // 2).replace(day=15)
    gone = found.doubt is TimeDoubt.GONE_BY and not found.certain
    doubt = TimeDoubt.GONE_BY if gone else TimeDoubt.VAGUE
    return replace(found, due=due, first=first, last=last, certain=False, doubt=doubt)


def _half(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "6 tháng đầu năm", "3 tháng cuối năm 2027", "nửa đầu năm sau", "nửa cuối tháng 12"."""
    number = 6 if word(tokens, at) == "nửa" else number_at(tokens, at)
    place = at + 1 + (word(tokens, at) != "nửa" and word(tokens, at + 1) == "tháng")
    part = word(tokens, place)
    if (
        number is None
        or not 1 <= number <= 11
        or part not in {"đầu", "cuối"}
        or word(tokens, place + 1) != "năm"
    ):
        return None
    if place == at + 1 and word(tokens, at) != "nửa":
        return None
    year = read_year_behind(tokens, place + 1, today)
    end = year[1] if year else place + 2
    of = year[0] if year else today.year
    first = date(of, 1 if part == "đầu" else 13 - number, 1)
    last = add_months(first, number) - timedelta(days=1)
    return replace(period_of(first, last, today, has_year=year is not None), shape=TimeShape.PERIOD), end


def _named(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "tháng 12", "quý I/2027", "hết năm 2027", "tháng 10 và 11"."""
    part = word(tokens, at) if word(tokens, at) in _PARTS else ""
    numbered = _numbered(tokens, at + bool(part), today)
    if numbered is None:
        return _of_month(tokens, at, today)
    months, number, year, end = numbered
    until, end, later = _joined(tokens, end, months, number, today)
    if later is not None and year is None:
        year = later
    end += year is None and word(tokens, end) in {"này", "tới"}  # "tháng 12 tới": the next one
    if months == 12:
        first = date(number, 1, 1)
        found = period_of(first, first.replace(month=12, day=31), today, has_year=True)
        return _part_of(replace(found, shape=TimeShape.PERIOD), part, months), end
    of = year if year is not None else today.year
    first = date(of, (number - 1) * months + 1, 1)
    last = add_months(date(of, until * months, 1), 1) - timedelta(days=1)
    found = period_of(first, last, today, has_year=year is not None)
    if until > number:
        return replace(found, shape=TimeShape.SPAN), end
    return _part_of(replace(found, shape=TimeShape.PERIOD), part, months), end


def _numbered(tokens: Sequence[Token], at: int, today: date) -> tuple[int, int, int | None, int] | None:
    """Months of the period (1, 3 or 12), its number, its year and the place behind: "tháng 12/2026"."""
    unit = word(tokens, at)
    if unit == "tháng":
        month = month_at(tokens, at + 1)
        return _with_year(tokens, 1, month, today) if month is not None else None
    if unit == "quý":
        number = ordinal_at(tokens, at + 1)
        known = number is not None and 1 <= number <= 4
        return _with_year(tokens, 3, (number or 0, at + 2), today) if known else None
    if unit == "năm":
        year = read_year(tokens, at + 1)
        return (12, year, year, at + 2) if year in YEARS and year is not None else None
    if word(tokens, at + 1) != "/" or at + 2 >= len(tokens) or tokens[at].digits > 2:
        return None
    number, year = tokens[at].number, read_year(tokens, at + 2)
    if number is None or not 1 <= number <= 12 or year not in YEARS:
        return None
    return 1, number, year, at + 3


def _with_year(
    tokens: Sequence[Token], months: int, number: tuple[int, int], today: date
) -> tuple[int, int, int | None, int]:
    behind = read_year_behind(tokens, number[1], today)
    if behind is None or behind[0] not in YEARS:
        return months, number[0], None, number[1]
    return months, number[0], behind[0], behind[1]


def _joined(
    tokens: Sequence[Token], at: int, months: int, number: int, today: date
) -> tuple[int, int, int | None]:
    """The last of "tháng 10, 11 và 12/2026", the place behind it, and its year."""
    year = None
    while months < 12 and word(tokens, at) in _JOINS:
        place = at + 1
        place += word(tokens, place) == "hết"
        place += word(tokens, place) == ("tháng" if months == 1 else "quý")
        further = month_at(tokens, place) if months == 1 else _ordinal(tokens, place)
        near = word(tokens, at) not in {",", "và"} or (further is not None and further[0] == number + 1)
        if (
            further is None
            or not near
            or not number < further[0] <= 12 // months
            or _is_day(tokens, further[1])
        ):
            break
        number, at = further
        behind = read_year_behind(tokens, at, today)
        if behind is not None:
            year, at = behind
    return number, at, year


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    number = ordinal_at(tokens, at)
    return (number, at + 1) if number is not None else None


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """ "tháng 10 và 15/11", "tháng 10, 11 việc": the number is no month."""
    dated = word(tokens, at) == "/" and at + 1 < len(tokens) and tokens[at + 1].digits <= 2
    return dated or word(tokens, at) in {"việc", "nhiệm", "tháng", "ngày", "đơn", "phòng"}


def _of_month(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "tuần 2 tháng 12", "trung tuần tháng 6", "nửa đầu tháng 12": their last day, shown back."""
    if word(tokens, at) not in {"tuần", "thượng", "trung", "hạ", "nửa"}:
        return None
    when = read_period(tokens, at)
    if when is None or when.month is None:
        return _thirds(tokens, at, today)
    behind = read_year_behind(tokens, when.last, today) if when.year is None else (when.year, when.last)
    year = behind[0] if behind is not None else None
    last = last_day(year or today.year, when.month)
    day = min(when.day if when.day and when.day > 0 else last, last)
    width = {"tuần": 7, "nửa": 15}.get(word(tokens, at), 10)
    begin = 16 if width == 15 and day == last else 21 if width == 10 and day == last else day - width + 1
    first = date(year or today.year, when.month, begin)
    found = period_of(first, first.replace(day=day), today, has_year=year is not None)
    doubt = TimeDoubt.GONE_BY if found.doubt is TimeDoubt.GONE_BY and not found.certain else TimeDoubt.VAGUE
    return replace(found, certain=False, doubt=doubt, shape=TimeShape.PERIOD), (
        behind[1] if behind else when.last
    )


def _thirds(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "trung tuần tháng này", "nửa đầu tháng sau"."""
    opened = word(tokens, at) in {"thượng", "trung", "hạ"} and word(tokens, at + 1) == "tuần"
    halved = word(tokens, at) == "nửa" and word(tokens, at + 1) in {"đầu", "cuối"}
    if not (opened or halved) or word(tokens, at + 2) != "tháng":
        return None
    offset = read_offset(tokens, at + 3)
    if offset is None:
        return None
    month = add_months(today.replace(day=1), offset[0])
    end = last_day(month.year, month.month)
    days = {"thượng": (1, 10), "trung": (11, 20), "hạ": (21, end), "đầu": (1, 15), "cuối": (16, end)}
    first, last = days[word(tokens, at + halved)]
    return TypedTime(
        due=month.replace(day=last),
        first=month.replace(day=first),
        last=month.replace(day=last),
        certain=False,
        doubt=TimeDoubt.VAGUE,
        shape=TimeShape.PERIOD,
    ), offset[1]
