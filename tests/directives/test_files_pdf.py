"""PDFs with text: lines in the order of reading."""

import io

import pytest

from directives.files import Unreadable, extract
from directives.formats.pdf_page import scattered
from tests.directives.made_files import (
    BODY,
    HEADER,
    canvas_on,
    pdf_by_hand,
    pdf_of_empty_pages,
    pdf_of_lines,
    pdf_of_table,
    pdf_with_header,
    pdf_with_scattered_letters,
)


def lines_of(data: bytes) -> list[str]:
    return [line for line in extract(data, "a.pdf").text.split("\n") if line]


def test_pages_are_read_in_order_with_their_lines() -> None:
    found = extract(pdf_of_lines([BODY, BODY[::-1]]), "a.pdf")
    assert (found.kind, found.pages, found.warnings) == ("pdf", 2, ())
    assert [line for line in found.text.split("\n") if line] == [*BODY, *BODY[::-1]]


def test_a_header_in_two_columns_becomes_lines_that_can_be_read() -> None:
    left, right = [pair[0] for pair in HEADER], [pair[1] for pair in HEADER]
    assert lines_of(pdf_with_header()) == [*left, *right, *BODY]


def test_a_page_laid_on_its_side_is_read_like_any_other() -> None:
    assert lines_of(pdf_with_header(rotation=90)) == lines_of(pdf_with_header())


@pytest.mark.parametrize("decomposed", [False, True])
def test_letters_drawn_apart_from_their_words_are_put_back(decomposed: bool) -> None:
    line = "UBND TỈNH NINH THUẬN giao các phòng chuyên môn thực hiện đúng thời hạn"
    assert lines_of(pdf_with_scattered_letters(line, decomposed)) == ["Trang 1", line]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("UBND T NH NINH THU N", True),
        ("S  Y T  và các đơn v  tr c thu c th c hi n k  ho ch", True),
        ("UBND TỈNH NINH THUẬN", False),
        ("TP. Hồ Chí Minh, TT. Y tế, P. TCHC, KT. Q. GĐ", False),
        ("Ông A, bà B và cô C ở tổ 3, ô số 4", False),
        ("Phó Giám đốc phụ trách ý tế; ở đó", False),
        ("tinh hình bị thiêt hai \u0300 \u0323 \u0323", True),
        ("", False),
    ],
)
def test_a_line_that_lost_letters_is_noticed(text: str, lost: bool) -> None:
    assert scattered(text) is lost


def test_a_pdf_with_a_password_is_refused() -> None:
    from io import BytesIO

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("mat khau", canPrint=0))
    canvas.drawString(60, 700, "x")
    canvas.save()
    with pytest.raises(Unreadable, match="encrypted"):
        extract(buffer.getvalue(), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing here", pdf_by_hand([b"<</Type/Catalog>>"])])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        extract(data, "a.pdf")


def test_a_pdf_cut_short_is_refused() -> None:
    with pytest.raises(Unreadable, match="unreadable"):
        extract(pdf_of_lines([BODY])[:300], "a.pdf")


def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no_text"):
        extract(pdf_of_empty_pages(3), "a.pdf")


HEADING = ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian hoàn thành"]
LONG = "Rà soát, hoàn thiện số liệu báo cáo của các đơn vị theo yêu cầu của Sở"


def rows_of(data: bytes) -> list[list[str]]:
    lines = [line for line in lines_of(data) if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_a_ruled_table_is_read_as_rows_of_cells() -> None:
    rows = [
        HEADING,
        ["1", LONG, "Phòng Kế hoạch - Tài chính", "Trước ngày 20/4/2026"],
        ["2", LONG, "Văn phòng Sở", ""],
    ]
    data = pdf_of_table(rows)
    assert rows_of(data) == rows
    lines = lines_of(data)
    assert (lines[0], lines[2], lines[-1]) == (
        "Danh mục nhiệm vụ",
        "|---|---|---|---|",
        "Đề nghị các đơn vị thực hiện.",
    )


def test_a_line_that_was_wrapped_is_told_from_a_new_entry() -> None:
    rows = [
        HEADING,
        ["1", LONG, "Phòng Kế hoạch - Tài chính Sở<br/>Văn phòng Sở<br/>Thanh tra", "Quý II/2026"],
    ]
    assert rows_of(pdf_of_table(rows))[1][2] == "Phòng Kế hoạch - Tài chính Sở; Văn phòng Sở; Thanh tra"


def test_a_cell_over_two_rows_counts_for_both() -> None:
    rows = [HEADING, ["1", "Rà soát", "Văn phòng Sở", "20/4/2026"], ["2", "Báo cáo", "", "30/4/2026"]]
    data = pdf_of_table(rows, [("SPAN", (2, 1), (2, 2))])
    assert [row[2] for row in rows_of(data)[1:]] == ["Văn phòng Sở", "Văn phòng Sở"]


@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_several_pages_is_one_table(repeat: int) -> None:
    rows = [HEADING, *([str(n), LONG, "Văn phòng Sở", f"{n % 28 + 1}/11/2026"] for n in range(1, 60))]
    data = pdf_of_table(rows, repeat=repeat)
    assert extract(data, "a").pages > 1
    assert rows_of(data) == rows
    assert sum(1 for line in lines_of(data) if line.startswith("|---")) == 1


def test_an_underlined_word_in_a_cell_divides_no_row() -> None:
    rows = [HEADING, ["1", "Rà soát <u>ngay</u> số liệu", "Văn phòng Sở", "20/4/2026"]]
    assert rows_of(pdf_of_table(rows))[1:] == [["1", "Rà soát ngay số liệu", "Văn phòng Sở", "20/4/2026"]]


def test_what_is_painted_behind_each_line_of_a_title_makes_no_table() -> None:
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    lines = ["Kết luận của Phó Chủ tịch tại cuộc họp nghe báo cáo", "về cổ phần hóa Công ty An Hòa"]
    for n, said in enumerate(lines):
        canvas.setFillGray(0.95)
        canvas.rect(120 + 20 * n, 700 - 16 * n, 330 - 40 * n, 16, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(130 + 20 * n, 704 - 16 * n, said)
    canvas.save()
    assert lines_of(buffer.getvalue()) == lines
