"""What is said where the gate for state secrets holds something, and where a document came without a part.

Nothing here names what was held: no title, no file name, no word of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from messages import vi
from messages.lines import message, subject
from messages.text import Button, Message
from tasks.workdays import local

_RULES = "xử lý văn bản theo quy định về bảo vệ bí mật nhà nước"
_UNREAD = {
    "encrypted": "tệp có mật khẩu",
    "unknown_kind": "loại tệp Hệ thống không đọc được",
    "needs_tesseract": "máy chủ chưa có chương trình nhận dạng chữ",
    "needs_libreoffice": "máy chủ chưa có LibreOffice",
    "gave_up": "tệp quá nặng",
    "too_many_pages": "tệp quá nhiều trang",
    "too_many_entries": "tệp nén có quá nhiều tệp",
    "picture_unread": "có hình không mở được",
    "page_unread": "có trang chụp mờ, tối hoặc quá nhỏ nên không đọc được",
    "part_unread": "có phần không mở được",
    "archive": "tệp nén nằm trong tệp nén",
}
"""Why nobody could look at a file (Unreadable's codes)."""


def refused(until: datetime, *, deleted: bool, taken: bool = False) -> Message:
    """Something with a mark was refused; nothing of it was kept, and for a while nothing more is taken.

    `taken`: the message had been taken before somebody edited it.
    """
    told = "Hệ thống đã xóa tin nhắn này khỏi cuộc trò chuyện" if deleted else _NOT_DELETED
    kept = _TAKEN_BEFORE if taken else "không lưu lại gì"
    return message(
        f"Hệ thống từ chối vì nội dung có dấu hiệu bí mật nhà nước, {kept}. {told}; đề nghị "
        f"{_RULES}. Từ nay đến {_hour(until)}, Hệ thống chưa nhận tin gửi tiếp tại đây."
    )


_TAKEN_BEFORE = (
    "không lưu bản đã sửa; bản trước khi sửa đã được tiếp nhận, cần kiểm tra những gì đã ghi nhận từ đó"
)


_NOT_DELETED = "Hệ thống không xóa được tin nhắn này, đồng chí tự xóa ngay"


def follows(until: datetime, *, deleted: bool) -> Message:
    """What comes after a refused message may be the rest of it."""
    told = "Hệ thống đã xóa tin này khỏi cuộc trò chuyện; nếu là việc khác" if deleted else _MAY_BE_THE_REST
    return message(
        "Tin này chưa được nhận, không lưu lại gì: trước đó có nội dung bị từ chối vì dấu hiệu bí mật "
        f"nhà nước. {told}, gửi lại sau {_hour(until)}."
    )


_MAY_BE_THE_REST = "Nếu là phần tiếp theo của văn bản đó, đề nghị xóa; nếu không"


def office_refused(by: str, at: datetime, *, deleted: bool, taken: bool = False) -> Message:
    """For the officer in charge: that it happened, and nothing of what it was."""
    kept = _TAKEN_FOR_OFFICE if taken else "không lưu lại gì"
    told = (
        "Hệ thống đã xóa tin nhắn"
        if deleted
        else "Hệ thống không xóa được tin nhắn; đã đề nghị người gửi xóa"
    )
    return message(
        f"{subject(by)} gửi nội dung có dấu hiệu bí mật nhà nước lúc {vi.moment(at)}. Hệ thống đã từ chối, "
        f"{kept}. {told}. Đề nghị {_RULES}."
    )


_TAKEN_FOR_OFFICE = (
    "không lưu bản đã sửa. Tin này đã được tiếp nhận trước khi người gửi sửa: đề nghị kiểm tra văn bản, việc "
    "hoặc kết quả đã ghi nhận từ tin đó"
)


def held(unread: str = "") -> Message:
    """The gate is in doubt; nothing was kept, and the office is asked. Everybody hears the same."""
    return message(
        f"{_why(unread)} nên Hệ thống chưa nhận, không lưu lại gì; Văn phòng được hỏi để quyết định. "
        "Nếu là tài liệu mật, đề nghị xóa tin nhắn này ngay."
    )


def held_behind(asked: datetime, *, files: int) -> Message:
    """What may go on a document on which an officer is still to decide; with that one it is decided."""
    then = "Hệ thống tự tải lại và đọc" if files else "đồng chí sẽ được báo để gửi lại"
    return message(
        f"Chưa nhận, không lưu lại gì: nội dung gửi lúc {vi.moment(asked)} đang chờ Văn phòng quyết định, "
        f"{'tệp' if files else 'tin'} này có thể là phần tiếp theo. Nếu Văn phòng cho qua, {then}. "
        "Báo cáo về việc đã giao, ví dụ «xong 12», câu hỏi và lệnh gõ riêng vẫn nhận như thường."
    )


def held_unasked() -> Message:
    """The gate is in doubt, and what it is about is no longer here."""
    return message(
        f"{_why('')} nên Hệ thống chưa nhận, không lưu lại gì. Nếu là tài liệu mật, đề nghị xóa tin nhắn "
        "này; nếu chắc chắn không phải, đề nghị gửi lại để Văn phòng quyết định."
    )


def _why(unread: str) -> str:
    if unread:
        reason = _UNREAD.get(unread, "tệp hỏng hoặc bất thường")
        return f"Chưa xem được hết bên trong ({reason})"
    return "Nội dung hoặc tên tệp có chữ giống dấu chỉ độ mật"


def ask(doubt_id: int, by: str, at: datetime, *, files: int, unread: str = "") -> Message:
    """For an officer: a doubt to settle, with a button for each decision."""
    what = "một nội dung" if not files else "một tệp" if files == 1 else f"một bộ {files} tệp"
    why = "có chữ giống dấu chỉ độ mật"
    if unread:
        why = f"chưa xem được hết bên trong ({_UNREAD.get(unread, 'tệp hỏng hoặc bất thường')})"
    buttons = (
        (
            Button("Cho qua", f"letpass:{doubt_id}", f"cho qua tài liệu {doubt_id}"),
            Button("Giữ lại", f"keepout:{doubt_id}", f"giữ lại tài liệu {doubt_id}"),
        ),
    )
    return message(
        f"{subject(by)} gửi {what} lúc {vi.moment(at)}, {why}. Hệ thống chưa nhận, không lưu lại gì.",
        f"Tài liệu {doubt_id}: đề nghị xem tại chỗ người gửi rồi quyết định. Trả lời: cho qua tài liệu "
        f"{doubt_id} · giữ lại tài liệu {doubt_id}",
        buttons=buttons,
    )


def cleared(doubt_id: int, *, files: int, behind: int = 0) -> Message:
    """To the officer who has cleared it; `behind`: how many more documents that waited with it."""
    then = "Hệ thống tải lại và đọc" if files else "Người gửi được đề nghị gửi lại"
    return message(f"Đã cho qua tài liệu {doubt_id}{_and_behind(behind)}. {then}.")


def kept_out(doubt_id: int, *, behind: int = 0) -> Message:
    """To the officer who keeps it out; `behind`: how many more documents that waited with it."""
    return message(
        f"Đã giữ lại tài liệu {doubt_id}{_and_behind(behind)}, không lưu lại gì; người gửi được báo."
    )


def _and_behind(count: int) -> str:
    return f" và {count} tài liệu gửi ngay sau đó" if count else ""


def sender_send_again(at: datetime) -> Message:
    """To who sent it: a text is not here any more, or a file could not be fetched again."""
    return message(f"Văn phòng đã cho qua nội dung gửi lúc {vi.moment(at)}. Đề nghị gửi lại nguyên như cũ.")


def sender_cleared(at: datetime) -> str:
    """To who sent it, before what comes of the file."""
    return f"Văn phòng đã cho qua tệp gửi lúc {vi.moment(at)}."


def sender_kept_out(at: datetime, *, deleted: bool) -> Message:
    """To who sent it: it stays out."""
    told = "Hệ thống đã xóa tin nhắn đó; đề nghị" if deleted else "Đề nghị xóa tin nhắn đó và"
    return message(
        f"Văn phòng không cho qua nội dung gửi lúc {vi.moment(at)}; Hệ thống không lưu lại gì. "
        f"{told} {_RULES}."
    )


def decided_before(doubt_id: int, by: str | None, at: datetime, *, cleared: bool) -> Message:
    """Another officer was first; `by` is None where nobody knows any more who."""
    by = by or "cán bộ Văn phòng"
    what = "cho qua" if cleared else "giữ lại"
    return message(f"Tài liệu {doubt_id} đã được {by} {what} lúc {vi.moment(at)}.")


def no_such(doubt_id: int) -> Message:
    """No doubt has the number."""
    return message(f"Không có tài liệu {doubt_id} nào đang chờ Văn phòng quyết định.")


def only_office_clears() -> str:
    """Nobody else may."""
    return "Chỉ cán bộ Văn phòng được quyết định tài liệu có dấu hiệu mật."


def send_again() -> Message:
    """The program was started anew while parts of a document waited in its memory."""
    return message(
        "Hệ thống vừa khởi động lại trong khi nhận tin nhắn hoặc tệp của đồng chí nên chưa nhận được. "
        "Đề nghị gửi lại toàn bộ."
    )


def album_incomplete(missing: Sequence[int], total: int) -> Message:
    """Some files of an album could not be fetched: it is no document without them."""
    which = "tất cả" if len(missing) == total else f"tệp thứ {vi.numbers(missing)}"
    return message(
        f"Bộ {total} tệp vừa gửi chưa nhận được đủ (không tải được {which}), nên Hệ thống chưa nhận tệp nào. "
        "Đề nghị gửi lại cả bộ."
    )


def cut_short() -> str:
    """A pasted text ends where a text is cut, and nothing followed."""
    return (
        "Lưu ý: văn bản dán vào có vẻ bị cắt ở cuối và chưa thấy phần tiếp theo. "
        "Nếu thiếu, đề nghị gửi lại toàn bộ hoặc gửi tệp."
    )


def recordings_left(count: int) -> str:
    """Films and sounds in an album are not kept."""
    return f"{count} video hoặc ghi âm trong bộ tệp không được lưu; đề nghị gửi ảnh hoặc tệp nếu là kết quả."


def _hour(until: datetime) -> str:
    """The minute after which it is over."""
    return vi.hour(local(until + timedelta(seconds=59)).time())


def gate_lacks(scans: bool, old_word: bool) -> list[str]:
    """Where the gate for state secrets is weaker on this machine, and why."""
    lines = []
    if not scans:
        lines.append(
            "LỖI với việc chặn tài liệu mật: chưa xem được ảnh, bản chụp, hình trong văn bản; "
            "các tệp này bị giữ lại để Văn phòng quyết định. Đề nghị cài tesseract-ocr và tesseract-ocr-vie."
        )
    if not old_word:
        lines.append(
            "Lưu ý với việc chặn tài liệu mật: chưa xem được bên trong tệp DOC, RTF; "
            "các tệp này bị giữ lại để Văn phòng quyết định. Nếu cần nhận, đề nghị cài libreoffice-writer."
        )
    return lines
