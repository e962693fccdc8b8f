"""An answer made ready to be read; how far a task has got, told in free words behind a colon."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chat.claims import Claim, Telling, claim
from chat.clause_signs import HALVES, OFFICE_UNITS, QUOTES
from chat.clauses import Clause, each_once, mark_papers, split_clauses
from chat.intents import InProgress
from chat.items import Item
from chat.own_unit import OWN
from chat.sentence import Sentence, answering

_SMALL = frozenset({"filler"})
_SHARE = frozenset({"partial", "share"})
_OF = re.compile(r"(\d{1,4}) ?/ ?(\d{1,4})")
_ISSUED_BEFORE = 3
"""Items between "số phát hành" and the number at most."""


def told_items(sentence: Sentence) -> tuple[Item, ...]:
    """The items by the words of answers."""
    items = _topics(_shares(_own_unit_small(sentence)))
    return _issued(without_recording(mark_papers(items, bool(sentence.situation.replied_to))))


def _own_unit_small(sentence: Sentence) -> tuple[Item, ...]:
    """The items; the person's own unit is no other that is spoken of."""
    own = sentence.situation.own_units
    return tuple(
        replace(i, kind="word", tags=i.tags | OWN) if i.unit is not None and i.unit.code in own else i
        for i in sentence.items(answering())
    )


def _shares(items: Sequence[Item]) -> tuple[Item, ...]:
    """ "9/14 đơn vị" is a share of the units, and no day."""
    made = list(items)
    for n, item in enumerate(items[:-1]):
        said = _OF.fullmatch(item.folded)
        if said is not None and items[n + 1].has("counted") and int(said[1]) < int(said[2]):
            made[n] = replace(item, kind="word", tags=_SHARE, dated=None, numbers=())
    return tuple(made)


def _topics(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "việc 20 thì xong rồi": behind a task, with nothing said yet, "thì" only says that it is spoken of."""
    first = next((n for n, item in enumerate(items) if item.kind == "numbers"), len(items))
    behind = items[first + 1] if first + 1 < len(items) else None
    if behind is None or behind.folded != "thi" or any(i.has("done", "sent", "cond") for i in items[:first]):
        return items
    return (*items[: first + 1], replace(behind, tags=_SMALL), *items[first + 2 :])


def records(items: Sequence[Item]) -> bool:
    """Whether it is asked to keep down that something is done: "đánh dấu việc 12 đã hoàn thành"."""
    done = next((n for n, item in enumerate(items) if item.has("done")), 0)
    return any(item.has("record", "tells") for item in items[:done])


def without_recording(items: Sequence[Item]) -> tuple[Item, ...]:
    """ "đề nghị Văn phòng ghi nhận việc 12 đã hoàn thành": who is asked to keep it, and how, says nothing.

    "báo" and "báo cáo" are as well what is to be done: with them only "giúp em" says nothing.
    """
    if not records(items):
        return tuple(items)
    done = next(n for n, item in enumerate(items) if item.has("done"))
    kept = any(item.has("record") for item in items[:done])
    small = ("record", "beside_record", "helps") if kept else ("helps",)
    return tuple(
        replace(item, kind="word", tags=_SMALL)
        if item.has(*small) or (kept and item.unit and item.folded.startswith(OFFICE_UNITS))
        else item
        for item in items
    )


def _issued(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """With a number of issue what was "trình ký" is signed, and sent."""
    issued = any(
        item.has("issued") and any(x.kind == "doc" for x in items[n + 1 : n + 1 + _ISSUED_BEFORE])
        for n, item in enumerate(items)
    )
    if not issued:
        return items
    return tuple(replace(i, tags=(i.tags - {"handed"}) | _SMALL) if i.has("handed") else i for i in items)


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
