"""Codes that come to light or are tried out, and accounts beside others."""

from messages import vi
from messages.lines import message
from messages.text import Message
from tasks.model import Person


def linked_elsewhere(channel: str) -> Message:
    """To an account of somebody who has just linked another one."""
    return message(
        f"Một tài khoản {vi.messenger(channel)} nữa vừa liên kết với tên đồng chí. Tài khoản này vẫn dùng "
        "được đến khi Văn phòng hủy. Nếu không phải đồng chí liên kết, đề nghị báo Văn phòng ngay."
    )


def many_wrong_codes(count: int) -> Message:
    """For the office, once a day: somebody may be trying codes."""
    return message(
        f"Trong 24 giờ qua có {count} lần nhập sai mã liên kết. Mã đúng vẫn dùng được; mỗi hội thoại nhập "
        "sai nhiều lần phải chờ một giờ. Nếu không phải cán bộ gõ nhầm, đề nghị báo người quản trị."
    )


def expired_code(hours: int) -> Message:
    """The code was good once; whoever gave it is told."""
    return message(
        f"Mã này đúng nhưng đã quá hạn (mỗi mã dùng trong {hours} giờ). Người cấp mã đã được báo; đề nghị "
        "xin Văn phòng cấp mã mới rồi nhập lại tại đây."
    )


def came_too_late(person: Person) -> Message:
    """To whoever gave the code: it was typed after its time."""
    return message(
        f"Mã liên kết của {vi.person(person)} vừa được nhập khi đã quá hạn nên chưa liên kết được. "
        f"Cấp mã mới, gõ: mời {person.code}"
    )


def code_exposed(person: Person) -> Message:
    """To whoever gave the code: others could read it."""
    return message(
        f"Mã liên kết của {vi.person(person)} vừa bị gửi vào một nhóm nên đã thu hồi. Mã chỉ gõ trong cuộc "
        f"trò chuyện riêng với Hệ thống. Cấp mã mới, gõ: mời {person.code}"
    )
