"""Tables whose cells an extraction put each on a line of its own: heads first, then rows with numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from directives.outline.columns import Column, columns_of
from directives.outline.lines import Passage
from language.patterns import LOWER

_FIRST = re.compile(r"(?:0?1|I|A)[.)]?\Z")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-EĐ])[.)]?\Z")
_DIGITS = re.compile(r"\d{1,3}[.)]?\Z")
_NUMBER_HEAD = re.compile(r"(?:S?TT|Số TT)\Z", re.IGNORECASE)
_TIME = re.compile(
    r"(?:trước|trong|đến|quý|tháng|hằng|hàng|thường xuyên|định kỳ|năm|cuối|đầu|ngày|khi|sau|ngay)(?!\w)|\d",
    re.IGNORECASE,
)
_LEAST_HEADS, _MOST_HEADS = 4, 8
_LONGEST_HEAD = 60  # letters
_MOST_LINES = 14  # of a row


@dataclass(slots=True)
class _Cell:
    """A line of a table, or some that a cell goes on over."""

    passage: Passage
    last: int  # the line that it ends on

    def extend(self, more: Passage, at: int) -> None:
        shift = len(self.passage.text) + 1
        self.passage.text += f" {more.text}"
        self.passage.pieces.extend((shift + start, document) for start, document in more.pieces)
        self.last = at


@dataclass(slots=True)
class ListedTable:
    """The rows of such a table, and the line after it."""

    rows: list[dict[Column, Passage]] = field(default_factory=list)
    end: int = 0


def read_listed(texts: Sequence[tuple[str, int]], at: int) -> ListedTable | None:
    """The table whose heads begin at a line ("TT", "Nội dung", "Chủ trì", …), or None.

    `texts` are the lines with the offsets where they begin. Rows are numbered one after the other; a number
    out of turn is a page's. Of the lines of a row the last ones are the cells behind its content, one each.
    """
    if not _NUMBER_HEAD.match(texts[at][0].strip()):
        return None
    filled = [i for i in range(at, min(len(texts), at + 2 * _MOST_HEADS)) if texts[i][0].strip()]
    first = next((n for n, i in enumerate(filled) if _FIRST.match(texts[i][0].strip())), 0)
    heads = [texts[i][0].strip() for i in filled[:first]]
    if not _LEAST_HEADS <= len(heads) <= _MOST_HEADS or max(map(len, heads)) > _LONGEST_HEAD:
        return None
    columns = columns_of(heads)
    if columns is None or columns.get(0) is not Column.NUMBER or columns.get(1) is not Column.CONTENT:
        return None
    behind = [columns.get(i) for i in range(2, len(heads))]
    found = ListedTable(end=filled[first])
    while (taken := _row(texts, found.end, len(found.rows) + 1, behind)) is not None:
        row, found.end = taken
        found.rows.append(row)
    return found if found.rows else None


def _row(
    texts: Sequence[tuple[str, int]], at: int, number: int, behind: Sequence[Column | None]
) -> tuple[dict[Column, Passage], int] | None:
    """The row of that number from a line on, and the line after it."""
    start = _start(texts, at, number)
    if start is None:
        return None
    cells: list[_Cell] = []
    for i in range(start + 1, min(len(texts), start + _MOST_LINES)):
        text = texts[i][0].strip()
        if _SECTION.match(text) or _is_number(text, number + 1):
            break
        if not text or _DIGITS.match(text):
            continue
        line = Passage(text, [(0, texts[i][1] + texts[i][0].index(text))])
        if cells and text[0] in LOWER:
            cells[-1].extend(line, i)
        else:
            cells.append(_Cell(line, i))
        if len(cells) > len(behind) and behind[-1] is Column.TIME and _TIME.match(text):
            break
    if not cells:
        return None
    return _in_columns(cells, behind), cells[-1].last + 1


def _start(texts: Sequence[tuple[str, int]], at: int, number: int) -> int | None:
    """The line that opens the row; a number right below a section's is a page's."""
    above = ""
    for i in range(at, min(len(texts), at + _MOST_LINES)):
        text = texts[i][0].strip()
        if _is_number(text, number) and not _SECTION.match(above):
            return i
        above = text or above
    return None


def _is_number(text: str, number: int) -> bool:
    bare = text.strip().rstrip(".)")
    return bare.isdigit() and len(bare) < 4 and int(bare) == number


def _in_columns(cells: list[_Cell], behind: Sequence[Column | None]) -> dict[Column, Passage]:
    """The cells by their columns; where some are missing, a time goes to its own column all the same."""
    kinds = list(behind)
    if len(cells) <= len(kinds):
        timed = Column.TIME in kinds and _TIME.match(cells[-1].passage.text)
        kinds = [*kinds[: len(cells) - 2], Column.TIME] if timed else kinds[: len(cells) - 1]
    own = len(cells) - len(kinds)
    content = cells[0]
    for more in cells[1:own]:
        content.extend(more.passage, more.last)
    row = {Column.CONTENT: content.passage}
    row |= {kind: cell.passage for kind, cell in zip(kinds, cells[own:], strict=True) if kind is not None}
    return row
