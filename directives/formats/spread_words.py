"""Words whose letters stand far apart along a line, over a page or beside its text, so that none is read.

A watermark from corner to corner, or "M   Ậ   T" above a title, is as many places of ink as it has letters.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import dist
from typing import TYPE_CHECKING

from directives.formats.leftovers import (
    PixelBox,
    darker_around,
    ink_up_to,
    lighter_around,
    places_of,
)
from directives.formats.straight_strokes import Point

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST = (14, 8)  # points of the small picture, of a letter: 4 mm by 2 mm
_HOLE = 5  # points: what lies over a letter's stroke and is no wider
_LARGE = 48  # points of it
_FEWEST = 3
_OFF = 0.45  # of a letter's size: so far its middle may lie off the line
_ALIKE = 0.5, 1.7  # times the middle size of the letters: one has a tone above it, and a dot below
_EVEN = 3.5  # times the least way from one letter to the next: between two words it is twice as long
_FARTHEST = 8.0  # times a letter's size: what is farther away is another thing
_AROUND = 1.0  # of a letter's size, on both sides of the line: its tone
_GAP = 12  # of the word's height: between two letters that are drawn together


def spread_words(ink: "Image") -> "Iterator[Image]":
    """The word of letters that stand apart in `ink`, 255 on 0: level and close together, dark on white."""
    whole = darker_around(lighter_around(ink, _HOLE), _HOLE)
    letters = _in_line(places_of(whole, _LEAST))
    if letters:
        # Between the strokes of small letters is no more than such a hole.
        small = max(map(_size, letters)) < _LARGE
        yield _drawn_together(_laid_level(ink if small else whole, letters))


def _in_line(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """Those of the boxes that stand most in one line, of one size and about as far apart; in their order."""
    best: list[PixelBox] = []
    for first, last in combinations(boxes, 2):
        line = _along(first, last, [box for box in boxes if _is_like(box, first) and _is_like(box, last)])
        if len(line) > len(best):
            best = line
    return best if len(best) >= _FEWEST else []


def _along(first: PixelBox, last: PixelBox, boxes: Sequence[PixelBox]) -> list[PixelBox]:
    start, end = sorted((_middle(first), _middle(last)))
    length = dist(start, end)
    if not length:
        return []
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    placed = []
    for box in boxes:
        x, y = _middle(box)
        if abs((x - start[0]) * uy - (y - start[1]) * ux) <= _OFF * _size(box):
            placed.append(((x - start[0]) * ux + (y - start[1]) * uy, box))
    placed.sort()
    ways = [after[0] - before[0] for before, after in pairwise(placed)]
    if not ways or min(ways) <= 0 or max(ways) > min(_EVEN * min(ways), _FARTHEST * _size(first)):
        return []
    return [box for _, box in placed]


def _laid_level(ink: "Image", letters: Sequence[PixelBox]) -> "Image":
    """The strip around the line of the letters, level, dark on white."""
    from PIL import Image, ImageChops

    start, end = _middle(letters[0]), _middle(letters[-1])
    length, high = dist(start, end), _AROUND * max(map(_size, letters))
    ux, uy = high * (end[0] - start[0]) / length, high * (end[1] - start[1]) / length
    (x0, y0), (x1, y1) = (start[0] - ux, start[1] - uy), (end[0] + ux, end[1] + uy)
    corners = (x0 + uy, y0 - ux, x0 - uy, y0 + ux, x1 - uy, y1 + ux, x1 + uy, y1 - ux)
    size = round(length + 2 * high), round(2 * high)
    strip = ink.transform(size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    return ImageChops.invert(strip)


def _drawn_together(word: "Image") -> "Image":
    """The word with its letters close together: far apart they are read as several words."""
    from PIL import Image

    columns = word.point(ink_up_to(_INK)).resize((word.width, 1), Image.Resampling.BOX).tobytes()
    blank, kept = 0, []
    for at, ink in enumerate(columns):
        blank = 0 if ink else blank + 1
        if blank <= word.height // _GAP:
            kept.append(at)
    narrow = Image.new("L", (len(kept), word.height), 255)
    for to, at in enumerate(kept):
        narrow.paste(word.crop((at, 0, at + 1, word.height)), (to, 0))
    return narrow


_INK = 170  # of 255


def _middle(box: PixelBox) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _size(box: PixelBox) -> float:
    return float(max(box[2] - box[0], box[3] - box[1]))


def _is_like(box: PixelBox, other: PixelBox) -> bool:
    return _ALIKE[0] * _size(other) <= _size(box) <= _ALIKE[1] * _size(other)
