"""What a time as people type it comes to; which year is meant, which week or month from now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from datetime import time as TimeOfDay
from enum import StrEnum

from expressions.times.dates import exists, read_named_year, word
from expressions.times.deictic import THIS_OR_NEXT
from expressions.times.time_tokens import Lexicon, Token
from tasks.deadline import Operator, Recurrence, Relative


class TimeShape(StrEnum):
    """What kind of time was typed."""

    DAY = "day"
    PERIOD = "period"  # a week, month, quarter, half-year, year, or an end of one
    SPAN = "span"  # from one day to another; either may be open
    DURATION = "duration"  # a length: "3 ngày", "2 tuần"
    MOMENT = "moment"  # an hour alone, or so many hours from now
    RECURRENCE = "recurrence"


class TimeDoubt(StrEnum):
    """Why a time is shown back before it counts."""

    CONTRADICTION = "contradiction"  # "thứ năm ngày 18/12/2026", which is a Friday
    LUNAR = "lunar"
    GONE_BY = "gone_by"
    VAGUE = "vague"  # "đầu tháng", "tuần sau", "trước Tết"
    NO_SUCH_DAY = "no_such_day"  # "31/02"
    BARE_DAY = "bare_day"  # "ngày 30": the month is missing
    FAR = "far"  # rather a slip of the finger
    NO_START = "no_start"  # "3 ngày": from today, or from the deadline?
    PARSED = "parsed"  # read by dateparser


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time in a message.

    `size` tokens are taken. `due` is the day meant as a deadline, of a period its last; None where none can
    be named, and of working days, which the caller counts. `first` to `last` is the span for a question;
    of an open one an end is None. Where a period without a year is gone by (GONE_BY, not `certain`), `due`
    is next year's and the span the one gone by; with its year it is `certain`, and GONE_BY all the same.
    Of a DURATION `length` is exact and `days` the same in days (a month is 30); `due` counts from today, or
    from the day that was named, `counts_from`.
    """

    size: int = 0
    due: date | None = None
    time: TimeOfDay | None = None  # the hour
    first: date | None = None
    last: date | None = None
    certain: bool = True
    doubt: TimeDoubt | None = None
    shape: TimeShape = TimeShape.DAY
    days: int = 0
    working_days: bool = False
    length: Relative | None = None
    counts_from: date | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    other: date | None = (
        None  # of a CONTRADICTION the day that the weekday would be, where `due` is the date's
    )
    has_year: bool = True  # the year was said, or the day counted from today

    @property
    def shown_back(self) -> bool:
        """Whether a deadline of this time is shown back before it is set."""
        return not self.certain or self.doubt is not None


TimeFound = tuple[TypedTime, int]
"""A time, and the place behind its last token."""


def longest_of(*readings: TimeFound | None) -> TimeFound | None:
    """The reading that ends last; of several the first."""
    best = None
    for found in readings:
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


# Which year is meant where none was typed, and what is doubtful about a day.

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


# Which week, month, quarter or year from now: "này", "sau", "sau nữa", "trước".

_OFFSETS = Lexicon(
    {
        **THIS_OR_NEXT,
        "hiện tại": 0,
        "kế [tiếp]": 1,
        "tiếp [theo]": 1,
        "sau/tới nữa": 2,
        "trước": -1,
        "trước đó": -1,
        "qua": -1,
        "rồi": -1,
        "vừa qua/rồi": -1,
        "ngoái": -1,
        "trước nữa": -2,
        "kia": -2,
    }
)


_BEHIND_UNTIL = frozenset({"ngày", "khi", "lúc", "hết", "cuối", "giờ", "nay", "hôm"})


def read_offset(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """How many periods on, and the place behind; "thứ 6 trước 17h" is no other Friday."""
    found = _OFFSETS.match(tokens, at)
    if found is None:
        return None
    behind = tokens[found[1]] if found[1] < len(tokens) else None
    numbered = behind is not None and behind.number is not None
    alone = word(tokens, at) in {"trước", "tới"} and found[1] == at + 1
    if alone and (numbered or word(tokens, found[1]) in _BEHIND_UNTIL):
        return None
    if word(tokens, at) == "sau" and word(tokens, found[1]) in {"khi", "ngày", "đó"}:
        return None
    return found
