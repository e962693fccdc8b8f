"""Straight strokes on a page, longer than any of a text's letters, in directions that no line of words has.

The page is held as one whole number, a bit a point, so that a step for all its points is one operation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from math import cos, dist, pi, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

Point = tuple[float, float]

_SAMPLES, _STEP = 16, 1.6  # points of a stroke that are looked at, and from one to the next
_HELD = 14  # of them: so many are ink
_DIRECTIONS = range(64, 117, 4)  # degrees: what lies nearer to the lines of words is lost among them
_REACH = (_SAMPLES - 1) * _STEP
_BEYOND = (_SAMPLES - _HELD) * _STEP  # so far a full stroke is taken to go on at both its ends
_GAP = 6  # points: between starts of one stroke
_MOST_STARTS = 20_000
_NOT_NONE = re.compile(rb"[^\0]")
_BITS = [[bit for bit in range(8) if byte >> (7 - bit) & 1] for byte in range(256)]


class Side(NamedTuple):
    """A straight stroke from one end to the other."""

    start: Point
    end: Point

    @property
    def way(self) -> Point:
        """Its direction, one point long."""
        length = max(1.0, dist(*self))
        return (self.end[0] - self.start[0]) / length, (self.end[1] - self.start[1]) / length


def sides_on(ink: "Image") -> Iterator[list[Side]]:
    """The straight strokes of each direction that is not a line of words'."""
    from PIL import Image

    pad = round(_REACH) + 2
    stride = (ink.width + pad + 7) // 8 * 8
    sheet = ink.crop((0, 0, stride, ink.height + pad))
    bits = int.from_bytes(sheet.convert("1", dither=Image.Dither.NONE).tobytes(), "big")
    # A fine or broken stroke is as thick as a step beside it.
    bits |= bits << 1 | bits >> 1
    bits |= bits << stride | bits >> stride
    for degrees in _DIRECTIONS:
        angle = degrees * pi / 180
        starts = _starts(bits, (1 << stride * (ink.height + pad)) - 1, stride, angle)
        if starts:
            yield _strokes(starts, stride, ink.height + pad, angle)


def _starts(bits: int, full: int, stride: int, angle: float) -> int:
    """The points from which on most samples in a direction are ink.

    Each bit counts for itself: `counts` are the digits of a number a point, and it begins so high that it
    has one digit more when enough were counted.
    """
    counts = [full if (_SAMPLES - _HELD) >> digit & 1 else 0 for digit in range(_SAMPLES.bit_length())]
    for sample in range(_SAMPLES):
        across, down = round(cos(angle) * sample * _STEP), round(sin(angle) * sample * _STEP)
        ahead = down * stride + across
        carry = bits << ahead & full if ahead >= 0 else bits >> -ahead
        for digit, count in enumerate(counts):
            if not carry:
                break
            counts[digit], carry = count ^ carry, count & carry
    return counts[-1]


def _strokes(starts: int, stride: int, height: int, angle: float) -> list[Side]:
    """Starts beside each other put together to strokes."""
    if starts.bit_count() > _MOST_STARTS:
        return []
    rows = starts.to_bytes(stride // 8 * height, "big")
    ux, uy = cos(angle), sin(angle)
    lanes: defaultdict[int, list[float]] = defaultdict(list)
    for found in _NOT_NONE.finditer(rows):
        at = found.start()
        y, x0 = divmod(at, stride // 8)
        for bit in _BITS[rows[at]]:
            x = x0 * 8 + bit
            lanes[round((x * uy - y * ux) / 2)].append(x * ux + y * uy)
    runs = [(lane, first, last) for lane, places in lanes.items() for first, last in _runs(places)]
    return [
        Side(*((lane * 2 * uy + along * ux, along * uy - lane * 2 * ux) for lane, along in ends))
        for ends in _merged(runs)
    ]


def _runs(places: list[float]) -> Iterator[tuple[float, float]]:
    places.sort()
    first = last = places[0]
    for place in places:
        if place - last > _GAP:
            yield first, last
            first = place
        last = place
    yield first, last


def _merged(runs: list[tuple[int, float, float]]) -> Iterator[tuple[Point, Point]]:
    """The two ends of strokes: runs on lanes beside each other are one, as thick as they are many."""
    groups: list[list[tuple[int, float, float]]] = []
    for run in sorted(runs):
        for group in reversed(groups[-12:]):
            lane, first, last = group[-1]
            if run[0] - lane <= 1 and run[1] <= last + _GAP and first <= run[2] + _GAP:
                group.append(run)
                break
        else:
            groups.append([run])
    for group in groups:
        first, last = min(run[1] for run in group), max(run[2] for run in group)
        starts = [run[0] for run in group if run[1] <= first + 3]
        ends = [run[0] for run in group if run[2] >= last - 3]
        yield (
            (sum(starts) / len(starts), first + _BEYOND),
            (sum(ends) / len(ends), last + _REACH - _BEYOND),
        )
