"""Letters on a coloured ground: in grey both may be one, so their distance from the ground is looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from directives.formats.leftovers import LONG_SIDE, PixelBox, cut_of, levelled, places_of

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, ...]

_COLOURED = 40  # of 255, between the most and the least of a ground's channels: no paper, no shadow
_NEAR = 28  # of 255: so far a ground goes from its commonest colour, as a lamp and a JPEG make it
_LEAST_SHARE = 0.3  # of a place: so much is of the ground's colour
_LETTERS = (0.004, 0.6)  # of a place: so much stands out from its ground
_OUT = 60  # of 255 from the ground: a letter and no noise
_FILLED = (0.4, 0.99)  # of a place: a ground and what it leaves out
_LEAST = (40, 18)  # points of the small picture


def on_grounds(picture: "Image") -> "Iterator[Image]":
    """What stands on the picture's coloured ground, or on such places in it: dark on white, level."""
    if picture.mode != "RGB":
        return
    factor = max(1, round(max(picture.size) / LONG_SIDE))
    small = picture.reduce(factor)
    whole = _standing_out(picture, small)
    if whole is not None:
        yield levelled(whole)
        return
    for box in _places(small):
        cut = cut_of(picture, box, factor)
        found = _standing_out(cut, cut)
        if found is not None:
            yield levelled(found)


def _places(small: "Image") -> list[PixelBox]:
    from PIL import ImageChops

    red, green, blue = small.split()
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    coloured = ImageChops.subtract(most, least).point(
        [255 if value >= _COLOURED else 0 for value in range(256)]
    )
    return places_of(coloured, _LEAST, _FILLED)


def _standing_out(picture: "Image", small: "Image") -> "Image | None":
    """What differs from the picture's ground; None where it has no coloured one, or nothing stands on it."""
    ground = _commonest(small)
    if max(ground) - min(ground) < _COLOURED:
        return None
    far = _distance(small, ground).histogram()
    points = sum(far)
    out = sum(far[_OUT:])
    if sum(far[:_NEAR]) < _LEAST_SHARE * points or not _LETTERS[0] <= out / points <= _LETTERS[1]:
        return None
    full = next(value for value in range(255, 0, -1) if value <= _OUT or sum(far[value:]) > 0.3 * out)
    return _distance(picture, ground).point([255 - min(255, value * 255 // full) for value in range(256)])


def _commonest(small: "Image") -> Colour:
    """The commonest of eight colours that stand for those of the picture."""
    colours = small.reduce(max(1, max(small.size) // 300)).quantize(8)
    counts, palette = colours.histogram(), colours.getpalette() or []
    place = counts.index(max(counts))
    return tuple(palette[3 * place : 3 * place + 3])


def _distance(picture: "Image", ground: Colour) -> "Image":
    from PIL import Image, ImageChops

    parts = ImageChops.difference(picture, Image.new("RGB", picture.size, ground)).split()
    return ImageChops.lighter(ImageChops.lighter(parts[0], parts[1]), parts[2])
