"""Scans on which a mark is harmed or disguised, and what an office photographs that bears none."""

import os
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from directives.formats import tesseract
from directives.formats.coloured_writing import said_in_colour
from directives.formats.cut_off import is_cut_off
from directives.formats.inks import layers_on
from directives.formats.leftovers import ink_up_to, trimmed
from directives.formats.lighting import lit
from directives.formats.ornaments import made_plain
from directives.formats.pictures import seen
from directives.formats.sheets import DOUBTFUL, like_marks, sized
from directives.model import Classification
from tests.directives.carriers_seen import round_seal
from tests.directives.made_files import picture_of
from tests.directives.office_scenes import OFFICE_SCENES, scribbled
from tests.directives.scanned_pages import BLACK, BLUE, RED, STAMP_FONTS, WHITE, needs_fonts
from tests.directives.scans_harmed import HARMED_SCANS, written_by_hand
from tests.directives.secrecy_samples import BODY, letter
from tests.directives.test_carriers import verdict_of
from tests.directives.test_files_pictures import needs_recognition

LONG = "NHACVIEC_ROUNDS" in os.environ
SEEDS = range(2000, 2004)


def _page_with(stamp: Any, side: str, share: float) -> Any:
    """A page over whose edge a stamp lies, this share of it cut off."""
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339)).convert("RGB")
    width, height = page.size
    across, down = round(share * stamp.width), round(share * stamp.height)
    places = {
        "top": (700, -down),
        "foot": (700, height - stamp.height + down),
        "left": (-across, 2000),
        "right": (width - stamp.width + across, 2000),
    }
    page.paste(stamp, places[side])
    return page


def _is_cut_off(page: Any) -> bool:
    """What `seen` says of it, without the rest that it looks for."""
    picture, grey, _ = lit(page)
    return is_cut_off(grey, tuple(layers_on(picture)))


def _stamp(said: str, ink: Any, *, framed: bool) -> Any:
    font = ImageFont.truetype(str(STAMP_FONTS[0]), 50)
    stamp = Image.new("RGB", (round(font.getlength(said)) + 40, 84), WHITE)
    draw = ImageDraw.Draw(stamp)
    draw.text((20, 12), said, font=font, fill=ink)
    if framed:
        draw.rectangle((0, 0, stamp.width - 1, stamp.height - 1), outline=ink, width=4)
    return stamp


@pytest.mark.parametrize("side", ["top", "foot", "left", "right"])
@pytest.mark.parametrize(("ink", "framed"), [(RED, True), (BLUE, False), (BLACK, True), (BLACK, False)])
def test_f67_a_stamp_that_goes_on_beyond_the_edge_is_seen(side: str, ink: Any, framed: bool) -> None:
    needs_fonts()
    stamp = _stamp("TỐI MẬT", ink, framed=framed)
    pages = {share: _page_with(stamp, side, share) for share in (0.2, 0.35, 0.5)}
    assert [share for share, page in pages.items() if not _is_cut_off(page)] == []
    if side == "top":
        assert seen(pages[0.35]).cut_off


def test_lines_that_go_on_beyond_the_edge_and_what_is_no_letters_are_no_stamp() -> None:
    needs_fonts()
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339)).convert("RGB")
    others = [
        page,
        page.crop((0, 115, 1654, 2339)),  # through the first line
        page.crop((0, 0, 700, 2339)),  # through all lines
        page.crop((150, 0, 1654, 2339)),
    ]
    seal = page.copy()
    ImageDraw.Draw(seal).ellipse((1600, 900, 1900, 1200), outline=RED, width=6)  # of the next page
    hole = page.copy()
    ImageDraw.Draw(hole).rectangle((0, 1100, 50, 1150), fill=BLACK)
    assert [at for at, each in enumerate((*others, seal, hole)) if _is_cut_off(each)] == []
    assert not seen(page).cut_off


def _word(said: str, *, hollow: bool = False) -> Any:
    font = ImageFont.truetype(str(STAMP_FONTS[1]), 90)
    picture = Image.new("L", (round(font.getlength(said)) + 60, 190), 255)
    draw = ImageDraw.Draw(picture)
    if hollow:
        draw.text((30, 40), said, font=font, fill=255, stroke_width=3, stroke_fill=0)
    else:
        draw.text((30, 40), said, font=font, fill=0)
    return picture


def _ink(picture: Any) -> int:
    return sum(picture.histogram()[:128])


def _high(picture: Any) -> int:
    """Of its ink."""
    box = picture.point(ink_up_to(128)).getbbox()
    return int(box[3] - box[1])


def test_hollow_letters_are_filled_and_others_are_left() -> None:
    needs_fonts()
    hollow = _word("TUYỆT MẬT", hollow=True)
    assert _ink(next(made_plain(hollow))) > 1.6 * _ink(hollow)
    assert list(made_plain(_word("TUYỆT MẬT"))) == []


def test_letters_along_an_arc_are_laid_along_a_line() -> None:
    needs_fonts()
    flat, along = _word("TUYỆT MẬT"), 24
    bent = Image.new("L", (flat.width, flat.height + 120), 255)
    for at in range(0, flat.width, along):
        far = 2 * at / flat.width - 1
        bent.paste(flat.crop((at, 0, at + along, flat.height)), (at, round(90 * far * far)))
    (straight,) = made_plain(bent)
    assert _high(straight) < 0.8 * _high(bent)


def _scribble(said: str) -> Any:
    paper = Image.new("RGB", (520, 130), WHITE)
    scribbled(ImageDraw.Draw(paper), said, (10, 20), 70, BLUE, Random(said))  # noqa: S311
    return paper.convert("L")


def test_f67_a_mark_written_by_hand_is_told_from_names_and_notes() -> None:
    needs_fonts()
    marks = [written_by_hand("MẬT", Random(seed), 80, BLUE).convert("L") for seed in range(3)]  # noqa: S311
    assert list(like_marks(sized(marks))) == [DOUBTFUL] * 3
    assert list(like_marks(sized(map(_scribble, ("Nam", "Mai Anh", "Đồng ý", "M.Hà", "Chuyển VP"))))) == []


REMARKS = ("Chuyển P.KHTC", "Đồng ý, giao VP", "Giao P. TCHC xử lý", "Sao gửi BGĐ", "Phòng Y tế triển khai")
MARKS_IN_PEN = ("MẬT", "TỐI MẬT", "Mật", "Tài liệu mật", "Chuyển VP. MẬT", "VB mật, lưu riêng")


def _asked_in_pen(written: Sequence[Any]) -> int:
    said = said_in_colour(tesseract.program_here(), written, [])
    return list(said).count(DOUBTFUL)


def test_f67_a_mark_in_pen_is_asked_about_and_a_leaders_remark_is_not() -> None:
    needs_fonts()
    needs_recognition()
    by_hand = [written_by_hand("TỐI MẬT", Random(seed), 80, BLUE).convert("L") for seed in range(2)]  # noqa: S311
    marks = [*map(_scribble, MARKS_IN_PEN), *by_hand]
    assert _asked_in_pen([trimmed(each) for each in marks]) >= len(marks) - 1
    assert _asked_in_pen([trimmed(_scribble(said)) for said in REMARKS]) <= len(REMARKS) // 2


def test_a_round_stamp_of_which_hardly_a_letter_is_read_says_no_mark() -> None:
    needs_recognition()
    dot = Image.new("L", (120, 120), 255)
    ImageDraw.Draw(dot).line((60, 20, 60, 100), fill=0, width=12)
    assert DOUBTFUL not in said_in_colour(tesseract.program_here(), [], [dot])


def test_a_remark_in_pen_and_a_round_stamp_are_cut_out_and_a_signature_is_not() -> None:
    needs_fonts()
    page = picture_of([*letter().split("\n"), *BODY], (1654, 2339)).convert("RGB")
    assert seen(page).written == ()
    remark = page.copy()
    scribbled(ImageDraw.Draw(remark), "Đồng ý, giao VP", (200, 2000), 60, BLUE, Random(1))  # noqa: S311
    assert len(seen(remark).written) == 1
    signed = page.copy()
    wave = [(900 + 9 * at, 2000 + 40 * (-1) ** at) for at in range(30)]
    ImageDraw.Draw(signed).line(wave, fill=BLUE, width=5)
    assert seen(signed).written == ()
    sealed = page.copy()
    sealed.paste(round_seal("SỞ Y TẾ", RED, 300), (900, 1900))
    assert len(seen(sealed).rounds) == 1


@pytest.mark.skipif(not LONG, reason="a page each takes seconds: by `make long`")
def test_f67_of_scans_with_a_harmed_mark_hardly_one_is_kept() -> None:
    said = _said(HARMED_SCANS)
    kept = [at for at, verdict in said.items() if verdict is None]
    assert len(kept) <= len(said) // 15, kept


@pytest.mark.skipif(not LONG, reason="a page each takes seconds: by `make long`")
def test_of_an_offices_pictures_without_a_mark_none_is_stopped() -> None:
    said = _said(OFFICE_SCENES)
    assert [at for at, verdict in said.items() if isinstance(verdict, Classification)] == []
    assert len([at for at, verdict in said.items() if verdict is not None]) <= len(said) // 10


def _said(kinds: Any) -> dict[tuple[str, int], Any]:
    needs_recognition()
    needs_fonts()
    return {
        (kind, seed): verdict_of(*make(Random(f"{kind} {seed}")))  # noqa: S311
        for kind, make in kinds.items()
        for seed in SEEDS
    }
