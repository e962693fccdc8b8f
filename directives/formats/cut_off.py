"""Ink of a stamp's size that goes on beyond the picture's edge, with nothing beside it: one that is cut off.

What is left of its letters is read as other ones or as none; but a line of a text that is cut off is longer,
a piece of a seal that joins pages is higher, and a hole or a shadow is not parted as letters are.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from directives.formats.inks import InkLayer
from directives.formats.leftovers import INKED, LONG_SIDE, PixelBox, ink_up_to, paper_of, spread_from

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_PAGE = 300  # points of the small picture: what is smaller is no page
_MOST_ON_AN_EDGE = 2
_CELL = 6  # points of the small picture
_AT_EDGE = 2  # points
_HIGH = 9, 60  # points of the small picture, of the stamp's side that stands: 2.3 to 15 mm
_LEAST_BLACK = 11  # points: what is left of a text's letters is lower
_LONG = 34, 330  # points of it, of the side that lies: 9 to 84 mm
_LONGER = 1.1  # times as long as high
_INKED = 0.06, 0.62  # of its box
_PARTS, _ROWS = 4, 3  # upright strokes that so many of its rows go through


def is_cut_off(grey: "Image", layers: Iterable[InkLayer]) -> bool:
    """Whether a page, and its ink of each colour, shows on one of its edges what may be a part of a stamp."""
    small = grey.reduce(max(1, round(max(grey.size) / LONG_SIDE)))
    if min(small.size) < _LEAST_PAGE:
        return False
    black = small.point(ink_up_to(paper_of(small) - INKED))
    masks = [(black, _LEAST_BLACK), *((layer.mask, _HIGH[0]) for layer in layers)]
    return any(
        _stand_alone([box for box in _at_edges(mask) if _is_of_a_stamp(mask, box, least)], mask.size)
        for mask, least in masks
    )


def _stand_alone(boxes: Sequence[PixelBox], size: tuple[int, int]) -> bool:
    """Whether on an edge are some and no more than stamps may be: of a text that is cut off are more."""
    edges = [(box[0] < _AT_EDGE, box[1] < _AT_EDGE, box[2] > size[0] - _AT_EDGE) for box in boxes]
    return any(edges.count(edge) <= _MOST_ON_AN_EDGE for edge in edges)


def _at_edges(mask: "Image") -> Iterator[PixelBox]:
    """The boxes of what hangs together, 255 on 0, and touches an edge."""
    cells = mask.reduce(_CELL)
    width, height = cells.size
    data = bytearray(cells.tobytes())
    border = [*range(width), *range(width * (height - 1), width * height)]
    border += [at for row in range(height) for at in (row * width, row * width + width - 1)]
    for start in border:
        if data[start]:
            left, top, right, foot = (side * _CELL for side in spread_from(data, start, width, height))
            box = mask.crop((left, top, right + _CELL, foot + _CELL)).getbbox()
            if box is not None:
                yield left + box[0], top + box[1], left + box[2], top + box[3]


def _is_of_a_stamp(mask: "Image", box: PixelBox, least: int) -> bool:
    left, top, right, foot = box
    wide, high = right - left, foot - top
    if not (least <= high <= _HIGH[1] and _LONG[0] <= wide <= _LONG[1] and wide >= _LONGER * high):
        return False
    touches = (left, top, mask.width - right, mask.height - foot)
    if sum(each < _AT_EDGE for each in touches) != 1:
        return False
    part = mask.crop(box)
    if not _INKED[0] <= part.histogram()[255] / (wide * high) <= _INKED[1]:
        return False
    data = part.tobytes()
    rows = (data[at : at + wide] for at in range(0, wide * high, wide))
    return sum(_runs(row) >= _PARTS for row in rows) >= _ROWS


def _runs(row: bytes) -> int:
    return len(row.replace(b"\0", b" ").split())
