"""Word files: paragraphs, tables, text boxes, headers and numbers in the order of the document."""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from directives.files import Extract, Unreadable, extract
from directives.formats.word_pieces import number
from tests.directives.carriers_old import old_word
from tests.directives.made_files import archive, docx_with, word_xml
from tests.directives.secrecy_samples import BODY

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [line for line in extract(data, "a.docx").text.split("\n") if line]


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_keep_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["STT", "Nội dung", "Thời gian hoàn thành"], strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ["1", "Rà soát\nsố liệu", "20/4/2026"], strict=True):
        cell.text = text
    document.add_paragraph("Đề nghị các phòng thực hiện.")
    assert lines_of(saved(document)) == [
        "KẾ HOẠCH",
        "| STT | Nội dung | Thời gian hoàn thành |",
        "|---|---|---|",
        "| 1 | Rà soát số liệu | 20/4/2026 |",
        "Đề nghị các phòng thực hiện.",
    ]


def test_units_on_lines_of_their_own_in_a_cell_stay_apart() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Rà soát"
    table.cell(0, 1).text = "Phòng Kế hoạch"
    table.cell(0, 1).add_paragraph("Văn phòng Sở")
    assert lines_of(saved(document))[0] == "| Rà soát | Phòng Kế hoạch; Văn phòng Sở |"


def test_merged_cells_are_repeated_downwards_and_left_empty_sideways() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for number_, row in enumerate(table.rows):
        for place, cell in enumerate(row.cells):
            cell.text = f"{number_}{place}"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Phòng A"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Chung"
    assert lines_of(saved(document)) == [
        "| Chung |  | 02 |",
        "|---|---|---|",
        "| 10 | 11 | Phòng A |",
        "| 20 | 21 | Phòng A |",
    ]


def test_the_table_of_a_letterhead_becomes_lines() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "UBND TỈNH AN HÒA\nSỞ XÂY DỰNG"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    assert lines_of(saved(document)) == [
        "UBND TỈNH AN HÒA",
        "SỞ XÂY DỰNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_headers_and_footers_are_read_and_page_numbers_are_not() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    document.sections[0].footer.paragraphs[0].text = "- 2 -"
    document.add_paragraph("Nội dung")
    assert lines_of(saved(document)) == ["TỐI MẬT", "Nội dung"]


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    for text, style in [
        ("Rà soát", "List Number"),
        ("Báo cáo", "List Number"),
        ("chú ý", "List Bullet"),
        ("Hết", "Normal"),
    ]:
        document.add_paragraph(text, style=style)
    assert lines_of(saved(document)) == ["1. Rà soát", "2. Báo cáo", "- chú ý", "Hết"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (9, "upperRoman", "IX"),
        (14, "lowerRoman", "xiv"),
        (2, "lowerLetter", "b"),
        (27, "upperLetter", "AA"),
        (1, "none", ""),
    ],
)
def test_a_number_looks_as_in_word(value: int, form: str, shown: str) -> None:
    assert number(value, form) == shown


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("tuyệt mật", run="<w:caps/>"), "TUYỆT MẬT"),
        (paragraph("ẩn", run="<w:vanish/>") + paragraph("hiện"), "hiện"),
        (paragraph("mËt", run='<w:rFonts w:ascii=".VnTimeH"/>'), "MẬT"),
        (paragraph("KÕ ho¹ch", run='<w:rFonts w:ascii=".VnTime"/>'), "Kế hoạch"),
        (paragraph("Keá hoaïch", run='<w:rFonts w:hAnsi="VNI-Times"/>'), "Kế hoạch"),
        (
            "<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>",
            "thêm",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        (
            "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("MẬT") + "</w:txbxContent></w:pict></w:r>"
            "<w:r><w:t>Số: 1</w:t></w:r></w:p>",
            "MẬT\nSố: 1",
        ),
        ("<w:sdt><w:sdtContent>" + paragraph("Trong khung") + "</w:sdtContent></w:sdt>", "Trong khung"),
    ],
)
def test_what_a_page_shows_is_what_is_read(body: str, text: str) -> None:
    assert extract(docx_with(word_xml(body)), "a.docx").text == text


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r>'
        f"<mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('TỐI MẬT')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('TỐI MẬT')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines_of(docx_with(word_xml(body + paragraph("Nội dung")))) == ["TỐI MẬT", "Nội dung"]


@pytest.mark.parametrize(
    "data",
    [
        archive([("word/document.xml", b"<w")]),
        docx_with(b"not xml at all"),
        docx_with(b"<html><body/></html>"),
        b"PK\x03\x04 word/document.xml and nothing else",
    ],
)
def test_a_damaged_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        extract(data, "a.docx")


def test_an_old_word_file_asks_for_libreoffice_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")
    with pytest.raises(Unreadable, match="needs_libreoffice"):
        extract(old, "a.doc")


def test_an_old_word_file_is_turned_by_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in program answers as `soffice --convert-to docx --outdir FOLDER FILE` does."""
    converted = tmp_path / "converted.docx"
    converted.write_bytes(docx_with(word_xml(paragraph("Nội dung của tệp cũ"))))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{converted}" "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert extract(old_word(), "a.doc") == Extract("Nội dung của tệp cũ", "doc", beside=("\n".join(BODY),))
    assert extract(b"{\\rtf1 x}", "a.rtf").text == "Nội dung của tệp cũ"


def test_a_conversion_that_fails_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 77\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Unreadable, match="unreadable"):
        extract(b"{\\rtf1 x}", "a.rtf")
