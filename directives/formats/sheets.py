"""Places that were cut out of pages, side by side on sheets: without frames, large enough, on four sides."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from directives.formats.leftovers import ink_up_to, trimmed

if TYPE_CHECKING:
    from PIL.Image import Image

_READ_SIDE = 92  # points of the shorter side of what is read again
_BLOCK_SIDE = 450  # points from which a place may hold several lines


def sheets_of(pictures: "Iterable[Image]") -> "Iterator[Image]":
    """The pictures side by side on sheets, at the size that letters are read best at, and on their sides."""
    from PIL import Image

    sized = [ready for picture in pictures for ready in _sized(picture)]
    for turn in (0, 90, 180, 270):
        turned = [picture.rotate(turn, expand=True) if turn else picture for picture in sized]
        x = y = row = 0
        sheet = None
        for picture in turned:
            if sheet is not None and x + picture.width > _SHEET:
                x, y, row = 0, y + row + _GAP, 0
            if sheet is not None and y + picture.height > _SHEET:
                yield sheet
                sheet = None
            if sheet is None:
                sheet, x, y, row = Image.new("L", (_SHEET + 2 * _GAP, _SHEET + 2 * _GAP), 255), 0, 0, 0
            sheet.paste(picture, (x + _GAP, y + _GAP))
            x, row = x + picture.width + 2 * _GAP, max(row, picture.height)
        if sheet is not None:
            yield sheet.crop((0, 0, sheet.width, y + row + 2 * _GAP))


_SHEET, _GAP = 1600, 40


def _sized(picture: "Image") -> "Iterator[Image]":
    shorter, longer = sorted(picture.size)
    scales = {min(_READ_SIDE / shorter, 900 / longer, 4.0)}
    if shorter > _BLOCK_SIDE:
        scales.add(min(1.0, 1200 / longer))  # a block of lines
    for scale in scales:
        yield trimmed(_unframed(_scaled(picture, scale)))


def _scaled(picture: "Image", scale: float) -> "Image":
    from PIL import Image

    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _unframed(picture: "Image") -> "Image":
    """Without its frame and what is left of one along its sides: a frame keeps a stamp from being read."""
    from PIL import ImageDraw

    width, height = picture.size
    data = bytearray(picture.point(ink_up_to(_INK)).tobytes())
    draw = ImageDraw.Draw(picture)
    for start in range(len(data)):
        if data[start]:
            points = _component(data, start, width, height)
            if _is_frame(points, width, height):
                draw.point(
                    [(at % width + x, at // width + y) for at in points for x in _RIM for y in _RIM], 255
                )
    return picture


_INK = 170
_RIM = (-1, 0, 1)
_THIN = 6


def _component(data: bytearray, start: int, width: int, height: int) -> list[int]:
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
    beside = min(columns) < _THIN or max(columns) >= width - _THIN
    above = min(rows) < _THIN or max(rows) >= height - _THIN
    return (wide <= _THIN and high > 2 * _THIN and beside) or (high <= _THIN and wide > 2 * _THIN and above)
