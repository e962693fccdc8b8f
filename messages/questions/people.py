"""Units and people with their codes; who has not linked, who cannot be written to, what did not arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.lines import Viewer
from messages.people.putting_out import Account, account
from messages.questions.answers import Cut, ListPage, ListRow, page, whole
from messages.text import Message, Text, bold, plain
from tasks.model import Person, Unit

MOST_LINES = 30
"""So many lines of one person or unit go on a screen, if they are short enough."""

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


def unlinked(rows: Sequence[Unreached], linked: int, total: int = 0, offset: int = 0) -> Cut:
    """Who has not linked: those who answer for a unit first, since their units get no reminder.

    `rows` from `offset` on, of `total` in all.
    """
    total = total or len(rows)
    if not total:
        return whole(Message((plain(f"Tất cả {linked} cán bộ trong danh mục đã liên kết."),)))
    title = f"CHƯA LIÊN KẾT: {total} người (đã liên kết {linked})"
    code = rows[0].person.code if rows else ""
    return _listed(title, f"Cấp mã liên kết, gõ: mời {code}", _people(rows), offset, total, (), "người")


def unreachable(
    rows: Sequence[Unreached], failed: Sequence[Failed], waiting: int, total: int = 0, offset: int = 0
) -> Cut:
    """Who is linked and cannot be written to, and what did not arrive in the last seven days.

    `rows` from `offset` on, of `total` in all; what did not arrive stands behind the last of them. `waiting`
    is how many people have not linked at all.
    """
    total = max(total, len(rows))
    notes = (f"Ngoài ra {waiting} người chưa liên kết; gõ: ai chưa liên kết",) if waiting else ()
    lost = sum(row.messages for row in failed)
    if not total and not failed:
        nothing = [plain("Trong 7 ngày qua không có nhắc việc nào chưa gửi được.")]
        return whole(Message((*nothing, *(plain(f"\n{note}") for note in notes))))
    said = f"Chưa gửi được {lost} tin trong 7 ngày qua."
    heading = "TIN CHƯA GỬI ĐƯỢC (đề nghị Văn phòng báo trực tiếp)"
    behind = [ListRow(plain(_failed(row)), heading=heading) for row in failed[max(offset - total, 0) :]]
    shown = [*_people(rows), *(behind if offset + len(rows) >= total else [])]
    return _listed("KHÔNG LIÊN LẠC ĐƯỢC", said, shown, offset, total + len(failed), notes, "dòng")


def _listed(
    title: str,
    summary: str,
    rows: Sequence[ListRow],
    offset: int,
    total: int,
    notes: Sequence[str] = (),
    what: str = "dòng",
) -> Cut:
    """A page of them, as every list has it; short lines, so that more of them go on a screen."""
    return page(
        ListPage(
            title, summary, tuple(rows), Viewer.OFFICE, offset, total, tuple(notes), what, most=MOST_LINES
        )
    )


def _people(rows: Sequence[Unreached]) -> list[ListRow]:
    return [ListRow(_line(row), heading="PHỤ TRÁCH ĐƠN VỊ" if row.answers else "CÁN BỘ KHÁC") for row in rows]


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
    """A person with their unit; `reason` is why they cannot be written to, "" where they can.

    `accounts` are told to whoever looks after them.
    """

    person: Person
    unit: str
    reason: str = ""
    accounts: tuple[Account, ...] = ()


def units(
    found: Sequence[Unit], total: int = 0, offset: int = 0, *, kind: str = "", in_charge: bool = False
) -> Cut:
    """The units with their codes, by which orders and questions name them; of a kind, or in one's charge."""
    kind = kind or "đơn vị"
    if not found:
        none = f"Danh mục chưa có {kind} nào{' do đồng chí phụ trách' if in_charge else ''}."
        return whole(Message((plain(none),)))
    rows = [ListRow(plain(f"{unit.code} — {unit.name}")) for unit in found]
    total = total or len(rows)
    notes = (f"Gõ: {found[0].code} còn việc gì",)
    title = f"{kind.upper()}{' ĐỒNG CHÍ PHỤ TRÁCH' if in_charge else ''} ({total})"
    return _listed(title, "", rows, offset, total, notes, "đơn vị")


def everybody(
    rows: Sequence[ListedPerson],
    unit: str = "",
    *,
    linked: bool | None = None,
    reachable: bool | None = None,
    total: int = 0,
    offset: int = 0,
) -> Cut:
    """The people with their codes; the title says what was asked for."""
    kind = {True: ", đã liên kết", False: ", chưa liên kết", None: ""}[linked]
    kind += {True: ", liên lạc được", False: ", chưa liên lạc được", None: ""}[reachable]
    title = f"CÁN BỘ{' — ' + unit if unit else ''}{kind}"
    if not rows:
        return whole(Message((bold(title), plain("Không có cán bộ nào như vậy trong danh mục."))))
    lines = [
        plain(
            f"{row.person.code} — {vi.named(row.person)}"
            + (f", {row.unit}" if not unit and row.unit else "")
            + (f" ({why(row.reason)})" if row.reason and not row.accounts else "")
            + "".join(f"\n   {account(each)}" for each in row.accounts)
        )
        for row in rows
    ]
    total = total or len(rows)
    notes = (f"Hủy liên kết, gõ: hủy liên kết {rows[0].person.code}",) if rows[0].accounts else ()
    return _listed(f"{title} ({total})", "", [ListRow(line) for line in lines], offset, total, notes, "người")


def who_is_who(
    rows: Sequence[ListedPerson],
    unit: str = "",
    in_charge: Person | None = None,
    *,
    charge: Sequence[str] = (),
    contact: bool = False,
    total: int = 0,
    offset: int = 0,
) -> Cut:
    """Names, titles and units of colleagues; who in the leadership is in charge of the unit stands last.

    `charge` are the units that the one who is asked about is in charge of.
    """
    title = f"CÁN BỘ{' — ' + unit if unit else ''}"
    lines = [f"{vi.named(row.person)}{', ' + row.unit if not unit and row.unit else ''}" for row in rows]
    total = total or len(rows)
    notes = [f"Lãnh đạo phụ trách: {vi.named(in_charge)}"] if in_charge is not None else []
    notes += [f"Phụ trách: {'; '.join(charge)}"] if charge else []
    if not lines and not notes:
        notes.append("Không có cán bộ nào như vậy trong danh mục.")
    if contact:
        notes.append("Danh mục không lưu số điện thoại.")
    return _listed(title, "", [ListRow(plain(line)) for line in lines], offset, total, notes, "người")
