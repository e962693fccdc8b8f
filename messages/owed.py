"""What is owed and cannot go, as a paper to print or to read out, when no messenger can be reached."""

from collections.abc import Sequence
from datetime import datetime

from messages import vi
from messages.text import Message


def owed_list(rows: Sequence[tuple[str, Message]], unreached: Sequence[str], at: datetime) -> str:
    """All of it: to whom (called as in a list), and the words that would go to them."""
    names = ", ".join(vi.messenger(channel) for channel in unreached)
    parts = [
        f"CHƯA GỬI ĐƯỢC {len(rows)} TIN, tính đến {vi.moment(at)}",
        f"Không liên lạc được với {names}. Đề nghị Văn phòng báo trực tiếp những việc gấp.",
        "Liên lạc lại được thì Hệ thống tự gửi, không cần làm gì; tệp này tự mất.",
    ]
    parts += [f"--- {called}\n{words.text.plain}" for called, words in rows]
    return "\n\n".join(parts) + "\n"
