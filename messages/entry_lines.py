"""One line of a list, and the small pieces around it that all lists share."""

from collections.abc import Sequence
from datetime import datetime

from messages import vi
from messages.list_facts import Counts, Entry, Viewer
from messages.periods import period
from messages.text import Button, Text, bold, join
from tasks.model import Share, Status, TimeState
from tasks.workdays import SpecialDay

MANY = 40
"""The most tasks of one answer; the rest is counted, and can be asked for."""
BUTTONS = 6


def line(entry: Entry, *, with_unit: bool = False) -> Text:
    """ "12. nội dung (kỳ quý III/2026) — hạn 30/11/2026, còn 3 ngày làm việc"."""
    text = bold(f"{entry.number}.") + f" {vi.content(entry.content)}"
    if entry.period:
        text += f" (kỳ {period(entry.period)})"
    return text + f" — {_told(entry, with_unit=with_unit)}"


def under(entry: Entry) -> str:
    """ "Thanh tra Sở, hạn 30/11/2026, còn 3 ngày làm việc": the share alone, under its task."""
    return _told(entry, with_unit=True)


def _told(entry: Entry, *, with_unit: bool) -> str:
    parts = [entry.unit] if with_unit and entry.unit else []
    parts.append(f"hạn {vi.due(entry.due)}" if entry.due else "không có hạn")
    if standing(entry):
        parts.append(standing(entry))
    notes = _notes(entry)
    return ", ".join(parts) + (f" ({'; '.join(notes)})" if notes else "")


def standing(entry: Entry) -> str:
    """How it stands to its deadline and to the office, in a few words."""
    match entry.status:
        case Status.DONE:
            return _done(entry)
        case Status.REPORTED:
            return _reported(entry)
        case Status.PAUSED:
            return "tạm dừng"
        case Status.CANCELLED:
            return "đã hủy"
    if entry.due is None:
        return ""
    if entry.state is TimeState.LATE:
        return f"quá hạn {vi.working_days(entry.late)}" if entry.late else "vừa quá hạn"
    if entry.left > 0:
        return f"còn {vi.working_days(entry.left)}"
    return "cần hoàn thành trong hôm nay" if entry.left == 0 else "đã đến hạn, cần hoàn thành ngay"


def _done(entry: Entry) -> str:
    on = f" ngày {vi.moment_day(entry.accepted_at)}" if entry.accepted_at else ""
    if entry.due is None:
        return f"hoàn thành{on}"
    return f"hoàn thành quá hạn{on}" if entry.state is TimeState.DONE_LATE else f"hoàn thành đúng hạn{on}"


def _reported(entry: Entry) -> str:
    at = f" lúc {vi.moment(entry.reported_at)}" if entry.reported_at else ""
    late = ""
    if entry.state is TimeState.LATE:
        late = f", sau hạn {vi.working_days(entry.late)}" if entry.late else ", sau hạn"
    return f"đã báo cáo{at}{late}, chờ Văn phòng xác nhận"


def _notes(entry: Entry) -> list[str]:
    notes = []
    if entry.share is Share.COOPERATE:
        notes.append("phối hợp")
    if entry.status is Status.RETURNED:
        notes.append("Văn phòng đã trả lại báo cáo")
    if entry.owed and entry.said_undone is not None:
        until = f", dự kiến xong {vi.day(entry.promised)}" if entry.promised else ""
        notes.append(f"đơn vị báo chưa xong ngày {vi.moment_day(entry.said_undone)}{until}")
    if entry.asked_until is not None and entry.status is not Status.DONE:
        notes.append(f"đang xin gia hạn đến {vi.day(entry.asked_until)}, chờ Văn phòng quyết định")
    return notes


def counted(counts: Counts) -> str:
    """ "2 quá hạn, 1 sắp đến hạn, 4 trong hạn; 1 chờ xác nhận"; "" for none."""
    named = (
        (counts.late, "quá hạn"),
        (counts.soon, "sắp đến hạn"),
        (counts.on_track, "trong hạn"),
        (counts.undated, "không có hạn"),
        (counts.waiting, "đã báo cáo chờ xác nhận"),
        (counts.paused, "tạm dừng"),
        (counts.done, "đã hoàn thành"),
    )
    return ", ".join(f"{n} {words}" for n, words in named if n)


def section(title: str, lines: Sequence[Text], note: str = "") -> list[Text]:
    """A heading that stays with its first line, so that a split never leaves it alone."""
    if not lines:
        return []
    head = bold(title) + (f"\n{note}" if note else "")
    return [join("\n", (Text(""), head, lines[0])), *lines[1:]]


def holidays_left_out(entries: Sequence[Entry]) -> list[Text]:
    """What the countdowns of the list passed over, named once."""
    days: dict[SpecialDay, None] = {}
    for entry in entries:
        if entry.owed and entry.left > 0:
            days |= dict.fromkeys(entry.left_out)
    if not days:
        return []
    named = vi.days_off(sorted(days, key=lambda d: d.on)[:6])
    return [Text(f"\nSố ngày còn lại không tính ngày nghỉ: {named}.")]


def hint(viewer: Viewer, entries: Sequence[Entry]) -> list[Text]:
    """What this person can type next about the first of them."""
    if not entries:
        return []
    n = next((e.number for e in entries if e.owed), entries[0].number)
    typed = {
        Viewer.OFFICE: f"Gõ: việc {n} · lịch sử {n} · đôn đốc {n}",
        Viewer.LEADER: f"Gõ: việc {n} để xem chi tiết.",
        Viewer.UNIT: f"Gõ: xong {n} · chưa xong {n} · xin gia hạn {n} đến ngày … vì … · việc {n}",
        Viewer.STAFF: f"Gõ: đang làm {n} · việc {n}",
    }
    return [Text(f"\n{typed[viewer]}")]


def buttons(viewer: Viewer, entries: Sequence[Entry]) -> tuple[tuple[Button, ...], ...]:
    """Xong for those who answer for the unit, the card for the others; two in a row."""
    once = list({e.number: e for e in reversed(entries)}.values())[::-1]
    if viewer is Viewer.UNIT:
        made = [_button("Xong", "done", e) for e in once if e.owed][:BUTTONS]
    else:
        made = [_button("Việc", "task", e) for e in once][:BUTTONS]
    return tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))


def _button(label: str, verb: str, entry: Entry) -> Button:
    words = f"{label} {entry.number}"
    return Button(words, f"{verb}:{entry.number}:{entry.assignment_id}", words[:1].lower() + words[1:])


def as_of(now: datetime) -> str:
    """ "Đến 08 giờ 00 ngày 23/11/2026"."""
    return f"Đến {vi.moment(now)}"
