"""Units and people with their codes; who has not linked, who cannot be written to, what did not arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.lines import section
from messages.text import Message, Text, bold, plain
from tasks.model import Person, Unit

MANY = 40

_REASONS = {
    "unlinked": "chưa liên kết",
    "no_address": "chưa liên kết",
    "blocked": "đã chặn hệ thống",
    "invalid": "địa chỉ không còn dùng được",
    "invalid_address": "địa chỉ không còn dùng được",
    "left": "đã ngừng liên kết",
    "bad_message": "nội dung bị kênh từ chối",
    "render": "không soạn được nội dung",
    "unanswered": "không rõ đã nhận hay chưa",
}


def why(reason: str) -> str:
    """Why somebody cannot be written to, or a message did not arrive, by the outbox's reason."""
    return _REASONS.get(reason, "kênh từ chối")


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person without an address that works. `owed` is how many tasks their unit still owes."""

    person: Person
    unit: str
    reason: str = "unlinked"
    answers: bool = False  # heads a unit, or answers for it
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """Messages to one person that did not arrive for certain, by reason."""

    person: Person | None
    reason: str
    messages: int
    tasks: tuple[int, ...] = ()


def unlinked(rows: Sequence[Unreached], linked: int) -> Message:
    """Who has not linked: those who answer for a unit first, since their units get no reminder."""
    if not rows:
        return Message((plain(f"Tất cả {linked} cán bộ trong danh mục đã liên kết."),))
    head = bold(f"CHƯA LIÊN KẾT: {len(rows)} người") + f" (đã liên kết {linked})."
    blocks = [head, *_people(rows)]
    code = rows[0].person.code
    blocks.append(plain(f"\nCấp mã liên kết, gõ: mời {code}"))
    return Message(tuple(blocks))


def unreachable(rows: Sequence[Unreached], failed: Sequence[Failed], waiting: int) -> Message:
    """Who is linked and cannot be written to, and what did not arrive in the last seven days.

    `waiting` is how many people have not linked at all.
    """
    lost = sum(row.messages for row in failed)
    if not rows and not failed:
        blocks = [plain("Trong 7 ngày qua không có nhắc việc nào chưa gửi được.")]
    else:
        blocks = [bold("KHÔNG LIÊN LẠC ĐƯỢC") + f"\nChưa gửi được {lost} nhắc việc trong 7 ngày qua."]
    blocks += _people(rows)
    lines = [plain(_failed(row)) for row in failed[:MANY]]
    blocks += section("TIN CHƯA GỬI ĐƯỢC", lines, "Đề nghị Văn phòng báo trực tiếp.")
    if waiting:
        blocks.append(plain(f"\nNgoài ra {waiting} người chưa liên kết; gõ: ai chưa liên kết"))
    return Message(tuple(blocks))


def _people(rows: Sequence[Unreached]) -> list[Text]:
    first = [row for row in rows if row.answers]
    others = [row for row in rows if not row.answers]
    blocks = section("PHỤ TRÁCH ĐƠN VỊ", [_line(row) for row in first[:MANY]])
    blocks += section("CÁN BỘ KHÁC", [_line(row) for row in others[:MANY]])
    rest = max(len(first) - MANY, 0) + max(len(others) - MANY, 0)
    return [*blocks, *([plain(f"… và {rest} người nữa.")] if rest else [])]


def _line(row: Unreached) -> Text:
    owed = f"; đơn vị đang có {vi.tasks(row.owed)}" if row.owed else ""
    reason = "" if row.reason == "unlinked" else f" — {why(row.reason)}"
    return plain(f"• {vi.person(row.person)} ({row.person.code}), {row.unit}{reason}{owed}")


def _failed(row: Failed) -> str:
    who = vi.person(row.person) if row.person is not None else "một hội thoại"
    numbers = f", việc {vi.numbers(row.tasks[:20])}" if row.tasks else ""
    return f"• {who}: {row.messages} tin, {why(row.reason)}{numbers}"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person with their unit; `reason` is why they cannot be written to, "" where they can."""

    person: Person
    unit: str
    reason: str = ""


def units(found: Sequence[Unit]) -> Message:
    """The units with their codes, by which orders and questions name them."""
    if not found:
        return Message((plain("Danh mục chưa có đơn vị nào."),))
    lines = [plain(f"{unit.code} — {unit.name}") for unit in found]
    return Message((bold(f"ĐƠN VỊ ({len(found)})"), *lines, plain(f"\nGõ: {found[0].code} còn việc gì")))


def everybody(
    rows: Sequence[ListedPerson], unit: str = "", *, linked: bool | None = None, reachable: bool | None = None
) -> Message:
    """The people with their codes; the title says what was asked for."""
    kind = {True: ", đã liên kết", False: ", chưa liên kết", None: ""}[linked]
    kind += {True: ", liên lạc được", False: ", chưa liên lạc được", None: ""}[reachable]
    title = f"CÁN BỘ{' — ' + unit if unit else ''}{kind}"
    if not rows:
        return Message((bold(title), plain("Không có cán bộ nào như vậy trong danh mục.")))
    lines = [
        plain(
            f"{row.person.code} — {vi.named(row.person)}"
            + (f", {row.unit}" if not unit and row.unit else "")
            + (f" ({why(row.reason)})" if row.reason else "")
        )
        for row in rows
    ]
    return Message((bold(f"{title} ({len(rows)})"), *lines))


def who_is_who(
    rows: Sequence[ListedPerson],
    unit: str = "",
    in_charge: Person | None = None,
    *,
    contact: bool = False,
) -> Message:
    """Names, titles and units of colleagues; who in the leadership is in charge of the unit stands last."""
    title = f"CÁN BỘ{' — ' + unit if unit else ''}"
    lines = [f"{vi.named(row.person)}{', ' + row.unit if not unit and row.unit else ''}" for row in rows]
    if in_charge is not None:
        lines.append(f"Lãnh đạo phụ trách: {vi.named(in_charge)}")
    if not lines:
        lines.append("Không có cán bộ nào như vậy trong danh mục.")
    if contact:
        lines.append("Danh mục không lưu số điện thoại.")
    return Message((bold(title), *(plain(line) for line in lines)))
