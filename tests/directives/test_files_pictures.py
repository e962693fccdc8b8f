"""Scans and photographs, read by the tesseract of this machine."""

import os
import shutil
import subprocess
from functools import cache
from io import BytesIO
from random import Random

import docx
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from directives.files import Unreadable, extract
from directives.formats.pdf import render_pages
from directives.formats.picture_files import open_picture
from directives.model import Classification
from directives.secrets import classify
from tests.directives.carriers_seen import round_seal
from tests.directives.made_files import (
    pdf_of_picture,
    pdf_of_table,
    pdf_with_stamp,
    picture_of,
    saved,
    stamp_of,
)
from tests.directives.scanned_pages import BLACK, laid_on, letter_page, millimetres, needs_fonts

LINES = [
    "1. Phòng Kế hoạch chủ trì, báo cáo kết quả trước ngày 20/4/2026.",
    "2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện của các đơn vị.",
    "3. Các phòng chuyên môn cử đầu mối phối hợp, cung cấp hồ sơ.",
    "4. Đề nghị các đơn vị nghiêm túc triển khai thực hiện.",
]


def needs_recognition() -> None:
    """Skip where there is no program for recognition, or not the model that it needs."""
    if lacks := _lacking(shutil.which("tesseract")):
        pytest.skip(f"{lacks} chưa được cài")


@cache
def _lacking(program: str | None) -> str:
    if program is None:
        return "tesseract"
    languages = subprocess.run([program, "--list-langs"], capture_output=True, check=False).stdout
    return "" if b"vie" in languages.split() else "tesseract-ocr-vie"


AT_LENGTH = "NHACVIEC_ROUNDS" in os.environ
TURNS = [0, 3, -4, 90, 180, 270] if AT_LENGTH else [-4, 180]
"""Upright is what a scanned page is; of leaning and of quarters one each is in the gate."""


@pytest.mark.parametrize("turn", TURNS)
def test_a_picture_is_read_however_it_lies(turn: int) -> None:
    needs_recognition()
    picture = picture_of(LINES, (1654, 1000)).rotate(turn, expand=True, fillcolor=255, resample=2)
    found = extract(saved(picture), "a.png")
    assert [line for line in found.text.split("\n") if line] == LINES
    assert (found.kind, found.warnings) == ("image", ("recognised",))


@pytest.mark.parametrize(("orientation", "turn"), [(3, 180), (6, 90), (8, 270)])
def test_a_photo_is_turned_as_its_camera_says(orientation: int, turn: int) -> None:
    upright = picture_of(LINES)
    exif = upright.getexif()
    exif[0x0112] = orientation
    buffer = BytesIO()
    upright.rotate(turn, expand=True).save(buffer, "JPEG", exif=exif)
    opened = open_picture(buffer.getvalue())
    assert opened.size == upright.size
    assert mean_difference(opened, upright) < 3


def test_what_is_see_through_is_paper() -> None:
    drawn = picture_of(LINES)
    see_through = Image.new("RGBA", drawn.size, (0, 0, 0, 0))
    see_through.putalpha(drawn.point([255 - value for value in range(256)]))
    assert mean_difference(open_picture(saved(see_through)).convert("L"), drawn) < 1


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


def test_a_dark_photo_is_read() -> None:
    needs_recognition()
    dark = picture_of(LINES).point([60 + value // 3 for value in range(256)])
    assert "trước ngày 20/4/2026" in extract(saved(dark, "JPEG"), "a.jpg").text


def test_a_scanned_pdf_is_recognised_page_by_page() -> None:
    needs_recognition()
    seen: list[tuple[int, int]] = []
    found = extract(
        pdf_of_picture(picture_of(LINES)), "a.pdf", lambda done, total: seen.append((done, total))
    )
    assert (found.kind, found.pages, found.warnings) == ("scan", 1, ("recognised",))
    assert [line for line in found.text.split("\n") if line] == LINES
    assert seen == [(0, 1), (1, 1)]


def test_a_scan_with_an_electronic_signature_on_it_is_still_a_scan() -> None:
    needs_recognition()
    found = extract(
        pdf_of_picture(picture_of(LINES), "Signed by: So Xay dung, 06.04.2026 14:05:33 +07:00"), "a"
    )
    assert found.kind == "scan"
    assert LINES[0] in found.text


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"] if AT_LENGTH else ["TỐI MẬT"])
def test_f67_a_stamp_that_is_a_picture_on_a_page_with_text_is_seen(mark: str) -> None:
    needs_recognition()
    found = extract(pdf_with_stamp(mark), "a.pdf")
    assert found.kind == "pdf"
    assert classify(found.stamps) == mark.lower()
    assert classify(found.text) is None


def test_f67_a_stamp_in_a_word_file_is_seen() -> None:
    needs_recognition()
    document = docx.Document()
    document.add_picture(BytesIO(saved(stamp_of("TỐI MẬT"))))
    document.add_paragraph(LINES[0])
    buffer = BytesIO()
    document.save(buffer)
    found = extract(buffer.getvalue(), "a.docx")
    assert (found.text, classify(found.stamps)) == (LINES[0], Classification.TOP_SECRET)


def test_a_word_file_of_scanned_pages_is_recognised() -> None:
    needs_recognition()
    document = docx.Document()
    document.add_picture(BytesIO(saved(picture_of(LINES))))
    buffer = BytesIO()
    document.save(buffer)
    found = extract(buffer.getvalue(), "a.docx")
    assert [line for line in found.text.split("\n") if line] == LINES
    assert found.warnings == ("recognised",)


def test_f67_a_stamp_that_could_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_with_stamp("MẬT")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert extract(data, "a.pdf").unseen == ("needs_tesseract",)


def test_a_scan_asks_for_tesseract_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(picture_of(LINES))
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(Unreadable, match="needs_tesseract"):
        extract(data, "a.png")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"\xff\xd8\xff\xe0 broken", b"GIF89a"])
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="unreadable"):
        extract(data, "a")


@pytest.mark.parametrize("lean", [0.0, 1.5] if AT_LENGTH else [1.5])
def test_a_ruled_table_on_a_scan_is_read_as_rows(lean: float) -> None:
    needs_recognition()
    rows = [["STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"]]
    rows += [
        [str(n), "Rà soát, hoàn thiện số liệu của các đơn vị trực thuộc", "Văn phòng Sở", f"{n}/11/2026"]
        for n in range(2, 9 if AT_LENGTH else 5)
    ]
    page = next(render_pages(pdf_of_table(rows), [0], 200)).convert("L")
    leaning = page.rotate(lean, fillcolor=255, resample=Image.Resampling.BICUBIC)
    found = extract(pdf_of_picture(leaning), "a.pdf")
    lines = [line for line in found.text.split("\n") if line.startswith("|") and "---" not in line]
    assert [[cell.strip() for cell in line.strip("|").split("|")] for line in lines] == rows


def _signed_scan(across: float, down: float) -> str:
    """The text of a letter over whose signature a black seal and a stroke of ink lie."""
    needs_recognition()
    needs_fonts()
    page = letter_page(Random(1), 200)  # noqa: S311
    seal = round_seal("SỞ Y TẾ TỈNH AN HÒA", BLACK, millimetres(200, 42)[0])
    crest = ImageDraw.Draw(seal)
    for at in range(12):
        top, foot = seal.width * (0.3 + 0.4 * at / 12), seal.width * (0.7 - 0.4 * at / 12)
        crest.line((top, seal.width * 0.32, foot, seal.width * 0.68), fill=BLACK, width=3)
    crest.ellipse((0, 0, seal.width - 1, seal.width - 1), outline=BLACK, width=6)
    page = laid_on(page, seal, millimetres(200, across, down), -6)  # type: ignore[arg-type]
    strokes = [millimetres(200, *place) for place in ((140, 250), (185, 238), (150, 247), (190, 243))]
    ImageDraw.Draw(page).line(strokes, fill=BLACK, width=7)
    seen = page if AT_LENGTH else page.crop((0, page.height * 2 // 3, *page.size))
    return extract(pdf_of_picture(seen.convert("L")), "a.pdf").text


def test_what_stands_under_a_seal_and_a_signature_is_read_by_itself() -> None:
    assert "GIÁM ĐỐC" in _signed_scan(137, 250).split("\n")


def test_what_a_seal_leaves_of_a_name_is_no_name() -> None:
    assert "\nQuốc Hòa" not in _signed_scan(134, 254)
