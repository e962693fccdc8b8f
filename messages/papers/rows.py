"""The rows of a sheet, written as a spreadsheet's own XML and put into a book that a library has made.

A table of an office holds millions of cells: to hand each to the library costs more than all the rest.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Literal

CellStyle = Literal["text", "number", "date", "moment", "late"]
STYLES: Sequence[CellStyle] = ("text", "number", "date", "moment", "late")
"""The book has a sample row, of one cell in each of these, where the rows are to stand."""

LONGEST = 32_767
"""The most characters that a cell can hold."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SHORT = 200  # characters
_ESCAPED = re.compile(r"(_x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": "_xFFFE_", "\uffff": "_xFFFF_"}
_TABLE = str.maketrans(_ENTITIES)
_SAMPLE = re.compile(rb"<row [^>]*?>(?:(?!<row ).)*?</row>(?=</sheetData>)", re.DOTALL)
_STYLE = re.compile(rb' s="(\d+)"')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_EPOCH = date(1899, 12, 30).toordinal()
_LEAP = 60  # of days: the spreadsheet's 29/02/1900, which never was
_CHUNK = 1 << 16  # bytes
_PACKED = 2  # of 9: a quarter larger than by the usual 6, in half the time


def column(at: int) -> str:
    """The letters of a column, the first being 0."""
    letters = ""
    while at >= 0:
        at, rest = divmod(at, 26)
        letters, at = chr(ord("A") + rest) + letters, at - 1
    return letters


def text_cell(at: str, text: str, style: CellStyle = "text") -> str:
    """A text, whatever it looks like."""
    return f'<c r="{at}" s="@{style}"{_often_said(text) if len(text) <= _SHORT else _said(text)}'


def _said(text: str) -> str:
    """All of a cell behind its style."""
    keep = ""
    if not _is_plain(text):
        text = _readable(text)
        # With no quotation mark left in it, no text looks like the style of a cell.
        keep = ' xml:space="preserve"' if text != text.strip() else ""
        text = _ESCAPED.sub(r"_x005F\1", text).translate(_TABLE)
    return f' t="inlineStr"><is><t{keep}>{text}</t></is></c>' if text else "/>"


_often_said = lru_cache(maxsize=5_000)(_said)  # of many tasks a table says the same


def _is_plain(text: str) -> bool:
    """Whether it can stand as it is; quicker to tell than by a pattern. Of spaces only " " is printable."""
    if not text.isprintable() or len(text) > LONGEST or text != text.strip(" "):
        return False
    return "&" not in text and "<" not in text and ">" not in text and '"' not in text and "_x" not in text


def _readable(text: str) -> str:
    """The text without what a cell cannot hold."""
    if _CONTROL.search(text) is not None:
        text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


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
    with (
        zipfile.ZipFile(book) as made,
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as filled,
    ):
        for member in made.namelist():
            with made.open(member) as source, filled.open(member, "w", force_zip64=True) as target:
                if member == sheet:
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
