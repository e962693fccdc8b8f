"""The office's own table of tasks as a workbook: columns in any order, what is done, what says the same."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from bot.reading.child import read_file
from bot.reading.frames import ReadingJob
from directives.duties.rows import is_done
from directives.files import extract
from directives.model import Directive
from directives.parse import parse_tracking
from messages.papers.tracking import COLUMNS

HEADS = ("STT", "Thời hạn", "Đơn vị chủ trì", "Nội dung nhiệm vụ", "Phối hợp", "Tình trạng", "Số văn bản")
ROWS = (
    (
        1,
        date(2026, 11, 30),
        "Phòng Bến bãi",
        "Rà soát phao tiêu trên sông Cái",
        "Đội Tuần tra",
        "Đang làm",
        "12/CV",
    ),
    (2, date(2026, 10, 15), "Đội Tuần tra", "Kiểm tra bến số 5", "", "Đã hoàn thành, đúng hạn", "13/CV"),
    (3, "Quý IV/2026", "Phòng Bến bãi", "Số hóa sổ đăng ký thuyền", "", "Hoàn thành 60%", ""),
    (4, date(2026, 11, 30), "Phòng Bến bãi", "Rà soát phao tiêu trên sông Cái", "", "Chưa hoàn thành", ""),
    (5, "Hằng tháng", "Văn phòng", "Tổng hợp số liệu lượt thuyền", "", "Đã hủy", ""),
)


def workbook(heads: Sequence[str], rows: Sequence[Sequence[object]], merge: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (["BAN QUẢN LÝ BẾN THUYỀN"], ["BẢNG THEO DÕI NHIỆM VỤ"], [], heads, *rows):
        sheet.append(list(line))
    if merge:
        sheet.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes) -> Directive:
    return parse_tracking(extract(data, "theo-doi.xlsx").text)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5, 6), (0, 3, 6, 2, 4, 5, 1), (0, 5, 4, 3, 2, 1, 6)])
def test_open_rows_are_drafts_whatever_the_order_of_the_columns(order: tuple[int, ...]) -> None:
    found = read(workbook([HEADS[i] for i in order], [[row[i] for i in order] for row in ROWS]))
    assert [(task.where, task.content) for task in found.drafts] == [
        ("bảng 1, dòng 1", "Rà soát phao tiêu trên sông Cái."),
        ("bảng 1, dòng 3", "Số hóa sổ đăng ký thuyền."),
        ("bảng 1, dòng 4", "Rà soát phao tiêu trên sông Cái."),
    ]
    first = found.drafts[0]
    assert (first.assignees, first.cooperators) == (("Phòng Bến bãi",), ("Đội Tuần tra",))
    assert first.deadline is not None
    assert first.deadline.on == date(2026, 11, 30)
    assert found.subject == "BẢNG THEO DÕI NHIỆM VỤ"


def test_done_rows_are_counted_and_repeats_pointed_out() -> None:
    found = read(workbook(HEADS, ROWS))
    assert [(note.code, note.params) for note in found.warnings] == [("rows_done", {"n": 2})]
    told = [[(note.code, note.params) for note in task.warnings] for task in found.drafts]
    assert ("repeated_row", {"place": "bảng 1, dòng 1"}) in told[2]
    assert all(code != "repeated_row" for code, _ in (*told[0], *told[1]))


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    rows = [(1, "Phòng Bến bãi", "Sơn lại cầu tàu", "Quý IV/2026"), (2, None, "Thay dây neo", "Quý I/2027")]
    found = read(workbook(("STT", "Chủ trì", "Nhiệm vụ", "Hạn hoàn thành"), rows, "B5:B6"))
    assert [task.assignees for task in found.drafts] == [("Phòng Bến bãi",)] * 2


def test_the_programs_own_table_is_read_again() -> None:
    heads = [column.heading for column in COLUMNS.values()]
    values = {
        "content": "Thay phao số 3",
        "lead": "Phòng Bến bãi",
        "issuer": "UBND tỉnh",
        "deadline_phrase": "trước ngày 15/12/2026",
        "due": datetime(2026, 12, 15),  # noqa: DTZ001
        "status": "Chưa hoàn thành, trong hạn",
    }
    done = {**values, "content": "Thay phao số 4", "status": "Đã hoàn thành, quá hạn"}
    rows = [[values_of.get(key, "") for key in COLUMNS] for values_of in (values, done)]
    found = read(workbook(heads, rows))
    (task,) = found.drafts
    assert (task.content, task.assignees) == ("Thay phao số 3.", ("Phòng Bến bãi",))
    assert task.deadline is not None
    assert task.deadline.on == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("Đã hoàn thành", True),
        ("Hoàn thành ngày 12/10/2026", True),
        ("Xong", True),
        ("Hoàn thành 100%", True),
        ("Hoàn thành 60%", False),
        ("Chưa hoàn thành", False),
        ("Đã báo cáo, chờ xác nhận", False),
        ("Hoàn thành một phần", False),
        ("", False),
    ],
)
def test_only_what_is_wholly_done_is_left(status: str, done: bool) -> None:
    assert is_done(status) is done


def test_the_reader_of_files_takes_a_workbook_and_refuses_a_marked_one() -> None:
    job = ReadingJob("theo-doi.xlsx", date(2026, 10, 3), False, 0)
    assert len(read_file(workbook(HEADS, ROWS), job, lambda *_: None).directive.drafts) == 3
    marked = workbook(HEADS, [(1, "", "", "Tài liệu TỐI MẬT", "", "", ""), *ROWS])
    refused = read_file(marked, job, lambda *_: None)
    assert refused.doubt is not None or refused.directive.classification is not None
