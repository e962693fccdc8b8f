"""Tables without rules: columns that stay apart over many lines, the first of which numbers the rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from directives.formats.grids import Cells, table_lines
from directives.formats.layout import Piece, alone
from directives.formats.rulings import cell_text
from language.folding import fold

_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[A-ZĐ])[.)]?\Z")
_HIGHEST = 1  # lines above the table where it goes on from the page before
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 3
_FEWEST_NUMBERS = 2
_FURTHEST = 5.0  # of the letter height: a line further down is no part of the table
_NARROWEST = 0.5  # of the letter height, the space between two columns
_HEADED = frozenset({"stt", "tt", "so tt", "so thu tu"})
_FURTHER = 1.12  # of the step between a cell's lines: the step between rows

Lines = list[list[Piece]]
Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Table:
    """Lines from `start` to `end`, and the edges of their columns' ink from the left."""

    start: int
    end: int
    columns: tuple[Strip, ...]


def with_tables(lines: Lines) -> Lines:
    """The lines, those of a table without rules as rows of cells: a piece each that stands by itself."""
    out: Lines = []
    place = 0
    for table in _tables(lines):
        out.extend(lines[place : table.start])
        first = lines[table.start][0]
        shown = table_lines(_rows(lines[table.start : table.end], table.columns))
        out.extend([alone(text, first)] for text in ["", *shown, ""])
        place = table.end
    out.extend(lines[place:])
    return out


def _tables(lines: Lines) -> Iterator[_Table]:
    place = 0
    while place < len(lines):
        table = _table_at(lines, place) if len(lines[place]) >= _FEWEST_COLUMNS else None
        if table is None:
            place += 1
            continue
        yield table
        place = table.end


def _table_at(lines: Lines, seed: int) -> _Table | None:
    """The table around a line of several pieces: what keeps at least two strips between columns free."""
    strips = [(before.right, after.left) for before, after in pairwise(lines[seed])]
    end = seed + 1
    while end < len(lines) and (kept := _kept(strips, lines[end - 1], lines[end], lines[end])):
        strips, end = kept, end + 1
    # On a new page a table begins with what had no room on the last, below a running head or none.
    top = seed
    while top > 0 and (kept := _kept(strips, lines[top - 1], lines[top], lines[top - 1])):
        strips, top = kept, top - 1
    starts = range(top, seed) if top <= _HIGHEST else ()
    tables = (_numbered(lines, start, end, 1) for start in starts)
    return next((table for table in tables if table), None) or _numbered(lines, seed, end, _FEWEST_NUMBERS)


def _numbered(lines: Lines, start: int, end: int, fewest: int) -> _Table | None:
    """The lines as a table, if they are enough and their first column holds numbers and nothing else."""
    if end - start < _FEWEST_LINES:
        return None
    columns = _columns(lines[start:end])
    if len(columns) < _FEWEST_COLUMNS:
        return None
    firsts = [_cell(line, columns[0]) for line in lines[start:end]]
    shown = [" ".join(piece.text for piece in first) for first in firsts if first]
    numbers = sum(1 for text in shown if _NUMBER.match(text))
    headed = fold(shown[0]) in _HEADED if shown else False
    return _Table(start, end, columns) if numbers + headed >= max(fewest, len(shown)) else None


def _kept(
    strips: Sequence[Strip], above: Sequence[Piece], below: Sequence[Piece], line: Sequence[Piece]
) -> list[Strip]:
    """What `line`, one of two neighbours, leaves free of the strips; nothing if fewer than two are left."""
    if above[0].base - below[0].base > _FURTHEST * line[0].height:
        return []
    least = _NARROWEST * line[0].height
    inked = list(_ink(line, least))
    kept = []
    for low, high in strips:
        free = max(_free(inked, low, high), key=lambda part: part[1] - part[0])
        if free[1] - free[0] >= least:
            kept.append(free)
    return kept if len(kept) >= _FEWEST_COLUMNS - 1 else []


def _free(inked: Sequence[Strip], low: float, high: float) -> Iterator[Strip]:
    begin = low
    for left, right in inked:
        if right > low and left < high:
            yield begin, max(left, begin)
            begin = max(begin, right)
    yield begin, max(high, begin)


def _ink(line: Sequence[Piece], least: float) -> Iterator[Strip]:
    """Where words stand, those that less than `least` parts as one."""
    for piece in line:
        begin = piece.left
        for gap in piece.gaps:
            if gap.end - gap.begin >= least:
                yield begin, gap.begin
                begin = gap.end
        yield begin, piece.right


def _columns(lines: Lines) -> tuple[Strip, ...]:
    """Where ink stands in any of the lines: a column each."""
    inked = sorted(ink for line in lines for ink in _ink(line, _NARROWEST * line[0].height))
    columns = [inked[0]]
    for left, right in inked[1:]:
        if left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return tuple(columns)


def _cell(line: Sequence[Piece], column: Strip) -> list[Piece]:
    """What of a line stands in a column."""
    cell: list[Piece] = []
    for piece in line:
        rest: Piece | None = piece
        while rest is not None:
            gap = next((gap for gap in rest.gaps if gap.end - gap.begin >= _NARROWEST * rest.height), None)
            word, rest = rest.parted(gap) if gap else (rest, None)
            if column[0] <= (word.left + word.right) / 2 <= column[1]:
                cell.append(word)
    return cell


def _rows(lines: Lines, columns: Sequence[Strip]) -> list[Cells]:
    starts = _starts(lines, columns[0])
    rows = []
    for start, end in pairwise([*starts, len(lines)]):
        cells = []
        for column in columns:
            parts = [part for line in lines[start:end] if (part := _cell(line, column))]
            cells.append(cell_text(parts, column[0], column[1] + 1.0))
        rows.append(cells)
    return rows


def _starts(lines: Lines, first: Strip) -> list[int]:
    """The first line of each row: of the lines between two numbers the one that stands furthest apart.

    A number stands in its row's first line, or half way down where the cells are centred upright.
    """
    numbered = [place for place, line in enumerate(lines) if _cell(line, first)]
    starts = [0]
    for above, below in pairwise(numbered if numbered[:1] == [0] else [-1, *numbered]):
        steps = [
            (lines[place - 1][0].base - lines[place][0].base, place)
            for place in range(max(above + 1, 1), below + 1)
        ]
        if not steps:
            continue
        widest = max(step for step, _ in steps)
        usual = min(step for step, _ in steps)
        apart = [place for step, place in steps if step >= widest - 0.5]
        starts.append(apart[0] if widest > _FURTHER * usual and len(apart) == 1 else below)
    return sorted(dict.fromkeys(starts))
