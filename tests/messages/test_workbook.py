"""The bảng theo dõi as a spreadsheet program finds it."""

import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from messages.papers.rows import LONGEST
from messages.papers.tracking import COLUMNS, Table, TableLines, sent
from messages.papers.workbook import file_name, write_workbook
from tasks import tracking
from tasks.deadline import Operator
from tasks.model import Due, Share, Status, TimeState
from tasks.standing import Standing
from tasks.tracking import Tracked

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HEAD = 5
DUE = Due(date(2026, 11, 20), Operator.BY)


def line(content: str, **more: Any) -> Tracked:
    """A line of the table of which nothing but the content matters."""
    return Tracked(Standing(12, 70, 5, content, "Thanh tra Sở"), **more)


def made(*rows: Tracked, columns: tuple[str, ...] = tracking.COLUMNS) -> openpyxl.Workbook:
    """The file, read back."""
    return written(*rows, columns=columns)[0]


def written(
    *rows: Tracked, columns: tuple[str, ...] = tracking.COLUMNS
) -> tuple[openpyxl.Workbook, TableLines]:
    """The file, read back, and what it came to."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bang.xlsx"
        came_to = write_workbook(Table(rows, columns, NOW, "Sở Thử nghiệm"), path)
        assert [each.name for each in path.parent.iterdir()] == [path.name]
        return openpyxl.load_workbook(path), came_to


def tasks(book: openpyxl.Workbook) -> Worksheet:
    """The sheet of tasks."""
    return book["Theo dõi nhiệm vụ"]


def place(column: str) -> int:
    """Where a column stands, counted from one."""
    return tracking.COLUMNS.index(column) + 1


def test_the_columns_stand_in_the_order_of_the_offices_table() -> None:
    headings = [cell.value for cell in tasks(made(line("x")))[HEAD]]
    assert headings == [
        "TT",
        "Số việc",
        "Số, ký hiệu văn bản giao",
        "Ngày văn bản",
        "Cơ quan ban hành",
        "Trích yếu",
        "Nội dung nhiệm vụ",
        "Lãnh đạo phụ trách",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn (nguyên văn)",
        "Ngày đến hạn",
        "Sản phẩm, kết quả phải nộp",
        "Tình trạng",
        "Số, ngày văn bản kết quả",
        "Ngày hoàn thành",
        "Số lần gia hạn",
        "Lý do chậm",
        "Ghi chú",
    ]


def test_every_column_of_the_setting_is_known() -> None:
    assert set(tracking.COLUMNS) == set(COLUMNS)


def test_the_office_chooses_columns_and_their_order() -> None:
    sheet = tasks(made(line("Lập báo cáo"), columns=("lead", "content")))
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)] == [
        ["Đơn vị chủ trì", "Nội dung nhiệm vụ"],
        ["Thanh tra Sở", "Lập báo cáo"],
    ]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "http://a.b", "007", "{=1}", "\t=1", "\r=1"]
)
def test_f66_what_looks_like_a_formula_stays_text(text: str) -> None:
    sheet = tasks(made(line(text, note=text)))
    cell = sheet.cell(HEAD + 1, place("content"))
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.hyperlink is None


def test_dates_are_dates_and_shown_as_people_write_them() -> None:
    due = Due(date(2026, 12, 1), Operator.BY, time(16, 30))
    row = Tracked(Standing(12, 70, 5, "x", due=due), directive_date=date(2026, 11, 5))
    sheet = tasks(made(row))
    issued, until = sheet.cell(HEAD + 1, place("directive_date")), sheet.cell(HEAD + 1, place("due"))
    assert isinstance(issued, Cell)
    assert issued.is_date
    assert issued.number_format == "dd/mm/yyyy"
    assert issued.value == datetime(2026, 11, 5)  # noqa: DTZ001
    assert until.value == datetime(2026, 12, 1, 16, 30)  # noqa: DTZ001


def test_a_date_that_excel_does_not_know_is_kept_as_text() -> None:
    assert (
        tasks(made(line("x", directive_date=date(1890, 1, 2)))).cell(HEAD + 1, place("directive_date")).value
        == "02/01/1890"
    )


def test_long_texts_are_whole_and_wrapped() -> None:
    content = "Nội dung dài. " * 300
    cell = tasks(made(line(content))).cell(HEAD + 1, place("content"))
    assert cell.value == content
    assert cell.alignment.wrap_text


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    value = tasks(made(line("a" * (LONGEST + 5)))).cell(HEAD + 1, place("content")).value
    assert isinstance(value, str)
    assert len(value) == LONGEST
    assert value.endswith("…")


def test_the_heading_stays_and_filters() -> None:
    sheet = tasks(made(line("x"), line("y")))
    assert sheet.freeze_panes == "A6"
    assert sheet.auto_filter.ref == f"A5:{get_column_letter(len(tracking.COLUMNS))}7"
    assert sheet["A1"].value == "Sở Thử nghiệm"
    assert sheet["A2"].value == "BẢNG THEO DÕI NHIỆM VỤ"
    assert sheet["A3"].value == "(Số liệu đến 08 giờ 00 ngày 23/11/2026)"
    assert [sheet.cell(HEAD + n, 1).value for n in (1, 2)] == [1, 2]


def share(number: int, unit: str, status: Status, state: TimeState, **more: Any) -> Tracked:
    """A line that is counted."""
    return Tracked(Standing(number, number, number, "x", unit, status=status, state=state, **more))


COUNTED = (
    share(1, "Phòng Quy hoạch", Status.DONE, TimeState.DONE_ON_TIME),
    share(2, "Phòng Quy hoạch", Status.DONE, TimeState.DONE_LATE),
    share(3, "Phòng Quy hoạch", Status.ASSIGNED, TimeState.LATE, due=DUE, late=1),
    share(4, "Phòng Quy hoạch", Status.REPORTED, TimeState.LATE, due=DUE),
    share(5, "Thanh tra Sở", Status.RECEIVED, TimeState.DUE_SOON, due=DUE),
    share(6, "Thanh tra Sở", Status.ASSIGNED, TimeState.NO_DEADLINE),
    share(7, "Thanh tra Sở", Status.PAUSED, TimeState.ON_TRACK, due=DUE),
    share(8, "Thanh tra Sở", Status.CANCELLED, TimeState.NO_DEADLINE),
    share(9, "Thanh tra Sở", Status.ASSIGNED, TimeState.LATE, share=Share.COOPERATE),
)


def test_units_are_summed_and_every_task_that_is_led_is_in_one_column() -> None:
    sheet = made(*COUNTED)["Tổng hợp theo đơn vị"]
    rows = [[cell.value for cell in sheet[HEAD + n]][1:] for n in (1, 2, 3)]
    assert rows == [
        ["Phòng Quy hoạch", 4, 1, 1, 0, 1, 0, 1, 0, 0.5],
        ["Thanh tra Sở", 3, 0, 0, 1, 0, 1, 0, 1, 0],
        ["Tổng cộng", 7, 1, 1, 1, 1, 1, 1, 1, 2 / 7],
    ]


def test_what_is_said_with_the_file_tells_lines_that_are_no_task_from_those_that_are() -> None:
    assert sent(written(*COUNTED)[1]) == (
        "Bảng theo dõi nhiệm vụ: 9 dòng (7 nhiệm vụ, 1 dòng do đơn vị khác chủ trì hoặc chưa có đơn vị "
        "chủ trì, 1 dòng đã hủy), kèm trang tổng hợp theo đơn vị."
    )
    assert sent(written(*COUNTED[:3])[1]) == (
        "Bảng theo dõi nhiệm vụ: 3 dòng, kèm trang tổng hợp theo đơn vị."
    )


def test_an_empty_table_is_still_a_file() -> None:
    assert tasks(made()).max_row == HEAD


def test_control_characters_do_not_break_the_file() -> None:
    assert tasks(made(line("a\x00b\x0bc\r\nd"))).cell(HEAD + 1, place("content")).value == "abc\nd"


def test_the_file_is_named_after_the_day() -> None:
    assert file_name(date(2026, 11, 23)) == "bang-theo-doi-nhiem-vu-2026-11-23.xlsx"
