"""Pages as offices set them: tight letterheads, first lines drawn in, tables without rules, running heads."""

import io
from collections.abc import Sequence

from directives.files import extract
from tests.directives.made_files import canvas_on, pdf_of_lines

PROSE = (
    "Thực hiện chương trình công tác năm 2026, Sở Xây dựng yêu cầu các phòng chuyên môn rà soát toàn bộ "
    "hồ sơ đang giải quyết, phân loại theo thời gian tiếp nhận và báo cáo kết quả về Văn phòng Sở."
)
ROWS = [
    ("1", "Rà soát danh mục hồ sơ", "Phòng Quản lý nhà", "20/4/2026"),
    ("2", "Tổng hợp số liệu quý I", "Văn phòng Sở", "25/4/2026"),
    ("3", "Kiểm tra các công trình", "Thanh tra Sở", "30/4/2026"),
]
HEADS = ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn")
PLACES = (60, 95, 260, 420)

Placed = tuple[float, float, str]


def pdf_of_places(pages: Sequence[Sequence[Placed]]) -> bytes:
    """Pages of words at (left, baseline)."""
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    for placed in pages:
        canvas.setFont("Sans", 10)
        for x, y, text in placed:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [line for line in extract(data, "a.pdf").text.split("\n") if line]


def table(rows: Sequence[Sequence[str]], top: float) -> list[Placed]:
    return [
        (x, top - 24 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip(PLACES, row, strict=True)
    ]


def test_columns_that_almost_touch_in_one_line_are_parted_as_in_the_others() -> None:
    left = ["BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI", "TỈNH AN HÒA", "Số: 31/BCĐ-VP"]
    right = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Hòa, ngày 06 tháng 4 năm 2026",
    ]
    placed = [(60.0, 780.0 - 15 * n, text) for n, text in enumerate(left)]
    placed += [(283.0, 780.0 - 15 * n, text) for n, text in enumerate(right)]
    assert lines_of(pdf_of_places([placed])) == [*left, *right]


def test_the_lines_of_a_letterhead_that_a_narrow_column_cuts_are_put_together() -> None:
    left = ["SỞ XÂY DỰNG", "", "", "", "Số: 31/SXD-VP", ""]
    right = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VIỆT NAM",
        "Độc lập - Tự do -",
        "Hạnh phúc",
        "An Hòa, ngày 06 tháng 4",
        "năm 2026",
    ]
    placed = [(60.0, 780.0 - 15 * n, text) for n, text in enumerate(left) if text]
    placed += [(330.0, 780.0 - 15 * n, text) for n, text in enumerate(right)]
    assert lines_of(pdf_of_places([placed]))[-3:] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Hòa, ngày 06 tháng 4 năm 2026",
    ]


def test_a_line_that_begins_where_first_lines_do_begins_a_paragraph() -> None:
    words = PROSE.split()
    page: list[Placed] = []
    y = 780.0
    for _ in range(3):
        for number in range(0, len(words), 13):
            page.append((80.0 if number == 0 else 60.0, y, " ".join(words[number : number + 13])))
            y -= 15
    page += [
        (80.0, y, "Thông báo: Về việc hướng dẫn công tác thống kê, lưu trữ hồ sơ của Sở"),
        (80.0, y - 15, "20/03/2026"),
    ]
    assert lines_of(pdf_of_places([page]))[-2:] == [
        "Thông báo: Về việc hướng dẫn công tác thống kê, lưu trữ hồ sơ của Sở",
        "20/03/2026",
    ]


def test_columns_of_numbered_rows_without_rules_are_a_table() -> None:
    shown = lines_of(pdf_of_places([[(60.0, 800.0, "Danh mục nhiệm vụ"), *table([HEADS, *ROWS], 740)]]))
    assert shown[0] == "Danh mục nhiệm vụ"
    assert [line for line in shown if line.startswith("| ")] == [
        "| " + " | ".join(row) + " |" for row in (HEADS, *ROWS)
    ]


def test_a_list_of_numbered_sentences_is_no_table() -> None:
    lines = [f"{n}. Phòng Kế hoạch  báo cáo  Giám đốc Sở  trước ngày {n + 9}/4/2026." for n in range(1, 6)]
    assert not any(line.startswith("|") for line in lines_of(pdf_of_lines([lines])))


def test_a_running_head_is_no_part_of_the_text() -> None:
    head = "Kế hoạch công tác của Sở Xây dựng"
    pages = [[(200.0, 815.0, head), (60.0, 760.0, f"Việc thứ {n}: {PROSE[:60]}")] for n in range(1, 5)]
    shown = lines_of(pdf_of_places(pages))
    assert head not in shown
    assert len(shown) == 4


def test_the_titles_of_annexes_stay_however_alike_they_are() -> None:
    pages = [[(200.0, 815.0, f"PHỤ LỤC {n}"), (60.0, 760.0, PROSE[:60])] for n in range(1, 4)]
    assert [line for line in lines_of(pdf_of_places(pages)) if line.startswith("PHỤ LỤC")] == [
        "PHỤ LỤC 1",
        "PHỤ LỤC 2",
        "PHỤ LỤC 3",
    ]


def test_a_row_that_a_page_cuts_in_two_is_one_row() -> None:
    """The rules stop at the foot of the page and go on at the head of the next without one across."""
    columns = (60, 90, 250, 330)
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    for numbers, edges, cut in (((1, 2), (800, 700, 600), 500), ((3, 4), (700, 600, 500), 800)):
        canvas.setFont("Sans", 10)
        top, bottom = max(*edges, cut), min(*edges, cut)
        for x in columns:
            canvas.line(x, top, x, bottom)
        for y in edges:
            canvas.line(columns[0], y, columns[-1], y)
        for number, y in zip(numbers, edges, strict=False):
            canvas.drawString(64, y - 20, str(number))
            canvas.drawString(94, y - 20, f"Việc thứ {number}")
            canvas.drawString(254, y - 20, f"1{number}/4/2026")
        if cut < edges[-1]:
            canvas.drawString(64, 580, "9")
            canvas.drawString(94, 580, "Việc bị")
            canvas.drawString(254, 580, "19/4/2026")
        else:
            canvas.drawString(94, 780, "cắt đôi")
        canvas.showPage()
    canvas.save()
    rows = [line for line in lines_of(buffer.getvalue()) if line.startswith("| ")]
    assert "| 9 | Việc bị cắt đôi | 19/4/2026 |" in rows
    assert len(rows) == 5
