"""Tables of tasks as offices lay them out: columns by their contents, rules that are lost, turned pages."""

import io
import os
from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from directives.files import extract
from directives.outline.column_contents import columns_told
from directives.outline.columns import Column
from directives.parse import parse
from tests.directives.made_files import canvas_on, needs_font
from tests.directives.test_generated_letters import FOOT, HEAD

WORK = (
    ("Rà soát danh mục công trình thủy lợi xuống cấp", "Chi cục Thủy lợi", "Văn phòng Sở", "15/4/2026"),
    ("Lập kế hoạch diễn tập phòng chống thiên tai", "Phòng Kế hoạch", "Công an tỉnh", "Quý II/2026"),
    ("Kiểm tra an toàn hồ chứa trước mùa mưa bão", "Trung tâm Kiểm định", "Các chủ hồ", "Trước 30/5/2026"),
)
TOLD = [(work[1], work[2]) for work in WORK]
PLACES = {"number": 50, "lead": 80, "help": 210, "work": 320, "time": 480}


def told(text: str) -> list[tuple[str, str]]:
    """Who leads and who helps in each row."""
    drafts = parse(text).drafts
    return [(", ".join(draft.assignees), ", ".join(draft.cooperators)) for draft in drafts]


def piped(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, *rows))


@pytest.mark.parametrize("edge", ["\n3\n", "\n\nTrang 3/7\n\n", "- 3 -\nKẾ HOẠCH DIỄN TẬP\n"])
def test_a_table_goes_on_over_the_edges_of_pages(edge: str) -> None:
    heads = ("TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời hạn")
    rows = [(str(n), work, lead, helps, time) for n, (work, lead, helps, time) in enumerate(WORK * 24, 1)]
    lines = piped(heads, rows).split("\n")
    pages = ["".join(f"{line}\n" for line in lines[at : at + 14]) for at in range(0, len(lines), 14)]
    text = "".join(f"{page}{edge.replace('3', str(n))}" for n, page in enumerate(pages, 1))
    assert told(text) == TOLD * 24


def test_columns_are_known_by_their_cells_where_no_head_names_them() -> None:
    rows = [(str(n), lead, helps, work, time) for n, (work, lead, helps, time) in enumerate(WORK, 1)]
    assert told(piped(("Số", "Nơi làm", "Nơi hỗ trợ", "Đầu mục", "Bao giờ"), rows)) == TOLD
    assert [draft.deadline is not None for draft in parse(piped("abcde", rows)).drafts] == [True] * 3


def test_a_column_of_officers_helps_nobody_and_a_table_of_other_things_has_no_tasks() -> None:
    heads = ("Cơ quan đầu mối", "Cùng thực hiện", "Nội dung công việc", "Người đứng đầu", "Mốc hoàn thành")
    rows = [(lead, helps, work, f"Giám đốc {lead}", time) for work, lead, helps, time in WORK]
    assert columns_told(heads, rows) == {
        0: Column.LEAD, 1: Column.COOPERATION, 2: Column.CONTENT, 4: Column.TIME,
    }  # fmt: skip
    goods = [("Xi măng", "1.200", "tấn"), ("Cát vàng", "300", "khối"), ("Đá hộc", "80", "khối")]
    assert columns_told(("Tên hàng", "Số lượng", "Đơn vị tính"), goods) is None


@pytest.mark.parametrize(
    "cell",
    [
        "- Chủ trì: {lead} - Phối hợp: {helps}",
        "{lead} chủ trì; {helps} phối hợp",
        "{lead} (chủ trì), {helps} (phối hợp)",
        "Đơn vị chủ trì: {lead}; Đơn vị phối hợp: {helps}",
    ],
)
def test_one_cell_says_who_leads_and_who_helps(cell: str) -> None:
    rows = [
        (str(n), work, cell.format(lead=lead, helps=helps), time)
        for n, (work, lead, helps, time) in enumerate(WORK, 1)
    ]
    assert told(piped(("TT", "Nhiệm vụ", "Phân công", "Thời hạn"), rows)) == TOLD


def test_of_heads_in_the_middle_of_their_cells_the_highest_stand_in_a_line_of_their_own() -> None:
    rows = [(str(n), work, lead, helps, time) for n, (work, lead, helps, time) in enumerate(WORK, 1)]
    heads = ("TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "hoàn thành")
    assert told(piped(("", "", "", "", "Thời gian"), (heads, *rows))) == TOLD


def pdf_of_columns(*, rotation: int = 0, drawn: bool = True) -> bytes:
    """A page with a table that has rules between its columns alone, or none at all."""
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    canvas.setPageRotation(rotation)
    canvas.setFont("Sans", 7)
    heads = ("TT", "Đơn vị chủ trì", "Đơn vị phối hợp", "Nội dung", "Thời hạn")
    rows = [(str(n), lead, helps, work, time) for n, (work, lead, helps, time) in enumerate(WORK, 1)]
    for number, row in enumerate((heads, *rows)):
        for x, cell in zip(PLACES.values(), row, strict=True):
            canvas.drawString(x + 2, 680 - 22 * number, cell)
    if drawn:
        for x in (*PLACES.values(), 560):
            canvas.line(x, 700, x, 590)
        canvas.line(50, 700, 560, 700)
        canvas.line(50, 590, 560, 590)
    canvas.save()
    return buffer.getvalue()


EVERY_WAY = tuple(product((0, 90, 180, 270), (True, False)))
TWO_WAYS = ((0, True), (0, False), (90, True), (270, False))


@pytest.mark.parametrize(("rotation", "drawn"), EVERY_WAY if "NHACVIEC_ROUNDS" in os.environ else TWO_WAYS)
def test_a_table_is_read_by_its_columns_without_rules_between_rows_and_on_a_turned_page(
    rotation: int, drawn: bool
) -> None:
    needs_font()
    assert told(extract(pdf_of_columns(rotation=rotation, drawn=drawn), "a.pdf").text) == TOLD


def test_a_tab_begins_a_column_however_short_the_head_before_it() -> None:
    head = "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn"
    rows = "1\tQuyết toán 18 dự án\tCác Ban Quản lý dự án\tSở Tài chính\t28/02/2026\n"
    (draft,) = parse(f"Phụ lục\n{head}\n{rows}").drafts
    assert (draft.assignees, draft.cooperators) == (("Các Ban Quản lý dự án",), ("Sở Tài chính",))
    assert draft.deadline is not None
    assert draft.deadline.phrase == "28/02/2026"


def test_a_line_with_all_its_tabs_is_a_row_of_its_own_though_a_cell_is_empty() -> None:
    head = "Nội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn"
    rows = "Số hóa sổ kho\tPhòng Thư viện\tBan Thư ký\t\nChấm thử bài\tPhòng Khảo thí\t\tTháng 01/2027\n"
    first, second = parse(f"Phụ lục\n{head}\n{rows}").drafts
    assert (first.assignees, second.assignees) == (("Phòng Thư viện",), ("Phòng Khảo thí",))
    assert (first.deadline, second.deadline and second.deadline.phrase) == (None, "Tháng 01/2027")


def test_a_heading_of_rows_in_one_merged_cell_is_no_task() -> None:
    rows = [(str(n), work, lead, helps, time) for n, (work, lead, helps, time) in enumerate(WORK, 1)]
    heading = ("I", *["Phòng, chống thiên tai"] * 4)
    heads = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    assert told(piped(heads, (heading, *rows))) == TOLD


@pytest.mark.parametrize("before", ["", "Trước ngày\n", "Hoàn thành trước\n"])
def test_a_day_above_the_number_of_the_next_row_is_a_cell_and_no_edge_of_a_page(before: str) -> None:
    heads = "TT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời hạn hoàn thành\n"
    works = ("Rà soát bến thuyền", "Kiểm kê kho muối", "Sửa đường ra cảng", "Tập huấn cứu hộ")
    rows = "".join(
        f"{n}\n{work}\nSở Xây dựng\nSở Tài chính\n{before}{n:02}/9/2026\n" for n, work in enumerate(works, 1)
    )
    drafts = parse(
        f"Hải Lăng, ngày 02 tháng 3 năm 2026\n\nCHƯƠNG TRÌNH\n\nCông tác quý III\n\n{heads}{rows}"
    ).drafts
    assert [draft.deadline and draft.deadline.on for draft in drafts] == [
        date(2026, 9, n) for n in range(1, 5)
    ]


def test_what_citizens_apply_for_is_no_task_however_long_it_takes() -> None:
    heads = ("TT", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Phí, lệ phí", "Cơ quan thực hiện")
    row = ("1", "Cấp giấy phép đào ao nuôi cá", "15 ngày, kể từ ngày nhận đủ hồ sơ", "Không", "UBND cấp xã")
    assert parse(piped(heads, (row, row))).drafts == ()
    broken = (*row[:3], "Nộp tại:\n- Bộ phận một cửa.\n- Cổng dịch vụ công", *row[3:])
    assert parse(piped((*heads[:3], "Địa điểm", *heads[3:]), (broken, broken))).drafts == ()


def test_a_year_that_has_just_ended_is_the_term_of_a_row() -> None:
    heads = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    rows = piped(heads, [("1", WORK[0][0], WORK[0][1], "2025"), ("2", WORK[1][0], WORK[1][1], "2026")])
    (ended, running) = parse(
        f"Cần Thơ, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nPhòng thiên tai\n\n{rows}"
    ).drafts
    assert [draft.deadline and draft.deadline.on for draft in (ended, running)] == [
        date(2025, 12, 31), date(2026, 12, 31),
    ]  # fmt: skip


_HEADS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Văn bản giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Ghi chú",
)
_FIRST_ROW = ("1", "Lập danh mục hồ sơ cần số hóa", "Thông báo số 12/TB-SNV", "Phòng Lưu trữ", "Văn phòng Sở")


@pytest.mark.parametrize("edge", [("2",), ("SỞ NỘI VỤ TỈNH AN PHÚ 2",), ("", "2", ""), ()])
@pytest.mark.parametrize("term", ["trước thứ Năm hằng tuần", "20 ngày kể từ ngày nhận kinh phí"])
def test_a_listed_table_begins_its_head_again_on_the_next_page(edge: tuple[str, ...], term: str) -> None:
    second = ("2", "Kiểm kê kho tài liệu", "Công văn số 9/SNV-VP", "Phòng Lưu trữ", term, "Đang làm")
    below = "Văn phòng Sở đề nghị các phòng cập nhật kết quả trước ngày 24/12/2026."
    lines = (*_HEADS, *_FIRST_ROW, "Đạt 20%", *edge, *_HEADS, "II", "LƯU TRỮ", *second, "", below)
    drafts = parse("\n".join((HEAD, *lines, FOOT))).drafts
    rows = [task for task in drafts if task.where.startswith("bảng")]
    assert [task.assignees for task in rows] == [("Phòng Lưu trữ",), ("Phòng Lưu trữ",)]
    assert [task.cooperators for task in rows] == [("Văn phòng Sở",), ()]
    assert rows[1].deadline is not None
    assert rows[1].deadline.phrase == term
