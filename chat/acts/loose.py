"""What changes nothing here, whatever stands beside it: the registry, the rules, a word to everybody."""

from itertools import pairwise

from chat import intents as i
from chat.acts.filling import fill
from chat.acts.frames import HARMLESS, QUOTES, Slots
from chat.acts.known import LOOSE_OF_A_UNIT, LOOSE_OF_THE_OFFICE, OFFICE_FRAMES, acts_for
from chat.acts.reading import clear_act, words_tags
from chat.intents import Ambiguous, Doubt, Intent
from chat.sentences.free_text import turns
from chat.sentences.sentence import Sentence, lexicon
from chat.situation import Situation


def read_loosely(sentence: Sentence, *, commanding: bool = False, registering: bool = False) -> Intent | None:
    """What changes nothing here (ActFrame.loose), whatever else stands beside it.

    With `commanding` only where it begins with its verb, or enters somebody into the registry; with
    `registering` only what changes the registry or the rules, where nothing is left over.
    """
    items = sentence.items(lexicon())
    numbered = any(item.kind == "numbers" for item in items)
    office = sentence.situation.office or sentence.situation.leader
    filled = [
        slots
        for _, frame in (LOOSE_OF_THE_OFFICE if office else LOOSE_OF_A_UNIT).said(words_tags(items))
        if not (numbered and "numbers" not in frame.slots)
        if (slots := fill(frame, sentence, items)) is not None
    ]
    for slots in sorted(filled, key=lambda each: each.place):
        enters = "registers" in slots.frame.verbs
        made = clear_act(slots) if not commanding or enters or _commands(slots) else None
        if registering and (_unread(slots, made) or getattr(made, "kind", None) not in _OF_THE_REGISTRY):
            continue
        if made is not None:
            told = isinstance(made, i.KeepAlias) and not _commands(slots)
            return Ambiguous(Doubt.UNREAD, (), (made,)) if told else made  # type: ignore[arg-type]
    return None


def _unread(slots: Slots, made: Intent | None) -> bool:
    """Whether more is left over than somebody's name."""
    person = made.person if isinstance(made, i.Wish) else None
    begins = slots.sentence.text.find(person.text) if person is not None else -1
    ends = begins + len(person.text) if person is not None else -1
    return any(not begins <= item.start < ends for item in slots.left)


def enters_a_list(said: Sentence) -> bool:
    """ "thêm … vào danh sách": the list is no question's."""
    return any(
        one.has("to") and other.has("list", "people_list", "units_list")
        for one, other in pairwise(said.items(lexicon()))
    )


_OF_THE_REGISTRY = frozenset(
    {
        i.WishKind.ADD_PERSON, i.WishKind.ADD_UNIT, i.WishKind.RENAME_UNIT, i.WishKind.SETTINGS,
        i.WishKind.DAY_OFF,
    }
)  # fmt: skip


def _verbs(situation: Situation) -> frozenset[str]:
    return acts_for(OFFICE_FRAMES, situation).verbs | LOOSE_OF_THE_OFFICE.verbs


def forbids_an_act(said: Sentence) -> bool:
    """ "khoan mời chị Yến đã", "không tắt nhắc việc 10 nữa": what is not to be done is asked by nobody."""
    items = said.items(lexicon())
    first = next((n for n, item in enumerate(items) if not item.tags & _AROUND_A_VERB), len(items))
    if not items[first:] or not items[first].has("forbidding", "negation"):
        return False
    rest = [item for item in items[first + 1 :] if not item.tags & _AROUND_A_VERB]
    asks = any(item.folded == "?" for item in rest) or (bool(rest) and rest[-1].has("q_yesno"))
    return bool(rest) and bool(rest[0].tags & _verbs(said.situation)) and not asks


_AROUND_A_VERB = frozenset({"particle", "address", "self"})


def _commands(slots: Slots) -> bool:
    """Whether it begins with its verb, and nothing in it turns: "nhớ tên Phòng Nghiệp vụ là NVY"."""
    first = all(item.tags & HARMLESS or item.kind == "punct" for item in slots.items[: slots.place])
    return first and not any(turns(item) for item in slots.left if item.folded not in QUOTES)
