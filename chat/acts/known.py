"""Which acts may be meant: whose are looked for in a sentence, and what is offered where one is in doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from chat import intents as i
from chat.acts.frames import QUESTION, QUOTES, ActFrame, Slots, object_classes
from chat.acts.orders import ORDERS
from chat.acts.registry import REGISTRY_ACTS
from chat.acts.remarks import names_any
from chat.intents import Ambiguous, Doubt, Intent, Plain, Several
from chat.intents.values import Verb
from chat.review.acts import REVIEW_ACTS
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, strip
from chat.situation import Situation
from chat.telling.unit_acts import NOTES, UNIT_ACTS
from language.lexicon import folded

# Whose acts are looked for in a sentence, and which of them it has the verb of.

UNIT_FRAMES = "unit"
OFFICE_FRAMES = "office"
OTHERS_FRAMES = "others"
"""Whose acts are looked for: a unit's, the office's, or of the office's those that no unit has a verb for."""

_UNITS_VERBS = frozenset(verb for frame in UNIT_ACTS for verb in frame.verbs)
_ALWAYS = ("save", "reject", "next", "prev", "show_review", "received_on", "restore")
_BESIDE_A_REVIEW = tuple(replace(f, reason="cue") if f.name == "cancel" else f for f in ORDERS)
"""The orders while a review is open: "bỏ 3 …" is of a draft, and no task is cancelled by it."""


class Acts:
    """Acts that somebody may mean, the likelier first, by the classes of their verbs."""

    def __init__(self, frames: Iterable[ActFrame]) -> None:
        self._frames = tuple(frames)
        self._by_verb: dict[str, list[int]] = {}
        for order, frame in enumerate(self._frames):
            for verb in frame.verbs:
                self._by_verb.setdefault(verb, []).append(order)
        self.verbs = frozenset(self._by_verb)

    def said(self, tags: frozenset[str]) -> list[tuple[int, ActFrame]]:
        """Those whose verb is of one of these classes, each with its place among all."""
        places = {order for verb in self.verbs & tags for order in self._by_verb[verb]}
        return [(order, self._frames[order]) for order in sorted(places)]


LOOSE_OF_THE_OFFICE = Acts(frame for frame in REGISTRY_ACTS if frame.loose)
LOOSE_OF_A_UNIT = Acts(frame for frame in UNIT_ACTS if frame.loose)


def acts_for(whose: str, situation: Situation) -> Acts:
    """The acts that somebody in this situation may mean."""
    beside = UNIT_ACTS if situation.answers_for_a_unit else () if situation.office else NOTES
    return _acts(whose, beside, bool(situation.open_reviews or situation.replied_review))


@cache
def _acts(whose: str, beside: tuple[ActFrame, ...], in_review: bool) -> Acts:
    if whose == UNIT_FRAMES:
        return Acts(UNIT_ACTS)
    if whose == OTHERS_FRAMES:
        return Acts((*(frame for frame in ORDERS if not frame.verbs & _UNITS_VERBS), *REGISTRY_ACTS))
    if in_review:
        return Acts((*REVIEW_ACTS, *_BESIDE_A_REVIEW, *REGISTRY_ACTS, *beside))
    # What speaks of a review where none is open: it is said that none is.
    return Acts((*ORDERS, *REGISTRY_ACTS, *beside, *(f for f in REVIEW_ACTS if f.name in _ALWAYS)))


# What is offered where an act was not wholly understood.

_MOST_OFFERS = 3
_CLAUSE_ENDS = frozenset({",", ".", ";", "", "-", "–"})


def asked_about(sentence: Sentence, items: Sequence[Item], filled: list[Slots]) -> Intent | None:
    """What was not wholly understood is asked about, with what fits."""
    filled = [slots for slots in filled if slots.left]
    filled = [slots for slots in filled if not _within_a_condition(slots)] or filled
    if not filled:
        return None
    best = filled[0]
    left = best.left
    last = next(item for item in reversed(items) if item.kind != "punct" or item.folded == "?")
    asks = any(item.has(*QUESTION) or item.folded == "?" for item in left)
    ended = not any(item.folded in _CLAUSE_ENDS for item in items if left[-1].end <= item.start <= last.start)
    if (
        asks
        and ended
        and all(item.has(*QUESTION, "particle", "perfect", "progress") or item.folded == "?" for item in left)
    ):
        return None
    numbers = best.meant
    other = _other_object(best, items)
    if other is not None:
        document = next(
            (x.text or str(x.numbers[0]) for x in items if x.start >= other.end and (x.text or x.numbers)), ""
        )
        offer = (i.AskDirective(document),) if document and other.has("document") else ()
        return Ambiguous(Doubt.NOT_A_TASK, (), offer)
    if not numbers:
        return next((whole for slots in filled if (whole := _whole_asked(slots)) is not None), None)
    readings: list[Plain] = []
    for slots in filled:
        made = _offer(slots)
        if made is not None and made not in readings:
            readings.append(made)
    begins = left[0].end if left[0].has("contrast") else left[0].start
    behind = strip(sentence.text[begins : items[-1].end])
    if readings and isinstance(readings[0], i.Confirm) and behind and _finds_fault(items, left):
        readings.insert(1, i.Return(numbers, _without_turn(behind, left)))
    return Ambiguous(Doubt.UNREAD, numbers, tuple(readings[:_MOST_OFFERS]))


def _finds_fault(items: Sequence[Item], left: Sequence[Item]) -> bool:
    """ "xác nhận 4 bị thiếu phụ lục", "duyệt 3 nhưng yêu cầu bổ sung"; "mai duyệt 12" gives no reason."""
    behind = [item for item in items if item.start >= left[0].start]
    return left[0].has("contrast", "reason_turn") or names_any(behind, "shortcomings", "remedies")


def _within_a_condition(slots: Slots) -> bool:
    """ "giao 1 cho NVY nếu họ đồng ý": the verb of a condition orders nothing."""
    before = slots.items[: slots.place]
    condition = max((n for n, item in enumerate(before) if item.has("condition")), default=None)
    ended = condition is not None and any(
        item.folded in _CLAUSE_ENDS or item.folded == "thi" for item in before[condition:]
    )
    return condition is not None and not ended


def which_drafts(filled: Sequence[Slots]) -> i.NeedNumber | None:
    """ "bỏ các mục của KHTC": which drafts these are is asked, and nothing else is dropped."""
    slots = next((each for each in filled if each.frame.verb is Verb.DROP), None)
    if slots is None or slots.numbers or not slots.left:
        return None
    words = [word for item in slots.items for word in item.folded.split(" ")]
    drafts = not set(folded("counting", "draft_words")).isdisjoint(words)
    only_whose = all(item.unit is not None or item.has("of", "own_unit") for item in slots.left)
    return i.NeedNumber(Verb.DROP, i.Drop(())) if drafts and only_whose else None


_OF_THE_WHOLE = (i.Save, i.RejectReview, i.Urge)


def _whole_asked(slots: Slots) -> Intent | None:
    """ "gửi để biết, bỏ cả bản rà soát": what is done to the review as a whole names no number."""
    if any(item.has("forbidding", "negation", "except", "others") for item in _beside_the_verb(slots)):
        return None
    made = slots.frame.make(slots)
    unnamed = isinstance(made, i.Urge) and made.unit is None
    return Ambiguous(Doubt.UNREAD, (), (made,)) if isinstance(made, _OF_THE_WHOLE) and not unnamed else None


def _offer(slots: Slots) -> Plain | None:
    """The act as it may be offered: not against a negation, and not for a unit that nobody knows."""
    if any(item.has("forbidding", "negation", "except", "others") for item in _beside_the_verb(slots)):
        return None
    if not slots.meant:
        return None
    made = slots.frame.make(slots)
    if isinstance(made, i.Cancel) and any(item.unit is not None for item in slots.left):
        return None  # "bỏ Thanh tra khỏi phối hợp việc 12"
    return None if made is None or isinstance(made, Several | Ambiguous | i.Wish) else made


def _beside_the_verb(slots: Slots) -> list[Item]:
    """What is left over in the verb's own clause: "nhắc 5, chưa thấy nộp" negates nothing.

    Nor does what stands in a condition ("nếu họ đồng ý"); "thôi bỏ việc 41 đi" makes up one's mind.
    """
    ends = [
        n
        for n, item in enumerate(slots.items)
        if (item.kind == "punct" and item.folded in _CLAUSE_ENDS)
        or item.has("condition")
        or item.folded == "thi"
    ]
    first = max((n for n in ends if n < slots.place), default=-1)
    last = min((n for n in ends if n > slots.place), default=len(slots.items))
    own = {id(item) for item in slots.items[first + 1 : last]}
    mild = (
        slots.left[0] if slots.left and slots.left[0].folded == "thoi" and not slots.left[0].start else None
    )
    return [item for item in slots.left if id(item) in own and item is not mild]


def _without_turn(text: str, left: Sequence[Item]) -> str:
    return "" if left[0].has("condition", "promise", *QUESTION) else strip(text)


def _other_object(slots: Slots, items: Sequence[Item]) -> Item | None:
    """What stands between the verb and its number where it is no task: a link, a code, a document."""
    wrong = object_classes() - slots.frame.objects - slots.frame.also - {"finished", "extension", "request"}
    if not slots.frame.objects:
        return None
    left = {id(item) for item in slots.left}
    for item in items[slots.place + 1 :]:
        if item.kind == "numbers" and id(item) not in left:
            return None
        if item.kind in ("code", "doc") and id(item) in left:
            return item
        if id(item) in left and item.tags & wrong:
            return item
        if item.has("condition", "contrast", "task") or item.folded in QUOTES:
            return None
    return None
