"""What is said beside a reading: by the reader of a document or of typed words, or by a deadline's date."""

from dataclasses import dataclass, field
from datetime import date

from tasks.deadline import Operator
from tasks.model import Due
from tasks.workdays import Calendar

COMPUTED = frozenset({"before_issue", "day_off"})
"""Codes of what follows from a date as it stands, and not from the words of the document.

One that the reader gave for a date that has been changed since no longer holds."""

ABOUT_UNITS = frozenset({"no_unit", "unit_inferred", "name_evened"})
"""Codes of doubts about who bears a task."""

ABOUT_TIMES = COMPUTED | {
    "before_period", "continuous", "day_inferred", "event_unknown", "lunar", "month_inferred", "no_period",
    "other_weekday", "recurring_without_day", "relative_needs_receipt", "repaired", "several_dates",
    "several_periods", "start_unknown", "unread_time", "vague_period", "year_inferred", "year_missing",
}  # fmt: skip
"""Codes of doubts about when it is due."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something unclear: a stable code and its parameters; `messages` makes the sentence."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


def warnings_of(due: Due, issued: date | None, calendar: Calendar) -> list[Warning]:
    """A date before the document's day of issue; one on a day off, with the working days next to it.

    "trước ngày X" excludes X, so it does not matter whether X is a working day.
    """
    found = []
    if issued is not None and due.on < issued:
        found.append(Warning("before_issue", {"due": due.on.isoformat(), "issued": issued.isoformat()}))
    if due.operator is not Operator.BEFORE and not calendar.is_working(due.on):
        before, after = calendar.on_or_before(due.on), calendar.on_or_after(due.on)
        found.append(
            Warning(
                "day_off",
                {"due": due.on.isoformat(), "before": before.isoformat(), "after": after.isoformat()},
            )
        )
    return found
