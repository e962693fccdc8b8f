"""The office urges: by number, of a unit, of what is late."""

from itertools import pairwise

from chat import intents as i
from chat.acts.by_unit import urged
from chat.acts.frames import ActFrame, Slots
from chat.intents import Verb


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


def _hastened(slots: Slots) -> i.Plain | i.Several | None:
    """ "giục NVD làm nhanh việc 43"; to hand in is asked of whom one has told: "bảo NVD nộp việc 43"."""
    if not (slots.meant or slots.units):
        return None
    if slots.items[slots.place].has("hasten"):
        return urged(slots)
    told = any(
        one.has("relays") and (other.unit is not None or other.person is not None)
        for one, other in pairwise(slots.items)
    )
    return urged(slots) if told and slots.numbers else None


HASTEN = ActFrame(
    "hasten",
    _f("hasten", "hand_in"),
    _hastened,
    Verb.URGE,
    wants=_f("broadcast", "urge", "relays", "request"),
    objects=_f("task", "report", "message", "unit", "deadline"),
    also=_f("of", "person", "them", "own_unit", "to", "lead", "carrying_out"),
    slots=_f("numbers", "unit", "person"),
    subject=True,
    reason="clause",
    narrow=True,
    narrows=True,
)
URGE = ActFrame(
    "urge",
    _f("urge"),
    urged,
    Verb.URGE,
    objects=_f("task", "report", "message", "unit", "deadline"),
    also=_f(
        "overdue",
        "open",
        "unreported",
        "was_reported",
        "carrying_out",
        "due",
        "due_soon",
        "of",
        "by_unit",
        "everybody",
        "person",
        "lead",
        "this",
        "matter",
        "them",
        "no_more",
        "list",
        "has_task",
        "again",
    ),
    slots=_f("numbers", "unit", "person"),
    content="behind",
    reason="clause",
    narrows=True,
)
