"""Lists of tasks: one unit's by how they stand, the office's by unit; counts first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from messages import vi
from messages.lines import (
    MANY,
    Viewer,
    buttons,
    counted,
    hint,
    holidays_left_out,
    lines,
    section,
)
from messages.text import Message, Text, bold, join, plain
from tasks.model import Status, TimeState
from tasks.standing import Standing, by_unit, counts_of, pressing


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed and for whom. `narrower` is what can be typed to see the rest of a long list.

    `unit` is given where the list is of one unit. `empty` is said where there is nothing.
    """

    title: str
    entries: tuple[Standing, ...]
    viewer: Viewer
    unit: str = ""
    empty: str = "Không có việc nào."
    narrower: str = "xuất excel"
    notes: tuple[str, ...] = ()
    in_order: bool = False  # as given, not grouped


@dataclass(frozen=True, slots=True)
class Shown:
    """The message and the tasks that it speaks of, in its order."""

    message: Message
    tasks: tuple[int, ...] = ()


def render(listing: Listing) -> Shown:
    """The list as a message: what is most pressing is shown, the rest counted."""
    head = bold(listing.title)
    entries = listing.entries
    if not entries:
        blocks = [join("\n", (head, plain(listing.empty))), *_notes(listing)]
        return Shown(Message(tuple(blocks)))
    chosen = entries[:MANY] if listing.in_order else sorted(entries, key=pressing)[:MANY]
    groups = _grouped(listing, chosen)
    shown = [entry for _, _, group in groups for entry in group]
    blocks = [head if listing.in_order else head + f"\n{_summary(entries)}"]
    if not listing.unit and len(entries) > len(chosen):
        blocks.append(_units(entries))
    with_unit = not listing.unit and (listing.in_order or len(by_unit(entries)) == 1)
    for title, note, group in groups:
        blocks += section(title, lines(group, with_unit=with_unit), note)
    if len(entries) > len(chosen):
        rest = vi.tasks(len(entries) - len(chosen))
        blocks.append(plain(f"\n… còn {rest} nữa; gõ: {listing.narrower}"))
    blocks += [*_notes(listing), *holidays_left_out(shown), *hint(listing.viewer, shown)]
    numbers = tuple(dict.fromkeys(e.number for e in shown))
    return Shown(Message(tuple(blocks), buttons(listing.viewer, shown)), numbers)


def _summary(entries: Sequence[Standing]) -> str:
    """What is led, counted as the statistics and the workbook count it; phối hợp beside it."""
    led = [each for each in entries if each.leads]
    counts = counts_of(entries)
    if not led:
        return f"{counted(counts)}."
    units, numbers = len(by_unit(led)), len({each.occurrence_id for each in led})
    of = f" của {units} đơn vị" if units > 1 else ""
    several = f" Việc giao nhiều đơn vị được tính theo từng đơn vị; thực tế {vi.tasks(numbers)}."
    text = f"{vi.tasks(len(led))}{of}: {counted(counts)}."
    return text + (several if numbers < len(led) else "")


def _units(entries: Sequence[Standing]) -> Text:
    """How many each unit has, for a list too long to be shown whole."""
    rows = []
    for name, group in by_unit(entries).items():
        late = counts_of(group).overdue
        rows.append((late, len(group), f"{name}: {len(group)}" + (f" ({late} quá hạn)" if late else "")))
    rows.sort(key=lambda row: (-row[0], -row[1], row[2]))
    return plain("\nTheo đơn vị: " + "; ".join(text for _, _, text in rows) + ".")


_Groups = list[tuple[str, str, list[Standing]]]


def _grouped(listing: Listing, chosen: Sequence[Standing]) -> _Groups:
    if listing.in_order:
        return [("", "", list(chosen))]
    if listing.unit or len(by_unit(listing.entries)) == 1:
        return _by_state(chosen)
    whole = by_unit(listing.entries)
    groups = [(name, counts_of(whole[name]), group) for name, group in by_unit(chosen).items()]
    groups.sort(key=lambda g: (-g[1].overdue, min(map(pressing, g[2]))))
    return [(f"{name} ({len(whole[name])})", "", group) for name, _, group in groups]


def _by_state(entries: Sequence[Standing]) -> _Groups:
    titles: tuple[tuple[str, Callable[[Standing], bool]], ...] = (
        ("QUÁ HẠN", lambda e: e.overdue),
        ("SẮP ĐẾN HẠN", lambda e: e.open and e.state is TimeState.DUE_SOON),
        ("TRONG HẠN", lambda e: e.open and e.state is TimeState.ON_TRACK),
        ("KHÔNG CÓ HẠN", lambda e: e.open and e.state is TimeState.NO_DEADLINE),
        ("ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN", lambda e: e.status is Status.REPORTED),
        ("TẠM DỪNG", lambda e: e.status is Status.PAUSED),
        ("ĐÃ HOÀN THÀNH", lambda e: e.status is Status.DONE),
    )
    groups: _Groups = []
    for title, wanted in titles:
        group = [entry for entry in entries if wanted(entry)]
        if group:
            groups.append((f"{title} ({len(group)})", "", group))
    return groups


def _notes(listing: Listing) -> list[Text]:
    return [plain(f"\n{note}") for note in listing.notes]


# --- titles, what an empty list says, and small sentences ---

OUTSTANDING = "VIỆC CHƯA HOÀN THÀNH"
UNDATED = "VIỆC KHÔNG CÓ HẠN"
_WEEKS = {"last": "TUẦN TRƯỚC", "this": "TUẦN NÀY", "next": "TUẦN SAU"}

NOTHING_OUTSTANDING = "Không còn việc nào chưa hoàn thành."
NOTHING_DUE = "Không có việc nào phải hoàn thành trong thời gian này."
NOTHING_DONE = "Chưa có việc nào được xác nhận hoàn thành."
NOTHING_FOUND = "Không tìm thấy việc nào có các từ này."

EXPORT_HINT = "xuất excel"


def due_in_week(which: str, first: date, last: date) -> str:
    """A week by its name, with its days."""
    return f"ĐẾN HẠN {_WEEKS[which]} ({vi.day(first)} đến {vi.day(last)})"


def due_today(on: date) -> str:
    """What falls due today."""
    return f"ĐẾN HẠN HÔM NAY ({vi.day(on)})"


def due_between(first: date, last: date) -> str:
    """What falls due on a day, or in a span of days."""
    if first == last:
        return f"ĐẾN HẠN {vi.weekday(first).upper()}, {vi.day(first)}"
    return f"ĐẾN HẠN TỪ {vi.day(first)} ĐẾN {vi.day(last)}"


def done_counted(in_time: int, late: int) -> str:
    """What was confirmed, counted."""
    return f"ĐÃ HOÀN THÀNH ({in_time} đúng hạn, {late} quá hạn)"


def narrower(unit_code: str | None) -> str:
    """How to ask for less, or for all of it as a table."""
    if unit_code is not None:
        return EXPORT_HINT
    return f"(mã đơn vị) còn việc gì, hoặc: {EXPORT_HINT}"


def of_unit(title: str, unit: str) -> str:
    """ "VIỆC CHƯA HOÀN THÀNH — Phòng Quy hoạch"."""
    return f"{title} — {unit}" if unit else title


def whole_office() -> str:
    """For somebody who sees more than the own unit."""
    return "Việc của toàn cơ quan, gõ: còn việc gì"


def week_is_over() -> str:
    """Asked on the days off at the end of a week."""
    return "Tuần này không còn ngày làm việc; việc sắp tới, gõ: tuần sau"


def documents_found(names: Sequence[str], number: str) -> str:
    """Directives that hold the words as well."""
    example = f"; gõ: công văn {number} đến đâu rồi" if number else ""
    return f"Văn bản có các từ này: {'; '.join(names)}{example}"


def done_among(numbers: Sequence[int]) -> str:
    """What of a span is done already."""
    return f"Đã hoàn thành trong số này: việc {vi.numbers(numbers)}."


def late_before(n: int) -> str:
    """What was late before the span begins."""
    return f"Ngoài ra có {vi.tasks(n)} quá hạn từ trước; gõ: quá hạn"


def searched(text: str) -> str:
    """The title of what was found."""
    return f"Kết quả tìm “{vi.shorten(text, 60)}”"
