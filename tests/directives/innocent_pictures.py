"""Pictures that an office sends and that bear no mark: labels, signs, posters, scans and photos."""

from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.directives.carriers_drawn import lettered
from tests.directives.carriers_seen import A4, SEALS, round_seal
from tests.directives.made_files import SANS, pdf_of_picture, picture_of, saved
from tests.directives.secrecy_samples import letter

Innocent = Callable[[int], tuple[str, bytes]]

_BOLD = SANS.with_name("DejaVuSans-Bold.ttf")
_LABELS = (
    "MẬT ONG", "MẬT ONG RỪNG", "MẬT ONG HOA NHÃN", "MẬT ONG BẠC HÀ", "MẬT MÍA", "BỆNH VIỆN MẮT", "KHOA MẮT",
    "GIẢI PHÓNG MẶT BẰNG", "MẶT TRẬN TỔ QUỐC", "MẶT BẰNG TẦNG 1", "RA MẮT", "LỄ RA MẮT", "HỌP MẶT",
    "MẤT ĐIỆN", "MẤT NƯỚC", "BẢO MẬT", "MẬT KHẨU", "MẬT ĐỘ XÂY DỰNG", "TIỀN MẶT", "VẮNG MẶT", "MẮT KÍNH",
    "CHĂM SÓC MẮT", "GẶP MẶT", "MÁT LẠNH",
)  # fmt: skip
_COLOURS = (
    ((255, 220, 120), (120, 50, 0)),
    ((255, 255, 255), (200, 20, 20)),
    ((20, 90, 40), (255, 255, 255)),
    ((30, 50, 140), (255, 255, 0)),
    ((255, 255, 255), (0, 0, 0)),
    ((190, 20, 20), (255, 255, 255)),
)
_SIGNS = (
    "BỆNH VIỆN\nMẮT AN HÒA",
    "UBMTTQ\nMẶT TRẬN XÃ",
    "CỬA HÀNG\nMẬT ONG",
    "KÍNH MẮT\nHÒA MẠC",
    "TRẠM\nMẶT BẰNG",
)
_LINES = (
    "V/v giải phóng mặt bằng dự án đường tránh",
    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "THÔNG BÁO MẤT ĐIỆN",
    "V/v tập huấn công tác bảo vệ bí mật nhà nước",
    "BỆNH VIỆN MẮT AN HÒA",
    "Bà Trần Thị Hồng Mật, Trưởng phòng",
    "Mật độ xây dựng 60%, bảo mật thông tin",
    "Luật Bảo vệ bí mật nhà nước ngày 15/11/2018",
    "Sản phẩm mật ong OCOP của xã",
    "Tài liệu không có nội dung mật",
)


def _poster(number: int) -> tuple[str, bytes]:
    ground, ink = _COLOURS[number % len(_COLOURS)]
    size = ((1000, 300), (700, 420), (1400, 360))[number % 3]
    return "anh.jpg", saved(lettered(_LABELS[number % len(_LABELS)], size, ink, ground, 0.85), "JPEG")


def _jar(number: int) -> tuple[str, bytes]:
    ground, ink = _COLOURS[(number + 1) % len(_COLOURS)]
    label = Image.new("RGB", (900, 900), ground)
    said = ("MẬT ONG", "MẬT MÍA", "MẬT\nONG")[number % 3]
    lines = (("HTX HÒA MẠC", 50), (said, 120), ("Nguyên chất 100%", 48), ("Dung tích 500 ml", 44))
    for place, (line, size) in enumerate(lines):
        font = ImageFont.truetype(str(_BOLD), size)
        ImageDraw.Draw(label).multiline_text((90, 60 + 165 * place), line, font=font, fill=ink)
    return "nhan.jpg", saved(label, "JPEG")


def _sign(number: int) -> tuple[str, bytes]:
    ground, ink = _COLOURS[number % len(_COLOURS)]
    street = Image.new("RGB", (1400, 900), (150, 180, 210))
    draw = ImageDraw.Draw(street)
    draw.rectangle((150, 200, 1250, 600), fill=ground)
    font = ImageFont.truetype(str(_BOLD), 84)
    draw.multiline_text((230, 270), _SIGNS[number % len(_SIGNS)], font=font, fill=ink, align="center")
    return "bien.jpg", saved(street, "JPEG")


def _page(number: int) -> Any:
    return picture_of(letter((5 + number % 9, _LINES[number % len(_LINES)])).split("\n"), A4).convert("RGB")


def _scan(number: int) -> tuple[str, bytes]:
    page = _page(number)
    if number % 2:
        sheet = Image.new("RGB", page.size, (255, 255, 255))
        seal = round_seal(SEALS[number % len(SEALS)], (205, 30, 40), 320)
        sheet.paste(seal.rotate(5 * (number % 5), fillcolor=(255, 255, 255)), (900, 1750))
        page = ImageChops.multiply(page, sheet)
    if number % 4 == 0:
        return "ban-chup.pdf", pdf_of_picture(page)
    return "anh.jpg", saved(page.rotate(number % 3 - 1, expand=True, fillcolor=(255, 255, 255)), "JPEG")


def _photo(number: int) -> tuple[str, bytes]:
    """On a table, askew, on its side or head."""
    wood = (92, 70, 50)
    page = _page(number + 3).rotate((3, -4, 91, 178, -87)[number % 5], expand=True, fillcolor=wood)
    page.thumbnail((2100, 2700))
    table = Image.new("RGB", (2300, 2900), wood)
    table.paste(page, (80, 90))
    return "anh.jpg", saved(table.resize((1380, 1740)), "JPEG")


INNOCENT_PICTURES: Mapping[str, tuple[Innocent, int]] = {
    "a poster": (_poster, len(_LABELS)),
    "a label": (_jar, 6),
    "a sign": (_sign, 10),
    "a scan": (_scan, 16),
    "a photo": (_photo, 10),
}
"""Each kind, and how many there are of it."""
