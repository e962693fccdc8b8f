"""Pages of an office as a scanner or a telephone sees them: drawn in millimetres, then worn, turned, lit."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.directives.made_files import SANS, needs_font

WHITE = (255, 255, 255)
SERIF = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")
_SERIF_BOLD = SERIF.with_name("LiberationSerif-Bold.ttf")
STAMP_FONTS = (
    _SERIF_BOLD,
    SERIF.with_name("LiberationSans-Bold.ttf"),
    SANS.with_name("DejaVuSans-Bold.ttf"),
    SANS.with_name("DejaVuSansCondensed-Bold.ttf"),
    SANS.with_name("DejaVuSerif-Bold.ttf"),
)
THIN_FONTS = (SERIF, SERIF.with_name("LiberationSans-Regular.ttf"), SANS)
RED, BLUE, BLACK = (205, 30, 40), (35, 55, 175), (20, 20, 20)
_A4 = 210, 297
_ISSUERS = ("SỞ Y TẾ", "SỞ XÂY DỰNG", "VĂN PHÒNG", "CHI CỤC THỦY LỢI", "BAN QUẢN LÝ DỰ ÁN")
_SUBJECTS = (
    "V/v rà soát số liệu quý I",
    "V/v chuẩn bị hội nghị",
    "V/v báo cáo công tác năm",
    "V/v kiểm kê tài sản",
)
_SENTENCES = (
    "Thực hiện kế hoạch công tác năm 2026 của Ủy ban nhân dân tỉnh về cải cách hành chính,",
    "Giám đốc Sở yêu cầu các phòng, đơn vị trực thuộc tập trung thực hiện các nội dung sau:",
    "1. Phòng Kế hoạch - Tổng hợp chủ trì rà soát số liệu, gửi về Văn phòng trước ngày 20/4/2026.",
    "2. Văn phòng theo dõi, đôn đốc, định kỳ hằng tháng tổng hợp kết quả, báo cáo lãnh đạo Sở.",
    "3. Các đơn vị cử đầu mối phối hợp, cung cấp hồ sơ, tài liệu khi được yêu cầu.",
    "4. Kinh phí thực hiện từ nguồn ngân sách được giao trong dự toán năm của từng đơn vị.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Văn phòng",
    "để được hướng dẫn, xem xét, giải quyết theo quy định của pháp luật hiện hành.",
    "Đề nghị thủ trưởng các phòng, đơn vị nghiêm túc triển khai thực hiện./.",
)


def millimetres(dpi: int, *lengths: float) -> tuple[int, ...]:
    return tuple(round(length * dpi / 25.4) for length in lengths)


def needs_fonts() -> None:
    """Skip where the fonts of letters and of stamps are not installed."""
    needs_font()
    if not SERIF.is_file():
        pytest.skip("phông chữ Liberation (fonts-liberation2) chưa được cài")


def _font(path: Path, points: float, dpi: int) -> Any:
    return ImageFont.truetype(str(path), max(8, round(points * dpi / 72)))


def letter_page(chance: Random, dpi: int) -> Any:
    """A letter in the form of Decree 30/2020/NĐ-CP: a head of two columns, a text, receivers, a signer."""
    page = Image.new("RGB", millimetres(dpi, *_A4), WHITE)  # type: ignore[arg-type]
    draw = ImageDraw.Draw(page)

    def centred(x: float, y: float, said: str, points: float, bold: bool = True) -> None:
        font = _font(_SERIF_BOLD if bold else SERIF, points, dpi)
        left, top = millimetres(dpi, x, y)
        draw.text((left - font.getlength(said) / 2, top), said, font=font, fill=BLACK)

    centred(65, 20, "UBND TỈNH AN HÒA", 12, False)
    centred(65, 25.5, chance.choice(_ISSUERS), 12)
    centred(148, 20, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    centred(148, 25.5, "Độc lập - Tự do - Hạnh phúc", 13)
    centred(65, 34, f"Số: {chance.randrange(10, 900)}/SYT-VP", 13, False)
    centred(148, 34, f"An Hòa, ngày {chance.randrange(10, 28)} tháng 4 năm 2026", 13, False)
    centred(65, 40, chance.choice(_SUBJECTS), 12, False)
    centred(110, 58, "Kính gửi: Các phòng, đơn vị trực thuộc.", 14, False)
    font, y = _font(SERIF, 13, dpi), 70.0
    for _ in range(2):
        for sentence in chance.sample(_SENTENCES, len(_SENTENCES)):
            draw.text(millimetres(dpi, 30, y), sentence, font=font, fill=BLACK)  # type: ignore[arg-type]
            y += 7.2
    for place, said in enumerate(("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.")):
        draw.text(millimetres(dpi, 30, 225 + 5 * place), said, font=_font(SERIF, 11, dpi), fill=BLACK)  # type: ignore[arg-type]
    centred(155, 225, "GIÁM ĐỐC", 14)
    centred(155, 262, "Trần Quốc Hòa", 14)
    return page


def table_on(page: Any, chance: Random, dpi: int, top: float = 115) -> None:
    """A ruled table over a part of the page, and nothing of the text under it."""
    draw, font = ImageDraw.Draw(page), _font(SERIF, 11, dpi)
    columns, rows = (30, 42, 110, 150, 195), chance.randrange(4, 9)
    draw.rectangle((*millimetres(dpi, 28, top - 2), *millimetres(dpi, 197, top + 9 * rows + 2)), fill=WHITE)
    for row in range(rows + 1):
        line = *millimetres(dpi, 30, top + 9 * row), *millimetres(dpi, 195, top + 9 * row)
        draw.line(line, fill=BLACK, width=max(1, dpi // 100))
    for column in columns:
        line = *millimetres(dpi, column, top), *millimetres(dpi, column, top + 9 * rows)
        draw.line(line, fill=BLACK, width=max(1, dpi // 100))
    for row in range(rows):
        cells = ("STT", "NỘI DUNG", "CHỦ TRÌ", "THỜI HẠN") if row == 0 else (
            str(row), "Rà soát số liệu", chance.choice(("Văn phòng", "Phòng TC")), f"{row}/4")  # fmt: skip
        for column, said in zip(columns, cells, strict=False):
            draw.text(millimetres(dpi, column + 2, top + 9 * row + 2), said, font=font, fill=BLACK)  # type: ignore[arg-type]


def box_of(
    lines: Sequence[str],
    size: tuple[float, float],
    ink: Any,
    chance: Random,
    dpi: int,
    *,
    double: bool = False,
    fonts: Sequence[Path] = STAMP_FONTS,
) -> Any:
    """A rectangular stamp with lines of capitals in it; `size` in millimetres."""
    width, height = millimetres(dpi, *size)
    stamp = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(stamp)
    rim = max(1, round(dpi * chance.uniform(0.4, 0.8) / 25.4))
    draw.rectangle((0, 0, width - 1, height - 1), outline=ink, width=rim)
    inner = rim
    if double:
        inner = 3 * rim
        draw.rectangle(
            (2 * rim, 2 * rim, width - 1 - 2 * rim, height - 1 - 2 * rim), outline=ink, width=max(1, rim // 2)
        )
    path = str(chance.choice(fonts))
    room = (height - 2 * inner) / len(lines)
    longest = max(ImageFont.truetype(path, 100).getlength(line) for line in lines)
    points = int(min(0.74 * room, 88 * (width - 2 * inner) / longest))
    font = ImageFont.truetype(path, max(7, points))
    for place, line in enumerate(lines):
        at = (width - font.getlength(line)) / 2, inner + room * (place + 0.5) - 0.6 * points
        draw.text(at, line, font=font, fill=ink)
    return stamp


def laid_on(page: Any, stamp: Any, at: tuple[int, int], angle: float = 0.0) -> Any:
    """The page with a stamp whose middle is `at`, the paper seen through it."""
    turned = stamp.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=WHITE)
    sheet = Image.new("RGB", page.size, WHITE)
    sheet.paste(turned, (at[0] - turned.width // 2, at[1] - turned.height // 2))
    return ImageChops.multiply(page, sheet)


def faint(stamp: Any, share: float) -> Any:
    """With only this share of its ink."""
    return Image.blend(Image.new("RGB", stamp.size, WHITE), stamp, share)


def broken(stamp: Any, chance: Random, share: float) -> Any:
    """With about this share of its ink gone, in spots of several sizes, as from a dry pad."""
    held = Image.new("L", stamp.size, 255)
    draw, points = ImageDraw.Draw(held), stamp.width * stamp.height
    gone = 0.0
    while gone < share * points:
        side = stamp.height * chance.choice((0.03, 0.05, 0.08))
        x, y = chance.uniform(0, stamp.width), chance.uniform(0, stamp.height)
        draw.ellipse((x, y, x + 1.4 * side, y + side), fill=0)
        gone += 1.1 * side * side
    return Image.composite(
        stamp, Image.new("RGB", stamp.size, WHITE), held.filter(ImageFilter.GaussianBlur(0.7))
    )


def noisy(page: Any, chance: Random, strength: int) -> Any:
    """With the grain of a cheap scanner."""
    tile = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256))
    tile = tile.point([255 - value * strength // 255 for value in range(256)]).filter(
        ImageFilter.BoxBlur(0.6)
    )
    grain = Image.new("L", page.size, 255)
    for x in range(0, page.width, 256):
        for y in range(0, page.height, 256):
            grain.paste(tile, (x, y))
    return ImageChops.multiply(page, Image.merge("RGB", (grain, grain, grain)))


def one_bit(page: Any, chance: Random) -> Any:
    threshold = chance.randrange(135, 190)
    return page.convert("L").point([255 if value > threshold else 0 for value in range(256)])


def photographed(page: Any, chance: Random) -> Any:
    """From the side, on a table, with light from one corner."""
    wood = chance.choice(((92, 70, 50), (120, 110, 100), (60, 60, 70)))
    width, height = page.size
    table = Image.new("RGB", (round(1.2 * width), round(1.15 * height)), wood)
    table.paste(page, (width // 10, height // 14))

    def near(x: float, y: float) -> tuple[float, float]:
        return x + chance.uniform(-0.035, 0.035) * width, y + chance.uniform(-0.035, 0.035) * height

    (a, b), (c, d), (e, f), (g, h) = (
        near(0, 0), near(0, table.height), near(table.width, table.height), near(table.width, 0)
    )  # fmt: skip
    seen = table.transform(
        table.size, Image.Transform.QUAD, (a, b, c, d, e, f, g, h), Image.Resampling.BICUBIC, fillcolor=wood
    )
    shade = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize(seen.size)
    shade = shade.point([175 + value * 80 // 255 for value in range(256)])
    return ImageChops.multiply(seen, Image.merge("RGB", (shade, shade, shade)))


def shrunk(page: Any, longest: int) -> Any:
    """As a messenger sends it."""
    small = page.copy()
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return small
