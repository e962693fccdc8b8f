"""Frames of stamps, worn to pieces or with words through them: what stands within is read by itself."""

from collections.abc import Iterator
from math import dist
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from directives.formats.leftovers import (
    INKED,
    LONG_SIDE,
    darker_around,
    ink_from,
    ink_up_to,
    lighter_around,
    paper_of,
    trimmed,
)
from directives.formats.stamp_frames import FrameInside, StampFrame, frames_on
from language.folding import fold

if TYPE_CHECKING:
    from PIL.Image import Image

_GREY = 168  # of 255: the side of a frame is paler than letters where it is thin
_SIDE = 150  # of 255: so much of a row is ink where the side of a frame stands
_WHOLE = 205  # of 255: more than the tops of bold letters with words through them
_RIM = 2  # points within it that are its own
_OUTER_ROWS, _OUTER_COLUMNS = 3, 6  # the part of the stamp at each end that has its side
_STEEPEST, _FLATTER = 20, 0.85  # degrees; of its height
_LEAST = 16  # points
_HIGH, _OUTER = 64, 0.3  # points: a frame is looked at in this height; of it, where its sides may be
_LONGISH = 1.25  # times as long as high: a word, and no round seal
_FINE = 45  # darker than the paper is the side of a frame that is finer than a point
_GRAINY = 1.5  # times as much of a page as is ink: so much of it is grain and no fine strokes
_LEANS = (
    0.07  # of its length, about four degrees: cells of tables lie level, and no stamp in them on its head
)
_HOLE = 5  # points: holes in a worn stroke are smaller
_MARKS = {"mat": 1, "toimat": 2, "tuyetmat": 3}
"""By what recognition should read: how many letters of it may be others."""


def within_frame(stamp: "Image") -> "Image | None":
    """What stands between the sides of a frame; None where it has none."""
    from PIL import ImageChops, ImageDraw, ImageFilter

    ink = stamp.point(ink_up_to(_GREY)).filter(ImageFilter.MaxFilter(3))
    rows = _sides_of(ink, upright=False)
    columns = None if rows is None else _sides_of(ink.crop((0, rows[0], ink.width, rows[1])), upright=True)
    if rows is None or columns is None:
        return None
    inside = stamp.crop((columns[0] + _RIM, rows[0] + _RIM, columns[1] - _RIM, rows[1] - _RIM))
    if min(inside.size) < _LEAST or max(inside.size) < _LONGISH * min(inside.size):
        return None
    # What hangs on its rim is the frame's, or a word's that goes through it.
    bare = inside.point([0 if value < _GREY else 255 for value in range(256)])
    width, height = inside.size
    rim = [(x, y) for x in range(width) for y in (0, height - 1)]
    rim += [(x, y) for y in range(height) for x in (0, width - 1)]
    for place in rim:
        if bare.getpixel(place) == 0:
            ImageDraw.floodfill(bare, place, 255)
    return trimmed(ImageChops.lighter(inside, bare))


def lying_flat(stamp: "Image") -> "Image | None":
    """The stamp turned until it is least high; None where it is no less high than it stands."""
    from PIL import Image

    side = 160 / max(stamp.size)
    small = stamp.point(ink_up_to(_GREY)).resize(
        (max(1, round(stamp.width * side)), max(1, round(stamp.height * side))), Image.Resampling.BOX
    )

    def high(angle: int) -> int:
        box = small.rotate(angle, expand=True).point(ink_from(90)).getbbox()
        return box[3] - box[1] if box else small.height

    flattest = min(range(-_STEEPEST, _STEEPEST + 1, 2), key=lambda angle: (high(angle), abs(angle)))
    if high(flattest) > _FLATTER * high(0):
        return None
    return trimmed(stamp.rotate(flattest, Image.Resampling.BICUBIC, expand=True, fillcolor=255))


def readings_within(stamp: "Image") -> "Iterator[Image]":
    """What stands in the frame of a stamp, as it is and with the holes of its strokes filled; upright."""
    inside = within_frame(stamp)
    if inside is None:
        return
    whole = lighter_around(darker_around(inside, _HOLE), _HOLE)
    for picture in (inside, whole):
        if picture.height > picture.width:
            yield from (picture.rotate(turn, expand=True) for turn in (90, 270))
        else:
            yield picture


def insides_on(page: "Image") -> Iterator[FrameInside]:
    """What stands in the frames on a grey page, each level; of one that leans from both its ends."""
    factor = max(1, round(max(page.size) / LONG_SIDE))
    for frame in frames_on(_ink_of_sides(page.reduce(factor)), large=factor == 1):
        inside = inside_of(page, frame, factor)
        yield FrameInside(inside, frame.is_whole)
        if frame.leans(_LEANS):
            yield FrameInside(inside.rotate(180), frame.is_whole)


def _ink_of_sides(small: "Image") -> "Image":
    """What is ink on a page, fine strokes that are paler than letters too, where the page has no grain."""
    paper, counts = paper_of(small), small.histogram()
    most = paper - _FINE
    if sum(counts[: most + 1]) > _GRAINY * sum(counts[: paper - INKED + 1]):
        most = paper - INKED
    return small.point(ink_up_to(most))


def inside_of(picture: "Image", frame: StampFrame, factor: int) -> "Image":
    """What stands between the sides of a frame, level and as large as is read best.

    `frame` is in points of a picture `factor` times smaller.
    """
    from PIL import Image

    a, b, c, d = (((x + 0.5) * factor, (y + 0.5) * factor) for x, y in frame.corners)
    width = round((dist(a, b) + dist(c, d)) * _HIGH / (dist(b, c) + dist(d, a)))
    stamp = picture.transform(
        (width, _HIGH), Image.Transform.QUAD, (*a, *d, *c, *b), Image.Resampling.BICUBIC, fillcolor=255
    )
    ink = stamp.point(ink_up_to(_GREY))
    top, foot = _between(ink.resize((1, _HIGH), Image.Resampling.BOX).tobytes())
    left, right = _between(ink.crop((0, top, width, foot)).resize((width, 1), Image.Resampling.BOX).tobytes())
    return stamp.crop((left, top, right, foot))


def _between(shares: bytes) -> tuple[int, int]:
    """Where what a frame's two sides leave begins and ends, by how much of each row, or column, is ink."""
    outer = round(_OUTER * _HIGH)
    before = max((at for at in range(outer) if shares[at] >= _WHOLE), default=0)
    behind = max((at for at in range(outer) if shares[-1 - at] >= _WHOLE), default=0)
    return max(before, _RIM) + _RIM, len(shares) - max(behind, _RIM) - _RIM


def resembles_mark(said: str) -> bool:
    """Whether what was read in a frame is nearly a mark and nothing else, its first letter a capital."""
    letters = "".join(filter(str.isalpha, fold(said)))
    return "M" in said and any(Levenshtein.distance(letters, mark) <= slips for mark, slips in _MARKS.items())


def _sides_of(ink: "Image", *, upright: bool) -> tuple[int, int] | None:
    """Where what stands between two level, or upright, sides that are mostly ink begins and ends."""
    from PIL import Image

    shares = ink.resize((ink.width, 1) if upright else (1, ink.height), Image.Resampling.BOX).tobytes()
    outer = len(shares) // (_OUTER_COLUMNS if upright else _OUTER_ROWS)
    full = [at for at, share in enumerate(shares) if share >= _SIDE]
    before, behind = [at for at in full if at < outer], [at for at in full if at >= len(shares) - outer]
    return (before[-1] + 1, behind[0]) if before and behind else None
