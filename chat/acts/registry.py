"""People, units, rules and days: understood, so that nothing else is done, and told where they are done."""

from dataclasses import replace

from chat.acts.channels import GROUP_ACTS, PREFER
from chat.acts.frames import ActFrame
from chat.acts.people import PEOPLE_ACTS
from chat.acts.wishes import (
    QUOTED,
    UNIT_WISHES,
    alias,
    away,
    broadcast,
    invited,
    renamed,
    snoozed,
    unit_added,
    wish,
)
from chat.intents import Verb
from chat.intents.values import WishKind


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_ANYTHING = _f(
    "person", "account", "link", "unit", "alias", "code", "invitation", "setting", "holiday", "message"
)
_PEOPLE = _f("numbers", "person", "unit", "code")


_UNITS = {frame.name: frame for frame in UNIT_WISHES}
_AWAY = (replace(_UNITS["leave"], make=away), _UNITS["stand_in"])


REGISTRY_ACTS: tuple[ActFrame, ...] = (
    ActFrame(
        "add_unit",
        _f("add"),
        unit_added,
        wants=_f("unit"),
        objects=_f("unit", "code"),
        slots=_f("code", "numbers"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "invite",
        _f("invite"),
        invited,
        Verb.INVITE,
        objects=_f("person", "link", "code", "invitation", "account"),
        also=_f("to", "of", "title", "joining", "leads_unit"),
        slots=_f("person", "unit", "code"),
    ),
    ActFrame(
        "invite_link",
        _f("add", "show"),
        invited,
        Verb.INVITE,
        wants=_f("link", "code", "invitation"),
        objects=_f("person", "link", "code", "invitation", "account"),
        also=_f("to", "of", "invite", "latest", "title", "joining", "leads_unit"),
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
        "newcomer",
        _f("newcomer"),
        wish(WishKind.ADD_PERSON),
        objects=_ANYTHING,
        also=_f("to", "of", "title", "add"),
        slots=_f("person", "unit"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "register", _f("registers"), wish(WishKind.ADD_PERSON), objects=_ANYTHING, slots=_PEOPLE, loose=True
    ),
    *PEOPLE_ACTS,
    ActFrame(
        "alias",
        _f("keep_alias"),
        alias,
        Verb.GIVE,
        objects=_f("alias", "unit", "task", "draft"),
        also=_f("to", "of"),
        slots=_f("numbers", "unit"),
        loose=True,
    ),
    ActFrame(
        "alias_typed",
        _f("typing"),
        lambda s: alias(s) if QUOTED.search(s.sentence.text) else None,
        Verb.GIVE,
        objects=_f("alias", "unit"),
        also=_f("to", "of"),
        slots=_f("unit"),
        loose=True,
    ),
    ActFrame(
        "add_alias",
        _f("add", "set"),
        alias,
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
        renamed,
        objects=_f("unit", "alias"),
        also=_f("of", "from"),
        slots=_f("unit", "numbers"),
        subject=True,
        content="behind",
        loose=True,
    ),
    ActFrame(
        "settings",
        _f("set", "edit", "change_due", "mute", "move", "rule"),
        wish(WishKind.SETTINGS),
        wants=_f("setting"),
        objects=_ANYTHING | {"task", "deadline"},
        also=_f("until", "of", "to", "given"),
        slots=_f("date", "length", "numbers"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "settings_told",
        _f("setting"),
        wish(WishKind.SETTINGS),
        objects=_ANYTHING,
        also=_f("until", "of", "to", "rule", "only"),
        slots=_f("date", "length"),
        kinds=_f("length", "time"),
        subject=True,
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
        also=_f("until", "everybody", "leave", "to", "set", "edit", "add"),
        slots=_f("date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "all_off",
        _f("leave"),
        wish(WishKind.DAY_OFF),
        wants=_f("everybody"),
        objects=_ANYTHING,
        also=_f("until", "everybody", "to", "set", "edit", "add", "holiday"),
        slots=_f("date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "mute",
        _f("mute"),
        wish(WishKind.MUTE),
        objects=_f("task", "message"),
        also=_f("no_more", "of", "to", "forbidding", "self"),
        slots=_f("numbers", "unit"),
        loose=True,
    ),
    ActFrame(
        "send_out",
        _f("sends"),
        lambda s: broadcast(s) if s.text else None,
        objects=_f("unit", "message", "person", "content"),
        also=_f("to", "everybody", "of", "this"),
        slots=_f("unit", "person"),
        content="behind",
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "broadcast",
        _f("broadcast"),
        broadcast,
        objects=_f("unit", "message", "person"),
        also=_f("to", "everybody", "of"),
        slots=_f("unit", "person"),
        content="behind",
        loose=True,
    ),
    ActFrame(
        "snooze",
        _f("snooze", "urge"),
        snoozed,
        objects=_f("task", "message"),
        also=_f("until", "self", "to", "of", "promise", "later", "entrusts"),
        slots=_f("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "authorize",
        _f("authorize"),
        wish(WishKind.DELEGATE),
        objects=_ANYTHING | {"task", "report"},
        also=_f("to", "on_behalf", "confirm", "carrying_out", "self", "until", "from"),
        slots=_PEOPLE | {"date", "length"},
        subject=True,
        loose=True,
    ),
    *_AWAY,
    *GROUP_ACTS,
    PREFER,
)
