"""The bảng theo dõi as a spreadsheet program finds it."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from messages.papers.workbook import COLUMNS, LONGEST, Table, TrackRow, file_name, workbook
from messages.statistics import Figures
from storage.settings import EXPORT_COLUMNS

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HEAD = 5


def made(*rows: TrackRow, columns: tuple[str, ...] = EXPORT_COLUMNS) -> openpyxl.Workbook:
    """The file, read back."""
    units = (
        ("Phòng Quy hoạch", Figures(4, 1, 1, 1, 1, 0, 1)),
        ("Thanh tra Sở", Figures(2, 1, 0, 0, 0, 1, 0)),
    )
    data = workbook(Table(rows, units, columns, NOW, "Sở Thử nghiệm"))
    return openpyxl.load_workbook(io.BytesIO(data))


def tasks(book: openpyxl.Workbook) -> Worksheet:
    """The sheet of tasks."""
    return book["Theo dõi nhiệm vụ"]


def test_the_columns_stand_in_the_order_of_the_offices_table() -> None:
    headings = [cell.value for cell in tasks(made(TrackRow("x")))[HEAD]]
    assert headings == [
        "TT",
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
    assert set(EXPORT_COLUMNS) == set(COLUMNS)


def test_the_office_chooses_columns_and_their_order() -> None:
    sheet = tasks(made(TrackRow("Lập báo cáo", lead="Thanh tra Sở"), columns=("lead", "content")))
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)] == [
        ["Đơn vị chủ trì", "Nội dung nhiệm vụ"],
        ["Thanh tra Sở", "Lập báo cáo"],
    ]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "http://a.b", "007", "{=1}", "\t=1", "\r=1"]
)
def test_f66_what_looks_like_a_formula_stays_text(text: str) -> None:
    sheet = tasks(made(TrackRow(text, note=text)))
    cell = sheet.cell(HEAD + 1, 6)
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.hyperlink is None


def test_dates_are_dates_and_shown_as_people_write_them() -> None:
    row = TrackRow(
        "x",
        directive_date=date(2026, 11, 5),
        due=datetime(2026, 12, 1, 16, 30),  # noqa: DTZ001
        done_on=date(2026, 11, 20),
    )
    sheet = tasks(made(row))
    issued, due = sheet.cell(HEAD + 1, 3), sheet.cell(HEAD + 1, 11)
    assert isinstance(issued, Cell)
    assert issued.is_date
    assert issued.number_format == "dd/mm/yyyy"
    assert issued.value == datetime(2026, 11, 5)  # noqa: DTZ001
    assert due.value == datetime(2026, 12, 1, 16, 30)  # noqa: DTZ001


def test_a_date_that_excel_does_not_know_is_kept_as_text() -> None:
    assert tasks(made(TrackRow("x", directive_date=date(1890, 1, 2)))).cell(HEAD + 1, 3).value == "02/01/1890"


def test_long_texts_are_whole_and_wrapped() -> None:
    content = "Nội dung dài. " * 300
    cell = tasks(made(TrackRow(content))).cell(HEAD + 1, 6)
    assert cell.value == content
    assert cell.alignment.wrap_text


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    value = tasks(made(TrackRow("a" * (LONGEST + 5)))).cell(HEAD + 1, 6).value
    assert isinstance(value, str)
    assert len(value) == LONGEST
    assert value.endswith("…")


def test_the_heading_stays_and_filters() -> None:
    sheet = tasks(made(TrackRow("x"), TrackRow("y")))
    assert sheet.freeze_panes == "A6"
    assert sheet.auto_filter.ref == "A5:R7"
    assert sheet["A1"].value == "Sở Thử nghiệm"
    assert sheet["A2"].value == "BẢNG THEO DÕI NHIỆM VỤ"
    assert sheet["A3"].value == "(Số liệu đến 08 giờ 00 ngày 23/11/2026)"
    assert [sheet.cell(HEAD + n, 1).value for n in (1, 2)] == [1, 2]


def test_units_are_summed() -> None:
    sheet = made(TrackRow("x"))["Tổng hợp theo đơn vị"]
    last = [cell.value for cell in sheet[HEAD + 3]]
    assert last[1:] == ["Tổng cộng", 6, 2, 1, 1, 1, 1, 1, 0.5]


def test_an_empty_table_is_still_a_file() -> None:
    assert tasks(made()).max_row == HEAD


def test_control_characters_do_not_break_the_file() -> None:
    assert tasks(made(TrackRow("a\x00b\x0bc\r\nd"))).cell(HEAD + 1, 6).value == "abc\nd"


def test_the_file_is_named_after_the_day() -> None:
    assert file_name(date(2026, 11, 23)) == "bang-theo-doi-nhiem-vu-2026-11-23.xlsx"
