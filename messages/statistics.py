"""How units stand in numbers, by the words of national reporting: done or not, in time or late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages.entry_lines import as_of, section
from messages.list_facts import Entry, Viewer, by_unit
from messages.text import Message, bold, join, plain
from tasks.model import Status, TimeState

_MOST = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """A unit's tasks. Late are judged by the report where there is one; `waiting` are among the not done."""

    total: int
    done_on_time: int
    done_late: int
    open_on_time: int
    open_late: int
    undated: int
    waiting: int

    @property
    def done(self) -> int:
        """Confirmed by the office."""
        return self.done_on_time + self.done_late


def figures(entries: Sequence[Entry]) -> Figures:
    """Every entry in one of the five columns, cancelled ones in none."""
    kept = [e for e in entries if e.status is not Status.CANCELLED]
    done = [e for e in kept if e.status is Status.DONE]
    owed = [e for e in kept if e.status is not Status.DONE]
    late = sum(e.state is TimeState.LATE and e.status is not Status.PAUSED for e in owed)
    undated = sum(e.due is None for e in owed)
    done_late = sum(e.state is TimeState.DONE_LATE for e in done)
    return Figures(
        total=len(kept),
        done_on_time=len(done) - done_late,
        done_late=done_late,
        open_on_time=len(owed) - late - undated,
        open_late=late,
        undated=undated,
        waiting=sum(e.status is Status.REPORTED for e in owed),
    )


def statistics(entries: Sequence[Entry], viewer: Viewer, now: datetime, unit: str = "") -> Message:
    """The whole first, then unit by unit, the most late first."""
    title = bold(f"THỐNG KÊ — {unit}" if unit else "THỐNG KÊ NHIỆM VỤ THEO ĐƠN VỊ CHỦ TRÌ")
    start = f"Kính báo cáo, {_lower(as_of(now))}" if viewer is Viewer.LEADER else as_of(now)
    if not entries:
        return Message((join("\n", (title, f"{start}, chưa có nhiệm vụ nào.")),))
    blocks = [join("\n", (title, f"{start}: {_words(figures(entries))}"))]
    groups = by_unit(entries)
    if not unit and len(groups) > 1:
        rows = [(name, figures(group)) for name, group in groups.items()]
        rows.sort(key=lambda row: (-row[1].open_late, row[1].done / row[1].total, row[0]))
        blocks += section("TỪNG ĐƠN VỊ", [bold(name) + f": {_words(each)}" for name, each in rows[:_MOST]])
    blocks.append(plain("\nGõ: quá hạn · xuất excel" if viewer is not Viewer.UNIT else "\nGõ: việc của tôi"))
    return Message(tuple(blocks))


def _words(each: Figures) -> str:
    text = f"{each.total} nhiệm vụ; hoàn thành {each.done} ({_share(each.done, each.total)})"
    if each.done:
        text += f": đúng hạn {each.done_on_time}, quá hạn {each.done_late}"
    open_now = each.total - each.done
    if not open_now:
        return f"{text}."
    counts = (
        ("trong hạn", each.open_on_time),
        ("quá hạn", each.open_late),
        ("không có hạn", each.undated),
    )
    parts = [f"{name} {n}" for name, n in counts if n]
    text += f"; chưa hoàn thành {open_now}: {', '.join(parts)}"
    return f"{text} (đã báo cáo chờ xác nhận {each.waiting})." if each.waiting else f"{text}."


def _share(part: int, whole: int) -> str:
    """ "62,5%": a decimal comma, as people write it here."""
    value = f"{100 * part / whole:.1f}".removesuffix(".0")
    return value.replace(".", ",") + "%"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
