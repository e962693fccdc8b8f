"""What a reading of a page leaves: marks that no read word accounts for, where a stamp may hide.

A stamp that is turned, framed, laid over other things or pale is not read with the lines of the page. What
stands outside of the words that were read is cut out, levelled, and read again from four sides (`sheets`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

PixelBox = tuple[int, int, int, int]

LONG_SIDE = 1170  # of the small picture: 100 dots an inch on A4
_BLOCK = 19  # points of the small picture: few strokes are so thick
_NARROW = 9  # points of it, of a block's narrow end: no stroke of a stamp is so thick
_CELL = 6  # its points a cell: what is closer than one belongs together
INKED, _PALE = 70, 22  # how much darker than the paper ink is, and a watermark
LEAST = (26, 12)  # points of the small picture, the longer and the shorter side: 7 mm by 3 mm
_LEAST_INK, _MOST_INK = 0.03, 0.75
_LEAST_GROUND = 9  # cells that are ink all over; a text has hardly any
_FILLED = (0.5, 0.985)  # of a place: so much ink is a ground on which something may stand out
_PALE_LEAST, _PALE_SMALL = 70, 90  # a stamp is read better as large as it is on the page
_INK = 170  # of 255
_FAINT = 12  # of 255, of a cell: less is dust
_STROKE = 9  # points: a black stroke over pale ink that is no wider is filled with it
_MOST = 10  # places of a page; more are a drawing, which is looked at whole
_STEEPEST, _STEP = 45, 5  # degrees
_SIDES = (4, 5, 6, 7)  # points at 200 dots an inch: strokes of a stamp have 8, of a text 3 to 6
_SOLID = 60  # of 255, the mean of a square of points: ink all over it
_SELDOM = 0.1  # of the ink: more such squares are the text's own
_LEAST_SOLID = 12
_MOST_THICK = 1_500_000  # points: a larger place is no stamp
_BESIDE = 0.25  # of thick ink: so much thin ink in its place is writing; a bold heading has less
_TEXTURE = 75  # of 255, a page over: so much pale ink is the paper's own


class Leftovers(NamedTuple):
    """Pictures of the places that hold ink outside of what was read, each level and as large as it is read
    best; all that ink in the small picture, 255 on 0.
    """

    pictures: "list[Image]"
    ink: "Image"


def leftovers(page: "Image", read: Iterable[PixelBox]) -> Leftovers:
    """What a reading of `read` leaves of a page."""
    from PIL import ImageChops

    factor = _factor(page)
    rest = _without(page, read)
    small = rest.reduce(factor)
    paper = paper_of(small)
    ink = small.point(ink_up_to(paper - INKED))
    boxes = places_of(ink, LEAST)
    found = [cut_of(rest, box, factor) for box in boxes]
    blocks = _blocks(ink)
    if blocks is not None:
        parted = places_of(ImageChops.subtract(ink, blocks), LEAST)
        bare = ImageChops.lighter(rest, blocks.resize(rest.size))
        found.extend(cut_of(bare, box, factor) for box in parted)
        # What stands light on a block is seen with it.
        whole = lighter_around(darker_around(ink, _BLOCK), _BLOCK + 4)
        found.extend(cut_of(rest, box, factor) for box in places_of(ImageChops.subtract(ink, whole), LEAST))
        boxes.extend(box for box in parted if box not in boxes)
    found.extend(_thick(page, [cut_of(page, box, factor) for box in boxes]))
    found.extend(_pale(page, factor, paper))
    found.extend(_light(page, factor, paper))
    return Leftovers([levelled(picture) for picture in found], ink)


def _factor(page: "Image") -> int:
    return max(1, round(max(page.size) / LONG_SIDE))


def _without(page: "Image", read: Iterable[PixelBox]) -> "Image":
    from PIL import ImageDraw

    rest = page.copy()
    draw = ImageDraw.Draw(rest)
    for left, top, right, bottom in read:
        draw.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=255)
    return rest


def _around(boxes: list[PixelBox]) -> list[PixelBox]:
    """The box around several: a watermark's letters stand far apart, and one by one they say nothing."""
    if len(boxes) < 2:
        return []
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [(min(lefts), min(tops), max(rights), max(bottoms))]


def _blocks(ink: "Image") -> "Image | None":
    """Where in the ink, 255 on 0, a table under the sheet, its shadow, a black border is; None where none is.

    A border that lies askew grows narrower than it must be to be known as one.
    """
    if darker_around(ink, _BLOCK).getbbox() is None:
        return None
    return lighter_around(darker_around(ink, _NARROW), _NARROW + 4)


def paper_of(small: "Image") -> int:
    """The grey of the paper: the commonest one of the lighter half."""
    return commonest_light(small.histogram())


def commonest_light(counts: Sequence[int]) -> int:
    """Of the lighter half of the greys that of which there are most points."""
    return max(range(128, 256), key=lambda value: counts[value])


def ink_from(least: int) -> list[int]:
    """A table that makes what is `least` and more 255 and the rest 0."""
    return [255 if value >= least else 0 for value in range(256)]


def ink_up_to(most: int) -> list[int]:
    """A table that makes ink 255 and the rest 0."""
    return [255 if value <= most else 0 for value in range(256)]


def places_of(
    ink: "Image", least: tuple[int, int] = LEAST, shares: tuple[float, float] = (_LEAST_INK, _MOST_INK)
) -> list[PixelBox]:
    """The boxes of what hangs together in `ink`, 255 on 0, in its points, largest first: ten at most.

    `shares`: how much of a box is ink; a rule or a black border is less or more than letters are.
    """
    cells = ink.reduce(_CELL)
    width, height = cells.size
    data = bytearray(cells.tobytes())
    found: list[PixelBox] = []
    for start in range(len(data)):
        if data[start] > _FAINT:
            found.append(spread_from(data, start, width, height))
    boxes = [
        (left * _CELL, top * _CELL, min((right + 1) * _CELL, ink.width), min((below + 1) * _CELL, ink.height))
        for left, top, right, below in found
    ]
    large = [box for box in boxes if _large(box, least) and shares[0] <= _inked(ink, box) <= shares[1]]
    large.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    return large[:_MOST]


def spread_from(data: bytearray, start: int, width: int, height: int) -> PixelBox:
    """The box of the cells that hang together with one, which are cleared."""
    left = right = start % width
    top = below = start // width
    waiting = [start]
    data[start] = 0
    while waiting:
        at = waiting.pop()
        x, y = at % width, at // width
        left, right, top, below = min(left, x), max(right, x), min(top, y), max(below, y)
        for near_y in range(max(0, y - 1), min(height, y + 2)):
            for near_x in range(max(0, x - 2), min(width, x + 3)):
                near = near_y * width + near_x
                if data[near] > _FAINT:
                    data[near] = 0
                    waiting.append(near)
    return left, top, right, below


def _large(box: PixelBox, least: tuple[int, int]) -> bool:
    longer, shorter = sorted((box[2] - box[0], box[3] - box[1]), reverse=True)
    return longer >= least[0] and shorter >= least[1]


def _inked(ink: "Image", box: PixelBox) -> float:
    counts = ink.crop(box).histogram()
    return counts[255] / max(1, sum(counts))


def cut_of(picture: "Image", box: PixelBox, factor: int) -> "Image":
    """What stands in a box of a picture so many times smaller, and a little around it."""
    left, top, right, foot = (side * factor for side in box)
    edges = max(0, left - 4), max(0, top - 4), min(picture.width, right + 4), min(picture.height, foot + 4)
    return picture.crop(edges)


def _thick(page: "Image", cuts: "list[Image]") -> "Iterator[Image]":
    """Of places where strokes thicker than the page's usual ones lie with thin ones, the thick ones alone."""
    from PIL import ImageChops

    ink = sum(page.histogram()[:_INK]) if cuts else 0
    # A square of points that is dark all over belongs to no thin stroke.
    squares = {side: page.reduce(side).point(ink_up_to(_SOLID)).histogram()[255] for side in _SIDES if ink}
    side = next((side for side, count in squares.items() if count * side**2 < _SELDOM * ink), None)
    if side is None or squares[side] < _LEAST_SOLID:
        return
    stroke = side // 2 * 2 + 1
    for cut in cuts:
        solid = cut.reduce(side).point(ink_up_to(_SOLID)).histogram()[255]
        if solid < _LEAST_SOLID or cut.width * cut.height > _MOST_THICK:
            continue
        thick = darker_around(lighter_around(cut, stroke), stroke)
        thin = ImageChops.subtract(thick, cut).point(ink_from(INKED)).histogram()[255]
        if thin > _BESIDE * sum(thick.histogram()[:_INK]):
            yield ImageChops.lighter(darker_around(thick, stroke), cut)  # corners again


def lighter_around(picture: "Image", side: int) -> "Image":
    """Each point as light as the lightest in the square of that odd side around it.

    PIL's own filter looks at every point of every square; here each step doubles what the last has seen.
    """
    from PIL import ImageChops

    width, height, rim = *picture.size, side // 2
    widest = picture.crop((-rim, -rim, width + rim, height + rim))
    for across, down in ((1, 0), (0, 1)):
        reach = 1
        while reach < side:
            step = min(reach, side - reach)
            left, top = step * across, step * down
            moved = widest.crop((left, top, left + widest.width, top + widest.height))
            widest = ImageChops.lighter(widest, moved)
            reach += step
    return widest.crop((0, 0, width, height))


def darker_around(picture: "Image", side: int) -> "Image":
    """Each point as dark as the darkest in the square of that odd side around it."""
    from PIL import ImageChops

    return ImageChops.invert(lighter_around(ImageChops.invert(picture), side))


def _pale(page: "Image", factor: int, paper: int) -> "Iterator[Image]":
    """What is paler than ink and darker than paper, as a watermark is; rims of letters are thinner."""
    from PIL import Image, ImageFilter

    between = [255 if paper - INKED < value <= paper - _PALE else 0 for value in range(256)]
    layer = page.reduce(factor).point(between)
    if layer.resize((1, 1), Image.Resampling.BOX).tobytes()[0] > _TEXTURE:
        return
    # Of points that are all or nothing the middle one of a square is its mean, taken for one or the other.
    whole = lighter_around(layer.filter(ImageFilter.BoxBlur(2)).point(ink_from(128)), 5)
    boxes = places_of(whole, (_PALE_LEAST, _PALE_LEAST // 3))
    for box in [*_around(boxes), *boxes][:_MOST]:
        yield whole.crop(box).point([255 - value for value in range(256)])
        if factor > 1 and min(box[2] - box[0], box[3] - box[1]) < _PALE_SMALL:
            cut = cut_of(page, box, factor)
            ink, black = cut.point([255 - value for value in between]), cut.point(ink_up_to(paper - INKED))
            yield Image.composite(darker_around(ink, _STROKE), ink, black)


def _light(page: "Image", factor: int, paper: int) -> "Iterator[Image]":
    """What stands light on a dark ground: the ground as paper."""
    from PIL import ImageChops

    dark = page.reduce(factor).point(ink_up_to(paper - INKED))
    if dark.reduce(_CELL).histogram()[255] < _LEAST_GROUND:
        return
    for left, top, right, foot in places_of(dark, shares=_FILLED):
        yield ImageChops.invert(page.crop((left * factor, top * factor, right * factor, foot * factor)))


def levelled(picture: "Image") -> "Image":
    """The picture turned until its ink stands in the sharpest rows, without the frame around it."""
    from PIL import Image, ImageOps

    bordered = ImageOps.expand(picture, 8, fill=255)
    side = 110 / max(bordered.size)
    small = bordered.resize(
        (max(1, round(bordered.width * side)), max(1, round(bordered.height * side))), Image.Resampling.BOX
    )

    @cache
    def sharpness(angle: float) -> float:
        turned = small.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
        # What stands on its side has its sharpest lines upright.
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        columns = turned.resize((turned.width, 1), Image.Resampling.BOX).tobytes()
        return max(_steps(rows) * turned.width**2, _steps(columns) * turned.height**2)

    coarse = max(range(-_STEEPEST, _STEEPEST + 1, _STEP), key=sharpness)
    angle = max(range(coarse - _STEP + 1, coarse + _STEP), key=sharpness)
    if angle and sharpness(angle) > 1.1 * sharpness(0):
        bordered = bordered.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return trimmed(bordered)


def _steps(profile: bytes) -> float:
    return float(sum((one - other) ** 2 for one, other in pairwise(profile)))


def trimmed(picture: "Image") -> "Image":
    from PIL import ImageOps

    box = picture.point(ink_up_to(190)).getbbox()
    return ImageOps.expand(picture.crop(box), 6, fill=255) if box else picture
