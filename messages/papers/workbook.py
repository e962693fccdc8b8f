"""The bảng theo dõi nhiệm vụ as an XLSX file: one sheet of tasks, one of units in numbers."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from messages import vi
from messages.papers.rows import (
    STYLES,
    CellStyle,
    column,
    date_cell,
    number_cell,
    put_in,
    text_cell,
    write_rows,
)
from messages.papers.tracking import COLUMNS, FIGURES, Table, TableLines
from tasks.model import Status
from tasks.standing import Counts, RunningCounts, Standing

_OLDEST = 1900
_FIRST = 4  # the row of the headings, below title and date


def file_name(day: date) -> str:
    """What the file is called when it is sent."""
    return f"bang-theo-doi-nhiem-vu-{day.isoformat()}.xlsx"


class _Sums:
    """What is counted as the lines go by."""

    def __init__(self) -> None:
        self.units: dict[str, RunningCounts] = {}
        self.all = RunningCounts()
        self.lines = self.counted = self.cancelled = 0


def write_workbook(table: Table, to: Path) -> TableLines:
    """Write the file; what it came to. Every text is typed as text: "=1+1" stays what it is.

    Only one line is held at a time; what is still to be packed lies in files beside it. Raises OSError.
    """
    sums = _Sums()
    rows, book = to.with_name(f"{to.name}.rows"), to.with_name(f"{to.name}.book")
    try:
        write_rows(_lines(table, sums), _FIRST + 2, rows)
        _make_book(table, sums, book)
        used = f"A1:{column(len(table.columns) - 1)}{_FIRST + 1 + sums.lines}"
        put_in(book, "xl/worksheets/sheet1.xml", rows, used, to)
    finally:
        rows.unlink(missing_ok=True)
        book.unlink(missing_ok=True)
    return TableLines(sums.lines, sums.counted, sums.cancelled)


def _make_book(table: Table, sums: _Sums, to: Path) -> None:
    """All of the file but the lines of tasks, in whose place the styles of their cells stand."""
    # 15 MiB that only an export needs.
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "in_memory": True,  # it is small: to make and take away a file for each part costs more
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(str(to), options)
    book.set_properties({"title": "Bảng theo dõi nhiệm vụ", "company": table.office})
    formats = _formats(book)
    try:
        _tasks_sheet(book.add_worksheet("Theo dõi nhiệm vụ"), table, formats, sums)
        _units_sheet(book.add_worksheet("Tổng hợp theo đơn vị"), table, formats, sums)
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _lines(table: Table, sums: _Sums) -> Iterator[list[str]]:
    columns = [(column(at), key, COLUMNS[key].value) for at, key in enumerate(table.columns)]
    for n, row in enumerate(table.rows, 1):
        status: CellStyle = "late" if row.standing.overdue else "text"
        place = str(_FIRST + 1 + n)
        yield [
            text_cell(letters + place, said, status if key == "status" else "text")
            if isinstance(said := value(row), str)
            else _cell(letters + place, n if key == "index" else said)
            for letters, key, value in columns
        ]
        _count(sums, table, row.standing)


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


def _tasks_sheet(sheet: Any, table: Table, formats: _Formats, sums: _Sums) -> None:
    columns = [COLUMNS[key] for key in table.columns]
    _top(sheet, "BẢNG THEO DÕI NHIỆM VỤ", table, len(columns), formats)
    for at, shown in enumerate(columns):
        sheet.set_column(at, at, shown.width)
        sheet.write_string(_FIRST, at, shown.heading, formats["head"])
    for at, style in enumerate(STYLES):
        sheet.write_blank(_FIRST + 1, at, None, formats[style])
    last = _FIRST + max(sums.lines, 1)
    sheet.freeze_panes(_FIRST + 1, 0)
    sheet.autofilter(_FIRST, 0, last, len(columns) - 1)
    _page(sheet)


def _count(sums: _Sums, table: Table, each: Standing) -> None:
    sums.lines += 1
    sums.cancelled += each.status is Status.CANCELLED
    if table.counts(each):
        sums.counted += 1
        sums.all.add(each)
        sums.units.setdefault(each.unit, RunningCounts()).add(each)


def _units_sheet(sheet: Any, table: Table, formats: _Formats, sums: _Sums) -> None:
    units = [(name, running.counts) for name, running in sorted(sums.units.items())]
    headings = ["TT", "Đơn vị chủ trì", *(name for name, _, _ in FIGURES), "Tỷ lệ hoàn thành"]
    widths = [5, 38, *(width for _, width, _ in FIGURES), 12]
    _top(sheet, "TỔNG HỢP THEO ĐƠN VỊ CHỦ TRÌ", table, len(headings), formats)
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(_FIRST, at, heading, formats["head"])
    for n, (unit, counts) in enumerate(units, 1):
        sheet.write_number(_FIRST + n, 0, n, formats["number"])
        sheet.write_string(_FIRST + n, 1, unit, formats["text"])
        _figures(sheet, _FIRST + n, counts, formats["number"], formats["share"])
    if units:
        row = _FIRST + len(units) + 1
        sheet.write_string(row, 0, "", formats["sum"])
        sheet.write_string(row, 1, "Tổng cộng", formats["sum_text"])
        _figures(sheet, row, sums.all.counts, formats["sum"], formats["share"])
    sheet.freeze_panes(_FIRST + 1, 2)
    _page(sheet)


def _figures(sheet: Any, row: int, counts: Counts, style: Any, share: Any) -> None:
    for at, (_, _, value) in enumerate(FIGURES, 2):
        sheet.write_number(row, at, value(counts), style)
    sheet.write_number(row, 2 + len(FIGURES), counts.done / counts.total if counts.total else 0, share)


def _top(sheet: Any, title: str, table: Table, width: int, formats: _Formats) -> None:
    """Office, title and date above the table, over its whole width."""
    of = f" — {table.unit or table.about}" if table.unit or table.about else ""
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


def _cell(at: str, value: int | date | None) -> str:
    """What is no text."""
    if value is None:
        return text_cell(at, "")
    if isinstance(value, date):
        return date_cell(at, value) if value.year >= _OLDEST else text_cell(at, vi.day(value))
    return number_cell(at, value)
