"""A workbook as text: what stands over a table as lines, its rows between pipes."""

import io
import warnings
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from directives.extract import open_archive
from language.folding import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_BOOK = "xl/workbook.xml"
_MOST_ROWS, _MOST_COLUMNS = 5_000, 60  # of a sheet
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
            for row in range(span.min_row + 1, min(span.max_row, _MOST_ROWS) + 1):
                merged[row, span.min_col] = sheet.cell(span.min_row, span.min_col).value
    lines: list[str] = []
    table = False
    most = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
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
