"""Letters with places on a page to readable lines.

Used where the order of a PDF's content is not the order of reading: headers in two columns, ruled
tables, and pages whose accented letters come from another font and are drawn apart from their words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

_SAME_LINE = 0.45  # of the letter height: an index or a footnote mark still belongs to its line
_WORD_GAP = 0.18
_NARROW_GAP = 0.06  # enough where the file has a space there
_COLUMN_GAP = 1.6
_ADDRESS = re.compile(r"K[íi]nh\s{0,3}g[ửu]i", re.IGNORECASE)  # the first line below a letterhead
_BLOCK_GAP = (1.9, 4.0)  # a line of one piece further down than this is no part of the columns


class Letter(NamedTuple):
    """One letter: its left and right edge, its baseline (upwards), its height, in points.

    A tuple, not a dataclass: a page makes thousands.
    """

    char: str
    left: float
    right: float
    base: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that stand together, without a wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    height: float


def piece_lines(letters: Iterable[Letter]) -> list[list[Piece]]:
    """Lines from the top, each as its pieces from the left."""
    return [_pieces(row) for row in _rows(letters) if any(not letter.char.isspace() for letter in row)]


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    ordered = sorted(letters, key=lambda letter: (-letter.base, letter.left))
    if not ordered:
        return []
    height = median(letter.height for letter in ordered) or 10.0
    rows: list[list[Letter]] = []
    base = float("inf")
    for letter in ordered:
        if base - letter.base > _SAME_LINE * height:
            rows.append([])
            base = letter.base
        rows[-1].append(letter)
    return [sorted(row, key=lambda letter: letter.left) for row in rows]


def _pieces(row: list[Letter]) -> list[Piece]:
    height = median(letter.height for letter in row) or 10.0
    pieces: list[Piece] = []
    current: list[Letter] = []
    chars: list[str] = []
    right, spaced = 0.0, False
    for letter in row:
        if letter.char.isspace():
            spaced = True
            continue
        gap = letter.left - right
        if current and gap > _COLUMN_GAP * height:
            pieces.append(_piece(chars, current))
            chars, current = [], []
        elif current and gap > (_NARROW_GAP if spaced else _WORD_GAP) * height:
            chars.append(" ")
        right = max(right, letter.right) if current else letter.right
        chars.append(letter.char)
        current.append(letter)
        spaced = False
    if current:
        pieces.append(_piece(chars, current))
    return pieces


def _piece(chars: list[str], letters: list[Letter]) -> Piece:
    return Piece(
        "".join(chars),
        letters[0].left,
        max(letter.right for letter in letters),
        letters[0].base,
        median(letter.height for letter in letters),
    )


def by_columns(lines: list[list[Piece]]) -> list[Piece]:
    """The lines from the top, columns that stand side by side one after the other.

    What is not a line of running text comes without width, so that no paragraph is made of it.
    """
    out: list[Piece] = []
    place = 0
    while place < len(lines):
        block = _two_columns(lines, place)
        if block is None:
            line = lines[place]
            text = "   ".join(piece.text for piece in line)
            out.append(line[0] if len(line) == 1 else _alone(text, line[0]))
            place += 1
            continue
        end, gutter = block
        pieces = [piece for line in lines[place:end] for piece in line]
        left = [_alone(piece.text, piece) for piece in pieces if piece.left < gutter]
        right = [_alone(piece.text, piece) for piece in pieces if piece.left >= gutter]
        out.extend([*left, _alone("", pieces[-1]), *right, _alone("", pieces[-1])])
        place = end
    return out


def _alone(text: str, piece: Piece) -> Piece:
    return replace(piece, text=text, right=piece.left)


def _two_columns(lines: list[list[Piece]], start: int) -> tuple[int, float] | None:
    """Where the block of two columns that begins at `start` ends, and the place between its columns."""
    if len(lines[start]) != 2:
        return None
    low, high = lines[start][0].right, lines[start][1].left
    end = start + 1
    for line in lines[start + 1 :]:
        new_low, new_high = low, high
        middle = (low + high) / 2
        for piece in line:
            if piece.left >= middle:
                new_high = min(new_high, piece.left)
            else:
                new_low = max(new_low, piece.right)
        if _ADDRESS.match(line[0].text):
            break
        far = lines[end - 1][0].base - line[0].base > _BLOCK_GAP[len(line) > 1] * line[0].height
        if len(line) > 2 or new_high - new_low < 0.5 * line[0].height or far:
            break
        low, high, end = new_low, new_high, end + 1
    return end, (low + high) / 2
