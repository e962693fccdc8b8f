"""The office's registry as a workbook to fill in: units, people, and how it is done."""

import io
from collections.abc import Sequence
from typing import Any

from messages.command_line.office import ROLE_CELLS

UNITS = "Đơn vị"
PEOPLE = "Cán bộ"
GUIDE = "Cách điền"
_KINDS = ("lãnh đạo", "phòng", "đơn vị trực thuộc")
_UNIT_COLUMNS = (
    ("Mã đơn vị", 12),
    ("Tên đơn vị", 38),
    ("Loại", 20),
    ("Tên khác", 44),
    ("Cấp trên", 12),
    ("Lãnh đạo phụ trách", 20),
)
_PEOPLE_COLUMNS = (
    ("Mã cán bộ", 12),
    ("Họ và tên", 28),
    ("Chức vụ", 36),
    ("Danh xưng", 14),
    ("Vai trò", 30),
    ("Đơn vị", 12),
)
_LISTED_ROWS = 500
"""So far down a cell offers its list."""
_HELP = (
    "Hàng đầu của hai trang Đơn vị, Cán bộ là tên cột, để nguyên; điền từ hàng thứ hai.",
    "Mã là chữ không dấu, số, không có dấu cách, và không đổi về sau.",
    "Nhiều giá trị trong một ô cách nhau bằng dấu chấm phẩy.",
    "",
    "ĐƠN VỊ: bắt buộc có mã, tên, loại.",
    "Loại “phòng”, “đơn vị trực thuộc” quyết định “các phòng”, “các đơn vị trực thuộc” trong văn bản là ai.",
    "Tên khác: mọi tên gọi, tên viết tắt trong văn bản. Chỉ tên trùng khít mới được giao tự động.",
    "Lãnh đạo phụ trách: mã cán bộ của Phó Giám đốc được báo khi đơn vị chậm.",
    "",
    "CÁN BỘ: bắt buộc có mã, họ tên, đơn vị (mã đơn vị), vai trò.",
    f"Vai trò: {', '.join(ROLE_CELLS)}.",
    "Một người nhiều vai trò, ví dụ Chánh Văn phòng: trưởng đơn vị; văn phòng",
    "Cần ít nhất một người vai trò “văn phòng”.",
    "",
    "VÍ DỤ, ĐƠN VỊ",
)
_UNIT_EXAMPLES = (
    ("BGD", "Ban Giám đốc Sở", "lãnh đạo", "Lãnh đạo Sở; Giám đốc Sở", "", ""),
    ("VP", "Văn phòng Sở", "phòng", "Văn phòng; Chánh Văn phòng", "BGD", "CB02"),
    ("QLX", "Phòng Quản lý Xây dựng", "phòng", "P.QLXD; Quản lý Xây dựng", "BGD", "CB02"),
    ("TTKD", "Trung tâm Kiểm định", "đơn vị trực thuộc", "TT Kiểm định", "BGD", "CB02"),
)
_PEOPLE_EXAMPLES = (
    ("CB01", "Vũ Đình Trọng", "Giám đốc Sở", "đồng chí", "giám đốc", "BGD"),
    ("CB02", "Mạc Thị Lan Chi", "Phó Giám đốc Sở", "đồng chí", "phó giám đốc", "BGD"),
    ("CB03", "Ngô Thế Vinh", "Chánh Văn phòng", "đồng chí", "trưởng đơn vị; văn phòng", "VP"),
    ("CB05", "Lục Văn Tấn", "Trưởng phòng Quản lý Xây dựng", "đồng chí", "trưởng đơn vị", "QLX"),
)


def template() -> bytes:
    """The workbook's bytes: both sheets without a row, each column's words as `units import` knows them."""
    # 15 MiB that only this and an export need.
    import xlsxwriter

    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    book.set_properties({"title": "Danh mục đơn vị, cán bộ"})
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
    as_text = book.add_format({"num_format": "@"})  # "001" stays what was typed
    for name, columns, choice, among in (
        (UNITS, _UNIT_COLUMNS, "Loại", _KINDS),
        (PEOPLE, _PEOPLE_COLUMNS, "Vai trò", ROLE_CELLS),
    ):
        sheet = book.add_worksheet(name)
        _headed(sheet, columns, head, as_text)
        column = [heading for heading, _ in columns].index(choice)
        # A warning, not a stop: a cell may hold two roles, and an office may have kinds of its own.
        allowed = {"validate": "list", "source": list(among), "error_type": "warning"}
        sheet.data_validation(1, column, _LISTED_ROWS, column, allowed)
    _guide(book.add_worksheet(GUIDE), head)
    book.close()
    return kept.getvalue()


def _headed(sheet: Any, columns: Sequence[tuple[str, int]], head: Any, as_text: Any) -> None:
    for at, (heading, width) in enumerate(columns):
        sheet.set_column(at, at, width, as_text)
        sheet.write_string(0, at, heading, head)
    sheet.freeze_panes(1, 0)


def _guide(sheet: Any, head: Any) -> None:
    """Sentences, then the examples as they would stand in the sheets."""
    sheet.set_column(0, 5, 24)
    for at, sentence in enumerate(_HELP):
        sheet.write_string(at, 0, sentence)
    row = _examples(sheet, len(_HELP), _UNIT_COLUMNS, _UNIT_EXAMPLES, head)
    sheet.write_string(row + 1, 0, "VÍ DỤ, CÁN BỘ")
    _examples(sheet, row + 2, _PEOPLE_COLUMNS, _PEOPLE_EXAMPLES, head)


def _examples(
    sheet: Any, row: int, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], head: Any
) -> int:
    """Write a table from the row on; the row behind it."""
    for at, (heading, _) in enumerate(columns):
        sheet.write_string(row, at, heading, head)
    for down, cells in enumerate(rows, row + 1):
        for at, cell in enumerate(cells):
            sheet.write_string(down, at, cell)
    return row + 1 + len(rows)
