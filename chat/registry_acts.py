"""People, units, rules and days: understood, so that nothing else is done, and told where they are done."""

from chat import intents as i
from chat.frames import ActFrame, Slots
from chat.intents import Verb
from chat.known_people import head_of
from chat.unit_wishes import wish
from chat.values import WishKind


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_ANYTHING = _f(
    "person", "account", "link", "unit", "alias", "code", "invitation", "setting", "holiday", "message"
)
_PEOPLE = _f("numbers", "person", "unit", "code")


def _invited(slots: Slots) -> i.Plain | None:
    if slots.persons and slots.persons[0].code:
        return i.Invite(slots.persons[0].code)
    title = next((item.folded for item in slots.items if item.has("title", "leads_unit")), "")
    if title and slots.unit is not None and slots.unit.code is not None:
        holder = head_of(slots.sentence.situation, slots.unit.code, title)
        return i.Invite(holder.code) if holder is not None else None
    return i.Invite(slots.codes[0].upper()) if slots.codes else None


def _alias(slots: Slots) -> i.Plain | None:
    if slots.numbers:
        return i.KeepAlias(tuple(slots.numbers))
    items = slots.items
    joint = next(
        (n for n, item in enumerate(items) if n > slots.place and item.folded in ("la", "cho", "=")), None
    )
    if joint is None or not items[joint + 1 :]:
        return None
    first, last = items[slots.place + 1 : joint], items[joint + 1 :]
    named = last if any(item.unit is not None for item in last) else first
    alias = first if named is last else last
    text = slots.sentence.between(alias)
    unit = next((item.unit for item in named if item.unit is not None), None)
    return i.KeepAlias((), text, unit) if text and unit is not None else None


def _unit_added(slots: Slots) -> i.Plain | None:
    behind = [item for item in slots.items[slots.place + 1 :] if not item.has("particle", "please")]
    return i.Wish(WishKind.ADD_UNIT) if behind and behind[0].has("unit") else None


def _renamed(slots: Slots) -> i.Plain | None:
    named = slots.unit is not None or "unit" in slots.tags
    return i.Wish(WishKind.RENAME_UNIT, unit=slots.unit, text=slots.text) if named else None


REGISTRY_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "add_unit",
        _f("add"),
        _unit_added,
        wants=_f("unit"),
        objects=_f("unit", "code"),
        slots=_f("code"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "invite",
        _f("invite"),
        _invited,
        Verb.INVITE,
        objects=_f("person", "link", "code", "invitation", "account"),
        also=_f("to", "of", "title"),
        slots=_f("person", "unit", "code"),
    ),
    ActFrame(
        "invite_link",
        _f("add", "show"),
        _invited,
        Verb.INVITE,
        wants=_f("link", "code", "invitation"),
        objects=_f("person", "link", "code", "invitation", "account"),
        also=_f("to", "of", "invite", "latest", "title"),
        slots=_f("person", "unit", "code"),
    ),
    ActFrame(
        "add_person",
        _f("add"),
        wish(WishKind.ADD_PERSON),
        wants=_f("person", "address"),
        objects=_ANYTHING,
        also=_f("to", "of", "title"),
        slots=_f("person", "unit"),
        loose=True,
    ),
    ActFrame(
        "unlink",
        _f("remove", "cancel", "pause"),
        wish(WishKind.UNLINK),
        wants=_f("link", "account"),
        objects=_ANYTHING,
        also=_f("of", "to"),
        slots=_PEOPLE,
        loose=True,
    ),
    ActFrame(
        "leave_person",
        _f("departs"),
        wish(WishKind.LEAVE_PERSON),
        objects=_ANYTHING,
        also=_f("perfect", "from", "remove", "of", "to", "past_day", "machine"),
        slots=_PEOPLE | {"date"},
        subject=True,
        reason="cue",
        loose=True,
    ),
    ActFrame(
        "remove_person",
        _f("remove"),
        wish(WishKind.LEAVE_PERSON),
        wants=_f("person"),
        objects=_ANYTHING,
        also=_f("from", "of", "to", "departs"),
        slots=_PEOPLE | {"date"},
        reason="free",
        loose=True,
    ),
    ActFrame(
        "alias",
        _f("keep_alias"),
        _alias,
        Verb.GIVE,
        objects=_f("alias", "unit", "task", "draft"),
        also=_f("to", "of"),
        slots=_f("numbers", "unit"),
        loose=True,
    ),
    ActFrame(
        "add_alias",
        _f("add", "set"),
        _alias,
        Verb.GIVE,
        wants=_f("alias"),
        objects=_f("alias", "unit"),
        also=_f("to", "of"),
        slots=_f("unit"),
        loose=True,
    ),
    ActFrame(
        "rename_unit",
        _f("rename", "edit"),
        _renamed,
        objects=_f("unit", "alias"),
        also=_f("of"),
        slots=_f("unit"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "settings",
        _f("set", "edit"),
        wish(WishKind.SETTINGS),
        wants=_f("setting"),
        objects=_ANYTHING | {"task", "deadline"},
        also=_f("until", "of", "to", "given"),
        slots=_f("date", "length", "numbers"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "day_off",
        _f("add", "set", "remove", "edit"),
        wish(WishKind.DAY_OFF),
        wants=_f("holiday"),
        objects=_ANYTHING,
        also=_f("until", "of", "to"),
        slots=_f("date", "length"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "named_day_off",
        _f("holiday"),
        wish(WishKind.DAY_OFF),
        objects=_ANYTHING,
        also=_f("until", "everybody", "leave", "to", "set"),
        slots=_f("date", "length"),
        subject=True,
    ),
    ActFrame(
        "mute",
        _f("mute"),
        wish(WishKind.MUTE),
        objects=_f("task", "message"),
        also=_f("no_more", "of", "to"),
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "broadcast",
        _f("broadcast"),
        wish(WishKind.BROADCAST),
        objects=_f("unit", "message", "person"),
        also=_f("to", "everybody", "of"),
        slots=_f("unit", "person"),
        content="behind",
    ),
)
