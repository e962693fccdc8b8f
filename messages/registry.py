"""What came of a registry file: how many entries were taken, or what is wrong with which line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_SHOWN = 20

COLUMNS: Mapping[str, str] = {
    "code": "mã",
    "name": "tên",
    "kind": "loại",
    "aliases": "tên khác",
    "parent": "đơn vị cấp trên",
    "in_charge": "lãnh đạo phụ trách",
    "title": "chức vụ",
    "honorific": "danh xưng",
    "roles": "vai trò",
    "unit": "đơn vị",
}

_PROBLEMS: Mapping[str, str] = {
    "unreadable": "Không mở được tệp {path}.",
    "too_big": "Tệp lớn hơn {megabytes} MB.",
    "too_many_rows": "Tệp có quá {rows} dòng.",
    "cell_too_long": "có ô dài quá {length} ký tự.",
    "empty": "Tệp không có dòng dữ liệu nào.",
    "encoding": "Không đọc được bảng mã của tệp; đề nghị lưu lại dạng CSV UTF-8 hoặc XLSX.",
    "not_a_workbook": "Tệp hỏng hoặc không phải bảng tính XLSX.",
    "broken_row": "dấu ngoặc kép mở mà không đóng.",
    "missing_column": "thiếu cột “{column}”.",
    "missing_value": "ô “{column}” còn trống.",
    "duplicate_code": "mã {code} đã có ở dòng {first}.",
    "bad_code": "mã “{code}” chỉ được gồm chữ, số, dấu chấm, gạch nối, gạch dưới và dài không quá 30.",
    "unknown_role": "không có vai trò “{role}” (dùng: {known}).",
    "unknown_unit": "không có đơn vị mã {unit}.",
    "unknown_parent": "không có đơn vị cấp trên mã {parent}.",
    "parent_circle": "đơn vị {code} nằm dưới chính nó.",
}

_WARNINGS: Mapping[str, str] = {
    "unknown_in_charge": "Đơn vị {unit}: chưa có cán bộ mã {person} phụ trách trong danh mục.",
    "shared_name": "Tên “{name}” dùng chung cho {units}: gặp tên này Hệ thống sẽ hỏi, không tự giao.",
    "no_role": "Cán bộ {code} chưa có vai trò nào.",
    "no_office": "Chưa có ai giữ vai trò Văn phòng (office).",
}


PROBLEMS, WARNINGS = tuple(_PROBLEMS), tuple(_WARNINGS)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file, or worth knowing: a code, its parameters, the line where there is one."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)
    line: int | None = None


def problem(found: Problem) -> str:
    """One sentence: "Dòng 5: mã CB002 đã có ở dòng 3." """
    params = dict(found.params)
    if "column" in params:
        params["column"] = COLUMNS.get(str(params["column"]), str(params["column"]))
    sentence = _PROBLEMS[found.code].format(**params)
    if found.line is None:
        return sentence
    return f"Dòng {found.line}: {sentence}"


def warning(found: Problem) -> str:
    """One sentence on what was taken but should be looked at."""
    return _WARNINGS[found.code].format(**found.params)


def rejected(problems: Iterable[Problem]) -> str:
    """The file was not taken, and why: a line for each problem, the first MOST_SHOWN of them."""
    sentences = [problem(found) for found in problems]
    lines = ["Không nhập dòng nào của tệp:", *(f"- {sentence}" for sentence in sentences[:MOST_SHOWN])]
    if len(sentences) > MOST_SHOWN:
        lines.append(f"- … và {len(sentences) - MOST_SHOWN} lỗi khác.")
    return "\n".join(lines)


def units_imported(added: int, updated: int, warnings: Iterable[Problem] = ()) -> str:
    """How many units were taken."""
    return _imported(f"Đã nhập danh mục đơn vị: {added} mới, {updated} cập nhật.", warnings)


def people_imported(added: int, updated: int, warnings: Iterable[Problem] = ()) -> str:
    """How many people were taken."""
    return _imported(f"Đã nhập danh mục cán bộ: {added} mới, {updated} cập nhật.", warnings)


def _imported(sentence: str, warnings: Iterable[Problem]) -> str:
    return "\n".join([sentence, *(f"Lưu ý: {warning(found)}" for found in warnings)])
