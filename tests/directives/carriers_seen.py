"""Carriers that only a picture shows: stamps on scans, on pages, in documents; turned, pale, large, late."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.directives.carriers_office import plain_docx, with_part
from tests.directives.carriers_pdf import drawn
from tests.directives.made_files import SANS, pdf_of_picture, picture_of, saved, stamp_of
from tests.directives.secrecy_samples import BODY, letter

Seen = Callable[[int], tuple[str, bytes]]

STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
A4 = (1654, 2339)
_CORNERS = ((1150, 10), (150, 2050), (900, 1900), (500, 2150), (1000, 1860))


def _scan() -> Any:
    return picture_of([*letter().split("\n"), *BODY], A4)


def stamped(page: Any, mark: str, at: tuple[int, int], angle: float = 0.0, scale: float = 1.0) -> Any:
    """The page with a stamp laid on it, its paper seen through."""
    stamp = stamp_of(mark)
    stamp = stamp.resize((int(stamp.width * scale), int(stamp.height * scale)))
    stamp = stamp.rotate(angle, expand=True, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
    sheet = Image.new("RGB", page.size, (255, 255, 255))
    sheet.paste(stamp, at)
    return ImageChops.multiply(page.convert("RGB"), sheet)


def _at(number: int) -> tuple[int, int]:
    return _CORNERS[number % len(_CORNERS)]


def _upright(number: int) -> tuple[str, bytes]:
    return "anh.png", saved(stamped(_scan(), STAMPS[number % 3], _at(number)))


def _leaning(number: int) -> tuple[str, bytes]:
    page = stamped(_scan(), STAMPS[number % 3], (150 + 60 * number, 1800), (15, -15, 30, -30, 45)[number % 5])
    return "ban-chup.pdf", pdf_of_picture(page)


def _sideways(number: int) -> tuple[str, bytes]:
    page = stamped(_scan(), STAMPS[number % 3], (200 + 90 * number, 1800), (90, 270)[number % 2])
    return "ban-chup.pdf", pdf_of_picture(page)


def _large(number: int) -> tuple[str, bytes]:
    page = stamped(_scan(), STAMPS[number % 3], (150, 1750), 0, 2.0 + 0.2 * (number % 4))
    return "ban-chup.pdf", pdf_of_picture(page)


def _pale(number: int) -> tuple[str, bytes]:
    font = ImageFont.truetype(str(SANS), 260 - 60 * (number % 3))
    mark = STAMPS[number % 3]
    words = Image.new("L", (int(font.getlength(mark)), 400), 255)
    ImageDraw.Draw(words).text((0, 0), mark, font=font, fill=200 + 3 * (number % 8))
    words = words.rotate((45, 30, 40)[number % 3], expand=True, fillcolor=255)
    sheet = Image.new("L", A4, 255)
    sheet.paste(words, ((A4[0] - words.width) // 2, (A4[1] - words.height) // 2))
    return "ban-chup.pdf", pdf_of_picture(ImageChops.multiply(_scan(), sheet))


def _second_page(number: int) -> tuple[str, bytes]:
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Any) -> None:
        picture = stamp_of(STAMPS[number % 3])
        canvas.drawImage(ImageReader(picture), 80 + 25 * number, 120 + 40 * (number % 7), 60, 24)

    return "cv.pdf", drawn(draw, 1 + number % 3)


def _drawn_letters(number: int) -> tuple[str, bytes]:
    """The letters of a mark drawn with lines, which no text layer holds."""

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(3)
        x, y, size = 200 + 10 * number, 300 + 20 * number, 40
        path = canvas.beginPath()
        for points in _LETTERS:
            path.moveTo(x + points[0][0] * size, y + points[0][1] * size)
            for across, up in points[1:]:
                path.lineTo(x + across * size, y + up * size)
        canvas.drawPath(path)

    return "cv.pdf", drawn(draw, 1 + number % 2)


# M, A with its circumflex and its dot, T: strokes in squares of one letter.
_LETTERS = (
    ((0.0, 0.0), (0.0, 1.0), (0.4, 0.4), (0.8, 1.0), (0.8, 0.0)),
    ((1.1, 0.0), (1.5, 1.0), (1.9, 0.0)),
    ((1.25, 0.38), (1.75, 0.38)),
    ((1.3, 1.12), (1.5, 1.3), (1.7, 1.12)),
    ((1.47, -0.2), (1.53, -0.2), (1.53, -0.14), (1.47, -0.14), (1.47, -0.2)),
    ((2.1, 1.0), (2.9, 1.0)),
    ((2.5, 1.0), (2.5, 0.0)),
)


def _searchable(number: int) -> tuple[str, bytes]:
    """A scan whose text layer leaves out its stamp."""
    from reportlab.lib.utils import ImageReader

    page = stamped(_scan(), STAMPS[number % 3], _at(number))

    def draw(canvas: Any) -> None:
        canvas.drawImage(ImageReader(page), 0, 0, 595, 842)

    return "cv.pdf", drawn(draw)


def _in_word(number: int) -> tuple[str, bytes]:
    stamp = stamp_of(STAMPS[number % 3]).rotate(
        (0, 15, 90, -15, 270)[number % 5], expand=True, fillcolor=(255, 255, 255)
    )
    return "cv.docx", with_part(plain_docx(), "word/media/image9.png", saved(stamp))


def _behind_others(number: int) -> tuple[str, bytes]:
    data = plain_docx()
    for place in range(6 + number):
        data = with_part(data, f"word/media/image{place}.png", saved(Image.new("L", (60, 40), 180 + place)))
    return "cv.docx", with_part(data, "word/media/image99.png", saved(stamp_of(STAMPS[number % 3])))


def _page_in_word(number: int) -> tuple[str, bytes]:
    document = docx.Document(io.BytesIO(plain_docx()))
    document.add_picture(io.BytesIO(saved(stamped(_scan(), STAMPS[number % 3], _at(number)))))
    buffer = io.BytesIO()
    document.save(buffer)
    return "cv.docx", buffer.getvalue()


def _in_sheet(number: int) -> tuple[str, bytes]:
    from tests.directives.carriers_office import OFFICE

    _, book = OFFICE["a property of a sheet"](number, "Số liệu")
    return "so-lieu.xlsx", with_part(book, "xl/media/image1.png", saved(stamp_of(STAMPS[number % 3])))


def _in_slides(number: int) -> tuple[str, bytes]:
    from tests.directives.carriers_office import OFFICE

    _, slides = OFFICE["a slide"](number, "Số liệu")
    return "a.pptx", with_part(slides, "ppt/media/image1.png", saved(stamp_of(STAMPS[number % 3])))


def _later_frame(number: int) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    second = stamped(_scan(), STAMPS[number % 3], _at(number)).convert("L")
    _scan().save(buffer, "TIFF", save_all=True, append_images=[second])
    return "fax.tif", buffer.getvalue()


def _inline(number: int) -> tuple[str, bytes]:
    import base64

    picture = base64.b64encode(saved(stamp_of(STAMPS[number % 3]))).decode()
    return "a.html", f'<html><body><p>Nội dung</p><img src="data:image/png;base64,{picture}"></body>'.encode()


SEEN_KINDS: Mapping[str, Seen] = {
    "a stamp on a photo": _upright,
    "a leaning stamp on a scan": _leaning,
    "a stamp on its side": _sideways,
    "a large stamp": _large,
    "a pale watermark on a scan": _pale,
    "a picture on a page of text": _second_page,
    "letters drawn with lines": _drawn_letters,
    "a searchable scan without its stamp": _searchable,
    "a picture in a document": _in_word,
    "a picture behind others": _behind_others,
    "a scanned page in a document": _page_in_word,
    "a picture in a sheet": _in_sheet,
    "a picture in slides": _in_slides,
    "a later picture of a fax": _later_frame,
    "a picture in a web page": _inline,
}
