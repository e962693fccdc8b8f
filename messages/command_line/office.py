"""What the command line says of the office's settings and days, of a registry file, and of the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from messages import vi
from tasks.workdays import SpecialDay

MEANINGS: Mapping[str, str] = {
    "office_name": "tên cơ quan, ghi trên bảng theo dõi",
    "days_before": "nhắc trước bao nhiêu ngày làm việc",
    "morning": "giờ gửi tin buổi sáng",
    "evening": "sau giờ này không gửi tin nhắc",
    "roll_forward": "hạn rơi vào ngày nghỉ thì tính sang ngày làm việc tiếp theo (true/false)",
    "soon_days": "còn bao nhiêu ngày làm việc thì gọi là sắp đến hạn",
    "ladder": "quá hạn bao nhiêu ngày làm việc thì báo Văn phòng, Phó Giám đốc, Giám đốc (gõ: 1,3,5)",
    "briefing_weekday": "ngày giao ban: 0 là thứ Hai … 6 là Chủ nhật",
    "invite_hours": "mã liên kết có giá trị trong bao nhiêu giờ",
    "wrong_codes_an_hour": "số lần nhập sai mã trong một giờ ở một hội thoại",
    "wrong_codes_a_day": "từ bấy nhiêu lần nhập sai mã trong một ngày ở mọi hội thoại thì báo Văn phòng",
    "extension_cap": "mỗi việc được gia hạn mấy lần (null: không giới hạn)",
    "export_columns": "các cột của bảng theo dõi, theo thứ tự",
    "quota_messages": "gói Zalo Bot cho gửi bao nhiêu tin một tháng",
    "quota_users": "gói Zalo Bot cho bao nhiêu người dùng một bot",
    "journal_days": "giữ nguyên văn tin đến bao nhiêu ngày sau khi xử lý xong (0: xóa ngay)",
    "outbox_days": "giữ nội dung tin gửi đi bao nhiêu ngày sau khi xong; kết quả gửi thì giữ mãi",
    "evidence_years": "giữ tệp minh chứng bao nhiêu năm sau khi việc kết thúc",
    "directive_years": "giữ tệp văn bản chỉ đạo bao nhiêu năm sau khi mọi việc của văn bản kết thúc",
    "files_mib": "mọi tệp của cơ quan được chiếm bao nhiêu MiB",
    "files_day_mib": "mỗi người được gửi bao nhiêu MiB tệp một ngày",
}
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
ROLE_CELLS = ("giám đốc", "phó giám đốc", "văn phòng", "trưởng đơn vị", "phó trưởng đơn vị", "chuyên viên")
"""What stands in the column of roles, from the highest down."""

KIND_CELLS = (
    *(
        "phòng",
        "đơn vị trực thuộc",
        "trung tâm",
        "chi cục",
        "bệnh viện",
        "trường",
        "trạm",
        "ban",
        "khoa",
        "đội",
    ),
    *("tổ", "hạt", "đơn vị sự nghiệp", "lãnh đạo"),
)
"""What usually stands in the column of kinds."""

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
    "unknown_role": f"không có vai trò “{{role}}” (dùng: {', '.join(ROLE_CELLS)}).",
    "unknown_unit": "không có đơn vị mã {unit}.",
    "unknown_parent": "không có đơn vị cấp trên mã {parent}.",
    "parent_circle": "đơn vị {code} nằm dưới chính nó.",
    "forgotten_code": "mã {code} đã xóa dữ liệu cá nhân, không dùng lại; đề nghị bỏ dòng này hoặc đổi mã.",
}
_WARNINGS: Mapping[str, str] = {
    "unknown_kind": (
        "Đơn vị {unit}: “{kind}” không phải loại đơn vị nào Hệ thống biết, nên không thuộc “các phòng” hay "
        "“các đơn vị trực thuộc”; gõ nhầm thì đề nghị sửa cột “loại” (ví dụ: phòng, đơn vị trực thuộc) rồi "
        "nhập lại."
    ),
    "unknown_in_charge": "Đơn vị {unit}: chưa có cán bộ mã {person} phụ trách trong danh mục.",
    "shared_name": "Tên “{name}” dùng chung cho {units}: gặp tên này Hệ thống sẽ hỏi, không tự giao.",
    "came_back": "Cán bộ {code} đã nghỉ nay có lại trong danh mục, chưa có tài khoản liên kết nào.",
    "no_role": "Cán bộ {code} chưa có vai trò nào.",
    "no_office": "Chưa có ai giữ vai trò Văn phòng (ghi “văn phòng” ở cột vai trò).",
}
PROBLEMS, WARNINGS = tuple(_PROBLEMS), tuple(_WARNINGS)
_SENTENCES: Mapping[str, str] = {
    "bad_url": "Địa chỉ cơ sở dữ liệu (NHACVIEC_DATABASE) không đúng dạng.",
    "folder_missing": "Không có thư mục {folder} để giữ cơ sở dữ liệu; đề nghị tạo thư mục rồi chạy lại.",
    "is_a_folder": "{path} là thư mục, không phải tệp cơ sở dữ liệu.",
    "read_only": "Không ghi được vào cơ sở dữ liệu {path}; đề nghị kiểm tra quyền ghi của tệp và thư mục.",
    "locked": "Cơ sở dữ liệu {path} đang bị chương trình khác khóa; chưa ghi gì, đề nghị thử lại.",
    "disk_full": "Đĩa chứa {path} đã đầy; chưa ghi gì, đề nghị giải phóng dung lượng rồi chạy lại.",
    "not_a_database": "Tệp {path} không phải cơ sở dữ liệu của Nhắc Việc; tệp được giữ nguyên.",
    "another_database": "Cơ sở dữ liệu {path} là của chương trình khác; không ghi gì vào đó.",
    "damaged": "Cơ sở dữ liệu {path} bị hỏng; tệp được giữ nguyên, đề nghị khôi phục từ bản sao lưu.",
    "no_office": (
        "Ở đây chưa có dữ liệu của cơ quan nào ({path}): đề nghị gõ lệnh trong thư mục đã cài đặt, hoặc "
        "bắt đầu bằng nhacviec init."
    ),
    "emptied": (
        "Nơi giữ cơ sở dữ liệu {path} trước đây có dữ liệu, nay không còn hoặc trống; chưa tạo gì mới, đề "
        "nghị khôi phục từ bản sao lưu, hoặc nếu muốn bắt đầu lại từ đầu thì xóa tệp {mark} rồi chạy lại."
    ),
    "moved_away": (
        "Dữ liệu ở {path} đã chuyển sang {to} nên không chạy ở đây nữa, để không nhắc ở hai nơi; đề nghị đặt "
        "NHACVIEC_DATABASE là nơi mới."
    ),
    "vanished": (
        "Cơ sở dữ liệu {path} đã bị xóa, bị thay hoặc bị làm trống trong khi chương trình đang chạy; chương "
        "trình đã dừng và không ghi nhận gì thêm, đề nghị khôi phục từ bản sao lưu rồi chạy lại."
    ),
    "copy_failed": (
        "Chưa sao chép được cơ sở dữ liệu {path} trước khi nâng cấp nên chưa đổi gì; đề nghị kiểm tra dung "
        "lượng đĩa và quyền ghi của thư mục."
    ),
    "newer": "Cơ sở dữ liệu {path} do phiên bản mới hơn tạo; đề nghị cập nhật chương trình.",
    "unreachable": "Không kết nối được cơ sở dữ liệu {path}.",
    "driver_missing": 'Chưa có thư viện nối máy chủ cơ sở dữ liệu; đề nghị cài phần "postgresql" của gói.',
    "cannot_open": "Không mở được cơ sở dữ liệu {path}.",
}
CODES = frozenset(_SENTENCES)


def setting(name: str, value: str) -> str:
    """A setting with its value and its meaning."""
    return f"{name} = {value}\n    {MEANINGS[name]}"


def changed(name: str, value: str) -> str:
    """A setting was changed."""
    return f"Đã đặt {name} = {value}."


def no_such_setting(name: str, known: Sequence[str]) -> str:
    """A setting that there is none of."""
    return f"Không có quy định “{name}”; có: {', '.join(known)}."


def bad_value(name: str, value: str, example: str = "") -> str:
    """A value that the setting cannot take; nothing was changed. `example` is one that it can."""
    shown = f"; ví dụ: {example}" if example else ""
    return f"Giá trị “{value}” không dùng được cho {name} ({MEANINGS[name]}{shown}); chưa đổi gì."


def day(special: SpecialDay) -> str:
    """A day off or worked."""
    what = "làm việc" if special.working else "nghỉ"
    named = f" ({special.name})" if special.name else ""
    tentative = "" if special.decided else " (dự kiến)"
    return f"{vi.weekday(special.on)}, {vi.day(special.on)}: {what}{named}{tentative}"


def national_days(coming: Iterable[SpecialDay]) -> str:
    """The nation's days to come; one that nobody has decided yet is called so."""
    head = "Ngày nghỉ, ngày làm bù chung của cả nước sắp tới (“dự kiến”: chưa có quyết định):"
    return "\n".join([head, *map(day, coming)])


def no_days() -> str:
    """The office has set no day of its own."""
    return "Cơ quan chưa đặt ngày nghỉ hay ngày làm bù riêng; dùng lịch nghỉ chung của cả nước."


def forgotten(on: date) -> str:
    """The office's own word on a day was taken back."""
    return f"Đã bỏ quy định riêng cho ngày {vi.day(on)}."


def not_set(on: date) -> str:
    """There was none."""
    return f"Cơ quan không có quy định riêng cho ngày {vi.day(on)}."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file, or worth knowing: a code, its parameters, the line where there is one, and the
    sheet of a workbook.
    """

    code: str
    params: dict[str, str | int] = field(default_factory=dict)
    line: int | None = None
    sheet: str = ""


def problem(found: Problem) -> str:
    """One sentence: "Dòng 5: mã CB002 đã có ở dòng 3." """
    params = dict(found.params)
    if "column" in params:
        params["column"] = COLUMNS.get(str(params["column"]), str(params["column"]))
    sentence = _PROBLEMS[found.code].format(**params)
    line = f"dòng {found.line}" if found.line is not None else ""
    place = ", ".join(filter(None, (f"trang “{found.sheet}”" if found.sheet else "", line)))
    return f"{vi.first_upper(place)}: {sentence}" if place else sentence


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


def store_error(code: str, params: Mapping[str, str]) -> str:
    """The sentence for a code of the store; ends with a full stop."""
    filled = {"path": "", "folder": "", "mark": "", "to": "", **params}
    return _SENTENCES.get(code, _SENTENCES["cannot_open"]).format_map(filled)
