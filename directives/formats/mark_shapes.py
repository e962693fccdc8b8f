"""How well the letters of MẬT fit what stands in a frame, where a stamp's ink and a text's are one tangle.

Each letter is a few strokes that must be ink and a few places between them that must not; both are set
everywhere on the picture, in several sizes. Pictures are bits, column by column, so that what a letter may
cover is one piece of them, and to compare it is one operation on whole numbers.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

Points = Sequence[tuple[float, float]]


class _Letter(NamedTuple):
    """Its width, its strokes and the places it leaves free, by its height, which is 1 from 0 at the top."""

    width: float
    strokes: Sequence[Points]
    free: Sequence[Points]


_LETTERS: Mapping[str, _Letter] = {
    "M": _Letter(
        0.98,
        (
            ((0.1, 0), (0.1, 1)),
            ((0.9, 0), (0.9, 1)),
            ((0.16, 0.05), (0.42, 0.6)),
            ((0.84, 0.05), (0.58, 0.6)),
        ),
        (
            ((0.36, -0.05), (0.64, -0.05), (0.5, 0.3)),
            ((0.25, 0.6), (0.25, 1), (0.36, 1)),
            ((0.75, 0.6), (0.75, 1), (0.64, 1)),
        ),
    ),
    "Â": _Letter(
        0.92,
        (
            ((0.1, 1), (0.5, 0.04), (0.9, 1)),
            ((0.27, 0.68), (0.73, 0.68)),
            ((0.28, -0.1), (0.5, -0.26), (0.72, -0.1)),
        ),
        (
            ((0, 0), (0.28, 0), (0, 0.7)),
            ((1, 0), (0.72, 0), (1, 0.7)),
            ((0.39, 0.84), (0.61, 0.84), (0.66, 1), (0.34, 1)),
        ),
    ),
    "T": _Letter(
        0.84,
        (((0.06, 0.06), (0.94, 0.06)), ((0.5, 0), (0.5, 1))),
        (((0, 0.36), (0.3, 0.36), (0.3, 0.9), (0, 0.9)), ((0.7, 0.36), (1, 0.36), (1, 0.9), (0.7, 0.9))),
    ),
}
_HIGH = 44  # points: what stands in a frame is looked at in this height
_ABOVE, _BELOW = 0.34, 0.26  # of a letter's height: room for its marks
_HEIGHTS, _WIDTHS = (15, 18, 21, 24, 28), (0.8, 1.0, 1.2)  # points; times
_MIDDLE = 6  # points by which the middle of a line may lie off that of its frame
_STEP = 2
_INK = 75  # of 255, darker than the paper
_LEAST_M = 0.25
_UNEQUAL = 0.3  # of how much the best of three letters fits better than the worst: one is no word
_LAST = 0.6  # of the width: the word ends no further left, as others stand behind it in no stamp
_CLOSE = 1e-9  # of 1: what the least digits of a sum may come to
_PAD = 24
_COLUMN = (_HIGH + 2 * _PAD + 7) // 8 * 8
_BYTES = _COLUMN // 8


def likeness(inside: "Image", least: float = 0.0) -> float:
    """How well the word fits best, from 0 to 1: mostly 0.8 and more where it stands, below 0.73 elsewhere.

    What does not reach `least` is below it, and found out sooner.
    """
    from PIL import Image, ImageFilter

    width = max(_HIGH // 2, round(inside.width * _HIGH / inside.height))
    small = inside.resize((width, _HIGH), Image.Resampling.BOX)
    counts = small.histogram()
    paper = max(range(128, 256), key=lambda value: counts[value])
    sheet = Image.new("L", ((width + 2 * _PAD + 7) // 8 * 8, _COLUMN))
    sheet.paste(small.point([255 if value < paper - _INK else 0 for value in range(256)]), (_PAD, _PAD))
    field = _Field(_bits(sheet), _bits(sheet.filter(ImageFilter.MaxFilter(3))), sheet.width, {})
    if not _has_upright_stroke(field):
        return 0.0
    best = max(0.0, least - _CLOSE)
    for high, wide in product(_HEIGHTS, _WIDTHS):
        best = _best(field, high, wide, best)
    return best


def _has_upright_stroke(field: "_Field") -> bool:
    """Whether one is as long as the smallest letter: the lines of a table's cell have none."""
    left = int.from_bytes(field.near)
    for _ in range(_HEIGHTS[0] - 2):
        left &= left << 1
    return left != 0


class _Field(NamedTuple):
    """What is ink, and what is or lies beside it, a bit a point; how many columns there are."""

    ink: bytes
    near: bytes
    width: int
    pieces: dict[int, tuple[list[int], list[int]]]

    def seen_through(self, columns: int) -> tuple[list[int], list[int]]:
        """What is near ink, and what is ink, in so many columns from each place on where a letter may be."""
        known = self.pieces.get(columns)
        if known is None:
            first, last = _PAD - _MIDDLE, self.width - _PAD - columns + 1 + _MIDDLE
            begins = range(first * _BYTES, last * _BYTES, _STEP * _BYTES)
            near, ink = (
                [int.from_bytes(bits[at : at + columns * _BYTES]) for at in begins]
                for bits in (self.near, self.ink)
            )
            known = self.pieces[columns] = near, ink
        return known


def _best(field: _Field, high: int, wide: float, best: float) -> float:
    """Of one size of letters, over all lines about the middle, where it is better than the best of others."""
    masks = [_mask(letter, high, wide) for letter in _LETTERS]
    middle = _PAD + (_HIGH - high) // 2
    for y in range(middle - _MIDDLE, middle + _MIDDLE + 1, _STEP):
        lines = [_Line(field, mask, y - round(_ABOVE * high)) for mask in masks]
        best = _on_line(lines, max(3, high // 5), best)
    return best


class _Mask(NamedTuple):
    width: int
    strokes: int
    free: int
    held: int
    left: int


@lru_cache(maxsize=512)
def _mask(letter: str, high: int, wide: float) -> _Mask:
    from PIL import Image, ImageDraw

    shape = _LETTERS[letter]
    width, top = max(4, round(shape.width * high * wide)), round(_ABOVE * high)
    size = width + 1, _COLUMN
    strokes, free = Image.new("L", size), Image.new("L", size)
    for points in shape.strokes:
        ImageDraw.Draw(strokes).line([(x * width, top + y * high) for x, y in points], fill=255, width=2)
    for points in shape.free:
        ImageDraw.Draw(free).polygon([(x * width, top + y * high) for x, y in points], fill=255)
    on, off = int.from_bytes(_bits(strokes)), int.from_bytes(_bits(free))
    return _Mask(width, on, off, on.bit_count(), off.bit_count())


class _Line:
    """A letter on a line of the picture, from place to place: what of it is ink, less what should not be."""

    def __init__(self, field: _Field, mask: _Mask, top: int) -> None:
        self.mask, self.wide = mask, field.width
        self._strokes, self._free = mask.strokes >> top, mask.free >> top
        self._near, self._ink = field.seen_through(mask.width + 1)
        self.places = range(len(self._near))

    def fit(self, place: int, least: float) -> float:
        """How well it fits; what does not reach the least is below it."""
        inked = (self._near[place] & self._strokes).bit_count() / self.mask.held
        if inked < least:
            return inked - 1.0
        return inked - (self._ink[place] & self._free).bit_count() / self.mask.left

    def best_behind(self, start: int, reach: int) -> tuple[float, int]:
        """How it fits where it fits best from a place on, and there: the last of places that are alike."""
        best = -1.0, -1
        for place in self.places[start : start + reach]:
            fit = self.fit(place, best[0])
            if fit >= best[0]:
                best = fit, place
        return best


def _on_line(lines: Sequence[_Line], reach: int, best: float) -> float:
    """The three letters one behind the other where they fit best together, if better than the best so far."""
    m, a, t = lines
    for start in m.places:
        first = m.fit(start, _LEAST_M)
        if first < _LEAST_M or _together(first, 1.0, 1.0) <= best:
            continue
        second, place = a.best_behind(start + (m.mask.width - 2) // _STEP, reach)
        if place < 0 or _together(first, second, 1.0) <= best - _CLOSE:
            continue
        third, place = t.best_behind(place + (a.mask.width - 3) // _STEP, reach)
        if place < 0 or place * _STEP + t.mask.width < _LAST * (t.wide - 2 * _PAD):
            continue
        best = max(best, _together(first, second, third))
    return best


def _together(*fits: float) -> float:
    return sum(fits) / len(fits) - _UNEQUAL * (max(fits) - min(fits))


def _bits(picture: "Image") -> bytes:
    """The picture's columns, a bit a point, the first point the highest."""
    from PIL import Image

    return picture.transpose(Image.Transpose.TRANSPOSE).convert("1", dither=Image.Dither.NONE).tobytes()
