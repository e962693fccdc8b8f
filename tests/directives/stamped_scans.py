"""Scans with a stamp of secrecy as it is regulated, by what happened to it; and with other stamps.

A stamp of secrecy is a frame of 20, 30 or 40 by 8 mm, one line or two, with capitals in it (Circular
24/2020/TT-BCA). Each maker takes a seed: what it draws differs by all that `chance` decides.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.directives.carriers_seen import SEALS, STAMPS, round_seal
from tests.directives.made_files import pdf_of_picture, saved
from tests.directives.scanned_pages import (
    BLACK,
    BLUE,
    RED,
    STAMP_FONTS,
    THIN_FONTS,
    WHITE,
    box_of,
    broken,
    faint,
    laid_on,
    letter_page,
    millimetres,
    noisy,
    one_bit,
    photographed,
    shrunk,
    table_on,
)
from tests.directives.scans_as_sent import SENT_SCANS

Scan = Callable[[Random], tuple[str, bytes]]

_WIDTHS = {"MẬT": 20, "TỐI MẬT": 30, "TUYỆT MẬT": 40}
_BESIDE = ((62, 49), (150, 47), (35, 15), (170, 12), (100, 250), (60, 205))
"""Where nothing else stands on a page, in millimetres."""


def _stamp(chance: Random, dpi: int, ink: Any) -> Any:
    mark = chance.choice(STAMPS)
    grown = chance.uniform(0.95, 1.35)
    size = _WIDTHS[mark] * grown, 8 * grown
    return box_of([mark], size, ink, chance, dpi, double=chance.random() < 0.3)


def _file(page: Any, chance: Random, quality: int = 75, dpi: int = 200) -> tuple[str, bytes]:
    """As a photo or as a PDF, whose page is A4 whatever its points are."""
    if chance.random() < 0.5:
        return "anh.jpg", saved(page, "JPEG") if quality >= 75 else _jpeg(page, quality)
    return "ban-chup.pdf", pdf_of_picture(page if dpi == 200 else page.resize(millimetres(200, 210, 297)))


def _jpeg(page: Any, quality: int) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _free(chance: Random, dpi: int) -> tuple[int, int]:
    x, y = chance.choice(_BESIDE)
    return millimetres(dpi, x + chance.uniform(-4, 4), y + chance.uniform(-2, 2))  # type: ignore[return-value]


def _over(chance: Random, dpi: int) -> tuple[int, int]:
    """Over words of the head or the text."""
    x, y = chance.choice(((65, 36), (148, 24), (110, 60), (chance.uniform(55, 150), chance.uniform(74, 190))))
    return millimetres(dpi, x + chance.uniform(-6, 6), y + chance.uniform(-2, 2))  # type: ignore[return-value]


def _clean(chance: Random) -> tuple[str, bytes]:
    dpi = chance.choice((150, 200, 300))
    page = laid_on(
        letter_page(chance, dpi), _stamp(chance, dpi, RED), _free(chance, dpi), chance.uniform(-15, 15)
    )
    return _file(page, chance, dpi=dpi)


def _grey(chance: Random) -> tuple[str, bytes]:
    page = laid_on(
        letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), chance.uniform(-15, 15)
    )
    return _file(noisy(page, chance, 60).convert("L"), chance)


def _fax(chance: Random) -> tuple[str, bytes]:
    page = laid_on(
        letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), chance.uniform(-10, 10)
    )
    return "fax.tif", saved(one_bit(noisy(page, chance, 60), chance).convert("1"), "TIFF")


def _coloured_over_words(chance: Random) -> tuple[str, bytes]:
    stamp = _stamp(chance, 200, chance.choice((RED, RED, BLUE)))
    page = laid_on(letter_page(chance, 200), stamp, _over(chance, 200), chance.uniform(-12, 12))
    return _file(page, chance)


def _black_over_words(chance: Random) -> tuple[str, bytes]:
    stamp = _stamp(chance, 200, BLACK)
    page = laid_on(letter_page(chance, 200), stamp, _over(chance, 200), chance.uniform(-12, 12))
    return _file(page.convert("L"), chance)


def _faint(chance: Random) -> tuple[str, bytes]:
    stamp = faint(_stamp(chance, 200, RED), chance.uniform(0.3, 0.55))
    page = laid_on(letter_page(chance, 200), stamp, _free(chance, 200), chance.uniform(-12, 12))
    page = noisy(page, chance, 40)
    return _file(page.convert("L") if chance.random() < 0.4 else page, chance)


def _broken(chance: Random) -> tuple[str, bytes]:
    stamp = broken(_stamp(chance, 200, RED), chance, chance.uniform(0.12, 0.3))
    page = laid_on(letter_page(chance, 200), stamp, _free(chance, 200), chance.uniform(-12, 12))
    return _file(page.convert("L") if chance.random() < 0.4 else page, chance)


def _worn_over_words(chance: Random) -> tuple[str, bytes]:
    stamp = broken(_stamp(chance, 200, chance.choice((RED, BLUE))), chance, chance.uniform(0.08, 0.2))
    page = laid_on(
        letter_page(chance, 200),
        faint(stamp, chance.uniform(0.6, 0.9)),
        _over(chance, 200),
        chance.uniform(-10, 10),
    )
    return _file(page, chance)


def _pale_over_words(chance: Random) -> tuple[str, bytes]:
    """Worn, of thin strokes, in grey or black that is paler than the words under it."""
    mark, grown = chance.choice(STAMPS), chance.uniform(0.95, 1.3)
    size = _WIDTHS[mark] * grown, 8 * grown
    stamp = box_of([mark], size, chance.choice((RED, BLUE, BLACK)), chance, 200, fonts=THIN_FONTS)
    worn = faint(broken(stamp, chance, chance.uniform(0.06, 0.2)), chance.uniform(0.55, 0.8))
    page = laid_on(letter_page(chance, 200), worn, _over(chance, 200), chance.uniform(-10, 10))
    return _file(page.convert("L"), chance)


def _at_the_border(chance: Random) -> tuple[str, bytes]:
    """Partly cut off; of its letters nothing is missing but a piece of the first or the last."""
    stamp, page = _stamp(chance, 200, chance.choice((RED, BLACK))), letter_page(chance, 200)
    cut, along = round(stamp.height * 0.22), chance.uniform(0.15, 0.85)
    top, left = chance.random() < 0.5, chance.random() < 0.5
    if top:
        at = round(along * page.width), stamp.height // 2 - cut
    else:
        x = stamp.width // 2 - cut
        at = (x if left else page.width - x), round(page.height * chance.choice((0.04, 0.2, 0.9)))
    return _file(laid_on(page, stamp, at, chance.uniform(-2, 2)), chance)


def _on_its_side(chance: Random) -> tuple[str, bytes]:
    angle = chance.choice((90, 180, 270)) + chance.uniform(-10, 10)
    page = laid_on(letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), angle)
    return _file(page.convert("L") if chance.random() < 0.5 else page, chance)


def _on_a_turned_page(chance: Random) -> tuple[str, bytes]:
    page = laid_on(
        letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), chance.uniform(-10, 10)
    )
    return _file(page.rotate(chance.choice((90, 180, 270)), expand=True), chance)


def _coarse(chance: Random) -> tuple[str, bytes]:
    page = laid_on(
        letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), chance.uniform(-12, 12)
    )
    return "anh.jpg", _jpeg(shrunk(page, chance.choice((1170, 1280, 1400))), chance.randrange(35, 70))


def _photo(chance: Random) -> tuple[str, bytes]:
    at = _over(chance, 200) if chance.random() < 0.3 else _free(chance, 200)
    page = laid_on(letter_page(chance, 200), _stamp(chance, 200, RED), at, chance.uniform(-12, 12))
    return "anh.jpg", _jpeg(
        shrunk(photographed(page, chance), chance.choice((1600, 2560))), chance.randrange(55, 85)
    )


def _blurred(chance: Random) -> tuple[str, bytes]:
    page = laid_on(
        letter_page(chance, 200), _stamp(chance, 200, RED), _free(chance, 200), chance.uniform(-12, 12)
    )
    return _file(page.filter(ImageFilter.GaussianBlur(chance.uniform(1.2, 2.2))), chance)


def _small_picture(chance: Random) -> tuple[str, bytes]:
    """The stamp alone with a little paper around it, as somebody cuts it out, of few points."""
    stamp = _stamp(chance, 200, chance.choice((RED, BLUE, BLACK)))
    paper = Image.new(
        "RGB", (stamp.width + chance.randrange(10, 90), stamp.height + chance.randrange(10, 60)), WHITE
    )
    picture = laid_on(paper, stamp, (paper.width // 2, paper.height // 2), chance.uniform(-5, 5))
    scale = chance.uniform(0.4, 1.0)
    picture = picture.resize(
        (round(scale * picture.width), round(scale * picture.height)), Image.Resampling.BOX
    )
    return ("anh.jpg", _jpeg(picture, 70)) if chance.random() < 0.5 else ("anh.png", saved(picture))


def _over_a_table(chance: Random) -> tuple[str, bytes]:
    page = letter_page(chance, 200)
    table_on(page, chance, 200)
    at = millimetres(200, chance.uniform(60, 160), chance.uniform(120, 145))
    page = laid_on(page, _stamp(chance, 200, RED), at, chance.uniform(-10, 10))  # type: ignore[arg-type]
    return _file(page.convert("L") if chance.random() < 0.4 else page, chance)


def _beside_a_seal(chance: Random) -> tuple[str, bytes]:
    page = _sealed(letter_page(chance, 200), chance)
    at = millimetres(200, chance.uniform(115, 175), chance.uniform(233, 262))
    page = laid_on(page, _stamp(chance, 200, RED), at, chance.uniform(-12, 12))  # type: ignore[arg-type]
    return _file(page, chance)


MARKED_SCANS: Mapping[str, Scan] = {
    "upright in colour": _clean,
    "in grey": _grey,
    "in one bit": _fax,
    "coloured over words": _coloured_over_words,
    "black over words": _black_over_words,
    "faint": _faint,
    "broken": _broken,
    "worn over words": _worn_over_words,
    "pale over words": _pale_over_words,
    "cut at the border": _at_the_border,
    "on its side": _on_its_side,
    "on a turned page": _on_a_turned_page,
    "in few points": _coarse,
    "photographed": _photo,
    "blurred": _blurred,
    "a small picture": _small_picture,
    "over a table": _over_a_table,
    "over a seal": _beside_a_seal,
    **SENT_SCANS,
}


def _sealed(page: Any, chance: Random) -> Any:
    draw, dpi = ImageDraw.Draw(page), 200
    x, y = millimetres(dpi, 140, 250)
    wave = [(x + 9 * at, y + chance.randrange(-50, 50)) for at in range(40)]
    draw.line(wave, fill=BLUE, width=5)
    seal = round_seal(chance.choice(SEALS), RED, millimetres(dpi, 36)[0])
    return laid_on(page, seal, millimetres(dpi, 142, 248), chance.uniform(-15, 15))  # type: ignore[arg-type]


def _treated(page: Any, chance: Random) -> tuple[str, bytes]:
    """What happens to a page on its way, of all that happens to marked ones."""
    way = chance.randrange(6)
    if way == 0:
        return "fax.tif", saved(one_bit(noisy(page, chance, 60), chance).convert("1"), "TIFF")
    if way == 1:
        return "anh.jpg", _jpeg(shrunk(photographed(page, chance), 2560), chance.randrange(55, 85))
    if way == 2:
        return "anh.jpg", _jpeg(shrunk(page, 1400), 65)
    page = page.rotate(chance.choice((0, 0, 0, 90, 180)), expand=True)
    page = page.convert("L") if way == 3 else page
    return _file(page.filter(ImageFilter.GaussianBlur(1.3)) if way == 4 else page, chance)


def _worn(stamp: Any, chance: Random) -> Any:
    worn = broken(stamp, chance, chance.uniform(0.02, 0.12)) if chance.random() < 0.4 else stamp
    return faint(worn, chance.uniform(0.5, 1.0))


def _arrival(chance: Random) -> tuple[str, bytes]:
    """The stamp that every registry sets on what comes in."""
    page = _sealed(letter_page(chance, 200), chance)
    said = chance.choice((
        ("SỞ XÂY DỰNG AN HÒA", "CÔNG VĂN ĐẾN", "Số: ........", "Ngày: ..../..../2026", "Chuyển: ........"),
        ("UBND XÃ HÒA MẠC", "ĐẾN   Số: 412", "Ngày: 19/10/2026"),
        ("VĂN PHÒNG", "CÔNG VĂN ĐẾN", "Số 118 ngày 12/4"),
        ("BỆNH VIỆN MẮT AN HÒA", "CÔNG VĂN ĐẾN", "Số: 65", "Ngày: 03/04/2026"),
        ("CÔNG VĂN ĐẾN",),
    ))  # fmt: skip
    size = (50, 8) if len(said) == 1 else (50, 8 * len(said))
    stamp = _worn(box_of(said, size, chance.choice((RED, BLUE)), chance, 200), chance)
    at = _over(chance, 200) if chance.random() < 0.3 else millimetres(200, 40, 60)
    return _treated(laid_on(page, stamp, at, chance.uniform(-8, 8)), chance)  # type: ignore[arg-type]


_OTHERS = (
    "KHẨN", "HỎA TỐC", "THƯỢNG KHẨN", "HỎA TỐC HẸN GIỜ", "SAO Y", "SAO Y BẢN CHÍNH", "BẢN SAO", "ĐÃ KÝ",
    "ĐÃ DUYỆT", "ĐÃ THU TIỀN", "GẤP", "KHẨN", "HỎA TỐC", "BẢN GỐC", "ĐÃ SAO LƯU", "LƯU", "ĐÃ KIỂM TRA",
    "CÔNG KHAI", "ĐỀ CHÍNH THỨC", "DỰ THẢO", "MẪU SỐ 01", "BẢN CHÍNH", "TIẾP NHẬN", "HỦY",
)  # fmt: skip


def _urgent(chance: Random) -> tuple[str, bytes]:
    said = chance.choice(_OTHERS)
    size = 10 + 3.4 * len(said), chance.uniform(8, 10)
    stamp = box_of(
        [said], size, chance.choice((RED, RED, BLUE, BLACK)), chance, 200, double=chance.random() < 0.3
    )
    at = _over(chance, 200) if chance.random() < 0.3 else _free(chance, 200)
    page = laid_on(letter_page(chance, 200), _worn(stamp, chance), at, chance.uniform(-12, 12))
    return _treated(_sealed(page, chance) if chance.random() < 0.5 else page, chance)


def _plain(chance: Random) -> tuple[str, bytes]:
    page = letter_page(chance, 200)
    return _treated(_sealed(page, chance) if chance.random() < 0.6 else page, chance)


def _tabled(chance: Random) -> tuple[str, bytes]:
    page = letter_page(chance, 200)
    table_on(page, chance, 200)
    draw = ImageDraw.Draw(page)
    draw.rectangle((*millimetres(200, 30, 205), *millimetres(200, 90, 215)), outline=BLACK, width=3)
    font = ImageFont.truetype(str(chance.choice(STAMP_FONTS)), 34)
    said = chance.choice(("BỆNH VIỆN MẮT", "MẶT TRẬN TỔ QUỐC", "GHI CHÚ", "MẤT ĐIỆN", "PHỤ LỤC", "BẢO MẬT"))
    draw.text(millimetres(200, 34, 207), said, font=font, fill=BLACK)  # type: ignore[arg-type]
    return _treated(page, chance)


def _cut_out(chance: Random) -> tuple[str, bytes]:
    """Another stamp alone, of few points."""
    said = chance.choice(_OTHERS)
    stamp = box_of([said], (10 + 3.4 * len(said), 9), chance.choice((RED, BLUE, BLACK)), chance, 200)
    paper = Image.new("RGB", (stamp.width + 60, stamp.height + 40), WHITE)
    picture = laid_on(paper, stamp, (paper.width // 2, paper.height // 2), chance.uniform(-5, 5))
    return "anh.png", saved(picture.reduce(chance.choice((1, 2))))


def _seal_alone(chance: Random) -> tuple[str, bytes]:
    """A round seal, turned, as who signs a file puts its picture there."""
    seal = round_seal(chance.choice(SEALS), chance.choice((RED, BLACK)), chance.randrange(160, 520))
    turned = seal.rotate(chance.uniform(-180, 180), Image.Resampling.BICUBIC, fillcolor=WHITE)
    return "dau.png", saved(turned.convert("L") if chance.random() < 0.3 else turned)


INNOCENT_SCANS: Mapping[str, Scan] = {
    "a letter": _plain,
    "a stamp of arrival": _arrival,
    "another stamp": _urgent,
    "a table": _tabled,
    "another stamp alone": _cut_out,
    "a seal alone": _seal_alone,
}


def scan_of(kind: str, seed: int) -> tuple[str, bytes]:
    """The file of a kind that a seed gives."""
    return {**MARKED_SCANS, **INNOCENT_SCANS}[kind](Random(f"{kind} {seed}"))  # noqa: S311
