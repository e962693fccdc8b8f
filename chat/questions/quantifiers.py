"""All of a kind, each of it, all but some: which units a kind stands for, and what a question leaves out."""

from collections.abc import Sequence
from dataclasses import replace

from chat.questions.asked_part import KNOWN, LEFT_OUT, STANDS
from chat.registry.known_names import unit_names
from chat.sentences.items import Item
from chat.sentences.numbers import IN_WORDS
from chat.situation import Situation
from tasks.query import Stand

# All units of a kind: "bệnh viện nào", "từng trung tâm y tế", "3 trung tâm y tế", "các trung tâm".

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


# What a question leaves out: tasks by their numbers, what waits or rests.

_SURELY = frozenset({"overdue", "open", "unreported", "due_soon"})


def without_reported(items: Sequence[Item]) -> Sequence[Item]:
    """The items without "trừ mấy việc đang chờ duyệt thì" before what is late or open: such are none."""
    if not items or not items[0].has("except"):
        return items
    end = next((n for n, item in enumerate(items) if item.folded in ("thi", ",", "ra")), 0)
    beside = items[1:end]
    waits = any(item.has("reported", "unconfirmed") for item in beside)
    known = all(item.has("reported", "unconfirmed", "task", "all", "filler", "particle") for item in beside)
    rest = items[end + 1 :]
    while rest and rest[0].folded in ("thi", "ra", ","):
        rest = rest[1:]
    return rest if waits and known and any(item.tags & _SURELY for item in rest) else items


_LONGEST_RANGE = 200


def with_whole_numbers(items: Sequence[Item]) -> Sequence[Item]:
    """The items with "việc 12 đến 20" as all its numbers, and "5, 8, 13 việc nào" with its last."""
    if not any(item.kind == "numbers" for item in items):
        return items
    made: list[Item] = []
    for n, item in enumerate(items):
        behind = items[n + 1] if n + 1 < len(items) else item
        listed = (
            len(made) > 1 and made[-2].kind == "numbers" and (made[-1].folded == "," or made[-1].has("and"))
        )
        if item.kind == "quantity" and item.text.isdecimal() and listed and behind.has("q_what", "q_who"):
            item = replace(item, kind="numbers", numbers=(int(item.text),))
        if item.kind == "numbers" and _runs_to(made, item):
            first = made[-2]
            numbers = (*first.numbers, *range(first.numbers[-1] + 1, item.numbers[-1] + 1))
            made[-2:] = [replace(first, end=item.end, numbers=numbers)]
        else:
            made.append(item)
    return made


def _runs_to(made: Sequence[Item], last: Item) -> bool:
    if len(made) < 3 or made[-1].folded not in ("den", "toi") or made[-2].kind != "numbers":
        return False
    named = made[-3].has("task") or made[-3].folded == "tu"
    return named and 0 < last.numbers[0] - made[-2].numbers[-1] < _LONGEST_RANGE and len(last.numbers) == 1


def without_tasks(items: Sequence[Item]) -> tuple[Sequence[Item], tuple[int, ...]]:
    """The items without "ngoài việc 12 ra", wherever it stands, and the tasks that are left out."""
    left_out: list[int] = []
    start = 0
    while start < len(items):
        end = start + 1
        while items[start].has("except") and end < len(items) and _numbered(items[end]):
            end += 1
        numbers = [number for item in items[start:end] for number in item.numbers]
        if not items[start].has("except") or not numbers or len(items) == end - start:
            start += 1
            continue
        while end < len(items) and (items[end].folded == "ra" or items[end].kind == "punct"):
            end += 1
        rest = (*items[:start], *items[end:])
        if not rest:
            break
        left_out += numbers
        items = rest
    return items, tuple(left_out)


def _numbered(item: Item) -> bool:
    return item.kind == "numbers" or item.has("task", "and") or item.folded == ","


_SMALL = ("task", "all", "filler", "particle", "perfect", "list", "of")


def without_stands(items: Sequence[Item]) -> tuple[Sequence[Item], tuple[Stand, ...]]:
    """The items, those that leave out "trừ các việc tạm dừng" marked so; and how what is left out stands."""
    for n, item in enumerate(items):
        if not item.has("except"):
            continue
        end, stands = n + 1, list[Stand]()
        while end < len(items) and (found := _stand_of(items[end]) or _beside(items, end, stands)):
            stands += [found] if isinstance(found, Stand) else []
            end += 1
        while end > n + 1 and not _stand_of(items[end - 1]):
            end -= 1
        if stands:
            marked = [replace(each, tags=frozenset({LEFT_OUT})) for each in items[n:end]]
            return [*items[:n], *marked, *items[end:]], tuple(stands)
    return items, ()


def _beside(items: Sequence[Item], n: int, stands: Sequence[Stand]) -> bool:
    joins = bool(stands) and (items[n].has("and") or items[n].folded in (",", "hoac"))
    return items[n].kind in ("word", "punct") and (joins or items[n].has(*_SMALL))


def _stand_of(item: Item) -> Stand | None:
    if item.has("was_reported") and item.folded.startswith("da "):
        return Stand.REPORTED
    return next((stand for kind, stand in STANDS if item.has(kind)), None) if item.kind == "word" else None
