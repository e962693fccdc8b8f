"""The office gives a new task, or moves one to another unit."""

from collections.abc import Sequence
from itertools import pairwise

from chat.accounting import accounted, conditional
from chat.deadline_typed import read_deadline
from chat.intents import Intent, NeedNumber, NewTask, Reassign, UnitName, Verb
from chat.review import shares, typed_unit
from chat.scan import Item
from chat.selection import head_and_reason, numbers_of, on_tasks
from chat.sentence import Sentence, strip, units_of


def make_giving(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    rest = items[place + 1 :]
    head, reason = head_and_reason(sentence, items, place, free=False)
    numbers = numbers_of(head)
    lead, _ = shares(head)
    if any(i.folded == "?" for i in items):
        return None
    words = [i for i in rest if i.kind == "word" and not i.tags]
    if tag == "give" and lead and len(words) >= 2:
        return _new_task(sentence, rest)
    unit = lead[0] if lead else typed_unit(sentence, head[place + 1 :])
    if not lead:
        numbers = numbers_of(_before_target(head, place))
    if not numbers and tag == "give" and not lead:
        return None
    if not numbers and not sentence.situation.replied_to and unit is None:
        return NeedNumber(Verb.REASSIGN)
    source = _source(head)
    if source is not None and len(lead) == 2:
        lead = tuple(u for u in lead if u != source)
        unit = lead[0] if lead else None
    slots = {"unit"}
    unsure = len(lead) > 1 or conditional(sentence, head[0].start)
    if lead:
        unsure = unsure or not accounted(sentence, head, "reassign", units=(unit, source), slots=slots)
        unsure = unsure or _number_behind_unit(head)
    return on_tasks(
        sentence, numbers, Verb.REASSIGN, lambda n: Reassign(n, unit, reason, source), unsure=unsure
    )


def _before_target(items: Sequence[Item], place: int) -> Sequence[Item]:
    """The items before "cho", "sang": what follows is a name, whatever numbers it holds."""
    at = next((n for n, i in enumerate(items) if n > place and i.has("to")), len(items))
    return items[:at]


def _number_behind_unit(items: Sequence[Item]) -> bool:
    """ "chuyển 1 cho Phòng Khu vực 3": the 3 is no task."""
    first = next((n for n, i in enumerate(items) if i.unit is not None), len(items))
    before = any(i.kind == "numbers" for i in items[:first])
    return before and any(i.kind == "numbers" for i in items[first:])


def _source(items: Sequence[Item]) -> UnitName | None:
    """The unit behind "từ" or "của": "chuyển 12 từ NVY sang KHTC"."""
    for before, item in pairwise(items):
        if item.unit is not None and before.folded in ("tu", "cua"):
            return item.unit
    return None


def _new_task(sentence: Sentence, rest: Sequence[Item]) -> Intent | None:
    """ "giao NVY rà soát … trước ngày 30/11": units first, then what is to be done."""
    last = -1
    for n, item in enumerate(rest):
        if item.unit is not None:
            last = n
        elif not (item.has("to", "and", "filler") or item.folded == ","):
            break
    if last < 0:
        return None
    content = strip(sentence.text[rest[last].end : rest[-1].end])
    units: tuple[UnitName, ...] = units_of(rest[: last + 1])
    dated = [i for i in rest[last + 1 :] if i.dated is not None]
    typed = (
        read_deadline(sentence.text[_before(rest, dated[-1]).start : dated[-1].end], sentence.situation.today)
        if dated
        else None
    )
    return NewTask(units, content, typed.on, typed.operator) if typed is not None else NewTask(units, content)


def _before(rest: Sequence[Item], dated: Item) -> Item:
    """The word before the date, which may be "trước"."""
    place = list(rest).index(dated)
    return rest[place - 1] if place and rest[place - 1].folded == "truoc" else dated
