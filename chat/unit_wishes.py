"""What a unit wishes that has no use case: it is understood however it is worded, and answered."""

from chat import intents as i
from chat.frames import ActFrame, Slots
from chat.values import When, WishKind
from tasks.query import Span


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


class _Maker:
    """Makes a wish of the slots."""

    def __init__(self, kind: WishKind) -> None:
        self._kind = kind

    def __call__(self, slots: Slots) -> i.Plain:
        person = slots.persons[0] if slots.persons else None
        times = [
            item.dated for item in slots.items if item.kind in ("date", "time") and item.dated is not None
        ]
        on = slots.when or next((When(t.due, t.certain, t.time) for t in times if t.due is not None), None)
        days = next((Span(t.first, t.last) for t in times if t.first is not None), None)
        named = tuple({unit.code or unit.text: unit for unit, _ in slots.units}.values())
        units = named if len(named) > 1 else ()
        return i.Wish(self._kind, slots.meant, slots.unit, person, slots.text, on, days, units)


wish = _Maker


def _another_does(slots: Slots) -> i.Plain | None:
    """ "việc 18 chị Hoa phụ trách nhé": somebody is named who is to do it, and nobody is asked for."""
    told = ("q_who", "q_what", "q_yesno", "finished", "done", "negation", "perfect", "progress")
    behind = [item for item in slots.items if not item.has("particle", "address")]
    addressed = bool(behind) and behind[-1].kind == "person"  # "gửi báo cáo việc 12 nhé chị Lan"
    addressed = (
        addressed and not behind[-2:-1][0].has("to", "delegate", "promise") if behind[1:] else addressed
    )
    if not slots.meant or addressed or any(item.has(*told) for item in slots.items):
        return None
    return wish(WishKind.DELEGATE)(slots)


def _handed_on(slots: Slots) -> i.Plain | None:
    """To somebody, to another unit, or to who else may be; "để xong 12" hands nothing on."""
    others = any(item.has("others") for item in slots.items)
    return wish(WishKind.DELEGATE)(slots) if slots.persons or slots.units or others else None


UNIT_WISHES: tuple[ActFrame, ...] = (
    ActFrame(
        "mute",
        _f("mute"),
        wish(WishKind.MUTE),
        objects=_f("task", "message"),
        also=_f("no_more", "self", "to", "of", "about", "later", "receive", "perfect"),
        slots=_f("numbers"),
        loose=True,
    ),
    ActFrame(
        "switch_off",
        _f("switch_off"),
        wish(WishKind.MUTE),
        wants=_f("message", "urge", "broadcast", "bell"),
        objects=_f("task", "message"),
        also=_f("no_more", "to", "of", "about", "later"),
        slots=_f("numbers"),
        loose=True,
    ),
    ActFrame(
        "snooze",
        _f("snooze"),
        wish(WishKind.SNOOZE),
        objects=_f("task", "message"),
        also=_f("until", "self", "to", "of", "promise", "later"),
        slots=_f("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "snooze_until",
        _f("urge"),
        wish(WishKind.SNOOZE),
        kinds=_f("date", "length", "time"),
        objects=_f("task", "message"),
        also=_f("until", "to", "of", "promise", "later", "pause", "postpone", "set", "change_due", "snooze"),
        slots=_f("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "leave",
        _f("leave"),
        wish(WishKind.LEAVE),
        objects=_f(),
        wants=_f("leave"),
        also=_f("until", "from", "on_behalf", "self", "person", "to", "delegate", "promise"),
        slots=_f("date", "length", "person"),
        subject=True,
        reason="cue",
        loose=True,
    ),
    ActFrame(
        "delegate",
        _f("delegate", "move"),
        _handed_on,
        also=_f("to", "on_behalf", "carrying_out", "self", "person", "unit", "lead", "others"),
        slots=_f("numbers", "person", "unit"),
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "stand_in",
        _f("on_behalf"),
        wish(WishKind.DELEGATE),
        also=_f("to", "carrying_out", "self", "person", "lead", "will", "until", "from", "delegate"),
        slots=_f("numbers", "person", "date", "length"),
        kinds=_f("person"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "another_does",
        _f("carrying_out", "lead", "was_reported", "delegate", "hand_in"),
        _another_does,
        also=_f("to", "of", "because", "will", "on_behalf", "promise", "from", "until"),
        slots=_f("numbers", "person", "date", "length"),
        kinds=_f("person"),
        subject=True,
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "refusal_taken_back",
        _f("take_back", "withdraw"),
        wish(WishKind.TAKE_BACK_REFUSAL),
        wants=_f("refusal"),
        objects=_f("task", "request", "report"),
        also=_f("of", "no_more", "refusal", "note", "decline"),
    ),
    ActFrame(
        "not_refused",
        _f("not_refused"),
        wish(WishKind.TAKE_BACK_REFUSAL),
        also=_f("of", "no_more", "retraction", "mistake", "forbidding"),
    ),
)
