"""Sheets of paper that lie small on a photograph: each cut out, to be read as large as others are."""

from typing import TYPE_CHECKING

from directives.formats.lighting import lit
from directives.formats.pictures import area_of, laid_flat
from directives.formats.straight_strokes import Point

if TYPE_CHECKING:
    from PIL.Image import Image

_SMALL = 320  # points of the longer side of the picture on which sheets are looked for
_LETTERS = 5  # points of it: dark places no wider are letters, or lines of them
_BRIGHT = 0.75  # of the lightest there is: paper, also where it lies in some shade
_LEAST_PHOTO = 1500  # points of the longer side: a sheet small on a smaller picture has no letters to be read
_LEAST, _MOST = 0.015, 0.25  # of the picture; larger sheets are found by their edges
_LIKE_ITS_CORNERS = 0.85, 1.12  # of what lies between its corners: a plate and a cup are not
_MOST_SHEETS = 3
_RIM = 0.02  # of the sheet: kept around it
_Points = list[tuple[int, int]]


def sheets_afar(picture: "Image") -> "tuple[Image, list[Image]]":
    """The picture without its small sheets, and these, each as if seen from above."""
    found = _corners_of_sheets(picture) if max(picture.size) >= _LEAST_PHOTO else []
    if not found:
        return picture, []
    from PIL import ImageDraw

    bare = picture.copy()
    for corners in found:
        ImageDraw.Draw(bare).polygon(corners, fill=picture.getpixel((0, 0)))
    return bare, [laid_flat(picture, corners) for corners in found]


def _corners_of_sheets(picture: "Image") -> list[list[Point]]:
    from PIL import Image, ImageFilter

    scale = _SMALL / max(picture.size)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = lit(picture.convert("L").resize(size, Image.Resampling.BOX)).picture
    paper = small.filter(ImageFilter.MaxFilter(_LETTERS)).filter(ImageFilter.MinFilter(_LETTERS))
    least = _BRIGHT * max(paper.tobytes())
    bright = bytearray(value >= least for value in paper.tobytes())
    whole = len(bright)
    if sum(bright) > _MOST * whole:
        return []
    places = [place for place in _places(bright, size[0]) if len(place) >= _LEAST * whole]
    places.sort(key=len, reverse=True)
    found = [corners for place in places if (corners := _corners(place))]
    return [
        [(x * picture.width / size[0], y * picture.height / size[1]) for x, y in corners]
        for corners in found[:_MOST_SHEETS]
    ]


def _places(bright: bytearray, width: int) -> list[_Points]:
    """The points of each bright place; `bright` is used up."""
    places = []
    at = bright.find(1)
    while at >= 0:
        bright[at] = 0
        waiting, place = [at], list[tuple[int, int]]()
        while waiting:
            here = waiting.pop()
            y, x = divmod(here, width)
            place.append((x, y))
            beside = (here - width, here + width, here - 1 if x else -1, here + 1 if x < width - 1 else -1)
            for other in beside:
                if 0 <= other < len(bright) and bright[other]:
                    bright[other] = 0
                    waiting.append(other)
        places.append(place)
        at = bright.find(1, at)
    return places


def _corners(place: _Points) -> list[Point] | None:
    """The corners clockwise from above left, if the place fills what lies between them."""
    leaning = [
        min(place, key=lambda at: at[0] + at[1]),
        max(place, key=lambda at: at[0] - at[1]),
        max(place, key=lambda at: at[0] + at[1]),
        min(place, key=lambda at: at[0] - at[1]),
    ]
    askew = [
        min(place, key=lambda at: at[1]),
        max(place, key=lambda at: at[0]),
        max(place, key=lambda at: at[1]),
        min(place, key=lambda at: at[0]),
    ]
    corners: list[Point] = [(x + 0.5, y + 0.5) for x, y in max(leaning, askew, key=_area)]
    middle = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    outer = [(x + _RIM * (x - middle[0]), y + _RIM * (y - middle[1])) for x, y in corners]
    least, most = (share * area_of(outer) for share in _LIKE_ITS_CORNERS)
    return outer if least <= len(place) <= most else None


def _area(corners: _Points) -> float:
    return area_of([(float(x), float(y)) for x, y in corners])
