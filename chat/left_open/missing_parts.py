"""How each part that was asked for is taken from the next message, and put into the command left open."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.intents import Intent, UnitName
from chat.intents.values import When
from chat.registry.known_names import unit_names
from chat.registry.known_people import led_by
from chat.sentences.clauses import find_result_paper
from chat.sentences.items import Item, length_of, when_of
from chat.sentences.sentence import Sentence, strip
from chat.situation import Missing
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


PARTS = {
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
    if _field(whole, Missing.DAY) and any(item.kind in ("date", "length") for item in items):
        dated = _with_day(whole, [item for item in items if item.kind != "numbers"], said)
        whole, items = dated or whole, [x for x in items if dated is None or x.kind not in ("date", "length")]
    paper = find_result_paper(items, said.situation.today) if isinstance(whole, i.AddEvidence) else None
    if isinstance(whole, i.AddEvidence):
        items = [item for item in items if not item.has("evidence")]
    if not numbers or not only(items, "numbers", "unit", *(("doc", "date") if paper else ())):
        return None
    fields: dict[str, Any] = {"reason": reason} if reason and hasattr(whole, "reason") else {}
    fields |= {"unit": units[0]} if of_unit else {}
    if paper is not None and paper.number:
        fields |= {"document_number": paper.number, "document_date": paper.on}
    one = hasattr(whole, "number")
    fields[_field(whole, Missing.NUMBER)] = numbers[0] if one else numbers
    places = [n for n, item in enumerate(items) if item.numbers]
    last = places[-1]
    counts = [n for n in places if n and items[n - 1].folded in ("ca", "con", "chi con", "rieng")]
    counts += [n for n in places if items[n + 1 : n + 2] and items[n + 1].has("task")]
    if len(numbers) == 1 and counts:
        return None  # "cả 3", "12 việc", "còn 3"
    behind = [items[n + 1].folded.split(" ")[0] for n in places if n + 1 < len(items)]
    counted = not _COUNTED.isdisjoint(behind)
    named = paper is not None and paper.number
    if counted or (not named and any(x.has("report", "document", "request") for x in items[last + 1 :])):
        return None  # "8 báo cáo" counts
    lost = bool(reason) and "reason" not in fields
    if (one and len(numbers) > 1) or lost:
        return None
    made: Any = replace(whole, **fields)
    # Of which unit the task is cannot be checked by an act that names none: it is shown first.
    told = any(item.kind == "unit" for item in items) and not of_unit
    return i.Ambiguous(i.Doubt.UNREAD, numbers, (made,)) if told else made


def _with_day(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    items, reason = _parted(items, said.text)
    dates = [item for item in items if item.kind == "date"]
    when = when_of(dates, next((item for item in items if item.kind == "time"), None))
    lengths = [length for item in items if item.kind == "length" and (length := length_of(item)) is not None]
    fields: dict[str, Any] = {"reason": reason} if reason else {}
    if reason and not hasattr(whole, "reason"):
        return None
    if when is not None and not lengths:
        fields[_field(whole, Missing.DAY)] = when
    elif len(lengths) == 1 and when is None and hasattr(whole, "days"):
        fields |= {"days": lengths[0].days, "working_days": lengths[0].working}
    else:
        return None
    made: Intent | None = replace(whole, **fields) if only(items, "date", "time", "length") else None
    return made


def unit_told_apart(said: Sentence, items: Sequence[Item], whole: Any = None) -> UnitName | None:
    """The only unit whose name ends with what was said ("Thuận Nam"), or of those in question holds it."""
    beside = ("particle", "to", "address", "please", "retraction")
    kept = [x for x in items if x.kind != "punct" and (x.folded in _SHORT_NAMES or not x.has(*beside))]
    words = " ".join(item.folded for item in kept)
    among = _of_its_noun(whole, said) if whole is not None else ()
    found = [
        unit for unit in said.situation.units
        if words and (f" {words} " in f" {fold(unit.name)} " if unit.code in among
                      else not among and fold(unit.name).endswith(f" {words}"))
    ]  # fmt: skip
    return UnitName(found[0].name, found[0].code) if len(found) == 1 else None


_SHORT_NAMES = frozenset({"y"})
"""A name's last word that is a courtesy elsewhere."""


def _of_its_noun(whole: Any, said: Sentence) -> tuple[str, ...]:
    """The codes of the units whose noun was typed in the command: "giao bệnh viện …"."""
    units = whole.units if isinstance(whole, i.NewTask) else ()
    noun = fold(units[0].text).split() if units and not units[0].code else []
    return unit_names(said.situation.units).of_noun(noun)


def _all_of_the_noun(whole: Any, items: Sequence[Item], said: Sentence) -> tuple[UnitName, ...]:
    """ "cả hai", "tất cả", "cả 2 huyện" of the units whose noun was typed: "giao bệnh viện …"."""
    found = _of_its_noun(whole, said)
    noun = fold(whole.units[0].text).split() if found else ()
    counts = [item for item in items if item.kind in ("numbers", "quantity")]
    if not any(item.has("all") for item in items) or any(item.text != str(len(found)) for item in counts):
        return ()
    beside = [item for item in items if item not in counts and item.folded not in noun]
    return tuple(UnitName(code, code) for code in found) if only(beside, "punct") else ()


def _with_unit(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    named = [x.unit or led_by(said.situation, x.person) for x in items if x.kind in ("unit", "person")]
    units = tuple(dict.fromkeys(unit for unit in named if unit is not None and unit.code))
    if not named and (unit := unit_told_apart(said, items, whole)) is not None:
        units, items = (unit,), ()
    several = isinstance(whole, i.NewTask | i.AddCooperating | i.GiveUnit)
    if not named and (every := _all_of_the_noun(whole, items, said)):
        return i.Ambiguous(i.Doubt.UNREAD, (), (replace(whole, units=every),))
    if not units or len(units) < len(named) or not (several or len(units) == 1):
        return None
    field = _field(whole, Missing.UNIT)
    made: Intent = replace(whole, **{field: units if field in ("lead", "units") else units[0]})
    beside = [item for item in items if not item.has("give", "move", "carrying_out", "lead", "unit")]
    return made if only(beside, "unit", "person") else None


def _with_person(whole: Any, items: Sequence[Item], _said: Sentence) -> Intent | None:
    """ "chị Hà", "đồng chí Minh làm"."""
    persons = [item.person for item in items if item.person is not None]
    rest = [item for item in items if not item.has("carrying_out", "delegate", "title", "self_doing")]
    if len(persons) != 1 or not only(rest, "person"):
        return None
    made: Intent = replace(whole, person=persons[0])
    return made


def _with_time(whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    """ "7h30", "trước 2 ngày"."""
    kinds = ("date", "time", "length")
    timed = [item for item in items if item.kind in kinds]
    rest = [item for item in items if not item.has("setting")]
    if not timed or not only(rest, *kinds):
        return None
    hour = next((item.dated for item in timed if item.dated is not None and item.dated.due is not None), None)
    on = When(hour.due, hour.certain, hour.time) if hour is not None and hour.due is not None else None
    made: Intent = replace(whole, on=on, text="" if on is not None else strip(said.text))
    return made


_FILLERS = {
    Missing.NUMBER: _with_numbers, Missing.DAY: _with_day, Missing.UNIT: _with_unit,
    Missing.PERSON: _with_person, Missing.TIME: _with_time,
}  # fmt: skip
_FIELDS = {
    Missing.NUMBER: ("number", "numbers", "drafts"), Missing.DAY: ("until", "on"),
    Missing.UNIT: ("lead", "units", "unit"), Missing.PERSON: ("person",), Missing.TIME: ("on",),
}  # fmt: skip


def _field(whole: Any, part: Missing) -> str:
    """The field of the command that holds the part; "" where it has none."""
    return next((name for name in _FIELDS.get(part, ()) if hasattr(whole, name)), "")


def filled(part: Missing, whole: Any, items: Sequence[Item], said: Sentence) -> Intent | None:
    """The command with this part as the items name it; None where it has no such part, or more is said."""
    return _FILLERS[part](whole, items, said) if _field(whole, part) else None


def only(items: Sequence[Item], *kinds: str) -> bool:
    """Whether nothing else is said."""
    return all(
        item.kind in kinds
        or (item.kind == "punct" and item.folded != "?")
        or (item.kind == "word" and item.tags & _BESIDE and not _turns(item))
        for item in items
    )


def _turns(item: Item) -> bool:
    """Whether it makes no answer of it; "cho" without its marks is "chớ" as well, and says to whom."""
    return bool(item.tags & _TURNS) and item.folded not in ("thoi", "cho")
