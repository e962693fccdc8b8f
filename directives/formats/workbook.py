"""A workbook as text, and what its cells say by their colours and formulas."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from directives.extract import open_archive
from language.folding import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from PIL.Image import Image


# A workbook as text: what stands over a table as lines, its rows between pipes.

_BOOK = "xl/workbook.xml"
_MOST_READ_ROWS, _MOST_READ_COLUMNS = 5_000, 60  # of a sheet
_OF_A_TABLE = 3  # cells of the first row that is none of a title


def is_workbook(data: bytes) -> bool:
    """Whether a package holds sheets."""
    with open_archive(data) as archive:
        return _BOOK in archive.namelist()


def read_workbook(data: bytes) -> str:
    """The values of all sheets that show, what is merged in each of its rows; "" of what cannot be read."""
    # Loaded where it is used: most files are no workbooks.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, which is no value
            book = load_workbook(io.BytesIO(data), data_only=True)
            sheets = [_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, LookupError, ValueError, TypeError):
        return ""
    except (OSError, SyntaxError):  # of the XML
        return ""
    return "\n\n".join(filter(None, sheets))


def _sheet(sheet: "Worksheet") -> str:
    merged = {}
    for span in sheet.merged_cells.ranges:
        if span.min_col == span.max_col:
            for row in range(span.min_row + 1, min(span.max_row, _MOST_READ_ROWS) + 1):
                merged[row, span.min_col] = sheet.cell(span.min_row, span.min_col).value
    lines: list[str] = []
    table = False
    most = min(sheet.max_row, _MOST_READ_ROWS), min(sheet.max_column, _MOST_READ_COLUMNS)
    for number, values in enumerate(sheet.iter_rows(max_row=most[0], max_col=most[1], values_only=True), 1):
        shown = [
            _shown(merged.get((number, at)) if value is None else value) for at, value in enumerate(values, 1)
        ]
        filled = [text for text in shown if text]
        table = table or len(filled) >= _OF_A_TABLE
        if filled:
            lines.append(f"| {' | '.join(shown)} |" if table else " ".join(filled))
    return "\n".join(lines)


def _shown(value: object) -> str:
    """A value as it is read in a cell: a day as "05/11/2026", a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%H} giờ {value:%M} ngày {value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(clean(str(value)).replace("|", "/").split())


# Letters that the grounds of a workbook's cells are coloured to, as a picture.

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_LEAST_CELLS, _LEAST_ROWS, _LEAST_COLUMNS = 25, 7, 12
_LEAST_RUNS = 15
_MOST_ROWS, _MOST_COLUMNS = 400, 400
_SHARE, _RUN = 0.6, 0.4  # of the place, and of its width: coloured tables have more, and longer stretches
_SIDE, _RIM = 3, 40  # points of a cell, and of the paper around


def coloured_styles(styles: Any) -> frozenset[int]:
    """The numbers of those formats of cells that have a ground all over."""
    fills = [
        each.get("patternType") == "solid"
        for fill in styles.iter("{*}fills")
        for each in fill.iter("{*}patternFill")
    ]
    formats = [each for part in styles.iter("{*}cellXfs") for each in part.iterchildren("{*}xf")]
    numbers = [int(each.get("fillId", "0")) if each.get("fillId", "0").isdecimal() else 0 for each in formats]
    return frozenset(at for at, number in enumerate(numbers) if number < len(fills) and fills[number])


def drawn_by_grounds(sheet: Any, coloured: frozenset[int]) -> "Image | None":
    """The coloured cells dark on white, where they may be letters; None where they are a table's."""
    from PIL import Image, ImageDraw

    cells: set[tuple[int, int]] = set()
    for cell in sheet.iter("{*}c"):
        place = _PLACE.match(cell.get("r", ""))
        if place is not None and cell.get("s", "").isdecimal() and int(cell.get("s")) in coloured:
            cells.add((_column(place[1]), int(place[2])))
    if len(cells) < _LEAST_CELLS:
        return None
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    wide, high = max(x for x, _ in cells) - left + 1, max(y for _, y in cells) - top + 1
    if not (_LEAST_COLUMNS <= wide <= _MOST_COLUMNS and _LEAST_ROWS <= high <= _MOST_ROWS):
        return None
    runs = sum((x - 1, y) not in cells for x, y in cells)
    if runs < _LEAST_RUNS or len(cells) > _SHARE * wide * high or len(cells) > _RUN * wide * runs:
        return None
    picture = Image.new("RGB", (wide * _SIDE + 2 * _RIM, high * _SIDE + 2 * _RIM), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for x, y in cells:
        across, down = _RIM + (x - left) * _SIDE, _RIM + (y - top) * _SIDE
        draw.rectangle((across, down, across + _SIDE, down + _SIDE), fill=(0, 0, 0))
    return picture


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


# What formulas and cells of a sheet say when they are put together: letters by number, one a cell.

_PIECE = re.compile(r'"((?:[^"]|"")*)"|\b(?:UNI)?CHAR\(\s*(\d{1,7})\s*\)')
_RECKONED = re.compile(r"\bUNICHAR\((?!\s*\d{1,7}\s*\))")
# Of a string with letters that English does not have another one is made.
_REMADE = re.compile(
    r'\b(?:SUBSTITUTE|REPLACE|LEFT|RIGHT|MID|TRIM|CLEAN|REPT)\(\s*"[\x00-\x21\x23-\x7f]*[^\x00-\x7f][^"]*"'
)
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+$")
_MOST_LETTERS = 200_000  # cells with one letter


def joined(formula: str) -> str:
    """The strings and the letters by number of a formula, one behind the other; empty where it has none.

    `="M"&UNICHAR(7852)&"T"` says MẬT.
    """
    return "".join(
        chr(int(found[2])) if found[2] and int(found[2]) <= 0x10FFFF else (found[1] or "").replace('""', '"')
        for found in _PIECE.finditer(formula)
    )


def is_reckoned(formula: str) -> bool:
    """Whether it reckons letters from numbers that do not stand in it: what it says is not seen."""
    return _RECKONED.search(formula) is not None or _REMADE.search(formula) is not None


def formulas_of(root: Any) -> Iterator[str]:
    """The formulas of a part of a workbook, or of an OpenDocument."""
    for element in root.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2", "{*}definedName"):
        if element.text:
            yield element.text
    for element in root.iter("{*}table-cell"):
        for key, said in element.items():
            if key.endswith("}formula"):
                yield said


def shared_strings(root: Any) -> list[str]:
    """The strings that cells name by their places."""
    return ["".join(piece.text or "" for piece in each.iter("{*}t")) for each in root.iter("{*}si")]


def letters_in_cells(root: Any, shared: list[str]) -> Iterator[str]:
    """Of each row and each column of a sheet the letters that stand alone in their cells, put together."""
    columns: dict[str, list[str]] = {}
    count = 0
    for row in root.iter("{*}row", "{*}table-row"):
        letters: list[str] = []
        for number, cell in enumerate(row.iterchildren("{*}c", "{*}table-cell")):
            said = _said(cell, shared).strip()
            if len(said) != 1 or not said.isalpha():
                continue
            letters.append(said)
            place = _REFERENCE.match(cell.get("r", ""))
            columns.setdefault(place[1] if place else str(number), []).append(said)
            count += 1
            if count > _MOST_LETTERS:
                return
        if len(letters) > 1:
            yield "".join(letters)
    yield from ("".join(letters) for letters in columns.values() if len(letters) > 1)


def _said(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "s":
        place = next((value.text or "" for value in cell.iterchildren("{*}v")), "")
        return shared[int(place)] if place.isdecimal() and int(place) < len(shared) else ""
    text = "".join(piece.text or "" for piece in cell.iter("{*}t", "{*}p"))
    return text or next((value.text or "" for value in cell.iterchildren("{*}v")), "")
