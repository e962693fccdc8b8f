"""Tables whose cells an extraction put each on a line of its own, and which line belongs to which column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from directives.outline.columns import Column, columns_of
from directives.outline.lines import Passage
from expressions.names.units import starts_at
from language.spelling import LOWER, UPPER

# Which lines of a row that lost its rulings belong to which column: the reading that fits best.

TIME = re.compile(
    r"(?:trước|trong|từ|đến|quý|tháng|hằng|hàng|thường xuyên|định kỳ|năm|cuối|đầu|ngày|tuần|khi|sau|ngay|xong"
    r"|hoàn thành)(?!\w)|\d{1,2}[/.-]\d|20\d\d|\d{1,3}\s(?:ngày|tuần|tháng)\s",
    re.IGNORECASE,
)
# A line that can be nothing but a time: "31/10/2026", "Quý II/2026", "Thường xuyên".
_ONLY_TIME = re.compile(
    r"(?:(?:trước|trong|từ|đến|hết|cuối|đầu|quý|tháng|năm|tuần|ngày|hằng|hàng|thường xuyên|định kỳ"
    r"|xong|chậm nhất|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|[IVX]{1,3}|\d{1,4})(?!\w)|[\s/.,-]){1,12}\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;]\Z")
# What goes on in the next line: "lập danh sách gửi", "theo hướng dẫn của".
_WANTS_MORE = re.compile(r"(?<!\w)(?:gửi|trình|cho|về|của|với|và|tại|do|theo|đến|từ)\Z", re.IGNORECASE)
_BODIES = frozenset((Column.LEAD, Column.COOPERATION, Column.RECIPIENT))
# What it costs that a column has no cell: who leads and when it is due are seldom left out.
_MISSING = {Column.LEAD: 3.0, Column.TIME: 2.5, Column.CONTENT: 9.0, Column.COOPERATION: 1.0}
_MISSING_OTHER = 0.5


def align(lines: Sequence[str], columns: Sequence[Column | None]) -> tuple[int, ...]:
    """For each column the line after its last one; a column whose end is the one before it is empty."""

    @cache
    def best(first: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0 if first == len(lines) else -99.0), ()
        found: tuple[float, tuple[int, ...]] = (-999.0, ())
        for end in range(first, len(lines) + 1):
            score, ends = best(end, column + 1)
            score += _fit(lines[first:end], columns[column])
            if score > found[0]:
                found = (score, (end, *ends))
        return found

    return best(0, 0)[1]


def _fit(lines: Sequence[str], column: Column | None) -> float:
    """How well lines are the cell of a column."""
    if not lines:
        return -_MISSING.get(column, _MISSING_OTHER) if column else -_MISSING_OTHER
    first, rest = lines[0], lines[1:]
    if column is Column.TIME:
        return (4.0 if TIME.match(first) else -4.0) - sum(1.5 for line in rest if not _ONLY_TIME.match(line))
    times = sum(3.0 for line in lines if _ONLY_TIME.match(line))
    bodies = [starts_at(line) for line in lines]
    if column in _BODIES:
        apart = sum(
            1.0
            for before, begins in zip(lines, bodies[1:], strict=False)
            if begins and not _JOINT.search(before)
        )
        return (3.0 if bodies[0] else -3.0) - apart - times - 0.2 * len(rest)
    told = [bool(_WANTS_MORE.search(before)) for before in ("", *lines)]
    begun = sum(begins and not wanted for begins, wanted in zip(bodies, told, strict=False))
    return 1.0 - 1.5 * begun - times - 0.1 * len(rest) - told[-1]


_FIRST = re.compile(rf"(?:(?:0?1|I|A)[.)]?|0?1[.)]?\s[{UPPER}].*|(?:I|A)\.\s[{UPPER}].*)\Z")
_SECTION = re.compile(rf"(?:(?:[IVX]{{1,5}}|[A-EĐ])[.)]?|(?:[IVX]{{1,5}}|[A-EĐ])\.\s[{UPPER}].*)\Z")
_BARE_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-EĐ])[.)]?\Z")
_NUMBERED = re.compile(rf"0?(\d{{1,3}})[.)]?(?:\s+(?=[{UPPER}])|\Z)")
# What opens behind the table: "2. Đối với các dự án …", "Điều 3. Hiệu lực thi hành".
_ELSEWHERE = re.compile(rf"(?:\d{{1,2}}[.)]|[a-zđ]\)|Điều \d{{1,2}}\.?)\s[{UPPER}]")
_DIGITS = re.compile(r"\d{1,3}[.)]?\Z")
_NUMBER_HEAD = re.compile(rf"(?:S?TT|Số TT)(?:\s+(?=[{UPPER}])|\Z)", re.IGNORECASE)
# A cell goes on behind these: "Sở Khoa học và | Công nghệ", "Trước ngày | 30/6".
_OPEN = re.compile(
    r"(?:[,;/–-]|(?i:(?<!\w)(?:và|của|tại|từ|đến|trước|sau|ngày|tháng|quý|năm|trong|các))"
    r"|(?:\A|[,;]\s)(?:Sở|Ban|Bộ|Cục|Phòng|Ủy ban))\Z"
)
_LEAST_HEADS, _MOST_HEADS = 4, 8
_LONGEST_HEAD = 60  # letters
_MOST_LINES = 14  # of a row


@dataclass(slots=True)
class _Cell:
    """A line of a table, or some that a cell goes on over."""

    passage: Passage
    last: int  # the line that it ends on

    def extend(self, more: Passage, first: int, last: int) -> None:
        """Go on with lines `first` to `last`; a page's number between is a hole."""
        shift = len(self.passage.text) + 1
        if first > self.last + 1:
            self.passage.holes.append(shift)
        self.passage.text += f" {more.text}"
        self.passage.pieces.extend((shift + start, document) for start, document in more.pieces)
        self.passage.holes.extend(shift + hole for hole in more.holes)
        self.last = last

    def goes_on(self, text: str) -> bool:
        """Whether a line under it can only be its own next one."""
        if _OPEN.search(self.passage.text):
            return True
        return (text[0] in LOWER and not _ONLY_TIME.match(text)) or text[0] in "-–("


@dataclass(slots=True)
class ListedTable:
    """The rows of such a table, and the line after it."""

    rows: list[dict[Column, Passage]] = field(default_factory=list)
    end: int = 0


def read_listed(texts: Sequence[tuple[str, int]], at: int) -> ListedTable | None:
    """The table whose heads begin at a line ("TT", "Nội dung", "Chủ trì", …), or None.

    `texts` are the lines with the offsets where they begin. Rows are numbered one after the other, the number
    alone or before the content; a number out of turn is a page's. Of the cells of a row the last ones are
    those behind its content, one each.
    """
    if not _NUMBER_HEAD.match(texts[at][0].strip()):
        return None
    filled = [i for i in range(at, min(len(texts), at + 2 * _MOST_HEADS)) if texts[i][0].strip()]
    first = next((n for n, i in enumerate(filled) if n and _FIRST.match(texts[i][0].strip())), 0)
    said = [texts[i][0].strip() for i in filled[:first]]
    heads = _heads(said)
    if not _LEAST_HEADS <= len(heads) <= _MOST_HEADS or max(map(len, heads)) > _LONGEST_HEAD:
        return None
    columns = columns_of(heads)
    if columns is None or columns.get(0) is not Column.NUMBER or columns.get(1) is not Column.CONTENT:
        return None
    behind = [columns.get(i) for i in range(2, len(heads))]
    found = ListedTable(end=filled[first])
    while (taken := _row(texts, found.end, len(found.rows) + 1, behind, said)) is not None:
        row, found.end = taken
        found.rows.append(row)
    return found if found.rows else None


def _heads(lines: list[str]) -> list[str]:
    """The heads, "TT Nội dung" parted and those broken over lines joined."""
    heads: list[str] = []
    for line in lines:
        number = _NUMBER_HEAD.match(line)
        if number and not heads:
            heads += [line[: number.end()].strip(), line[number.end() :]][: 1 + (number.end() < len(line))]
        elif heads and line[0] in LOWER:
            heads[-1] += f" {line}"
        else:
            heads.append(line)
    return heads


def _row(
    texts: Sequence[tuple[str, int]],
    at: int,
    number: int,
    behind: Sequence[Column | None],
    heads: Sequence[str],
) -> tuple[dict[Column, Passage], int] | None:
    """The row of that number from a line on, and the line after it. `heads`: the lines of the head."""
    start = _start(texts, at, number, heads)
    if start is None:
        return None
    cells: list[_Cell] = []
    for i in range(start, min(len(texts), start + _MOST_LINES)):
        raw, offset = texts[i]
        text = raw.strip()
        skip = _number_end(text, number) if i == start else 0
        if i > start and (_SECTION.match(text) or _number_end(text, number + 1)):
            break
        if len(cells) > len(behind) and _ELSEWHERE.match(text):
            break
        if _is_head_again(texts, i, heads):
            break
        if not text[skip:] or (i > start and _DIGITS.match(text)):
            continue
        line = Passage(text[skip:], [(0, offset + raw.index(text) + skip)])
        if cells and cells[-1].goes_on(line.text):
            cells[-1].extend(line, i, i)
        elif len(cells) > len(behind) and behind[-1] is Column.TIME and TIME.match(cells[-1].passage.text):
            break
        else:
            cells.append(_Cell(line, i))
    if not cells:
        return None
    last = cells[-1].last
    row = _in_columns(cells, (Column.CONTENT, *behind))
    return (row, last + 1) if Column.CONTENT in row else None


def _is_head_again(texts: Sequence[tuple[str, int]], at: int, heads: Sequence[str]) -> bool:
    """Whether the table's head stands at a line once more, as at the top of a page."""
    if texts[at][0].strip() != heads[0]:
        return False
    below = texts[at : at + 2 * len(heads)]
    return [line.strip() for line, _ in below if line.strip()][: len(heads)] == list(heads)


def _start(texts: Sequence[tuple[str, int]], at: int, number: int, heads: Sequence[str]) -> int | None:
    """The line that opens the row; a number right below a section's, above a head, or twice, is a page's."""
    above = ""
    for i in range(at, min(len(texts), at + _MOST_LINES)):
        text = texts[i][0].strip()
        if _number_end(text, number) and not _BARE_SECTION.match(above):
            below = next((j for j in range(i + 1, len(texts)) if texts[j][0].strip()), None)
            if below is None or not _is_head_again(texts, below, heads):
                return i + 1 if below is not None and texts[below][0].strip() == text else i
        above = text or above
    return None


def _number_end(text: str, number: int) -> int:
    """Where the row's number ends that a line begins with, 0 where it begins with none."""
    found = _NUMBERED.match(text)
    return found.end() if found and int(found.group(1)) == number else 0


def _in_columns(cells: list[_Cell], columns: Sequence[Column | None]) -> dict[Column, Passage]:
    """The cells by their columns, each joined of the lines that fit it best."""
    row: dict[Column, Passage] = {}
    begin = 0
    for column, end in zip(columns, align([cell.passage.text for cell in cells], columns), strict=True):
        own, begin = cells[begin:end], end
        for more in own[1:]:
            own[0].extend(more.passage, own[0].last + 1, more.last)
        if own and column is not None:
            row[column] = own[0].passage
    return row
