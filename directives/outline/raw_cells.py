"""The lines of a document as they stand in it, and the cells between the pipes of one."""

import re
from dataclasses import dataclass

from directives.outline.lines import Passage, physical_lines

_MARKUP = re.compile(r"\*+|<br\s*/?>|&nbsp;|`", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """A line as it stands, and the offset in the document where it begins."""

    text: str
    offset: int


def raw_lines(document: str) -> list[Raw]:
    """The physical lines of a document, each with the offset where it begins."""
    raws: list[Raw] = []
    offset = 0
    for text, length in physical_lines(document):
        raws.append(Raw(text, offset))
        offset += length
    return raws


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
