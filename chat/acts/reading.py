"""A sentence tried against every frame that its speaker may mean: done if nothing is left over."""

from collections.abc import Sequence

from chat import intents as i
from chat.acts.filling import fill
from chat.acts.frames import HARMLESS, Slots
from chat.acts.known import UNIT_FRAMES, Acts, acts_for, asked_about, which_drafts
from chat.acts.new_task import read_new_task
from chat.acts.remarks import turned_about
from chat.acts.units import of_each_unit
from chat.intents import Ambiguous, Doubt, Intent, NeedNumber, Plain, Several, Verb
from chat.review.added_draft import read_added_draft
from chat.review.corrections import read_correction
from chat.review.questions import read_review_question
from chat.review.slots import give_by_list
from chat.sentences.items import Item
from chat.sentences.numbers import names_a_part
from chat.sentences.sentence import Sentence, answering, lexicon, sentence
from chat.several import acts_apart
from chat.telling.answers import read_answer

_MOST_OFFERS = 3
_READ_ANEW = (Doubt.UNREAD, Doubt.NOT_A_TASK, Doubt.MIXED)
"""Doubts that the reader of a review may settle; what is shown back is no such doubt."""


def read_orders(said: Sentence, whose: str) -> Intent | None:
    """The act or acts of a sentence; None where it is none."""
    found = _found(said, whose)
    if (
        isinstance(found, Plain | Several)
        and not said.situation.chosen
        and turned_about(said.items(lexicon()))
    ):
        made = found.intents if isinstance(found, Several) else (found,)
        return Ambiguous(Doubt.UNREAD, (), tuple(made[:_MOST_OFFERS]))
    return found


def _found(said: Sentence, whose: str) -> Intent | None:
    found = _read_orders(said, whose)
    if not said.situation.reviewing or (isinstance(found, Ambiguous) and found.kind not in _READ_ANEW):
        return found
    if found is not None and not _in_vain(found) and not isinstance(found, Ambiguous | NeedNumber):
        return found
    asked = read_review_question(said)
    return asked or _corrected(said) or found


def _corrected(said: Sentence) -> Intent | None:
    """A correction of the review; of "thêm việc 2 cho NVD" it is asked whether that draft is meant."""
    read = read_correction(said)
    first = next((item for item in said.items(lexicon()) if not item.tags & HARMLESS), None)
    if isinstance(read, i.GiveUnit) and first is not None and first.has("add"):
        return Ambiguous(Doubt.UNREAD, read.drafts, (read,))
    return read


def _in_vain(found: Intent) -> bool:
    """Whether the frame made no deadline or no unit of what it took: "đưa mục 3 về lại chỗ cũ"."""
    if isinstance(found, i.FixDeadline):
        return i.FixDeadline(found.drafts, found.phrase) == found
    return isinstance(found, i.GiveUnit) and not any(unit.code for unit in (*found.lead, *found.cooperate))


def _read_orders(said: Sentence, whose: str) -> Intent | None:
    items = said.items(lexicon())
    if not any(item.folded == ";" for item in items) and (added := _added(said, items)) is not None:
        return added
    acts = acts_for(whose, said.situation)
    parts = acts_apart(items, acts.verbs, unit=whose == UNIT_FRAMES)
    if len(parts) == 1 or (whose == UNIT_FRAMES and names_a_part(said.items(answering()))):
        return read_order(said, items, acts)
    read: list[Intent | None] = []
    for part in parts:
        read.append(_read_part(said, part, acts, read[-1] if read else None))
    if read and all(r is not None and not isinstance(r, Ambiguous | NeedNumber) for r in read):
        return _together([r for r in read if r is not None])
    unclear = next((r for r in read if isinstance(r, Ambiguous | NeedNumber)), None)
    whole = read_order(said, items, acts)
    return whole if whole is not None else unclear


def _given(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """A new task; one whose content holds a condition is asked about."""
    given = read_new_task(said, items)
    if given is None:
        return None
    asks = any(
        item.has("q_who", "q_what") or item.folded in ("hay", "hoac") or item.folded.startswith("ai ")
        for item in items
    )
    asks = asks or items[-1].has("q_yesno") or items[-1].folded.endswith(" chua")
    sure = said.situation.chosen or (given.plain and not asks)
    plain = sure and not any(item.has("reason_turn") for item in items)
    return given.task if plain or not given.task.units else Ambiguous(Doubt.UNREAD, (), (given.task,))


def _added(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """A draft that is added to the open review."""
    situation = said.situation
    if not situation.reviewing:
        return None
    added = read_added_draft(said, items)
    if added is None:
        return None
    plain = added.plain or situation.chosen or not added.draft.content
    return added.draft if plain else Ambiguous(Doubt.UNREAD, (), (added.draft,))


def _together(read: Sequence[Intent]) -> Intent:
    """All of them, in order; where one still wants something, none is done."""
    flat: list[Plain] = []
    for each in read:
        flat += each.intents if isinstance(each, Several) else [each]  # type: ignore[list-item]
    flat = list(dict.fromkeys(flat))  # "chốt danh sách, giao luôn" is one act
    undone = [each for each in flat if isinstance(each, i.Undo)]
    if len(undone) == len(flat) and any(each.numbers for each in undone):
        flat = [each for each in undone if each.numbers]  # "em bấm nhầm, hoàn tác xác nhận việc 21"
    saves = [n for n, each in enumerate(flat) if isinstance(each, i.Save)]
    corrected_later = bool(saves) and any(isinstance(x, _OF_DRAFTS) for x in flat[saves[0] + 1 :])
    if corrected_later or any(wanting(each) for each in flat):
        return Ambiguous(Doubt.MIXED, (), tuple(flat[:_MOST_OFFERS]))
    return Several(tuple(flat)) if len(flat) > 1 else flat[0]


_OF_DRAFTS = (i.Drop, i.Restore, i.FixDeadline, i.GiveUnit, i.EditDraft)
"""What is done to drafts, and too late behind «lưu»."""


def wanting(meant: Intent) -> bool:
    """Whether the act still wants a reason, a day or a unit before it can be done."""
    if isinstance(meant, i.Return) or (isinstance(meant, i.DecideExtension) and not meant.grant):
        return not meant.reason
    if isinstance(meant, i.RequestExtension):
        return meant.until is None and not meant.days
    if isinstance(meant, i.ChangeDeadline):
        return meant.on is None and not meant.days
    return isinstance(meant, i.Reassign) and (meant.unit is None or meant.unit.code is None)


def _read_part(said: Sentence, part: Sequence[Item], acts: Acts, before: Intent | None) -> Intent | None:
    """A piece of a message: an act, or of a unit what it says of how far a task has got."""
    if isinstance(before, i.GiveUnit) and (listed := give_by_list(part)) is not None:
        return listed
    part = part[1:] if before is not None and part[0].folded == "con" and len(part) > 1 else part
    found = read_order(said, part, acts)
    if isinstance(before, i.DecideExtension) and isinstance(found, i.Return) and _disagrees(part):
        return i.DecideExtension(found.numbers, grant=False, reason=found.reason, unit=found.unit)
    if found is not None or not (said.situation.head or said.situation.staff):
        return found
    return read_answer(sentence(said.between(part), said.situation))


def _disagrees(part: Sequence[Item]) -> bool:
    """ "đồng ý gia hạn 22, còn 31 thì không đồng ý vì …": to the other wish, and to no report."""
    verb = next((item for item in part if item.has("return", "decline")), None)
    return verb is not None and verb.folded.startswith(("khong ", "ko ", "tu choi", "bac"))


def read_order(said: Sentence, items: Sequence[Item], acts: Acts) -> Intent | None:
    """The one act of these items."""
    situation = said.situation
    if situation.open_reviews and (listed := give_by_list(items)) is not None:
        return listed
    if (added := _added(said, items)) is not None:
        return added
    filled = [
        (slots, order)
        for order, frame in acts.said(words_tags(items))
        if (slots := fill(frame, said, items)) is not None
        if not (frame.narrow and frame.make(slots) is None)
    ]
    filled.sort(key=lambda pair: (len(pair[0].left), -_said(pair[0], items), pair[1]))
    clear = [made for slots, _ in filled if not slots.left and (made := clear_act(slots)) is not None]
    plain: Intent | None = next((made for made in clear if not isinstance(made, NeedNumber | i.Wish)), None)
    if plain is None and (situation.office or situation.leader):
        plain = _given(said, items)
    if plain is None and (asked := which_drafts([slots for slots, _ in filled])) is not None:
        return asked
    if plain is not None or clear:
        return plain or clear[0]
    return asked_about(said, items, [slots for slots, _ in filled]) if filled else None


def words_tags(items: Sequence[Item]) -> frozenset[str]:
    """The classes of all words."""
    return frozenset().union(*[item.tags for item in items if item.kind == "word"])


def _said(slots: Slots, items: Sequence[Item]) -> int:
    return len(items[slots.place].folded.split())


def clear_act(slots: Slots) -> Intent | None:
    """The act, where it is wholly understood; a question for its object where that is missing."""
    frame, situation = slots.frame, slots.sentence.situation
    made: Intent | None = frame.make(slots)
    made = of_each_unit(slots, made) if made is not None else None
    guessed = isinstance(made, i.Invite) and made.unit is not None  # who of the unit is meant
    if isinstance(made, i.Urge) and made.unit is not None and (slots.persons or not made.numbers):
        guessed = not made.unit.sure
    guessed = guessed or "it" in slots.tags or _of_one_share(slots, made) or _may_be_drafts(slots, made)
    if made is not None and (guessed or frame.asked) and not situation.chosen:
        return Ambiguous(Doubt.UNREAD, slots.meant, (made,))  # type: ignore[arg-type]
    if isinstance(made, i.FixDeadline):
        made = _draft_or_task(slots, made)
    if made is None:
        missing = frame.verb is not None and "numbers" in frame.slots and not slots.numbers
        return NeedNumber(frame.verb) if missing and frame.verb is not None else None
    if frame.verb is None or "numbers" not in frame.slots or slots.meant or not hasattr(made, "numbers"):
        return made
    if isinstance(made, i.Urge) and (made.unit is not None or made.overdue):
        return made
    if situation.replied_to:
        each = tuple(_with(slots, n) for n in situation.replied_to)
        return Ambiguous(Doubt.WHICH_TASK, situation.replied_to, tuple(e for e in each if e is not None))
    return NeedNumber(frame.verb, None if isinstance(made, Ambiguous | NeedNumber | Several) else made)


def _of_one_share(slots: Slots, made: Intent | None) -> bool:
    """ "đổi hạn 12 cho NVY sang 30/11": a deadline is moved for all who share the task."""
    return isinstance(made, i.ChangeDeadline) and bool(slots.units) and bool(slots.numbers)


def _may_be_drafts(slots: Slots, made: Intent | None) -> bool:
    """ "duyệt 1 2 3" with a review open: reports are confirmed so, and drafts are meant as well."""
    bounds, situation = slots.sentence.situation.draft_numbers, slots.sentence.situation
    if not isinstance(made, i.Confirm) or bounds is None or situation.replied_to or not slots.numbers:
        return False
    named = any(item.has("task", "report") or item.unit is not None for item in slots.items)
    return not named and all(bounds[0] <= n <= bounds[1] for n in slots.numbers)


def _draft_or_task(slots: Slots, fix: i.FixDeadline) -> Intent:
    """ "đổi hạn 2" is said of tasks as well, and a number beyond the drafts is a task's."""
    situation = slots.sentence.situation
    change = i.ChangeDeadline(fix.drafts, fix.on, fix.operator)
    if situation.replied_review or fix.which is not i.Which.NUMBERS or situation.draft_numbers is None:
        return fix
    if slots.items[slots.place].folded.startswith(_SAID_OF_TASKS) and (
        situation.replied_to or situation.chosen
    ):
        return change
    low, high = situation.draft_numbers
    if not all(low <= n <= high for n in fix.drafts):
        return change
    if situation.last_task is not None and all(n > situation.last_task for n in fix.drafts):
        return fix  # no task bears the number yet
    drafts = any(item.folded.split(" ")[0] in ("muc", "dong") for item in slots.items)
    if slots.items[slots.place].folded.startswith(_SAID_OF_TASKS) and not drafts:
        return Ambiguous(Doubt.DRAFT_OR_TASK, fix.drafts, (fix, change))
    return fix


_SAID_OF_TASKS = (
    "doi han",
    "doi thoi han",
    "thay doi",
    "dieu chinh",
    "doi ngay",
    "cap nhat han",
    "lui han",
    "doi lai han",
)


def _with(slots: Slots, number: int) -> Plain | None:
    kept = slots.numbers
    slots.numbers = [number]
    made = slots.frame.make(slots)
    slots.numbers = kept
    return None if isinstance(made, Several | Ambiguous) else made


__all__ = ["Verb", "read_orders"]
