"""The deadline that the office sets for drafts, with its words as typed."""

from chat import intents as i
from chat.deadlines import TypedDeadline, deadline_of
from chat.frames import Slots
from chat.intents import Which


def fixed(slots: Slots) -> i.Plain | None:
    which = slots.which
    if which is Which.NUMBERS and not slots.numbers:
        return None
    none = "undated" in slots.tags and not slots.dates
    typed = TypedDeadline(none=True) if none else deadline_of(slots)
    if which is Which.UNDATED and slots.numbers:
        which = Which.NUMBERS
    drafts = tuple(dict.fromkeys(slots.numbers))
    return i.FixDeadline(
        drafts, _phrase(slots), typed.on, typed.operator, typed.recurrence, typed.none, which
    )


_LEADING = frozenset({"thanh", "sang", "la", "ve", "cho", "han", "thoi han", ":", "->", "=", "-", "–", "vao"})


def _phrase(slots: Slots) -> str:
    """The deadline as typed: all that stands behind the drafts."""
    items = slots.items
    times = [n for n, item in enumerate(items) if item.kind in ("date", "recurrence", "length", "time")]
    first = times[0] if times else len(items)
    named = [
        n
        for n, item in enumerate(items[:first])
        if item.kind == "numbers" or item.has("undated", "all", "task", "draft")
    ]
    at = max([slots.place, *named]) + 1
    while at < len(items) and items[at].folded in _LEADING:
        at += 1
    return slots.sentence.between(items[at:]) if items[at:] else ""
