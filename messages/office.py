"""What the command line says of the office's settings and of its days."""

from collections.abc import Mapping, Sequence
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
    "ladder": "quá hạn bao nhiêu ngày làm việc thì báo Văn phòng, Phó Giám đốc, Giám đốc",
    "briefing_weekday": "ngày giao ban: 0 là thứ Hai … 6 là Chủ nhật",
    "invite_hours": "mã liên kết có giá trị trong bao nhiêu giờ",
    "wrong_codes_an_hour": "số lần nhập sai mã trong một giờ ở một hội thoại",
    "wrong_codes_a_day": "số lần nhập sai mã trong một ngày ở mọi hội thoại",
    "extension_cap": "mỗi việc được gia hạn mấy lần (null: không giới hạn)",
    "export_columns": "các cột của bảng theo dõi, theo thứ tự",
}


def setting(name: str, value: str) -> str:
    """A setting with its value and its meaning."""
    return f"{name} = {value}\n    {MEANINGS[name]}"


def changed(name: str, value: str) -> str:
    """A setting was changed."""
    return f"Đã đặt {name} = {value}."


def no_such_setting(name: str, known: Sequence[str]) -> str:
    """A setting that there is none of."""
    return f"Không có quy định “{name}”; có: {', '.join(known)}."


def bad_value(name: str, value: str) -> str:
    """A value that the setting cannot take; nothing was changed."""
    return f"Giá trị “{value}” không dùng được cho {name} ({MEANINGS[name]}); chưa đổi gì."


def day(special: SpecialDay) -> str:
    """A day off or worked."""
    what = "làm việc" if special.working else "nghỉ"
    named = f" ({special.name})" if special.name else ""
    return f"{vi.weekday(special.on)}, {vi.day(special.on)}: {what}{named}"


def no_days() -> str:
    """The office has set no day of its own."""
    return "Cơ quan chưa đặt ngày nghỉ hay ngày làm bù riêng; dùng lịch nghỉ chung của cả nước."


def forgotten(on: date) -> str:
    """The office's own word on a day was taken back."""
    return f"Đã bỏ quy định riêng cho ngày {vi.day(on)}."


def not_set(on: date) -> str:
    """There was none."""
    return f"Cơ quan không có quy định riêng cho ngày {vi.day(on)}."
