"""How well the letters of MẬT fit what stands in a frame, where a stamp's ink and a text's are one tangle.

Each letter is a few strokes that must be ink and a few places between them that must not; both are set
everywhere on the picture, in several sizes. Pictures are whole numbers, a bit a point, so that to set a
letter is one operation.
"""

from collections.abc import Iterator, Mapping, Sequence
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
_PAD = 24


def likeness(inside: "Image") -> float:
    """How well the word fits best, from 0 to 1: mostly 0.8 and more where it stands, below 0.73 elsewhere."""
    from PIL import Image, ImageFilter

    width = max(_HIGH // 2, round(inside.width * _HIGH / inside.height))
    small = inside.resize((width, _HIGH), Image.Resampling.BOX)
    counts = small.histogram()
    paper = max(range(128, 256), key=lambda value: counts[value])
    sheet = Image.new("L", ((width + 2 * _PAD + 7) // 8 * 8, _HIGH + 2 * _PAD))
    sheet.paste(small.point([255 if value < paper - _INK else 0 for value in range(256)]), (_PAD, _PAD))
    field = _Field(
        _bits(sheet, sheet.width), _bits(sheet.filter(ImageFilter.MaxFilter(3)), sheet.width), *sheet.size
    )
    if not _has_upright_stroke(field):
        return 0.0
    return max(_best(field, high, wide) for high, wide in product(_HEIGHTS, _WIDTHS))


def _has_upright_stroke(field: "_Field") -> bool:
    """Whether one is as long as the smallest letter: the lines of a table's cell have none."""
    left = field.near
    for _ in range(_HEIGHTS[0] - 2):
        left &= left << field.width
    return left != 0


class _Field(NamedTuple):
    """What is ink, what is or lies beside it, and how large the picture is."""

    ink: int
    near: int
    width: int
    height: int


def _best(field: _Field, high: int, wide: float) -> float:
    """Of one size of letters, over all lines about the middle."""
    masks = [_mask(letter, high, wide, field.width) for letter in _LETTERS]
    middle = (field.height - high) // 2
    return max(
        _on_line([_fits(field, mask, high, y) for mask in masks], masks, high, field.width)
        for y in range(middle - _MIDDLE, middle + _MIDDLE + 1, _STEP)
    )


class _Mask(NamedTuple):
    width: int
    strokes: int
    free: int
    held: int
    left: int


@lru_cache(maxsize=512)
def _mask(letter: str, high: int, wide: float, stride: int) -> _Mask:
    from PIL import Image, ImageDraw

    shape = _LETTERS[letter]
    width, top = max(4, round(shape.width * high * wide)), round(_ABOVE * high)
    size = width + 1, top + high + round(_BELOW * high)
    strokes, free = Image.new("L", size), Image.new("L", size)
    for points in shape.strokes:
        ImageDraw.Draw(strokes).line([(x * width, top + y * high) for x, y in points], fill=255, width=2)
    for points in shape.free:
        ImageDraw.Draw(free).polygon([(x * width, top + y * high) for x, y in points], fill=255)
    on, off = _bits(strokes, stride), _bits(free, stride)
    return _Mask(width, on, off, on.bit_count(), off.bit_count())


def _fits(field: _Field, mask: _Mask, high: int, y: int) -> list[float]:
    """How well a letter fits, from place to place of a line: what of it is ink, less what should not be."""
    rows = round(_ABOVE * high) + high + round(_BELOW * high)
    ahead = (field.height - (y - round(_ABOVE * high)) - rows) * field.width
    fits = []
    for x in range(_PAD - _MIDDLE, field.width - _PAD - mask.width + _MIDDLE, _STEP):
        on, off = mask.strokes << ahead - x, mask.free << ahead - x
        fits.append((field.near & on).bit_count() / mask.held - (field.ink & off).bit_count() / mask.left)
    return fits


def _on_line(fits: Sequence[Sequence[float]], masks: Sequence[_Mask], high: int, width: int) -> float:
    """The three letters one behind the other where they fit best together."""
    best = 0.0
    reach = max(3, high // 5)
    for place, first in enumerate(fits[0]):
        if first < _LEAST_M:
            continue
        seconds = list(_behind(fits[1], place + (masks[0].width - 2) // _STEP, reach))
        if not seconds:
            continue
        second, place = max(seconds)
        thirds = list(_behind(fits[2], place + (masks[1].width - 3) // _STEP, reach))
        if not thirds:
            continue
        third, place = max(thirds)
        if place * _STEP + masks[2].width < _LAST * (width - 2 * _PAD):
            continue
        three = first, second, third
        best = max(best, sum(three) / 3 - _UNEQUAL * (max(three) - min(three)))
    return best


def _behind(fits: Sequence[float], start: int, reach: int) -> Iterator[tuple[float, int]]:
    return ((fit, start + at) for at, fit in enumerate(fits[start : start + reach]))


def _bits(picture: "Image", stride: int) -> int:
    """The picture as a number of `stride` bits a row, a multiple of eight; the first point the highest."""
    return int.from_bytes(picture.crop((0, 0, stride, picture.height)).convert("1").tobytes(), "big")
