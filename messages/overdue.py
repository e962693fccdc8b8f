"""Which units are late: by lateness, without blaming one whose report or request waits for the office."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from messages import vi
from messages.entry_lines import MANY, as_of, buttons, hint, line, section
from messages.list_facts import Entry, Viewer, by_unit
from messages.lists import Shown
from messages.text import Message, Text, bold, join, plain
from tasks.model import Share, Status

_FEWEST = 2
"""How many tasks of a late unit are shown at least, however many units are late."""
_MOST_UNITS = 25
_ASIDE_LINES = 12


def is_blamed(entry: Entry) -> bool:
    """Late by the unit's own doing, as far as the office knows."""
    return (
        entry.is_late and entry.share is Share.LEAD and entry.asked_until is None and not entry.past_at_import
    )


def _waits(entry: Entry) -> bool:
    return entry.status is Status.REPORTED and entry.passed and entry.share is Share.LEAD


def _asks(entry: Entry) -> bool:
    return (
        entry.is_late
        and entry.share is Share.LEAD
        and entry.asked_until is not None
        and not entry.past_at_import
    )


def _from_before(entry: Entry) -> bool:
    return entry.is_late and entry.past_at_import and entry.share is Share.LEAD


def _helps(entry: Entry) -> bool:
    return entry.is_late and entry.share is Share.COOPERATE


_Wanted = Callable[[Entry], bool]
_ASIDE: tuple[tuple[_Wanted, str, str], ...] = (
    (
        _waits,
        "ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN",
        "Không tính chậm cho đơn vị trong thời gian chờ.",
    ),
    (
        _asks,
        "ĐANG XIN GIA HẠN, CHỜ VĂN PHÒNG QUYẾT ĐỊNH",
        "Chưa tính chậm cho đơn vị khi chưa có quyết định.",
    ),
    (
        _from_before,
        "ĐÃ QUÁ HẠN TỪ KHI NHẬP VĂN BẢN",
        "Văn phòng chưa quyết định (đổi hạn, hủy hoặc đôn đốc); không tính chậm cho đơn vị.",
    ),
    (_helps, "PHỐI HỢP QUÁ HẠN", "Đơn vị phối hợp, không phải chủ trì."),
)


def overdue(
    entries: Sequence[Entry],
    viewer: Viewer,
    now: datetime,
    unit: str = "",
    unreached: Collection[str] = (),
) -> Shown:
    """Late units, the latest first, each with its tasks; then what waits for the office.

    `unit` is given where the question is about one unit; `unreached` are the units of which nobody who
    answers for them can be written to.
    """
    late = [entry for entry in entries if is_blamed(entry)]
    ranked = sorted(by_unit(late).values(), key=lambda group: (-max(e.late for e in group), -len(group)))
    blocks = [_opening(late, ranked, viewer, now, unit)]
    shown: list[Entry] = []
    room = max(MANY // max(len(ranked), 1), _FEWEST)
    for group in ranked[:_MOST_UNITS]:
        kept = sorted(group, key=lambda e: (-e.late, e.number))[:room]
        shown += kept
        blocks += _one_unit(group, kept, unit)
        blocks += _also(group[0].unit, entries)
        if group[0].unit in unreached:
            blocks.append(plain("Chưa liên lạc được với người phụ trách đơn vị qua Hệ thống."))
    if len(ranked) > _MOST_UNITS:
        blocks.append(_rest(ranked[_MOST_UNITS:]))
    for wanted, title, note in _ASIDE:
        blocks += _aside([entry for entry in entries if wanted(entry)], title, note, unit, shown)
    blocks += _next(viewer, shown, late)
    numbers = tuple(dict.fromkeys(e.number for e in shown))
    return Shown(Message(tuple(blocks), buttons(viewer, shown)), numbers)


def _one_unit(group: Sequence[Entry], kept: Sequence[Entry], unit: str) -> list[Text]:
    blocks = section(_heading(group, unit), [line(entry) for entry in kept])
    if len(group) > len(kept):
        typed = "xuất excel" if unit else _narrower(group[0])
        blocks.append(plain(f"… còn {vi.tasks(len(group) - len(kept))} nữa; gõ: {typed}"))
    return blocks


def _aside(group: Sequence[Entry], title: str, note: str, unit: str, shown: list[Entry]) -> list[Text]:
    """What is not held against a unit: fewer lines, since it is not what was asked."""
    kept = group[: MANY if unit else _ASIDE_LINES]
    shown += kept
    blocks = section(f"{title} ({len(group)})", [line(e, with_unit=not unit) for e in kept], note)
    if len(group) > len(kept):
        blocks.append(plain(f"… còn {vi.tasks(len(group) - len(kept))} nữa; gõ: xuất excel"))
    return blocks


def _opening(
    late: Sequence[Entry], ranked: Sequence[Sequence[Entry]], viewer: Viewer, now: datetime, unit: str
) -> Text:
    start = f"Kính báo cáo, đến {vi.moment(now)}" if viewer is Viewer.LEADER else as_of(now)
    if not late:
        return plain(
            f"{start}, {unit} không có việc chậm." if unit else f"{start}, không có đơn vị nào chậm."
        )
    worst = max(late, key=lambda e: e.late)
    most = f", chậm nhất {vi.working_days(worst.late)}" if worst.late else ""
    if unit:
        return join("\n", (bold(f"VIỆC QUÁ HẠN — {unit}"), f"{start}: {vi.tasks(len(late))}{most}."))
    named = f" ({worst.unit})" if most and len(ranked) > 1 else ""
    total = vi.tasks(len({entry.occurrence_id for entry in late}))
    text = f"{start}, có {len(ranked)} đơn vị đang chậm, tổng số {total}{most}{named}."
    return join("\n", (bold("ĐƠN VỊ ĐANG CHẬM"), text))


def _heading(group: Sequence[Entry], unit: str) -> str:
    if unit:
        return f"QUÁ HẠN ({len(group)})"
    worst = max(e.late for e in group)
    most = f", chậm nhất {vi.working_days(worst)}" if worst else ", vừa quá hạn"
    return f"{group[0].unit}: {vi.tasks(len(group))}{most}"


def _also(unit: str, entries: Sequence[Entry]) -> list[Text]:
    """What of this unit is not held against it, in one line."""
    mine = [entry for entry in entries if entry.unit == unit]
    parts = []
    waiting = [e.number for e in mine if _waits(e)]
    asking = [e.number for e in mine if _asks(e)]
    if waiting:
        parts.append(f"đã báo cáo, chờ xác nhận: việc {vi.numbers(waiting)}")
    if asking:
        parts.append(f"đang xin gia hạn: việc {vi.numbers(asking)}")
    return [plain(f"Không tính chậm: {'; '.join(parts)}.")] if parts else []


def _rest(groups: Sequence[Sequence[Entry]]) -> Text:
    named = "; ".join(f"{group[0].unit} {vi.tasks(len(group))}" for group in groups)
    return plain(f"\n… và: {named}. Gõ: {_narrower(groups[0][0])}, hoặc: xuất excel")


def _narrower(entry: Entry) -> str:
    return f"{entry.unit_code} có việc nào quá hạn"


def _next(viewer: Viewer, shown: Sequence[Entry], late: Sequence[Entry]) -> list[Text]:
    if viewer is Viewer.OFFICE and late:
        n = late[0].number
        return [plain(f"\nGõ: đôn đốc các đơn vị quá hạn · đôn đốc {n} · việc {n} · xuất excel")]
    return hint(viewer, shown)
