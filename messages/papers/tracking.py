"""The words of the bảng theo dõi: the standing of a task, its result, its remarks."""

from collections.abc import Sequence
from datetime import date

from messages import vi
from messages.list_facts import Entry
from messages.periods import period
from tasks.model import Status, TimeState

_OPEN = {
    TimeState.LATE: "Chưa hoàn thành, quá hạn",
    TimeState.DUE_SOON: "Chưa hoàn thành, sắp đến hạn",
    TimeState.ON_TRACK: "Chưa hoàn thành, trong hạn",
    TimeState.NO_DEADLINE: "Chưa hoàn thành, không có hạn",
}


def status(entry: Entry) -> str:
    """By the words of national reporting, with what the office's own steps add."""
    match entry.status:
        case Status.DONE if entry.due is None:
            return "Đã hoàn thành"
        case Status.DONE:
            return f"Đã hoàn thành, {'quá' if entry.state is TimeState.DONE_LATE else 'đúng'} hạn"
        case Status.REPORTED:
            late = ", báo cáo sau hạn" if entry.state is TimeState.LATE else ""
            return f"Đã báo cáo, chờ xác nhận{late}"
        case Status.PAUSED:
            return "Tạm dừng"
        case Status.CANCELLED:
            return "Đã hủy"
        case Status.RETURNED:
            return f"{_OPEN.get(entry.state, 'Chưa hoàn thành')} (Văn phòng đã trả lại)"
        case _:
            return _OPEN.get(entry.state, "Chưa hoàn thành")


def result(number: str, day: date | None, files: Sequence[str]) -> str:
    """ "45/BC-ABC ngày 20/11/2026; tệp bao-cao.pdf"."""
    parts = []
    if number or day:
        dated = f"ngày {vi.day(day)}" if day else ""
        parts.append(f"{number} {dated}".strip())
    parts += [f"tệp {name}" for name in files]
    return "; ".join(parts)


def note(entry: Entry, *, leads: bool, place: str, report: str) -> str:
    """The task's number in the office, and what the other columns do not say."""
    parts = [f"Việc {entry.number}"]
    if entry.period:
        parts.append(f"kỳ {period(entry.period)}")
    if place:
        parts.append(vi.place(place))
    if not leads:
        parts.append("chưa có đơn vị chủ trì")
    if entry.is_late and entry.late:
        parts.append(f"quá hạn {vi.working_days(entry.late)}")
    if entry.asked_until is not None:
        parts.append(f"đang xin gia hạn đến {vi.day(entry.asked_until)}")
    if entry.past_at_import and entry.is_late:
        parts.append("đã quá hạn từ khi nhập văn bản")
    if report:
        parts.append(report)
    return "; ".join(parts)


def given_directly() -> str:
    """In place of a directive's number."""
    return "Giao trực tiếp"


def sent(rows: int, unit: str = "") -> str:
    """What is said with the file."""
    of = f" của {unit}" if unit else ""
    return f"Bảng theo dõi nhiệm vụ{of}: {rows} dòng, kèm trang tổng hợp theo đơn vị."


def nothing(unit: str = "") -> str:
    """There is nothing to put into a table."""
    return f"Chưa có nhiệm vụ nào{f' của {unit}' if unit else ''} để xuất."


def not_written() -> str:
    """The file could not be written."""
    return (
        "Chưa ghi được tệp bảng theo dõi (ổ đĩa đầy hoặc không có quyền ghi). Văn phòng báo bộ phận kỹ thuật."
    )
