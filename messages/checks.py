"""What `nhacviec check` says, a line a thing."""

from messages import vi

_SHOWN = 16


def database(where: str, engine: str) -> str:
    """The database could be opened, is up to date and can be written."""
    return f"Cơ sở dữ liệu: tốt ({engine}), {where}"


def record(events: int, head: str, broken_at: int | None) -> str:
    """The record of events holds together, or where it does not."""
    if broken_at is not None:
        return f"NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN, từ sự kiện số {broken_at}. Đề nghị giữ nguyên tệp để kiểm tra."
    end = f", mã cuối {head[:_SHOWN]}" if head else ""
    return f"Nhật ký: nguyên vẹn, {events} sự kiện{end}"


def office(units: int, people: int, linked: int) -> str:
    """The registry, and how many people can be written to."""
    return f"Danh mục: {units} đơn vị, {people} cán bộ, {linked} người đã liên kết"


def scans(ready: bool) -> str:
    """Whether scanned documents can be read."""
    lacks = "chưa đọc được; cài tesseract-ocr và tesseract-ocr-vie"
    return f"Văn bản chụp, ảnh: {'đọc được' if ready else lacks}"


def old_word(ready: bool) -> str:
    """Whether old DOC files can be read."""
    return f"Văn bản DOC cũ: {'đọc được' if ready else 'chưa đọc được; cài libreoffice-writer'}"


def no_token() -> str:
    """No token is set: the demonstration."""
    return "Kênh nhắn tin: chưa có mã bot, chạy sẽ là bản dùng thử"


def reached(channel: str, bot: str) -> str:
    """The messenger knows the bot."""
    return f"{vi.messenger(channel)}: kết nối được, bot @{bot}"


def not_reached(channel: str) -> str:
    """The messenger could not be reached."""
    return f"{vi.messenger(channel)}: không kết nối được; tin nhắn sẽ chờ đến khi có mạng"
