"""What went wrong with what somebody sent, in one sentence each."""

from messages.text import Message, plain


def _message(text: str) -> Message:
    return Message((plain(text),))


def secret_refused() -> Message:
    """The gate for state secrets held a file or a text; nothing of it was kept."""
    return _message(
        "Hệ thống từ chối vì nội dung có dấu hiệu bí mật nhà nước. Không lưu lại gì; đề nghị xóa tin nhắn "
        "này và xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
    )


def doubt_held() -> Message:
    """The gate is in doubt about a file or a text; nothing of it was kept. Everybody hears the same."""
    return _message(
        "Nội dung hoặc tên tệp có chữ giống dấu chỉ độ mật nên Hệ thống chưa nhận, không lưu lại gì. "
        "Nếu là tài liệu mật, đề nghị xóa tin nhắn này. Nếu chắc chắn không phải, cán bộ Văn phòng gửi lại "
        "kèm dòng chữ: không mật."
    )


def not_handled() -> Message:
    """A message could not be handled for a fault of the program."""
    return _message(
        "Hệ thống gặp lỗi nên chưa ghi nhận tin nhắn này; Văn phòng đã được báo. Đề nghị gửi lại sau ít phút."
    )


def update_parked(row_id: int) -> Message:
    """For the office: something arrived that could not be read, and is kept."""
    return _message(
        f"Có một tin gửi đến mà Hệ thống không đọc được (mã lưu {row_id}). Tin được giữ nguyên để kiểm tra."
    )


def message_lost_its_way(row_id: int, who: str) -> Message:
    """For the office: a person's message could not be handled."""
    return _message(
        f"Hệ thống gặp lỗi khi xử lý tin nhắn của {who} (mã lưu {row_id}). "
        "Tin được giữ nguyên; đề nghị liên hệ để xác nhận lại nội dung."
    )
