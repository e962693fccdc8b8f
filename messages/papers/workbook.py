"""The bảng theo dõi nhiệm vụ as an XLSX file: one sheet of tasks, one of units in numbers."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal

from messages import vi
from messages.papers.tracking import COLUMNS, FIGURES, Cell, Table, TableLines
from tasks.model import Status
from tasks.standing import Counts, RunningCounts, Standing

# The rows of a sheet, written as a spreadsheet's own XML and put into a book that a library has made.
#
# A table of an office holds millions of cells: to hand each to the library costs more than all the rest.

CellStyle = Literal["text", "number", "date", "moment", "late"]
STYLES: Sequence[CellStyle] = ("text", "number", "date", "moment", "late")
"""The book has a sample row, of one cell in each of these, where the rows are to stand."""

_MARKUP = re.compile(r"[&<>\"\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|\A\s|\s\Z")
_ESCAPED = re.compile(r"(_x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": "_xFFFE_", "\uffff": "_xFFFF_"}
_TABLE = str.maketrans(_ENTITIES)
_SAMPLE = re.compile(rb"<row [^>]*?>(?:(?!<row ).)*?</row>(?=</sheetData>)", re.DOTALL)
_STYLE = re.compile(rb' s="(\d+)"')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_EPOCH = date(1899, 12, 30).toordinal()
_LEAP = 60  # of days: the spreadsheet's 29/02/1900, which never was
_CHUNK = 1 << 16  # bytes


def column(at: int) -> str:
    """The letters of a column, the first being 0."""
    letters = ""
    while at >= 0:
        at, rest = divmod(at, 26)
        letters, at = chr(ord("A") + rest) + letters, at - 1
    return letters


def text_cell(at: str, text: str, style: CellStyle = "text") -> str:
    """A text, whatever it looks like; it holds no control character."""
    if not text:
        return f'<c r="{at}" s="@{style}"/>'
    keep = ""
    if _MARKUP.search(text) is not None:
        # With no quotation mark left in it, no text looks like the style of a cell.
        keep = ' xml:space="preserve"' if text != text.strip() else ""
        text = _ESCAPED.sub(r"_x005F\1", text).translate(_TABLE)
    return f'<c r="{at}" s="@{style}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'


def number_cell(at: str, number: int) -> str:
    return f'<c r="{at}" s="@number"><v>{number}</v></c>'


def date_cell(at: str, day: date) -> str:
    """A day, or a moment without a zone, of the year 1900 or later."""
    serial: float = day.toordinal() - _EPOCH
    serial -= serial <= _LEAP
    if not isinstance(day, datetime):
        return f'<c r="{at}" s="@date"><v>{serial}</v></c>'
    passed = day - datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return f'<c r="{at}" s="@moment"><v>{serial + passed.total_seconds() / 86400:.16G}</v></c>'


def write_rows(rows: Iterable[Iterable[str]], first: int, to: Path) -> None:
    """The rows of these cells, from that one on (the topmost is 1), into a file of their own."""
    with to.open("w", encoding="utf-8") as file:
        for number, cells in enumerate(rows, first):
            file.write(f'<row r="{number}">{"".join(cells)}</row>\n')


def put_in(book: Path, sheet: str, rows: Path, used: str, to: Path) -> None:
    """The book with the rows in the place of the sheet's sample; `used` are the cells it then has."""
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as filled:
        for member in made.infolist():
            packed = zipfile.ZipInfo(member.filename, member.date_time)
            packed.compress_type = zipfile.ZIP_DEFLATED
            with made.open(member) as source, filled.open(packed, "w", force_zip64=True) as target:
                if member.filename == sheet:
                    _fill(source.read(), rows, used, target.write)
                else:
                    shutil.copyfileobj(source, target)


def _fill(sheet: bytes, rows: Path, used: str, write: Callable[[bytes], object]) -> None:
    sample = _SAMPLE.search(sheet)
    if sample is None:
        raise ValueError("the sheet has no sample row")
    numbers = _STYLE.findall(sample.group())
    styles = {f's="@{style}"'.encode(): b's="%s"' % n for style, n in zip(STYLES, numbers, strict=True)}
    write(_DIMENSION.sub(f'<dimension ref="{used}"/>'.encode(), sheet[: sample.start()]))
    with rows.open("rb") as file:
        _pass_on(file, styles, write)
    write(sheet[sample.end() :])


def _pass_on(file: BinaryIO, styles: Mapping[bytes, bytes], write: Callable[[bytes], object]) -> None:
    while lines := file.readlines(_CHUNK):
        chunk = b"".join(lines)
        for style, number in styles.items():
            chunk = chunk.replace(style, number)
        write(chunk)


LONGEST = 32_767
"""The most characters that a cell can hold."""
_OLDEST = 1900
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
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
        "constant_memory": True,
        "tmpdir": str(to.parent),
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


def _lines(table: Table, sums: _Sums) -> Iterator[Iterator[str]]:
    columns = [(column(at), key, COLUMNS[key].value) for at, key in enumerate(table.columns)]
    for n, row in enumerate(table.rows, 1):
        late = row.standing.overdue
        place = str(_FIRST + 1 + n)
        yield (
            _cell(letters + place, n if key == "index" else value(row), late=late and key == "status")
            for letters, key, value in columns
        )
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
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_FIRST, at, column.heading, formats["head"])
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


def _cell(at: str, value: Cell, *, late: bool) -> str:
    if isinstance(value, date) and value.year >= _OLDEST:
        return date_cell(at, value)
    if isinstance(value, int):
        return number_cell(at, value)
    return text_cell(at, _text(value), "late" if late else "text")


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return vi.day(value)
    text = str(value) if value is not None else ""
    if _CONTROL.search(text) is not None:
        text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
