"""What a time as people type it comes to."""

from dataclasses import dataclass
from datetime import date
from datetime import time as TimeOfDay
from enum import StrEnum

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
