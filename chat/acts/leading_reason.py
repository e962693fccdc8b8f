"""A reason that stands before its act: "do thiếu người, xin …", "việc 51 nội dung sơ sài quá, trả lại"."""

from collections.abc import Sequence

from chat.acts.frames import HARMLESS, Slots
from chat.acts.remarks import names_any
from chat.intents.values import Verb
from chat.sentences.free_text import turns
from chat.sentences.items import Item
from chat.sentences.sentence import strip

_LEADS = frozenset({"task", "report", "self", "own_unit", "particle", "address", "please", "mine"})
"""What may stand before a reason that comes first: "việc 27 do thiếu người nên …"."""


def leading_reason(slots: Slots, items: Sequence[Item]) -> int:
    """How many items a reason takes that stands before its act, up to a comma or "nên"; 0 where none does."""
    if not slots.frame.reason:
        return 0
    cue = next((n for n, item in enumerate(items[: slots.place]) if item.has("because")), None)
    if cue is None and slots.frame.verb is Verb.RETURN:
        return _leading_complaint(slots, items)
    if cue is None or not all(_leads(item) for item in items[:cue]):
        return 0
    ends = (n for n in range(slots.place - 1, cue + 1, -1) if _ends_reason(items[n]))
    end = next(ends, None)
    if end is None or any(turns(item) for item in items[cue + 1 : end]):
        return 0
    slots.reason = strip(slots.sentence.text[items[cue + 1].start : items[end - 1].end])
    slots.numbers += [number for item in items[:cue] for number in item.numbers]
    foreign = [item for item in items[:cue] if item.unit is not None and not _own(slots, item)]
    slots.left += foreign
    return end + 1


def _leads(item: Item) -> bool:
    """ "việc 21 đã quá hạn hôm thứ hai do …": the task, whose it is, and that it is late."""
    return (
        item.kind in ("numbers", "punct", "unit", "length", "date")
        or bool(item.tags & _LEADS)
        or item.has(*_LATE)
    )


_LATE = ("late", "overdue", "perfect", "past_day")


def _leading_complaint(slots: Slots, items: Sequence[Item]) -> int:
    """ "việc 51 nội dung sơ sài quá, trả lại": what is wrong with it stands between the task and a comma."""
    ends = [n for n, item in enumerate(items[: slots.place]) if item.folded == ","]
    named = next((n for n, item in enumerate(items[: slots.place]) if item.kind == "numbers"), None)
    if not ends or named is None or not all(item.tags & _LEADS for item in items[:named]):
        return 0
    told = items[named + 1 : ends[-1]]
    if not names_any(told, "shortcomings") or any(
        turns(item) or item.kind in ("numbers", "unit", "person") for item in told
    ):
        return 0
    slots.reason = strip(slots.sentence.text[told[0].start : told[-1].end])
    slots.numbers += items[named].numbers
    return ends[-1] + 1


def _ends_reason(item: Item) -> bool:
    return item.folded == "," or item.has("therefore")


def _own(slots: Slots, item: Item) -> bool:
    return item.unit is not None and item.unit.code in slots.sentence.situation.own_units


def behind_the_reason(slots: Slots, items: Sequence[Item]) -> int:
    """The verb's place; in "do mưa lũ kéo dài, xin gia hạn …" the one behind the comma."""
    if not slots.frame.reason:
        return slots.place
    if slots.frame.verb is Verb.RETURN and (acting := _behind_the_fault(slots, items)):
        return acting
    first = next((item for item in items if not item.tags & HARMLESS), items[0])
    if not first.has("because"):
        return slots.place
    comma = next((n for n, item in enumerate(items) if item.folded == "," and n > slots.place), 0)
    later = (n for n, item in enumerate(items) if n > comma and item.has(*slots.frame.verbs))
    return next(later, slots.place) if comma else slots.place


def _behind_the_fault(slots: Slots, items: Sequence[Item]) -> int:
    """ "việc 51 chưa đạt yêu cầu, trả lại": the first says what is wrong, the other acts."""
    if not names_any([items[slots.place]], "faults"):
        return 0
    comma = next((n for n, item in enumerate(items) if item.folded == "," and n > slots.place), 0)
    later = (n for n, item in enumerate(items) if n > comma and item.has(*slots.frame.verbs))
    return next(later, 0) if comma else 0
