"""Answers to questions: a page of tasks, a number, the units that have them, figures side by side.

A page is what a phone shows at once; the rest comes by «tiếp».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from messages import vi
from messages.lines import Viewer, as_of, counted, hint, holidays_left_out, lines, numbered, section
from messages.lists import MORE, SCREEN, Shown, buttons
from messages.text import Button, Message, Text, bold, join, plain
from tasks.model import Status, TimeState
from tasks.standing import Counts, Standing

UNITS, ITEMS = "đơn vị", "mục"
EACH_UNIT = "TỪNG ĐƠN VỊ"
BY_UNIT = "Việc giao nhiều đơn vị được tính theo từng đơn vị"
_TAIL = 260
"""Of them for what stands under a list: how to go on, days off, what to type."""
MOST = 12
"""No more entries go on a screen, however short they are."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A part of an answer that is not cut, with the tasks that it names."""

    text: Text
    shares: tuple[Standing, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Rows from `offset` on, of `total` in all; `what` they are. No more are taken than find room.

    `more`: there are more than `total`, which were not counted.
    """

    title: str
    summary: str
    rows: Iterable[ListRow]
    viewer: Viewer
    offset: int = 0
    total: int = 0
    notes: tuple[str, ...] = ()
    what: str = "việc"
    most: int = MOST
    more: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What is shown, and how many rows of it went on the page."""

    shown: Shown
    rows: int


def entry_row(entry: Sequence[Standing], *, with_unit: bool) -> ListRow:
    """A task of one unit or of many, as one row."""
    (text,) = lines(entry, with_unit=True) if with_unit else (lines(entry)[0],)
    if not with_unit and len(entry) > 1:
        text = join("\n", lines(entry))
    return ListRow(text, tuple(entry), _heading(entry))


_HEADINGS = (
    "QUÁ HẠN",
    "SẮP ĐẾN HẠN",
    "TRONG HẠN",
    "KHÔNG CÓ HẠN",
    "ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN",
    "TẠM DỪNG",
    "ĐÃ HOÀN THÀNH",
    "ĐÃ HỦY",
)
_OPEN = {TimeState.LATE: 0, TimeState.DUE_SOON: 1, TimeState.ON_TRACK: 2, TimeState.NO_DEADLINE: 3}
_CLOSED = {Status.REPORTED: 4, Status.PAUSED: 5, Status.DONE: 6, Status.CANCELLED: 7}


def _heading(entry: Sequence[Standing]) -> str:
    """By the share of it that presses most."""
    return _HEADINGS[min(_CLOSED.get(each.status, _OPEN.get(each.state, 3)) for each in entry)]


def page(of: ListPage) -> Cut:
    """As many rows as fit on a screen, under their headings; one at least."""
    head = bold(of.title) + (f"\n{of.summary}" if of.summary and not of.offset else "")
    blocks, room, heading, taken = [head], SCREEN - _TAIL - len(head), "", 0
    shares, least, full = list[Standing](), SCREEN, False
    for row in islice(of.rows, of.most):
        new = row.heading != heading
        size = len(row.text) + 1 + (len(row.heading) + 2 if new else 0)
        if taken and size > room:
            full = True
            break
        blocks += section(row.heading if new else "", [row.text])
        room, heading, taken = room - size, row.heading, taken + 1
        shares += row.shares
        least = min(least, len(row.text))
        if room < least // 2:  # no row is that short: the next one is not looked for
            full = True
            break
    ended = of.more and not full and taken < of.most
    left = 0 if ended else of.total - of.offset - taken
    if left > 0:
        rest = f"nhiều {of.what}" if of.more else f"{left} {of.what}"
        blocks.append(plain(f"\n… còn {rest} nữa; gõ: {MORE}"))
    else:
        blocks += [plain(f"\n{note}") for note in of.notes]
    if shares:
        blocks += [*holidays_left_out(shares), *hint(of.viewer, shares)]
    more = ((Button("Tiếp", "more", MORE),),) if left > 0 else ()
    tasks = tuple(dict.fromkeys(each.number for each in shares))
    message = Message(tuple(blocks), (*buttons(of.viewer, shares), *more))
    return Cut(Shown(message, tasks), taken)


def whole(message: Message) -> Cut:
    """An answer that is no list and needs no page."""
    return Cut(Shown(message), 0)


def summary(counts: Counts, units: int, led: int, cancelled: int = 0, *, more: bool = False) -> str:
    """What is led, counted as the statistics and the workbook count it; phối hợp beside it.

    `led` are the tasks, of which each counts once for every unit that leads it; `more`: what is done was not
    counted to its end.
    """
    if more:
        live = counted(replace(counts, done_on_time=0, done_late=0))
        done = f"{vi.more_tasks(counts.done)} đã hoàn thành, việc xác nhận sau cùng xếp trước"
        return f"{live}; {done}." if live else f"{vi.first_upper(done)}."
    if not counts.total:
        parts = [f"{cancelled} đã hủy"] if cancelled else []
        return f"{'; '.join(filter(None, (counted(counts), *parts)))}."
    of = f" của {units} đơn vị" if units > 1 else ""
    if counts.total == counts.done:
        said = f"{counts.done_on_time} đúng hạn, {counts.done_late} quá hạn"
        rest = counted(Counts(helping=counts.helping, helping_overdue=counts.helping_overdue))
        said = f"{said}; ngoài ra {rest}" if rest else said
    else:
        said = counted(counts)
    several = f" {BY_UNIT}; thực tế {vi.tasks(led)}."
    return f"{vi.tasks(counts.total)}{of}: {said}." + (several if led < counts.total else "")


def number(title: str, counts: Counts, units: int, led: int, shares: int) -> Message:
    """How many, in one sentence, and how they stand."""
    count = counts.total or shares
    return Message((bold(f"{title}: {vi.tasks(count)}"), plain(summary(counts, units, led))))


def empty(title: str, wider: Sequence[str]) -> Message:
    """Nothing is held by the question; what a wider one holds is offered."""
    said = bold(title) + "\nKhông có việc nào như vậy."
    if not wider:
        return Message((said,))
    return Message((said, plain("\nCâu hỏi rộng hơn, trả lời bằng số thứ tự:"), *numbered(wider)))


def offered(said: str, offers: Sequence[str]) -> Message:
    """A sentence, with what can be asked instead."""
    return Message((plain(said), *numbered(offers)))


# --- units ---


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit (or another group) with its figures, and some of its shares where they are to be named."""

    name: str
    counts: Counts
    shares: int
    named: tuple[Standing, ...] = ()
    worst: int = 0
    unreached: bool = False
    code: str = ""


def who_row(part: UnitPart, *, counts: bool) -> ListRow:
    """ "Thanh tra Sở: 2 việc, chậm nhất 6 ngày làm việc", and its tasks by name."""
    worst = f", chậm nhất {vi.working_days(part.worst)}" if part.worst else ""
    figures = f" ({counted(part.counts)})" if counts else ""
    rows = [bold(f"{part.name}: {vi.tasks(part.shares)}{figures}{worst}"), *lines(part.named)]
    if part.shares > len(part.named):
        rows.append(plain(f"… còn {vi.tasks(part.shares - len(part.named))} nữa; gõ: việc của {part.code}"))
    if part.unreached:
        rows.append(plain("Chưa liên lạc được với người phụ trách đơn vị qua Hệ thống."))
    return ListRow(join("\n", (Text(""), *rows)), part.named)


def name_row(name: str) -> ListRow:
    """A unit of which there is no more to say."""
    return ListRow(plain(f"• {name}"))


def group_row(part: UnitPart) -> ListRow:
    """A directive, a week or a month with its figures."""
    return ListRow(bold(f"{part.name}: {vi.tasks(part.shares)}") + f" ({counted(part.counts)})")


def figures_row(part: UnitPart, place: int | None = None) -> ListRow:
    """A unit in figures; with its place where units are ranked."""
    start = f"{place}. " if place is not None else ""
    return ListRow(bold(f"{start}{part.name}") + f": {figures(part.counts)}")


def figures_of_all(each: Counts, units: int) -> str:
    """The figures of several units together, with how a task of many is counted."""
    return f"{figures(each)} {BY_UNIT}." if units > 1 else figures(each)


def figures(each: Counts) -> str:
    """ "3 nhiệm vụ; hoàn thành 1 (33,3%): đúng hạn 1, quá hạn 0; chưa hoàn thành 2: quá hạn 2."."""
    text = f"{each.total} nhiệm vụ; hoàn thành {each.done} ({_share(each.done, each.total)})"
    if each.done:
        on_time = f" ({_share(each.done_on_time, each.done)})" if each.done == each.total else ""
        text += f": đúng hạn {each.done_on_time}{on_time}, quá hạn {each.done_late}"
    counts = (
        ("trong hạn", each.in_time),
        ("quá hạn", each.overdue),
        ("không có hạn", each.undated),
        ("đã báo cáo chờ xác nhận", each.waiting),
        ("tạm dừng", each.paused),
    )
    parts = [f"{name} {n}" for name, n in counts if n]
    left = each.total - each.done
    return f"{text}; chưa hoàn thành {left}: {', '.join(parts)}." if left else f"{text}."


def _share(part: int, whole: int) -> str:
    """ "62,5%": a decimal comma, as people write it here."""
    value = f"{100 * part / whole:.1f}".removesuffix(".0") if whole else "0"
    return value.replace(".", ",") + "%"


NO_TASKS = "chưa có nhiệm vụ nào."


def opening(viewer: Viewer, now: datetime, said: str) -> str:
    """The sentence with the moment that it is true at, as a leader is addressed."""
    told = as_of(now)
    start = f"Kính báo cáo, {told[:1].lower()}{told[1:]}" if viewer is Viewer.LEADER else told
    return f"{start}: {said}"
