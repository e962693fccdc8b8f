"""Lines with places to paragraphs: a line goes on in the next where the next one's first word had no room.

A reader of text alone must guess that from words; a page shows it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from directives.layout import Letter, Piece, by_columns, piece_lines

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


def paragraphs(lines: Sequence[Piece]) -> str:
    """The lines' text, those of a paragraph in one. A piece without width stands by itself."""
    edge = max((line.right for line in lines if len(line.text) >= _LONG), default=0.0)
    steps = [above.base - below.base for above, below in _following(lines)]
    usual = median(steps) if steps else 0.0
    out: list[str] = []
    opening = last = None
    for line in lines:
        if last is not None and opening is not None and _goes_on(opening, last, line, edge, usual):
            out[-1] += " " + line.text
        else:
            out.append(line.text)
            opening = line
        last = line
    return "\n".join(out)


def _following(lines: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Each long line with the one below it."""
    return [
        (above, below)
        for above, below in pairwise(lines)
        if len(above.text) >= _LONG and above.base > below.base
    ]


def _goes_on(opening: Piece, last: Piece, line: Piece, edge: float, usual: float) -> bool:
    """Whether `line` goes on with the paragraph that `opening` began and `last` is the latest line of."""
    if last.right <= last.left or line.right <= line.left or not line.text or not last.text:
        return False
    step = last.base - line.base
    if not 0 < step <= _FAR * usual or abs(last.height - line.height) > 0.15 * last.height:
        return False
    if last.text.endswith(_ENDS) and (line.text[0].isupper() or _ITEM.match(line.text)):
        return False
    hanging = _ITEM.match(opening.text) is not None
    if line.left > last.left + _INDENT * line.height and not (hanging and last is opening):
        return False
    first_word = (len(line.text.partition(" ")[0]) + 1) * (line.right - line.left) / len(line.text)
    return first_word > edge - last.right
