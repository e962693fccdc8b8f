"""Scans and photos with a mark as clerks send them: letters apart, fine frames, on their head."""

from collections.abc import Mapping
from io import BytesIO
from random import Random
from typing import Any

import docx
from PIL import Image, ImageDraw, ImageFont

from tests.directives.carriers_seen import STAMPS
from tests.directives.made_files import pdf_of_picture, saved
from tests.directives.scanned_pages import (
    BLACK,
    RED,
    STAMP_FONTS,
    THIN_FONTS,
    WHITE,
    box_of,
    faint,
    laid_on,
    letter_page,
    millimetres,
    photographed,
    shrunk,
)

_PALE, _GREY = (215, 215, 215), (150, 150, 150)
_UNDER = ((105, 60), (65, 36), (90, 110), (120, 160))
_FREE = ((62, 49), (150, 47), (60, 205))


def _at(chance: Random, places: tuple[tuple[int, int], ...]) -> Any:
    x, y = chance.choice(places)
    return millimetres(200, x + chance.uniform(-4, 4), y + chance.uniform(-2, 2))


def _boxed(chance: Random, ink: Any, **more: Any) -> Any:
    mark = chance.choice(STAMPS)
    return box_of([mark], (14 + 4 * len(mark), 10), ink, chance, 200, **more)


def _apart(chance: Random, points: int, ink: Any, blanks: int) -> Any:
    """The letters of a mark with blanks between them, no wider than a page."""
    said = (" " * blanks).join(chance.choice(STAMPS))
    font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), points)
    width = int(font.getlength(said)) + 40
    strip = Image.new("RGB", (width, points * 3 // 2), WHITE)
    ImageDraw.Draw(strip).text((20, 10), said, font=font, fill=ink)
    return strip if width <= 1500 else strip.resize((1500, strip.height * 1500 // width))


def _over_the_page(chance: Random) -> tuple[str, bytes]:
    strip = _apart(
        chance, chance.randrange(90, 200), chance.choice((_PALE, _GREY, RED)), chance.randrange(1, 4)
    )
    page = letter_page(chance, 200)
    middle = page.width // 2, round(page.height * chance.uniform(0.3, 0.6))
    page = laid_on(page, strip, middle, chance.choice((30, 45, -40)))
    return "ban-chup.pdf", pdf_of_picture(page)


def _letters_apart(chance: Random) -> tuple[str, bytes]:
    strip = _apart(chance, chance.randrange(44, 64), BLACK, chance.randrange(2, 4))
    page = laid_on(letter_page(chance, 200), strip, millimetres(200, 105, 50), chance.uniform(-2, 2))  # type: ignore[arg-type]
    return "anh.jpg", saved(page, "JPEG")


def _on_its_head(chance: Random) -> tuple[str, bytes]:
    angle = 180 + chance.choice((-1, 1)) * chance.uniform(20, 50)
    page = laid_on(letter_page(chance, 200), _boxed(chance, BLACK), _at(chance, _UNDER), angle)
    return "anh.jpg", saved(page, "JPEG")


def _fine_over_words(chance: Random) -> tuple[str, bytes]:
    stamp = faint(
        _boxed(chance, chance.choice((BLACK, (90, 90, 90))), fonts=THIN_FONTS), chance.uniform(0.6, 1)
    )
    page = laid_on(letter_page(chance, 200), stamp, _at(chance, _UNDER), chance.uniform(-10, 10))
    return "anh.jpg", saved(page.convert("L"), "JPEG")


def photo_in_document(chance: Random) -> tuple[str, bytes]:
    """A photo of a page, in shade and askew, put into a document."""
    page = laid_on(letter_page(chance, 200), _boxed(chance, RED), _at(chance, _FREE), chance.uniform(-8, 8))
    photo = shrunk(photographed(page, chance), chance.choice((1280, 1600)))
    document, held = docx.Document(), BytesIO()
    document.add_paragraph("Gửi Văn phòng bản chụp văn bản đến.")
    document.add_picture(BytesIO(saved(photo, "JPEG")))
    document.save(held)
    return "vb.docx", held.getvalue()


SENT_SCANS: Mapping[str, Any] = {
    "apart over a page": _over_the_page,
    "letters apart": _letters_apart,
    "on its head over words": _on_its_head,
    "fine over words": _fine_over_words,
    "a photo in a document": photo_in_document,
}
