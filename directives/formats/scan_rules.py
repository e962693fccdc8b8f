"""The ruled lines of a scanned page: long dark runs, found on the page shrunk one way at a time.

Shrunk along a rule, a rule stays dark and letters turn grey.
"""

import re
from typing import TYPE_CHECKING

from directives.formats.rulings import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_BLOCK = 12  # points of the picture that become one
_LONG_LEVEL = 8  # blocks: longer than any stroke of a letter
_LONG_UPRIGHT = 5
_DARKEST_GREY = 110
_DARK = bytes(1 if value < _DARKEST_GREY else 0 for value in range(256))
_SAME = 6.0  # points of the picture: pieces of one rule, which is thick or leans a little
_MOST = 4_000


def rules_on(picture: "Image", scale: float) -> list[Rule]:
    """The level and upright rules, in points of the picture times `scale`, upwards from its top as 0."""
    from PIL.Image import Transpose

    level = _runs(picture, _LONG_LEVEL)
    upright = _runs(picture.transpose(Transpose.TRANSPOSE), _LONG_UPRIGHT)
    rules = [Rule(False, -at * scale, start * scale, end * scale) for at, start, end in level]
    rules += [Rule(True, at * scale, -end * scale, -start * scale) for at, start, end in upright]
    return rules


def _runs(picture: "Image", shortest: int) -> list[tuple[float, float, float]]:
    """Dark runs along the rows, as (row, start, end) in points, rows that are one rule put together."""
    from PIL import Image, ImageChops

    width = max(1, picture.width // _BLOCK)
    # A fine rule may lie half on one row and half on the next, pale on both.
    stronger = ImageChops.multiply(picture, ImageChops.offset(picture, 0, 1))
    small = stronger.resize((width, picture.height), Image.Resampling.BOX)
    pixels = small.tobytes().translate(_DARK)
    pattern = re.compile(b"\x01{%d,}" % shortest)
    stretch = picture.width / width
    found: list[list[float]] = []
    for row in range(picture.height):
        for run in pattern.finditer(pixels[row * width : (row + 1) * width]):
            _add(found, float(row), run.start() * stretch, run.end() * stretch)
            if len(found) > _MOST:
                return []
    return [(at, start - stretch / 2, end + stretch / 2) for at, start, end in found]


def _add(found: list[list[float]], row: float, start: float, end: float) -> None:
    """A run joins one on a row just above that it touches, or is a new one."""
    for known in reversed(found[-60:]):
        if row - known[0] <= _SAME and start <= known[2] + 2 * _BLOCK and known[1] <= end + 2 * _BLOCK:
            known[0], known[1], known[2] = row, min(known[1], start), max(known[2], end)
            return
    found.append([row, start, end])
