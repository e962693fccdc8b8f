"""Picture files opened: upright, grey, on white paper, each of the pictures in one."""

import re
import struct
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from directives.extract import MAX_PIXELS, MAX_SCANNED_PAGES, Unreadable
from directives.formats.leftovers import levelled
from directives.formats.pictures import LONG_SIDE, SeenPicture, is_photo, prepared, seen
from directives.formats.sheets_afar import sheets_afar

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112  # the EXIF tag
_CAMERA_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # its values to PIL's transpositions
_EXIF = 0x8769  # the EXIF tag of the folder with the user's comment
_WIDE_PREFIX = b"UNICODE\x00"
_LEAST_PHOTO = 600  # points of the longer side: letters of what is smaller would grow too large to be read
_LEAST_SIDE = 12  # points: no letters are smaller
_LONGEST_NOTE = 100_000
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_UNLIKE = 1.2, 4.0  # times: points so much denser one way than the other are no mistake
_LEAST_NOTHING, _LEAST_LIGHT = 0.1, 0.002  # of the picture: so much is see-through, and light
_LIKENESS = 512  # points of the longer side
_PAGE = 1.2, 1.8  # of the shorter side is the longer one of a page, and of a slide
_SMALL, _GAP = 900, 60  # points: half a page, and the paper between two


def open_picture(data: bytes) -> "Image":
    """A picture file, in its colours, upright as its camera says. Raises Unreadable: unreadable, bomb."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data))
        if picture.width * picture.height > MAX_PIXELS:
            raise Unreadable("bomb")
        # A picture is opened no larger than it is read: a photo of 50 million points fits too.
        picture.draft(None, (LONG_SIDE, LONG_SIDE))
        turn = _CAMERA_TURNS.get(picture.getexif().get(_ORIENTATION, 1))
        shown = _in_colours(_on_white(picture))
        smaller = max(shown.size) // LONG_SIDE
        shown = _square(shown.reduce(smaller) if smaller > 1 else shown, picture)
        return shown if turn is None else shown.transpose(Image.Transpose(turn))
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("bomb" if "bomb" in type(error).__name__.lower() else "unreadable") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("unreadable") from error


def _square(shown: "Image", picture: "Image") -> "Image":
    """The picture with square points: those of a fax lie twice as dense across as down, as its file says."""
    try:
        across, down = (float(each) for each in picture.info["dpi"])
        times = across / down
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return shown
    if _UNLIKE[0] <= times <= _UNLIKE[1]:
        return shown.resize((shown.width, round(shown.height * times)))
    if _UNLIKE[0] <= 1 / max(times, 0.01) <= _UNLIKE[1]:
        return shown.resize((round(shown.width / times), shown.height))
    return shown


def is_likeness(data: bytes) -> bool:
    """Whether it has the size and the shape of a page made small, as programs keep one of the first page."""
    from PIL import Image, UnidentifiedImageError

    try:
        longer, shorter = sorted(Image.open(BytesIO(data)).size, reverse=True)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False
    return longer <= _LIKENESS and _PAGE[0] * shorter <= longer <= _PAGE[1] * shorter


def opened(files: Iterable[bytes]) -> tuple[list[SeenPicture], list[str]]:
    """Those of the files that are pictures and can be opened, and a code for each of those that cannot."""
    drawn: list[SeenPicture] = []
    unseen: list[str] = []
    for content in dict.fromkeys(files):
        try:
            drawn.extend(frames_of(content))
        except Unreadable:
            unseen.append("picture_unread")
    return drawn, unseen


def frames_of(data: bytes) -> list[SeenPicture]:
    """The pictures in a file: a TIFF or a GIF has several. Raises Unreadable."""
    from PIL import Image, ImageSequence

    first = open_picture(data)
    try:
        several = Image.open(BytesIO(data))
        count = getattr(several, "n_frames", 1)
        if count == 1:
            bare, sheets = sheets_afar(first)
            shown = seen(bare)
            shown = shown._replace(overlaid=(*shown.overlaid, *_light_on_nothing(several)))
            return [shown, *(seen(sheet)._replace(afar=True) for sheet in sheets)]
        if count > MAX_SCANNED_PAGES or count * several.width * several.height > 4 * MAX_PIXELS:
            raise Unreadable("too_many_pages", {"pages": count, "limit": MAX_SCANNED_PAGES})
        frames = ImageSequence.Iterator(several)
        return [seen(_square(_in_colours(_on_white(frame)), frame)) for frame in frames]
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("unreadable") from error


def words_in(data: bytes) -> tuple[str, ...]:
    """What is written into a picture file beside the picture: comments, titles, descriptions."""
    from PIL import Image, IptcImagePlugin

    try:
        picture = Image.open(BytesIO(data))
        exif = picture.getexif()
        said = [*picture.info.values(), *exif.values(), *exif.get_ifd(_EXIF).values()]
        for noted in (IptcImagePlugin.getiptcinfo(picture) or {}).values():
            said.extend(noted if isinstance(noted, list) else [noted])
    except (OSError, ValueError, SyntaxError, EOFError, AttributeError, KeyError, TypeError, struct.error):
        return ()
    texts = [_noted(each) if isinstance(each, bytes) else str(each) for each in said]
    # Packets of properties are mostly blanks and markup.
    bare = (_MARKUP.sub("\n", text).replace("\x00", "") for text in texts)
    told = ("\n".join(line.strip() for line in text.split("\n") if line.strip()) for text in bare)
    return tuple(text[:_LONGEST_NOTE] for text in told if len(text) > 1)


def _noted(said: bytes) -> str:
    """A note in a picture file: wide letters behind a prefix, or without one, as Windows writes them."""
    if said.startswith(_WIDE_PREFIX):
        return f"{said[8:].decode('utf-16-be', 'replace')}\n{said[8:].decode('utf-16-le', 'replace')}"
    if b"\x00" in said and len(said) % 2 == 0:
        return f"{said.decode('utf-8', 'replace')}\n{said.decode('utf-16-le', 'replace')}"
    return said.decode("utf-8", "replace")


def once_each(drawn: Iterable[SeenPicture]) -> Iterator[SeenPicture]:
    """The pictures made ready to read, none twice; one too small for letters is left out."""
    known = set()
    for picture in drawn:
        key = picture.grey.size, sha256(picture.grey.tobytes()).digest()
        if key not in known and min(picture.grey.size) >= _LEAST_SIDE:
            known.add(key)
            large = max(picture.grey.size) >= _LEAST_PHOTO
            ready = prepared(picture, photo=large and is_photo(picture))
            yield ready._replace(grey=_grown(ready.grey))


def as_photo(picture: SeenPicture) -> SeenPicture:
    """A picture file made ready to read: a photo at reading size, a picture too small for one on paper."""
    if max(picture.grey.size) >= _LEAST_PHOTO:
        return prepared(picture, photo=True)
    ready = prepared(picture, photo=False)
    return ready._replace(grey=_grown(ready.grey))


def on_sheets(drawn: "Iterable[Image]") -> Iterator[SeenPicture]:
    """Pictures of places at reading size, none twice, the small ones below each other on sheets of paper.

    To begin with a picture takes recognition longer than to read a stamp.
    """
    from PIL import Image

    known, waiting = set(), list[Image.Image]()
    for picture in drawn:
        key = picture.size, sha256(picture.tobytes()).digest()
        if key in known or min(picture.size) < _LEAST_SIDE:
            continue
        known.add(key)
        if picture.height > _SMALL:
            yield seen(picture)._replace(cut_off=False)  # it was cut out here
            continue
        if sum(each.height + _GAP for each in waiting) + picture.height > LONG_SIDE:
            yield _sheet(waiting)
            waiting = []
        waiting.append(picture)
    if waiting:
        yield _sheet(waiting)


def _sheet(pictures: "list[Image]") -> SeenPicture:
    from PIL import Image

    size = max(picture.width for picture in pictures) + 2 * _GAP, LONG_SIDE
    sheet, top = Image.new("RGB", size, (255, 255, 255)), _GAP
    for picture in pictures:
        sheet.paste(picture, (_GAP, top))
        top += picture.height + _GAP
    return seen(sheet)._replace(turnable=False)


def _grown(grey: "Image") -> "Image":
    """With paper around it: what stands at the edge of a picture is not read."""
    from PIL import ImageOps

    return ImageOps.expand(grey, border=20, fill=255)


def _light_on_nothing(picture: "Image") -> "Iterator[Image]":
    """What is light in a picture with see-through parts, dark on white: on dark paper it is seen."""
    from PIL import ImageChops

    if not picture.has_transparency_data:
        return
    smaller = max(1, round(max(picture.size) / LONG_SIDE))
    laid = picture.convert("RGBA").reduce(smaller)
    alpha, grey = laid.getchannel("A"), laid.convert("L")
    light = ImageChops.multiply(alpha, grey.point([max(0, 4 * value - 765) for value in range(256)]))
    points = alpha.width * alpha.height
    seen_through, letters = sum(alpha.histogram()[:128]), sum(light.histogram()[128:])
    if seen_through > _LEAST_NOTHING * points and letters > _LEAST_LIGHT * points:
        yield levelled(ImageChops.invert(light))


def _in_colours(picture: "Image") -> "Image":
    """The picture grey, where it has no colours, or in red, green and blue."""
    grey = picture.mode in {"1", "L", "LA"} or picture.mode.startswith(("I", "F"))
    if picture.mode.startswith(("I", "F")):
        deep = picture.convert("F")
        most = max(255.0, float(deep.getextrema()[1]))  # type: ignore[arg-type]
        picture = deep.point(lambda value: value * (255 / most))
    return picture.convert("L" if grey else "RGB")


def _on_white(picture: "Image") -> "Image":
    """A picture with see-through parts laid on paper; turned grey as it is they would be black."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, (255, 255, 255, 255)), seen)
