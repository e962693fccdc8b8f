"""What an office photographs and scans that bears no mark: stamps of arrival, boards, notes, bills, sites."""

from collections.abc import Mapping, Sequence
from math import sin
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.directives.carriers_seen import SEALS, round_seal
from tests.directives.made_files import SANS, pdf_of_picture, saved
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
    photographed,
    shrunk,
    table_on,
)

Filed = tuple[str, bytes]
_VIOLET = ((110, 60, 160), (90, 70, 190), (140, 60, 170))
_SLANTED = SERIF.with_name("LiberationSerif-Italic.ttf")


def _sent(page: Any, chance: Random) -> Filed:
    way = chance.randrange(3)
    if way == 0:
        return "anh.jpg", saved(shrunk(photographed(page, chance), chance.choice((1600, 2560))), "JPEG")
    return ("anh.jpg", saved(page, "JPEG")) if way == 1 else ("ban-chup.pdf", pdf_of_picture(page))


def scribbled(draw: Any, said: str, at: tuple[float, float], high: int, ink: Any, chance: Random) -> None:
    """As somebody writes in a hurry: letters of a slanted face, each a bit off the line."""
    x, y = at
    for place, char in enumerate(said):
        font = ImageFont.truetype(str(_SLANTED), round(high * chance.uniform(0.85, 1.15)))
        draw.text(
            (x, y + high * 0.12 * sin(place / 2) + chance.uniform(-0.06, 0.06) * high),
            char,
            font=font,
            fill=ink,
        )
        x += font.getlength(char) * chance.uniform(0.86, 1.05)


def _arrival(chance: Random) -> Filed:
    """A registry's rectangular stamp in violet, its number and day written in by hand."""
    page, ink = letter_page(chance, 200), chance.choice(_VIOLET)
    said = chance.choice((
        ("UBND TỈNH AN HÒA", "CÔNG VĂN ĐẾN", "Số:..........", "Ngày:......./...../2026"),
        ("SỞ Y TẾ", "ĐẾN", "Số: ........", "Ngày: ......", "Chuyển: ......."),
        ("ĐẾN", "Số:...............", "Ngày:.............."),
    ))  # fmt: skip
    stamp = box_of(
        said, (chance.uniform(38, 52), 7.5 * len(said)), ink, chance, 200, double=chance.random() < 0.5
    )
    draw = ImageDraw.Draw(stamp)
    scribbled(
        draw, str(chance.randrange(100, 2000)), (stamp.width * 0.45, stamp.height * 0.55), 34, BLUE, chance
    )
    scribbled(
        draw, f"{chance.randrange(1, 29)}/4", (stamp.width * 0.5, stamp.height * 0.75), 30, BLUE, chance
    )
    at = millimetres(200, *chance.choice(((38, 62), (60, 52), (30, 20))))
    return _sent(laid_on(page, stamp, at, chance.uniform(-6, 6)), chance)  # type: ignore[arg-type]


def _round_arrival(chance: Random) -> Filed:
    page, ink = letter_page(chance, 200), chance.choice(_VIOLET)
    seal = round_seal(chance.choice(SEALS), ink, chance.randrange(230, 330))
    draw, side = ImageDraw.Draw(seal), seal.width
    draw.rectangle((side * 0.27, side * 0.34, side * 0.73, side * 0.68), fill=WHITE)
    font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), side // 7)
    for place, said in enumerate(("ĐẾN", f"{chance.randrange(1, 29)}-4-26")):
        draw.text(
            (side / 2 - font.getlength(said) / 2, side * (0.34 + 0.16 * place)), said, font=font, fill=ink
        )
    at = millimetres(200, *chance.choice(((38, 64), (60, 52), (172, 52))))
    return _sent(laid_on(page, seal, at, chance.uniform(-25, 25)), chance)  # type: ignore[arg-type]


_HEADS = (("TT", "TÊN TÀI SẢN", "CÒN", "MẤT", "GHI CHÚ"), ("STT", "HỌ TÊN", "CÓ MẶT", "VẮNG MẶT", "LÝ DO"),
          ("STT", "THIẾT BỊ", "TỐT", "HỎNG", "MẤT"), ("TT", "HỘ DÂN", "CÒN", "MẤT", "KÝ TÊN"))  # fmt: skip
_ROWS = (
    "Máy tính",
    "Bàn ghế",
    "Máy in",
    "Tủ hồ sơ",
    "Điện thoại",
    "Quạt trần",
    "Máy chiếu",
    "Bình chữa cháy",
)


def _tally(chance: Random) -> Filed:
    """A ruled table of what is there and what is lost, ticked by hand."""
    page = Image.new("RGB", (1654, 2339), WHITE)
    draw, heads = ImageDraw.Draw(page), chance.choice(_HEADS)
    bold = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), 32)
    font = ImageFont.truetype(str(chance.choice(THIN_FONTS)), 32)
    title = chance.choice(("BẢNG KIỂM KÊ TÀI SẢN", "BIỂU THEO DÕI QUÝ II", "DANH SÁCH KIỂM TRA"))
    draw.text((827 - bold.getlength(title) / 2, 160), title, font=bold, fill=BLACK)
    lefts, rows = (120, 220, 760, 980, 1220, 1540), chance.randrange(5, 12)
    for row in range(rows + 1):
        y = 260 + 90 * row
        draw.line((120, y, 1540, y), fill=BLACK, width=3)
        cells = heads if not row else (str(row), chance.choice(_ROWS), "", "", "")
        for x, said in zip(lefts, cells, strict=False):
            draw.text((x + 14, y + 22), said, font=font if row else bold, fill=BLACK)
        if row:
            scribbled(draw, chance.choice("xvX"), (chance.choice((840, 1080)), y + 15), 50, BLUE, chance)
    draw.line((120, 260 + 90 * (rows + 1), 1540, 260 + 90 * (rows + 1)), fill=BLACK, width=3)
    for x in lefts:
        draw.line((x, 260, x, 260 + 90 * (rows + 1)), fill=BLACK, width=3)
    return _sent(page, chance)


_PLANS = (
    "Họp giao ban 8h thứ 2", "1. Giải phóng mặt bằng", "2. Thu ngân sách: 85%",
    "- Chị Hoa: báo cáo quý", "- A. Nam: đi cơ sở", "Mất điện 14h -> 16h", "Gặp mặt hưu trí 20/4",
    "3. Đường GTNT xã Hòa Mạc", "=> xong trước 30/4", "Tiến độ: 60% -> 75%", "? kinh phí",
    "Kiểm tra PCCC", "Mời: CA, QS, MTTQ",
)  # fmt: skip


def _whiteboard(chance: Random) -> Filed:
    wall = Image.new("RGB", (2000, 1400), (190, 185, 175))
    draw = ImageDraw.Draw(wall)
    draw.rectangle((90, 80, 1910, 1300), fill=(238, 242, 244), outline=(150, 150, 150), width=16)
    for place, said in enumerate(chance.sample(_PLANS, 8)):
        ink = chance.choice((BLUE, RED, (20, 20, 20), (20, 120, 60)))
        scribbled(
            draw,
            said,
            (150 + 850 * (place % 2), 150 + 240 * (place // 2)),
            chance.randrange(56, 92),
            ink,
            chance,
        )
    draw.line((960, 140, 980, 1240), fill=BLUE, width=7)
    draw.ellipse((chance.randrange(200, 1500), 380, chance.randrange(1600, 1800), 560), outline=RED, width=6)
    return "bang.jpg", saved(
        shrunk(wall.filter(ImageFilter.GaussianBlur(1.1)), chance.choice((1280, 1600))), "JPEG"
    )


_NOTES = (
    "Anh Hải ơi, em để hồ sơ trên bàn", "chị ký giúp em tờ trình nhé", "Mai họp lúc 8h ở phòng 302",
    "Em gửi lại USB cho anh", "Nhớ gọi lại cho Sở Tài chính", "đt: 0912 345 678", "Cảm ơn chị",
    "Kinh phí còn thiếu 12 triệu", "Lãnh đạo: đồng ý, giao P.KH xử lý", "Chuyển VP tham mưu",
    "Họp xong báo cáo anh Tâm",
)  # fmt: skip


def _note(chance: Random) -> Filed:
    """By hand, on ruled or yellow paper."""
    yellow = chance.random() < 0.5
    page = Image.new("RGB", (1200, 1200 if yellow else 1600), (250, 236, 130) if yellow else (248, 247, 240))
    draw, ink = ImageDraw.Draw(page), chance.choice((BLUE, (30, 30, 90), BLACK))
    if not yellow:
        for y in range(150, 1600, 88):
            draw.line((0, y, 1200, y), fill=(170, 190, 215), width=2)
    for place, said in enumerate(chance.sample(_NOTES, chance.randrange(3, 7))):
        scribbled(
            draw,
            said,
            (70 + chance.randrange(0, 40), 100 + 176 * place),
            chance.randrange(50, 68),
            ink,
            chance,
        )
    return "anh.jpg", saved(photographed(page, chance), "JPEG")


def _bill(chance: Random) -> Filed:
    """A shop's receipt on a narrow strip."""
    rows = ["SIÊU THỊ AN HÒA", "HÓA ĐƠN BÁN LẺ", "-" * 30]
    goods = (
        "Mật ong 500ml",
        "Khăn mặt",
        "Nước mắm",
        "Giấy A4",
        "Cà phê",
        "Trà đá",
        "Bút bi",
        "Sữa rửa mặt",
        "Mắt kính",
    )
    rows += [f"{said:18}{chance.randrange(10, 300)}.000" for said in chance.sample(goods, 6)]
    rows += ["-" * 30, f"Tổng: {chance.randrange(300, 900)}.000đ", "Tiền mặt", "CẢM ƠN QUÝ KHÁCH"]
    strip = Image.new("RGB", (720, 140 + 62 * len(rows)), (250, 250, 248))
    font = ImageFont.truetype(str(SANS.with_name("DejaVuSansMono.ttf")), 32)
    for place, said in enumerate(rows):
        ImageDraw.Draw(strip).text((50, 60 + 62 * place), said, font=font, fill=(50, 50, 55))
    return "hoa-don.jpg", saved(photographed(strip, chance), "JPEG")


def _site(chance: Random) -> Filed:
    """Sky, walls, scaffolding, sand, a signboard."""
    view = Image.linear_gradient("L").resize((1600, 1200)).point([120 + value // 2 for value in range(256)])
    picture = Image.merge("RGB", (view, view, view.point([min(255, value + 25) for value in range(256)])))
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = chance.randrange(0, 1500), chance.randrange(350, 1000)
        tone = chance.randrange(70, 190)
        draw.rectangle((x, y, x + chance.randrange(60, 420), 1200), fill=(tone, tone - 14, tone - 28))
    for x in range(chance.randrange(30, 90), 1600, chance.randrange(90, 160)):
        draw.line((x, 200, x + chance.randrange(-20, 20), 1200), fill=(90, 80, 60), width=9)
    for y in range(260, 1200, chance.randrange(110, 190)):
        draw.line((0, y, 1600, y + chance.randrange(-20, 20)), fill=(100, 85, 60), width=7)
    if chance.random() < 0.6:
        draw.rectangle(
            (500, 420, 1150, 640), fill=chance.choice(((20, 80, 170), (200, 180, 30), (190, 30, 30)))
        )
        font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), 58)
        draw.multiline_text(
            (530, 450),
            chance.choice(("CÔNG TRƯỜNG\nĐANG THI CÔNG", "AN TOÀN\nLÀ TRÊN HẾT", "MẶT BẰNG\nCHO THUÊ")),
            font=font,
            fill=WHITE,
        )
    return "cong-truong.jpg", saved(picture.filter(ImageFilter.GaussianBlur(1.5)), "JPEG")


def _sealed(chance: Random) -> Filed:
    """A signature with a round seal and the stamp of a name, whatever ink they are in."""
    page = letter_page(chance, 200)
    seal = round_seal(chance.choice(SEALS), RED, chance.randrange(260, 330))
    page = laid_on(page, seal, millimetres(200, 140, 248), chance.uniform(-30, 30))  # type: ignore[arg-type]
    scribbled(ImageDraw.Draw(page), "Hoà", (1080, 1880), 130, BLUE, chance)
    if chance.random() < 0.5:
        font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), 40)
        ImageDraw.Draw(page).text((1090, 2130), "Trần Quốc Hòa", font=font, fill=RED)
    return _sent(page, chance)


def _urgent(chance: Random) -> Filed:
    said = chance.choice(
        (
            "HỎA TỐC",
            "KHẨN",
            "THƯỢNG KHẨN",
            "HỎA TỐC HẸN GIỜ",
            "SAO Y",
            "ĐÃ VÀO SỔ",
            "KT. TRƯỞNG PHÒNG",
            "NHẬN NGÀY 12/4",
        )
    )
    ink = chance.choice((RED, BLUE, BLACK, *_VIOLET))
    stamp = box_of([said], (12 + 3.4 * len(said), chance.uniform(8, 11)), ink, chance, 200)
    page = letter_page(chance, 200)
    if chance.random() < 0.3:
        table_on(page, chance, 200)
    at = millimetres(200, *chance.choice(((62, 50), (150, 48), (30, 13), (176, 12), (110, 130))))
    return _sent(laid_on(page, stamp, at, chance.uniform(-20, 20)), chance)  # type: ignore[arg-type]


_DISHES = (
    "Gà nướng mật ong", "Cá quả kho tộ", "Lẩu mắm", "Canh chua cá bông lau", "Khoai lang mật",
    "Nước mát", "Cơm tấm", "Bún mắm", "Vịt quay lá mắc mật", "Trà sữa", "Bia Hà Nội", "Ốc mít",
    "Mắt cá ngừ", "Sinh tố bơ",
)  # fmt: skip


def _menu(chance: Random) -> Filed:
    ground, ink = chance.choice(
        (((60, 20, 15), (255, 220, 140)), ((250, 244, 225), (120, 30, 20)), ((30, 60, 40), WHITE))
    )
    page = Image.new("RGB", (1100, 1600), ground)
    draw = ImageDraw.Draw(page)
    draw.text((300, 60), "THỰC ĐƠN", font=ImageFont.truetype(str(chance.choice(STAMP_FONTS)), 92), fill=ink)
    font = ImageFont.truetype(str(chance.choice(THIN_FONTS)), 46)
    for place, said in enumerate(chance.sample(_DISHES, 11)):
        draw.text((90, 230 + 110 * place), said, font=font, fill=ink)
        draw.text((860, 230 + 110 * place), f"{chance.randrange(25, 400)}.000", font=font, fill=ink)
    return "thuc-don.jpg", saved(page if chance.random() < 0.5 else photographed(page, chance), "JPEG")


_POSTS: Sequence[str] = (
    "NHÀ VĂN HÓA THÔN",
    "TRẠM Y TẾ XÃ",
    "BẾN XE AN HÒA",
    "CHỢ MAI",
    "KM 12",
    "GIẢM TỐC ĐỘ",
    "ỐC MÍT 2",
    "CẤM DỪNG",
)


def _few_large_letters(chance: Random) -> Filed:
    """A sign, a door, a number plate: one line of a few large letters."""
    ground, ink = chance.choice(
        (((20, 90, 160), WHITE), (WHITE, (200, 20, 20)), ((250, 200, 40), BLACK), (WHITE, BLACK))
    )
    said = chance.choice(_POSTS)
    font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), chance.randrange(60, 130))
    plate = Image.new("RGB", (round(font.getlength(said)) + 120, 2 * int(font.size)), ground)
    ImageDraw.Draw(plate).text((60, font.size * 0.4), said, font=font, fill=ink)
    street = Image.new("RGB", (max(1300, plate.width + 100), 1000), (140, 150, 140))
    ImageDraw.Draw(street).rectangle((0, 700, street.width, 1000), fill=(95, 95, 98))
    street.paste(plate.rotate(chance.uniform(-3, 3), expand=True, fillcolor=(140, 150, 140)), (50, 240))
    return "bien.jpg", saved(street.filter(ImageFilter.GaussianBlur(1)), "JPEG")


OFFICE_SCENES: Mapping[str, Any] = {
    "a violet stamp of arrival": _arrival,
    "a round stamp of arrival": _round_arrival,
    "a tally": _tally,
    "a whiteboard": _whiteboard,
    "a note by hand": _note,
    "a bill": _bill,
    "a building site": _site,
    "a seal and a name": _sealed,
    "another stamp in any ink": _urgent,
    "a menu": _menu,
    "a few large letters": _few_large_letters,
}
