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


_INKS = ((200, 20, 20), (30, 50, 190), (235, 140, 150), (120, 40, 150), (200, 60, 20))
_UNDER = ((300, 300), (500, 760), (220, 540), (640, 360))
_BOLD = SANS.with_name("DejaVuSans-Bold.ttf")
_ANGLES = (90, 0, 270, 180, 7, -13)


def _over_words(page: Any, mark: str, number: int, ink: tuple[int, int, int], grown: float = 1.0) -> Any:
    """The page with a stamp over its words, in some ink, at some angle."""
    font = ImageFont.truetype(str(_BOLD), int(44 * grown))
    stamp = Image.new("RGB", (int(font.getlength(mark)) + 60, int(94 * grown)), (255, 255, 255))
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((3, 3, stamp.width - 4, stamp.height - 4), outline=ink, width=4)
    draw.text((30, int(22 * grown)), mark, font=font, fill=ink)
    angle = _ANGLES[number % len(_ANGLES)]
    stamp = stamp.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255))
    sheet = Image.new("RGB", page.size, (255, 255, 255))
    sheet.paste(stamp, _UNDER[number % len(_UNDER)])
    return ImageChops.multiply(page.convert("RGB"), sheet)


def _coloured_over_words(number: int) -> tuple[str, bytes]:
    page = _over_words(_scan(), STAMPS[number % 3], number, _INKS[number % len(_INKS)])
    return ("anh.jpg", saved(page, "JPEG")) if number % 2 else ("ban-chup.pdf", pdf_of_picture(page))


def _black_over_words(number: int) -> tuple[str, bytes]:
    page = _over_words(_scan(), STAMPS[number % 3], number, (10, 10, 10), 1.2)
    return "ban-chup.pdf", pdf_of_picture(page.convert("L"))


def _over_a_text_layer(number: int) -> tuple[str, bytes]:
    """A stamp that lies as a picture on a page whose words are letters."""
    from reportlab.lib.utils import ImageReader

    ink = (*_INKS, (0, 0, 0))[number % 6]
    stamp = _over_words(Image.new("RGB", (900, 1200), (255, 255, 255)), STAMPS[number % 3], number, ink)
    box = ImageChops.invert(stamp.convert("L")).getbbox()
    laid = stamp.crop(box).convert("RGBA")
    laid.putalpha(ImageChops.invert(laid.convert("L")).point([min(255, 2 * value) for value in range(256)]))

    def draw(canvas: Any) -> None:
        size = 0.36 * laid.width, 0.36 * laid.height
        canvas.drawImage(ImageReader(laid), 70 + 20 * number, 770 - 8 * number - size[1], *size, mask="auto")

    return "cv.pdf", drawn(draw, 1 + number % 2)


def _upside_down(number: int) -> tuple[str, bytes]:
    page = stamped(_scan(), STAMPS[number % 3], (200 + 90 * number, 1800), 180 + (number % 3 - 1) * 6)
    return "anh.png", saved(page)


def _over_a_table(number: int) -> tuple[str, bytes]:
    page = _scan().convert("RGB")
    draw = ImageDraw.Draw(page)
    for place in range(8):
        draw.line((100, 280 + 70 * place, 1500, 280 + 70 * place), fill=(0, 0, 0), width=3)
        draw.line((100 + 200 * place, 280, 100 + 200 * place, 770), fill=(0, 0, 0), width=3)
    page = _over_words(page, STAMPS[number % 3], number, _INKS[number % len(_INKS)])
    return "anh.png", saved(page)


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
        for points in LETTERS:
            path.moveTo(x + points[0][0] * size, y + points[0][1] * size)
            for across, up in points[1:]:
                path.lineTo(x + across * size, y + up * size)
        canvas.drawPath(path)

    return "cv.pdf", drawn(draw, 1 + number % 2)


# M, A with its circumflex and its dot, T: strokes in squares of one letter.
LETTERS = (
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


_ALPHABET = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
_ALPHABET += _ALPHABET.upper()


def other_letter(char: str, shift: int) -> str:
    """Which letter a lying font says that `char` is."""
    at = _ALPHABET.find(char)
    return _ALPHABET[(at + 31 + 7 * shift) % len(_ALPHABET)] if at >= 0 else char


def _letters_for_others(number: int) -> tuple[str, bytes]:
    """A page whose font says of each letter that it is another."""
    from reportlab.pdfbase import ttfonts

    from tests.directives.made_files import canvas_on

    honest = ttfonts.makeToUnicodeCMap

    def lying(name: str, codes: list[int]) -> str:
        return str(honest(name, [ord(other_letter(chr(code), number)) for code in codes]))

    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    canvas.setFont("Sans", 11)
    for place, line in enumerate([*letter((2, STAMPS[number % 3])).split("\n"), *BODY]):
        canvas.drawString(60, 790 - 17 * place, line)
    ttfonts.makeToUnicodeCMap = lying
    try:
        canvas.save()
    finally:
        ttfonts.makeToUnicodeCMap = honest
    return "cv.pdf", buffer.getvalue()


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
    "a coloured stamp over words": _coloured_over_words,
    "a black stamp over words": _black_over_words,
    "a stamp over a text layer": _over_a_text_layer,
    "a stamp over a table": _over_a_table,
    "a stamp upside down": _upside_down,
    "a large stamp": _large,
    "a pale watermark on a scan": _pale,
    "a picture on a page of text": _second_page,
    "letters drawn with lines": _drawn_letters,
    "a searchable scan without its stamp": _searchable,
    "letters that stand for others": _letters_for_others,
    "a picture in a document": _in_word,
    "a picture behind others": _behind_others,
    "a scanned page in a document": _page_in_word,
    "a picture in a sheet": _in_sheet,
    "a picture in slides": _in_slides,
    "a later picture of a fax": _later_frame,
    "a picture in a web page": _inline,
}


def round_seal(words: str, ink: tuple[int, int, int], size: int = 300) -> Any:
    """A round seal as an office has it: two rings, the office's name along them, a star."""
    seal = Image.new("RGB", (size, size), (255, 255, 255))
    draw = ImageDraw.Draw(seal)
    draw.ellipse((4, 4, size - 5, size - 5), outline=ink, width=5)
    draw.ellipse((size // 4, size // 4, size - size // 4, size - size // 4), outline=ink, width=2)
    font = ImageFont.truetype(str(_BOLD), size // 12)
    for place, char in enumerate(words):
        letters = Image.new("RGB", (size, size), (255, 255, 255))
        width = font.getlength(char)
        ImageDraw.Draw(letters).text(((size - width) / 2, size // 14), char, font=font, fill=ink)
        turned = letters.rotate(150 - place * 300 / max(1, len(words) - 1), fillcolor=(255, 255, 255))
        seal = ImageChops.multiply(seal, turned)
    big = ImageFont.truetype(str(_BOLD), size // 4)
    ImageDraw.Draw(seal).text((size * 0.4, size * 0.36), "★", font=big, fill=ink)
    return seal


SEALS = ("SỞ Y TẾ TỈNH AN HÒA", "ỦY BAN NHÂN DÂN XÃ HÒA MẠC", "BỆNH VIỆN MẮT AN HÒA", "MẶT TRẬN TỔ QUỐC",
         "TRƯỜNG MẦM NON MAI TÂM", "CÔNG TY MAY MÁT", "SỞ XÂY DỰNG", "BAN QUẢN LÝ CHỢ MẬT SƠN")  # fmt: skip


def innocent_page(number: int) -> Any:
    """A signed and sealed page with a red letterhead, a logo, a marked line and a coloured table: no mark."""
    page = _scan().convert("RGB")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(_BOLD), 34)
    draw.text((120, 40), "CÔNG TY CẤP NƯỚC AN HÒA", font=font, fill=(200, 30, 30))
    draw.ellipse((1300, 20, 1400, 120), fill=(30, 90, 190))
    draw.polygon(((1350, 30), (1320, 110), (1380, 110)), fill=(240, 200, 40))
    marked = Image.new("RGB", page.size, (255, 255, 255))
    lines = ImageDraw.Draw(marked)
    lines.rectangle((110, 400 + 60 * (number % 3), 900, 445 + 60 * (number % 3)), fill=(255, 240, 90))
    lines.rectangle((100, 1500, 1500, 1570), fill=(200, 215, 245))
    page = ImageChops.multiply(page, marked)
    draw = ImageDraw.Draw(page)
    for place in range(5):
        draw.line((100, 1500 + 70 * place, 1500, 1500 + 70 * place), fill=(60, 60, 60), width=2)
        draw.text(
            (140, 1515 + 70 * place), f"{place + 1}. Phòng Kế hoạch   {10 + place}/11", font=font, fill=0
        )
    draw.text((1000, 1880), "GIÁM ĐỐC", font=font, fill=(0, 0, 0))
    draw.text((950, 2160), "Nguyễn Văn Mật" if number % 2 else "Trần Thị Hoa", font=font, fill=(0, 0, 0))
    wave = [(1000 + 9 * at, 2060 + 60 * ((at * (7 + number)) % 5 - 2)) for at in range(40)]
    draw.line(wave, fill=(30, 50, 170), width=5)
    sheet = Image.new("RGB", page.size, (255, 255, 255))
    seal = round_seal(SEALS[number % len(SEALS)], (205, 30, 40), 300 + 20 * (number % 4))
    sheet.paste(seal.rotate(7 * (number % 5) - 14, fillcolor=(255, 255, 255)), (820, 1860))
    return ImageChops.multiply(page, sheet)
