"""Backups: what the command line says of them, and what the office is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from messages import vi
from messages.lines import message
from messages.text import Message

_PROBLEMS: Mapping[str, str] = {
    "folder_missing": "Không có thư mục {folder}.",
    "cannot_write": "Không ghi được {path}. Đề nghị kiểm tra đĩa và quyền ghi.",
    "not_sound": "Bản sao {path} vừa ghi không đúng với bản chính nên đã bỏ. Đề nghị chạy `nhacviec check`.",
    "no_archive": "{path} không phải một bản sao lưu của Nhắc Việc.",
    "damaged": "Bản sao lưu {path} đã hỏng hoặc bị sửa. Chưa thay đổi gì.",
    "newer": "Bản sao lưu {path} do phiên bản mới hơn ghi (bước {revision}). Đề nghị nâng cấp chương trình.",
    "target_in_use": (
        "Cơ sở dữ liệu {path} đã có dữ liệu. Đề nghị đặt NHACVIEC_DATABASE là một cơ sở dữ liệu trống."
    ),
    "nowhere": "Chưa biết sao lưu vào đâu: đề nghị nêu thư mục, hoặc đặt NHACVIEC_BACKUPS.",
    "in_use": "Một máy khác đang chạy Nhắc Việc trên {path}. Đề nghị dừng rồi làm lại.",
    "folder_in_use": "Nhắc Việc đang chạy trên thư mục {folder}. Đề nghị dừng rồi làm lại.",
}


def problem(code: str, params: Mapping[str, str]) -> str:
    """Why a backup could not be made or restored."""
    return _PROBLEMS[code].format_map(params)


def made(path: str, files: int, events: int, missing: int) -> str:
    """A backup has been written and found sound."""
    lost = f"\nCó {missing} tệp được nhắc đến mà không còn trong thư mục dữ liệu." if missing else ""
    return f"Đã sao lưu vào {path} ({events} sự kiện, {files} tệp), đã mở lại và kiểm tra.{lost}"


def restored(of: datetime, events: int, files: int, aside: str | None) -> str:
    """A backup has been put in place."""
    kept = f"\nDữ liệu trước đó được giữ ở {aside}." if aside else ""
    return (
        f"Đã phục hồi bản sao lưu lúc {vi.moment(of)} ({events} sự kiện, {files} tệp).{kept}\n"
        "Khi chạy lại, Văn phòng sẽ được báo rằng những gì sau lúc đó cần ghi lại."
    )


def kept_out(codes: Sequence[str], forgotten: Sequence[str] = ()) -> str:
    """Who had been put out after the copy was made and stays out, and whose data were erased once more."""
    lines = ["Không ai nghỉ, không tài khoản nào bị đóng sau lúc sao lưu."]
    if codes:
        lines = [f"Đã nghỉ hoặc bị đóng tài khoản sau lúc sao lưu, nay vẫn đóng: {', '.join(codes)}."]
    if forgotten:
        lines.append(f"Đã xóa dữ liệu cá nhân sau lúc sao lưu, nay xóa lại: {', '.join(forgotten)}.")
    return "\n".join(lines)


def put_out_unknown() -> str:
    """The state before cannot be asked who was put out after the copy was made."""
    return (
        "Không đọc được dữ liệu trước đó nên chưa biết ai đã nghỉ sau lúc sao lưu: người ấy còn liên kết như "
        "lúc sao lưu. Đề nghị chạy lại nhacviec people leave MÃ, people unlink MÃ, people forget MÃ."
    )


def told_office(of: datetime, put_out: Sequence[str] = (), *, known: bool = True) -> Message:
    """To the office, after a restoring: what came after the copy is gone, who stays out, if that is known."""
    more = []
    if put_out:
        more = [f"Đã nghỉ hoặc bị đóng tài khoản sau lúc đó, nay vẫn đóng: {', '.join(put_out)}."]
    elif not known:
        more = [
            "Ai nghỉ sau lúc đó thì nay lại còn liên kết: đề nghị gõ lại «(mã) nghỉ việc», "
            "«hủy liên kết (mã)»."
        ]
    return message(
        f"Dữ liệu đã được phục hồi từ bản sao lưu lúc {vi.moment(of)}. Những gì giao, báo cáo, xác nhận sau "
        "lúc đó không còn trong Hệ thống: đề nghị Văn phòng đối chiếu và nhờ đơn vị gửi lại. Tin nào có thể "
        "đã được gửi từ trước sẽ có ghi chú.",
        *more,
    )


def told_old(last: datetime | None) -> Message:
    """To the office: the last good backup is old, or there is none."""
    when = f"bản tốt gần nhất từ lúc {vi.moment(last)}" if last is not None else "chưa có bản nào"
    return message(
        f"Sao lưu hằng đêm đang không thực hiện được ({when}). Đề nghị báo cán bộ công nghệ thông tin kiểm "
        "tra thư mục sao lưu và chạy `nhacviec backup`."
    )


def checked(folder: str | None, last: datetime | None) -> str:
    """For `nhacviec check`: when the last backup was made."""
    if folder is None:
        return "Sao lưu: chưa đặt NHACVIEC_BACKUPS, không có bản sao nào được làm hằng đêm"
    return f"Sao lưu: {folder}, " + (
        f"gần nhất lúc {vi.moment(last)}" if last is not None else "chưa có bản nào"
    )
