"""Ruled tables on a page: from the lines that are drawn or scanned to the rows of cells between them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directives.formats.grids import Cells
from directives.formats.layout import Letter, Piece, piece_lines

_NEAR = 3.0  # points: rules this close are one
_MEETS = 4.5  # a rule that ends this near another one meets it
_FEWEST = 3  # places, and upright rules: the rest of a table on a new page may be one row
_MOST = 400
_PADDING = (1.5, 8.0)  # points: between a rule and the letters, at least and at most
THICKEST = 2.5
"""Points: what is thicker is no line."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A drawn line: upright at `at` from `start` to `end`, or level at that height; in points."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame: its columns' edges from the left and its rows' edges from the top, in points.

    `left_sides` and `tops` hold the (row, column) places that a rule parts from the one before them.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    left_sides: frozenset[tuple[int, int]]
    tops: frozenset[tuple[int, int]]

    def holds(self, letter: Letter) -> bool:
        x, y = _middle(letter)
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]

    def cell(self, row: int, column: int) -> tuple[int, int]:
        """The first place of the cell that a place belongs to."""
        while column > 0 and (row, column) not in self.left_sides:
            column -= 1
        while row > 0 and (row, column) not in self.tops:
            row -= 1
        return row, column


def rules_of_box(left: float, bottom: float, right: float, top: float) -> list[RuledLine]:
    """The rules that a drawn rectangle amounts to: itself where it is thin, its four sides otherwise."""
    wide, high = right - left, top - bottom
    if high <= THICKEST:
        return [RuledLine(False, (top + bottom) / 2, left, right)] if wide > _NEAR else []
    if wide <= THICKEST:
        return [RuledLine(True, (left + right) / 2, bottom, top)]
    return [
        RuledLine(False, top, left, right),
        RuledLine(False, bottom, left, right),
        RuledLine(True, left, bottom, top),
        RuledLine(True, right, bottom, top),
    ]


def grids_of(rules: Sequence[RuledLine]) -> list[Grid]:
    """The tables that rules make, from the top: groups that touch, with enough of them each way."""
    if not 2 * _FEWEST <= len(rules) <= 20 * _MOST:
        return []
    grids = [grid for group in _touching(rules) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: -grid.rows[0])


def cells_of(grid: Grid, letters: Iterable[Letter]) -> list[Cells]:
    """The text of the grid's cells, row by row; a cell over several rows has its text in each of them."""
    held: dict[tuple[int, int], list[Letter]] = {}
    downwards = [-place for place in grid.rows]
    for letter in letters:
        x, y = _middle(letter)
        place = grid.cell(_between(downwards, -y), _between(grid.columns, x))
        held.setdefault(place, []).append(letter)
    texts = {
        place: cell_text(piece_lines(found), grid.columns[place[1]], _right_edge(grid, place))
        for place, found in held.items()
    }
    rows: list[Cells] = []
    for row in range(len(grid.rows) - 1):
        firsts = [grid.cell(row, column) for column in range(len(grid.columns) - 1)]
        rows.append(
            [texts.get(first, "") if first[1] == column else "" for column, first in enumerate(firsts)]
        )
    return rows


def _grid(group: list[RuledLine]) -> Grid | None:
    """The frame that a group of rules makes. What ends in the open, as an underlining does, is left out."""
    columns = _places(rule.at for rule in group if rule.upright)
    levels = [rule for rule in group if not rule.upright and _ends_at(rule, columns)]
    rows = _places([*(rule.at for rule in levels), *_open_ends(group, levels)])[::-1]
    uprights = [rule for rule in group if rule.upright and _ends_at(rule, rows)]
    columns = _places(rule.at for rule in uprights)
    places = (len(columns) - 1) * (len(rows) - 1)
    if places < _FEWEST or len(columns) < _FEWEST or max(len(columns), len(rows)) > _MOST:
        return None
    left_sides = {
        (row, _nearest(columns, rule.at))
        for rule in uprights
        for row, (top, bottom) in enumerate(pairwise(rows))
        if rule.start - 1 <= (top + bottom) / 2 <= rule.end + 1
    }
    tops = {
        (_nearest(rows, rule.at), column)
        for rule in levels
        for column, (left, right) in enumerate(pairwise(columns))
        if rule.start - 1 <= (left + right) / 2 <= rule.end + 1
    }
    return Grid(tuple(columns), tuple(rows), frozenset(left_sides), frozenset(tops))


def _open_ends(group: Sequence[RuledLine], levels: Sequence[RuledLine]) -> list[float]:
    """Heights beyond the outermost level rules where a table goes on from page to page without a rule."""
    if not levels:
        return []
    top, bottom = max(rule.at for rule in levels), min(rule.at for rule in levels)
    uprights = [rule for rule in group if rule.upright]
    highest, lowest = max(rule.end for rule in uprights), min(rule.start for rule in uprights)
    edges = []
    for edge, ends in (
        (highest, [rule.end for rule in uprights]),
        (lowest, [rule.start for rule in uprights]),
    ):
        together = sum(1 for end in ends if abs(end - edge) <= _NEAR)
        if (edge > top + _MEETS or edge < bottom - _MEETS) and together >= _FEWEST:
            edges.append(edge)
    return edges


def _ends_at(rule: RuledLine, places: Sequence[float]) -> bool:
    return all(any(abs(end - place) <= _MEETS for place in places) for end in (rule.start, rule.end))


def _nearest(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda place: abs(places[place] - at))


def _middle(letter: Letter) -> tuple[float, float]:
    return (letter.left + letter.right) / 2, letter.base + letter.height * 0.25


def _right_edge(grid: Grid, place: tuple[int, int]) -> float:
    row, column = place
    while column + 2 < len(grid.columns) and (row, column + 1) not in grid.left_sides:
        column += 1
    return grid.columns[column + 1]


def cell_text(lines: Sequence[Sequence[Piece]], left_edge: float, right_edge: float) -> str:
    """A cell's paragraphs. A line goes on in the next where the next one's first word had no room in it."""
    text = ""
    room = 0.0
    begin = min((line[0].left for line in lines), default=left_edge)
    padding = min(max(begin - left_edge, _PADDING[0]), _PADDING[1])
    for line in lines:
        if text:
            text += " " if line[0].first_word > room else "\n"
        text += " ".join(piece.text for piece in line)
        room = right_edge - padding - line[-1].right
    return text


def _places(found: Iterable[float]) -> list[float]:
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _between(places: Sequence[float], value: float) -> int:
    """The gap between ascending places that a value falls in."""
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def _touching(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """Rules in groups that hang together."""
    groups: list[tuple[list[RuledLine], list[float]]] = []
    for rule in sorted(rules, key=lambda rule: -rule.end if rule.upright else -rule.at):
        box = _box(rule)
        joined, others = [rule], []
        for group, around in groups:
            if _overlap(box, around):
                joined.extend(group)
                box = [
                    min(box[0], around[0]),
                    min(box[1], around[1]),
                    max(box[2], around[2]),
                    max(box[3], around[3]),
                ]
            else:
                others.append((group, around))
        groups = [*others, (joined, box)]
    return [group for group, _ in groups]


def _box(rule: RuledLine) -> list[float]:
    """Left, bottom, right, top, with the slack that drawn rules need to touch."""
    if rule.upright:
        return [rule.at - _NEAR, rule.start - _NEAR, rule.at + _NEAR, rule.end + _NEAR]
    return [rule.start - _NEAR, rule.at - _NEAR, rule.end + _NEAR, rule.at + _NEAR]


def _overlap(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


# The ruled lines of a scanned page: long dark runs, found on the page shrunk one way at a time. Shrunk
# along a rule, a rule stays dark and letters turn grey.

if TYPE_CHECKING:
    from PIL.Image import Image

_BLOCK = 12  # points of the picture that become one
_LONG_LEVEL = 8  # blocks: longer than any stroke of a letter
_LONG_UPRIGHT = 5
_DARKEST_GREY = 110
_DARK = bytes(1 if value < _DARKEST_GREY else 0 for value in range(256))
_SAME = 6.0  # points of the picture: pieces of one rule, which is thick or leans a little
_MOST_RUNS = 4_000


def rules_on(picture: "Image", scale: float) -> list[RuledLine]:
    """The level and upright rules, in points of the picture times `scale`, upwards from its top as 0."""
    from PIL.Image import Transpose

    level = _runs(picture, _LONG_LEVEL)
    upright = _runs(picture.transpose(Transpose.TRANSPOSE), _LONG_UPRIGHT)
    rules = [RuledLine(False, -at * scale, start * scale, end * scale) for at, start, end in level]
    rules += [RuledLine(True, at * scale, -end * scale, -start * scale) for at, start, end in upright]
    return rules


def _runs(picture: "Image", shortest: int) -> list[tuple[float, float, float]]:
    """Dark runs along the rows, as (row, start, end) in points, rows that are one rule put together."""
    from PIL import Image, ImageChops

    width = max(1, picture.width // _BLOCK)
    # A fine rule may lie half on one row and half on the next, pale on both.
    stronger = ImageChops.multiply(picture, ImageChops.offset(picture, 0, 1))
    small = stronger.resize((width, picture.height), Image.Resampling.BOX)
    pixels = small.tobytes().translate(_DARK)
    pattern = re.compile(b"\x01{%d,}" % shortest)
    stretch = picture.width / width
    found: list[list[float]] = []
    for row in range(picture.height):
        for run in pattern.finditer(pixels[row * width : (row + 1) * width]):
            _add(found, float(row), run.start() * stretch, run.end() * stretch)
            if len(found) > _MOST_RUNS:
                return []
    return [(at, start - stretch / 2, end + stretch / 2) for at, start, end in found]


def _add(found: list[list[float]], row: float, start: float, end: float) -> None:
    """A run joins one on a row just above that it touches, or is a new one."""
    for known in reversed(found[-60:]):
        if row - known[0] <= _SAME and start <= known[2] + 2 * _BLOCK and known[1] <= end + 2 * _BLOCK:
            known[0], known[1], known[2] = row, min(known[1], start), max(known[2], end)
            return
    found.append([row, start, end])
