"""A deadline as a directive states it, and the two moments that follow from it.

What is stored is the phrase and what it names; `remind_by` and `late_from` are derived,
because working days, swaps and the office's own rules may change after the import.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Operator(StrEnum):
    """How the phrase stands to the date that it names."""

    BEFORE = "before"  # "trước ngày X": X itself is excluded, read literally
    BY = "by"  # "chậm nhất", "không quá", "đến hết", "hạn cuối": X is included
    WITHIN = "within"  # "trong tháng 6", "quý III": the last day of the period, included
    ON = "on"  # "vào ngày X", "ngày 25 hàng tháng": that day, included


class CountUnit(StrEnum):
    """What a relative period counts; the values are those of the JSON output."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class StartEvent(StrEnum):
    """The event from which a relative period counts."""

    ISSUED = "issued"
    RECEIVED = "received"
    EVENT = "event"


class Period(StrEnum):
    """The period of a recurring report."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class ClosingRule(StrEnum):
    """How the data of a reporting period close (Nghị định 09/2019/NĐ-CP, art. 12)."""

    CALENDAR = "calendar"  # the calendar month, quarter or year
    DECREE_09 = "decree_09"  # the 15th of the month before to the 14th


@dataclass(frozen=True, slots=True)
class Relative:
    """`n` units counted from `start`; the first day is not counted (Civil Code 2015, art. 147).

    `back` is true where the phrase counts towards the event ("trước cuộc họp 10 ngày").
    """

    n: int
    unit: CountUnit
    start: StartEvent
    back: bool = False


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurring deadline: which period, and which day of it.

    `month` is the month within the period, from 1 (for a year: the calendar month; for a quarter 3 is
    its last month); `day` is the day of the month, -1 its last; `weekday` counts from 0 = Monday, and
    `weekdays` are further ones of the same week ("thứ ba, thứ năm hàng tuần").
    Where the text names no day all three are None, and the office must give one. `every` is how many days
    or weeks lie between two of them ("03 ngày một lần"); other periods are always 1.
    """

    period: Period
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    closing: ClosingRule | None = None
    every: int = 1
    weekdays: tuple[int, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether the text says on which day of the period the report is due."""
        return self.period is Period.DAY or self.day is not None or self.weekday is not None


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a deadline phrase says: exactly one of `on`, `recurrence`, `relative`, or none of them.

    None of them stands for a phrase such as "định kỳ" that names no date by itself.
    """

    phrase: str
    operator: Operator
    on: date | None = None
    at: time | None = None
    recurrence: Recurrence | None = None
    relative: Relative | None = None
