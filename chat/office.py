"""The office acts on tasks: confirm, return, decide, change, reassign, cancel, pause, urge, invite."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from chat.deadline_typed import read_deadline
from chat.intents import (
    Ambiguous,
    Cancel,
    Confirm,
    DecideExtension,
    Doubt,
    Intent,
    Invite,
    NeedNumber,
    NewTask,
    Pause,
    Plain,
    Reassign,
    Resume,
    Return,
    Undo,
    UnitName,
    Urge,
    Verb,
)
from chat.requests import read_until
from chat.review import shares, typed_unit
from chat.review_deadline import make_deadline
from chat.scan import Item
from chat.selection import numbers_of
from chat.sentence import Sentence, strip, units_of

_PLAIN: dict[str, tuple[Verb, Callable[[tuple[int, ...], str, UnitName | None], Plain]]] = {
    "confirm": (Verb.CONFIRM, lambda numbers, _, unit: Confirm(numbers, unit)),
    "return": (Verb.RETURN, Return),
    "cancel": (Verb.CANCEL, lambda numbers, reason, _: Cancel(numbers, reason)),
    "pause": (Verb.PAUSE, lambda numbers, reason, _: Pause(numbers, reason)),
    "resume": (Verb.RESUME, lambda numbers, _, __: Resume(numbers)),
    "undo": (Verb.UNDO, lambda numbers, _, unit: Undo(numbers, unit)),
}
_OF_A_UNIT = frozenset({"confirm", "return", "undo"})
# With these the words behind the number are the reason, whatever they are.
_WITH_REASON = frozenset({"return", "cancel", "pause"})


def make_office(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The command on tasks, or None where the sentence is none."""
    if tag == "invite":
        return _invite(sentence, items[place], items[place + 1 :])
    if tag == "urge":
        return _urge(sentence, items, place)
    if tag == "change":
        return make_deadline(sentence, items, place, "fix")
    if tag in ("give", "reassign"):
        return _reassign(sentence, items, place, tag)
    if tag in ("grant", "refuse"):
        return _decide(sentence, items, place, grant=tag == "grant")
    if tag == "confirm_weak":
        numbers = numbers_of(items)
        pure = all(
            i.kind in ("numbers", "punct") or i.has("confirm_weak", "filler", "task", "and") for i in items
        )
        return Ambiguous(Doubt.MIXED, numbers, (Confirm(numbers),)) if pure and numbers else None
    if tag in _PLAIN:
        return _plain(sentence, items, place, tag)
    return None


def _plain(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    verb, make = _PLAIN[tag]
    head, reason = _head_and_reason(sentence, items, place, free=tag in _WITH_REASON)
    numbers = numbers_of(head)
    behind = head[place + 1 :]
    if any(i.folded == "?" for i in items) or any(i.has("ask") for i in behind):
        return None
    if any(i.has("all") for i in behind) and not numbers:
        return NeedNumber(verb)
    named = units_of(behind)
    unit = named[0] if len(named) == 1 and tag in _OF_A_UNIT else None
    unsure = any(not _small(i) and i.unit is not unit for i in behind) or any(i.has("except") for i in items)
    if tag == "confirm" and items[0].folded in ("da", "se"):
        unsure = True
    return _on_tasks(sentence, numbers, verb, lambda n: make(n, reason, unit), unsure=unsure)


def _small(item: Item) -> bool:
    return item.kind in ("numbers", "punct") or item.has("filler", "task", "and", "to", "confirm")


def _on_tasks(
    sentence: Sentence,
    numbers: tuple[int, ...],
    verb: Verb,
    make: Callable[[tuple[int, ...]], Plain],
    *,
    unsure: bool = False,
) -> Intent | None:
    replied = sentence.situation.replied_to
    meant = numbers or (replied if len(replied) == 1 else ())
    if unsure:
        return Ambiguous(Doubt.MIXED, meant, (make(meant),)) if meant else None
    if meant:
        return make(meant)
    if replied:
        return Ambiguous(Doubt.WHICH_TASK, replied, tuple(make((n,)) for n in replied))
    return NeedNumber(verb, make(()))


def _head_and_reason(
    sentence: Sentence, items: Sequence[Item], place: int, *, free: bool
) -> tuple[Sequence[Item], str]:
    """The items up to the reason, and the reason: behind "vì", or, where `free`, behind the last number."""
    for n, item in enumerate(items):
        if n > place and item.has("reason"):
            return items[:n], strip(sentence.text[item.end : items[-1].end])
    if free:
        last = max((n for n, i in enumerate(items) if i.kind == "numbers"), default=place)
        first = min((n for n, i in enumerate(items) if i.kind == "numbers"), default=place)
        # Numbers further on belong to the reason: only the first run of them are tasks.
        run = first
        while run < last and (
            items[run + 1].kind in ("numbers",)
            or items[run + 1].has("and", "task")
            or items[run + 1].folded == ","
        ):
            run += 1
        end = _past_unit(items, max(run, place))
        rest = items[end + 1 :]
        if all(i.has("filler") or i.kind == "punct" for i in rest):
            return items[: end + 1] if not any(i.folded == "?" for i in rest) else items, ""
        if any(i.has("ask") for i in rest[-1:]) or any(i.folded == "?" for i in rest):
            return items, ""
        return items[: end + 1], strip(sentence.text[items[end].end : items[-1].end])
    return items, ""


def _past_unit(items: Sequence[Item], at: int) -> int:
    """The place of the unit right behind the numbers ("trả lại 12 của NVY …"), or `at`."""
    for n in range(at + 1, min(at + 3, len(items))):
        if items[n].unit is not None:
            return n
        if not items[n].has("filler"):
            break
    return at


def _decide(sentence: Sentence, items: Sequence[Item], place: int, *, grant: bool) -> Intent | None:
    until, days, working = read_until(sentence, items, "grant")
    named = units_of(items[place + 1 :])
    unit = named[0] if len(named) == 1 else None
    numbers, seen = [], False
    for n, item in enumerate(items):
        to_day = n > 0 and items[n - 1].folded in ("den", "toi", "sang", "qua")
        seen = seen or item.has("reason")
        numbers += [] if seen or to_day else list(item.numbers)
    _, reason = _head_and_reason(sentence, items, place, free=not grant)
    if any(i.folded == "?" for i in items) or items[-1].has("ask"):
        return None
    return _on_tasks(
        sentence,
        tuple(dict.fromkeys(numbers)),
        Verb.GRANT if grant else Verb.REFUSE,
        lambda n: DecideExtension(n, grant, until, reason, days, working, unit),
    )


def _reassign(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    rest = items[place + 1 :]
    head, reason = _head_and_reason(sentence, items, place, free=False)
    numbers = numbers_of(head)
    lead, _ = shares(head)
    if any(i.folded == "?" for i in items):
        return None
    words = [i for i in rest if i.kind == "word" and not i.tags]
    if tag == "give" and lead and len(words) >= 2:
        return _new_task(sentence, rest)
    unit = lead[0] if lead else typed_unit(sentence, head[place + 1 :])
    if not numbers and tag == "give" and not lead:
        return None
    if not numbers and not sentence.situation.replied_to and unit is None:
        return NeedNumber(Verb.REASSIGN)
    source = _source(head)
    if source is not None and len(lead) == 2:
        lead = tuple(u for u in lead if u != source)
        unit = lead[0] if lead else None
    unsure = len(lead) > 1 or (bool(lead) and bool(words))
    return _on_tasks(
        sentence, numbers, Verb.REASSIGN, lambda n: Reassign(n, unit, reason, source), unsure=unsure
    )


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


def _urge(sentence: Sentence, items: Sequence[Item], place: int) -> Intent | None:
    rest = items[place + 1 :]
    if any(i.folded == "?" or i.has("ask") for i in items):
        return None
    numbers, units = numbers_of(items), units_of(rest)
    overdue = any(i.has("overdue") for i in rest)
    if numbers:
        return Urge(numbers)
    if len(units) == 1:
        return Urge((), units[0], overdue)
    if units:
        return Ambiguous(Doubt.MIXED, (), tuple(Urge((), u, overdue) for u in units))
    if overdue:
        return Urge((), None, overdue=True)
    if any(i.kind == "word" and not i.tags for i in rest):
        return None
    return _on_tasks(sentence, (), Verb.URGE, Urge)


def _invite(sentence: Sentence, verb: Item, rest: Sequence[Item]) -> Intent | None:
    """A person's code is one word of letters and digits: "mời CB009"."""
    words = strip(sentence.text[verb.end : rest[-1].end]).split() if rest else []
    codes = [w.strip(".,;:") for w in words if any(c.isdigit() for c in w)]
    if len(codes) == 1 and len(codes[0]) <= 20 and codes[0].replace("-", "").replace("_", "").isalnum():
        return Invite(codes[0].upper())
    if not words or all(i.has("filler", "task", "to") for i in rest):
        return NeedNumber(Verb.INVITE)
    return Invite(words[0].upper()) if len(words) == 1 and words[0].isascii() and words[0].isalnum() else None
