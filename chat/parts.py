"""A message cut into the pieces that each begin with an act of their own."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from chat.frames import ActFrame
from chat.items import Item

_OPENS = frozenset({"con", "rieng", "thi"})
"""What may open a further piece: "duyệt 8, còn việc 10 trả lại"."""
_JOINTS = frozenset({",", ".", ";", "", "va", "roi", "sau do", "dong thoi", "con"})


_OF_UNITS = frozenset({"finished", "done", "open"})


@lru_cache(maxsize=16)
def _verbs(of_frames: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*of_frames)


def acts_apart(items: Sequence[Item], frames: Sequence[ActFrame], *, unit: bool) -> list[tuple[Item, ...]]:
    """The pieces that each begin with an act of their own."""
    verbs = _verbs(tuple(frame.verbs for frame in frames)) | (_OF_UNITS if unit else frozenset())
    parts: list[tuple[Item, ...]] = []
    current: list[Item] = []
    for n, item in enumerate(items):
        ends = item.folded in _JOINTS and (
            item.kind == "punct" or item.folded in ("va", "roi", "sau do", "dong thoi")
        )
        if (
            ends
            and current
            and _begins(items, n + 1, verbs, strong=item.folded in ("", ";"), current=current, unit=unit)
        ):
            parts.append(tuple(current))
            current = []
        elif not (not current and (ends or (parts and item.folded in _OPENS))):
            current.append(item)
    return [*parts, *_each_its_own(current)] if current else parts


def _begins(
    items: Sequence[Item],
    at: int,
    verbs: frozenset[str],
    *,
    strong: bool,
    current: Sequence[Item],
    unit: bool,
) -> bool:
    if not any(item.tags & verbs for item in current):
        return False
    rest = [x for x in items[at : at + 8] if not (x.has("please") or x.folded == "con") or x.tags & verbs]
    if _of_the_next_task(rest, verbs, current, unit=unit):
        return True  # "duyệt 8, còn việc 10 trả lại", "xong 12 rồi, 13 em xin thêm 2 ngày"
    rest = rest[1:] if rest and rest[0].has("particle", "perfect") and not rest[0].tags & verbs else rest
    if not rest or rest[0].kind != "word" or not rest[0].tags & verbs:
        listed = strong or items[at - 1].folded == ","
        follow = [x for x in rest[1:3] if not x.has("to") and x.kind != "punct"]
        given = any(x.unit is not None for x in current)
        return bool(
            listed and given and rest and rest[0].kind == "numbers" and follow and follow[0].kind == "unit"
        )
    alone = rest[0].has("save", "reject", "next", "prev", "drop", "received_on")
    return strong or alone or any(x.kind == "numbers" for x in rest[1:6])


_BETWEEN = frozenset({"particle", "perfect", "self", "own_unit", "address"})


def _of_the_next_task(
    rest: Sequence[Item], verbs: frozenset[str], current: Sequence[Item], *, unit: bool
) -> bool:
    """Whether a task is named, by a unit by its number alone, and its verb stands right behind it."""
    named = bool(rest) and rest[0].has("task")
    ahead = list(rest[1:] if named else rest)
    if len(ahead) < 2 or ahead[0].kind != "numbers" or not (named or unit):
        return False
    behind = next((item for item in ahead[1:] if item.tags & verbs or not item.tags & _BETWEEN), None)
    if behind is None or behind.kind != "word" or not behind.tags & verbs:
        return False
    return named or all(item.folded != behind.folded for item in current)


def _each_its_own(items: list[Item]) -> list[tuple[Item, ...]]:
    """ "gia hạn 12 đến 30/11 và 15 đến 05/12": each task with its own day, and the verb for both."""
    first = next((n for n, item in enumerate(items) if item.kind == "numbers"), None)
    if first is None:
        return [tuple(items)]
    cuts = [
        n
        for n, item in enumerate(items)
        if item.has("and") or item.folded == ","
        if any(x.kind == "date" for x in items[first:n]) and _number_and_day(items, n + 1)
    ]
    if not cuts:
        return [tuple(items)]
    verb = items[:first]
    bounds = [first, *cuts, len(items)]
    return [tuple(verb + items[a if a == first else a + 1 : b]) for a, b in pairwise(bounds)]


def _number_and_day(items: list[Item], at: int) -> bool:
    ahead = [x for x in items[at : at + 5] if not x.has("task")]
    return len(ahead) > 1 and ahead[0].kind == "numbers" and any(x.kind == "date" for x in ahead[1:3])
