"""A recurring deadline in words: as a list shows it, and as a person types it."""

from tasks.deadline import ClosingRule, Period, Recurrence

_EVERY = {
    Period.DAY: "hàng ngày",
    Period.WEEK: "hàng tuần",
    Period.MONTH: "hàng tháng",
    Period.QUARTER: "hàng quý",
    Period.HALF_YEAR: "6 tháng một lần",
    Period.NINE_MONTHS: "9 tháng",
    Period.YEAR: "hàng năm",
}
_MONTHS = {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.NINE_MONTHS: 9}
_OF = {Period.QUARTER: "quý", Period.HALF_YEAR: "6 tháng", Period.NINE_MONTHS: "9 tháng"}
CLOSINGS = {
    ClosingRule.DECREE_09: "số liệu chốt ngày 14",
    ClosingRule.CALENDAR: "số liệu trọn kỳ",
}
"""How a report's data close, as it is shown and typed behind the day."""

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


def every(recurrence: Recurrence) -> str:
    """The period alone: "hàng quý", "3 ngày một lần"."""
    if recurrence.every > 1:
        return f"{recurrence.every} {'tuần' if recurrence.period is Period.WEEK else 'ngày'} một lần"
    return _EVERY[recurrence.period]


def words(recurrence: Recurrence) -> str:
    """ "ngày 25 tháng cuối quý", "ngày 05/11 hàng năm, số liệu chốt ngày 14", "thứ sáu hàng tuần"."""
    closing = CLOSINGS.get(recurrence.closing) if recurrence.closing else None
    return f"{_day(recurrence)}, {closing}" if closing else _day(recurrence)


def _day(recurrence: Recurrence) -> str:
    if recurrence.weekday is not None:
        return f"{_WEEKDAYS[recurrence.weekday]} {every(recurrence)}"
    if recurrence.day is None:
        return every(recurrence)
    day = "ngày cuối" if recurrence.day == -1 else f"ngày {recurrence.day:02d}"
    if recurrence.period is Period.YEAR and recurrence.month is not None and recurrence.month <= 12:
        return f"{day}/{recurrence.month:02d} hàng năm"
    if recurrence.period in _OF:
        last = recurrence.month in (None, _MONTHS[recurrence.period])
        month = "tháng cuối" if last else f"tháng thứ {recurrence.month} của"
        return f"{day} {month} {_OF[recurrence.period]}"
    return f"{day} {every(recurrence)}"
