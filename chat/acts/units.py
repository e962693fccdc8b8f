"""Units in the sentence of an act: whose share is meant, the shares of several, and who is urged."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import OWNER, SOURCE, TARGET, ActFrame, Slots, tags
from chat.intents import Intent, UnitName, Verb
from chat.registry.known_people import led_by, unit_of
from chat.sentences.items import Item

# A unit in the sentence of an act: to whom it goes, of whom it is, or only whose share is meant.


def take_unit(slots: Slots, items: Sequence[Item], n: int) -> int:
    """1 where the unit at `n` is accounted for."""
    item, frame = items[n], slots.frame
    if item.unit is None:
        return 0
    situation = slots.sentence.situation
    own = item.unit.code in situation.own_units or ((situation.office or situation.leader) and _office(item))
    before = items[n - 1 if n else n]
    if n < slots.place and frame.verb in _ASKED_OF_THE_OFFICE and before.has("please") and _office(item):
        return 1  # "xin VP gia hạn việc 5"
    if n < slots.place and not (frame.subject or own or before.has("of", "to", "from", "give", "share_of")):
        return 0
    if not item.unit.sure and not own and not _narrows(slots, items, item.unit):
        if "unit" in frame.slots:
            slots.units.append((item.unit, _role(items, n)))
        return 0  # "phòng dược": an act asks which unit that is
    drafts = situation.open_reviews and frame.verb == Verb.CANCEL and not _numbered(items)
    if "unit" not in frame.slots or drafts:  # "bỏ các mục của KHTC"
        spoken_to = n > slots.place or before.has("please")
        return 1 if own or (spoken_to and _office(item)) else 0
    if own and n < slots.place and not _role(items, n) and not frame.subject:
        return 1  # "văn phòng xác nhận 12"
    slots.units.append((item.unit, _role(items, n)))
    slots.shared.append(item)
    return 1


_ASKED_OF_THE_OFFICE = (Verb.EXTENSION, Verb.WITHDRAW)
"""What a unit wants of the office, which may be named before it."""


def _office(item: Item) -> bool:
    return item.folded.startswith(("van phong", "vp"))


def _narrows(slots: Slots, items: Sequence[Item], unit: UnitName) -> bool:
    """ "xác nhận việc 41 của phòng Dược": the number says which task, the unit only whose share of it."""
    return slots.frame.narrows and unit.code is not None and _numbered(items)


def _numbered(items: Sequence[Item]) -> bool:
    return any(item.kind == "numbers" for item in items)


def _role(items: Sequence[Item], n: int) -> str:
    if n > 1 and (items[n - 2].folded, items[n - 1].folded) == ("thay", "cho"):
        return SOURCE
    for before in reversed(items[max(0, n - 3) : n]):
        if before.folded in ("tu", "khoi", "ra khoi", "thay", "thay cho", "lam thay", "lam thay cho"):
            return SOURCE
        if before.has("share_of") or (before.has("to") and not before.has("of")):
            return TARGET
        if before.has("of"):
            return OWNER
        if before.unit is not None or not before.has("and", "unit", "particle"):
            break
    return ""


def take_person(slots: Slots, items: Sequence[Item], n: int) -> int:
    behind = items[n + 1 : n + 2]
    called = all(each.has("address", "particle") or each.kind == "punct" for each in behind)
    if n < slots.place and slots.frame.verb is Verb.URGE and not called:
        return 0  # "chị Lan nhắc NVY việc 12" tells of her, or asks her
    item = items[n]
    if "person" in slots.frame.slots and item.person is not None and not _called(slots, items, n):
        slots.persons.append(item.person)
        return 1
    if 0 < n < slots.place and items[n - 1].has("please") and slots.sentence.situation.answers_for_a_unit:
        return 1  # "nhờ chị Lan cho Thanh tra gia hạn việc 6"
    asked_for = unit_of(slots.sentence.situation, item.person) if items[n - 1].folded == "cho" else None
    if asked_for is not None and n > slots.place and slots.frame.verb in (Verb.GRANT, Verb.REFUSE):
        slots.units.append((asked_for, TARGET))  # "thống nhất cho chị Yến lùi việc 9": of their unit's share
        return 1
    if _of_their_unit(slots, items, n):
        return 1
    # Who is spoken to, behind the act: "duyệt 12 nhé chị Lan".
    if items[n - 1].has("of"):
        return 0  # "duyệt 12 của anh Bình"
    named = slots.numbers or slots.units or items[n - 1].has("particle", "order_particle")
    return 1 if n > slots.place and named and n >= len(items) - 2 else 0


def _of_their_unit(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "duyệt việc 12 của anh Việt", "trả lại 12 cho chị Yến": the share of the unit that they lead."""
    led, role = (
        led_by(slots.sentence.situation, items[n].person),
        _WHOSE.get(items[n - 1].folded if n else ""),
    )
    if led is None or not led.sure or role is None or not slots.frame.narrows:
        return False
    if n < slots.place and not (role == TARGET and slots.frame.verb is Verb.GRANT):
        return False
    slots.units.append((led, role))
    return True


_WHOSE = {"cua": OWNER, "cho": TARGET}


def _called(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "đôn đốc 12 nhé chị Lan": who is spoken to, and not who is to be urged."""
    return bool(slots.numbers) and items[n - 1].folded in ("nhe", "nha", "nhen") and n == len(items) - 1


# An act on the shares of several units: each of its own task, and of no unit that was not named.

_ON_A_SHARE = (i.Confirm, i.Return, i.DecideExtension, i.Undo, i.Cancel, i.Pause, i.Resume)


def of_each_unit(slots: Slots, made: Intent) -> Intent | None:
    """ "xác nhận việc 12 của NVY và CDC": for each unit that is named; None where a unit has no task."""
    units = {unit.code or unit.text for unit, _ in slots.units}
    if not isinstance(made, _ON_A_SHARE) or len(units) < 2:
        return made
    each = tuple(
        replace(made, numbers=numbers, unit=unit) for numbers, named in _by_unit(slots) for unit in named
    )
    return i.Several(each) if each else None


def urged(slots: Slots) -> i.Plain | i.Several | None:
    """Tasks by number, only of the units or the person named; else what a unit owes, or what is late."""
    unit, overdue = slots.unit, "overdue" in slots.tags
    if slots.persons and not slots.units:
        return _urged_in_person(slots)
    named = tuple(dict.fromkeys(each for each, _ in slots.units))
    if len(named) > 1 and not slots.numbers:
        return i.Several(tuple(i.Urge((), each, overdue) for each in named))
    if len(named) > 1:
        return _urged_of_each(slots)
    return i.Urge(
        slots.meant if not (unit and not slots.numbers) else (), unit, overdue and not slots.numbers
    )


def _urged_in_person(slots: Slots) -> i.Plain | None:
    """ "nhắc anh Tuấn việc 12": his unit alone; None where it is not known which that is."""
    unit = led_by(slots.sentence.situation, slots.persons[0]) if len(slots.persons) == 1 else None
    return i.Urge(slots.meant, unit) if unit is not None else None


def _urged_of_each(slots: Slots) -> i.Plain | i.Several | None:
    """ "nhắc NVY, KHTC việc 20": of a task some units; "NVY việc 20, KHTC việc 21": of each its own."""
    made = tuple(
        i.Urge(numbers, units[0]) if len(units) == 1 else i.Urge(numbers, units=units)
        for numbers, units in _by_unit(slots)
    )
    return i.Several(made) if len(made) > 1 else made[0] if made else None


def _by_unit(slots: Slots) -> list[tuple[tuple[int, ...], tuple[UnitName, ...]]]:
    """Tasks with their units: "NVY, KHTC việc 20" is one part, "NVY việc 20, KHTC việc 21" are two.

    Where only units are named, theirs are the tasks that are meant; empty where a part lacks either.
    """
    named = [item for item in slots.items if item.unit is not None or item.kind == "numbers"]
    parts: list[list[Item]] = []
    for item in named:
        both = bool(parts) and len({each.kind for each in parts[-1]}) > 1
        if not parts or (both and item.kind == named[0].kind):
            parts.append([])
        parts[-1].append(item)
    found = []
    for part in parts:
        units = tuple(dict.fromkeys(item.unit for item in part if item.unit is not None))
        numbers = tuple(dict.fromkeys(number for item in part for number in item.numbers))
        found.append((numbers or (slots.meant if len(parts) == 1 else ()), units))
    return found if all(numbers and units for numbers, units in found) else []


# The office urges: by number, of a unit, of what is late.


def _hastened(slots: Slots) -> i.Plain | i.Several | None:
    """ "giục NVD làm nhanh việc 43"; to hand in is asked of whom one has told: "bảo NVD nộp việc 43"."""
    if not (slots.meant or slots.units):
        return None
    if slots.items[slots.place].has("hasten"):
        return urged(slots)
    told = any(
        one.has("relays") and (other.unit is not None or other.person is not None)
        for one, other in pairwise(slots.items)
    )
    return urged(slots) if told and slots.numbers else None


HASTEN = ActFrame(
    "hasten",
    tags("hasten", "hand_in"),
    _hastened,
    Verb.URGE,
    wants=tags("broadcast", "urge", "relays", "request"),
    objects=tags("task", "report", "message", "unit", "deadline"),
    also=tags("of", "person", "them", "own_unit", "to", "lead", "carrying_out"),
    slots=tags("numbers", "unit", "person"),
    subject=True,
    reason="clause",
    narrow=True,
    narrows=True,
)
URGE = ActFrame(
    "urge",
    tags("urge"),
    urged,
    Verb.URGE,
    objects=tags("task", "report", "message", "unit", "deadline"),
    also=tags(
        "overdue",
        "open",
        "unreported",
        "was_reported",
        "carrying_out",
        "due",
        "due_soon",
        "of",
        "by_unit",
        "everybody",
        "person",
        "lead",
        "this",
        "matter",
        "them",
        "no_more",
        "list",
        "has_task",
        "again",
    ),
    slots=tags("numbers", "unit", "person"),
    content="behind",
    reason="clause",
    narrows=True,
)
