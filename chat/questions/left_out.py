"""What a question leaves out: tasks by their numbers, what waits or rests."""

from collections.abc import Sequence
from dataclasses import replace

from chat.questions.asked_part import LEFT_OUT, STANDS
from chat.sentences.items import Item
from tasks.query import Stand

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
