"""Tables of tasks: rows between pipes, or text in columns, one task a row."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from directives.outline.column_contents import columns_told
from directives.outline.columns import Column, column_of, columns_of, tells_of_procedures
from directives.outline.lines import Line, Mending, Passage, mend
from directives.outline.listed_tables import read_listed
from directives.outline.raw_cells import (
    MOST_BLANKS,
    Raw,
    cell_of,
    cells_of,
    clean_cell,
    evened,
    raw_lines,
    rows_go_on,
)

_LEAST_COLUMNS = 3  # of a table without pipes
_SEPARATOR = re.compile(r"\A[\s|:\-–—=_+]*$")
_GAP = re.compile(r"\s(?:\s+|(?<=\t))")
_WIDE = re.compile(r"\S\s{3,}\S")  # between two columns; two blanks may be one too many
_COUNTER = re.compile(r"\A(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6}|[a-zđ])[.)/]?$")
_SAME_AS_ABOVE = re.compile(r"[\s\W]*(?:nt|như trên|như trên đây|″|”|\"|//)[\s\W]*\Z", re.IGNORECASE)
# What a second row of heads names none of: with these, or with words that name no column, it is a row.
_OF_ROWS = (None, Column.NUMBER, Column.CONTENT)
_LONGEST_ROW = 60  # lines of a cell
_CELL_LINES = 8  # of a cell's own between two lines with pipes
_SAMPLED = 16  # lines of a table that its columns are told by
_FIRST_ROW_WITHIN = 60  # lines: what has no row by then is no table, and is not gone through for each head


@dataclass(slots=True)
class Row:
    """A row: its cells by column. `place` is "bảng 1, dòng 4"."""

    place: str
    cells: dict[Column, Passage] = field(default_factory=dict)

    def text(self, column: Column) -> str:
        """The text of a cell, empty where the table has none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


def take_tables(document: str, lines: list[Line], start: int, mends: Sequence[Mending] = ()) -> list[Row]:
    """The rows of all tables among the lines from `start` on; their lines are blanked."""
    rows: list[Row] = []
    table = 0
    at = start
    raws = raw_lines(document, lines)
    texts = [(raw.text, raw.offset) for raw in raws]
    while at < len(lines):
        taken = (
            _pipe_table(raws, at, table + 1)
            or _text_table(raws, at, table + 1)
            or _listed_table(texts, at, table + 1)
        )
        if taken is None:
            at += 1
            continue
        found, end = taken
        table += 1
        rows.extend(found)
        for line in lines[at:end]:
            line.text, line.pieces, line.noise = "", [], True
        at = end
    for cell in (cell for row in rows for cell in row.cells.values()):
        for (_, begin), (_, end) in pairwise([*cell.pieces, (0, cell.place(len(cell.text) - 1) + 1)]):
            of_cell = mends[bisect_left(mends, (begin, 0, "")) : bisect_left(mends, (end, 0, ""))]
            for mending in reversed(of_cell):
                mend(cell, *mending)
    for above, row in pairwise(rows):
        if above.place.partition(",")[0] == row.place.partition(",")[0]:
            row.cells |= {
                kind: above.cells[kind]
                for kind, cell in row.cells.items()
                if kind in above.cells and _SAME_AS_ABOVE.match(cell.text)
            }
    return rows


def _pipe_table(raws: list[Raw], at: int, table: int) -> tuple[list[Row], int] | None:
    if raws[at].text.count("|") < 2:
        return None
    heads = [clean_cell(cell.text) for cell in cells_of(raws[at])]
    heads, end = _with_second_row(raws, at, heads)
    head_lines = {evened(raw) for raw in raws[at:end]}
    if tells_of_procedures(heads):
        return [], _end_of_broken(raws, end)
    columns = columns_told(heads, _sampled(raws, end)) if len(heads) > 2 else columns_of(heads)
    if columns is None:
        return None
    rows: list[Row] = []
    while end < len(raws) and (rows or end - at <= _FIRST_ROW_WITHIN):
        text = raws[end].text
        if raws[end].blank:
            if not rows_go_on(raws, end):
                break
        elif "|" not in text:
            break
        elif not _SEPARATOR.match(text) and evened(raws[end]) not in head_lines:  # again on a new page
            _add_row(rows, cells_of(raws[end]), columns, table)
        end += 1
    return (rows, end) if rows else None


def _end_of_broken(raws: list[Raw], at: int) -> int:
    """The line after a table whose cells may have lines of their own."""
    end = at
    while (
        more := next((n for n in range(end, end + _CELL_LINES) if "|" in _text(raws, n)), None)
    ) is not None:
        end = more + 1
    return end


def _text(raws: list[Raw], at: int) -> str:
    return raws[at].text if at < len(raws) else ""


def _sampled(raws: list[Raw], at: int) -> list[list[str]]:
    """The cells of the first rows below a table's head."""
    rows: list[list[str]] = []
    for raw in raws[at : at + _SAMPLED]:
        if "|" not in raw.text:
            break
        if not _SEPARATOR.match(raw.text):
            rows.append([cell.text for cell in cells_of(raw)])
    return rows


def _with_second_row(raws: list[Raw], at: int, heads: list[str]) -> tuple[list[str], int]:
    """The heads of a table, and the line after: "Đơn vị thực hiện" may stand over "Chủ trì | Phối hợp"."""
    below = at + 1
    while below < len(raws) and raws[below].text.strip() and _SEPARATOR.match(raws[below].text):
        below += 1
    if below >= len(raws) or raws[below].text.count("|") < 2:
        return heads, at + 1
    second = [clean_cell(cell.text) for cell in cells_of(raws[below])]
    if len(second) == len(heads) > 2 and sum(map(bool, heads)) * 2 < len(heads):
        # Of heads that stand in the middle of their cells only the highest ones are in the first line.
        return [clean_cell(f"{over} {under}") for over, under in zip(heads, second, strict=True)], below + 1
    named = [head for i, head in enumerate(second) if head and (i >= len(heads) or head != heads[i])]
    if len(second) != len(heads) or not named or any(column_of(head) in _OF_ROWS for head in named):
        return heads, at + 1
    return [under or over for over, under in zip(heads, second, strict=True)], below + 1


def _add_row(rows: list[Row], cells: list[Passage], columns: dict[int, Column], table: int) -> None:
    row = {column: cells[i] for i, column in columns.items() if i < len(cells) and cells[i].text}
    content = row.get(Column.CONTENT)
    others = [cell for column, cell in row.items() if column not in (Column.NUMBER, Column.CONTENT)]
    if content is None or _COUNTER.match(content.text) or content.text.isdigit():
        return
    if others and all(cell.text == content.text for cell in others):
        return  # a heading of rows in one merged cell, written into each column that it covers
    if not others and (
        content.text.isupper() or Column.NUMBER not in columns.values() or len(row) < 2 or _is_section(row)
    ):
        return
    rows.append(Row(f"bảng {table}, dòng {len(rows) + 1}", row))


def _is_section(row: dict[Column, Passage]) -> bool:
    number = row.get(Column.NUMBER)
    return number is not None and bool(re.match(r"[IVXA-H]{1,5}[.)]?$", number.text))


def _text_table(raws: list[Raw], at: int, table: int) -> tuple[list[Row], int] | None:
    """Columns by their place on the line, under a head such as "STT   Nội dung   Chủ trì   Thời hạn"."""
    text = raws[at].text
    tabbed = len(text.split("\t")) >= _LEAST_COLUMNS  # each tab begins a column
    parts = [] if tabbed or "  " not in text.expandtabs(8) else _parts(text.expandtabs(8))
    heads = [head.strip() for head in text.split("\t")] if tabbed else [part for _, part in parts]
    wide = tabbed or _WIDE.search(text.expandtabs(8)) is not None
    if sum(map(bool, heads)) < _LEAST_COLUMNS or not wide or any(head[:1].islower() for head in heads):
        return None  # a sentence with double blanks
    columns = columns_of(heads)
    if columns is None:
        return None
    starts = [start for start, _ in parts]
    rows: list[Row] = []
    open_row: dict[Column, Passage] | None = None
    end, blanks = at + 1, 0
    while end < len(raws) and (rows or end - at <= _FIRST_ROW_WITHIN):
        raw = raws[end]
        if raw.blank:
            blanks += not raw.page
            if blanks > MOST_BLANKS:
                break
            end += 1
            continue
        if raw.text.split() == raws[at].text.split():
            end += 1
            continue
        cells = _tab_cells(raw) if tabbed else _column_cells(raw, starts)
        filled = {columns[i]: cell for i, cell in cells.items() if i in columns and cell.text}
        if not filled or (blanks and len(cells) < 2) or (len(cells) < 2 and len(raw.text.strip()) > 100):
            break
        whole = tabbed and raw.text.count("\t") >= text.count("\t")
        if open_row is not None and not _opens_row(filled, open_row, columns, blanks, whole=whole):
            _go_on(open_row, filled)
        else:
            _close(rows, open_row, table)
            open_row = filled
        end, blanks = end + 1, 0
    _close(rows, open_row, table)
    return (rows, end) if rows else None


def _listed_table(texts: list[tuple[str, int]], at: int, table: int) -> tuple[list[Row], int] | None:
    found = read_listed(texts, at)
    if found is None:
        return None
    return [Row(f"bảng {table}, dòng {n}", cells) for n, cells in enumerate(found.rows, 1)], found.end


def _parts(text: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    at = 0
    for found in [*_GAP.finditer(text), None]:
        stop = found.start() if found else len(text)
        if text[at:stop].strip():
            parts.append((at, text[at:stop].strip()))
        at = found.end() if found else at
    return parts


def _tab_cells(raw: Raw) -> dict[int, Passage]:
    cells: dict[int, Passage] = {}
    at = 0
    for i, part in enumerate(raw.text.split("\t")):
        cells[i] = cell_of(part, raw.offset + at)
        at += len(part) + 1
    return {i: cell for i, cell in cells.items() if cell.text}


def _column_cells(raw: Raw, starts: list[int]) -> dict[int, Passage]:
    """Each run of text goes to the column whose head it begins nearest to."""
    cells: dict[int, Passage] = {}
    for start, part in _parts(raw.text):
        nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - start))
        if nearest not in cells:
            cells[nearest] = Passage(part, [(0, raw.offset + start)])
        else:
            _extend(cells[nearest], Passage(part, [(0, raw.offset + start)]))
    return cells


def _opens_row(
    filled: dict[Column, Passage],
    before: dict[Column, Passage],
    columns: dict[int, Column],
    blanks: int,
    *,
    whole: bool,
) -> bool:
    """Whether a line begins a row; `whole`: it has a tab for each column, empty ones too."""
    if Column.NUMBER in columns.values():
        number = filled.get(Column.NUMBER)
        return number is not None and bool(_COUNTER.match(number.text))
    if whole and Column.CONTENT in filled:
        return True
    return blanks > 0 or (len(filled) >= len(before) and len(filled) >= 3)


def _go_on(row: dict[Column, Passage], more: dict[Column, Passage]) -> None:
    for column, cell in more.items():
        if column in row:
            _extend(row[column], cell)
        else:
            row[column] = cell


def _extend(cell: Passage, more: Passage) -> None:
    """Another line of the same cell: other columns stand between, so a quote may not run across."""
    if len(cell.holes) >= _LONGEST_ROW:
        return
    shift = len(cell.text) + 1
    cell.holes.append(shift)
    cell.text = f"{cell.text} {more.text}"
    cell.pieces.extend((shift + start, document) for start, document in more.pieces)


def _close(rows: list[Row], row: dict[Column, Passage] | None, table: int) -> None:
    if (
        row
        and Column.CONTENT in row
        and len(row) > 1
        and not (len(row) == 2 and Column.NUMBER in row and _is_section(row))
    ):
        rows.append(Row(f"bảng {table}, dòng {len(rows) + 1}", row))
