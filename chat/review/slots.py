"""Deadlines, units and the letterhead of a review, as the office types them."""

from collections.abc import Sequence

from chat import intents as i
from chat.acts.deadlines import TypedDeadline, deadline_of
from chat.acts.frames import HARMLESS, QUOTES, ActFrame, Slots, tags
from chat.intents import DocumentField, UnitName, When, Which
from chat.sentences.items import Item, Length, nearest
from chat.sentences.sentence import strip
from language.folding import fold
from language.lexicon import folded


def fixed(slots: Slots) -> i.Plain | None:
    which = slots.which
    if (which is Which.NUMBERS and not slots.numbers) or (slots.length is not None and slots.dates):
        return None
    if "undated" in slots.tags and slots.numbers and slots.length is not None:
        return None  # "không thời hạn mục 3 lùi thêm 1 tuần"
    none = "undated" in slots.tags and not slots.dates
    typed = TypedDeadline(none=True) if none else deadline_of(slots)
    if which is Which.UNDATED and slots.numbers:
        which = Which.NUMBERS
    drafts = tuple(dict.fromkeys(slots.numbers))
    moved = _moved(slots)
    if moved is not None:
        return i.FixDeadline(drafts, "", which=which, days=moved.days, working_days=moved.working)
    return i.FixDeadline(
        drafts, _phrase(slots), typed.on, typed.operator, typed.recurrence, typed.none, which, at=typed.at
    )


def _moved(slots: Slots) -> Length | None:
    """ "lùi thêm 5 ngày": by how much the deadline moves, sooner below zero; "hạn 3 ngày" is none."""
    if slots.length is None or slots.dates:
        return None
    said = " ".join(item.folded for item in slots.items)
    words = f" {said} "
    sooner = any(f" {word} " in words for word in folded("review", "shorter"))
    later = any(f" {word} " in words for word in folded("review", "longer"))
    if not (sooner or later):
        return None
    return Length(-slots.length.days if sooner else slots.length.days, slots.length.working)


_LEADING = frozenset({"thanh", "sang", "la", "ve", "cho", "han", "thoi han", ":", "->", "=", "-", "–", "vao"})


def _phrase(slots: Slots) -> str:
    """The deadline as typed: all that stands behind the drafts."""
    items = slots.items
    times = [n for n, item in enumerate(items) if item.kind in ("date", "recurrence", "length", "time")]
    first = times[0] if times else len(items)
    named = [
        n
        for n, item in enumerate(items[:first])
        if item.kind == "numbers" or item.has("undated", "all", "task", "draft")
    ]
    at = max([slots.place, *named]) + 1
    while at < len(items) and items[at].folded in _LEADING:
        at += 1
    return slots.sentence.between(items[at:]) if items[at:] else ""


def shares(items: Sequence[Item], helping: str = "coop") -> tuple[tuple[UnitName, ...], tuple[UnitName, ...]]:
    """The units in the lead and those that cooperate ("NVY chủ trì, KHTC phối hợp" as well).

    `helping` is the class of the word for cooperating.
    """
    lead: list[UnitName] = []
    cooperate: list[UnitName] = []
    target = lead
    for n, item in enumerate(items):
        before = items[n - 1] if n else None
        after = items[n + 1] if n + 1 < len(items) else None
        if item.unit is not None:
            target.append(item.unit)
        elif item.has(helping):
            alone = after is None or after.unit is None
            behind = before is not None and before.unit is not None and (alone or item.text == ",")
            if behind and before is not None and before.unit in target:
                target.remove(before.unit)
                cooperate.append(before.unit)
            else:
                target = cooperate
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(cooperate))


_SMALL = frozenset({"particle", "address", "please", "self", "and", "to", "task", "draft", "own_unit"})


def give_by_list(items: Sequence[Item]) -> i.GiveUnit | i.Several | None:
    """ "1-3 NVY", "2 cho KHTC, 4 cho NVD": nothing but numbers and units."""
    small = _SMALL | {"coop", "lead", "rest"}
    pure = all(item.kind in ("numbers", "unit", "punct") or item.tags & small for item in items) and not any(
        item.folded in QUOTES for item in items
    )
    guessed = any(item.unit is not None and not item.unit.sure for item in items)
    first = next((item for item in items if not item.has("task", "draft", "particle")), None)
    if not pure or guessed or first is None or first.kind != "numbers":
        return None
    groups: list[list[Item]] = [[]]
    for item in items:
        starts = item.kind == "numbers" or item.has("rest")
        if starts and any(each.unit is not None for each in groups[-1]):
            groups.append([])
        groups[-1].append(item)
    made = [_of_group(group) for group in groups]
    if any(each is None for each in made):
        return None
    given = tuple(each for each in made if each is not None)
    return given[0] if len(given) == 1 else i.Several(given)


def _of_group(items: Sequence[Item]) -> i.GiveUnit | None:
    lead, cooperate = shares([item for item in items if item.unit is not None or item.has("coop", "lead")])
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    which = i.Which.NO_UNIT if not numbers and any(item.has("rest") for item in items) else i.Which.NUMBERS
    return i.GiveUnit(numbers, lead, cooperate, which) if lead or cooperate else None


def _beside_a_number(item: Item) -> bool:
    small = item.tags & HARMLESS or item.kind == "person" or item.folded in ("la", "thanh", ":", "=", "dung")
    small = small or item.has("edit", "mistake")
    return bool(small) or (item.kind == "punct" and item.folded not in QUOTES)


def _undenied(text: str) -> str:
    """ "UBND tỉnh, không phải Sở Nội vụ": what it is, without what it is not."""
    even = f" {fold(text)} "
    if len(even) != len(text) + 2:
        return text
    places = [even.find(f" {word} ") for word in folded("review", "denied")]
    found = [place for place in places if place > 0]
    return strip(text[: min(found)]) if found else text


class _Part:
    """Makes the correction of a part of the letterhead."""

    def __init__(self, part: DocumentField) -> None:
        self._part = part

    def __call__(self, slots: Slots) -> i.Plain | None:
        if self._part is DocumentField.DAY:
            when = slots.when
            dated = slots.dates[0].dated if len(slots.dates) == 1 else None
            if when is None or dated is None:
                return None
            on = when.on if dated.has_year else nearest(when.on, slots.sentence.situation.today)
            return i.EditDocument(self._part, "", When(on))
        text = _undenied(slots.text) or (slots.docs[0] if slots.docs else "")
        if self._part is DocumentField.NUMBER:
            said = [item for item in slots.items[slots.place + 1 :] if not _beside_a_number(item)]
            if len(said) != 1 or said[0].kind not in ("doc", "numbers"):
                return None  # "số văn bản là 45/UBND hình như"
            text = said[0].text
        return i.EditDocument(self._part, text) if text else None


def _received(slots: Slots) -> i.Plain | None:
    if len(slots.dates) > 1:
        return None
    dated = slots.dates[-1].dated if slots.dates else None
    if dated is None or dated.due is None:
        return i.Received(None)
    on = dated.due if dated.has_year else nearest(dated.due, slots.sentence.situation.today)
    return i.Received(When(on, dated.certain or not dated.has_year))


LETTERHEAD: tuple[ActFrame, ...] = (
    ActFrame(
        "number",
        tags("signed_number"),
        _Part(DocumentField.NUMBER),
        objects=tags("document", "review"),
        also=tags("edit", "yes", "mistake"),
        slots=tags("doc"),
        content="behind",
    ),
    ActFrame(
        "day",
        tags("signed_day"),
        _Part(DocumentField.DAY),
        objects=tags("document", "review"),
        also=tags("edit", "yes", "mistake"),
        slots=tags("date"),
    ),
    ActFrame(
        "issuer",
        tags("issuer"),
        _Part(DocumentField.ISSUER),
        objects=tags("document", "review"),
        also=tags("edit", "yes", "mistake"),
        slots=tags(),
        content="behind",
    ),
    ActFrame(
        "subject",
        tags("subject"),
        _Part(DocumentField.SUBJECT),
        objects=tags("document", "review"),
        also=tags("edit", "yes", "mistake"),
        slots=tags(),
        content="behind",
    ),
    ActFrame(
        "received_on",
        tags("received_on"),
        _received,
        objects=tags("document"),
        also=tags("edit"),
        slots=tags("date"),
    ),
)
