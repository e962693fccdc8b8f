"""The command that the bot's question left open, and how the next message completes it.

It is kept with the chat as typed, with the part of it that is missing; the next message fills that part,
unless it is plainly a command or a question of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.frames import QUESTION
from chat.free_answers import is_its_own, is_of_another, is_weak, reason_said, words_said
from chat.intents import Intent, UnitName
from chat.items import Item, length_of, when_of
from chat.known_people import led_by
from chat.sentence import Sentence, lexicon, sentence, strip
from chat.situation import Missing, OpenCommand
from chat.typed import command
from chat.values import When, WishKind
from language.folding import fold

SMALL = frozenset(
    {"all", "particle", "address", "please", "self", "and", "task", "to", "until", "because", "yes"}
)
"""Classes of words that stand beside an answer and say nothing of their own."""
_BESIDE = frozenset(
    {"filler", "no_more", "of", "report", "this", "document", "order_particle", "request", *SMALL}
)
_TURNS = frozenset(
    {"negation", "forbidding", "condition", "contrast", "doubt", "will", "except", "others", *QUESTION}
)
_OPENS_ANSWER = frozenset({"retraction", "negation"})


def left_open(meant: Intent) -> OpenCommand | None:
    """What the bot must ask to do it, and the command that the answer completes."""
    if isinstance(meant, i.NeedNumber):
        partial = meant.partial
        return (
            OpenCommand(command(partial), Missing.NUMBER)
            if partial is not None and command(partial)
            else None
        )
    if isinstance(meant, i.Ambiguous) and len(meant.readings) == 1:
        meant = meant.readings[0]
    if isinstance(meant, i.NewTask) and meant.units and not any(unit.code for unit in meant.units):
        meant = replace(meant, units=())  # "giao TTYT …": which of them is asked
    undated = _without_doubtful_day(meant)
    missing = _missing(undated or meant)
    if isinstance(undated, i.DecideExtension):
        missing = Missing.DAY
    typed = command(undated or meant)
    return OpenCommand(typed.strip(), missing) if missing is not None and typed else None


def _without_doubtful_day(meant: Any) -> Any:
    """The command without the day that must be shown back first: another day answers as well as a yes."""
    if isinstance(meant, i.ChangeDeadline) and meant.on is not None and not meant.on.certain:
        return replace(meant, on=None)
    granted = isinstance(meant, i.DecideExtension) and meant.grant
    if isinstance(meant, i.RequestExtension) or granted:
        return replace(meant, until=None) if meant.until is not None and not meant.until.certain else None
    return None


_OF_TASKS = frozenset({WishKind.MUTE, WishKind.SNOOZE, WishKind.DELEGATE})


def _missing(meant: Intent) -> Missing | None:
    if isinstance(meant, i.EditTask | i.EditDraft | i.AddDraft):
        return None if meant.content else Missing.CONTENT
    if isinstance(meant, i.DecideExtension) and meant.grant:
        return Missing.DAY if meant.until is None and not meant.days else None
    if isinstance(meant, i.Wish):
        return _missing_of_wish(meant)
    if isinstance(meant, i.Return) or (isinstance(meant, i.DecideExtension) and not meant.grant):
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.RequestExtension):
        if meant.until is None and not meant.days:
            return Missing.DAY
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.Cancel | i.Pause | i.Decline):
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.ChangeDeadline) and meant.on is None and not meant.days:
        return Missing.DAY
    if isinstance(meant, i.FixDeadline):
        return None if meant.on or meant.recurrence or meant.none else Missing.DAY
    if isinstance(meant, i.GiveUnit):
        return None if meant.lead or meant.cooperate else Missing.UNIT
    if isinstance(meant, i.NewTask | i.AddCooperating):
        return None if meant.units else Missing.UNIT
    if isinstance(meant, i.Reassign) and (meant.unit is None or meant.unit.code is None):
        return Missing.UNIT
    return None


def _missing_of_wish(meant: i.Wish) -> Missing | None:
    """What was not said of what is done elsewhere."""
    if meant.kind in _OF_TASKS and not meant.numbers:
        return Missing.NUMBER
    if meant.kind is WishKind.DELEGATE:
        return None if meant.person is not None or meant.unit is not None else Missing.PERSON
    timed = meant.kind is not WishKind.SETTINGS or meant.text or meant.on is not None
    return None if timed else Missing.TIME


def corrected(said: Sentence, offered: Intent) -> Intent | None:
    """ "à nhầm, KHTC mới đúng": the only command that was offered, with another unit, day or number."""
    items = said.items(lexicon())
    named = {_PARTS[item.kind] for item in items if item.kind in _PARTS}
    if len(named) != 1 or not (items[0].has("retraction") or any(item.has("rather") for item in items)):
        return None
    return _FILLERS[named.pop()](
        offered, [x for x in items if not x.has("retraction", "rather", "mistake")], said
    )


def resumed(said: Sentence, meant: Intent | None, partial: Intent | None) -> Intent | None:
    """The command left open, filled from this message; None where the message is one of its own.

    `meant` is what the message says by itself, `partial` the command left open as understood.
    """
    asked = said.situation.asked
    if asked is None or partial is None:
        return None
    items: Sequence[Item] = said.items(lexicon())
    whole: Any = partial.partial if isinstance(partial, i.NeedNumber) else partial
    if whole is None or isinstance(whole, i.Ambiguous | i.Several):
        return None
    items = _answering(items) if asked.missing is not Missing.REASON else items
    if asked.missing is Missing.NUMBER and not any(item.numbers for item in items):
        named = sentence(f"việc {said.text}", said.situation)  # "mười bảy"
        said, items = named, named.items(lexicon())
    if asked.missing is Missing.CONTENT:
        return words_said(said, meant, items, whole)
    filled = _FILLERS[asked.missing](whole, items, said) if asked.missing in _FILLERS else None
    if asked.missing is not Missing.REASON:
        return filled
    if is_its_own(said, meant, items) or is_of_another(meant, whole):
        return None
    made: Any = replace(whole, reason=reason_said(said, items))
    return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (made,)) if is_weak(whole, said, items) else made


def _answering(items: Sequence[Item]) -> Sequence[Item]:
    """Without "ý tôi là", "không," before the answer."""
    start = 0
    while start < len(items) - 1 and (items[start].tags & _OPENS_ANSWER or items[start].kind == "punct"):
        start += 1
    return (
        items[start:] if start and (items[start - 1].kind == "punct" or items[0].has("retraction")) else items
    )


def _parted(items: Sequence[Item], text: str) -> tuple[Sequence[Item], str]:
    """The items before "vì", and the reason behind it."""
    cue = next((n for n, x in enumerate(items) if x.has("because") or (x.folded == "," and n)), len(items))
    if cue < len(items) and items[cue].folded == "," and not _tells_why(items[cue + 1 :]):
        cue = next((n for n, item in enumerate(items) if item.has("because")), len(items))
    return items[:cue], strip(text[items[cue].end :]) if cue < len(items) else ""


def _tells_why(items: Sequence[Item]) -> bool:
    """ "số 47, thiếu phụ lục": words, and no further number, act or turn."""
    known = ("confirm", "give", "cancel", "move", "urge", "save", "reason_turn", *_TURNS)
    told = any(not item.tags & SMALL for item in items)
    return told and not any(item.kind != "word" or item.has(*known) for item in items)


_PARTS = {
    "numbers": Missing.NUMBER, "date": Missing.DAY, "length": Missing.DAY, "unit": Missing.UNIT,
    "person": Missing.UNIT,
}  # fmt: skip
_COUNTED = frozenset(
    {
        "gio",
        "cai",
        "ngay",
        "thang",
        "h",
        "phut",
        "lan",
        "phong",
        "don",
        "ban",
        "dv",
        "nguoi",
        "trung",
        "co",
        "so",
    }
)


def _with_numbers(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    items, reason = _parted(items, said.text)
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    units = [item.unit for item in items if item.unit is not None and item.unit.code and item.unit.sure]
    of_unit = len(units) == 1 and hasattr(whole, "unit")
    if not numbers or not _only(items, "numbers", *(("unit",) if of_unit else ())):
        return None
    fields: dict[str, Any] = {"reason": reason} if reason and hasattr(whole, "reason") else {}
    fields |= {"unit": units[0]} if of_unit else {}
    if hasattr(whole, "number"):
        fields["number"] = numbers[0]
    else:
        fields["numbers" if hasattr(whole, "numbers") else "drafts"] = numbers
    places = [n for n, item in enumerate(items) if item.numbers]
    last = places[-1]
    behind = [items[n + 1].folded.split(" ")[0] for n in places if n + 1 < len(items)]
    counted = not _COUNTED.isdisjoint(behind)
    if counted or any(item.has("report", "document", "request") for item in items[last + 1 :]):
        return None  # "8 báo cáo" counts
    several = hasattr(whole, "number") and len(numbers) > 1
    lost = bool(reason) and "reason" not in fields
    made: Intent | None = replace(whole, **fields) if not (several or lost) else None
    return made


def _with_day(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    items, reason = _parted(items, said.text)
    dates = [item for item in items if item.kind == "date"]
    when = when_of(dates, next((item for item in items if item.kind == "time"), None))
    lengths = [length for item in items if item.kind == "length" and (length := length_of(item)) is not None]
    fields: dict[str, Any] = {"reason": reason} if reason else {}
    if when is not None and not lengths:
        fields["until" if hasattr(whole, "until") else "on"] = when
    elif len(lengths) == 1 and when is None and hasattr(whole, "days"):
        fields |= {"days": lengths[0].days, "working_days": lengths[0].working}
    else:
        return None
    made: Intent | None = replace(whole, **fields) if _only(items, "date", "time", "length") else None
    return made


def _ends_its_name(said: Sentence, items: Sequence[Item]) -> UnitName | None:
    """The only unit whose name ends with what was said: "Thuận Nam" of the centres of districts."""
    kept = [x for x in items if x.kind != "punct" and not x.has("particle", "to", "address", "please")]
    words = " ".join(item.folded for item in kept)
    found = [unit for unit in said.situation.units if words and fold(unit.name).endswith(f" {words}")]
    return UnitName(found[0].name, found[0].code) if len(found) == 1 else None


def _with_unit(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    named = [x.unit or led_by(said.situation, x.person) for x in items if x.kind in ("unit", "person")]
    units = tuple(dict.fromkeys(unit for unit in named if unit is not None and unit.code))
    if not named and (unit := _ends_its_name(said, items)) is not None:
        units, items = (unit,), ()
    several = isinstance(whole, i.NewTask | i.AddCooperating | i.GiveUnit)
    if not units or len(units) < len(named) or not (several or len(units) == 1):
        return None
    key = next(key for key in ("lead", "units", "unit") if hasattr(whole, key))
    made: Intent = replace(whole, **{key: units if several else units[0]})
    return made if _only(items, "unit", "person") else None


def _with_person(whole: Any, items: Sequence[Item], _said: Sentence) -> Intent | None:
    """ "chị Hà", "đồng chí Minh làm"."""
    persons = [item.person for item in items if item.person is not None]
    rest = [item for item in items if not item.has("carrying_out", "delegate", "title", "self_doing")]
    if len(persons) != 1 or not _only(rest, "person"):
        return None
    made: Intent = replace(whole, person=persons[0])
    return made


def _with_time(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    """ "7h30", "trước 2 ngày"."""
    kinds = ("date", "time", "length")
    timed = [item for item in items if item.kind in kinds]
    rest = [item for item in items if not item.has("setting")]
    if not timed or not _only(rest, *kinds):
        return None
    hour = next((item.dated for item in timed if item.dated is not None and item.dated.due is not None), None)
    on = When(hour.due, hour.certain, hour.time) if hour is not None and hour.due is not None else None
    made: Intent = replace(whole, on=on, text="" if on is not None else strip(said.text))
    return made


_FILLERS = {
    Missing.NUMBER: _with_numbers, Missing.DAY: _with_day, Missing.UNIT: _with_unit,
    Missing.PERSON: _with_person, Missing.TIME: _with_time,
}  # fmt: skip


def _only(items: Sequence[Item], *kinds: str) -> bool:
    """Whether nothing else is said."""
    return all(
        item.kind in kinds
        or (item.kind == "punct" and item.folded != "?")
        or (item.kind == "word" and item.tags & _BESIDE and (item.folded == "thoi" or not item.tags & _TURNS))
        for item in items
    )
