"""Letters with places on a page to lines of words, and columns that stand side by side one after the other.

Used where the order of a PDF's content is not the order of reading: headers in two columns, ruled
tables, and pages whose accented letters come from another font and are drawn apart from their words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from language.folding import fold

_SAME_LINE = 0.45  # of the letter height: an index or a footnote mark still belongs to its line
_WORD_GAP = 0.18
LIKELY_BLANK = "\u200a"  # where the file has no space and pdfium thinks that one is meant
_NARROW_GAPS = {" ": 0.06, LIKELY_BLANK: 0.12}  # enough where there is such a space
_COLUMN_GAP = 1.6
_BLANK = 0.25  # of the letter height, the width of a blank


class Letter(NamedTuple):
    """One letter: its left and right edge, its baseline (upwards), its height, in points.

    A tuple, not a dataclass: a page makes thousands.
    """

    char: str
    left: float
    right: float
    base: float
    height: float


_LEFT, _RIGHT, _BASE, _HEIGHT = (itemgetter(place) for place in range(1, 5))  # quicker than by name


class Gap(NamedTuple):
    """A blank between words: its offset in the text, and where it begins and ends on the page."""

    at: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that stand together, without a wide gap between them.

    `gaps` are the blanks between the words, where they are known.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    gaps: tuple[Gap, ...] = ()

    @property
    def first_word(self) -> float:
        """The room that the first word needs, with a blank before it."""
        if self.gaps:
            return self.gaps[0].begin - self.left + _BLANK * self.height
        letters = len(self.text.partition(" ")[0]) + 1
        return letters * (self.right - self.left) / max(len(self.text), 1)

    def parted(self, gap: Gap) -> "tuple[Piece, Piece]":
        """What stands before and after one of the blanks."""
        before = tuple(one for one in self.gaps if one.at < gap.at)
        after = tuple(Gap(one.at - gap.at - 1, one.begin, one.end) for one in self.gaps if one.at > gap.at)
        return (
            Piece(self.text[: gap.at], self.left, gap.begin, self.base, self.height, before),
            Piece(self.text[gap.at + 1 :], gap.end, self.right, self.base, self.height, after),
        )


def piece_lines(letters: Iterable[Letter]) -> list[list[Piece]]:
    """Lines from the top, each as its pieces from the left."""
    return [_pieces(row) for row in _rows(letters) if any(not letter.char.isspace() for letter in row)]


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    # From the top, and from the left where the base is the same: two plain sorts, quicker than one by pairs.
    ordered = sorted(sorted(letters, key=_LEFT), key=_BASE, reverse=True)
    if not ordered:
        return []
    height = median(map(_HEIGHT, ordered)) or 10.0
    rows: list[list[Letter]] = []
    base = float("inf")
    for letter in ordered:
        if base - letter[3] > _SAME_LINE * height:
            rows.append([])
            base = letter[3]
        rows[-1].append(letter)
    return [sorted(row, key=_LEFT) for row in rows]


def _pieces(row: list[Letter]) -> list[Piece]:
    height = median(map(_HEIGHT, row)) or 10.0
    pieces: list[Piece] = []
    current: list[Letter] = []
    gaps: list[Gap] = []
    text = ""
    right, least = 0.0, _WORD_GAP
    for letter in row:
        char, left, end, _, _ = letter
        if char.isspace():
            least = min(least, _NARROW_GAPS.get(char, _NARROW_GAPS[" "]))
            continue
        gap = left - right
        if current and gap > _COLUMN_GAP * height:
            pieces.append(_piece(text, current, gaps))
            text, current, gaps = "", [], []
        elif current and gap > least * height:
            gaps.append(Gap(len(text), right, left))
            text += " "
        if end > right or not current:
            right = end
        text += char
        current.append(letter)
        least = _WORD_GAP
    if current:
        pieces.append(_piece(text, current, gaps))
    return pieces


def _piece(text: str, letters: list[Letter], gaps: list[Gap]) -> Piece:
    return Piece(
        text,
        letters[0].left,
        max(map(_RIGHT, letters)),
        letters[0].base,
        median(map(_HEIGHT, letters)),
        tuple(gaps),
    )


# Two columns that stand side by side, as the head and the foot of a letter do: one after the other.

_ADDRESS = re.compile(r"K[íi]nh\s{0,3}g[ửu]i", re.IGNORECASE)  # the first line below a letterhead
_BLOCK_GAP = (1.9, 4.0)  # a line of one piece further down than this is no part of the columns
_NARROWEST = 0.5  # of the letter height, the space between two columns
_STANDS_OUT = 1.6  # times the other blanks of its line
_LEFT_BLANK = re.compile(r"Số\b|ngày\b|tháng\b|năm\b")  # with room for what is written by hand
# Lines of a letterhead that a narrow column cuts in two.
_FIXED = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam")
_LEAST_FIXED = 8
_DATE_CUT = re.compile(r"\bngày(?:[\s\d.…]{0,12}(?:tháng[\s\d.…]{0,12}(?:năm)?)?)\Z")
_DATE_GOES_ON = re.compile(r"(?:tháng|năm|[\d.…])")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines from `start` to `end`, and the empty strip between their two columns."""

    start: int
    end: int
    low: float
    high: float


def by_columns(lines: list[list[Piece]]) -> list[Piece]:
    """The lines from the top, columns that stand side by side one after the other.

    What is not a line of running text comes without width, so that no paragraph is made of it.
    """
    out: list[Piece] = []
    place = 0
    for block in _blocks(lines):
        out.extend(_line(line) for line in lines[place : block.start])
        out.extend(_columns(lines[block.start : block.end], block))
        place = block.end
    out.extend(_line(line) for line in lines[place:])
    return out


def alone(text: str, piece: Piece) -> Piece:
    """A line that no paragraph takes in."""
    return replace(piece, text=text, right=piece.left, gaps=())


def _line(line: list[Piece]) -> Piece:
    return line[0] if len(line) == 1 else alone("   ".join(piece.text for piece in line), line[0])


def _columns(lines: list[list[Piece]], block: _Block) -> list[Piece]:
    left: list[Piece] = []
    right: list[Piece] = []
    for line in lines:
        pieces = _parted(line, block.low, block.high) or line
        for column, side in (
            (left, [piece for piece in pieces if piece.left < block.high - 0.01]),
            (right, [piece for piece in pieces if piece.left >= block.high - 0.01]),
        ):
            if side:
                column.append(alone(" ".join(piece.text for piece in side), side[0]))
    last = lines[-1][-1]
    return [*_whole(left), alone("", last), *_whole(right), alone("", last)]


def _whole(column: list[Piece]) -> list[Piece]:
    """A column with the fixed lines of a letterhead put together where it is too narrow for them."""
    whole: list[Piece] = []
    for piece in column:
        if whole and _cut(whole[-1].text, piece.text):
            whole[-1] = alone(f"{whole[-1].text} {piece.text}", whole[-1])
        else:
            whole.append(piece)
    return whole


def _cut(above: str, below: str) -> bool:
    if _DATE_CUT.search(above):
        return _DATE_GOES_ON.match(below) is not None
    begun, both = _letters(above), _letters(f"{above} {below}")
    return len(begun) >= _LEAST_FIXED and any(
        len(begun) < len(_letters(fixed)) and _letters(fixed).startswith(both) for fixed in _FIXED
    )


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalpha())


def _blocks(lines: list[list[Piece]]) -> list[_Block]:
    """The blocks of two columns, from the top: each grows from a line with a wide gap, down and then up."""
    blocks: list[_Block] = []
    place = 0
    while place < len(lines):
        if len(lines[place]) != 2 or _ADDRESS.match(lines[place][0].text):
            place += 1
            continue
        low, high = lines[place][0].right, lines[place][1].left
        start, end = place, place + 1
        while end < len(lines) and (strip := _joined(lines, end - 1, end, low, high)):
            (low, high), end = strip, end + 1
        least = blocks[-1].end if blocks else 0
        while start > least and (strip := _joined(lines, start, start - 1, low, high)):
            (low, high), start = strip, start - 1
        blocks.append(_Block(start, end, low, high))
        place = end
    return blocks


def _joined(
    lines: list[list[Piece]], inside: int, beside: int, low: float, high: float
) -> tuple[float, float] | None:
    """The strip between the columns with the line `beside` in the block; None where it is no part of it."""
    line = lines[beside]
    if _ADDRESS.match(line[0].text):
        return None
    apart = abs(lines[inside][0].base - line[0].base)
    pieces = _parted(line, low, high)
    if pieces is None or apart > _BLOCK_GAP[len(pieces) > 1] * line[0].height:
        return None
    if beside < inside and len(pieces) == 1:
        return None  # above the columns, a line on one side may be a title
    if len(pieces) > 2 and not any(_LEFT_BLANK.search(piece.text) for piece in pieces):
        return None
    middle = (low + high) / 2
    low = max([low, *(piece.right for piece in pieces if piece.left < middle)])
    high = min([high, *(piece.left for piece in pieces if piece.left >= middle)])
    return (low, high) if high - low >= _NARROWEST * line[0].height else None


def _parted(line: Sequence[Piece], low: float, high: float) -> list[Piece] | None:
    """The line's pieces with the one that crosses the strip cut in it; None where that cannot be."""
    pieces: list[Piece] = []
    for piece in line:
        if (piece.right <= high and piece.left < low) or piece.left >= low:
            pieces.append(piece)
            continue
        gap = _gap_within(piece, low, high)
        if gap is None:
            return None
        pieces.extend(piece.parted(gap))
    return pieces


def _gap_within(piece: Piece, low: float, high: float) -> Gap | None:
    """The widest blank of the piece that lies in the strip, where it stands out from the others."""
    others = median([gap.end - gap.begin for gap in piece.gaps]) if len(piece.gaps) > 2 else 0.0
    least = max(_NARROWEST * piece.height, _STANDS_OUT * others)
    inside = [gap for gap in piece.gaps if min(gap.end, high) - max(gap.begin, low) >= least]
    return max(inside, key=lambda gap: gap.end - gap.begin, default=None)
