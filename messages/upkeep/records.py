"""Whether the record can be trusted: what `nhacviec check` finds, and what the office is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from messages import vi
from messages.lines import message
from messages.text import Message

_TABLES: Mapping[str, str] = {
    "unit": "đơn vị",
    "person": "cán bộ",
    "role": "vai trò",
    "address": "liên kết",
    "invite": "mã mời",
    "holiday": "ngày nghỉ",
    "setting": "quy định",
    "doubt": "quyết định về nội dung nghi mật",
    "directive": "văn bản",
    "directive_file": "tệp văn bản",
    "review": "bản soát",
    "draft": "nháp",
    "task": "việc",
    "occurrence": "kỳ của việc",
    "assignment": "phần giao",
    "report": "báo cáo",
    "evidence": "tệp kết quả",
    "extension": "yêu cầu gia hạn",
    "remark": "ý kiến",
    "groupchat": "nhóm",
    "event": "nhật ký",
}
"""What a row of each table of the record is called."""

_MOST_NAMED = 10


def agrees() -> str:
    """Every row is what the record of events says."""
    return "Dữ liệu: khớp với nhật ký"


def bent(how: str, rows: Sequence[tuple[str, str]]) -> str:
    """Rows that were changed, added or removed by another hand; a row by its table and key."""
    named = ", ".join(f"{_TABLES.get(table, table)} {key}" for table, key in rows[:_MOST_NAMED])
    more = f" và {len(rows) - _MOST_NAMED} bản ghi khác" if len(rows) > _MOST_NAMED else ""
    if how == "underived":
        return f"DỮ LIỆU KHÔNG CÓ SỰ KIỆN NÀO TRONG NHẬT KÝ NÓI VÌ SAO: {named}{more}."
    said = {"changed": "BỊ SỬA", "added": "BỊ THÊM", "removed": "BỊ XÓA"}[how]
    return f"DỮ LIỆU {said} NGOÀI CHƯƠNG TRÌNH: {named}{more}."


def unreadable(tables: Sequence[str]) -> str:
    """Tables that hold what the program never writes."""
    named = ", ".join(_TABLES.get(table, table) for table in tables)
    return f"DỮ LIỆU BỊ SỬA NGOÀI CHƯƠNG TRÌNH: có giá trị không đọc được trong bảng {named}."


def unguarded() -> str:
    """The triggers that keep the record are not as they were made."""
    return "CHỐT BẢO VỆ NHẬT KÝ TRONG CƠ SỞ DỮ LIỆU ĐÃ BỊ GỠ HOẶC SỬA."


def met(moments: Sequence[datetime]) -> str:
    """The program met changes by another hand, or a record that had been cut."""
    return (
        f"NHẬT KÝ GHI {len(moments)} LẦN DỮ LIỆU BỊ THAY ĐỔI NGOÀI CHƯƠNG TRÌNH, gần nhất được phát hiện lúc "
        f"{vi.moment(moments[-1])}."
    )


def keep_it() -> str:
    """What to do then."""
    return (
        "Đề nghị giữ nguyên tệp để kiểm tra; cần thì phục hồi bản sao lưu trước đó bằng `nhacviec restore`."
    )


def code(given: str, *, known: bool) -> str:
    """Whether a code of the record's end that was told once is in it."""
    if known:
        return f"Mã {given}: có trong nhật ký."
    return f"MÃ {given} KHÔNG CÓ TRONG NHẬT KÝ: nhật ký đã bị cắt, bị làm lại, hoặc mã chép sai."


def told_of_foreign(moments: Sequence[datetime]) -> Message:
    """To the office: the data was changed, and not by the program."""
    return message(
        f"Lúc {vi.moment(moments[-1])}, Hệ thống phát hiện dữ liệu bị thay đổi ngoài chương trình. Số liệu "
        "liên quan có thể không còn đúng. Đề nghị báo cán bộ công nghệ thông tin chạy `nhacviec check` để "
        "biết là những bản ghi nào."
    )
