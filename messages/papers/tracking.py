"""The columns of the bảng theo dõi in words, and what is said with the file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from tasks.model import Status, TimeState
from tasks.standing import Counts, Standing
from tasks.tracking import Tracked
from tasks.workdays import local_day

Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that the file says. `columns` are keys of COLUMNS in the order wanted.

    The rows are gone through once. `unit` is given where the table is of one unit: then only what it leads is
    counted. `about` is the question that the table answers, where it is not of the whole.
    """

    rows: Iterable[Tracked]
    columns: tuple[str, ...]
    now: datetime
    office: str = ""
    unit: str = ""
    about: str = ""

    def counts(self, each: Standing) -> bool:
        """Whether it is counted by unit, as the statistics count: led, and not cancelled."""
        return each.leads and each.status is not Status.CANCELLED and self.unit in ("", each.unit)


@dataclass(frozen=True, slots=True)
class TableLines:
    """How many lines a table came to, how many of them are counted by unit, and how many are cancelled."""

    lines: int = 0
    counted: int = 0
    cancelled: int = 0


_OPEN = {
    TimeState.LATE: "Chưa hoàn thành, quá hạn",
    TimeState.DUE_SOON: "Chưa hoàn thành, sắp đến hạn",
    TimeState.ON_TRACK: "Chưa hoàn thành, trong hạn",
    TimeState.NO_DEADLINE: "Chưa hoàn thành, không có hạn",
}


@dataclass(frozen=True, slots=True)
class WorkbookColumn:
    """A column: its heading, its width in characters, and its value in a line."""

    heading: str
    width: int
    value: Callable[[Tracked], Cell]


def _directive(row: Tracked) -> str:
    if not row.by_directive:
        return "Giao trực tiếp"
    return row.directive_number or (f"…/{row.directive_symbol}" if row.directive_symbol else "")


def _due(row: Tracked) -> date | datetime | None:
    """A moment without a zone where the deadline names an hour, as a spreadsheet keeps it."""
    due = row.standing.due
    if due is None:
        return None
    return datetime.combine(due.on, due.at) if due.at else due.on


def _status(row: Tracked) -> str:
    """By the words of national reporting, with what the office's own steps add."""
    each = row.standing
    match each.status:
        case Status.DONE if each.due is None:
            return "Đã hoàn thành"
        case Status.DONE:
            return f"Đã hoàn thành, {'quá' if each.state is TimeState.DONE_LATE else 'đúng'} hạn"
        case Status.REPORTED:
            late = ", báo cáo sau hạn" if each.state is TimeState.LATE else ""
            return f"Đã báo cáo, chờ xác nhận{late}"
        case Status.PAUSED:
            return "Tạm dừng"
        case Status.CANCELLED:
            return "Đã hủy"
    open_now = "Chưa hoàn thành, đã đến hạn" if each.passed and not each.overdue else _OPEN[each.state]
    return f"{open_now} (Văn phòng đã trả lại)" if each.status is Status.RETURNED else open_now


def _result(row: Tracked) -> str:
    """ "45/BC-ABC ngày 20/11/2026; tệp bao-cao.pdf"."""
    parts = []
    if row.document_number or row.document_date:
        dated = f"ngày {vi.day(row.document_date)}" if row.document_date else ""
        parts.append(f"{row.document_number} {dated}".strip())
    each = row.standing
    parts += [vi.file_named(name, each.accepted_at or each.reported_at) for name in row.files]
    return "; ".join(parts)


def _done_on(row: Tracked) -> date | None:
    """The day of the report that was accepted."""
    at = row.standing.accepted_at
    return local_day(at) if at is not None and row.standing.status is Status.DONE else None


def _note(row: Tracked) -> str:
    """What the other columns do not say."""
    each = row.standing
    parts = []
    if each.period:
        parts.append(f"kỳ {vi.period(each.period)}")
    if row.place:
        parts.append(vi.place(row.place))
    if not each.leads:
        parts.append("chưa có đơn vị chủ trì")
    if each.overdue and each.late:
        parts.append(f"quá hạn {vi.working_days(each.late)}")
    if each.asked_until is not None:
        parts.append(f"đang xin gia hạn đến {vi.day(each.asked_until)}")
    if each.past_at_import and each.overdue:
        parts.append("đã quá hạn từ khi nhập văn bản")
    if row.note:
        parts.append(row.note)
    return "; ".join(parts)


COLUMNS: Mapping[str, WorkbookColumn] = {
    "index": WorkbookColumn("TT", 5, lambda row: None),
    "number": WorkbookColumn("Số việc", 7, lambda row: row.standing.number),
    "directive_number": WorkbookColumn("Số, ký hiệu văn bản giao", 18, _directive),
    "directive_date": WorkbookColumn("Ngày văn bản", 12, lambda row: row.directive_date),
    "issuer": WorkbookColumn("Cơ quan ban hành", 20, lambda row: row.issuer),
    "subject": WorkbookColumn("Trích yếu", 30, lambda row: row.subject),
    "content": WorkbookColumn("Nội dung nhiệm vụ", 55, lambda row: row.standing.content),
    "in_charge": WorkbookColumn(
        "Lãnh đạo phụ trách", 20, lambda row: vi.named(row.in_charge) if row.in_charge else ""
    ),
    "lead": WorkbookColumn("Đơn vị chủ trì", 22, lambda row: row.standing.unit if row.standing.leads else ""),
    "helpers": WorkbookColumn("Đơn vị phối hợp", 26, lambda row: "; ".join(row.helpers)),
    "deadline_phrase": WorkbookColumn("Thời hạn (nguyên văn)", 26, lambda row: row.deadline_phrase),
    "due": WorkbookColumn("Ngày đến hạn", 16, _due),
    "product": WorkbookColumn("Sản phẩm, kết quả phải nộp", 26, lambda row: row.product),
    "status": WorkbookColumn("Tình trạng", 22, _status),
    "result_document": WorkbookColumn("Số, ngày văn bản kết quả", 24, _result),
    "done_on": WorkbookColumn("Ngày hoàn thành", 12, _done_on),
    "extensions": WorkbookColumn("Số lần gia hạn", 9, lambda row: row.extensions),
    "late_reason": WorkbookColumn("Lý do chậm", 26, lambda row: row.late_reason),
    "note": WorkbookColumn("Ghi chú", 28, _note),
}

FIGURES: tuple[tuple[str, int, Callable[[Counts], int]], ...] = (
    ("Tổng số", 10, lambda c: c.total),
    ("Hoàn thành đúng hạn", 12, lambda c: c.done_on_time),
    ("Hoàn thành quá hạn", 12, lambda c: c.done_late),
    ("Chưa hoàn thành, trong hạn", 14, lambda c: c.in_time),
    ("Chưa hoàn thành, quá hạn", 14, lambda c: c.overdue),
    ("Chưa hoàn thành, không có hạn", 14, lambda c: c.undated),
    ("Đã báo cáo, chờ xác nhận", 14, lambda c: c.waiting),
    ("Tạm dừng", 10, lambda c: c.paused),
)
"""What the sheet of units says of each: heading, width, number; all but the first make up the total."""


def sent(came_to: TableLines, unit: str = "", about: str = "") -> str:
    """What is said with the file: how many lines, and what of them is no task that is counted."""
    of = f" của {unit}" if unit else f" ({about})" if about else ""
    others = (
        (
            came_to.lines - came_to.cancelled - came_to.counted,
            "do đơn vị khác chủ trì hoặc chưa có đơn vị chủ trì",
        ),
        (came_to.cancelled, "đã hủy"),
    )
    beside = "".join(f", {n} dòng {words}" for n, words in others if n)
    lines = f"{came_to.lines} dòng" + (f" ({came_to.counted} nhiệm vụ{beside})" if beside else "")
    said = f"Bảng theo dõi nhiệm vụ{of}: {lines}, kèm trang tổng hợp theo đơn vị."
    return f"{said}\n{_WHOLE}" if about else said


_WHOLE = "Cần bảng đầy đủ, gõ: xuất excel tất cả"


def only_later(about: str) -> str:
    """All that the question holds are periods to come of recurring tasks."""
    later = "Các việc này thuộc kỳ sau của việc định kỳ; bảng theo dõi chỉ ghi các kỳ đã qua và kỳ sắp tới."
    return f"{about}\n{later} {_WHOLE}"


def in_the_making(lines: int) -> str:
    """It is large, and comes when it is done."""
    return (
        f"Đang lập bảng theo dõi (khoảng {lines} dòng), xong sẽ gửi vào đây; cứ làm việc khác trong lúc chờ."
    )


def nothing(unit: str = "", about: str = "") -> str:
    """There is nothing to put into a table: of a unit, or of the question whose title is `about`."""
    if about:
        return f"{about}\nKhông có việc nào như vậy để xuất. {_WHOLE}"
    return f"Chưa có nhiệm vụ nào{f' của {unit}' if unit else ''} để xuất."


def not_written() -> str:
    """The file could not be written."""
    return (
        "Chưa ghi được tệp bảng theo dõi (ổ đĩa đầy hoặc không có quyền ghi). Văn phòng báo bộ phận kỹ thuật."
    )
