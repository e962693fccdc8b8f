"""A registry file as rows of text: CSV in the encodings and with the separators in use, or XLSX."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from language.folding import clean, fold
from messages.command_line.office import Problem

_MOST_BYTES = 5_000_000
_MOST_UNPACKED = 50_000_000  # bytes of a workbook's parts together
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100
_LONGEST_CELL = 500
_ZIP_MAGIC = b"PK\x03\x04"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

UNIT_COLUMNS = {
    "code": ("code", "ma", "ma don vi", "ma dv"),
    "name": ("name", "ten", "ten don vi", "don vi", "ten phong", "ten phong ban"),
    "kind": ("kind", "loai", "loai don vi", "loai hinh", "nhom"),
    "aliases": ("aliases", "alias", "ten khac", "ten viet tat", "viet tat", "cac ten khac", "ten goi khac"),
    "parent": ("parent", "cap tren", "don vi cap tren", "ma cap tren", "truc thuoc", "thuoc"),
    "in_charge": ("in charge", "phu trach", "lanh dao phu trach", "nguoi phu trach", "ma lanh dao phu trach"),
}
PEOPLE_COLUMNS = {
    "code": ("code", "ma", "ma can bo", "ma cb", "ma nhan vien"),
    "name": ("name", "ten", "ho ten", "ho va ten"),
    "title": ("title", "chuc vu", "chuc danh"),
    "honorific": ("honorific", "danh xung", "xung ho"),
    "roles": ("roles", "role", "vai tro", "quyen"),
    "unit": ("unit", "don vi", "ma don vi", "phong", "phong ban"),
}
"""The columns of the two files, and the headings by which each may go, folded."""


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """A row of the file: the line that a person finds it at, its cells by column, the workbook's sheet."""

    number: int
    cells: Mapping[str, str]
    sheet: str = ""


class BadFile(Exception):
    """The file as a whole cannot be used; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_lines(
    path: Path, columns: Mapping[str, tuple[str, ...]], required: Iterable[str]
) -> list[RegistryRow]:
    """The rows below the header that hold anything. Raises BadFile.

    `columns` are the headings by which each column may go, folded. Columns of other names are passed over. Of
    a workbook it is the first sheet with all that is required, or else the first.
    """
    required = tuple(required)
    sheets = _sheets(path)
    sheet, table = next(
        ((name, each) for name, each in sheets if _missing(each, columns, required) is None), sheets[0]
    )
    lacks = _missing(table, columns, required)
    if lacks is not None:
        raise BadFile(replace(lacks, sheet=sheet))
    header = _header(table)
    places = _places(header[1], columns)
    lines = []
    for number, cells in _bounded(sheet, table):
        if number > header[0] and any(cells):
            named = {column: cells[at] if at < len(cells) else "" for column, at in places.items()}
            lines.append(RegistryRow(number, named, sheet))
    if not lines:
        raise BadFile(Problem("empty", sheet=sheet))
    return lines


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, separated by semicolons or line breaks."""
    parts = (" ".join(part.split()) for part in cell.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


_Table = list[tuple[int, list[str]]]


def _header(table: _Table) -> tuple[int, list[str]]:
    """The first row that holds anything; a row 0 where there is none."""
    return next(((number, cells) for number, cells in table if any(cells)), (0, []))


def _missing(
    table: _Table, columns: Mapping[str, tuple[str, ...]], required: Iterable[str]
) -> Problem | None:
    """What keeps a table from being the one that is looked for."""
    number, cells = _header(table)
    if not number:
        return Problem("empty")
    places = _places(cells, columns)
    lacks = next((column for column in required if column not in places), None)
    return Problem("missing_column", {"column": lacks}, number) if lacks is not None else None


def _sheets(path: Path) -> list[tuple[str, _Table]]:
    """The file's tables, one at least, each by the name of its sheet, "" outside a workbook."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadFile(Problem("unreadable", {"path": str(path)})) from error
    if len(data) > _MOST_BYTES:
        raise BadFile(Problem("too_big", {"megabytes": _MOST_BYTES // 1_000_000}))
    return _xlsx_sheets(data) if data.startswith(_ZIP_MAGIC) else [("", _csv_rows(_decoded(data)))]


def _bounded(sheet: str, rows: _Table) -> _Table:
    if len(rows) > _MOST_ROWS:
        raise BadFile(Problem("too_many_rows", {"rows": _MOST_ROWS}, sheet=sheet))
    for number, cells in rows:
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            raise BadFile(Problem("cell_too_long", {"length": _LONGEST_CELL}, number, sheet))
    return rows


def _decoded(data: bytes) -> str:
    """Text by its mark, else UTF-8, else UTF-16 or the Vietnamese code page that old programs write."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode(data, encoding)
    if b"\x00" in data[:1000]:
        return _decode(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1258")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFile(Problem("encoding")) from error


def _csv_rows(text: str) -> _Table:
    first = next((line for line in text.splitlines() if line.strip()), "")
    # Only the heading tells: cells of the rows below hold lists with semicolons.
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    started = 1
    try:
        for cells in reader:
            rows.append((started, [_cell(cell) for cell in cells]))
            started = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(Problem("broken_row", {}, started)) from error
    return rows


def _xlsx_sheets(data: bytes) -> list[tuple[str, _Table]]:
    # Loaded where it is used: most runs open no workbook.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked > _MOST_UNPACKED:
            raise BadFile(Problem("too_big", {"megabytes": _MOST_UNPACKED // 1_000_000}))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (
                str(sheet.title),
                [
                    (number, ["" if value is None else _cell(str(value)) for value in values])
                    for number, values in enumerate(
                        sheet.iter_rows(values_only=True, max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS),
                        start=1,
                    )
                ],
            )
            for sheet in book.worksheets
        ]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, OSError) as error:
        raise BadFile(Problem("not_a_workbook")) from error
    return sheets or [("", [])]


def _cell(text: str) -> str:
    return clean(text).strip()


def _places(header: list[str], columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    headings = [" ".join(fold(cell).replace("_", " ").split()) for cell in header]
    places: dict[str, int] = {}
    for column, names in columns.items():
        for at, heading in enumerate(headings):
            if heading in names and column not in places:
                places[column] = at
    return places
