"""Carriers that only a picture shows, in other builds: grounds, mirrors, outlines, frames, workbooks."""

import base64
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import openpyxl
import xlsxwriter
from openpyxl.drawing.image import Image as SheetPicture
from PIL import Image, ImageDraw, ImageFont, ImageOps

from tests.directives.carriers_office import OFFICE, plain_docx, with_part
from tests.directives.carriers_pdf import drawn
from tests.directives.carriers_seen import A4, STAMPS, stamped
from tests.directives.made_files import SANS, pdf_of_picture, picture_of, saved, stamp_of
from tests.directives.secrecy_samples import BODY, letter

Drawn = Callable[[int], tuple[str, bytes]]

_BOLD = SANS.with_name("DejaVuSans-Bold.ttf")
_RED = ((220, 20, 20), (255, 0, 0), (200, 16, 46), (237, 28, 36), (180, 0, 0))
_SIZES = ((420, 160), (900, 320), (300, 110), (1400, 900), (640, 480))


def _mark(number: int) -> str:
    return STAMPS[number % 3]


def lettered(
    mark: str, size: tuple[int, int], ink: Any, ground: Any, share: float = 0.55, mode: str = "RGB"
) -> Any:
    """A mark in the middle of a ground, as wide a share of it as is asked for."""
    picture = Image.new(mode, size, ground)
    height = size[1] * 0.6
    font = ImageFont.truetype(str(_BOLD), int(height))
    height *= min(1.0, share * size[0] / font.getlength(mark))
    font = ImageFont.truetype(str(_BOLD), max(12, int(height)))
    at = (size[0] - font.getlength(mark)) / 2, (size[1] - 1.2 * height) / 2
    ImageDraw.Draw(picture).text(at, mark, font=font, fill=ink)
    return picture


def _scan() -> Any:
    return picture_of([*letter().split("\n"), *BODY], A4)


def _white_on_red(number: int) -> tuple[str, bytes]:
    ground, size = _RED[number % 5], _SIZES[(number + number // 5) % 5]
    picture = lettered(_mark(number), size, (255, 255, 255), ground, (0.55, 0.8, 0.3)[number % 3])
    return "anh.jpg", saved(picture, "JPEG")


def inked_runs(mask: Any) -> Iterator[tuple[int, int, int]]:
    """The inked pieces of a letter mask's rows: where one starts, its row, its length."""
    wide, high = mask.size
    for y in range(high):
        start = None
        for x in range(wide + 1):
            inked = x < wide and mask.getpixel((x, y)) > 0
            if inked and start is None:
                start = x
            elif not inked and start is not None:
                yield start, y, x - start
                start = None


def written_large(number: int) -> tuple[str, bytes]:
    """A word over the whole of a see-through picture, slanted, its letters far apart."""
    picture = Image.new("RGBA", (900, 900), (170, 60, 60, 0))
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(_BOLD), 150 - 6 * number)
    word = _mark(number).split()[-1]
    for place, letter_ in enumerate(word):
        draw.text((200 + 175 * place, 370), letter_, font=font, fill=(170, 60, 60, 255))
    return "anh.png", saved(picture.rotate(18 + 3 * number, Image.Resampling.BICUBIC), "PNG")


def _red_label(number: int) -> tuple[str, bytes]:
    """The same as a label on a page of words."""
    label = lettered(_mark(number), (300, 100), (255, 255, 255), _RED[number % 5], 0.7)
    page = _scan().convert("RGB")
    page.paste(label, ((1250, 20), (120, 10), (700, 1990), (180, 1900))[number % 4])
    return "anh.jpg", saved(page, "JPEG")


def _yellow_on_red(number: int) -> tuple[str, bytes]:
    inks = ((255, 235, 0), (255, 200, 60), (250, 240, 180))
    picture = lettered(_mark(number), _SIZES[number % 5], inks[number % 3], _RED[number % 5], 0.6)
    return "anh.jpg", saved(picture, "JPEG")


def _equally_grey(number: int) -> tuple[str, bytes]:
    """Ink and ground of one lightness: only their colours differ."""
    pairs = (((200, 30, 30), (20, 110, 50)), ((30, 60, 200), (150, 40, 40)), ((220, 60, 60), (40, 130, 90)))
    ink, ground = pairs[number % 3]
    return "anh.png", saved(lettered(_mark(number), _SIZES[number % 5], ink, ground, 0.6))


def _seen_through(number: int) -> tuple[str, bytes]:
    """White letters on nothing: seen where the program that shows them is dark."""
    picture = lettered(_mark(number), _SIZES[number % 5], (255, 255, 255, 255), (0, 0, 0, 0), 0.6, "RGBA")
    return "anh.png", saved(picture)


def _mirrored_page(number: int) -> tuple[str, bytes]:
    page = ImageOps.mirror(stamped(_scan(), _mark(number), ((1150, 10), (200, 1900))[number % 2]))
    return ("anh.jpg", saved(page, "JPEG")) if number % 2 else ("ban-chup.pdf", pdf_of_picture(page))


def _mirrored_stamp(number: int) -> tuple[str, bytes]:
    """As it shines through from the other side of the paper."""
    page = _scan().convert("RGB")
    page.paste(ImageOps.mirror(stamp_of(_mark(number)).convert("RGB")), (200 + 90 * number, 1900))
    return "ban-chup.pdf", pdf_of_picture(page)


def _in_a_turned_photo(number: int) -> tuple[str, bytes]:
    """A page photographed askew on a table, its stamp leaning another way."""
    page = stamped(_scan(), _mark(number), ((1100, 20), (200, 1850))[number % 2], (12, -9, 20)[number % 3])
    table = Image.new("RGB", (2300, 2900), (92, 70, 50))
    laid = page.convert("RGBA").rotate(
        (4, -6, 94, 177, -88)[number % 5], Image.Resampling.BICUBIC, expand=True
    )
    laid.thumbnail((2200, 2800))
    table.paste(laid, (60, 50), laid)
    return "anh.jpg", saved(table.resize((1380, 1740)), "JPEG")


def _outlines(number: int) -> tuple[str, bytes]:
    """Letters as filled outlines, as a program for print makes them."""
    font = ImageFont.truetype(str(_BOLD), 40)
    mask = font.getmask(_mark(number), mode="1")

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*((0.8, 0, 0), (0, 0, 0), (0, 0, 0.6))[number % 3])
        path = canvas.beginPath()
        for start, y, length in inked_runs(mask):
            path.rect(200 + start, 300 + 20 * number - y, length, 1)
        canvas.drawPath(path, fill=1, stroke=0)

    return "cv.pdf", drawn(draw, 1 + number % 2)


def _strips(number: int) -> tuple[str, bytes]:
    """A picture that a driver has cut into strips."""
    from reportlab.lib.utils import ImageReader

    stamp = stamp_of(_mark(number)).convert("RGB").resize((240, 96))

    def draw(canvas: Any) -> None:
        for top in range(0, 96, 8):
            strip = ImageReader(stamp.crop((0, top, 240, top + 8)))
            canvas.drawImage(strip, 80 + 20 * number, 300 - top / 2, 120, 4)

    return "cv.pdf", drawn(draw)


def _drawing_with_a_picture(number: int) -> tuple[str, bytes]:
    data = base64.b64encode(saved(stamp_of(_mark(number)))).decode()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<image xlink:href="data:image/png;base64,{data}" width="300" height="90"/></svg>'
    )
    if number % 3 == 0:
        return "cv.docx", with_part(plain_docx(), "word/media/image3.svg", svg)
    if number % 3 == 1:
        page = f'<html><body><p>Nội dung</p><img src="data:image/svg+xml,{quote(svg)}"></body></html>'
        return "a.html", page.encode()
    return "a.svg", svg.encode()


def _drawing_of_outlines(number: int) -> tuple[str, bytes]:
    """Letters as the paths of a drawing: no program here draws it."""
    lines = '<path d="M0 0L0 9L4 4L8 9L8 0M11 0L15 9L19 0M21 9L29 9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{lines}</svg>'
    if number % 2:
        return "a.svg", svg.encode()
    return "cv.docx", with_part(plain_docx(), "word/media/image3.svg", svg)


def _frames(number: int) -> tuple[str, bytes]:
    """A picture of several, of which a later one bears the mark."""
    first, second = (
        picture_of(BODY[:3], (900, 400)).convert("RGB"),
        Image.new("RGB", (900, 400), (255, 255, 255)),
    )
    second.paste(stamp_of(_mark(number)).convert("RGB"), (200, 100))
    kind = ("GIF", "WEBP", "PNG", "TIFF", "MPO")[number % 5]
    buffer = io.BytesIO()
    more: dict[str, Any] = {"duration": 400} if kind in {"GIF", "WEBP", "PNG"} else {}
    first.save(buffer, kind, save_all=True, append_images=[second], **more)
    return f"anh.{kind.lower()}", buffer.getvalue()


def _other_builds(number: int) -> tuple[str, bytes]:
    """Pictures in other modes: CMYK, 16 bits, a palette, one bit, letters in the alpha channel alone."""
    stamp = stamp_of(_mark(number)).convert("RGB")
    if number % 5 == 0:
        return "anh.jpg", saved(stamp.convert("CMYK"), "JPEG")
    if number % 5 == 1:
        deep = stamp.convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
        return "anh.png", saved(deep)
    if number % 5 == 2:
        return "anh.png", saved(stamp.convert("P", palette=Image.Palette.ADAPTIVE))
    if number % 5 == 3:
        return "anh.tif", saved(stamp.convert("1"), "TIFF")
    clear = Image.new("RGBA", stamp.size, (0, 0, 0, 255))
    clear.putalpha(ImageOps.invert(stamp.convert("L")))
    return "anh.png", saved(clear)


def _unread_kinds(number: int) -> tuple[str, bytes]:
    """Pictures of newer kinds; a short beginning says what they are."""
    begins = (b"\0\0\0\x18ftypheic\0\0\0\0", b"\0\0\0\x1cftypavif\0\0\0\0", b"\0\0\0\x0cjP  \r\n\x87\n",
              b"\xff\x0a", b"8BPS\0\x01")  # fmt: skip
    return "anh.heic", begins[number % 5] + bytes((31 * at + number) % 256 for at in range(3000))


def _sheet_with(number: int, picture: bytes) -> tuple[str, bytes]:
    """The same picture in a workbook, as five programs and features keep it there."""
    buffer = io.BytesIO()
    if number % 5 == 0:
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active["A1"] = "Số liệu"
        book.active.add_image(SheetPicture(io.BytesIO(picture)), "C3")
        book.save(buffer)
        return "so-lieu.xlsx", buffer.getvalue()
    if number % 5 == 4:
        _, plain = OFFICE["a property of a sheet"](number, "Số liệu")
        return "so-lieu.xlsx", with_part(plain, "xl/media/thumbnail.png", picture)
    sheets = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = sheets.add_worksheet()
    sheet.write(0, 0, "Số liệu")
    held = {"image_data": io.BytesIO(picture)}
    if number % 5 == 1:
        sheet.insert_image(3, 3, "a.png", {**held, "x_scale": 0.3, "y_scale": 0.3})
    elif number % 5 == 2:
        sheet.set_header("&C&G", {"image_center": "a.png", "image_data_center": io.BytesIO(picture)})
    else:
        sheet.embed_image(3, 3, "a.png", held)
    sheets.close()
    return "so-lieu.xlsx", buffer.getvalue()


def _in_a_book(number: int) -> tuple[str, bytes]:
    size = (300, 120) if number < 5 else (1100, 420)
    return _sheet_with(number, saved(lettered(_mark(number), size, (200, 20, 20), (255, 255, 255), 0.7)))


def _light_in_a_book(number: int) -> tuple[str, bytes]:
    size = (300, 120) if number < 5 else (1100, 420)
    return _sheet_with(number, saved(lettered(_mark(number), size, (255, 255, 255), _RED[number % 5], 0.7)))


def _page_in_a_book(number: int) -> tuple[str, bytes]:
    page = stamped(_scan(), _mark(number), ((1150, 10), (200, 1900))[number % 2], (0, 14)[number % 2])
    return _sheet_with(number, saved(page.resize((827, 1170)) if number % 3 else page))


def _see_through_in_a_book(number: int) -> tuple[str, bytes]:
    """Letters on nothing, and what a program keeps of a picture behind letters: small, pale."""
    if number % 2:
        ink: Any = (255, 255, 255, 255)
        return _sheet_with(number, saved(lettered(_mark(number), (400, 160), ink, (0, 0, 0, 0), 0.7, "RGBA")))
    return _sheet_with(number, saved(lettered(_mark(number), (90, 34), (200, 20, 20), (255, 255, 255), 0.8)))


DRAWN_KINDS: Mapping[str, Drawn] = {
    "white letters on a red ground": _white_on_red,
    "a red label on a page": _red_label,
    "yellow letters on a red ground": _yellow_on_red,
    "ink and ground of one lightness": _equally_grey,
    "white letters on nothing": _seen_through,
    "a mirrored page": _mirrored_page,
    "a mirrored stamp": _mirrored_stamp,
    "a stamp in a turned photo": _in_a_turned_photo,
    "letters as outlines": _outlines,
    "a picture in strips": _strips,
    "a drawing with a picture": _drawing_with_a_picture,
    "a drawing of outlines": _drawing_of_outlines,
    "a later frame": _frames,
    "a picture in another mode": _other_builds,
    "a picture of a newer kind": _unread_kinds,
    "a picture in a workbook": _in_a_book,
    "a light stamp in a workbook": _light_in_a_book,
    "a scanned page in a workbook": _page_in_a_book,
    "a picture of few points in a workbook": _see_through_in_a_book,
}
