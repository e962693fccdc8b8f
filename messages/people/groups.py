"""Codes that come to light or are tried out, accounts beside others; group chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import vi
from messages.lines import message
from messages.text import Message
from tasks.model import Person
from tasks.standing import Counts


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


# Group chats: counts and no more, for a group is read by whoever is in it.


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A linked group by the number that the office knows it by."""

    number: int
    channel: str
    since: datetime


def not_linked() -> Message:
    """The one sentence in a group that the office has not linked."""
    return message("Hệ thống nội bộ của cơ quan, chỉ trả lời trong nhóm do Văn phòng liên kết bằng mã.")


def linked() -> Message:
    """A group has been linked."""
    return message(
        "Đã liên kết nhóm. Trong nhóm, Hệ thống chỉ báo số lượng nhiệm vụ, mỗi sáng làm việc và khi được "
        "gọi tên; không nêu tên ai, không nêu nội dung việc. Trao đổi về công việc đề nghị nhắn riêng."
    )


def counts(found: Counts, at: datetime) -> Message:
    """How many tasks stand how, over the whole office."""
    places = (
        (found.overdue, "quá hạn"),
        (found.soon, "sắp đến hạn"),
        (found.on_track, "còn hạn"),
        (found.undated, "không có hạn"),
        (found.waiting, "chờ Văn phòng xác nhận"),
        (found.paused, "tạm dừng"),
    )
    told = ", ".join(f"{n} {how}" for n, how in places if n) or "không có việc nào đang theo dõi"
    return message(f"Nhiệm vụ của cơ quan, lúc {vi.moment(at)}: {told}. Chi tiết đề nghị nhắn riêng.")


def invited(code: str, until: datetime, linked: Sequence[KnownGroup]) -> Message:
    """The code for a group, how to use it, and the groups that are linked already."""
    lines = [
        f"Mã liên kết nhóm, dùng một lần đến {vi.moment(until)}: {code}",
        f"Thêm bot vào nhóm, rồi gõ trong nhóm tên bot và mã, ví dụ: @tên_bot {code}",
        "Ai trong nhóm cũng đọc được, nên trong nhóm Hệ thống chỉ báo số lượng.",
    ]
    for each in linked:
        since = vi.moment_day(each.since)
        lines.append(f"Nhóm {each.number}: {vi.messenger(each.channel)}, liên kết {since}.")
    if linked:
        lines.append(f"Thôi báo cho một nhóm, gõ: bỏ nhóm {linked[0].number}")
    return message(*lines)


def office_linked(number: int, channel: str) -> Message:
    """To the office: a group has used the code."""
    return message(
        f"Một nhóm {vi.messenger(channel)} vừa được liên kết bằng mã của Văn phòng (nhóm {number}); "
        f"Hệ thống chỉ báo số lượng trong nhóm đó. Nếu không đúng, gõ: bỏ nhóm {number}"
    )


def office_left(number: int, channel: str) -> Message:
    """To the office: the bot was taken out of a linked group."""
    where = f"nhóm {number} ({vi.messenger(channel)})"
    return message(f"Hệ thống đã bị đưa ra khỏi {where} nên thôi báo ở đó.")


def unlinked(number: int) -> Message:
    """The office has taken a group's link away."""
    return message(f"Đã bỏ liên kết nhóm {number}; Hệ thống không báo gì trong nhóm đó nữa.")


def no_such_group(numbers: Sequence[int]) -> Message:
    """No group is linked under that number; those that are."""
    known = (
        f"Các nhóm đang liên kết: {', '.join(map(str, numbers))}."
        if numbers
        else "Chưa có nhóm nào liên kết."
    )
    return message(f"Không có nhóm nào mang số đó. {known} Lấy mã cho nhóm mới, gõ: mã nhóm")


def only_office_links() -> str:
    """Why somebody else may not."""
    return "Chỉ Văn phòng liên kết được nhóm."
