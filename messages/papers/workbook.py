"""The bảng theo dõi nhiệm vụ as an XLSX file: one sheet of tasks, one of units in numbers."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from messages import vi
from messages.statistics import Figures

LONGEST = 32_767
"""The most characters that a cell can hold."""
_OLDEST = 1900
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_FIRST = 4  # the row of the headings, below title and date

Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One line of the table, in values; what is not known is empty or None.

    `due` is a datetime without a zone where the deadline names an hour. `late` marks what is past its
    deadline and not done.
    """

    content: str
    directive_number: str = ""
    directive_date: date | None = None
    issuer: str = ""
    subject: str = ""
    in_charge: str = ""
    lead: str = ""
    helpers: str = ""
    deadline_phrase: str = ""
    due: date | datetime | None = None
    product: str = ""
    status: str = ""
    result_document: str = ""
    done_on: date | None = None
    extensions: int = 0
    late_reason: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that the file says. `columns` are keys of COLUMNS in the order wanted."""

    rows: tuple[TrackRow, ...]
    units: tuple[tuple[str, Figures], ...]
    columns: tuple[str, ...]
    now: datetime
    office: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and its value in a row."""

    heading: str
    width: int
    value: Callable[[TrackRow], Cell]


COLUMNS: Mapping[str, Column] = {
    "index": Column("TT", 5, lambda row: None),
    "directive_number": Column("Số, ký hiệu văn bản giao", 18, lambda row: row.directive_number),
    "directive_date": Column("Ngày văn bản", 12, lambda row: row.directive_date),
    "issuer": Column("Cơ quan ban hành", 20, lambda row: row.issuer),
    "subject": Column("Trích yếu", 30, lambda row: row.subject),
    "content": Column("Nội dung nhiệm vụ", 55, lambda row: row.content),
    "in_charge": Column("Lãnh đạo phụ trách", 20, lambda row: row.in_charge),
    "lead": Column("Đơn vị chủ trì", 22, lambda row: row.lead),
    "helpers": Column("Đơn vị phối hợp", 26, lambda row: row.helpers),
    "deadline_phrase": Column("Thời hạn (nguyên văn)", 26, lambda row: row.deadline_phrase),
    "due": Column("Ngày đến hạn", 16, lambda row: row.due),
    "product": Column("Sản phẩm, kết quả phải nộp", 26, lambda row: row.product),
    "status": Column("Tình trạng", 22, lambda row: row.status),
    "result_document": Column("Số, ngày văn bản kết quả", 24, lambda row: row.result_document),
    "done_on": Column("Ngày hoàn thành", 12, lambda row: row.done_on),
    "extensions": Column("Số lần gia hạn", 9, lambda row: row.extensions),
    "late_reason": Column("Lý do chậm", 26, lambda row: row.late_reason),
    "note": Column("Ghi chú", 28, lambda row: row.note),
}

_FIGURES: tuple[tuple[str, int, Callable[[Figures], int]], ...] = (
    ("Tổng số", 10, lambda f: f.total),
    ("Hoàn thành đúng hạn", 12, lambda f: f.done_on_time),
    ("Hoàn thành quá hạn", 12, lambda f: f.done_late),
    ("Chưa hoàn thành, trong hạn", 14, lambda f: f.open_on_time),
    ("Chưa hoàn thành, quá hạn", 14, lambda f: f.open_late),
    ("Chưa hoàn thành, không có hạn", 14, lambda f: f.undated),
    ("Trong đó đã báo cáo, chờ xác nhận", 16, lambda f: f.waiting),
)


def file_name(day: date) -> str:
    """What the file is called when it is sent."""
    return f"bang-theo-doi-nhiem-vu-{day.isoformat()}.xlsx"


def workbook(table: Table) -> bytes:
    """The file's bytes. Every text is typed as text: "=1+1" stays what it is."""
    # 15 MiB that only an export needs.
    import xlsxwriter

    kept = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(kept, options)
    book.set_properties({"title": "Bảng theo dõi nhiệm vụ", "company": table.office})
    formats = _formats(book)
    _tasks_sheet(book.add_worksheet("Theo dõi nhiệm vụ"), table, formats)
    _units_sheet(book.add_worksheet("Tổng hợp theo đơn vị"), table, formats)
    book.close()
    return kept.getvalue()


_Formats = Mapping[str, Any]


def _formats(book: Any) -> _Formats:
    base = {"font_name": "Times New Roman", "font_size": 11}
    cell = {**base, "border": 1, "valign": "top", "text_wrap": True}
    centred = {**cell, "align": "center"}
    head = {**centred, "bold": True, "valign": "vcenter", "bg_color": "#DDEBF7"}
    kinds = {
        "title": {**base, "font_size": 14, "bold": True, "align": "center"},
        "under": {**base, "italic": True, "align": "center"},
        "head": head,
        "text": cell,
        "number": centred,
        "date": {**centred, "num_format": "dd/mm/yyyy"},
        "moment": {**centred, "num_format": "dd/mm/yyyy hh:mm"},
        "late": {**cell, "bold": True, "font_color": "#C00000"},
        "share": {**centred, "num_format": "0.0%"},
        "sum": {**centred, "bold": True},
        "sum_text": {**cell, "bold": True},
    }
    return {name: book.add_format(kind) for name, kind in kinds.items()}


def _tasks_sheet(sheet: Any, table: Table, formats: _Formats) -> None:
    columns = [COLUMNS[key] for key in table.columns]
    _top(sheet, "BẢNG THEO DÕI NHIỆM VỤ", table, len(columns), formats)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_FIRST, at, column.heading, formats["head"])
    for n, row in enumerate(table.rows, 1):
        for at, key in enumerate(table.columns):
            value = n if key == "index" else COLUMNS[key].value(row)
            style = "late" if key == "status" and row.late else ""
            _write(sheet, _FIRST + n, at, value, formats, style)
    last = _FIRST + max(len(table.rows), 1)
    sheet.freeze_panes(_FIRST + 1, 0)
    sheet.autofilter(_FIRST, 0, last, len(columns) - 1)
    _page(sheet)


def _units_sheet(sheet: Any, table: Table, formats: _Formats) -> None:
    headings = ["TT", "Đơn vị chủ trì", *(name for name, _, _ in _FIGURES), "Tỷ lệ hoàn thành"]
    widths = [5, 38, *(width for _, width, _ in _FIGURES), 12]
    _top(sheet, "TỔNG HỢP THEO ĐƠN VỊ CHỦ TRÌ", table, len(headings), formats)
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(_FIRST, at, heading, formats["head"])
    for n, (unit, figures) in enumerate(table.units, 1):
        sheet.write_number(_FIRST + n, 0, n, formats["number"])
        sheet.write_string(_FIRST + n, 1, unit, formats["text"])
        _figures(sheet, _FIRST + n, figures, formats["number"], formats["share"])
    if table.units:
        row = _FIRST + len(table.units) + 1
        sheet.write_string(row, 0, "", formats["sum"])
        sheet.write_string(row, 1, "Tổng cộng", formats["sum_text"])
        _figures(sheet, row, _sum([f for _, f in table.units]), formats["sum"], formats["share"])
    sheet.freeze_panes(_FIRST + 1, 2)
    _page(sheet)


def _figures(sheet: Any, row: int, figures: Figures, style: Any, share: Any) -> None:
    for at, (_, _, value) in enumerate(_FIGURES, 2):
        sheet.write_number(row, at, value(figures), style)
    sheet.write_number(row, 2 + len(_FIGURES), figures.done / figures.total if figures.total else 0, share)


def _sum(rows: Sequence[Figures]) -> Figures:
    whole = Figures(0, 0, 0, 0, 0, 0, 0)
    for row in rows:
        whole = replace(
            whole,
            total=whole.total + row.total,
            done_on_time=whole.done_on_time + row.done_on_time,
            done_late=whole.done_late + row.done_late,
            open_on_time=whole.open_on_time + row.open_on_time,
            open_late=whole.open_late + row.open_late,
            undated=whole.undated + row.undated,
            waiting=whole.waiting + row.waiting,
        )
    return whole


def _top(sheet: Any, title: str, table: Table, width: int, formats: _Formats) -> None:
    """Office, title and date above the table, over its whole width."""
    of = f" — {table.unit}" if table.unit else ""
    lines = (
        (table.office, "under"),
        (title + of, "title"),
        (f"(Số liệu đến {vi.moment(table.now)})", "under"),
    )
    for at, (text, style) in enumerate(lines):
        if width > 1:
            sheet.merge_range(at, 0, at, width - 1, "", formats[style])
        sheet.write_string(at, 0, text, formats[style])


def _page(sheet: Any) -> None:
    """A4 across, as wide as the paper, the headings on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST)
    sheet.set_footer("&CTrang &P/&N")


def _write(sheet: Any, row: int, at: int, value: Cell, formats: _Formats, style: str = "") -> None:
    if isinstance(value, date) and value.year >= _OLDEST:
        kind = "moment" if isinstance(value, datetime) else "date"
        sheet.write_datetime(row, at, value, formats[kind])
    elif isinstance(value, int):
        sheet.write_number(row, at, value, formats["number"])
    else:
        sheet.write_string(row, at, _text(value), formats[style or "text"])


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return vi.day(value)
    text = str(value) if value is not None else ""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
