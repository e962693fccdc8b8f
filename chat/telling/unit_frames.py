"""A unit's acts with frames of their own: a paper that proves a result, and who cannot do a task."""

from collections.abc import Sequence
from datetime import date

from chat import intents as i
from chat.acts.frames import ActFrame, Slots, tags
from chat.intents import Ambiguous, Decline, Doubt, NotDone, Plain, Verb, Wish, WishKind
from chat.intents.values import When
from chat.sentences.clauses import each_once
from chat.sentences.items import Item, nearest
from chat.sentences.sentence import Sentence, lexicon, sentence
from language.spelling import is_spelt
from language.tokens import tokenize

# A paper or a file that proves a result: "bổ sung minh chứng việc 7: công văn số 45".


WHOSE = tags("self", "own_unit", "mine", "of", "unit", "this")
"""Whose task it is, as a unit says it."""


def _presented(slots: Slots) -> i.Plain | None:
    """ "minh chứng việc 7 đây ạ", "em gửi ảnh minh chứng việc 5": a paper comes, or is to come."""
    if slots.docs and slots.docs[0].isdecimal():
        return None  # "công văn 26 em gửi ảnh minh chứng việc 12": whose proof is it
    return i.AddEvidence(
        slots.meant,
        slots.docs[0] if slots.docs else "",
        paper_day(slots.dates, slots.sentence.situation.today),
    )


def _evidence(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None  # a paper has one day
    if not slots.docs and not slots.sentence.situation.has_file and "evidence" not in slots.tags:
        return None
    return i.AddEvidence(
        slots.meant,
        slots.docs[0] if slots.docs else "",
        paper_day(slots.dates, slots.sentence.situation.today),
    )


def paper_day(dates: list[Item], today: date) -> When | None:
    """The day of a paper: without its year it is the nearest."""
    dated = dates[-1].dated if dates else None
    if dated is None or dated.due is None:
        return None
    return When(dated.due if dated.has_year else nearest(dated.due, today))


EVIDENCE_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "evidence",
        tags("add_evidence"),
        _evidence,
        Verb.EVIDENCE,
        objects=tags("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "of", "was_reported", "until", "number_of", "place_above"},
        slots=tags("numbers", "doc", "date"),
    ),
    ActFrame(
        "evidence_noun",
        tags("evidence"),
        _evidence,
        Verb.EVIDENCE,
        kinds=tags("doc"),
        objects=tags("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "of", "until", "number_of", "place_above", "add_evidence"},
        slots=tags("numbers", "doc", "date"),
    ),
    ActFrame(
        "evidence_here",
        tags("evidence"),
        _presented,
        Verb.EVIDENCE,
        wants=tags("here", "hand_over"),
        objects=tags("task", "report", "evidence", "document"),
        also=WHOSE | {"to", "number_of", "place_above", "add_evidence", "here", "hand_over"},
        slots=tags("numbers", "doc", "date"),
    ),
)


# Who cannot do a task, or will no more: "không có chức năng", "em không làm việc 31 nữa".

_BEFORE = frozenset({"self", "own_unit", "address", "particle", "please", "from", "later"})
_NOT = frozenset({"khong", "ko", "k", "hong", "chang", "khong the", "khong con", "thoi khong", "het"})
_BETWEEN = frozenset({"con", "tiep tuc", "duoc", "lai", "the", "co the"})
_HANDS_OVER = ("ban giao", "xin ban giao", "giao lai")
_OF_A_UNIT = frozenset({"phong", "don", "ben", "trung", "benh", "chi", "co", "khoa", "van", "so"})
_ENDS = frozenset({",", ".", ";", "", "!", "-", "–"})


def read_stepping_back(said: Sentence) -> Wish | Ambiguous | None:
    """Who is to be told, for nothing changes by it; of a unit's own words its refusal is offered.

    None where anything else stands beside the task: "không làm kịp việc 31" tells of how far it has got.
    """
    items = said.items(lexicon())
    end = next((n for n, i in enumerate(items) if n and i.kind == "punct" and i.folded in _ENDS), len(items))
    end = min(end, next((n for n, item in enumerate(items) if n and item.has("because")), end))
    verb = _verb(items[:end])
    own = said.situation.own_units
    if verb is None or not all(_leads(item, own) for item in items[: verb[0]]):
        return None
    behind = items[verb[1] : end]
    numbers = each_once(number for item in behind for number in item.numbers)
    replied = said.situation.replied_to
    numbers = numbers or (replied if len(replied) == 1 else ())
    if not numbers or not all(_beside(item) for item in behind):
        return None
    if any(item.unit is not None or _names_a_unit(item) for item in items[: verb[0]]):
        return Ambiguous(Doubt.UNREAD, numbers, (Decline(numbers, said.between(items)),))
    return Wish(WishKind.DELEGATE, numbers)


def _verb(items: Sequence[Item]) -> tuple[int, int] | None:
    """Where "không … làm" or "bàn giao lại" begins, and where it ends."""
    for n, item in enumerate(items):
        if item.has("delegate") and item.folded.startswith(_HANDS_OVER):
            return n, n + 1 + (n + 1 < len(items) and items[n + 1].folded == "lai")
        if item.folded not in _NOT:
            continue
        at = n + 1
        while at < len(items) and items[at].folded in _BETWEEN:
            at += 1
        if at < len(items) and items[at].has("carrying_out"):
            return n, at + 1
    return None


def _leads(item: Item, units: Sequence[str]) -> bool:
    if item.unit is not None:
        return item.unit.code in units
    return item.kind == "date" or item.folded == "thoi" or bool(item.tags & _BEFORE)


def _beside(item: Item) -> bool:
    """The task, that it is over, and small words."""
    stresses = item.folded in ("dau", "nua")
    return item.kind == "numbers" or stresses or item.has("task", "no_more", "particle", "address", "and")


def _names_a_unit(item: Item) -> bool:
    words = item.folded.split(" ")
    return item.has("self", "own_unit") and len(words) > 1 and words[0] in _OF_A_UNIT


def _beyond_us(slots: Slots) -> Plain | Ambiguous | None:
    """ "không làm được vì không có chức năng": what is no business of theirs; else it is a difficulty."""
    why = sentence(slots.reason, slots.sentence.situation)
    beyond = any(item.has("competence") or "chuc nang" in item.folded for item in why.items(lexicon()))
    if slots.reason and beyond:
        return Decline(slots.meant, slots.reason)
    if all(token.kind != "word" or is_spelt(token.text) for token in tokenize(slots.reason)):
        return None
    readings = (Decline(slots.meant, slots.reason), NotDone(slots.meant, slots.reason))
    return Ambiguous(Doubt.UNREAD, slots.meant, readings) if slots.meant else None


CANNOT = ActFrame(
    "cannot",
    frozenset({"cannot"}),
    _beyond_us,
    Verb.DECLINE,
    objects=frozenset({"task"}),
    also=WHOSE | {"to"},
    slots=frozenset({"numbers"}),
    reason="cue",
    narrow=True,
)
