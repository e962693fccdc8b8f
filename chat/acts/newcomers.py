"""What the registry does not know yet: somebody new, a new unit, another name for a unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import Slots
from chat.acts.wishes import wish
from chat.intents.values import PersonName, UnitName, WishKind
from chat.sentences.items import Item
from chat.sentences.sentence import strip
from language.lexicon import classes
from language.tokens import Token

# Somebody whom the registry does not know yet: the name behind who they are, or the one in capitals.

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


# The registry's units by chat: one that is added, a name that one bears as well, another name for one.

QUOTED = re.compile('["“«‘\']([^"”»’“«]{1,60})["”»’\']')


def alias(slots: Slots) -> i.Plain | None:
    """A name that a unit bears from now on: the one in quotes, or what stands beside "là" and "cho"."""
    if slots.numbers and slots.unit is None:
        return i.KeepAlias(tuple(slots.numbers))
    items = slots.items
    quoted = QUOTED.search(slots.sentence.text)
    if quoted is not None:
        outside = [x for x in items if x.unit and not quoted.start() < x.start < quoted.end()]
        meant = {x.unit.code: x.unit for x in outside if x.unit is not None}
        return i.KeepAlias((), strip(quoted[1]), *meant.values()) if len(meant) == 1 else None
    if items[slots.place].folded.endswith(" la"):
        return _said_to_be(slots)
    at = slots.place + 1
    joints = [n for n, item in enumerate(items) if n >= at and item.folded in _ALIAS_JOINTS]
    led = bool(joints[1:]) and joints[0] == at
    if led:  # "thêm tên gọi tắt cho NVD: Dược"
        at, joints = at + 1, joints[1:]
    joint = joints[0] if joints else None
    if joint is None or not items[joint + 1 :]:
        return None
    first, last = items[at:joint], items[joint + 1 :]
    known = led and any(item.unit is not None and item.unit.sure for item in first)
    named = last if any(item.unit is not None for item in last) and not known else first
    alias = first if named is last else last
    text = slots.sentence.between(alias)
    unit = next((item.unit for item in named if item.unit is not None), None)
    return i.KeepAlias((), text, unit) if text and unit is not None else None


_ALIAS_JOINTS = ("la", "cho", "cua", "=", ":", "thanh")
"""What stands between a unit and the name that it bears as well."""


def _said_to_be(slots: Slots) -> i.Plain | None:
    """ "BV tỉnh cũng là Bệnh viện Đa khoa tỉnh": of the two the registry knows one."""
    items, place = slots.items, slots.place
    end = next((n for n, item in enumerate(items) if n > place and item.folded in (",", ".")), len(items))
    sides = (items[:place], items[place + 1 : end])
    known = [side for side in sides if any(item.unit is not None and item.unit.sure for item in side)]
    if not known:
        return None
    unit = next(item.unit for item in known[-1] if item.unit is not None and item.unit.sure)
    text = slots.sentence.between(sides[0] if known[-1] is sides[1] else sides[1])
    return i.KeepAlias((), text, unit) if text else None


def unit_added(slots: Slots) -> i.Plain | None:
    """A unit that is to be added stands right behind the verb; what is added to the list of units is one."""
    behind = slots.items[slots.place + 1 :]
    while behind and (behind[0].has("particle", "please") or behind[0].folded == "mot"):
        behind = behind[1:]
    shares = any(item.has("coop", "lead") for item in behind) or any(
        one.has("task") and other.kind == "numbers" for one, other in pairwise(behind)
    )
    listed = next((n for n, item in enumerate(behind) if item.has("units_list")), len(behind))
    begins = bool(behind) and behind[0].has("unit", "unit_noun") and behind[0].unit is None
    if shares or not behind or not (begins or 0 < listed < len(behind)):
        return None
    name = slots.text or _name_of_a_unit(slots, behind[:listed])
    return i.Wish(WishKind.ADD_UNIT, unit=UnitName(name) if name else None, text=name)


def _name_of_a_unit(slots: Slots, named: Sequence[Item]) -> str:
    """ "một phòng là Phòng Bảo trợ", "đơn vị Phòng Dân số, mã DS": the name alone."""
    while named[1:] and named[0].has("unit") and (named[1].has("unit_noun") or named[1].folded in _CALLED):
        named = named[2:] if named[1].folded in _CALLED else named[1:]
    end = next((n for n, item in enumerate(named) if item.kind == "punct" and item.text != "-"), len(named))
    named = named[:end]
    while named and named[-1].has("to"):
        named = named[:-1]
    return slots.sentence.between(named)


_CALLED = ("la", "moi", "ten", "ten la", ":")


def renamed(slots: Slots) -> i.Plain | None:
    """Another name for a unit; that of a task is none, nor "phong hanh chinh" where nothing is behind."""
    named = slots.unit is not None or "unit" in slots.tags
    verb, behind = slots.items[slots.place], slots.items[slots.place + 1 :]
    named = named and (bool(behind) or not verb.has("edit"))
    return i.Wish(WishKind.RENAME_UNIT, unit=slots.unit, text=_new_name(slots)) if named else None


def _new_name(slots: Slots) -> str:
    """ "CDC gọi là Trung tâm Phòng bệnh, đổi tên luôn": the name ends where it is said again."""
    text = slots.sentence.text
    again = next(
        (a.start for a, b in pairwise(slots.items) if a.folded == "," and b.has("rename", "edit", "set")),
        len(text),
    )
    begins = text.find(slots.text)
    return strip(text[begins:again]) if 0 <= begins < again else slots.text
