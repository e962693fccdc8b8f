"""Pages on which lines stand and of which hardly a word was read: dark, blurred, small, squeezed, by hand.

What recognition makes of such a page is rubbish, or nothing; a mark on it would be missed with the rest.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from directives.formats.tesseract import FAIRLY_SURE, ReadWord, certainty_of, lines_of
from language.spelling import is_spelt

if TYPE_CHECKING:
    from PIL.Image import Image

_WORD = re.compile(r"[^\W_]{2,}")
_LEAST_WORDS, _MANY = 10, 150  # what bushes are taken for is fewer than these, be there lines or not
_LEAST_READ = 0.6  # of the words: a page that was read has three quarters and more, a squeezed one half
_SURE = 70.0  # mean certainty in percent: what is read so surely may be another language
_LEAST_LINES, _ENOUGH = 10, 30  # lines, and words: of so many no page has more lines
_COLUMNS, _LONG_SIDE = 24, 600  # points of the small picture
_DARKER = 6  # of 255, than what stands above and below within so many points:
_WITHIN = 4
_FINE = 480  # points of its width, in which words are parted
_ALIKE, _RULED = 0.25, 0.6  # of how dark a line is, and of the width that is so
_ROWS, _IN_A_ROW, _ACROSS = (2, 3), 3, 0.25  # rows of so many words, over a quarter of the page's width
_SAMPLE, _EVEN = 200, 24  # points of a side; of 255, what paper varies by where it is lit unevenly
_FEW_LINES, _WHITE = 7, 3  # lines; of 255: walls and skies vary by more, a page made light does not
_LINE = 6  # columns: a bush has dark rows by chance, and few so long


def is_unread(page: "Image", words: Sequence[ReadWord]) -> bool:
    """Whether the words are rubbish, or fewer than the lines that stand on the page."""
    said = [(part.lower(), word.certainty) for word in words for part in _WORD.findall(word.text)]
    read = len(said)
    if certainty_of(list(words)) < _SURE:
        read = sum(1 for part, sure in said if sure >= FAIRLY_SURE and (part.isdecimal() or is_spelt(part)))
    rubbish = len(said) >= _LEAST_WORDS and read < _LEAST_READ * len(said)
    if (rubbish and len(said) >= _MANY) or _is_guessed(page, words):
        return True
    if not rubbish and read >= _ENOUGH:
        return False
    lines = _lines_on(page)
    if lines >= _FEW_LINES and read < lines and _is_even(page, _WHITE):
        return True  # somebody's hand, of which a machine makes no words
    return lines > max(_LEAST_LINES, 0 if rubbish else read)


def _is_guessed(page: "Image", words: Sequence[ReadWord]) -> bool:
    """Whether rows of words stand on plain paper and few of the words were surely read: somebody's hand.

    What a machine takes foliage or bricks for stands on no plain ground.
    """
    rows = [row for row in map(list, lines_of(list(words))) if _is_row(page, row)]
    if len(rows) < _ROWS[0]:
        return False
    said = [
        (part.lower(), word.certainty) for row in rows for word in row for part in _WORD.findall(word.text)
    ]
    read = sum(1 for part, sure in said if sure >= FAIRLY_SURE and (part.isdecimal() or is_spelt(part)))
    guessed = certainty_of([word for row in rows for word in row]) < FAIRLY_SURE and 2 * read < len(said)
    enough = len(rows) >= _ROWS[1] or len(said) >= _LEAST_WORDS
    return guessed and enough and _is_on_paper(page, rows)


def _is_row(page: "Image", row: Sequence[ReadWord]) -> bool:
    wide = max(word.left + word.width for word in row) - min(word.left for word in row)
    return len(row) >= _IN_A_ROW and wide >= _ACROSS * page.width


def _is_on_paper(page: "Image", rows: Sequence[Sequence[ReadWord]]) -> bool:
    """Whether the ground between the letters is of one lightness."""
    words = [word for row in rows for word in row]
    box = (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.left + word.width for word in words),
        max(word.top + word.height for word in words),
    )
    return _is_even(page.crop(box), _EVEN)


def _is_even(page: "Image", most: int) -> bool:
    points = sorted(page.convert("L").resize((_SAMPLE, _SAMPLE)).tobytes())
    return points[len(points) // 2] - points[len(points) // 4] <= most


def _lines_on(page: "Image") -> int:
    """How many dark lines lie level on the page, each a quarter of its width or longer."""
    from PIL import Image

    height = max(2 * _WITHIN + 1, round(_LONG_SIDE * page.height / max(page.size)))
    points = page.resize((_COLUMNS, height), Image.Resampling.BOX).tobytes()
    dark = [_dark_rows(points[column::_COLUMNS]) for column in range(_COLUMNS)]
    fine = page.resize((_FINE, height), Image.Resampling.BOX).tobytes()
    lines, last = 0, -_WITHIN
    for row in range(height):
        if row - last >= 3 and _longest(bool(rows & {row - 1, row, row + 1}) for rows in dark) >= _LINE:
            lines, last = lines + (not _is_ruled(fine, row)), row
    return lines


def _is_ruled(fine: bytes, row: int) -> bool:
    """Whether what is dark in the row is about as dark all over: a rule or a slat of a blind, no words."""
    rows = [fine[at * _FINE : (at + 1) * _FINE] for at in range(row - _WITHIN, row + _WITHIN + 1)]
    whole = [each for each in rows if len(each) == _FINE]
    depths = [max(column) - min(column) for column in zip(*whole, strict=True)]
    usual = median(depths)
    alike = sum(1 for depth in depths if abs(depth - usual) <= _ALIKE * usual)
    return usual >= _DARKER and alike >= _RULED * _FINE


def _dark_rows(column: bytes) -> set[int]:
    """Where a column is darker than above and below."""
    return {
        at
        for at in range(_WITHIN, len(column) - _WITHIN)
        if min(max(column[at - _WITHIN : at]), max(column[at + 1 : at + 1 + _WITHIN])) - column[at] >= _DARKER
        and column[at] == min(column[at - 2 : at + 3])
    }


def _longest(flags: Iterable[bool]) -> int:
    """The longest run of what holds."""
    return max((sum(1 for _ in run) for holds, run in groupby(flags) if holds), default=0)
