"""Picture files opened: upright, grey, on white paper, each of the pictures in one."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from directives.extract import MAX_PIXELS, MAX_SCANNED_PAGES, Unreadable
from directives.formats.pictures import LONG_SIDE, prepared

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112  # the EXIF tag
_CAMERA_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # its values to PIL's transpositions
_LEAST_SIDE = 12  # points: no letters are smaller
_LONGEST_NOTE = 4_000


def open_picture(data: bytes) -> "Image":
    """A picture file, upright as its camera says. Raises Unreadable: unreadable, bomb."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data))
        if picture.width * picture.height > MAX_PIXELS:
            raise Unreadable("bomb")
        # A JPEG is opened grey and no larger than it is read: a photo of 50 million points fits too.
        picture.draft("L", (LONG_SIDE, LONG_SIDE))
        turn = _CAMERA_TURNS.get(picture.getexif().get(_ORIENTATION, 1))
        grey = _on_white(picture).convert("L")
        return grey if turn is None else grey.transpose(Image.Transpose(turn))
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("bomb" if "bomb" in type(error).__name__.lower() else "unreadable") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("unreadable") from error


def opened(files: Iterable[bytes]) -> "tuple[list[Image], list[str]]":
    """Those of the files that are pictures and can be opened, and a code for each of those that cannot."""
    drawn: list[Image] = []
    unseen: list[str] = []
    for content in dict.fromkeys(files):
        try:
            drawn.extend(frames_of(content))
        except Unreadable:
            unseen.append("picture_unread")
    return drawn, unseen


def frames_of(data: bytes) -> "list[Image]":
    """The pictures in a file: a TIFF or a GIF has several. Raises Unreadable."""
    from PIL import Image, ImageSequence

    first = open_picture(data)
    try:
        several = Image.open(BytesIO(data))
        count = getattr(several, "n_frames", 1)
        if count == 1:
            return [first]
        if count > MAX_SCANNED_PAGES or count * several.width * several.height > 4 * MAX_PIXELS:
            raise Unreadable("too_many_pages", {"pages": count, "limit": MAX_SCANNED_PAGES})
        return [_on_white(frame).convert("L") for frame in ImageSequence.Iterator(several)]
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("unreadable") from error


def words_in(data: bytes) -> tuple[str, ...]:
    """What is written into a picture file beside the picture: comments, titles, descriptions."""
    from PIL import Image

    try:
        picture = Image.open(BytesIO(data))
        said = [*picture.info.values(), *picture.getexif().values()]
    except (OSError, ValueError, SyntaxError, EOFError):
        return ()
    texts = [each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in said]
    return tuple(text.replace("\x00", "") for text in texts if 1 < len(text) < _LONGEST_NOTE)


def once_each(drawn: "Iterable[Image]") -> "Iterator[Image]":
    """The pictures made ready to read, none twice; one too small for letters is left out."""
    seen = set()
    for picture in drawn:
        key = picture.size, sha256(picture.tobytes()).digest()
        if key not in seen and min(picture.size) >= _LEAST_SIDE:
            seen.add(key)
            yield _grown(prepared(picture, photo=False))


def _grown(grey: "Image") -> "Image":
    """With paper around it: what stands at the edge of a picture is not read."""
    from PIL import ImageOps

    return ImageOps.expand(grey, border=20, fill=255)


def _on_white(picture: "Image") -> "Image":
    """A picture with see-through parts laid on paper; turned grey as it is they would be black."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, (255, 255, 255, 255)), seen)
