"""Words set as an ornament, in hollow letters or along an arc, made plain so that they are read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from directives.formats.connected import connected_points
from directives.formats.leftovers import PixelBox, ink_up_to, trimmed
from directives.formats.straight_strokes import Point

if TYPE_CHECKING:
    from PIL.Image import Image

_INK = 170  # of 255
_SIDE = 200  # points of the longer side in which shapes are looked at
_HOLLOW, _WHOLE = 0.45, 0.75  # of the ink: so much lies within it; of the place, once that is filled
_LEAST_INK = 80  # points
_SPAN = 0.4, 4.6  # radians of an arc; the words of a round seal go farther about
_SLENDER = 1.4  # times as long as its letters are high
_SPECKS = 0.02  # of the ink, on both sides of an arc
_MARGIN = 0.15  # of the letters' height
_SLICES = 24


def made_plain(picture: "Image") -> "Iterator[Image]":
    """A place of a page, dark on white, with its hollow letters filled and its arc unbent, if it has them."""
    whole = _filled(picture)
    if whole is not None:
        yield whole
    straight = _unbent(whole or picture)
    if straight is not None:
        yield straight


def _ink_of(picture: "Image") -> "Image":
    """What is ink in the picture made small, 255 on 0, with a point of paper around it."""
    from PIL import Image, ImageOps

    scale = min(1.0, _SIDE / max(picture.size))
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return ImageOps.expand(picture.resize(size, Image.Resampling.BOX).point(ink_up_to(_INK)), 1, fill=0)


def _filled(picture: "Image") -> "Image | None":
    from PIL import Image, ImageChops

    ink = _ink_of(picture)
    width, height = ink.size
    data = bytearray(ink.tobytes())
    data[0], waiting = _OUTSIDE, [0]
    for at in waiting:
        x = at % width
        for near in (at - width, at + width, at - (x > 0), at + (x < width - 1)):
            if 0 <= near < len(data) and not data[near]:
                data[near] = _OUTSIDE
                waiting.append(near)
    strokes, within = data.count(255), data.count(0)
    if strokes < _LEAST_INK or within < _HOLLOW * strokes or strokes + within > _WHOLE * len(data):
        return None
    holes = Image.frombytes("L", ink.size, bytes(data)).point([0, *[255] * 255])
    holes = holes.crop((1, 1, width - 1, height - 1)).resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.darker(picture, holes)


_OUTSIDE = 1


class _Arc(NamedTuple):
    """The part of a ring in which ink lies: its middle, its radii, its first angle, its angle."""

    middle: Point
    inner: float
    outer: float
    start: float
    span: float


def _unbent(picture: "Image") -> "Image | None":
    """What stands along an arc, along a line; None where nothing does."""
    from PIL import Image

    ink = _ink_of(picture)
    circle = _circle_through(letters) if (letters := _letters_on(ink)) else None
    points = [(at % ink.width, at // ink.width) for at, on in enumerate(ink.tobytes()) if on]
    arc = _arc_about(circle, points) if circle else None
    if arc is None:
        return None
    scale = max(picture.size) / (max(ink.size) - 2)
    (x0, y0), high = arc.middle, arc.outer - arc.inner
    inner, outer = arc.inner - _MARGIN * high, arc.outer + _MARGIN * high
    size = round(arc.span * (inner + outer) / 2 * scale), round((outer - inner) * scale)
    above = arc.start + arc.span / 2 < 0  # the arc's middle lies above the circle's: it is read clockwise
    mesh = []
    for step in range(_SLICES):
        first, last = (arc.start + arc.span * (step + more) / _SLICES for more in (0, 1))
        if not above:
            first, last = (2 * arc.start + arc.span - angle for angle in (first, last))
        top, foot = (outer, inner) if above else (inner, outer)
        corners = ((first, top), (first, foot), (last, foot), (last, top))
        quad = tuple(
            (middle + radius * turn(angle) - 1) * scale
            for angle, radius in corners
            for middle, turn in ((x0, cos), (y0, sin))
        )
        left, right = (round(size[0] * (step + more) / _SLICES) for more in (0, 1))
        mesh.append(((left, 0, right, size[1]), quad))
    straight = picture.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=255)
    return trimmed(straight)


def _arc_about(circle: Point, points: Sequence[tuple[int, int]]) -> _Arc | None:
    """The arc that ink lies along; None where it is no band, is straight, or goes nearly all about."""
    x0, y0 = circle
    radii = sorted(hypot(x - x0, y - y0) for x, y in points)
    rim = round(_SPECKS * len(radii))
    inner, outer = radii[rim], radii[-1 - rim]
    angles = sorted(atan2(y - y0, x - x0) for x, y in points)
    gap, start = max((after - before, after) for before, after in pairwise([*angles, angles[0] + 2 * pi]))
    span, high = 2 * pi - gap, outer - inner
    start = start - 2 * pi if start > pi else start
    if not _SPAN[0] <= span <= _SPAN[1]:
        return None
    return _Arc(circle, inner, outer, start, span) if span * (inner + outer) / 2 > _SLENDER * high else None


def _circle_through(letters: Sequence[PixelBox]) -> Point | None:
    """The middle of the circle of least squares through the letters' middles (Kåsa, 1976)."""
    places = [((left + right) / 2, (top + foot) / 2) for left, top, right, foot in letters]
    count = len(places)
    mx, my = sum(x for x, _ in places) / count, sum(y for _, y in places) / count
    xx = yy = xy = xz = yz = 0.0
    for at_x, at_y in places:
        x, y = at_x - mx, at_y - my
        z = x * x + y * y
        xx, yy, xy, xz, yz = xx + x * x, yy + y * y, xy + x * y, xz + x * z, yz + y * z
    across = 2 * (xx * yy - xy * xy)
    if across <= _STRAIGHT * xx * yy:
        return None
    return mx + (xz * yy - yz * xy) / across, my + (yz * xx - xz * xy) / across


_STRAIGHT = 1e-6


def _letters_on(ink: "Image") -> list[PixelBox]:
    """The boxes of what hangs together and is about as high as most of it: no tones, no specks."""
    data, (width, height) = bytearray(ink.tobytes()), ink.size
    boxes = []
    for start in range(len(data)):
        if data[start]:
            points = connected_points(data, start, width, height)
            columns, rows = [at % width for at in points], [at // width for at in points]
            boxes.append((min(columns), min(rows), max(columns), max(rows)))
    highest = max((foot - top for _, top, _, foot in boxes), default=0)
    letters = [box for box in boxes if box[3] - box[1] >= _LEAST_HIGH * highest]
    return letters if _FEWEST <= len(letters) <= _MOST else []


_LEAST_HIGH = 0.55  # of the highest
_FEWEST, _MOST = 3, 24
