"""The lines of a document as they stand in it, and the cells between the pipes of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directives.outline.lines import Line, Passage, physical_lines

MOST_BLANKS = 2  # lines between two rows
_LONGEST_EDGE = 9  # lines between a page's last row and the next one's first
_MARKUP = re.compile(r"\*+|<br\s*/?>|&nbsp;|`", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """A line as it stands, and the offset in the document where it begins.

    `page`: it is the edge of a page, and its text left out but where it is a number, which may be a row's.
    """

    text: str
    offset: int
    page: bool = False

    @property
    def blank(self) -> bool:
        """Whether it says nothing."""
        return self.page or not self.text.strip()


def raw_lines(document: str, lines: Sequence[Line]) -> list[Raw]:
    """The physical lines of a document, `lines` before they were read, each with where it begins."""
    raws: list[Raw] = []
    offset = 0
    for (text, length), line in zip(physical_lines(document), lines, strict=True):
        raws.append(Raw("" if line.page and not text.strip().isdigit() else text, offset, line.page))
        offset += length
    return raws


def rows_go_on(raws: Sequence[Raw], at: int) -> bool:
    """Whether a row stands below one or two blank lines, or below a page's edge."""
    edge = False
    for blanks, raw in enumerate(raws[at : at + _LONGEST_EDGE]):
        edge = edge or raw.page
        if not raw.blank:
            return "|" in raw.text and (edge or blanks <= MOST_BLANKS)
    return False


def cells_of(raw: Raw) -> list[Passage]:
    """The cells between a line's pipes."""
    text = raw.text
    begin = len(text) - len(text.lstrip())
    if text[begin : begin + 1] == "|":
        begin += 1
    stop = len(text.rstrip())
    if text[:stop].endswith("|"):
        stop -= 1
    cells: list[Passage] = []
    for part in text[begin:stop].split("|"):
        cells.append(cell_of(part, raw.offset + begin))
        begin += len(part) + 1
    return cells


def cell_of(text: str, offset: int) -> Passage:
    """A cell's text without markup; a line break inside it becomes a semicolon's pause."""
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    at = length = 0
    for found in [*_MARKUP.finditer(text), None]:
        piece = text[at : found.start() if found else len(text)]
        if piece.strip():
            pieces.append((length, offset + at))
            texts.append(piece)
            length += len(piece)
        if found:
            at = found.end()
            if found.group()[:1] == "<" and texts:
                length -= len(texts[-1])
                texts[-1] = texts[-1].rstrip() + " "
                length += len(texts[-1])
    return Passage("".join(texts), pieces).part(0, length) if pieces else Passage()


def clean_cell(text: str) -> str:
    """A cell's text with single blanks."""
    return " ".join(text.split())


def evened(raw: Raw) -> str:
    """The cells of a line, the blanks between them and in them evened."""
    return "|".join(clean_cell(cell.text) for cell in cells_of(raw))
