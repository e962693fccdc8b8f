"""A unit's words to the office, and what can be done instead of what the program does not do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from language.folding import fold
from messages import vi
from messages.lines import ActName, due_words, message, subject, titled
from messages.text import Message, Text
from tasks.standing import Standing

MOST_NAMED = 3

ACTS: Mapping[str, ActName] = {
    "note": ActName("nhắn Văn phòng", "nhắn văn phòng việc {n} …"),
}
"""What its acts are called."""


def note_sent(items: Sequence[Standing]) -> str:
    """To the person who wrote."""
    about = f" (việc {vi.numbers([item.number for item in items])})" if items else ""
    owed = next((item.number for item in items if item.open), None)
    report = f" Lời nhắn không phải báo cáo; đã xong thì gõ: xong {owed}" if owed is not None else ""
    return f"Đã chuyển lời nhắn tới Văn phòng{about}.{report}"


def nobody_to_tell() -> str:
    """The office has nobody else."""
    return "Văn phòng chưa có ai khác để chuyển lời nhắn."


def office_note(by: str, unit: str, text: str, items: Sequence[Standing]) -> Message:
    """For the office: who says what, of which tasks."""
    where = f" {unit}," if unit and fold(unit) not in fold(by) else ""
    return message(
        f"{subject(by)}{where} nhắn Văn phòng:",
        f"“{vi.shorten(text, 600)}”",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
    )


def request_withdrawn(item: Standing) -> Text:
    """To the unit: it asks for no more time."""
    return titled(item) + f"\nĐã rút đề nghị gia hạn; {due_words(item)}."


def no_request(item: Standing) -> Text:
    """To the unit: nothing was asked for."""
    return titled(item) + f"\nĐơn vị không có đề nghị gia hạn nào đang chờ; {due_words(item)}."


def office_request_withdrawn(items: Sequence[Standing], by: str) -> Message:
    """For the office: the unit keeps the deadline."""
    return message(
        f"{subject(by)} rút đề nghị gia hạn:",
        *(titled(item) + f"\n{item.unit}; {due_words(item)}." for item in items),
    )


@dataclass(frozen=True, slots=True)
class Wisher:
    """Who wishes: of the office, or answering for a unit; the task that was named; who else is the office."""

    office: bool = False
    unit: bool = False
    number: int | None = None
    managers: tuple[str, ...] = ()

    @property
    def n(self) -> str:
        """The number of the task, or an example of one."""
        return str(self.number or 12)


def _ask_office(wisher: Wisher) -> str:
    named = ", ".join(wisher.managers[:MOST_NAMED])
    who = f" ({named})" if named else ""
    return f"Việc này do Văn phòng{who} làm. Nhắn Văn phòng, gõ: nhắn văn phòng …"


def _snooze(w: Wisher) -> str:
    if w.office:
        return f"Hệ thống chưa hoãn từng lời nhắc. Ngừng nhắc một việc, gõ: tạm dừng {w.n}"
    more = f" Cần thêm thời gian, gõ: xin gia hạn {w.n} đến ngày … vì …" if w.unit else ""
    return f"Hệ thống chưa hoãn từng lời nhắc; tin nhắc chỉ gửi trong giờ làm việc.{more}"


def _mute(w: Wisher) -> str:
    if w.office:
        return f"Ngừng nhắc một việc (hạn không đổi), gõ: tạm dừng {w.n}. Nhắc lại, gõ: tiếp tục {w.n}"
    if w.unit:
        return (
            f"Lời nhắc dừng khi việc xong, gõ: xong {w.n}. Việc cần tạm dừng do Văn phòng quyết định, gõ: "
            f"nhắn văn phòng việc {w.n} …"
        )
    return f"Tạm dừng nhắc một việc là của Văn phòng, gõ: nhắn văn phòng việc {w.n} …"


def _delegate(w: Wisher) -> str:
    if w.office:
        return (
            f"Việc giao cho đơn vị, không giao cho từng người. Đổi đơn vị, gõ: chuyển {w.n} cho (mã đơn vị)"
        )
    return (
        "Hệ thống ghi việc theo đơn vị: Phó đơn vị trả lời thay được, chuyên viên báo được: "
        f"đang làm {w.n}. Đơn vị khác làm, gõ: không thuộc trách nhiệm {w.n} vì …"
    )


def _leave(w: Wisher) -> str:
    away = "Khi Trưởng đơn vị đi vắng, Phó đơn vị (nếu có trong danh mục) xem và trả lời thay được."
    return f"{away} {_registry(w)}" if w.office else f"{away} Báo Văn phòng, gõ: nhắn văn phòng …"


def _take_back_refusal(w: Wisher) -> str:
    if w.office:
        return f"Từ chối do đơn vị gửi. Giữ đơn vị thực hiện hay đổi đơn vị, xem: việc {w.n}"
    if w.unit:
        return (
            f"Việc {w.n} vẫn của đơn vị đến khi Văn phòng quyết định. Báo Văn phòng bỏ ý kiến từ chối, gõ: "
            f"nhắn văn phòng việc {w.n} …"
        )
    return _ask_office(w)


def _broadcast(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return (
        "Hệ thống chưa gửi thông báo chung. Nhắc việc đã giao, gõ: đôn đốc (mã đơn vị); giao việc cho nhiều "
        "đơn vị, gõ: giao các phòng … trước ngày …"
    )


def _registry(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return (
        "Danh bạ sửa bằng tệp: người quản trị chạy nhacviec people import TỆP. Sau đó mời liên kết, gõ: "
        "mời (mã cán bộ)"
    )


def _leave_person(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return (
        "Chưa làm gì. Cán bộ đã nghỉ, gõ: (mã cán bộ) nghỉ việc. Đổi đơn vị, chức vụ, vai trò thì sửa bằng "
        "tệp: người quản trị chạy nhacviec people import TỆP"
    )


def _unlink(w: Wisher) -> str:
    if not w.office:
        return (
            "Chặn hoặc rời cuộc trò chuyện này là ngừng nhận tin. Đổi người phụ trách, gõ: nhắn văn phòng …"
        )
    return (
        "Chưa làm gì. Hủy tài khoản của một cán bộ, gõ: hủy liên kết (mã cán bộ); chỉ tài khoản cũ, gõ: hủy "
        "liên kết cũ (mã cán bộ). Vai trò sửa bằng tệp: nhacviec people import TỆP"
    )


def _units(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return "Danh mục đơn vị sửa bằng tệp: người quản trị chạy nhacviec units import TỆP"


def _settings(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return "Quy định nhắc việc do người quản trị đổi: nhacviec settings show · nhacviec settings set"


def _days(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return "Ngày nghỉ, ngày làm bù do người quản trị đặt: nhacviec days off · nhacviec days worked"


def _quota(w: Wisher) -> str:
    if not w.office:
        return _ask_office(w)
    return "Số tin đã gửi trong tháng và mức của gói, gõ: hạn mức"


def _classified(_w: Wisher) -> str:
    return (
        "Không gửi tài liệu mật vào đây, kể cả ảnh chụp, trích đoạn hay tóm tắt: Hệ thống không phải nơi "
        "soạn thảo, lưu giữ hay chuyển nhận bí mật nhà nước. Đề nghị xử lý văn bản theo quy định về bảo vệ "
        "bí mật nhà nước."
    )


_INSTEAD: Mapping[str, Callable[[Wisher], str]] = {
    "snooze": _snooze,
    "mute": _mute,
    "delegate": _delegate,
    "leave": _leave,
    "take_back_refusal": _take_back_refusal,
    "broadcast": _broadcast,
    "add_person": _registry,
    "leave_person": _leave_person,
    "unlink": _unlink,
    "add_unit": _units,
    "rename_unit": _units,
    "settings": _settings,
    "day_off": _days,
    "quota": _quota,
    "classified": _classified,
}


def instead(kind: str, wisher: Wisher) -> Message:
    """What can be done instead, and by whom; KeyError for a kind that nothing is known of."""
    return message(_INSTEAD[kind](wisher))
