"""Which drafts of an open review are dropped, and which stay or come back."""

from chat import intents as i
from chat.acts.frames import Slots
from chat.intents import Which
from chat.sentences.items import Item


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
