"""A word to the office: "nhờ Văn phòng cho biết …", "nhắn VP là …", whatever it says."""

from collections.abc import Sequence
from itertools import pairwise

from chat.intents import Note
from chat.items import Item
from chat.lexicon import lexicon
from chat.sentence import Sentence, strip

_OFFICE = ("van phong", "vp")
_NEAR = 4
"""Items at most between the office and what it is asked or told."""
_SHORTEST = 3  # words
_LEADS = frozenset(
    {"please", "self", "own_unit", "particle", "address", "to", "tells_office", "asks_office", "show"}
)


def read_note(said: Sentence) -> Note | None:
    """The words sent on, with the tasks that they name; None where the office is not spoken to.

    It begins with the office, or with who tells it something; what a unit reports or asks for itself is
    read before this.
    """
    items = said.items(lexicon())
    place = next((n for n, item in enumerate(items[: _NEAR + 1]) if _of_the_office(item)), None)
    if place is None or not all(_leads(item) for item in items[:place]):
        return None
    asks = next(
        (n for n, item in enumerate(items[: place + _NEAR]) if n > place and item.has("asks_office")), None
    )
    tells = any(item.has("tells_office") or _both(item) for item in items[: place + 1])
    if asks is None and not tells:
        return None
    words = items if asks is not None else _behind(items, place)
    text = strip(said.text[words[0].start :]) if words else ""
    if len(text.split()) < _SHORTEST:
        return None
    named = tuple(
        dict.fromkeys(n for before, item in pairwise(items) if before.has("task") for n in item.numbers)
    )
    replied = said.situation.replied_to
    return Note(text, named or (replied if len(replied) == 1 else ()))


def _of_the_office(item: Item) -> bool:
    return item.folded.split(" ")[-1] == "vp" or any(
        item.folded.startswith(name) or item.folded.endswith(f" {name}") for name in _OFFICE
    )


def _both(item: Item) -> bool:
    return item.has("note", "to_office") and _of_the_office(item) and item.folded not in _OFFICE


def _leads(item: Item) -> bool:
    return item.kind == "punct" or bool(item.tags & _LEADS)


def _behind(items: Sequence[Item], place: int) -> Sequence[Item]:
    """What is told, behind the office and the small words that follow it."""
    rest = items[place + 1 :]
    while rest and (
        rest[0].kind == "punct" or rest[0].folded in ("la", "rang", "giup em", "giup", "giup toi", "biet")
    ):
        rest = rest[1:]
    return rest
