"""Lines with places to paragraphs: a line goes on in the next where the next one's first word had no room.

A reader of text alone must guess that from words; a page shows it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from directives.formats.layout import Letter, Piece, by_columns, piece_lines

_LONG = 30  # letters: shorter lines say nothing about where the text's right edge is
_FAR = 1.25  # of the usual step down: further is a new paragraph
_INDENT = 0.7  # of the letter height
_ITEM = re.compile(
    r"(?:[-–—+•▪➢*o] |\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[IVXLC]{1,6})[.)](?: |$)|Điều \d)"
)
_ENDS = (".", ";", ":", "/", "!", "?", "”")


def reading_order(letters: Iterable[Letter]) -> str:
    """The text of letters on a page: from the top, column after column, paragraph by paragraph."""
    return paragraphs(by_columns(piece_lines(letters)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set: where its text ends at the right, its usual step down, paragraphs apart or not."""

    edge: float
    step: float
    spaced: bool


def paragraphs(lines: Sequence[Piece]) -> str:
    """The lines' text, those of a paragraph in one. A piece without width stands by itself."""
    setting = _setting(lines)
    out: list[str] = []
    opening = last = None
    for line in lines:
        if last is not None and opening is not None and _goes_on(opening, last, line, setting):
            out[-1] += " " + line.text
        else:
            out.append(line.text)
            opening = line
        last = line
    return "\n".join(out)


def _setting(lines: Sequence[Piece]) -> _Setting:
    edge = max((line.right for line in lines if len(line.text) >= _LONG), default=0.0)
    steps = [above.base - below.base for above, below in _following(lines)]
    usual = median(steps) if steps else 0.0
    ended = [
        above.base - below.base
        for above, below in pairwise(lines)
        if above.text.endswith(_ENDS) and above.base > below.base and _first_word(below) <= edge - above.right
    ]
    return _Setting(edge, usual, bool(ended) and median(ended) > 1.1 * usual)


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
    if last.text.endswith(_ENDS) and (line.text[0].isupper() or _ITEM.match(line.text)):
        # A sentence that happens to end at the edge: only the page can say whether the paragraph does.
        indented = opening.left > line.left + _INDENT * line.height
        close = setting.spaced and step <= 1.05 * setting.step
        if _ITEM.match(line.text) or not (indented or close):
            return False
    hanging = _ITEM.match(opening.text) is not None
    if line.left > last.left + _INDENT * line.height and not (hanging and last is opening):
        return False
    return _first_word(line) > setting.edge - last.right


def _first_word(line: Piece) -> float:
    """The room that a line's first word needs, with a space before it."""
    letters = len(line.text.partition(" ")[0]) + 1
    return letters * (line.right - line.left) / max(len(line.text), 1)
