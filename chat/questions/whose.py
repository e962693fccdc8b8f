"""Whether the own units are asked about, or those in one's charge."""

from itertools import pairwise

from chat.questions.question import Question
from chat.sentences.items import Item


def mine(asked: Question) -> bool:
    """Whether it is of the units that the person answers for; of nobody else a unit's own people ask."""
    if asked.units or in_charge(asked):
        return False
    own = not (asked.situation.office or asked.situation.leader or asked.persons)
    pairs = pairwise(asked.items)
    by_all = any(item.has("everybody") and not after.has("given") for item, after in pairs)
    by_all = by_all or asked.items[-1].has("everybody")
    answers = own or asked.situation.head
    return (
        asked.has("mine")
        or (answers and charge_places(asked) != ())
        or (own and not by_all and not asked.has("q_who", "rank", "compare"))
    )


def in_charge(asked: Question) -> bool:
    """ "các đơn vị tôi phụ trách", "do tôi phụ trách": those that the registry puts in one's charge."""
    situation = asked.situation
    leads = situation.leader or (situation.office and not situation.head)
    return leads and not asked.persons and charge_places(asked) != ()


def charge_places(asked: Question) -> tuple[int, ...]:
    """The places of "tôi phụ trách"."""
    for n, item in enumerate(asked.items):
        if not _is_charge(item):
            continue
        before = n - 1
        while (
            before >= 0
            and asked.items[before].has("perfect", "particle")
            and not asked.items[before].has("self")
        ):
            before -= 1
        if before >= 0 and _is_self(asked.items[before]):
            return (before, n)
    return ()


def _is_charge(item: Item) -> bool:
    return item.kind == "word" and (item.has("in_charge") or "phu trach" in item.folded)


def _is_self(item: Item) -> bool:
    return item.has("self") or (item.has("mine") and item.folded.split(" ")[-1] in _SELF)


_SELF = frozenset({"toi", "em", "minh", "tui", "e"})
