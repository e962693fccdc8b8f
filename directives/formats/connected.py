"""What hangs together in ink; the frame around a place taken off, for it keeps a stamp from being read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from directives.formats.leftovers import ink_up_to

if TYPE_CHECKING:
    from PIL.Image import Image

_INK = 170  # of 255
_RIM = (-1, 0, 1)
_THIN_STRIP = 6


def unframed(picture: "Image") -> "Image":
    """Without its frame and what is left of one along its sides: a frame keeps a stamp from being read."""
    from PIL import ImageDraw

    width, height = picture.size
    data = bytearray(picture.point(ink_up_to(_INK)).tobytes())
    draw = ImageDraw.Draw(picture)
    for start in _where_frames_are(width, height):
        if data[start]:
            points = connected_points(data, start, width, height)
            if _is_frame(points, width, height):
                draw.point(
                    [(at % width + x, at // width + y) for at in points for x in _RIM for y in _RIM], 255
                )
    return picture


def _where_frames_are(width: int, height: int) -> Iterator[int]:
    """Points of which every frame has some: in a strip along each side, and on a line down the middle."""
    strip = _THIN_STRIP
    between = [*range(min(strip, width)), width // 2, *range(max(0, width - strip), width)]
    for row in range(height):
        whole = row < strip or row >= height - strip
        yield from (row * width + column for column in (range(width) if whole else between))


def connected_points(data: bytearray, start: int, width: int, height: int) -> list[int]:
    """The points of ink that hang together with one, which are cleared."""
    points = [start]
    data[start] = 0
    for at in points:
        x = at % width
        for near in (
            at - width - 1,
            at - width,
            at - width + 1,
            at - 1,
            at + 1,
            at + width - 1,
            at + width,
            at + width + 1,
        ):
            if 0 <= near < width * height and data[near] and abs(near % width - x) <= 1:
                data[near] = 0
                points.append(near)
    return points


def _is_frame(points: list[int], width: int, height: int) -> bool:
    columns, rows = [at % width for at in points], [at // width for at in points]
    wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    if wide > 0.6 * width and high > 0.6 * height:
        return len(points) < 0.35 * wide * high
    beside = min(columns) < _THIN_STRIP or max(columns) >= width - _THIN_STRIP
    above = min(rows) < _THIN_STRIP or max(rows) >= height - _THIN_STRIP
    return (wide <= _THIN_STRIP and high > 2 * _THIN_STRIP and beside) or (
        high <= _THIN_STRIP and wide > 2 * _THIN_STRIP and above
    )
