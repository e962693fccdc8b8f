"""The light in which a page was photographed: too dim ones made light, shadows taken off."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_LIT, _LIGHTEST, _FULL_LIGHT = 160, 0.005, 230  # of 255, of the points: what is lightest, and what it becomes
_MOST_LIT, _SPECKS = 8, 1.4  # times; points


class InLight(NamedTuple):
    """A picture, the same in grey, and how many points of each of its 256 greys there are."""

    picture: "Image"
    grey: "Image"
    counts: list[int]


def lit(picture: "Image") -> InLight:
    """The picture as light as others are, where even its lightest points are dim."""
    from PIL import ImageFilter

    grey = picture.convert("L")
    counts = grey.histogram()
    above, light = 0, 255
    while light and above + counts[light] < _LIGHTEST * picture.width * picture.height:
        above += counts[light]
        light -= 1
    if light >= _LIT:
        return InLight(picture, grey, counts)
    times = min(_MOST_LIT, _FULL_LIGHT / max(1, light))
    # The specks of a camera in the dark would grow lighter with the rest.
    even = picture.filter(ImageFilter.GaussianBlur(_SPECKS))
    lighter = even.point([min(255, round(value * times)) for value in range(256)] * len(picture.getbands()))
    grey = lighter.convert("L")
    return InLight(lighter, grey, grey.histogram())


def flattened(grey: "Image") -> "Image":
    """The picture divided by its own blurred light, so that a shadow is as white as the paper."""
    from PIL import Image, ImageChops, ImageFilter

    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)), Image.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    paper = light.resize(grey.size, Image.Resampling.BICUBIC)
    # 255 - (paper - grey): even, and cheaper than a division that changes only the darkest shadows.
    even = ImageChops.invert(ImageChops.subtract(paper, grey))
    return even.point([_stretched(value) for value in range(256)])


def _stretched(value: int) -> int:
    return max(0, min(255, round((value - 130) * 255 / 110)))
