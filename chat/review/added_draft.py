"""A draft that the office adds to an open review: "thêm một nhiệm vụ: …, giao KHTC, hạn 15/12".

Behind the adding and its noun stand clauses: who leads, who cooperates, until when, and what is to be done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from chat.acts.deadlines import (
    LASTING,
    TIMES,
    deadline_in,
    deadline_place,
    is_deadline,
    leads_to_a_day,
    names_no_day,
)
from chat.acts.frames import HARMLESS, QUESTION
from chat.acts.leftovers import asks_within
from chat.acts.remarks import conditional
from chat.intents import AddDraft, UnitName
from chat.review.statements import accounted, without_closing
from chat.sentences.free_text import unknown_unit
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, reviewing, strip
from expressions.times.typed_phrases import TimeShape
from language.folding import fold
from language.lexicon import classes, folded

_CUTS = frozenset({",", ";", ".", ":"})
_MOST_IN_FRONT = 3
_MOST_OF_A_NOUN = 3
_MOST_OF_A_CLAUSE = 9
_FURTHER = HARMLESS | {"no_more", "this"}
"""What may stand between the noun and the rest: "một việc nữa", "mục sau đây"."""
_GIVING = HARMLESS | {
    "give", "to", "lead", "carrying_out", "leads_unit", "unit", "title", "person", "and", "self_doing",
}  # fmt: skip
_TURNED = frozenset(
    {"negation", "forbidding", "condition", "promise", "doubt", "hedge", "contrast", *QUESTION}
)
_EITHER = frozenset({"hay", "hoac", "hoac la", "hay la"})
_OTHER_ACTS = frozenset(
    {"drop", "cancel", "remove", "save", "restore", "later", "retraction", "merge", "split"}
)
"""What a further clause does not begin with: it is no part of what is to be done."""
_CONDITION = frozenset({"condition", "doubt", "hedge", "reason_turn"})


@dataclass(frozen=True, slots=True)
class AddedDraft:
    """The draft, and whether all of the sentence is accounted for, so that it is added at once."""

    draft: AddDraft
    plain: bool


@dataclass(slots=True)
class _Clauses:
    """The clauses of what is added by what they say."""

    content: list[Sequence[Item]] = field(default_factory=list)
    lead: list[UnitName] = field(default_factory=list)
    cooperate: list[UnitName] = field(default_factory=list)
    until: Sequence[Item] = ()
    stray: bool = False  # a word that is of none of them


def read_added_draft(sentence: Sentence, items: Sequence[Item]) -> AddedDraft | None:
    """The draft, or None where nothing is added; its content is "" where no word says what is to be done."""
    items = without_closing(items[_past_complaint(sentence, items) :])
    begins = _behind_the_noun(items)
    if begins is None or any(item.folded == "?" for item in items):
        return None
    found = _sorted(sentence, items[begins:])
    found.stray = found.stray or conditional(items) or _strays_in_front(items, begins, found)
    body, until = _without_deadline(sentence, found)
    if body and not any(item.kind == "word" for part in body for item in part):
        return None  # "thêm mục 3"
    content = ", ".join(filter(None, (strip(sentence.between(part)) for part in body)))
    dated = [item for item in until if item.kind in TIMES and item.kind != "time"]
    clock = next((item for item in until if item.kind == "time"), None)
    typed = deadline_in(dated, clock, before=any(item.folded.endswith("truoc") for item in until))
    phrase = strip(sentence.between(until)) if until else ""
    draft = AddDraft(
        tuple(dict.fromkeys(found.lead)), content, typed.on, typed.operator,
        tuple(unit for unit in dict.fromkeys(found.cooperate) if unit not in found.lead),
        typed.recurrence, phrase, typed.at,
    )  # fmt: skip
    led = bool(found.lead) or not any(_unread_before_unit(part) for part in body[:1])
    plain = led and not found.stray and _is_plain(body, until) and all(unit.sure for unit in found.lead)
    return AddedDraft(draft, plain)


def _strays_in_front(items: Sequence[Item], begins: int, found: _Clauses) -> bool:
    """ "thêm mục khảo sát: rà soát …": before the colon stands what is neither unit nor deadline."""
    colon = next((item for item in items if item.folded == ":"), None)
    if colon is None or not found.content or colon in items[:begins]:
        return False
    return found.content[0][0].start < colon.start < found.content[-1][0].start


def _past_complaint(sentence: Sentence, items: Sequence[Item]) -> int:
    """How many items say in front that the document holds more: "bản này còn thiếu, thêm một mục: …"."""
    cut = next((n for n, item in enumerate(items[:_MOST_OF_A_CLAUSE]) if item.folded in (",", ".")), None)
    if cut is None or not cut:
        return 0
    front = [item for item in sentence.items(reviewing()) if item.end <= items[cut - 1].end]
    short = any(item.has("short_of") for item in front)
    return cut + 1 if short and accounted(front, "short_of", "having", "perfect", "review", "document") else 0


def _is_short(items: Sequence[Item], at: int) -> int:
    """How many items say that one is missing: "sót 1 mục nè: …"."""
    for size in (3, 2, 1):
        words = " ".join(item.folded for item in items[at : at + size])
        counted = items[at + size : at + size + 1]
        if words in folded("review", "short_of") and counted and counted[0].folded in ("mot", "1", "01"):
            return size
    return 0


@cache
def _adding() -> tuple[str, ...]:
    return tuple(fold(word) for word in classes("acts")["add"])


def _behind_the_noun(items: Sequence[Item]) -> int | None:
    """The place behind "thêm một nhiệm vụ nữa:", None where the sentence does not begin so."""
    at = 0
    while (
        at < min(len(items), _MOST_IN_FRONT)
        and items[at].tags & HARMLESS
        and not items[at].has("add", "give")
    ):
        at += 1
    short = _is_short(items, at)
    if at >= len(items) or not (short or items[at].has("add") or _adds_in_one(items[at])):
        return None
    at += short or 1
    if not _names_a_draft(items[at - 1]):
        ahead = items[at : at + _MOST_OF_A_NOUN]
        noun = next((n for n, item in enumerate(ahead) if item.has("task", "draft")), None)
        if noun is None or not all(_is_one(item) for item in ahead[:noun]):
            return None
        at += noun + 1
    while at < len(items) and (
        items[at].tags & _FURTHER or items[at].folded in (":", "-", "–", "moi", "sau", "la")
    ):
        at += 1
    return at


def _adds_in_one(item: Item) -> bool:
    """ "thêm nhiệm vụ", "bổ sung việc": the verb with its noun."""
    return item.has("give") and item.folded.startswith(_adding()) and _names_a_draft(item)


def _names_a_draft(item: Item) -> bool:
    return item.folded.removesuffix(" cho").endswith(
        ("viec", "nhiem vu", "muc", "dong", "task", "viec moi", "nhiem vu moi", "muc nua")
    )


def _is_one(item: Item) -> bool:
    return item.folded in ("mot", "1", "01") or (bool(item.tags) and item.tags <= HARMLESS)


def _sorted(sentence: Sentence, items: Sequence[Item]) -> _Clauses:
    found, start = _Clauses(), 0
    for end in range(len(items) + 1):
        if end == len(items) or items[end].folded in _CUTS:
            if items[start:end]:
                _put(sentence, found, items[start:end])
            start = end + 1
    return found


def _put(sentence: Sentence, found: _Clauses, clause: Sequence[Item]) -> None:
    """The clause where it belongs; names of units alone go on with the clause before."""
    size, units = _named_first(sentence, clause)
    said, rest = clause[:size], clause[size:]
    alone = not any(item.unit is None and not item.tags <= HARMLESS for item in said)
    if units and (not rest or not found.lead or any(item.has("coop") for item in said)):
        helps = any(item.has("coop") for item in said) or (alone and not rest and bool(found.cooperate))
        (found.cooperate if helps else found.lead).extend(units)
    else:
        rest = clause
    if rest and is_deadline(rest) and not found.until:
        found.until = rest
    elif rest:
        found.stray = found.stray or _is_stray(found, clause, rest)
        found.content.append(rest)


def _is_stray(found: _Clauses, clause: Sequence[Item], rest: Sequence[Item]) -> bool:
    """Whether what is put to the content may be of a unit or a deadline, of which a word is not read."""
    if (clause[0].has("deadline") or leads_to_a_day(clause[0])) and any(item.kind in TIMES for item in rest):
        return True
    if not found.content:
        return False
    told = bool(found.lead or found.cooperate or found.until)
    return rest is not clause or clause[0].has("coop", "give") or told


def _named_first(sentence: Sentence, clause: Sequence[Item]) -> tuple[int, list[UnitName]]:
    """The units with which a clause begins, and how many items say so: "giao NVY, KHTC", "do NVY chủ trì"."""
    units: list[UnitName] = []
    at = end = 0
    while at < len(clause):
        item = clause[at]
        other = (
            unknown_unit(sentence, clause, at) if at and not units and clause[at - 1].has("give") else None
        )
        if item.unit is not None:
            units.append(item.unit)
            end = at + 1
        elif other is not None:
            units.append(other[0])
            end = at = other[1]
            continue
        elif item.has("coop", "lead", "leads_unit") and (units or not at):
            end = at + 1
        elif item.has("carrying_out") and units:
            break  # "… làm báo cáo"
        elif item.folded in _EITHER or not (item.tags & _GIVING or item.folded in ("cho", "do")):
            break
        at += 1
    trailing = all(item.tags & (HARMLESS | {"carrying_out"}) for item in clause[end:])
    trailing = trailing and not _with_them(clause[end:])
    return (len(clause) if trailing else end, units) if units else (0, [])


def _with_them(items: Sequence[Item]) -> bool:
    """ "voi ho" without its marks may be "với họ"."""
    return any(one.folded == "voi" and other.folded == "ho" for one, other in pairwise(items))


def _without_deadline(sentence: Sentence, found: _Clauses) -> tuple[list[Sequence[Item]], Sequence[Item]]:
    """The content without a deadline at its end, and the deadline."""
    if found.until or not found.content:
        return found.content, found.until
    last = found.content[-1]
    place, said = deadline_place(last, sentence.situation.today)
    if (
        place is None
        or (not said and _is_a_period(last[place]))
        or not all(item.kind == "time" or item.tags & HARMLESS for item in last[place + 1 :])
    ):
        return found.content, ()
    start = place
    while start and (
        last[start - 1].kind == "time" or last[start - 1].tags & LASTING or leads_to_a_day(last[start - 1])
    ):
        start -= 1
    return [*found.content[:-1], last[:start]], last[start:]


def _gives_within(part: Sequence[Item]) -> bool:
    """ "…, khung giao KHTC": a word that is not read stands before the giving."""
    return any(item.has("give") and ahead.unit is not None for item, ahead in pairwise(part))


def _unread_before_unit(part: Sequence[Item]) -> bool:
    """ "…, gao KHTC": whether it is given to the unit is not read."""
    return len(part) > 1 and part[1].unit is not None and part[0].kind == "word" and not part[0].tags


def _is_a_period(item: Item) -> bool:
    """ "báo cáo kết quả năm 2026": of the content, where no word says that it is the deadline."""
    return item.dated is not None and item.dated.shape is TimeShape.PERIOD


def _is_plain(body: Sequence[Sequence[Item]], until: Sequence[Item]) -> bool:
    """Whether something is to be done, no word doubts it, and the deadline is a day that there is."""
    words = [item for part in body for item in part]
    if not words or names_no_day(until) or asks_within(words):
        return False
    if any(item.tags & (_CONDITION | QUESTION) or item.folded in _EITHER for item in words):
        return False
    borrowed = words[0].kind == "numbers" or words[0].folded == "nhu"  # "thêm việc như 1 cho NVD"
    if borrowed or any(a.folded == "cho" and b.unit is not None for a, b in pairwise(words)):
        return False
    firsts = [next((item for item in part if not item.tags & HARMLESS), part[0]) for part in body]
    other = _OTHER_ACTS | {"give"}  # "giao hòng KHTC": whom it is given to is not read
    further = any(item.tags & other or item.folded.startswith("de ") for item in firsts[1:])
    further = further or any(_gives_within(part) or _unread_before_unit(part) for part in body[1:])
    # "hối hợp KHTC, CDC": what a unit is to do there is not read.
    helps = ("coop", "lead", "carrying_out")
    further = further or any(part[-1].unit and not any(x.has(*helps) for x in part) for part in body[1:])
    further = further or any(sum(item.kind == "date" for item in part) > 1 for part in body)
    return not (further or any(item.tags & _TURNED for item in firsts))
