"""One assignment in words: its name, its line in every list; and what goes around a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from messages import vi
from messages.text import Button, Message, Text, bold, join, plain
from tasks.model import Share, Status, TimeState
from tasks.standing import Counts, Rung, Standing, by_occurrence

MANY = 40
"""The most tasks of one answer; the rest is counted, and can be asked for."""
_SHORT = 120
_FEASTS_NAMED = 4
"""A countdown over a year passes over more days off than a line can name."""
_UNITS_NAMED = 8
"""Of the units whose shares of a task stand alike."""


class Viewer(StrEnum):
    """Who asks: it decides the address and what can be typed next, never what may be seen."""

    OFFICE = "office"
    LEADER = "leader"
    UNIT = "unit"  # answers for a unit
    STAFF = "staff"


# --- the name of an assignment in a sentence ---


def name(each: Standing) -> str:
    """ "việc 12", "việc 12 (kỳ báo cáo quý III/2026)"."""
    return f"việc {each.number}" + (f" (kỳ báo cáo {vi.period(each.period)})" if each.period else "")


def titled(each: Standing) -> Text:
    """ "Việc 12: nội dung", the number in bold."""
    return bold(vi.first_upper(name(each))) + f": {vi.shorten(each.content, _SHORT)}"


def due_words(each: Standing) -> str:
    """ "hạn 30/11/2026", "không có hạn"."""
    return f"hạn {vi.due(each.due)}" if each.due else "không có hạn"


def subject(by: str) -> str:
    """Who does it, at the beginning of a sentence: "Đồng chí Kiều Đức Anh, Trưởng phòng,"."""
    return vi.first_upper(by) + ("," if "," in by else "")


# --- its line in a list ---


def line(each: Standing, *, with_unit: bool = False) -> Text:
    """ "12. nội dung (kỳ quý III/2026) — hạn 30/11/2026, còn 3 ngày làm việc"."""
    return _head(each) + f" — {told(each, with_unit=with_unit)}"


def lines(shares: Sequence[Standing], *, with_unit: bool = False) -> list[Text]:
    """A line for each; of one occurrence's units one line for each under the task, which is named once."""
    if not with_unit:
        return [line(each) for each in shares]
    return [_shared(group) for group in by_occurrence(shares)]


def _shared(group: Sequence[Standing]) -> Text:
    """The task once; under it a line for each way in which shares of it stand, with the units."""
    alike: dict[str, list[Standing]] = {}
    for each in group:
        alike.setdefault(told(each), []).append(each)
    stood = [_units(shares, words) for words, shares in alike.items()]
    if len(stood) == 1:
        return _head(group[0]) + f" — {stood[0]}"
    return join("\n   • ", (_head(group[0]), *stood))


def _units(shares: Sequence[Standing], words: str) -> str:
    if len(shares) == 1:
        return told(shares[0], with_unit=True)
    return f"{vi.units_named([each.unit for each in shares], _UNITS_NAMED)}: {words}"


def _head(each: Standing) -> Text:
    told = each.phrase if each.due is not None and not each.period else ""
    text = bold(f"{each.number}.") + f" {vi.content(each.content, told)}"
    return text + (f" (kỳ {vi.period(each.period)})" if each.period else "")


def told(each: Standing, *, with_unit: bool = False, in_card: bool = False) -> str:
    """ "Thanh tra Sở, hạn 30/11/2026, còn 3 ngày làm việc (phối hợp)": the share without its task.

    A card has said already what the unit's share is and that a report was returned.
    """
    parts = [each.unit] if with_unit and each.unit else []
    parts.append(due_words(each))
    if stands(each):
        parts.append(stands(each))
    notes = ([] if in_card else _kind(each)) + _notes(each)
    return ", ".join(parts) + (f" ({'; '.join(notes)})" if notes else "")


def stands(each: Standing) -> str:
    """How it stands to its deadline and to the office, in a few words."""
    match each.status:
        case Status.DONE:
            return _done(each)
        case Status.REPORTED:
            return _reported(each)
        case Status.PAUSED:
            return "tạm dừng"
        case Status.CANCELLED:
            return "đã hủy"
    if each.closed:
        return "việc đã kết thúc"
    if each.due is None:
        return ""
    if each.overdue:
        return f"quá hạn {vi.working_days(each.late)}" if each.late else "vừa quá hạn"
    if each.passed:
        return "đã đến hạn"  # a request made in time waits, which a note says
    if each.left > 0:
        return f"còn {vi.working_days(each.left)}"
    return "cần hoàn thành trong hôm nay" if each.left == 0 else "đã đến hạn, cần hoàn thành ngay"


def _done(each: Standing) -> str:
    on = f" ngày {vi.moment_day(each.accepted_at)}" if each.accepted_at else ""
    if each.due is None:
        return f"hoàn thành{on}"
    return f"hoàn thành quá hạn{on}" if each.state is TimeState.DONE_LATE else f"hoàn thành đúng hạn{on}"


def _reported(each: Standing) -> str:
    at = f" lúc {vi.moment(each.reported_at)}" if each.reported_at else ""
    late = ""
    if each.state is TimeState.LATE:
        late = f", sau hạn {vi.working_days(each.late)}" if each.late else ", sau hạn"
    return f"đã báo cáo{at}{late}, chờ Văn phòng xác nhận"


_RUNGS = {
    Rung.OFFICE: "chưa có người của Văn phòng",
    Rung.DEPUTY_DIRECTOR: "đơn vị chưa có Phó Giám đốc phụ trách",
    Rung.DIRECTOR: "chưa có Giám đốc",
}


def _kind(each: Standing) -> list[str]:
    notes = ["phối hợp"] if each.share is Share.COOPERATE else []
    if each.status is Status.RETURNED:
        notes.append("Văn phòng đã trả lại báo cáo")
    return notes


def _notes(each: Standing) -> list[str]:
    notes = []
    if each.open and not each.passed and each.due and each.remind_by not in (None, each.due.on):
        notes.append(vi.last_day(each.due, each.remind_by))
    if each.open and each.said_undone is not None:
        until = f", dự kiến xong {vi.day(each.promised)}" if each.promised else ""
        notes.append(f"đơn vị báo chưa xong ngày {vi.moment_day(each.said_undone)}{until}")
    if each.asked_until is not None and each.status is not Status.DONE:
        notes.append(f"đang xin gia hạn đến {vi.day(each.asked_until)}, chờ Văn phòng quyết định")
    if each.passed_from is not None:
        notes.append(_RUNGS[each.passed_from])
    return notes


# --- around a list ---


def counted(counts: Counts) -> str:
    """ "2 quá hạn, 1 sắp đến hạn, 4 trong hạn; ngoài ra 3 việc phối hợp (1 quá hạn)"; "" for none."""
    named = (
        (counts.overdue, "quá hạn"),
        (counts.soon, "sắp đến hạn"),
        (counts.on_track, "trong hạn"),
        (counts.undated, "không có hạn"),
        (counts.waiting, "đã báo cáo chờ xác nhận"),
        (counts.paused, "tạm dừng"),
        (counts.done, "đã hoàn thành"),
    )
    led = ", ".join(f"{n} {words}" for n, words in named if n)
    return "; ".join(part for part in (led, _helping(counts)) if part)


def _helping(counts: Counts) -> str:
    if not counts.helping:
        return ""
    late = f" ({counts.helping_overdue} quá hạn)" if counts.helping_overdue else ""
    return f"{'ngoài ra ' if counts.total else ''}{counts.helping} việc phối hợp{late}"


def section(title: str, rows: Sequence[Text], note: str = "") -> list[Text]:
    """A heading, if any, that stays with its first line, so that a split never leaves it alone."""
    if not rows or not title:
        return list(rows)
    head = bold(title) + (f"\n{note}" if note else "")
    return [join("\n", (Text(""), head, rows[0])), *rows[1:]]


def holidays_left_out(shares: Sequence[Standing]) -> list[Text]:
    """What the countdowns of the list passed over, named once; and of which years it is not decided yet."""
    counted = [each for each in shares if each.open and each.left > 0]
    days = sorted({day for each in counted for day in each.left_out}, key=lambda day: day.on)
    years = sorted({year for each in counted for year in each.undecided})
    said = []
    if days:
        said.append(f"Số ngày còn lại không tính ngày nghỉ: {vi.days_off(days, _FEASTS_NAMED)}.")
    if years:
        named = ", ".join(map(str, years))
        said.append(f"Lịch nghỉ chính thức năm {named} chưa có: số ngày còn lại là dự kiến.")
    return [Text("\n" + "\n".join(said))] if said else []


def hint(viewer: Viewer, shares: Sequence[Standing]) -> list[Text]:
    """What this person can type next about the first of them."""
    if not shares:
        return []
    first = next((each for each in shares if each.open), None)
    if first is None:
        n = shares[0].number
        return [Text(f"\nGõ: việc {n} · lịch sử {n}")]
    n = first.number
    typed = {
        Viewer.OFFICE: f"Gõ: việc {n} · lịch sử {n} · đôn đốc {n}",
        Viewer.LEADER: f"Gõ: việc {n} để xem chi tiết.",
        Viewer.UNIT: f"Gõ: {answers_typed(n, dated=first.due is not None)} · việc {n}",
        Viewer.STAFF: f"Gõ: đang làm {n} · việc {n}",
    }
    return [Text(f"\n{typed[viewer]}")]


def answers_typed(number: int, *, dated: bool) -> str:
    """How a unit answers; where there is no deadline there is none to extend."""
    more = f" · xin gia hạn {number} đến ngày … vì …" if dated else ""
    return f"xong {number} · chưa xong {number}{more}"


def as_of(now: datetime) -> str:
    """ "Đến 08 giờ 00 ngày 23/11/2026"."""
    return f"Đến {vi.moment(now)}"


def numbered(offers: Sequence[str], first: int = 1) -> list[Text]:
    """Offers under their numbers, from which a bare number chooses next."""
    return [bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, first)]


def message(*blocks: Text | str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    """A message of blocks that stay whole."""
    return Message(tuple(plain(b) if isinstance(b, str) else b for b in blocks), buttons)


@dataclass(frozen=True, slots=True)
class ActName:
    """`name` stands behind "đã", "muốn", "mới"; `typed` is an example with {n} for the number."""

    name: str
    typed: str = ""
