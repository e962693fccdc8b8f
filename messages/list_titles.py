"""The headings of lists of tasks, and what a list says that has nothing in it."""

from datetime import date

from messages.vi import day, weekday

OUTSTANDING = "VIỆC CHƯA HOÀN THÀNH"
UNDATED = "VIỆC KHÔNG CÓ HẠN"
WEEKS = {"last": "TUẦN TRƯỚC", "this": "TUẦN NÀY", "next": "TUẦN SAU"}

NOTHING_OUTSTANDING = "Không còn việc nào chưa hoàn thành."
NOTHING_DUE = "Không có việc nào phải hoàn thành trong thời gian này."
NOTHING_DONE = "Chưa có việc nào được xác nhận hoàn thành."
NOTHING_FOUND = "Không tìm thấy việc nào có các từ này."

EXPORT_HINT = "xuất excel"


def week(which: str, first: date, last: date) -> str:
    """A week by its name, with its days."""
    return f"ĐẾN HẠN {WEEKS[which]} ({day(first)} đến {day(last)})"


def today(on: date) -> str:
    """What falls due today."""
    return f"ĐẾN HẠN HÔM NAY ({day(on)})"


def span(first: date, last: date) -> str:
    """What falls due on a day, or in a span of days."""
    if first == last:
        return f"ĐẾN HẠN {weekday(first).upper()}, {day(first)}"
    return f"ĐẾN HẠN TỪ {day(first)} ĐẾN {day(last)}"


def done(in_time: int, late: int) -> str:
    """What was confirmed, counted."""
    return f"ĐÃ HOÀN THÀNH ({in_time} đúng hạn, {late} quá hạn)"


def narrower(unit_code: str | None) -> str:
    """How to ask for less, or for all of it as a table."""
    if unit_code is not None:
        return EXPORT_HINT
    return f"(mã đơn vị) còn việc gì, hoặc: {EXPORT_HINT}"
