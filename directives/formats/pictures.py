"""Scans and photographs made grey, level and evenly lit, and the sheet of paper on a photograph laid flat."""

from functools import cache
from itertools import accumulate, pairwise
from math import dist
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from directives.formats.coloured_writing import within_rounds, writing_on
from directives.formats.cut_off import is_cut_off
from directives.formats.frames import insides_on
from directives.formats.grounds import on_grounds
from directives.formats.inks import (
    as_lines,
    coloured_stamps,
    inks_apart,
    insides_in_colour,
    layers_on,
    paler_stamps,
)
from directives.formats.lighting import flattened, lit
from directives.formats.spread_words import spread_words
from directives.formats.stamp_frames import FrameInside
from directives.formats.straight_strokes import Point

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
LONG_SIDE = 2400  # of an A4 page at DPI, and a little
_NIGHT, _MOST_NIGHT = 90, 0.8  # of 255, and of its points: darker is a screen with light letters
_MOST_LINES = 6  # stamps of a page that are read as a line each
_STEEPEST = 8.0  # degrees that a page may lean
_WHITE, _LEAST_WHITE = 235, 0.3  # of 255, and of the points: of scans eight in ten are white, of photos one


class SeenPicture(NamedTuple):
    """A picture in grey, and of it, each by itself and level, what may be a stamp over other writing.

    `turnable`: it may be a page that lies on its side or head. `framed`: what stands in coloured frames.
    `lines`: stamps parted from what lies under them that may be a line of words. `afar`: it is a sheet that
    lies small on another of the pictures. `cut_off`: on one of its edges is what may be a part of a stamp.
    `written`: lines in coloured ink that stand by themselves; `rounds`: the middles of round stamps.
    `white`: how many of its points are as light as a scan's paper.
    """

    grey: "Image"
    overlaid: "tuple[Image, ...]"
    turnable: bool = True
    framed: tuple[FrameInside, ...] = ()
    lines: "tuple[Image, ...]" = ()
    afar: bool = False
    cut_off: bool = False
    written: "tuple[Image, ...]" = ()
    rounds: "tuple[Image, ...]" = ()
    white: int = 0


def seen(picture: "Image") -> SeenPicture:
    """The picture without its colours, once they have told a stamp from what it lies over; dark on light."""
    picture, grey, counts = lit(picture)
    if sum(counts[:_NIGHT]) > _MOST_NIGHT * grey.width * grey.height:
        grey, counts = grey.point([255 - value for value in range(256)]), counts[::-1]
    layers = tuple(layers_on(picture))
    coloured = tuple(coloured_stamps(picture, layers))
    paler = () if coloured else tuple(paler_stamps(grey, counts))
    lines = as_lines(coloured[:_MOST_LINES] or paler)
    spread = (word for ink in inks_apart(layers, grey) for word in spread_words(ink))
    overlaid = (*coloured, *on_grounds(picture), *spread)
    framed = (
        *insides_in_colour(picture, layers),
        *(inside for stamp in paler for inside in insides_on(stamp)),
    )
    return SeenPicture(
        grey,
        overlaid,
        framed=framed,
        lines=tuple(lines),
        cut_off=is_cut_off(grey, layers),
        written=tuple(writing_on(picture, layers)),
        rounds=tuple(within_rounds(picture, layers)),
        white=sum(counts[_WHITE:]),
    )


def is_photo(picture: SeenPicture) -> bool:
    """Whether its paper is in shade, or lies on other things, as no scanner shows it."""
    return picture.white < _LEAST_WHITE * picture.grey.width * picture.grey.height


def prepared(picture: SeenPicture, photo: bool) -> SeenPicture:
    """The picture at reading size, straight, and with even light if it is a photo."""
    from PIL import Image

    grey = picture.grey
    if photo:
        grey = sheet_alone(grey)
    scale = LONG_SIDE / max(grey.size)
    if scale < 1 or photo:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    if photo:
        grey = flattened(grey)
    angle = _lean(grey)
    if abs(angle) >= 0.2:
        grey = grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return picture._replace(grey=grey)


def _lean(grey: "Image") -> float:
    """By how many degrees the page must be turned: level lines of text make the sharpest row sums."""
    from PIL import Image

    side = 600 / max(grey.size)
    small = grey.resize(
        (max(1, round(grey.width * side)), max(1, round(grey.height * side))), Image.Resampling.BOX
    )

    @cache
    def sharpness(angle: float) -> float:
        turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return float(sum((above - below) ** 2 for above, below in pairwise(rows)))

    coarse = max((step for step in _steps(0.0, _STEEPEST, 1.0)), key=sharpness)
    fine = max((step for step in _steps(coarse, 0.8, 0.2)), key=sharpness)
    return fine if sharpness(fine) > 1.1 * sharpness(0.0) else 0.0


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + place * step for place in range(-count, count + 1)]


# The sheet of paper on a photograph: its edges found, and the sheet alone laid flat. Left in the picture,
# the desk around a sheet looks like the ruled lines of a table where the paper ends, and letters
# photographed from the side are of many heights.

if TYPE_CHECKING:
    from PIL.Image import Image

_SMALL = 320  # points of the longer side of the picture on which edges are looked for
_TEXT = 7  # points of it: dark places no wider are letters, or lines of them
_SPAN = 4  # points on both sides of an edge that are compared
_BRIGHTER = 1.2  # times: paper against what lies around it
_REACH = 0.4  # of the picture: no edge lies further in
_PROBES = 40
_NEAR = 1.6  # points: what lies this close to a line is on it
_LEAST_ON_LINE = 0.6
_STEEPEST_EDGE = 0.3
_INSIDE = 0.006  # of the sheet: left out along its edges, which are never quite straight
_LEAST_SHEET = 0.25  # of the picture


class _Line(NamedTuple):
    """An edge: across = start + slope * along, where `along` counts down the sides, or along top and foot."""

    start: float
    slope: float


def sheet_alone(grey: "Image") -> "Image":
    """The sheet of paper as if seen from above; the picture as it is where no edge is to be seen."""
    corners = find_sheet(grey)
    return grey if corners is None else laid_flat(grey, corners)


def laid_flat(picture: "Image", corners: list[Point]) -> "Image":
    """What lies between four corners, as if seen from above."""
    from PIL import Image

    above_left, above_right, below_right, below_left = corners
    width = round((dist(above_left, above_right) + dist(below_left, below_right)) / 2)
    height = round((dist(above_left, below_left) + dist(above_right, below_right)) / 2)
    # Where the picture ends before the sheet does, there is nothing written.
    return picture.transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        _perspective(corners, width, height),
        Image.Resampling.BICUBIC,
        fillcolor="white",
    )


def find_sheet(grey: "Image") -> list[Point] | None:
    """The corners of the sheet clockwise from above left, in points; None where it has no edges."""
    from PIL import Image, ImageFilter

    scale = _SMALL / max(grey.size)
    width, height = (max(4 * _TEXT, round(side * scale)) for side in grey.size)
    small = grey.resize((width, height), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(_TEXT)).filter(ImageFilter.MinFilter(_TEXT))
    pixels = paper.tobytes()
    rows = [pixels[at : at + width] for at in range(0, width * height, width)]
    columns = [pixels[at::width] for at in range(width)]
    left, right = _edge(rows), _far(_edge([row[::-1] for row in rows]), width)
    top, foot = _edge(columns), _far(_edge([column[::-1] for column in columns]), height)
    if not any((left, right, top, foot)):
        return None
    left, top = left or _Line(0, 0), top or _Line(0, 0)
    right, foot = right or _Line(width, 0), foot or _Line(height, 0)
    corners = [
        _meeting(side, level) for side, level in ((left, top), (right, top), (right, foot), (left, foot))
    ]
    if area_of(corners) < _LEAST_SHEET * width * height:
        return None
    return [(x * grey.width / width, y * grey.height / height) for x, y in _drawn_in(corners)]


def _edge(profiles: list[bytes]) -> _Line | None:
    """The line on which the paper begins, each profile going from outside in; None where there is none."""
    step = max(1, len(profiles) // _PROBES)
    found = [
        (at, place) for at in range(0, len(profiles), step) if (place := _rise(profiles[at])) is not None
    ]
    probed = len(range(0, len(profiles), step))
    if len(found) < _LEAST_ON_LINE * probed:
        return None
    half = len(found) // 2
    slope = median((b[1] - a[1]) / (b[0] - a[0]) for a, b in zip(found, found[half:], strict=False))
    start = median(place - slope * at for at, place in found)
    near = [(at, place) for at, place in found if abs(place - start - slope * at) <= _NEAR]
    if len(near) < _LEAST_ON_LINE * probed or abs(slope) > _STEEPEST_EDGE:
        return None
    return _fitted(near)


def _rise(profile: bytes) -> float | None:
    """Where it grows lighter most, going in from a border that is no paper: a dark band has paper outside."""
    sums = [0, *accumulate(profile[: int(len(profile) * _REACH) + _SPAN])]
    if len(sums) <= _SPAN:
        return None
    best, place = _BRIGHTER, None
    for at in range(_SPAN, len(sums) - _SPAN):
        rise = (sums[at + _SPAN] - sums[at]) / max(1, sums[at] - sums[at - _SPAN], sums[_SPAN])
        if rise > best:
            best, place = rise, float(at)
    return place


def _fitted(points: list[tuple[int, float]]) -> _Line:
    """The line of least squares."""
    count = len(points)
    along, across = sum(at for at, _ in points) / count, sum(place for _, place in points) / count
    spread = sum((at - along) ** 2 for at, _ in points)
    slope = sum((at - along) * (place - across) for at, place in points) / spread if spread else 0.0
    return _Line(across - slope * along, slope)


def _far(line: _Line | None, length: int) -> _Line | None:
    """A line that was measured from the other border."""
    return line and _Line(length - line.start, -line.slope)


def _meeting(side: _Line, level: _Line) -> Point:
    x = (side.start + side.slope * level.start) / (1 - side.slope * level.slope)
    return x, level.start + level.slope * x


def area_of(corners: list[Point]) -> float:
    after = [*corners[1:], corners[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, after, strict=True)) / 2


def _drawn_in(corners: list[Point]) -> list[Point]:
    middle = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    return [(x + 2 * _INSIDE * (middle[0] - x), y + 2 * _INSIDE * (middle[1] - y)) for x, y in corners]


def _perspective(corners: list[Point], width: int, height: int) -> tuple[float, ...]:
    """Coefficients that take a point of the upright page to its place on the photo.

    From the unit square to four corners: Heckbert, Fundamentals of Texture Mapping (1989), 2.2.3.
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx, dy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    across = (x1 - x2) * (y3 - y2) - (x3 - x2) * (y1 - y2)
    g = (dx * (y3 - y2) - (x3 - x2) * dy) / across
    h = ((x1 - x2) * dy - dx * (y1 - y2)) / across
    a, b, d, e = x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3
    return a / width, b / height, x0, d / width, e / height, y0, g / width, h / height
