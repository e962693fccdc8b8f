"""Letters with places on a page to lines of words.

Used where the order of a PDF's content is not the order of reading: headers in two columns, ruled
tables, and pages whose accented letters come from another font and are drawn apart from their words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from statistics import median
from typing import NamedTuple

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
