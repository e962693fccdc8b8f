"""What an act on the drafts of an open review comes to: given, edited, merged, saved, shown, dropped."""

from chat import intents as i
from chat.acts.changing import says_words
from chat.acts.frames import OWNER, TARGET, Slots
from chat.intents import UnitName, Which
from chat.registry.known_people import led_by
from chat.review.slots import shares
from chat.sentences.items import Item

# Which drafts of an open review are dropped, and which stay or come back.


def kept(slots: Slots, acts: type[i.Drop] | type[i.Restore]) -> i.Plain | i.Several | None:
    """The drafts dropped or brought back, those excepted the other way; None where two things are said."""
    which = slots.which
    if _says_two_things(slots):
        return None
    if "rest" in slots.tags or (which is Which.NUMBERS and not slots.numbers):
        return None
    if acts is i.Drop and which is Which.UNDATED and not slots.excepted:
        return i.DropUndated()
    made = acts(tuple(dict.fromkeys(slots.numbers)), which)
    if "except" in slots.tags and not slots.excepted:
        return None
    if acts is i.Drop and which is Which.ALL and slots.excepted:
        return i.KeepOnly(tuple(dict.fromkeys(slots.excepted)))
    other = i.Restore if acts is i.Drop else i.Drop
    return i.Several((made, other(tuple(slots.excepted)))) if slots.excepted else made


def _says_two_things(slots: Slots) -> bool:
    """ "bỏ mục 6 giữ mục 2", "mục 6 trùng mục 2, bỏ đi": of the drafts not the same is said."""
    words = [item for item in slots.items if item.kind == "word"]
    both = any(item.has("drop") for item in words) and any(_keeps(item) for item in words)
    return both or ("needless" in slots.tags and len(set(slots.numbers)) > 1)


def _keeps(item: Item) -> bool:
    return item.has("restore") and not item.has("drop")


# What an act on the drafts of an open review comes to: given, edited, split, merged, saved, shown.


def _owner(slots: Slots) -> UnitName | None:
    """ "chuyển hết mục của NVY sang NVD": whose they are gives way."""
    owned = [unit for unit, role in slots.units if role == OWNER]
    to = any(role == TARGET for _, role in slots.units)
    return owned[0] if len(owned) == 1 and to else None


def _lists(slots: Slots) -> bool:
    """ "tất cả việc giao cho NVY" may as well ask which they are; "giao tất cả cho NVY" does not."""
    first = next((n for n, item in enumerate(slots.items) if item.has("all")), slots.place)
    words = {item.folded.split(" ")[0] for item in slots.items}
    named = any(item.has("task") for item in slots.items) and not words & {"muc", "dong", "nhap", "deu"}
    return first < slots.place and named


def given(slots: Slots) -> i.Plain | i.Ambiguous | None:
    source = slots.source or _owner(slots)
    if slots.which is Which.ALL and _lists(slots):
        return None
    lead, cooperate = shares([item for item in slots.shared if item.unit is None or item.unit != source])
    if not lead and len(slots.persons) == 1:
        found = led_by(slots.sentence.situation, slots.persons[0])
        lead = (found,) if found is not None else ()
    if not (lead or cooperate) and slots.text:
        lead = (UnitName(slots.text[:120]),)
    if not slots.numbers and slots.which is Which.NUMBERS:
        return None
    made = i.GiveUnit(tuple(dict.fromkeys(slots.numbers)), lead, cooperate, slots.which, source)
    return i.Ambiguous(i.Doubt.UNREAD, made.drafts, (made,)) if _creates(slots) else made


def _creates(slots: Slots) -> bool:
    """ "thêm việc 2 cho NVD": a new task may be meant, and no draft that there is."""
    verb = slots.items[slots.place]
    return verb.has("give") and verb.folded.split(" ")[0] in ("them", "tao", "lap", "bo")


def saved(slots: Slots) -> i.Plain | None:
    """The whole; where drafts are named, or a count of them that is not all, the rest is asked about."""
    bounds = slots.sentence.situation.draft_numbers
    if slots.counted and bounds is not None and set(slots.counted) != {bounds[1] - bounds[0] + 1}:
        return None
    if "only" in slots.tags and not slots.numbers:
        return None
    return i.Save(tuple(dict.fromkeys(slots.numbers)))


def taken_off(slots: Slots) -> i.Plain | None:
    units = tuple(dict.fromkeys(unit for unit, _ in slots.units))
    return i.TakeOffUnit(tuple(dict.fromkeys(slots.numbers)), units) if units and slots.numbers else None


def needs_not(slots: Slots) -> i.Plain | None:
    """ "mục 3 không cần KHTC phối hợp nữa"."""
    no_need = any(item.folded.startswith("khong can") for item in slots.items)
    return taken_off(slots) if no_need else None


def edited(slots: Slots) -> i.Plain | None:
    """Other words for a draft; a number beyond the drafts is a task's."""
    numbers, bounds = tuple(dict.fromkeys(slots.numbers)), slots.sentence.situation.draft_numbers
    if not numbers:
        return None
    beyond = bounds is not None and any(not bounds[0] <= n <= bounds[1] for n in numbers)
    words = slots.text if says_words(slots) else ""
    if not words and slots.text:
        return None
    return i.EditTask(numbers, words) if beyond else i.EditDraft(numbers, words)


def split(slots: Slots) -> i.Plain | None:
    return i.SplitDraft(slots.numbers[0]) if len(slots.numbers) == 1 else None


def merged(slots: Slots) -> i.Plain | None:
    return i.MergeDrafts(tuple(dict.fromkeys(slots.numbers))) if len(set(slots.numbers)) > 1 else None


def shown(slots: Slots) -> i.Plain:
    numbers = slots.numbers or slots.counted
    if any(tag == "page" for tag in slots.tags) or "trang" in slots.sentence.text.casefold():
        return i.ShowReview(page=numbers[0] if numbers else None)
    return i.ShowReview(draft=numbers[0]) if numbers else i.ShowReview()
