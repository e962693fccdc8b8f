"""Rectangular frames on a page at any angle, whatever runs through them: where a stamp may be.

Two straight strokes that face each other, and the two that join their ends, are a frame. Sides that lie as
the lines of a text do are found by the two others: in a line of words everything is level.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import dist, sqrt
from typing import TYPE_CHECKING, NamedTuple

from directives.formats.straight_strokes import Point, Side, sides_on

if TYPE_CHECKING:
    from PIL.Image import Image

Corners = tuple[Point, Point, Point, Point]

_SHORT = (24.0, 84.0)  # points of a frame's shorter side: 6 to 20 mm at 100 dots an inch
_LONG = (50.0, 300.0)
_LONGER, _LONGEST = 1.3, 9.0  # times the shorter side
_SLACK = 6.0  # points that a side may be found too short
_MOST = 6  # frames of a page
_SAME = 4.0  # points between the ends of sides that face each other
_HELD_SIDES = (0.45, 0.7)  # of the worst of four sides, and of each other: so much is ink
_WHOLE = 0.97  # of all four sides; pieces of rings come to 0.94
_HARDLY = 0.3  # of a way between two points: where less is ink it is no side however its ends are moved
_BORDER, _CUT_OFF = 5, 0.7  # points from the picture's end; what a side that is cut off counts as
_INWARD, _ABOUT = (0, 4, -4, 8, 12), (0, 4, -4)  # points by which what joins two ends is looked for
_FINE = 3  # points from one to the next that is looked at between two ends, and from an end to the first
_MOST_SIDES = 80  # of one direction; more are a drawing, or a page that lies on its side


_HALF_INK = [255 if value >= 100 else 0 for value in range(256)]


class StampFrame(NamedTuple):
    """Four corners, clockwise from the left end of the upper long side, and how much of its rim is ink."""

    corners: Corners
    held: float

    @property
    def is_whole(self) -> bool:
        """Whether its four sides are straight and there, as no piece of a seal's rings has them."""
        return self.held >= _WHOLE

    def leans(self, least: float) -> bool:
        """Whether its long sides rise by that share of their length: it may stand on its head."""
        (left, top), (right, foot) = self.corners[:2]
        return abs(foot - top) > least * abs(right - left)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, foot of what it takes, and a little around it."""
        xs, ys = zip(*self.corners, strict=True)
        return int(min(xs)) - 4, int(min(ys)) - 4, int(max(xs)) + 5, int(max(ys)) + 5

    def moved(self, across: float, down: float) -> "StampFrame":
        """The same elsewhere."""
        a, b, c, d = ((x + across, y + down) for x, y in self.corners)
        return StampFrame((a, b, c, d), self.held)

    def grown(self, times: int) -> "StampFrame":
        """The same on a picture so many times as large."""
        a, b, c, d = ((x * times, y * times) for x, y in self.corners)
        return StampFrame((a, b, c, d), self.held)


class FrameInside(NamedTuple):
    """What stands in a frame, level, and whether the frame is whole."""

    picture: "Image"
    whole: bool


def frames_on(ink: "Image", *, large: bool = False) -> list[StampFrame]:
    """The frames in `ink`, 255 on 0, in its points; the best of those that lie over each other.

    `large`: also those twice as large, as they are where the picture is a part of a page.
    """
    found = list(_found_on(ink))
    if large:
        found.extend(frame.grown(2) for frame in _found_on(ink.reduce(2).point(_HALF_INK)))
    return _apart(found)


def _found_on(ink: "Image") -> Iterator[StampFrame]:
    data, width = ink.tobytes(), ink.width
    for sides in sides_on(ink):
        if len(sides) <= _MOST_SIDES:
            yield from _framed(sides, data, width)


def _framed(sides: Sequence[Side], data: bytes, width: int) -> Iterator[StampFrame]:
    """Pairs of sides that face each other and are joined at both ends."""
    for place, first in enumerate(sides):
        for second in sides[place + 1 :]:
            pair = _facing(first, second)
            frame = pair and _closed(*pair, data, width)
            if frame:
                yield frame


def _closed(one: Side, other: Side, data: bytes, width: int) -> StampFrame | None:
    """The frame of two sides where ink joins their ends, which are moved there."""
    held, starts = _inked(one.start, other.start, one.way, _INWARD, data, width)
    if held < _HELD_SIDES[0]:
        return None
    all_held = [held]
    back = -one.way[0], -one.way[1]
    held, ends = _inked(one.end, other.end, back, _INWARD, data, width)
    all_held.append(held)
    shorter, longer = sorted((min(map(dist, starts, ends)), min(dist(*starts), dist(*ends))))
    if not _LONGER * shorter <= longer <= _LONGEST * shorter or shorter < _SHORT[0] - _SLACK:
        return None
    for start, end in zip(starts, ends, strict=True):
        if not _may_hold(all_held):
            return None
        all_held.append(_inked(start, end, starts.way, _ABOUT, data, width)[0])
    if not _may_hold(all_held):
        return None
    return StampFrame(_clockwise((starts[0], starts[1], ends[1], ends[0])), sum(all_held) / 4)


def _may_hold(held: Sequence[float]) -> bool:
    """Whether of the sides looked at each is inked, and no more than one hardly."""
    return min(held) >= _HELD_SIDES[0] and sum(each < _HELD_SIDES[1] for each in held) <= 1


def _facing(one: Side, other: Side) -> tuple[Side, Side] | None:
    """The two without what one of them has more at an end, as where the ring of a seal goes on with it."""
    length, (ux, uy) = dist(*one), one.way
    across, down = other.start[0] - one.start[0], other.start[1] - one.start[1]
    apart = abs(across * uy - down * ux)
    ahead, behind = (
        across * ux + down * uy,
        (other.end[0] - one.end[0]) * ux + (other.end[1] - one.end[1]) * uy,
    )
    shorter, longer = sorted((length + min(0.0, behind) - max(0.0, ahead), apart))
    if not (
        _SHORT[0] <= shorter <= _SHORT[1] and _LONG[0] <= longer <= _LONG[1] and longer >= _LONGER * shorter
    ):
        return None
    slack = _SAME + 0.05 * apart
    starts, ends = (one.start, other.start), (one.end, other.end)
    if abs(ahead) > slack:
        starts = (_moved(one.start, ux, uy, max(0.0, ahead)), _moved(other.start, ux, uy, max(0.0, -ahead)))
    if abs(behind) > slack:
        ends = (_moved(one.end, ux, uy, min(0.0, behind)), _moved(other.end, ux, uy, min(0.0, -behind)))
    return Side(starts[0], ends[0]), Side(starts[1], ends[1])


def _moved(point: Point, ux: float, uy: float, along: float) -> Point:
    return point[0] + ux * along, point[1] + uy * along


def _inked(
    start: Point, end: Point, way: Point, moves: Sequence[int], data: bytes, width: int
) -> tuple[float, Side]:
    """How much between two points is ink, each moved along a way to where that is most."""
    if _at_border(start, end, width, len(data) // width):
        return _CUT_OFF, Side(start, end)

    def share(move: tuple[int, ...], step: int, least: float) -> float:
        return _share(_moved(start, *way, move[0]), _moved(end, *way, move[1]), step, least, data, width)

    def most(tried: Iterable[tuple[int, ...]], step: int, least: float) -> tuple[tuple[int, ...], float]:
        best: float = least
        found: tuple[int, ...] = (0, 0)
        for move in tried:
            held = share(move, step, best)
            if held > best:
                best, found = held, move
        return found, best

    coarse = max(_FINE, int(dist(start, end)) // 40)
    (first, last), _ = most(product(moves, repeat=2), coarse, -1.0)
    held = share((first, last), _FINE, -1.0)
    if held < _HARDLY:
        return 0.0, Side(start, end)
    around = product((first, first - 2, first + 2), (last, last - 2, last + 2))
    best, more = most(islice(around, 1, None), _FINE, held)
    first, last = best if more > held else (first, last)
    return more, Side(_moved(start, *way, first), _moved(end, *way, last))


def _share(start: Point, end: Point, step: int, least: float, data: bytes, width: int) -> float:
    """How much of what lies between two points is ink; what is no more than `least` may be told as that."""
    length = dist(start, end)
    points = range(_FINE, int(length) - 2, step)
    if not points:
        return 0.0
    (x, y), (ux, uy) = start, Side(start, end).way
    last = points[-1]
    height, right, foot = len(data) // width, x + ux * last + 0.5, y + uy * last + 0.5
    inside = (
        1 <= x + ux * _FINE < width - 1 and 1 <= y + uy * _FINE < height - 1
        and 1 <= right < width and 1 <= foot < height
    )  # fmt: skip
    if not inside:
        places = [int(y + uy * at + 0.5) * width + int(x + ux * at + 0.5) for at in points]
        if min(places) < 0 or max(places) >= len(data):
            return 0.0
        return sum(map(data.__getitem__, places)) / (255 * len(places))
    # Every other point first: where they alone show that it is not enough, the others need no look.
    held, unseen = 0, len(points)
    for some in (points[::2], points[1::2]):
        held += sum(
            [data[(y + uy * at + 0.5).__trunc__() * width + (x + ux * at + 0.5).__trunc__()] for at in some]
        )
        unseen -= len(some)
        if held + 255 * unseen <= least * 255 * len(points):
            return least
    return held / (255 * len(points))


def _at_border(start: Point, end: Point, width: int, height: int) -> bool:
    """Whether both lie where the picture ends, and a side behind it is cut off."""
    return any(
        start[axis] < _BORDER > end[axis] or start[axis] > side - _BORDER < end[axis]
        for axis, side in ((0, width), (1, height))
    )


def _clockwise(corners: Corners) -> Corners:
    """From the left end of the upper long side."""
    a, b, c, d = corners
    if (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) < 0:
        a, b, c, d = a, d, c, b
    turns = [(a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c)]
    return max(
        turns, key=lambda turn: (dist(turn[0], turn[1]) >= dist(turn[1], turn[2]), turn[1][0] - turn[0][0])
    )


def _apart(found: Iterable[StampFrame]) -> list[StampFrame]:
    """The best frames, none with its middle in a better one."""
    kept: list[StampFrame] = []
    for frame in sorted(found, key=_weight, reverse=True):
        if not any(_within(_middle(frame), other) for other in kept):
            kept.append(frame)
    return kept[:_MOST]


def _weight(frame: StampFrame) -> float:
    """A stroke of a letter may stand for a side, in what is a part of the frame and less long."""
    return frame.held**3 * sqrt(dist(frame.corners[0], frame.corners[1]))


def _within(point: Point, frame: StampFrame) -> bool:
    corners = frame.corners
    return all(
        (b[0] - a[0]) * (point[1] - a[1]) >= (b[1] - a[1]) * (point[0] - a[0])
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def _middle(frame: StampFrame) -> Point:
    return sum(x for x, _ in frame.corners) / 4, sum(y for _, y in frame.corners) / 4
