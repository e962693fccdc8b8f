"""Linking a chat to a person: strangers, codes, the notice of what is kept, invites, reachability."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import vi
from messages.lines import due_words, message, titled
from messages.text import Button, Message, Style, Text, bold, styled
from tasks.model import Person, Role
from tasks.standing import Standing

MOST_TASKS = 8

ROLES: Mapping[Role, str] = {
    Role.DIRECTOR: "Giám đốc",
    Role.DEPUTY_DIRECTOR: "Phó Giám đốc",
    Role.OFFICE: "Văn phòng (theo dõi, đôn đốc)",
    Role.HEAD: "Trưởng đơn vị",
    Role.DEPUTY_HEAD: "Phó đơn vị",
    Role.STAFF: "Chuyên viên",
}


def stranger() -> Message:
    """The one sentence that a stranger hears, once a day."""
    return message("Hệ thống nội bộ của cơ quan. Nếu đã được cấp mã liên kết, đề nghị gõ mã đó tại đây.")


def wrong_code(hours: int) -> Message:
    """Unknown, used and withdrawn are told in the same words."""
    return message(
        f"Mã không đúng hoặc đã hết hiệu lực (mỗi mã dùng một lần, trong {hours} giờ). "
        "Đề nghị kiểm tra lại hoặc xin Văn phòng cấp mã mới."
    )


def too_many() -> Message:
    """The limit of wrong codes has been reached."""
    return message("Đã nhập sai mã nhiều lần. Đề nghị thử lại sau một giờ hoặc liên hệ Văn phòng.")


def taken() -> Message:
    """The chat speaks for somebody else already."""
    return message(
        "Tài khoản này đã liên kết với một cán bộ khác nên không dùng mã này được. "
        "Đề nghị dùng tài khoản của chính người được mời, hoặc liên hệ Văn phòng."
    )


def already_linked(person: Person) -> Message:
    """A start without a code by somebody who is known."""
    return message(f"Tài khoản này đã liên kết với {vi.person(person)}. Gõ: trợ giúp để xem cách dùng.")


NOTICE = (
    "Thông báo về dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15): đây là hệ thống tự động, "
    "dùng để giao, nhắc và theo dõi nhiệm vụ của cơ quan. Hệ thống lưu họ tên, chức vụ, đơn vị, mã tài khoản "
    "nhắn tin, nội dung tin nhắn và tệp đồng chí gửi vào đây. Gõ /dulieu để xem dữ liệu về mình; "
    "yêu cầu sửa, xóa gửi Văn phòng."
)


def linked(person: Person, tasks: Sequence[Standing]) -> Message:
    """The greeting: who one is here, what is kept, what to type, what the unit owes."""
    blocks: list[Text | str] = [
        bold("Đã liên kết tài khoản.") + f" Hệ thống kính chào {vi.person(person)}.",
        NOTICE,
        _what_to_type(person),
    ]
    buttons: tuple[tuple[Button, ...], ...] = ((Button("Trợ giúp", "help", "trợ giúp"),),)
    if _answers(person):
        buttons = ((Button("Việc của đơn vị", "mine", "việc của tôi"), *buttons[0]),)
        if tasks:
            blocks.append(f"Đơn vị đang có {vi.tasks(len(tasks))}:")
            blocks += [titled(item) + f" — {due_words(item)}" for item in tasks[:MOST_TASKS]]
        else:
            blocks.append("Đơn vị hiện không có việc nào đang chờ.")
        if len(tasks) > MOST_TASKS:
            blocks.append(f"Còn {vi.tasks(len(tasks) - MOST_TASKS)} nữa, gõ: việc của tôi")
    return message(*blocks, buttons=buttons)


def _answers(person: Person) -> bool:
    return any(person.has(role) for role in (Role.HEAD, Role.DEPUTY_HEAD, Role.STAFF))


def _what_to_type(person: Person) -> str:
    if person.has(Role.OFFICE):
        return (
            "Đồng chí gửi văn bản vào đây để giao việc, hoặc gõ: "
            "quá hạn · tuần này · chờ duyệt · mời (mã cán bộ)."
        )
    if person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR):
        return "Đồng chí có thể hỏi, ví dụ: đơn vị nào đang trễ · tuần này · việc 12."
    if person.has(Role.HEAD) or person.has(Role.DEPUTY_HEAD):
        return (
            "Hệ thống sẽ nhắc trước hạn. Đồng chí trả lời, ví dụ: đã nhận 12 · xong 12 số 45/BC-ABC · "
            "chưa xong 12 · xin gia hạn 12 đến ngày … vì …"
        )
    return "Đồng chí có thể gõ: việc của tôi · đang làm 12."


def office_linked(person: Person, unit: str, channel: str, older: int = 0) -> Message:
    """For the office: who has linked; a stranger with a stolen code would be seen here.

    `older` is how many accounts there were before.
    """
    where = vi.messenger(channel)
    also = (
        f" Đồng chí này còn {older} tài khoản liên kết trước đó; đã đổi máy, đổi tài khoản thì gõ: "
        f"hủy liên kết cũ {person.code}"
        if older
        else ""
    )
    return message(
        f"{vi.first_upper(vi.person(person))}{_in(unit)} đã liên kết tài khoản {where}. "
        f"Nếu không đúng người, gõ ngay: hủy liên kết {person.code}{'.' if older else ''}{also}"
    )


def office_unreachable(person: Person, unit: str) -> Message:
    """For the office: somebody can no longer be written to."""
    return message(
        f"{vi.first_upper(vi.person(person))}{_in(unit)} đã chặn hoặc rời Hệ thống, "
        "hiện không nhận được nhắc việc. "
        f"Đề nghị liên hệ trực tiếp. Mời lại, gõ: mời {person.code}"
    )


def welcome_back(person: Person, waiting: int) -> Message:
    """Somebody who had left is here again."""
    again = f" Có {waiting} tin chưa nhận được sẽ được gửi lại." if waiting else ""
    return message(f"Hệ thống kính chào {vi.person(person)} đã trở lại.{again} Gõ: việc của tôi để xem việc.")


def _in(unit: str) -> str:
    return f" ({unit})" if unit else ""


# --- invites ---


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time code, told once. `link` is "" where the bot's name is not known."""

    person: Person
    unit: str
    code: str
    link: str
    expires_at: datetime
    linked: bool = False


def invited(invitation: Invitation) -> Message:
    """For the office: what to hand to the person."""
    blocks: list[Text | str] = [
        f"Mã liên kết cho {vi.person(invitation.person)}{_in(invitation.unit)}, "
        f"mã cán bộ {invitation.person.code}:",
        styled(invitation.code, Style.CODE),
    ]
    if invitation.link:
        blocks.append(f"Hoặc mở liên kết trên điện thoại: {invitation.link}")
    blocks.append(
        f"Dùng một lần, đến {vi.moment(invitation.expires_at)}. Chỉ chuyển cho đúng người này; "
        "người nhận gõ mã vào khung chat với Hệ thống. Mã cấp trước đó (nếu chưa dùng) không còn hiệu lực."
    )
    if invitation.linked:
        blocks.append("Đồng chí này đã có tài khoản liên kết; mã này thêm một tài khoản nữa.")
    return message(*blocks)


def no_such_person(code: str) -> str:
    """The registry has no person with the code."""
    return (
        f"Không có cán bộ mã {vi.shorten(code, 20)} trong danh mục. Gõ: ai chưa liên kết để xem danh sách mã."
    )


def own_preference(channel: str, others: Sequence[str], *, linked: bool) -> Message:
    """Over which messenger the person is written to first, and over which where that one is out of reach."""
    name = vi.messenger(channel)
    if not linked:
        return message(
            f"Đồng chí chưa liên kết tài khoản {name} nên chưa đổi gì. Đề nghị xin Văn phòng cấp mã rồi gõ "
            f"mã đó cho Hệ thống trên {name}."
        )
    rest = f" Khi {name} không liên lạc được thì gửi qua {vi.messenger(others[0])}." if others else ""
    return message(f"Từ nay tin của Hệ thống được gửi cho đồng chí qua {name} trước.{rest}")


def only_office_invites() -> str:
    """Inviting is the office's."""
    return "Chỉ Văn phòng được cấp mã liên kết."


# --- /dulieu ---


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What is kept on a person: where they are linked, and how much they wrote."""

    unit: str
    addresses: tuple[tuple[str, datetime, bool], ...]  # channel, since when, whether it can be written to
    reports: int
    extensions: int
    messages: int
    files: int


def my_data(person: Person, kept: PersonalData) -> Message:
    """A person's own data, with what they can ask for."""
    roles = ", ".join(ROLES[role] for role in sorted({role for role, _ in person.roles}))
    blocks: list[Text | str] = [
        bold("Dữ liệu Hệ thống lưu về đồng chí"),
        f"Họ tên: {person.name}\nChức vụ: {person.title or 'chưa ghi'}\nĐơn vị: {kept.unit}\n"
        f"Mã cán bộ: {person.code}\nVai trò: {roles or 'không có'}",
    ]
    for channel, since, active in kept.addresses:
        state = "" if active else " (hiện không gửi được)"
        blocks.append(f"Tài khoản {vi.messenger(channel)}, liên kết lúc {vi.moment(since)}{state}")
    blocks.append(
        f"Đã gửi: {kept.messages} tin nhắn, {kept.reports} báo cáo (kèm {kept.files} tệp), "
        f"{kept.extensions} đề nghị gia hạn."
    )
    blocks.append(
        "Mục đích: giao, nhắc và theo dõi nhiệm vụ của cơ quan. Đồng chí có quyền yêu cầu sửa, xóa, "
        "rút liên kết; đề nghị gửi Văn phòng."
    )
    return message(*blocks)


# --- several addresses ---


def preferred(who: str, channel: str) -> str:
    """Which channel comes first for a person."""
    return f"Từ nay gửi cho {who} qua {vi.messenger(channel)} trước, không được thì qua tài khoản còn lại."


def not_linked_there(who: str, channel: str) -> str:
    """A person without an address that can be written to on the channel."""
    return f"{vi.first_upper(who)} chưa liên kết tài khoản {vi.messenger(channel)} nên chưa đổi gì."


def quota(channel: str, sent: int, most: int, users: int, most_users: int) -> Message:
    """For the office: how much of a messenger's plan is used."""
    return message(
        bold(f"Hạn mức {vi.messenger(channel)}"),
        f"Tháng này đã gửi {vi.count(sent)}/{vi.count(most)} tin, còn {vi.count(max(0, most - sent))} tin.",
        f"Người dùng đã liên kết: {users}/{most_users}.",
        "Từ 80%: tin lẻ gửi chung một tin mỗi sáng; từ 95%: chỉ trả lời và nhắc việc quá hạn; "
        "hết thì gửi qua ứng dụng khác hoặc chờ sang tháng.",
        "Đổi gói thì đề nghị quản trị đặt lại: nhacviec settings set quota_messages SỐ · quota_users SỐ",
    )


def no_quota() -> Message:
    """No messenger of those that people use counts."""
    return message("Ứng dụng nhắn tin đang dùng không có hạn mức số tin.")


def quota_warning(channel: str, sent: int, most: int, *, ended: bool) -> Message:
    """For the office: the plan is nearly used up, or it is."""
    where = vi.messenger(channel)
    if ended:
        return message(
            f"Đã hết hạn mức {where} tháng này (đã đếm {sent}/{most} tin). Tin chờ đi qua ứng dụng khác nếu "
            "người nhận có liên kết, còn lại chờ; đề nghị Văn phòng báo trực tiếp việc gấp. Gõ: hạn mức"
        )
    return message(
        f"Đã dùng {sent}/{most} tin {where} của tháng. Từ nay tin lẻ được gửi chung một tin mỗi sáng; "
        "trả lời và nhắc việc quá hạn vẫn đi ngay. Gõ: hạn mức"
    )


def bot_full(most_users: int, channel: str) -> Message:
    """To somebody for whom the messenger's plan has no room; the code is not used up."""
    return message(
        f"Bot {vi.messenger(channel)} của cơ quan đã đủ {most_users} người dùng nên chưa liên kết được. "
        "Mã của đồng chí vẫn dùng được: cơ quan có bot Telegram thì gõ mã đó ở đó, không thì liên hệ Văn "
        "phòng."
    )


def office_bot_full(most_users: int, channel: str) -> Message:
    """For the office: somebody could not link."""
    return message(
        f"Có cán bộ chưa liên kết được vì bot {vi.messenger(channel)} đã đủ {most_users} người dùng. Đề nghị "
        "hướng dẫn dùng Telegram, nâng gói, hoặc gỡ tài khoản không còn dùng. Gõ: hạn mức"
    )
