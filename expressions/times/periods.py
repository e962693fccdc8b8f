"""Periods of the calendar (months, quarters, halves, years, weeks), and ranges of days and periods.

A period is due at its end; "đầu", "giữa", "cuối" follow article 146 of the Civil Code 2015: the
first day, the fifteenth (of a year: 30 June), the last day.
"""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.dates import (
    WORKING,
    Shape,
    When,
    last_day,
    month_at,
    number_at,
    ordinal_at,
    read_day,
    read_named_year,
    read_year,
    word,
)
from expressions.times.phrases import EVERY
from expressions.times.time_tokens import Token

_PARTS = frozenset({"đầu", "giữa", "cuối", "hết"})
_SEVERAL = frozenset({"các", "những"})
_FIRST_WORDS = _PARTS | _SEVERAL | {"thượng", "trung", "hạ", "nửa", "tháng", "quý", "năm", "tuần", "ngày"}
_JOINS = frozenset({"-", "–", "—", ",", "và", "đến", "&", "hoặc"})
VAGUE = "vague_period"
_LAST = -1  # the last day of a month, whatever the month


def read_period(tokens: Sequence[Token], at: int) -> When | None:
    """A month, quarter, half-year, year or week, with its "đầu", "giữa", "cuối"."""
    if at >= len(tokens) or (tokens[at].number is None and tokens[at].word not in _FIRST_WORDS):
        return None
    days = _third(tokens, at) or _half_month(tokens, at) or _days_of_month(tokens, at)
    if days is not None:
        return days
    part = word(tokens, at) if word(tokens, at) in _PARTS else ""
    place = at + bool(part)
    found = _months(tokens, place) or _quarter(tokens, place) or _year(tokens, place) or _week(tokens, place)
    if found is None:
        return None
    return _part_of(replace(found, first=at), part) if part else found


def _part_of(when: When, part: str) -> When:
    if part == "hết" or when.day is not None or when.shape not in {Shape.MONTH, Shape.SPAN}:
        return when
    if part == "cuối":
        return replace(when, day=_LAST)
    month = when.month or 12
    if when.shape is Shape.MONTH:
        return replace(when, day=1 if part == "đầu" else 15, notes=(VAGUE,))
    start = month - 2 if "quarter" in when.notes else 1
    if part == "đầu":
        return replace(when, month=start, day=1, notes=(VAGUE,))
    return replace(
        when,
        month=start + 1 if "quarter" in when.notes else 6,
        day=15 if start > 1 else _LAST,
        notes=(VAGUE,),
    )


def _months(tokens: Sequence[Token], at: int) -> When | None:
    """ "tháng 6/2024", "6/2024", "6 tháng đầu năm 2024", "02 tháng cuối năm", "tháng 6-9/2024"."""
    if word(tokens, at) == "tháng":
        return _named_month(tokens, at)
    if word(tokens, at) in _SEVERAL and word(tokens, at + 1) == "tháng":  # "các tháng 9, 10, 11 năm 2025"
        listed = _named_month(tokens, at + 1)
        return replace(listed, first=at) if listed and listed.last > at + 3 and listed.year else None
    number = tokens[at].number if at < len(tokens) else None
    if number is None:
        return None
    if word(tokens, at + 1) == "tháng" and word(tokens, at + 2) in {"đầu", "cuối"}:
        return _part_of_year(tokens, at, number)
    year = read_year(tokens, at + 2)
    if not 1 <= number <= 12 or word(tokens, at + 1) not in {"/", "-"} or year is None:
        return None
    after = word(tokens, at + 3) in {"/", "-"} and tokens[at + 3].start == tokens[at + 2].end
    before = at > 0 and word(tokens, at - 1) in {"/", "-", "."} and tokens[at - 1].end == tokens[at].start
    if after or before:
        return None
    return When(Shape.MONTH, at, at + 3, None, number, year, repaired=_repaired(tokens, at, at + 3))


def _named_month(tokens: Sequence[Token], at: int) -> When | None:
    found = month_at(tokens, at + 1)
    if found is None:
        return None
    number, last = _last_of_list(tokens, found[1] - 1, found[0])
    year = read_named_year(tokens, last + 1)
    end = year[1] if year else last + 1
    if not year and word(tokens, end) == "/" and tokens[end].start == tokens[end - 1].end:
        return None
    repaired = _repaired(tokens, at, end)
    return When(Shape.MONTH, at, end, None, number, year[0] if year else None, repaired=repaired)


def _repaired(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.repaired for token in tokens[first:last])


def _last_of_list(tokens: Sequence[Token], at: int, number: int) -> tuple[int, int]:
    """ "tháng 6, 7/2024", "tháng 6-9/2024", "tháng 6 đến tháng 9": the last of them and its place."""
    end = (number, at)
    for _ in range(6):
        place = at + 1
        if word(tokens, place) not in _JOINS:
            break
        place += 1 + (word(tokens, place + 1) == "tháng")
        further = tokens[place].number if place < len(tokens) else None
        short = place < len(tokens) and tokens[place].digits <= 2
        if further is None or not short or not number < further <= 12 or word(tokens, place + 1) in EVERY:
            break
        number, at = further, place
        # bare numbers must be followed by a year, or they are something else ("tháng 6, 7 đơn vị")
        if word(tokens, place - 1) == "tháng" or read_named_year(tokens, place + 1):
            end = (number, at)
    return end


def _part_of_year(tokens: Sequence[Token], at: int, number: int) -> When | None:
    """ "6 tháng đầu năm 2024", "02 tháng cuối năm"."""
    if word(tokens, at + 3) != "năm" or not 1 <= number <= 11:
        return None
    year = read_year(tokens, at + 4)
    month = number if word(tokens, at + 2) == "đầu" else 12
    return When(Shape.SPAN, at, at + 4 + (year is not None), None, month, year)


def _quarter(tokens: Sequence[Token], at: int) -> When | None:
    if word(tokens, at) != "quý":
        return None
    number = ordinal_at(tokens, at + 1)
    if number is None or not 1 <= number <= 4:
        return None
    end = at + 2
    for _ in range(4):  # "quý III, IV/2024", "quý I đến quý IV"
        place = end + 1 + (word(tokens, end + 1) == "quý")
        further = ordinal_at(tokens, place)
        if word(tokens, end) not in _JOINS or further is None or not number < further <= 4:
            break
        number, end = further, place + 1
    year = read_named_year(tokens, end)
    end, named = (year[1], year[0]) if year else (end, None)
    return When(Shape.SPAN, at, end, None, number * 3, named, notes=("quarter",))


def _year(tokens: Sequence[Token], at: int) -> When | None:
    """ "năm 2025", "2025", "năm 2024-2025"; "năm nay", "cuối năm" without a number."""
    named = word(tokens, at) == "năm"
    year = read_year(tokens, at + named)
    if year is None:
        ended = named and (at and word(tokens, at - 1) in {"cuối", "giữa"})
        if named and (ended or word(tokens, at + 1) in {"nay"}):
            return When(Shape.SPAN, at, at + 1 + (word(tokens, at + 1) == "nay"), None, 12, None)
        return None
    end = at + named + 1
    if word(tokens, end) in {"/", "."} and end + 1 < len(tokens) and tokens[end].end == tokens[end + 1].start:
        return None
    further = read_year(tokens, end + 1 + (word(tokens, end + 1) == "năm"))
    if word(tokens, end) in _JOINS and further is not None and further > year:
        year, end = further, end + 2 + (word(tokens, end + 1) == "năm")
    if not named and at and word(tokens, at - 1) in {"/", "-"}:
        return None
    return When(Shape.SPAN, at, end, None, 12, year)


def _week(tokens: Sequence[Token], at: int) -> When | None:
    """ "tuần thứ 2 của tháng 6/2024", "tuần đầu tháng 6": the last day of that seventh of the month."""
    if word(tokens, at) != "tuần":
        return None
    last = word(tokens, at + 1) == "cuối"
    place = at + 1 + (word(tokens, at + 1) == "thứ")
    number = 5 if last else 1 if word(tokens, place) in {"đầu", "nhất"} else number_at(tokens, place)
    if number is None or not 1 <= number <= 5:
        return None
    place += 1 + (word(tokens, place + 1) in {"tiên", "cùng"})
    place += word(tokens, place) in {"của", ",", "trong"}
    month = _months(tokens, place) if word(tokens, place) == "tháng" else None
    if month is None or month.day is not None:
        return None
    day = _LAST if last or number == 5 else number * 7
    return replace(month, shape=Shape.MONTH, first=at, day=day, notes=(VAGUE,))


def _third(tokens: Sequence[Token], at: int) -> When | None:
    """ "trung tuần tháng 6": the tenth, twentieth or last day."""
    if word(tokens, at) not in {"thượng", "trung", "hạ"} or word(tokens, at + 1) != "tuần":
        return None
    place = at + 2 + (word(tokens, at + 2) == "của")
    month = _months(tokens, place) if word(tokens, place) == "tháng" else None
    day = {"thượng": 10, "trung": 20, "hạ": _LAST}[word(tokens, at)]
    return replace(month, first=at, day=day, notes=(VAGUE,)) if month else None


def _days_of_month(tokens: Sequence[Token], at: int) -> When | None:
    """ "10 ngày đầu tháng 10/2025", "những ngày cuối tháng 9", "ngày làm việc cuối cùng của tháng 9"."""
    number = tokens[at].number
    place = at + (number is not None or word(tokens, at) in _SEVERAL)
    working = word(tokens, place + 1) == "làm" and word(tokens, place + 2) == "việc"
    edge = word(tokens, place + 1 + 2 * working)
    if word(tokens, place) != "ngày" or edge not in {"đầu", "cuối"}:
        return None
    place += 2 + 2 * working + (word(tokens, place + 2 + 2 * working) in {"tiên", "cùng"})
    place += word(tokens, place) == "của"
    month = _named_month(tokens, place) if word(tokens, place) == "tháng" else None
    if month is None or word(tokens, month.last) in EVERY:
        return None
    last = edge == "cuối"
    notes = (WORKING,) if last and working else () if last or number else (VAGUE,)
    return replace(month, first=at, day=_LAST if last else number or 1, notes=notes)


def _half_month(tokens: Sequence[Token], at: int) -> When | None:
    half = word(tokens, at) == "nửa" and word(tokens, at + 1) in {"đầu", "cuối"}
    month = _named_month(tokens, at + 2) if half and word(tokens, at + 2) == "tháng" else None
    if month is None:
        return None
    return replace(month, first=at, day=15 if word(tokens, at + 1) == "đầu" else _LAST, notes=(VAGUE,))


def end_of(when: When, year: int, month: int | None = None) -> tuple[int, int, int]:
    """Year, month and day at which a period with all parts known is due."""
    named = when.month or month or 12
    day = when.day
    if day is None or day == _LAST:
        day = last_day(year, named)
    return year, named, min(day, last_day(year, named))


# Ranges of days and periods, due at their end: "từ ngày … đến hết ngày …", "trong 2 ngày 25 và 26/5".
_BETWEEN = frozenset({"-", "–", "—", ",", "và", "đến", "&"})
_MOST_DAYS = 8  # days named together: "các ngày 25, 26 và 27"


def read_range(tokens: Sequence[Token], at: int) -> When | None:
    """ "từ ngày 05/4/2021 đến hết ngày 30/4/2021", "từ nay đến cuối năm": its end, from "từ" on."""
    if word(tokens, at) != "từ":
        return _days_together(tokens, at)
    place = at + 1
    begin = read_day(tokens, place, ranged=True) or read_period(tokens, place)
    if begin is not None:
        place = begin.last
    elif place < len(tokens) and tokens[place].number is not None:
        place += 1  # "từ 05 đến 10/6"
    elif word(tokens, place) in {"nay", "ngày"}:
        place += 1 + (word(tokens, place) == "ngày")
        place += word(tokens, place) in {"ban", "hành", "ký"}
    else:
        return None
    place += word(tokens, place) in {",", ")"}
    if word(tokens, place) not in {"đến", "tới", "-", "–", "—"} and not _cho_den(tokens, place):
        return _joined(begin, at)
    place += 1 + _cho_den(tokens, place)
    place += word(tokens, place) == "hết"
    end = read_day(tokens, place, ranged=True) or read_period(tokens, place)
    if end is None or (end.shape is Shape.MONTH_DAY and word(tokens, end.last) in {"hàng", "hằng"}):
        return None
    return replace(end, first=at, ranged=True)


def _cho_den(tokens: Sequence[Token], at: int) -> bool:
    return word(tokens, at) == "cho" and word(tokens, at + 1) in {"đến", "tới"}


def _joined(begin: When | None, at: int) -> When | None:
    """ "từ tháng 6-9/2024" is a range that the month has read already."""
    if begin is not None and begin.last - begin.first > 4 and begin.shape in {Shape.MONTH, Shape.SPAN}:
        return replace(begin, first=at, ranged=True)
    return None


def _days_together(tokens: Sequence[Token], at: int) -> When | None:
    """ "2 ngày 25 và 26/5", "các ngày 25, 26, 27/5/2024", "ngày 25-27/5": to the last of them."""
    counted = word(tokens, at + 1) == "ngày" and (
        word(tokens, at) in {"các", "những"} or number_at(tokens, at) is not None
    )
    place = at + 2 if counted else at + 1
    if not counted and word(tokens, at) != "ngày":
        return None
    if place >= len(tokens) or tokens[place].number is None or tokens[place].digits > 2:
        return None
    signs = _BETWEEN if counted else frozenset({"-", "–", "—", "đến"})
    for _ in range(_MOST_DAYS):
        further = place + 2 + (word(tokens, place + 2) == "ngày")
        if word(tokens, place + 1) not in signs or further >= len(tokens):
            return None
        end = read_day(tokens, further, ranged=True)
        if end is not None and end.shape is Shape.DAY and (tokens[place].number or 0) < (end.day or 0):
            return replace(end, first=at, ranged=True)
        if tokens[further].number is None or tokens[further].digits > 2:
            return None
        place = further
    return None
