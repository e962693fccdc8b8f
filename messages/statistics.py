"""How units stand in numbers, by the words of national reporting: done or not, in time or late."""

from collections.abc import Sequence
from datetime import datetime

from messages.lines import Viewer, as_of, section
from messages.text import Message, bold, join, plain
from tasks.standing import Counts, Standing, by_unit, counts_of

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
