"""A task given by chat: "giao NVY rà soát … trước ngày 30/11, phối hợp KHTC"."""

from collections.abc import Sequence
from functools import cache

from chat import intents as i
from chat.deadlines import deadline_in
from chat.frames import HARMLESS, QUESTION
from chat.intents import NewTask, UnitName
from chat.items import Item
from chat.sentence import Sentence, strip
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from language.folding import fold
from language.lexicon import classes

_GROUPS = (
    "cac phong",
    "cac don vi",
    "moi don vi",
    "tat ca cac don vi",
    "cac benh vien",
    "cac trung tam",
    "cac phong ban",
)
_BEFORE_UNIT = frozenset({"to", "and", "particle", "lead", "please", "task", "unit"})
_LEAST_CONTENT = 1


def read_new_task(sentence: Sentence, items: Sequence[Item]) -> i.Plain | None:
    """The new task, or None: a verb of giving, then units, then what is to be done."""
    place = next((n for n, item in enumerate(items) if item.has("give") and item.kind == "word"), None)
    if place is None or any(item.folded == "?" for item in items):
        return None
    if any(not (item.tags & HARMLESS or item.kind in ("punct", "person")) for item in items[:place]):
        return None
    units, at = _units(sentence, items, place + 1)
    if not units:
        return None
    rest = items[at:]
    coop = next(
        (n for n, item in enumerate(rest) if item.has("coop") and any(x.unit for x in rest[n + 1 :])),
        len(rest),
    )
    cooperating = tuple(dict.fromkeys(x.unit for x in rest[coop:] if x.unit is not None))
    body = rest[:coop]
    said = [
        x for x in body if x.kind in ("word", "doc") and not x.tags & (HARMLESS | {"to", "until", *QUESTION})
    ]
    if len(said) < _LEAST_CONTENT or (body and body[-1].tags & QUESTION):
        return None
    content = strip(sentence.text[body[0].start : body[-1].end])
    if not _is_duty(content):
        return None
    dated = [x for x in body if x.kind in ("date", "recurrence")]
    if not dated:
        return NewTask(units, content, cooperate=cooperating)
    clock = next((x for x in body[body.index(dated[-1]) + 1 :] if x.kind == "time"), None)
    place = body.index(dated[-1])
    typed = deadline_in(dated[-1:], clock, before=bool(place) and body[place - 1].folded == "truoc")
    return NewTask(units, content, typed.on, typed.operator, cooperating, typed.recurrence)


@cache
def _duties() -> tuple[str, ...]:
    return tuple(fold(word) for word in (*PREDICATES, *DOUBTFUL_PREDICATES, *classes("counting")["duties"]))


def _is_duty(content: str) -> bool:
    """Whether what is given begins with a verb of doing, as a task does."""
    return (fold(content) + " ").startswith(tuple(f"{word} " for word in _duties()))


def _units(sentence: Sentence, items: Sequence[Item], at: int) -> tuple[tuple[UnitName, ...], int]:
    """The units named from here on, and the place behind them."""
    units: list[UnitName] = []
    while at < len(items):
        item = items[at]
        if item.unit is not None:
            units.append(item.unit)
        elif not units and (
            item.folded in _GROUPS
            or (
                item.folded.startswith(("tat ca cac", "cac ", "toan bo cac", "moi don"))
                and item.has("unit", "everybody")
            )
        ):
            return (UnitName(sentence.text[item.start : item.end]),), at + 1
        elif not units and (unknown := _unknown(sentence, items, at)) is not None:
            return unknown
        elif not (item.tags & _BEFORE_UNIT or item.folded in (",", ":", "+", "&")):
            break
        at += 1
    return tuple(dict.fromkeys(units)), at


def _unknown(sentence: Sentence, items: Sequence[Item], at: int) -> tuple[tuple[UnitName, ...], int] | None:
    """A code that no unit bears ("CDS", "phòng NVX"): letters in capitals, alone or behind "phòng"."""
    noun = items[at].folded in ("phong", "ban", "don vi", "trung tam")
    place = at + 1 if noun else at
    if place >= len(items):
        return None
    typed = sentence.text[items[place].start : items[place].end]
    shouted = sentence.text.isupper()
    code = typed.isalpha() and typed.isupper() and 1 < len(typed) < 8
    named = noun and typed[:1].isupper()
    if shouted or not (code or named):
        return None
    return (UnitName(strip(sentence.text[items[at].start : items[place].end])),), place + 1
