"""Letters that the grounds of a workbook's cells are coloured to, as a picture."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_LEAST_CELLS, _LEAST_ROWS, _LEAST_COLUMNS = 25, 7, 12
_LEAST_RUNS = 15
_MOST_ROWS, _MOST_COLUMNS = 400, 400
_SHARE, _RUN = 0.6, 0.4  # of the place, and of its width: coloured tables have more, and longer stretches
_SIDE, _RIM = 3, 40  # points of a cell, and of the paper around


def coloured_styles(styles: Any) -> frozenset[int]:
    """The numbers of those formats of cells that have a ground all over."""
    fills = [
        each.get("patternType") == "solid"
        for fill in styles.iter("{*}fills")
        for each in fill.iter("{*}patternFill")
    ]
    formats = [each for part in styles.iter("{*}cellXfs") for each in part.iterchildren("{*}xf")]
    numbers = [int(each.get("fillId", "0")) if each.get("fillId", "0").isdecimal() else 0 for each in formats]
    return frozenset(at for at, number in enumerate(numbers) if number < len(fills) and fills[number])


def drawn_by_grounds(sheet: Any, coloured: frozenset[int]) -> "Image | None":
    """The coloured cells dark on white, where they may be letters; None where they are a table's."""
    from PIL import Image, ImageDraw

    cells: set[tuple[int, int]] = set()
    for cell in sheet.iter("{*}c"):
        place = _PLACE.match(cell.get("r", ""))
        if place is not None and cell.get("s", "").isdecimal() and int(cell.get("s")) in coloured:
            cells.add((_column(place[1]), int(place[2])))
    if len(cells) < _LEAST_CELLS:
        return None
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    wide, high = max(x for x, _ in cells) - left + 1, max(y for _, y in cells) - top + 1
    if not (_LEAST_COLUMNS <= wide <= _MOST_COLUMNS and _LEAST_ROWS <= high <= _MOST_ROWS):
        return None
    runs = sum((x - 1, y) not in cells for x, y in cells)
    if runs < _LEAST_RUNS or len(cells) > _SHARE * wide * high or len(cells) > _RUN * wide * runs:
        return None
    picture = Image.new("RGB", (wide * _SIDE + 2 * _RIM, high * _SIDE + 2 * _RIM), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for x, y in cells:
        across, down = _RIM + (x - left) * _SIDE, _RIM + (y - top) * _SIDE
        draw.rectangle((across, down, across + _SIDE, down + _SIDE), fill=(0, 0, 0))
    return picture


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number
