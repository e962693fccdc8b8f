"""What is read of a date as people type it, and the words and numbers that its readers share."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chat.values import When

NEXT = frozenset({"sau", "toi", "ke"})
"""What means the one after this: "tuần sau", "tháng tới"."""

Words = Sequence[str]


class Shape(StrEnum):
    """How much of a date was written."""

    FULL = "full"  # a day and a month, or a day named from today
    DAY_ONLY = "day_only"  # "ngày 12": the month is missing
    PERIOD = "period"  # "tháng 11", "quý 3": its last day
    BAD = "bad"  # written as a date, and there is no such day


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text: it takes `size` tokens. `day` and `month` are as written, where they are."""

    size: int
    shape: Shape
    on: date | None
    certain: bool = True
    day: int = 0
    month: int = 0
    has_year: bool = True

    @property
    def when(self) -> When | None:
        """The date as an intent carries it."""
        return When(self.on, self.certain) if self.on is not None else None


def month_end(year: int, month: int) -> date:
    """The last day of the month; month 13 is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_year(number: int) -> int:
    return number + 2000 if number < 100 else number


def number_at(words: Words, at: int, most: int) -> int | None:
    """The number at this place, up to `most`."""
    if at < len(words) and words[at].isdecimal() and len(words[at]) <= 4 and 0 < int(words[at]) <= most:
        return int(words[at])
    return None


def skip(words: Words, at: int, *known: str) -> int:
    return at + 1 if at < len(words) and words[at] in known else at
