"""How the units stand: which are late, fairly told, and all of them in numbers."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from messages import vi
from messages.lines import MANY, Viewer, as_of, buttons, hint, lines, section
from messages.lists import Shown
from messages.text import Message, Text, bold, join, plain
from tasks.model import Status
from tasks.standing import Counts, Standing, by_unit, counts_of

_FEWEST = 2
"""How many tasks of a late unit are shown at least, however many units are late."""
_MOST_UNITS = 25
_ASIDE_LINES = 12


def _waits(each: Standing) -> bool:
    return each.status is Status.REPORTED and each.passed and each.leads


def _asked_in_time(each: Standing) -> bool:
    return each.open and each.passed and not each.overdue and each.leads


def _from_before(each: Standing) -> bool:
    return each.overdue and each.past_at_import and each.leads


def _helps(each: Standing) -> bool:
    return each.overdue and not each.leads


_Wanted = Callable[[Standing], bool]
_ASIDE: tuple[tuple[_Wanted, str, str], ...] = (
    (
        _waits,
        "ĐÃ BÁO CÁO, CHỜ VĂN PHÒNG XÁC NHẬN",
        "Không tính quá hạn cho đơn vị trong thời gian chờ.",
    ),
    (
        _asked_in_time,
        "XIN GIA HẠN TRƯỚC HẠN, CHỜ VĂN PHÒNG QUYẾT ĐỊNH",
        "Chưa tính quá hạn khi chưa có quyết định.",
    ),
    (
        _from_before,
        "ĐÃ QUÁ HẠN TỪ KHI NHẬP VĂN BẢN",
        "Văn phòng chưa quyết định (đổi hạn, hủy hoặc đôn đốc); không tính chậm cho đơn vị.",
    ),
    (_helps, "PHỐI HỢP QUÁ HẠN", "Đơn vị phối hợp, không phải chủ trì."),
)


def overdue(
    entries: Sequence[Standing],
    viewer: Viewer,
    now: datetime,
    unit: str = "",
    unreached: Collection[str] = (),
) -> Shown:
    """Late units, the latest first, each with its tasks; then what waits for the office.

    `unit` is given where the question is about one unit; `unreached` are the units of which nobody who
    answers for them can be written to.
    """
    late = [entry for entry in entries if entry.behind]
    ranked = sorted(by_unit(late).values(), key=lambda group: (-max(e.late for e in group), -len(group)))
    blocks = [_opening(entries, late, viewer, now, unit)]
    shown: list[Standing] = []
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


def _one_unit(group: Sequence[Standing], kept: Sequence[Standing], unit: str) -> list[Text]:
    blocks = section(_heading(group, unit), lines(kept))
    if len(group) > len(kept):
        typed = "xuất excel" if unit else _narrower(group[0])
        blocks.append(plain(f"… còn {vi.tasks(len(group) - len(kept))} nữa; gõ: {typed}"))
    return blocks


def _aside(group: Sequence[Standing], title: str, note: str, unit: str, shown: list[Standing]) -> list[Text]:
    """What is not held against a unit: fewer lines, since it is not what was asked."""
    kept = group[: MANY if unit else _ASIDE_LINES]
    shown += kept
    blocks = section(f"{title} ({len(group)})", lines(kept, with_unit=not unit), note)
    if len(group) > len(kept):
        blocks.append(plain(f"… còn {vi.tasks(len(group) - len(kept))} nữa; gõ: xuất excel"))
    return blocks


def _opening(
    entries: Sequence[Standing], late: Sequence[Standing], viewer: Viewer, now: datetime, unit: str
) -> Text:
    """How many are quá hạn, as the statistics count them, and how many units are chậm with them."""
    start = f"Kính báo cáo, đến {vi.moment(now)}" if viewer is Viewer.LEADER else as_of(now)
    total = sum(each.overdue and each.leads for each in entries)
    title = bold(f"VIỆC QUÁ HẠN — {unit}" if unit else "VIỆC QUÁ HẠN")
    if not total:
        leads = " chủ trì" if any(map(_helps, entries)) else ""
        nobody = f"{unit} không có việc{leads} quá hạn" if unit else f"không có đơn vị{leads} nào chậm"
        return plain(f"{start}, {nobody}.")
    text = f"{start}: {vi.tasks(total)} quá hạn"
    if not late:
        return join("\n", (title, f"{text} từ khi nhập văn bản, chưa tính chậm cho đơn vị nào."))
    worst = max(late, key=lambda e: e.late)
    most = f", chậm nhất {vi.working_days(worst.late)}" if worst.late else ""
    units = len(by_unit(late))
    if unit:
        said = f"{text}{most}."
    else:
        named = f" ({worst.unit})" if most and units > 1 else ""
        said = f"{text}, có {units} đơn vị đang chậm{most}{named}."
    if len(late) < total:
        said += f" Trong đó {vi.tasks(total - len(late))} quá hạn từ khi nhập văn bản, không tính chậm."
    return join("\n", (title, said))


def _heading(group: Sequence[Standing], unit: str) -> str:
    if unit:
        return f"QUÁ HẠN ({len(group)})"
    worst = max(e.late for e in group)
    most = f", chậm nhất {vi.working_days(worst)}" if worst else ", vừa quá hạn"
    return f"{group[0].unit}: {vi.tasks(len(group))}{most}"


def _also(unit: str, entries: Sequence[Standing]) -> list[Text]:
    """What of this unit is not held against it, in one line."""
    mine = [entry for entry in entries if entry.unit == unit]
    waiting = [e.number for e in mine if _waits(e)]
    asking = [e.number for e in mine if _asked_in_time(e)]
    parts = [f"việc {vi.numbers(waiting)} (đã báo cáo, chờ xác nhận)"] if waiting else []
    parts += [f"việc {vi.numbers(asking)} (xin gia hạn trước hạn)"] if asking else []
    return [plain(f"Không tính quá hạn: {'; '.join(parts)}.")] if parts else []


def _rest(groups: Sequence[Sequence[Standing]]) -> Text:
    named = "; ".join(f"{group[0].unit} {vi.tasks(len(group))}" for group in groups)
    return plain(f"\n… và: {named}. Gõ: {_narrower(groups[0][0])}, hoặc: xuất excel")


def _narrower(entry: Standing) -> str:
    return f"{entry.unit_code} có việc nào quá hạn"


def _next(viewer: Viewer, shown: Sequence[Standing], late: Sequence[Standing]) -> list[Text]:
    if viewer is Viewer.OFFICE and late:
        n = shown[0].number
        return [plain(f"\nGõ: đôn đốc các đơn vị quá hạn · đôn đốc {n} · việc {n} · xuất excel")]
    return hint(viewer, shown)


_MOST = 60


def statistics(led: Sequence[Standing], viewer: Viewer, now: datetime, unit: str = "") -> Message:
    """The whole first, then unit by unit, the most late first; `led` are the shares of chủ trì."""
    title = bold(f"THỐNG KÊ — {unit}" if unit else "THỐNG KÊ NHIỆM VỤ THEO ĐƠN VỊ CHỦ TRÌ")
    start = f"Kính báo cáo, {_lower(as_of(now))}" if viewer is Viewer.LEADER else as_of(now)
    if not led:
        return Message((join("\n", (title, f"{start}, chưa có nhiệm vụ nào.")),))
    blocks = [join("\n", (title, f"{start}: {_words(counts_of(led))}"))]
    groups = by_unit(led)
    if not unit and len(groups) > 1:
        rows = [(name, counts_of(group)) for name, group in groups.items()]
        rows.sort(key=lambda row: (-row[1].overdue, row[1].done / row[1].total, row[0]))
        blocks += section("TỪNG ĐƠN VỊ", [bold(name) + f": {_words(each)}" for name, each in rows[:_MOST]])
    blocks.append(plain("\nGõ: quá hạn · xuất excel" if viewer is not Viewer.UNIT else "\nGõ: việc của tôi"))
    return Message(tuple(blocks))


def _words(each: Counts) -> str:
    text = f"{each.total} nhiệm vụ; hoàn thành {each.done} ({_share(each.done, each.total)})"
    if each.done:
        text += f": đúng hạn {each.done_on_time}, quá hạn {each.done_late}"
    not_done = each.total - each.done
    if not not_done:
        return f"{text}."
    counts = (
        ("trong hạn", each.in_time),
        ("quá hạn", each.overdue),
        ("không có hạn", each.undated),
        ("đã báo cáo chờ xác nhận", each.waiting),
        ("tạm dừng", each.paused),
    )
    parts = [f"{name} {n}" for name, n in counts if n]
    return f"{text}; chưa hoàn thành {not_done}: {', '.join(parts)}."


def _share(part: int, whole: int) -> str:
    """ "62,5%": a decimal comma, as people write it here."""
    value = f"{100 * part / whole:.1f}".removesuffix(".0")
    return value.replace(".", ",") + "%"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
