"""The words that go with the files of a unit's report."""

from datetime import datetime

from messages import vi
from messages.lines import message
from messages.text import Message
from tasks.workdays import local


def sent(number: int, unit: str, name: str, at: datetime) -> str:
    """Under the file: whose it is, and when it came."""
    return f"Minh chứng việc {number}, {unit}: {vi.file_named(name, at)}, báo cáo {vi.moment_day(at)}."


def photo_name(number: int, at: datetime) -> str:
    """A picture has no name of its own."""
    return f"anh-viec-{number}-{local(at):%Y%m%d-%H%M}.jpg"


def none(number: int) -> Message:
    """Nothing came with the reports."""
    return message(f"Việc {number} chưa có tệp minh chứng nào.")


def expired(said: str) -> Message:
    """The file was kept as long as such files are."""
    return message(f"{said} Tệp đã hết thời hạn lưu nên không còn; báo cáo và tên tệp vẫn giữ.")


def gone(said: str) -> Message:
    """The file is not on the disk."""
    return message(f"{said} Tệp không còn trên máy chủ; đề nghị đơn vị gửi lại.")


def more(count: int) -> Message:
    """Not all files are sent at once."""
    return message(f"Còn {count} tệp cũ hơn chưa gửi.")
