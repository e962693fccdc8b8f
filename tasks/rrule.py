"""A recurrence in the form of RFC 5545, for exchange only: an RRULE has no anchor."""

from tasks.deadline import Period, Recurrence

_FREQUENCY = {
    Period.DAY: "FREQ=DAILY",
    Period.WEEK: "FREQ=WEEKLY",
    Period.MONTH: "FREQ=MONTHLY",
    Period.QUARTER: "FREQ=MONTHLY;INTERVAL=3",
    Period.HALF_YEAR: "FREQ=MONTHLY;INTERVAL=6",
    Period.NINE_MONTHS: "FREQ=MONTHLY;INTERVAL=9",
    Period.YEAR: "FREQ=YEARLY",
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule(recurrence: Recurrence) -> str:
    """The RRULE of a recurrence, as `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25`.

    A month within a quarter or half-year has no place in an RRULE without an anchor and is left
    out; `Recurrence` keeps it. Only a year names its month.
    """
    parts = [_FREQUENCY[recurrence.period]]
    if recurrence.every > 1:
        parts.append(f"INTERVAL={recurrence.every}")
    if recurrence.period is Period.YEAR and recurrence.month is not None:
        parts.append(f"BYMONTH={recurrence.month}")
    if recurrence.day is not None:
        parts.append(f"BYMONTHDAY={recurrence.day}")
    if recurrence.weekday is not None:
        parts.append(f"BYDAY={_WEEKDAYS[recurrence.weekday]}")
    return ";".join(parts)
