"""What is owed and cannot go, as a paper to print or to read out, when no messenger can be reached."""

from collections.abc import Sequence
from datetime import datetime

from messages import vi
from messages.text import Message


def owed_list(
    rows: Sequence[tuple[str, Message]], unreached: Sequence[str], at: datetime, shut: Sequence[str] = ()
) -> str:
    """All of it: to whom (called as in a list), and the words that would go to them.

    `unreached` are the channels out of reach, `shut` those that take nothing more for a while.
    """
    why = f"Không liên lạc được với {_named(unreached)}. " if unreached else ""
    why += f"{_named(shut)} không nhận thêm tin (hết hạn mức, hoặc máy chủ tạm chặn). " if shut else ""
    parts = [
        f"CHƯA GỬI ĐƯỢC {len(rows)} TIN, tính đến {vi.moment(at)}",
        f"{why}Đề nghị Văn phòng báo trực tiếp những việc gấp.",
        "Gửi lại được thì Hệ thống tự gửi, không cần làm gì; tệp này tự mất.",
    ]
    parts += [f"--- {called}\n{words.text.plain}" for called, words in rows]
    return "\n\n".join(parts) + "\n"


def _named(channels: Sequence[str]) -> str:
    return ", ".join(vi.messenger(channel) for channel in channels)
