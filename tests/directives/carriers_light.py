"""Carriers that only a picture shows: light letters on dark ground, frames that hang on words below."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.directives.carriers_seen import stamped
from tests.directives.made_files import SANS, pdf_of_picture, picture_of, saved
from tests.directives.secrecy_samples import BODY, letter

Light = Callable[[int], tuple[str, bytes]]

_GROUNDS = ((0, 0, 0), (190, 20, 20), (20, 40, 130), (40, 90, 40), (70, 70, 70))
_MARKS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def _ground(number: int) -> Any:
    """A stamp whose letters are left out of its ground."""
    font = ImageFont.truetype(str(SANS), 40)
    mark = _MARKS[number % 3]
    stamp = Image.new("RGB", (int(font.getlength(mark)) + 60, 90), _GROUNDS[number % len(_GROUNDS)])
    ImageDraw.Draw(stamp).text((30, 18), mark, font=font, fill=(255, 255, 255))
    return stamp


def _left_out(number: int) -> tuple[str, bytes]:
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339)).convert("RGB")
    page.paste(_ground(number), (160 + 100 * number, 1900))
    return ("anh.png", saved(page)) if number % 2 else ("ban-chup.pdf", pdf_of_picture(page))


def _at_night(number: int) -> tuple[str, bytes]:
    screen = Image.new("RGB", (1080, 1920), (18 + number, 22, 30))
    draw = ImageDraw.Draw(screen)
    font = ImageFont.truetype(str(SANS), 44)
    lines = ["Nhóm Sở Xây dựng", "Anh gửi em văn bản", "Số 12/BC-SXD", "Đề nghị xem"]
    lines.insert(1 + number % 4, _MARKS[number % 3])
    for place, line in enumerate(lines):
        draw.text((60, 200 + place * 120), line, font=font, fill=(230, 230, 230))
    return "man-hinh.png", saved(screen)


def _framed_over_lines(number: int) -> tuple[str, bytes]:
    """A stamp of which the frame, too, lies over lines, whose pieces are left in it."""
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339))
    at = (420 + 40 * number, 690 + 60 * (number % 3))
    laid = stamped(page, _MARKS[number % 3], at, scale=1.2)
    return "anh.jpg", saved(laid, "JPEG")


_WORN_INKS = ((200, 40, 40), (60, 70, 200), (140, 60, 170))


def _worn(number: int) -> tuple[str, bytes]:
    """A stamp in pale ink with holes in its strokes and in its frame, through which a line of words goes."""
    font = ImageFont.truetype(str(SANS.with_name("DejaVuSans-Bold.ttf")), 50)
    mark, ink = _MARKS[number % 3], _WORN_INKS[number % len(_WORN_INKS)]
    stamp = Image.new("RGB", (int(font.getlength(mark)) + 70, 110), (255, 255, 255))
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((4, 4, stamp.width - 5, stamp.height - 5), outline=ink, width=4)
    draw.text((35, 22), mark, font=font, fill=ink)
    chance = Random(number)  # noqa: S311
    for _ in range(stamp.width * stamp.height // 260):
        x, y = chance.randrange(stamp.width), chance.randrange(stamp.height)
        draw.ellipse((x, y, x + 4, y + 3), fill=(255, 255, 255))
    stamp = stamp.rotate(
        chance.uniform(-9, 9), Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255)
    )
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339)).convert("RGB")
    sheet = Image.new("RGB", page.size, (255, 255, 255))
    sheet.paste(stamp, (300 + 50 * number, 520 + 40 * (number % 4)))
    return "anh.jpg", saved(ImageChops.multiply(page, sheet), "JPEG")


LIGHT_KINDS: Mapping[str, Light] = {
    "light letters on a dark ground": _left_out,
    "a screen at night": _at_night,
    "a framed stamp over lines": _framed_over_lines,
    "a worn stamp over lines": _worn,
}
