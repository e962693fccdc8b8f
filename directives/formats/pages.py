"""A page's lines with places to its text: paragraphs, tables with the text around them, no running heads.

A line goes on in the next where the next one's first word had no room. A reader of text alone must
guess that from words; a page shows it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from directives.formats.grids import Cells, table_lines
from directives.formats.layout import Letter, Piece, by_columns, piece_lines
from directives.formats.rulings import Grid, cells_of
from directives.formats.unruled import with_tables

_LONG = 30  # letters: shorter lines say nothing about where the text's right edge is
_FAR = 1.25  # of the usual step down: further is a new paragraph
_INDENT = 0.7  # of the letter height
_ITEM = re.compile(
    r"(?:[-–—+•▪➢*o] |\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[IVXLC]{1,6})[.)](?: |$)|Điều \d)"
)
_ADDRESS = re.compile(r"K[íi]nh\s?g[ửu]i", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,2}|\[\d{1,2}\]|\(\d{1,2}\)) ?\D")
_SMALLER = 0.93
_INDENTED = 2  # paragraphs that show that a page indents first lines
_FLUSH, _SHORT_OF = 0.1, 0.4  # of the letter height: a line ends at the edge, or certainly not
_LIKE = 3.0  # points within which places are one
_ENDS = (".", ";", ":", "/", "!", "?", "”")


def reading_order(letters: Iterable[Letter]) -> str:
    """The text of letters on a page: from the top, column after column, paragraph by paragraph."""
    return paragraphs(by_columns(with_tables(piece_lines(letters))))


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set.

    Where its text ends at the right, and whether lines are drawn out to end just there; its usual step down;
    whether paragraphs stand apart, and where their first lines begin if these are indented.
    """

    edge: float
    justified: bool
    step: float
    spaced: bool
    opening: float | None


def paragraphs(lines: Sequence[Piece]) -> str:
    """The lines' text, those of a paragraph in one. A piece without width stands by itself."""
    setting = _setting(lines)
    out: list[str] = []
    opening = last = None
    for line in lines:
        if last is not None and opening is not None and _goes_on(opening, last, line, setting):
            out[-1] += " " + line.text
        else:
            if last is not None and _is_footnote(last, line):
                out.append("")
            out.append(line.text)
            opening = line
        last = line
    return "\n".join(out)


def _setting(lines: Sequence[Piece]) -> _Setting:
    long = [line for line in lines if len(line.text) >= _LONG]
    edge = max((line.right for line in long), default=0.0)
    flush = sum(1 for line in long if _is_flush(line, edge))
    steps = [above.base - below.base for above, below in _following(lines)]
    usual = median(steps) if steps else 0.0
    ended = [
        above.base - below.base
        for above, below in pairwise(lines)
        if above.text.endswith(_ENDS) and above.base > below.base and below.first_word <= edge - above.right
    ]
    spaced = bool(ended) and median(ended) > 1.1 * usual
    return _Setting(edge, flush > max(2, len(long) / 2), usual, spaced, _opening(lines))


def _is_flush(line: Piece, edge: float) -> bool:
    return edge - line.right < _FLUSH * line.height


def _opening(lines: Sequence[Piece]) -> float | None:
    """Where first lines begin on a page that indents them: seen from the lines that follow them."""
    indents: dict[int, list[float]] = {}
    for above, below in _following(lines):
        if above.left - below.left > _INDENT * below.height and below.right > below.left:
            indents.setdefault(round(above.left / _LIKE), []).append(above.left)
    most = max(indents.values(), key=len, default=[])
    return median(most) if len(most) >= _INDENTED else None


def _is_footnote(last: Piece, line: Piece) -> bool:
    """A note at the foot of the page, in smaller letters: parted from the text by a blank line."""
    return 0 < line.height < _SMALLER * last.height and _NOTE.match(line.text) is not None


def _following(lines: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Each long line with the one below it."""
    return [
        (above, below)
        for above, below in pairwise(lines)
        if len(above.text) >= _LONG and above.base > below.base
    ]


def _goes_on(opening: Piece, last: Piece, line: Piece, setting: _Setting) -> bool:
    """Whether `line` goes on with the paragraph that `opening` began and `last` is the latest line of."""
    if last.right <= last.left or line.right <= line.left or not line.text or not last.text:
        return False
    step = last.base - line.base
    if not 0 < step <= _FAR * setting.step or abs(last.height - line.height) > 0.15 * last.height:
        return False
    flush = setting.justified and _is_flush(last, setting.edge)
    if setting.justified and setting.edge - last.right > _SHORT_OF * last.height:
        return False
    if last.text.endswith(_ENDS) and _ADDRESS.match(opening.text):
        return False
    if last.text.endswith(_ENDS) and (line.text[0].isupper() or _ITEM.match(line.text)):
        # A sentence that happens to end at the edge: only the page can say whether the paragraph does.
        indented = opening.left > line.left + _INDENT * line.height
        close = setting.spaced and step <= 1.05 * setting.step
        if _ITEM.match(line.text) or not (indented or close or flush):
            return False
    hanging = _ITEM.match(opening.text) is not None
    begins = setting.opening is not None and abs(line.left - setting.opening) < _LIKE
    if begins and not (hanging and opening.left < line.left - _LIKE):
        return False  # where first lines are indented, a line that begins there is one
    if line.left > last.left + _INDENT * line.height and not (hanging and last is opening):
        return False
    return line.first_word > setting.edge - last.right


# A page that has ruled tables: their rows, and the text around them, from the top.


def page_with_tables(grids: list[Grid], letters: list[Letter]) -> str:
    """The page's tables as rows, and what stands above, between and below them as lines."""
    parts: list[str] = []
    for grid in grids:
        inside = [letter for letter in letters if grid.holds(letter)]
        above = [letter for letter in letters if letter.base > grid.rows[0] and not grid.holds(letter)]
        taken = {id(letter) for letter in (*inside, *above)}
        letters = [letter for letter in letters if id(letter) not in taken]
        rows = cells_of(grid, inside)
        table = reading_order(inside) if _lost_rules(rows) else "\n".join(table_lines(rows))
        parts.extend([reading_order(above), table])
    parts.append(reading_order(letters))
    return "\n\n".join(part for part in parts if part.strip())


_COUNTED = re.compile(r"(?:\D{0,12}\s)?1\s2\s3(?:\s\d{1,3})*\s*\Z")


def _lost_rules(rows: list[Cells]) -> bool:
    """Whether a frame has rules between its columns alone: the numbers of its rows stand in one cell."""
    return any(row and _COUNTED.match(" ".join(row[0].split())) for row in rows)


# Running heads and feet: the same line at the head or the foot of page after page is no part of the text.

_LONGEST = 100
_DEEP = 2  # lines from the head and from the foot of a page
_FEWEST = 2  # pages with the same head
_NUMBER = re.compile(r"\A\W{0,4}\d{1,3}\W{1,4}|\W{0,4}\d{1,3}(?:\s?/\s?\d{1,3})?\W{0,4}\Z")
_HEADING = re.compile(r"phụ lục|biểu|mẫu|bảng|danh mục|[|]", re.IGNORECASE)


def without_running_heads(pages: list[str]) -> list[str]:
    """The pages without what most of them have at the same end, but for the number of the page."""
    split = [page.split("\n") for page in pages]
    found = Counter(key for lines in split for key in {_key(lines, place) for place in _places(lines)})
    running = {
        key for key, count in found.items() if key[1] and count >= _FEWEST and count > (len(pages) - 1) / 2
    }
    if not running:
        return pages
    for lines in split:
        for place in _places(lines):
            if _key(lines, place) in running:
                lines[place] = ""
    return ["\n".join(lines).strip("\n") for lines in split]


def _places(lines: list[str]) -> list[int]:
    """The places of the first and the last lines that say anything."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*said[:_DEEP], *said[-_DEEP:]})


def _key(lines: list[str], place: int) -> tuple[bool, str]:
    """At which end a line stands and what it says; nothing where it can be no running head."""
    line = lines[place].strip()
    text = _NUMBER.sub("", line)
    if not 3 <= len(text) <= _LONGEST or _HEADING.match(line) or line.endswith((";", ",", ".")):
        return False, ""
    return 2 * place >= len(lines), text
