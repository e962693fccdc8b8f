"""The office acts on tasks: confirm, return, decide, give, move, cancel, pause, urge, invite."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from chat.accounting import DOCUMENT_NOUNS, accounted, conditional, left_over, other_object
from chat.deadlines import make_deadline, read_typed_deadline
from chat.intents import (
    Ambiguous,
    AskDirective,
    AskTask,
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
from chat.scan import Item
from chat.sentence import Sentence, head_and_reason, named_units, numbers_of, on_tasks, strip
from language.folding import fold

_PLAIN: dict[str, tuple[Verb, Callable[[tuple[int, ...], str, UnitName | None], Plain]]] = {
    "confirm": (Verb.CONFIRM, lambda numbers, _, unit: Confirm(numbers, unit)),
    "return": (Verb.RETURN, Return),
    "cancel": (Verb.CANCEL, lambda numbers, reason, _: Cancel(numbers, reason)),
    "pause": (Verb.PAUSE, lambda numbers, reason, _: Pause(numbers, reason)),
    "resume": (Verb.RESUME, lambda numbers, _, __: Resume(numbers)),
    "undo": (Verb.UNDO, lambda numbers, _, unit: Undo(numbers, unit)),
}
_OF_A_UNIT = frozenset({"confirm", "return", "undo"})
_ON_TASKS = frozenset({*_PLAIN, "reassign", "reject", "drop", "restore"})
_TURNS = frozenset({"nhung", "bi", "vi", "do", "la", "ma", "thi", "con", "tuy", "nhien", "van", "song"})
_CONDITIONS = frozenset({"neu", "nhung", "tru", "khi", "hoac", "mien", "du"})
_DOCUMENTS = frozenset(fold(noun) for noun in DOCUMENT_NOUNS)
# With these the words behind the number are the reason, whatever they are.
_WITH_REASON = frozenset({"return", "cancel", "pause"})


def make_office(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The command on tasks, or None where the sentence is none."""
    if tag in _ON_TASKS and (found := other_object(sentence, items[place])) is not None:
        return _about_something_else(sentence, items, found)
    if tag == "invite":
        return _invite(sentence, items[place], items[place + 1 :])
    if tag == "urge":
        return _urge(sentence, items, place)
    if tag == "change":
        return make_deadline(sentence, items, place, "fix")
    if tag in ("give", "reassign"):
        return make_giving(sentence, items, place, tag)
    if tag in ("grant", "refuse"):
        return _decide(sentence, items, place, grant=tag == "grant")
    if tag == "confirm_weak":
        numbers = numbers_of(items)
        pure = all(
            i.kind in ("numbers", "punct") or i.has("confirm_weak", "filler", "task", "and") for i in items
        )
        return Ambiguous(Doubt.MIXED, numbers, (Confirm(numbers),)) if pure and numbers else None
    if tag in ("confirm", "return") and any(i.has("grant") for i in items[place + 1 :]):
        # "đồng ý cho NVY gia hạn 12"
        return _decide(sentence, items, place, grant=tag == "confirm")
    if tag in _PLAIN:
        return _plain(sentence, items, place, tag)
    return None


def _about_something_else(sentence: Sentence, items: Sequence[Item], found: Item) -> Intent:
    """Not a task: what can be offered is the document named."""
    number = next(
        (i.text for i in items if i.start >= found.end and i.text and i.kind in ("numbers", "doc")), ""
    )
    document = number and found.has("other_object") and fold(found.folded) in _DOCUMENTS
    return Ambiguous(Doubt.NOT_A_TASK, (), (AskDirective(number),) if document else ())


def _plain(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    verb, make = _PLAIN[tag]
    head, reason = head_and_reason(sentence, items, place, free=tag in _WITH_REASON)
    numbers = numbers_of(head)
    behind = head[place + 1 :]
    if any(i.folded == "?" for i in items) or any(i.has("ask") for i in behind):
        return None
    if any(i.has("all") for i in behind) and not numbers:
        return NeedNumber(verb)
    named = named_units(behind)
    unit = named[0] if len(named) == 1 and tag in _OF_A_UNIT else None
    slots = {"unit"} if unit is not None else set()
    left = left_over(sentence, head, tag, units=(unit,), slots=slots)
    # A reason behind an act that takes none may say anything: "duyệt 12 vì sao".
    if left is None and tag not in _WITH_REASON and len(head) < len(items):
        left = items[len(head)]
    if left is not None or conditional(sentence, head[0].start):
        why = reason if left is not None else ""
        return _unread(sentence, head, left, lambda n: make(n, why, unit))
    return on_tasks(sentence, numbers, verb, lambda n: make(n, reason, unit))


def _unread(
    sentence: Sentence,
    items: Sequence[Item],
    left: Item | None,
    make: Callable[[tuple[int, ...]], Plain],
) -> Intent | None:
    """What was typed beside the act is asked about. What stands before the number is another object."""
    replied = sentence.situation.replied_to
    before = [i for i in items if left is None or i.start < left.start]
    meant = numbers_of(before) or numbers_of(items) or (replied if len(replied) == 1 else ())
    if not meant:
        return None
    excepts = any(i.has("except") for i in items)
    of_another = left is not None and not numbers_of(before) and bool(numbers_of(items))
    if excepts or of_another:
        return Ambiguous(Doubt.UNREAD, meant, tuple(AskTask(n) for n in meant[:1]))
    made = make(meant)
    behind = strip(sentence.text[left.start : items[-1].end]) if left is not None else ""
    instead = (Return(meant, _without_turn(behind)),) if isinstance(made, Confirm) and behind else ()
    return Ambiguous(Doubt.UNREAD, meant, (made, *instead))


def _without_turn(text: str) -> str:
    """The reason of a return without the "nhưng", "vì" that led to it; none where it holds a condition."""
    words = text.split()
    while words and fold(words[0]) in _TURNS:
        words = words[1:]
    turned = {fold(word) for word in words} & _CONDITIONS
    return "" if turned or "dieu kien" in fold(text) else " ".join(words)


def _decide(sentence: Sentence, items: Sequence[Item], place: int, *, grant: bool) -> Intent | None:
    until, days, working = read_until(sentence, items, "grant")
    named = named_units(items[place + 1 :])
    unit = named[0] if len(named) == 1 else None
    numbers, seen = [], False
    for n, item in enumerate(items):
        to_day = n > 0 and items[n - 1].folded in ("den", "toi", "sang", "qua")
        seen = seen or item.has("reason")
        numbers += [] if seen or to_day else list(item.numbers)
    head, reason = head_and_reason(sentence, items, place, free=not grant)
    if any(i.folded == "?" for i in items) or items[-1].has("ask"):
        return None
    slots = {"unit", *(("date", "time") if until else ()), *(("quantity",) if days else ())}
    whole = not (grant and len(head) < len(items))
    whole = whole and accounted(sentence, head, "grant" if grant else "refuse", units=(unit,), slots=slots)
    return on_tasks(
        sentence,
        tuple(dict.fromkeys(numbers)),
        Verb.GRANT if grant else Verb.REFUSE,
        lambda n: DecideExtension(n, grant, until, "" if grant else reason, days, working, unit),
        unsure=not whole or conditional(sentence, head[0].start),
    )


def _urge(sentence: Sentence, items: Sequence[Item], place: int) -> Intent | None:
    rest = items[place + 1 :]
    if any(i.folded == "?" or i.has("ask") for i in items):
        return None
    numbers, units = numbers_of(items), named_units(rest)
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
    return on_tasks(sentence, (), Verb.URGE, Urge)


def _invite(sentence: Sentence, verb: Item, rest: Sequence[Item]) -> Intent | None:
    """A person's code is one word of letters and digits: "mời CB009"."""
    words = strip(sentence.text[verb.end : rest[-1].end]).split() if rest else []
    codes = [w.strip(".,;:") for w in words if any(c.isdigit() for c in w)]
    if len(codes) == 1 and len(codes[0]) <= 20 and codes[0].replace("-", "").replace("_", "").isalnum():
        return Invite(codes[0].upper())
    if not words or all(i.has("filler", "task", "to") for i in rest):
        return NeedNumber(Verb.INVITE)
    return Invite(words[0].upper()) if len(words) == 1 and words[0].isascii() and words[0].isalnum() else None


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
    units: tuple[UnitName, ...] = named_units(rest[: last + 1])
    dated = [i for i in rest[last + 1 :] if i.dated is not None]
    typed = (
        read_typed_deadline(
            sentence.text[_before(rest, dated[-1]).start : dated[-1].end], sentence.situation.today
        )
        if dated
        else None
    )
    return NewTask(units, content, typed.on, typed.operator) if typed is not None else NewTask(units, content)


def _before(rest: Sequence[Item], dated: Item) -> Item:
    """The word before the date, which may be "trước"."""
    place = list(rest).index(dated)
    return rest[place - 1] if place and rest[place - 1].folded == "truoc" else dated
