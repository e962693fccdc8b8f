"""People put out: who has left, whose account is closed, what becomes of what was theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from messages.lines import due_words, message, numbered, titled
from messages.people.linking import ROLES
from messages.text import Button, Message, Text, bold
from tasks.model import Person
from tasks.standing import Standing

MOST_NAMED = 10
BY_COMMAND_LINE = "người quản trị (dòng lệnh)"
_ACCOUNT_STATES = {"blocked": "đã chặn Hệ thống", "invalid": "không gửi được"}


@dataclass(frozen=True, slots=True)
class Account:
    """By which messenger somebody writes, and since when; `state` is that of the address."""

    channel: str
    since: datetime
    state: str = "active"


@dataclass(frozen=True, slots=True)
class LeftPost:
    """A unit that somebody answered for, what it owes, and who answers for it afterwards."""

    unit: str
    open: int
    reported: int = 0
    heirs: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Departure:
    """What somebody has, and what becomes of it when they leave."""

    person: Person
    unit: str
    accounts: tuple[Account, ...] = ()
    posts: tuple[LeftPost, ...] = ()
    in_charge: tuple[str, ...] = ()
    reviews: int = 0
    waiting: int = 0
    stand_ins: tuple[Person, ...] = ()
    """Who is sent what the office was told and the person has not had yet."""


def account(value: Account) -> str:
    """ "Telegram, liên kết ngày 01/11/2026"."""
    state = _ACCOUNT_STATES.get(value.state, "")
    return f"{vi.messenger(value.channel)}, liên kết ngày {vi.moment_day(value.since)}" + (
        f", {state}" if state else ""
    )


def _named(person: Person, unit: str) -> str:
    return f"{vi.person(person)} ({person.code}{', ' + unit if unit else ''})"


# --- shown before it is done ---


def leaving_shown(departure: Departure) -> Message:
    """What will become of whom."""
    return message(
        bold("Đưa ra khỏi danh mục: ") + _named(departure.person, departure.unit),
        *_consequences(departure, "sẽ "),
        _FINAL_LEAVE,
    )


def will_leave(departure: Departure) -> Message:
    """The same, waiting for a yes."""
    person = departure.person
    typed = f"{person.code} nghỉ việc"
    return message(
        *leaving_shown(departure).blocks,
        _ASKED,
        *numbered([typed]),
        buttons=((Button(f"Đồng ý: {typed}", f"putout:{person.id}", typed), _NO),),
    )


def unlinking_shown(person: Person, unit: str, closed: Sequence[Account], kept: Sequence[Account]) -> Message:
    """Which accounts will be closed and which stay."""
    return message(
        bold("Hủy liên kết: ") + _named(person, unit),
        *_accounts(closed, _CLOSES),
        *_accounts(kept, "giữ nguyên"),
        _after_unlinking(person, kept),
        _FINAL_UNLINK,
    )


def will_unlink(
    person: Person, unit: str, closed: Sequence[Account], kept: Sequence[Account], typed: str, data: str
) -> Message:
    """The same, waiting for a yes: `typed`, or the button with `data`."""
    return message(
        *unlinking_shown(person, unit, closed, kept).blocks,
        _ASKED,
        *numbered([typed]),
        buttons=((Button(f"Đồng ý: {typed}", data, typed), _NO),),
    )


_CLOSES = "sẽ đóng ngay, không xem, không trả lời được nữa"
_NO = Button("Không", "no", "không")
_ASKED = "Chưa làm gì. Nếu đúng, trả lời: đồng ý (hoặc số 1); nếu không, trả lời: không."
_FINAL_LEAVE = (
    "Không hoàn tác được: muốn làm lại phải nhập lại danh mục cán bộ và cấp mã liên kết mới. "
    "Báo cáo, ý kiến đã gửi vẫn ở trong hồ sơ công việc."
)
_FINAL_UNLINK = "Không hoàn tác được: muốn dùng lại phải cấp mã mới."


def _consequences(departure: Departure, will: str) -> list[Text | str]:
    found: list[Text | str] = list(_accounts(departure.accounts, _CLOSES if will else "đã đóng"))
    if not departure.accounts:
        found.append("• Chưa liên kết tài khoản nào.")
    if departure.waiting:
        found.append(f"• {departure.waiting} tin đang chờ gửi {will}không gửi cho đồng chí này nữa.")
    if departure.waiting and departure.stand_ins:
        names = "; ".join(vi.person(each) for each in departure.stand_ins)
        found.append(f"• Tin gửi Văn phòng trong số đó {will}chuyển cho {names}.")
    roles = sorted(departure.person.roles)
    if roles:
        held = ", ".join(dict.fromkeys(ROLES[role] for role, _ in roles))
        found.append(f"• Thôi vai trò: {held}.")
    found += [_post(post, will) for post in departure.posts]
    if departure.in_charge:
        found.append(
            f"• Thôi phụ trách: {', '.join(departure.in_charge)}; việc quá hạn của các đơn vị này "
            f"{will}báo lên cấp trên tiếp theo."
        )
    if departure.reviews:
        found.append(
            f"• {departure.reviews} văn bản đang rà soát vẫn mở, người khác của Văn phòng làm tiếp được."
        )
    return found


def _accounts(accounts: Sequence[Account], what: str) -> list[str]:
    return [f"• Tài khoản {account(each)}: {what}." for each in accounts]


def _post(post: LeftPost, will: str) -> str:
    owed = f"{vi.tasks(post.open)} đang mở"
    owed += f", {post.reported} báo cáo chờ duyệt" if post.reported else ""
    if post.heirs:
        heirs = "; ".join(vi.person(each) for each in post.heirs)
        return f"• {post.unit}: {owed}, ở lại đơn vị; trả lời thay {will}là {heirs}."
    return (
        f"• {post.unit}: {owed}, ở lại đơn vị. CHƯA CÓ Trưởng, Phó đơn vị khác trong danh mục: nhắc việc "
        f"{will}lên Văn phòng, quá hạn thì lên lãnh đạo phụ trách, đến khi danh mục có người."
    )


def _after_unlinking(person: Person, kept: Sequence[Account]) -> str:
    if kept:
        return "• Tin nhắc vẫn đi qua tài khoản còn lại."
    return (
        "• Đồng chí này vẫn ở trong danh mục, vẫn giữ vai trò và việc của đơn vị, nhưng không nhận được tin "
        f"nào. Liên kết máy mới, tài khoản mới, gõ: mời {person.code}"
    )


# --- done ---


def has_left(departure: Departure) -> Message:
    """To the officer: what was done."""
    return message(
        bold("Đã đưa ra khỏi danh mục: ") + _named(departure.person, departure.unit),
        *_consequences(departure, ""),
        "Xóa dữ liệu cá nhân theo yêu cầu, người quản trị chạy: "
        f"nhacviec people forget {departure.person.code}",
    )


def office_left(departure: Departure, by: str) -> Message:
    """For the others of the office."""
    return message(
        f"{vi.first_upper(by)} đã đưa ra khỏi danh mục {_named(departure.person, departure.unit)}.",
        *(_post(post, "") for post in departure.posts),
    )


def was_unlinked(person: Person, unit: str, closed: Sequence[Account], kept: Sequence[Account]) -> Message:
    """To the officer: which accounts were closed."""
    return message(
        bold("Đã hủy liên kết: ") + _named(person, unit),
        *_accounts(closed, "đã đóng"),
        *_accounts(kept, "giữ nguyên"),
        _after_unlinking(person, kept),
    )


def office_unlinked(person: Person, unit: str, closed: Sequence[Account], by: str) -> Message:
    """For the others of the office."""
    names = "; ".join(account(each) for each in closed)
    return message(f"{vi.first_upper(by)} đã hủy liên kết của {_named(person, unit)}: {names}.")


def put_out(*, left: bool) -> Message:
    """The last word in the chat of whoever was put out."""
    why = (
        "đồng chí không còn trong danh mục của cơ quan" if left else "Văn phòng đã hủy liên kết tài khoản này"
    )
    return message(
        f"Từ lúc này tài khoản này không dùng Hệ thống được nữa vì {why}. Nút bấm và đường dẫn cũ không còn "
        "hiệu lực; Hệ thống không nhắn tin vào đây nữa. Nếu có nhầm lẫn, đề nghị liên hệ Văn phòng."
    )


def inherits(unit: str, items: Sequence[Standing]) -> Message:
    """To who answers for a unit from now on: what it owes."""
    blocks: list[Text | str] = [
        f"Từ nay đồng chí trả lời thay cho {unit}: Trưởng đơn vị không còn trong danh mục."
    ]
    if items:
        blocks.append(f"Đơn vị đang có {vi.tasks(len(items))}:")
        blocks += [titled(item) + f" — {due_words(item)}" for item in items[:MOST_NAMED]]
    else:
        blocks.append("Đơn vị hiện không có việc nào đang mở.")
    if len(items) > MOST_NAMED:
        blocks.append(f"Còn {vi.tasks(len(items) - MOST_NAMED)} nữa, gõ: việc của tôi")
    return message(*blocks)


# --- not done ---


def which_person(typed: str, among: Sequence[tuple[Person, str]], commands: Sequence[str]) -> Message:
    """Nobody in the registry is meant for certain: those who may be, or how to name one."""
    if not among:
        said = (
            f"Không có cán bộ “{vi.shorten(typed, 40)}” trong danh mục." if typed else "Chưa rõ cán bộ nào."
        )
        return message(
            f"{said} Chưa làm gì. Đề nghị nêu mã cán bộ, ví dụ: CB009 nghỉ việc · hủy liên kết CB009. "
            "Xem mã, gõ: danh sách cán bộ"
        )
    shown = [
        f"{command} — {vi.named(person)}{', ' + unit if unit else ''}"
        for (person, unit), command in zip(among, commands, strict=True)
    ]
    return message(
        f"Có {len(among)} cán bộ có thể là “{vi.shorten(typed, 40)}”. Trả lời số:", *numbered(shown)
    )


def not_yet(person: Person, on: date) -> str:
    """A day to come: nothing is done by itself on that day."""
    return (
        f"Chưa làm gì: đến {vi.day(on)} mới nghỉ, mà Hệ thống không hẹn trước việc này. "
        f"Đề nghị đến ngày đó gõ: {person.code} nghỉ việc"
    )


def not_oneself() -> str:
    """An officer does not put themselves out."""
    return "Không tự đưa mình ra được: việc này do đồng chí khác của Văn phòng, hoặc người quản trị, làm."


def nothing_linked(person: Person, which: str) -> str:
    """There is no such account to close."""
    what = f"tài khoản {vi.messenger(which)} nào" if which else "tài khoản nào để hủy"
    return f"{vi.first_upper(vi.person(person))} không có {what}, nên chưa đổi gì."


def one_account(person: Person) -> str:
    """There is no older account beside the newest."""
    return (
        f"{vi.first_upper(vi.person(person))} chỉ có một tài khoản, không có tài khoản cũ hơn, "
        "nên chưa đổi gì. "
        "Muốn hủy chính tài khoản đó thì không nêu là tài khoản cũ."
    )


def changed_meanwhile() -> str:
    """The accounts are others than those that were shown."""
    return "Tài khoản đã thay đổi sau khi được nêu, nên chưa làm gì. Đề nghị xem lại, gõ: danh sách liên kết"


def only_office(managers: Sequence[str]) -> str:
    """Whom to ask: the registry and the accounts are the office's."""
    named = f" ({', '.join(managers[:3])})" if managers else ""
    return (
        f"Danh mục cán bộ và tài khoản liên kết do Văn phòng{named} quản lý. "
        "Báo Văn phòng, gõ: nhắn văn phòng …"
    )
