"""Stamps over other writing, parted from it by their colour, or by how dark they are: else one tangle."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from directives.formats.frames import inside_of, lying_flat, within_frame
from directives.formats.leftovers import (
    INKED,
    LONG_SIDE,
    PixelBox,
    commonest_light,
    cut_of,
    darker_around,
    ink_from,
    ink_up_to,
    levelled,
    lighter_around,
    paper_of,
    places_of,
)
from directives.formats.stamp_frames import FrameInside, frames_on

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOURED = 38  # of 255, between two channels beyond what the paper has: faded ink, and no tint of a lamp
_FADED = 24  # of 255, of ink that has faded on old paper, where it is no tint either: it covers no more than
_STAMPS = 0.01  # of the picture, and many times as much as what is of full colour:
_FAINTER = 1.3
_OVERLAID = 0.01  # of a place: so much ink of another kind is writing under the stamp, or over it
_BESIDE = 12  # points of the small picture
_TEXTURE = 0.25  # of the picture: so much of a colour is a background
_LEAST_POINTS = 60  # of a small picture; fewer are no word
_FULL = 0.2  # of a place's coloured points: as strong as these is full ink
_HALF = 128  # of 255
_WITHOUT = 0.9  # of a framed stamp's ink: so much its letters have at most
_AS_A_STAMP = 1.25, 7.0  # times as long as high
_STROKE = 9  # points: what lies over a stamp's stroke and is no wider is filled with its ink
_LIGHTER, _DARKER = 34, 45  # of 255, than the ink of the text and than the paper: a stamp of its own ink
_PALEST = 18  # of 255, than the paper: a watermark's ink
_RIM = 3  # points: what is no wider is the rim of a letter
_CORE = 90  # of 255, of a point of the small picture
_STAMP_SHORT, _STAMP_LONG = (20, 100), (40, 320)  # points of the small picture
_MOST_STAMPS = 3  # of a page; more such places are no stamps


class _Inks(NamedTuple):
    """How much redder than green, bluer than red, greener than red each point is; where it is black."""

    colours: "tuple[Image, ...]"
    black: "Image"


class InkLayer(NamedTuple):
    """What is of one colour, 255 on 0 in the small picture, what is of others, and from where it counts."""

    number: int
    least: int
    mask: "Image"
    others: "list[Image]"


def coloured_stamps(picture: "Image", layers: "Iterable[InkLayer]") -> "Iterator[Image]":
    """The places where ink of one colour lies with other ink: this ink alone, dark on white, level."""
    factor = _factor(picture)
    for layer in layers:
        for box in places_of(layer.mask):
            over = _lies_with(box, layer.mask, layer.others)
            longer, shorter = sorted((box[2] - box[0], box[3] - box[1]), reverse=True)
            if not over and not _AS_A_STAMP[0] * shorter < longer < _AS_A_STAMP[1] * shorter:
                continue
            stamp = levelled(_alone(cut_of(picture, box, factor), layer))
            if not over and within_frame(stamp) is None:
                continue
            yield stamp
            flat = lying_flat(stamp)
            if flat is not None:
                yield flat
            inside = _unframed(stamp)
            if inside is not None:
                yield inside


def insides_in_colour(picture: "Image", layers: "Iterable[InkLayer]") -> Iterator[FrameInside]:
    """What stands in frames of coloured ink, this ink alone, from both ends: pages lie on heads."""
    factor = _factor(picture)
    for layer in layers:
        for frame in frames_on(layer.mask, large=factor == 1):
            left, top, right, foot = (side * factor for side in frame.box)
            box = max(0, left), max(0, top), min(picture.width, right), min(picture.height, foot)
            inside = inside_of(
                _alone(picture.crop(box), layer), frame.moved(-left / factor, -top / factor), factor
            )
            yield from (FrameInside(each, frame.is_whole) for each in (inside, inside.rotate(180)))


def paler_stamps(grey: "Image", counts: Sequence[int]) -> "Iterator[Image]":
    """The places where ink lies that is paler than the text's: this ink alone, black on white, level.

    `counts`: how many points of each grey the picture has.
    """
    from PIL import Image, ImageChops

    factor = _factor(grey)
    paper = paper_of(grey.reduce(factor))
    dark = max(range(max(1, paper - INKED)), key=lambda value: sum(counts[max(0, value - 3) : value + 4]))
    least, most = dark + _LIGHTER, paper - _DARKER
    if least >= most:
        return
    between = grey.point([255 if least <= value <= most else 0 for value in range(256)])
    core = lighter_around(darker_around(between, _RIM), _RIM)
    mask = lighter_around(core, _RIM).reduce(factor).point(ink_from(_CORE))
    if not _LEAST_POINTS <= mask.histogram()[255] <= _TEXTURE * mask.width * mask.height:
        return
    for box in list(filter(_is_a_stamps, places_of(mask)))[:_MOST_STAMPS]:
        alone = ImageChops.invert(cut_of(core, box, factor))
        black = cut_of(grey, box, factor).point(ink_up_to(least - 1))
        yield levelled(Image.composite(darker_around(alone, _STROKE), alone, black))


def inks_apart(layers: "Iterable[InkLayer]", grey: "Image") -> "Iterator[Image]":
    """The ink of each colour, and what is paler than the text's, 255 on 0, in the small picture."""
    yield from (layer.mask for layer in layers)
    small = grey.reduce(_factor(grey))
    paper, dark = _paper_and_text(small)
    if dark + _LIGHTER < paper - _PALEST:
        pale = small.point(
            [255 if dark + _LIGHTER <= value <= paper - _PALEST else 0 for value in range(256)]
        )
        core = lighter_around(darker_around(pale, _RIM), _RIM)
        if _LEAST_POINTS <= core.histogram()[255] <= _TEXTURE * core.width * core.height:
            yield core


def _paper_and_text(grey: "Image") -> tuple[int, int]:
    """How light the paper is, and the commonest ink."""
    counts = grey.histogram()
    paper = commonest_light(counts)
    inks = range(max(1, paper - INKED))
    return paper, max(inks, key=lambda value: sum(counts[max(0, value - 3) : value + 4]))


def _factor(picture: "Image") -> int:
    return max(1, round(max(picture.size) / LONG_SIDE))


def layers_on(picture: "Image") -> Iterator[InkLayer]:
    """The colours of which there is enough for a word, and not so much that it is a background."""
    if picture.mode != "RGB":
        return
    inks = _inks(picture.reduce(_factor(picture)))
    all_counts = [colour.histogram() for colour in inks.colours]
    leasts = list(map(_least, all_counts))
    masks = [colour.point(ink_from(least)) for colour, least in zip(inks.colours, leasts, strict=True)]
    for number, mask in enumerate(masks):
        points, others = (
            sum(all_counts[number][leasts[number] :]),
            [inks.black, *(each for each in masks if each is not mask)],
        )
        if _LEAST_POINTS <= points < _TEXTURE * mask.width * mask.height:
            yield InkLayer(number, leasts[number], mask, others)
        faded = leasts[number] - _COLOURED + _FADED
        faint = sum(all_counts[number][faded:])
        if _FAINTER * points + _LEAST_POINTS < faint < _STAMPS * mask.width * mask.height:
            yield InkLayer(number, faded, inks.colours[number].point(ink_from(faded)), others)


def _unframed(stamp: "Image") -> "Image | None":
    """The stamp without its frame and what hangs on it; None where it has none."""
    from PIL import ImageDraw, ImageOps

    bare = stamp.point([0 if value < _HALF else 255 for value in range(256)])
    width, height = bare.size
    ink = bare.histogram()[0]
    middle = [(x, height // 2) for x in range(width // 8)] + [
        (width - 1 - x, height // 2) for x in range(width // 8)
    ]
    for place in middle:
        if bare.getpixel(place) == 0:
            ImageDraw.floodfill(bare, place, 255)
    box = bare.point(ink_up_to(_HALF)).getbbox()
    if box is None or bare.histogram()[0] > _WITHOUT * ink:
        return None
    return ImageOps.expand(bare.crop(box), border=10, fill=255)


def _inks(picture: "Image") -> _Inks:
    from PIL import ImageChops

    red, green, blue = picture.split()
    colours = ((red, green), (blue, red), (green, red))
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    black = lightest.point(ink_up_to(paper_of(lightest) - INKED))
    return _Inks(tuple(ImageChops.subtract(more, less) for more, less in colours), black)


def _least(counts: Sequence[int]) -> int:
    """From which value on a point has the colour: the paper, of which there is most, may be tinted."""
    return min(200, max(range(256), key=lambda value: counts[value]) + _COLOURED)


def _is_a_stamps(box: PixelBox) -> bool:
    shorter, longer = sorted((box[2] - box[0], box[3] - box[1]))
    within = _STAMP_SHORT[0] <= shorter <= _STAMP_SHORT[1] and _STAMP_LONG[0] <= longer <= _STAMP_LONG[1]
    return within and longer > _AS_A_STAMP[0] * shorter


def alone_on(picture: "Image", box: PixelBox, layer: InkLayer) -> "Image":
    """The ink of one colour in a box of the small picture, dark on white."""
    return _alone(cut_of(picture, box, _factor(picture)), layer)


def lies_alone(box: PixelBox, layer: InkLayer) -> bool:
    """Whether no other ink lies with it."""
    return not _lies_with(box, layer.mask, layer.others)


def as_lines(stamps: "Iterable[Image]") -> "Iterator[Image]":
    """Those of several that may be one line of words, from both ends: pages lie on sides and heads."""
    for stamp in stamps:
        lying = stamp if stamp.width > stamp.height else stamp.rotate(90, expand=True)
        if lying.width > _AS_A_STAMP[0] * lying.height:
            yield from (lying, lying.rotate(180))


def _lies_with(box: PixelBox, mask: "Image", others: "list[Image]") -> bool:
    """Whether other ink lies in the box, or so near to it that both are cut out as one."""
    from PIL import ImageChops

    near = box[0] - _BESIDE, box[1] - _BESIDE, box[2] + _BESIDE, box[3] + _BESIDE
    own, area = mask.crop(near), (box[2] - box[0]) * (box[3] - box[1])
    beside = (ImageChops.subtract(other.crop(near), own) for other in others)
    return any(ink.histogram()[255] > _OVERLAID * area for ink in beside)


def _alone(cut: "Image", layer: InkLayer) -> "Image":
    """The ink of one colour, dark on white, and filled where strokes of other ink lie over it."""
    from PIL import Image

    inks, least = _inks(cut), layer.least
    colour, paper = inks.colours[layer.number], max(0, least - _COLOURED // 2)
    counts = colour.histogram()
    coloured = sum(counts[least:])
    full = next(
        value for value in range(255, 0, -1) if value <= least or sum(counts[value:]) > _FULL * coloured
    )
    full = max(full, least + 1)
    alone = colour.point(
        [255 - max(0, min(255, (value - paper) * 255 // (full - paper))) for value in range(256)]
    )
    return Image.composite(darker_around(alone, _STROKE), alone, inks.black)
