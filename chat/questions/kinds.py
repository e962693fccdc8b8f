"""All units of a kind: "bệnh viện nào", "từng trung tâm y tế", "3 trung tâm y tế", "các trung tâm"."""

from collections.abc import Sequence

from chat.questions.asked_part import KNOWN
from chat.registry.known_names import unit_names
from chat.sentences.items import Item
from chat.sentences.number_words import IN_WORDS
from chat.situation import Situation

_AROUND_A_KIND = frozenset({"cac", "nhung", "moi", "tung", "theo", "cho", "cua", "nao", "dang", "cung", "co"})
_ANY_UNIT = frozenset({"phong", "don vi", "phong ban", "ben", "noi", "ban", "dv"})
"""What people call any unit, whatever its kind."""


EACH_OF = ("cac ", "nhung ", "moi ", "tung ")


def of_kind(items: Sequence[Item], n: int, situation: Situation) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The codes of the units that the item means by their kind, and the places of the words."""
    item = items[n]
    before = items[n - 1] if n else item
    count = _counted(before)
    counted = item.has("unit_noun") and (count or before.has("q_count"))
    following = items[n + 1].folded if n + 1 < len(items) else ""
    several = item.has("unit") and item.folded.startswith(EACH_OF)
    asked = several or (item.has("unit") and following == "nao")
    if not (item.has("q_who", "by_unit", "of_kind") or counted or asked or _bare(items, n)):
        return (), ()
    noun = [word for word in item.folded.split(" ") if word not in _AROUND_A_KIND]
    if not noun or " ".join(noun) in _ANY_UNIT:
        return (), ()
    names = unit_names(situation.units)
    behind = items[n + 1] if n + 1 < len(items) else item
    longer = names.of_noun([*noun, behind.folded]) if behind is not item else ()
    codes = longer or names.of_noun(noun)
    if len(codes) < (1 if several else 2) or (count and count != len(codes)):
        return (), ()
    return codes, (n, *([n + 1] if longer else []), *([n - 1] if count else []))


def _bare(items: Sequence[Item], n: int) -> bool:
    """ "Bệnh viện còn việc nào": a noun of several units, by itself in front or behind "của"."""
    item, behind = items[n], items[n + 1] if n + 1 < len(items) else None
    led = n == 0 or items[n - 1].has("of") or all(_picks(before) for before in items[:n])
    alone = behind is None or behind.kind == "punct" or (behind.kind == "word" and behind.tags & KNOWN)
    return bool(item.has("unit_noun") and led and alone and not item.has("filler", "own_unit"))


def _picks(item: Item) -> bool:
    """ "CHỈ LẤY bệnh viện thôi"."""
    return item.has("only") or item.folded in ("lay", "chi lay", "lay moi", "rieng", "giu lai", "chi giu")


def _counted(item: Item) -> int:
    """How many "hai", "3", "cả hai" are; 0 for what is no count."""
    if item.kind in ("numbers", "quantity") and item.text.isdecimal():
        return int(item.text[:4])
    words = item.folded.split(" ")
    return IN_WORDS.get(words[-1], 0) if len(words) < 3 and words[0] in ("ca", words[-1]) else 0
