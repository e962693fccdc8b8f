""" "việc này của bên Thanh tra mà": a unit says whose task it is, and offers by that to refuse it."""

from chat import intents as i
from chat.intents import Ambiguous, Doubt
from chat.items import Item
from chat.lexicon import lexicon
from chat.sentence import Sentence

_BESIDE = frozenset(
    {
        "task",
        "this",
        "particle",
        "address",
        "of",
        "to",
        "unit",
        "own_unit",
        "self",
        "not_ours",
        "says_so",
        "and",
        "please",
        "decline",
        "move",
        "to_office",
        "carrying_out",
    }
)
_OWNS = frozenset({"cua", "thuoc", "ben", "phan cua", "la cua", "do", "phia"})
_GIVES = frozenset({"move", "give"})


def read_belonging(said: Sentence) -> Ambiguous | None:
    """The refusal that is offered; None where it is not said that the task is of somebody else."""
    situation, items = said.situation, said.items(lexicon())
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    meant = numbers or (situation.replied_to if len(situation.replied_to) == 1 else ())
    owner = next((n for n, item in enumerate(items) if _other(item, said) and _owned(items, n)), None)
    if owner is None or not meant or items[-1].folded == "?":
        return None
    told = any(item.has("says_so", "not_ours", "this") for item in items) or _is_told(items, owner)
    if not told or not all(_known(item, said) for item in items):
        return None
    return Ambiguous(Doubt.UNREAD, meant, (i.Decline(meant, said.between(items)),))


def read_handing_on(said: Sentence) -> Ambiguous | None:
    """ "đề nghị Văn phòng giao lại việc 50 cho KHTC": a unit cannot, and offers by that to refuse it."""
    items = said.items(lexicon())
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    asks = any(item.has("please") and "de nghi" in item.folded for item in items)
    to = any(
        _other(item, said) and n and items[n - 1].has("to", "unit", "move") for n, item in enumerate(items)
    )
    if not (asks and to and numbers and any(item.tags & _GIVES for item in items)):
        return None
    return Ambiguous(Doubt.UNREAD, numbers, (i.Decline(numbers, said.between(items)),))


def _other(item: Item, said: Sentence) -> bool:
    """Another unit than the own one and the office."""
    if item.unit is None:
        return item.has("others")
    return item.unit.code not in said.situation.own_units and not item.folded.startswith(("van phong", "vp"))


def _owned(items: tuple[Item, ...], n: int) -> bool:
    before = [item for item in items[max(0, n - 3) : n] if not item.has("unit")]
    return bool(before) and (before[-1].folded in _OWNS or items[n].folded.startswith("ben "))


def _is_told(items: tuple[Item, ...], owner: int) -> bool:
    """ "việc 8 là của KHTC", "việc 8 thuộc phòng KHTC"; "việc 8 của KHTC" only names one."""
    return any(item.folded in ("la", "thuoc") for item in items[:owner])


def _known(item: Item, said: Sentence) -> bool:
    return item.kind in ("numbers", "punct", "unit") or item.has("others") or bool(item.tags & _BESIDE)
