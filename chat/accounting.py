"""Whether every word of an order is accounted for: the act, its object, its slots, a courtesy.

What is left over may be a condition, a contrast, a negation, somebody else's doing, or another object than
a task. Then nothing is done, and it is asked.
"""

from collections.abc import Collection, Sequence
from functools import cache

from chat.lexicon import Lexicon
from chat.scan import Item
from chat.sentence import Sentence
from chat.values import UnitName
from chat.words import SLIPS
from chat.words_accounted import ACCOUNTED_WORDS, GROUPS, OTHER_OBJECTS, TASK_NOUNS
from language.tokens import agrees, marks

_QUOTES = frozenset("\"“”'‘’«»?")
_OFFICE = ("van phong", "vp", "so")


OFFICE_ACTS = frozenset(
    {"confirm", "return", "cancel", "pause", "resume", "undo", "grant", "refuse", "reassign"}
)


@cache
def _beside(act: str) -> Lexicon:
    """What may stand beside this act."""
    return Lexicon({tag: ACCOUNTED_WORDS[tag] for tag in (act, "courtesy", "of_a_unit")}, SLIPS)


@cache
def _turning() -> Lexicon:
    """What turns an act into something else, whichever act it is."""
    words = {"conditional": ACCOUNTED_WORDS["conditional"], "other_object": OTHER_OBJECTS, "task": TASK_NOUNS}
    return Lexicon({**words, "group": GROUPS}, SLIPS)


def left_over(
    sentence: Sentence,
    items: Sequence[Item],
    act: str,
    *,
    units: Collection[UnitName | None] = (),
    slots: Collection[str] = (),
    most_days: int = 1,
) -> Item | None:
    """The first item that is none of the act's words, courtesies, numbers, these units and slots.

    `slots` are kinds of items ("date", "time", "quantity", "doc") that the act has used.
    """
    if not items:
        return None
    codes = {unit.code for unit in units if unit is not None} | set(sentence.situation.own_units)
    start, end = items[0].start, items[-1].end
    inside = [i for i in sentence.items(_beside(act)) if start <= i.start and i.end <= end]
    days = 0
    for item in inside:
        days += item.kind == "date"
        if days > most_days or not _known(item, act, codes, slots):
            return item
    return items[0] if act in OFFICE_ACTS and _told(sentence, items[0]) else None


def accounted(
    sentence: Sentence,
    items: Sequence[Item],
    act: str,
    *,
    units: Collection[UnitName | None] = (),
    slots: Collection[str] = (),
) -> bool:
    """Whether nothing is left over."""
    return left_over(sentence, items, act, units=units, slots=slots) is None


def _known(item: Item, act: str, codes: Collection[str | None], slots: Collection[str]) -> bool:
    if item.kind == "numbers":
        return True
    if item.kind == "unit":
        if "any_unit" in slots:
            return True
        of_office = item.folded.startswith(_OFFICE)
        return (item.unit is not None and item.unit.code in codes) or of_office
    if item.kind == "punct":
        return item.folded not in _QUOTES
    return item.kind in slots or item.has(act, "courtesy") or ("unit" in slots and item.has("of_a_unit"))


def _told(sentence: Sentence, first: Item) -> bool:
    """ "đã duyệt 12" tells; "da duyet 12" may be that, or "dạ, duyệt 12"."""
    typed = sentence.text[first.start : first.end]
    return first.folded in ("da", "se") and not (marks(typed) and agrees(typed, "dạ"))


def conditional(sentence: Sentence, start: int, end: int | None = None) -> bool:
    """Whether a condition or a contrast stands in the words between, as in a reason."""
    last = len(sentence.text) if end is None else end
    return any(
        i.has("conditional") or (i.has("group") and sentence.text[i.start :].casefold().startswith("nhưng"))
        for i in sentence.items(_turning())
        if start <= i.start < last
    )


def other_object(sentence: Sentence, verb: Item) -> Item | None:
    """What stands behind the verb where it is no task: a link, a code, a document, a person."""
    found = None
    for item in sentence.items(_turning()):
        if item.start < verb.end:
            continue
        numbering = found is not None and item.folded in ("so", "#")
        if (item.has("task") and not numbering) or item.has("conditional") or item.folded in (",", ";", "."):
            return None
        if item.kind in ("code", "doc") or (item.kind in ("numbers", "quantity", "date") and found):
            return found or item
        if item.kind in ("numbers", "unit"):
            return None
        found = item if item.has("other_object") else found
    return found
