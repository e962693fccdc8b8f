"""What the office hears of its bots: a token that is refused, or that another program uses as well."""

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
