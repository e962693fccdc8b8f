"""Somebody whom the registry does not know yet: the name behind who they are, or the one in capitals."""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.acts.frames import Slots
from chat.acts.wishes import wish
from chat.intents.values import PersonName, WishKind
from chat.sentences.items import Item
from language.lexicon import classes
from language.tokens import Token

_OPENS = frozenset(
    {
        "address",
        "person",
        "title",
        "leads_unit",
        "newcomer",
        "please",
        "particle",
        "account",
        "code",
        "called",
    }
)
"""What stands before a name: "đồng chí", "chuyên viên", "tên là"."""
_LONGEST_NAME = 6
_SHORTEST_NAME = 2
_LINKS = ("cho", "la", "mot", "them", "co", "vao", "moi")


def newcomer(slots: Slots) -> i.Plain | None:
    """Who is to be entered, with the unit that they come to."""
    made = wish(WishKind.ADD_PERSON)(slots)
    if not isinstance(made, i.Wish) or made.person is not None:
        return made
    name = name_of_newcomer(slots)
    return replace(made, person=PersonName(name)) if name else made


def named_newcomer(slots: Slots) -> i.Plain | None:
    """ "thêm Nguyễn Văn Bình vào phòng KHTC": nothing but the capitals says that it is somebody."""
    name = _in_capitals(slots) if slots.units else ""
    return newcomer(slots) if name and " " in name and not _of_a_unit(slots, name) else None


def name_of_newcomer(slots: Slots) -> str:
    """The name as typed; "" where none stands in the sentence."""
    return _in_capitals(slots) or _behind_a_title(slots)


def _of_a_unit(slots: Slots, name: str) -> bool:
    start = slots.sentence.text.find(name)
    before = [item for item in slots.items if item.end <= start and item.kind != "punct"][-1:]
    return any(item.has("unit", "unit_noun", "own_unit") for item in before)


def _in_capitals(slots: Slots) -> str:
    """The longest run of words that begin with a capital, of no unit, the first word of all aside."""
    text = slots.sentence.text
    apart = [item for item in slots.items if _is_no_name(item, text[item.start : item.end].casefold())]
    runs: list[list[Token]] = [[]]
    for token in slots.sentence.tokens[1:]:
        inside = any(item.start <= token.start < item.end for item in apart)
        if token.kind == "word" and token.text.istitle() and not inside:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    longest = max(runs, key=len)
    if not _SHORTEST_NAME <= len(longest) <= _LONGEST_NAME:
        return ""
    return text[longest[0].start : longest[-1].end]


def _is_no_name(item: Item, typed: str) -> bool:
    """ "Trưởng phòng", "Anh"; without its marks "Trương" is a name and no title."""
    if item.unit is not None or (" " in item.folded and item.has("person", "title", "leads_unit")):
        return True
    return any(typed in classes(book)[kind] for book, kind in _CALLS)


_CALLS = (("common", "address"), ("common", "title"), ("objects", "person"), ("asking", "leads_unit"))
"""Classes of who somebody is, by their files."""


def _behind_a_title(slots: Slots) -> str:
    """ "thêm chị nguyễn thị mai vào phòng khtc": what stands between who it is and what they are to be."""
    items = slots.items
    first = next((n for n, item in enumerate(items) if n > slots.place and _opens(item)), len(items))
    while first < len(items) and (_opens(items[first]) or items[first].folded in (*_LINKS, ":", ",")):
        first += 1
    end = first
    while end < len(items) and not _ends(items, end):
        end += 1
    words = slots.sentence.between(items[first:end])
    return words if 0 < len(words.split()) <= _LONGEST_NAME else ""


def _opens(item: Item) -> bool:
    return item.kind == "word" and bool(item.tags & _OPENS)


def _ends(items: Sequence[Item], n: int) -> bool:
    item = items[n]
    spoken = item.kind == "punct" or item.unit is not None or item.kind in ("numbers", "code", "doc")
    return spoken or (item.kind == "word" and item.has("to", "of", "unit", "unit_noun", "own_unit", *_OPENS))
