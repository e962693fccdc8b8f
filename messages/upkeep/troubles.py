"""What the office hears of its bots: a token that is refused, or that another program uses as well; and what
is owed and cannot go, as a paper to print or to read out, when no messenger can be reached.
"""

from collections.abc import Sequence
from datetime import datetime

from messages import vi
from messages.text import Message, plain

_HAND = "đề nghị cán bộ công nghệ thông tin"


def refused(channel: str, since: datetime) -> Message:
    """The messenger takes the token no more."""
    name = vi.messenger(channel)
    return _said(
        f"{name} từ chối mã bot từ {vi.moment(since)}, nên tin qua {name} phải chờ (không mất); "
        f"{_HAND} thay mã bot."
    )


def taken_again(channel: str, since: datetime, now: datetime) -> Message:
    """The token is good again."""
    name = vi.messenger(channel)
    return _said(
        f"{name} đã nhận mã bot trở lại lúc {vi.moment(now)}; từ {vi.moment(since)} đến lúc đó mã bị từ "
        f"chối, tin qua {name} phải chờ, nay được gửi tiếp."
    )


def shared(channel: str, host: str) -> Message:
    """Another program polls with the token, and this one has stopped."""
    name = vi.messenger(channel)
    return _said(
        f"Có chương trình khác đang chạy cùng mã bot {name}, nên chương trình trên máy {host} đã ngừng nhận "
        f"và gửi tin qua {name} để không ai bị nhắn hai lần (tin chờ không mất); {_HAND} dừng bớt một bên."
    )


def alone_again(channel: str, host: str, since: datetime, now: datetime) -> Message:
    """It goes on."""
    name = vi.messenger(channel)
    return _said(
        f"Chương trình trên máy {host} đã nhận và gửi tin qua {name} trở lại lúc {vi.moment(now)}; "
        f"từ {vi.moment(since)} đã ngừng vì có chương trình khác chạy cùng mã bot."
    )


def met(channel: str, host: str, since: datetime) -> Message:
    """Another program polled with the token, and this one goes on."""
    name = vi.messenger(channel)
    return _said(
        f"Lúc {vi.moment(since)} có chương trình khác chạy cùng mã bot {name}; chương trình trên máy {host} "
        f"vẫn nhận và gửi tin, {_HAND} tìm và dừng chương trình kia."
    )


def _said(sentence: str) -> Message:
    return Message((plain(sentence),))


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
