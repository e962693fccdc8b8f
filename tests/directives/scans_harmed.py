"""Scans and photos of which a mark is harmed or disguised: cut, covered, copied, bent, written by hand."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from random import Random
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.directives.carriers_seen import STAMPS
from tests.directives.made_files import pdf_of_picture, saved
from tests.directives.scanned_pages import (
    BLACK,
    BLUE,
    RED,
    SERIF,
    STAMP_FONTS,
    THIN_FONTS,
    WHITE,
    box_of,
    laid_on,
    letter_page,
    millimetres,
    noisy,
    photographed,
    shrunk,
    table_on,
)

_FREE = ((62, 49), (150, 47), (35, 12), (172, 12), (60, 205))
_SKIN = ((224, 172, 140), (190, 135, 105), (240, 195, 165))
Filed = tuple[str, bytes]


def boxed(chance: Random, ink: Any, **more: Any) -> Any:
    mark = chance.choice(STAMPS)
    return box_of([mark], (14 + 4 * len(mark), chance.uniform(8.5, 11)), ink, chance, 200, **more)


def free_place(chance: Random) -> Any:
    x, y = chance.choice(_FREE)
    return millimetres(200, x + chance.uniform(-4, 4), y + chance.uniform(-1, 2))


def sent(page: Any, chance: Random) -> Filed:
    """As a photo, or as a scan."""
    if chance.random() < 0.5:
        return "anh.jpg", saved(page, "JPEG")
    return "ban-chup.pdf", pdf_of_picture(page)


def snapped(page: Any, chance: Random) -> Filed:
    return "anh.jpg", saved(shrunk(photographed(page, chance), chance.choice((1600, 2048, 2560))), "JPEG")


def _marked(chance: Random, ink: Any = RED, lean: float = 10) -> Any:
    return laid_on(
        letter_page(chance, 200), boxed(chance, ink), free_place(chance), chance.uniform(-lean, lean)
    )


def cut(side: str, chance: Random) -> Filed:
    """Of the letters' height, or of the first or last letter, 10 to 50 per cent lie beyond the picture."""
    ink, share = chance.choice((RED, RED, BLUE, BLACK)), chance.uniform(0.1, 0.5)
    mark = chance.choice(STAMPS)
    font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(40, 60))
    left, top, right, foot = font.getbbox(mark)
    framed, rim = chance.random() < 0.7, 14
    stamp = Image.new("RGB", (round(right - left) + 2 * rim, round(foot - top) + 2 * rim), WHITE)
    draw = ImageDraw.Draw(stamp)
    draw.text((rim - left, rim - top), mark, font=font, fill=ink)
    if framed:
        draw.rectangle((0, 0, stamp.width - 1, stamp.height - 1), outline=ink, width=4)
    letters = font.getlength("M" if side == "left" else "T")
    gone = rim + round(share * (letters if side in ("left", "right") else foot - top))
    page = letter_page(chance, 200)
    width, height = page.size
    x, y = {
        "top": (chance.uniform(0.1, 0.9) * width, stamp.height / 2 - gone),
        "foot": (chance.uniform(0.1, 0.9) * width, height - stamp.height / 2 + gone),
        "left": (stamp.width / 2 - gone, chance.choice((0.03, 0.17, 0.93)) * height),
        "right": (width - stamp.width / 2 + gone, chance.choice((0.03, 0.17, 0.93)) * height),
    }[side]
    return sent(laid_on(page, stamp, (round(x), round(y)), chance.uniform(-1.5, 1.5)), chance)


def _cut_at_top(chance: Random) -> Filed:
    return cut("top", chance)


def _cut_at_foot(chance: Random) -> Filed:
    return cut("foot", chance)


def _cut_at_left(chance: Random) -> Filed:
    return cut("left", chance)


def _cut_at_right(chance: Random) -> Filed:
    return cut("right", chance)


def _behind_a_fold(chance: Random) -> Filed:
    """A level strip of the sheet is folded away, through the stamp."""
    at = free_place(chance)
    page = laid_on(letter_page(chance, 200), boxed(chance, RED), at, chance.uniform(-8, 8))
    gone = chance.randrange(8, 22)
    y = at[1] + chance.randrange(-14, 6)
    folded = Image.new("RGB", (page.width, page.height - gone), WHITE)
    folded.paste(page.crop((0, 0, page.width, y)), (0, 0))
    folded.paste(page.crop((0, y + gone, page.width, page.height)), (chance.randrange(-6, 7), y))
    shade = Image.new("L", folded.size, 255)
    ImageDraw.Draw(shade).line((0, y, page.width, y), fill=120, width=chance.randrange(4, 12))
    shade = shade.filter(ImageFilter.GaussianBlur(5))
    return sent(ImageChops.multiply(folded, Image.merge("RGB", (shade, shade, shade))), chance)


def _behind_a_finger(chance: Random) -> Filed:
    at, stamp = free_place(chance), boxed(chance, RED)
    page = laid_on(letter_page(chance, 200), stamp, at, chance.uniform(-8, 8))
    draw, skin = ImageDraw.Draw(page), chance.choice(_SKIN)
    wide, x = chance.randrange(60, 110), at[0] + chance.choice((-1, 1)) * stamp.width * 0.4
    down = chance.random() < 0.5
    tip = at[1] + (stamp.height * chance.uniform(-0.1, 0.3) * (1 if down else -1))
    far = page.height + 90 if down else -90
    draw.rounded_rectangle((x - wide, min(tip, far), x + wide, max(tip, far)), radius=wide, fill=skin)
    return snapped(page, chance)


def _letters_far_apart(chance: Random) -> Filed:
    """Written on a line of its own, as widely as a page allows."""
    gaps, font = (
        chance.randrange(2, 6),
        ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(30, 56)),
    )
    mark = chance.choice(STAMPS)
    said = (" " * 2 * gaps).join((" " * gaps).join(word) for word in mark.split())
    strip = Image.new("RGB", (min(1600, round(font.getlength(said)) + 30), 2 * int(font.size)), WHITE)
    ImageDraw.Draw(strip).text((15, font.size // 3), said, font=font, fill=chance.choice((BLACK, BLACK, RED)))
    page = letter_page(chance, 200)
    at = millimetres(200, 105, chance.choice((9, 12, 49, 50)))
    return sent(laid_on(page, strip, at, chance.uniform(-1.5, 1.5)), chance)  # type: ignore[arg-type]


def copied(page: Any, chance: Random) -> Any:
    """A copy of a copy: each time less grey, with specks and lost points, a bit askew."""
    grey = page.convert("L")
    for _ in range(chance.randrange(2, 4)):
        grey = grey.filter(ImageFilter.GaussianBlur(chance.uniform(0.7, 1.2)))
        low, high = chance.randrange(60, 105), chance.randrange(150, 205)
        grey = grey.point([max(0, min(255, (value - low) * 255 // (high - low))) for value in range(256)])
        draw = ImageDraw.Draw(grey)
        for _ in range(chance.randrange(300, 1800)):
            x, y, side = (
                chance.randrange(grey.width),
                chance.randrange(grey.height),
                chance.choice((1, 1, 2, 3)),
            )
            draw.ellipse((x, y, x + side, y + side), fill=chance.choice((0, 40, 255, 255)))
        grey = grey.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=255)
    return noisy(grey.convert("RGB"), chance, chance.randrange(20, 70)).convert("L")


def _copy_of_a_copy(chance: Random) -> Filed:
    return sent(copied(_marked(chance, chance.choice((RED, BLUE, BLACK))), chance), chance)


def on_a_screen(page: Any, chance: Random) -> Any:
    """A part of a page on a monitor, photographed: stripes where two grids of points meet."""
    width, height = page.size
    top = chance.randrange(0, 60)
    part = page.crop((0, top, width, top + height * 2 // 3))
    waves = Image.new("L", part.size)
    step, lean, deep = chance.uniform(5, 11), chance.uniform(-0.25, 0.25), chance.randrange(25, 60)
    row = [255 - round(deep * (1 + sin(2 * pi * x / step)) / 2) for x in range(part.width * 3)]
    data = bytearray()
    for y in range(part.height):
        shift = part.width + round(lean * y + 3 * sin(y / 37))
        data += bytes(row[shift : shift + part.width])
    waves.frombytes(bytes(data))
    beat = (
        Image.linear_gradient("L").resize(part.size).point([200 + value * 55 // 255 for value in range(256)])
    )
    shown = ImageChops.multiply(part, Image.merge("RGB", (ImageChops.multiply(waves, beat), waves, waves)))
    screen = Image.new("RGB", (part.width + 200, part.height + 220), (18, 20, 26))
    screen.paste(shown, (100, 90))
    return screen.rotate(chance.uniform(-3, 3), Image.Resampling.BICUBIC, fillcolor=(40, 38, 36))


def _on_a_screen(chance: Random) -> Filed:
    at = chance.choice(((62, 49), (150, 47)))
    page = laid_on(letter_page(chance, 200), boxed(chance, RED), millimetres(200, *at), chance.uniform(-6, 6))  # type: ignore[arg-type]
    return "anh.jpg", saved(shrunk(on_a_screen(page, chance), chance.choice((1600, 2048))), "JPEG")


def _over_rules(chance: Random) -> Filed:
    """In black or colour over the rules and words of a table."""
    page = letter_page(chance, 200)
    table_on(page, chance, 200)
    at = millimetres(200, chance.uniform(55, 165), chance.uniform(119, 148))
    ink = chance.choice((RED, BLUE, BLACK, (70, 70, 70)))
    return sent(laid_on(page, boxed(chance, ink), at, chance.uniform(-14, 14)), chance)  # type: ignore[arg-type]


def _askew_in_a_corner(chance: Random) -> Filed:
    at = millimetres(200, *chance.choice(((28, 18), (184, 14), (30, 282), (182, 282))))
    angle = chance.choice((-1, 1)) * chance.uniform(5, 40)
    page = laid_on(letter_page(chance, 200), boxed(chance, chance.choice((RED, BLUE, BLACK))), at, angle)  # type: ignore[arg-type]
    return sent(page, chance)


def _typed_on(
    page: Any, said: str, at: tuple[float, float], points: float, path: Any, ink: Any = BLACK
) -> None:
    font = ImageFont.truetype(str(path), round(points * 200 / 72))
    x, y = millimetres(200, *at)
    ImageDraw.Draw(page).text((x - font.getlength(said) / 2, y), said, font=font, fill=ink)


def _in_a_head_seen_askew(chance: Random) -> Filed:
    """Typed in the running head of a page, which is photographed from the side."""
    page, mark = letter_page(chance, 200), chance.choice(STAMPS)
    said = chance.choice((mark, f"- {mark} -", f"({mark})", f"{mark}          Trang 2"))
    _typed_on(
        page, said, (chance.choice((30, 105, 175)), 10), chance.uniform(10, 14), chance.choice(STAMP_FONTS)
    )
    return snapped(page, chance)


def _small_at_the_foot(chance: Random) -> Filed:
    page, mark = letter_page(chance, 200), chance.choice(STAMPS)
    said = chance.choice((mark, f"{mark} - 2/4", f"Độ mật: {mark.capitalize()}", f"{mark} | An Hòa 2026"))
    path = chance.choice((*THIN_FONTS, *STAMP_FONTS))
    _typed_on(page, said, (chance.choice((40, 105, 170)), 284), 8, path)
    return sent(page, chance)


_STROKES: Mapping[str, Sequence[Sequence[tuple[float, float]]]] = {
    "M": (((0, 1), (0.06, 0), (0.5, 0.62), (0.92, 0), (1, 1)),),
    "Ậ": (((0, 1), (0.48, 0), (1, 1)), ((0.2, 0.62), (0.8, 0.6)), ((0.22, -0.14), (0.5, -0.34),
          (0.78, -0.14)), ((0.46, 1.22), (0.54, 1.24))),
    "T": (((0, 0.02), (1, 0)), ((0.5, 0), (0.48, 1))),
    "Ố": (((0.5, 0), (0.1, 0.3), (0.1, 0.75), (0.5, 1), (0.9, 0.7), (0.88, 0.25), (0.5, 0)),
          ((0.2, -0.14), (0.5, -0.32), (0.8, -0.14)), ((0.7, -0.34), (0.95, -0.56))),
    "I": (((0.5, 0), (0.5, 1)),),
}  # fmt: skip
"""Letters as somebody writes them, of height 1 from 0 at the top."""


def written_by_hand(mark: str, chance: Random, high: int, ink: Any) -> Any:
    paper = Image.new("RGB", (round(len(mark) * high * 1.05) + high, round(high * 2.2)), WHITE)
    draw, x = ImageDraw.Draw(paper), high * 0.5
    thick = max(3, round(high * chance.uniform(0.07, 0.13)))
    for char in mark:
        wide = high * (0.4 if char in "I " else chance.uniform(0.65, 0.85))
        for stroke in _STROKES.get(char, ()):
            bent = [
                (
                    x + (px + chance.uniform(-0.05, 0.05)) * wide,
                    high * (0.65 + py + chance.uniform(-0.05, 0.05)),
                )
                for px, py in stroke
            ]
            draw.line(bent, fill=ink, width=thick, joint="curve")
        x += wide + high * chance.uniform(0.12, 0.3)
    return paper.crop((0, 0, min(paper.width, round(x + high * 0.4)), paper.height)).filter(
        ImageFilter.GaussianBlur(0.8)
    )


def _by_hand(chance: Random) -> Filed:
    word = written_by_hand(
        chance.choice(("MẬT", "TỐI MẬT")), chance, chance.randrange(55, 130), chance.choice((BLUE, RED))
    )
    at = millimetres(200, *chance.choice(((62, 50), (45, 14), (165, 14), (110, 205))))
    page = laid_on(letter_page(chance, 200), word, at, chance.uniform(-10, 10))  # type: ignore[arg-type]
    return snapped(page, chance) if chance.random() < 0.5 else sent(page, chance)


def _hollow(chance: Random) -> Filed:
    """Letters of which only the outline is drawn, or that stand out of the paper."""
    mark, font = (
        chance.choice(STAMPS),
        ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(56, 110)),
    )
    strip = Image.new("RGB", (round(font.getlength(mark)) + 60, 2 * int(font.size)), WHITE)
    draw, at = ImageDraw.Draw(strip), (30, font.size // 3)
    if chance.random() < 0.6:
        ink = chance.choice((BLACK, RED, BLUE))
        draw.text(at, mark, font=font, fill=WHITE, stroke_width=chance.choice((2, 3)), stroke_fill=ink)
    else:
        draw.text((at[0] + 3, at[1] + 3), mark, font=font, fill=(150, 150, 150))
        draw.text(at, mark, font=font, fill=(238, 238, 238))
    page = laid_on(letter_page(chance, 200), strip, millimetres(200, 105, chance.choice((11, 50, 205))), 0)  # type: ignore[arg-type]
    return sent(page, chance)


def _in_an_arc(chance: Random) -> Filed:
    """As an ornament of a word processor bends it."""
    mark, font = (
        chance.choice(STAMPS),
        ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(50, 84)),
    )
    reach, ink = chance.randrange(170, 320), chance.choice((RED, BLUE, BLACK))
    side = 2 * reach + 3 * int(font.size)
    arc = Image.new("RGB", (side, side), WHITE)
    whole = font.getlength(mark) * 1.15 / reach
    turned = -whole / 2
    for char in mark:
        wide = font.getlength(char) * 1.15
        turned += wide / 2 / reach
        piece = Image.new("RGB", (3 * int(font.size), 3 * int(font.size)), WHITE)
        ImageDraw.Draw(piece).text(
            (1.5 * font.size - font.getlength(char) / 2, 0.8 * font.size), char, font=font, fill=ink
        )
        piece = piece.rotate(-turned * 180 / pi, Image.Resampling.BICUBIC, fillcolor=WHITE)
        at = side / 2 + reach * sin(turned), side / 2 - reach * cos(turned)
        layer = Image.new("RGB", arc.size, WHITE)
        layer.paste(piece, (round(at[0] - piece.width / 2), round(at[1] - piece.height / 2)))
        arc = ImageChops.multiply(arc, layer)
        turned += wide / 2 / reach
    box = ImageChops.invert(arc.convert("L")).getbbox()
    where = millimetres(200, 105, chance.choice((205, 208)))
    page = laid_on(letter_page(chance, 200), arc.crop(box), where, 0)  # type: ignore[arg-type]
    return sent(page, chance)


def _left_out_of_red(chance: Random) -> Filed:
    mark, font = (
        chance.choice(STAMPS),
        ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(34, 70)),
    )
    ground = chance.choice(((200, 20, 25), (225, 40, 50), (160, 10, 20)))
    stamp = Image.new("RGB", (round(font.getlength(mark)) + 50, round(font.size * 1.9)), ground)
    ImageDraw.Draw(stamp).text((25, font.size * 0.3), mark, font=font, fill=WHITE)
    page = letter_page(chance, 200)
    page.paste(stamp.rotate(0), free_place(chance))
    return sent(page, chance) if chance.random() < 0.5 else snapped(page, chance)


def _on_a_spread(chance: Random) -> Filed:
    """Two pages side by side in one picture, the mark on either of them."""
    pages = [letter_page(chance, 200), letter_page(chance, 200)]
    place = chance.randrange(2)
    pages[place] = laid_on(pages[place], boxed(chance, RED), free_place(chance), chance.uniform(-9, 9))
    spread = Image.new("RGB", (2 * pages[0].width, pages[0].height), WHITE)
    spread.paste(pages[0], (0, 0))
    spread.paste(pages[1], (pages[0].width, 0))
    ImageDraw.Draw(spread).line(
        (pages[0].width, 0, pages[0].width, spread.height), fill=(120, 120, 120), width=9
    )
    spread = shrunk(spread, chance.choice((2340, 2800)))
    return ("anh.jpg", saved(spread, "JPEG")) if chance.random() < 0.5 else snapped(spread, chance)


_TERMS = (
    ("Thời hạn bảo vệ BMNN: 10 năm",), ("Thời hạn bảo vệ bí mật", "nhà nước: 20 năm"),
    ("CHỈ NGƯỜI CÓ TÊN", "MỚI ĐƯỢC BÓC BÌ"), ("CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",),
    ("BÍ MẬT", "NHÀ NƯỚC"), ("TÀI LIỆU THU HỒI", "Thời hạn: 30/6/2026"),
    ("BẢN SAO SỐ: 02", "BÍ MẬT NHÀ NƯỚC"),
    ("TÀI LIỆU THU HỒI",),
)  # fmt: skip


def _another_stamp_of_secrets(chance: Random) -> Filed:
    """The other stamps that the rules for secret papers know."""
    said = chance.choice(_TERMS)
    size = 8 + 2.6 * max(map(len, said)), 4 + 5 * len(said)
    stamp = box_of(said, size, chance.choice((RED, BLUE, BLACK)), chance, 200, fonts=(*STAMP_FONTS, SERIF))
    at = millimetres(200, *chance.choice(((62, 50), (150, 50), (105, 206), (52, 12), (150, 12))))
    return sent(laid_on(letter_page(chance, 200), stamp, at, chance.uniform(-6, 6)), chance)  # type: ignore[arg-type]


HARMED_SCANS: Mapping[str, Any] = {
    "cut at the top": _cut_at_top,
    "cut at the foot": _cut_at_foot,
    "cut at the left": _cut_at_left,
    "cut at the right": _cut_at_right,
    "behind a fold": _behind_a_fold,
    "behind a finger": _behind_a_finger,
    "letters far apart": _letters_far_apart,
    "a copy of a copy": _copy_of_a_copy,
    "on a screen": _on_a_screen,
    "over rules": _over_rules,
    "askew in a corner": _askew_in_a_corner,
    "in a head seen askew": _in_a_head_seen_askew,
    "small at the foot": _small_at_the_foot,
    "by hand": _by_hand,
    "hollow letters": _hollow,
    "in an arc": _in_an_arc,
    "left out of red": _left_out_of_red,
    "on a spread": _on_a_spread,
    "another stamp of secrets": _another_stamp_of_secrets,
}
