""" "tiến độ việc 14: …": how far a task has got, told in free words behind a colon."""

from collections.abc import Sequence

from chat.claims import Claim, Telling, claim
from chat.clauses import Clause, each_once, split_clauses
from chat.intents import InProgress
from chat.items import Item
from chat.sentence import Sentence
from chat.under_way import HALVES, QUOTES

_OPENS = ("course", "task", "filler", "record", "sent", "object", "own_unit")
_SAYS_MORE = (Claim.DONE, Claim.NOT_DONE, Claim.ASK, Claim.PROMISED, Claim.RECEIVED)


def read_course(sentence: Sentence, items: Sequence[Item]) -> InProgress | None:
    """The progress told; None where the words behind the colon ask, doubt or say more than that."""
    colon = next((n for n, item in enumerate(items) if item.folded == ":"), len(items))
    head, tail = Clause(tuple(items[:colon])), Clause(tuple(items[colon + 1 :]))
    replied = sentence.situation.replied_to
    numbers = each_once(head.numbers) or (replied if len(replied) == 1 else ())
    known = all(i.kind in ("numbers", "punct") or i.has(*_OPENS) for i in head.items)
    if not (tail.items and head.has("course") and numbers and known):
        return None
    if tail.has("ask", "turn", "unsure", "contrast", "done") or any(
        i.folded in QUOTES or i.folded == "?" for i in tail.items
    ):
        return None
    told = Telling(sentence.situation.today, bool(replied))
    if any(claim(clause, told) in _SAYS_MORE for clause in split_clauses(tail.items)):
        return None
    return InProgress(numbers, sentence.between(tail.items), percent_of(tail.items))


def percent_of(items: Sequence[Item]) -> float | None:
    """How much is done, where a percentage is said."""
    text = next((i.text for i in items if i.kind == "percent"), "").rstrip("% ").replace(",", ".")
    half = any(i.folded in HALVES for i in items)
    return float(text) if text else 50.0 if half else None
