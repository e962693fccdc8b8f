"""Scans and photographs made grey, level and evenly lit, ready to be recognised.

Of a photo read as it was taken most letters are wrong; flattened and straightened, hardly any.
"""

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from directives.extract import MAX_PIXELS, Unreadable
from directives.formats.sheets import sheet_alone

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_LONG_SIDE = 2400  # of an A4 page at DPI, and a little
_ORIENTATION = 0x0112  # the EXIF tag
_CAMERA_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # its values to PIL's transpositions
_STEEPEST = 8.0  # degrees that a page may lean


def open_picture(data: bytes) -> "Image":
    """A picture file, upright as its camera says. Raises Unreadable: unreadable, bomb."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data))
        if picture.width * picture.height > MAX_PIXELS:
            raise Unreadable("bomb")
        # A JPEG is opened grey and no larger than it is read: a photo of 50 million points fits too.
        picture.draft("L", (_LONG_SIDE, _LONG_SIDE))
        turn = _CAMERA_TURNS.get(picture.getexif().get(_ORIENTATION, 1))
        grey = _on_white(picture).convert("L")
        return grey if turn is None else grey.transpose(Image.Transpose(turn))
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("bomb" if "bomb" in type(error).__name__.lower() else "unreadable") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("unreadable") from error


def _on_white(picture: "Image") -> "Image":
    """A picture with see-through parts laid on paper; turned grey as it is they would be black."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, (255, 255, 255, 255)), seen)


def prepared(picture: "Image", photo: bool) -> "Image":
    """The picture at reading size, straight, and with even light if it is a photo."""
    from PIL import Image

    grey = picture.convert("L")
    if photo:
        grey = sheet_alone(grey)
    scale = _LONG_SIDE / max(grey.size)
    if scale < 1 or photo:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    if photo:
        grey = _flattened(grey)
    angle = _lean(grey)
    if abs(angle) >= 0.2:
        grey = grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return grey


def _flattened(grey: "Image") -> "Image":
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


def _lean(grey: "Image") -> float:
    """By how many degrees the page must be turned: level lines of text make the sharpest row sums."""
    from PIL import Image

    side = 600 / max(grey.size)
    small = grey.resize(
        (max(1, round(grey.width * side)), max(1, round(grey.height * side))), Image.Resampling.BOX
    )

    def sharpness(angle: float) -> float:
        turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return float(sum((above - below) ** 2 for above, below in pairwise(rows)))

    coarse = max((step for step in _steps(0.0, _STEEPEST, 1.0)), key=sharpness)
    fine = max((step for step in _steps(coarse, 0.8, 0.2)), key=sharpness)
    return fine if sharpness(fine) > 1.1 * sharpness(0.0) else 0.0


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + place * step for place in range(-count, count + 1)]
