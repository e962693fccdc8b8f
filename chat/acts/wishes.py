"""What has no use case here and what the registry changes: what their frames make of their slots."""

from collections.abc import Sequence
from datetime import time, timedelta

from chat import intents as i
from chat.acts.frames import ActFrame, Slots, tags
from chat.intents.values import When, WishKind
from chat.registry.known_people import head_of, only_head, unit_of
from expressions.times.typed_phrases import TimeShape, TypedTime
from language.folding import fold
from tasks.deadline import CountUnit
from tasks.query import Span


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
        days = _days_named(times)
        if self._kind is WishKind.SETTINGS:
            on, days = _hour_named(slots), None
        if self._kind is WishKind.DAY_OFF and days is not None and days.first != days.last:
            on = None
        named = tuple({unit.code or unit.text: unit for unit, _ in slots.units}.values())
        units = named if len(named) > 1 else ()
        length = slots.length.days if slots.length is not None else 0
        return i.Wish(self._kind, slots.meant, slots.unit, person, slots.text, on, days, units, length)


wish = _Maker


def _hour_named(slots: Slots) -> When | None:
    """The hour of a rule, on no day of its own; "sau 18h" is an hour, and no length."""
    clock = next((item.dated for item in slots.items if item.kind == "time"), None)
    if clock is None or clock.time is None:
        return None
    counted = clock.length
    hours = counted.n if counted is not None and counted.unit is CountUnit.HOUR else _HOURS
    return When(slots.sentence.situation.today, False, time(hours) if hours < _HOURS else clock.time)


_HOURS = 24


def _days_named(times: Sequence[TypedTime]) -> Span | None:
    """ "nghỉ tết từ … đến …": what is said of it; "tuần sau từ thứ hai đến thứ tư" lies in that week."""
    spans = [t for t in times if t.first is not None]
    spans.sort(key=lambda t: t.shape is not TimeShape.SPAN)
    if not spans:
        return None
    first, last = spans[0].first, spans[0].last
    within = next((t for t in spans[1:] if t.shape is TimeShape.PERIOD), None)
    if within is None or within.first is None or first is None or last is None or last >= within.first:
        return Span(first, last)
    weeks = timedelta(days=7 * -((first - within.first).days // 7))
    moved = Span(first + weeks, last + weeks)
    return moved if within.last is None or last + weeks <= within.last else Span(first, last)


def _of_the_office(slots: Slots) -> bool:
    """Whether somebody of the office is asked, by who is none of it."""
    situation = slots.sentence.situation
    units = [unit_of(situation, person) for person in slots.persons]
    named = [unit for unit in units if unit is not None and unit.code not in situation.own_units]
    asks = any(item.has("please") and item.folded.startswith("nho") for item in slots.items)
    return asks and bool(named) and all(fold(unit.text).startswith("van phong") for unit in named)


def _another_does(slots: Slots) -> i.Plain | None:
    """ "việc 18 chị Hoa phụ trách nhé": somebody is named who is to do it, and nobody is asked for."""
    told = ("q_who", "q_what", "q_yesno", "finished", "done", "negation", "perfect", "progress")
    behind = [item for item in slots.items if not item.has("particle", "address")]
    addressed = bool(behind) and behind[-1].kind == "person"  # "gửi báo cáo việc 12 nhé chị Lan"
    addressed = (
        addressed and not behind[-2:-1][0].has("to", "delegate", "promise") if behind[1:] else addressed
    )
    if _of_the_office(slots):
        return None  # "nhờ chị Lan xem giúp em số liệu việc 12"
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
        tags("mute"),
        wish(WishKind.MUTE),
        objects=tags("task", "message"),
        also=tags("no_more", "self", "to", "of", "about", "later", "receive", "perfect"),
        slots=tags("numbers"),
        loose=True,
    ),
    ActFrame(
        "switch_off",
        tags("switch_off"),
        wish(WishKind.MUTE),
        wants=tags("message", "urge", "broadcast", "bell"),
        objects=tags("task", "message"),
        also=tags("no_more", "to", "of", "about", "later"),
        slots=tags("numbers"),
        loose=True,
    ),
    ActFrame(
        "snooze",
        tags("snooze"),
        wish(WishKind.SNOOZE),
        objects=tags("task", "message"),
        also=tags("until", "self", "to", "of", "promise", "later"),
        slots=tags("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "snooze_until",
        tags("urge"),
        wish(WishKind.SNOOZE),
        kinds=tags("date", "length", "time"),
        objects=tags("task", "message"),
        also=tags(
            "until", "to", "of", "promise", "later", "pause", "postpone", "set", "change_due", "snooze"
        ),
        slots=tags("numbers", "date", "length"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "leave",
        tags("leave"),
        wish(WishKind.LEAVE),
        objects=tags(),
        wants=tags("leave"),
        also=tags("until", "from", "on_behalf", "self", "person", "to", "delegate", "promise"),
        slots=tags("date", "length", "person"),
        subject=True,
        reason="cue",
        loose=True,
    ),
    ActFrame(
        "delegate",
        tags("delegate", "move"),
        _handed_on,
        also=tags("to", "on_behalf", "carrying_out", "self", "person", "unit", "lead", "others"),
        slots=tags("numbers", "person", "unit"),
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "stand_in",
        tags("on_behalf"),
        wish(WishKind.DELEGATE),
        also=tags("to", "carrying_out", "self", "person", "lead", "will", "until", "from", "delegate"),
        slots=tags("numbers", "person", "date", "length"),
        kinds=tags("person"),
        subject=True,
        loose=True,
    ),
    ActFrame(
        "another_does",
        tags("carrying_out", "lead", "was_reported", "delegate", "hand_in"),
        _another_does,
        also=tags("to", "of", "because", "will", "on_behalf", "promise", "from", "until"),
        slots=tags("numbers", "person", "date", "length"),
        kinds=tags("person"),
        subject=True,
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "unlink_own",
        tags("remove", "cancel", "pause", "take_back"),
        lambda s: None if s.left else wish(WishKind.UNLINK)(s),
        wants=tags("link", "account"),
        objects=tags("link", "account", "person"),
        also=tags("of", "from", "former", "remove", "cancel", "carrying_out", "mine"),
        slots=tags(),
        reason="cue",
        loose=True,
        narrow=True,
    ),
    ActFrame(
        "refusal_taken_back",
        tags("take_back", "withdraw"),
        wish(WishKind.TAKE_BACK_REFUSAL),
        wants=tags("refusal"),
        objects=tags("task", "request", "report"),
        also=tags("of", "no_more", "refusal", "note", "decline"),
    ),
    ActFrame(
        "not_refused",
        tags("not_refused"),
        wish(WishKind.TAKE_BACK_REFUSAL),
        also=tags("of", "no_more", "retraction", "mistake", "forbidding"),
    ),
)


def invited(slots: Slots) -> i.Plain | i.Several | None:
    """Who is invited: by name, by code, by title and unit; of a unit alone its head, who is asked about.

    Each of several by themselves.
    """
    named = dict.fromkeys([*(each.code for each in slots.persons), *(code.upper() for code in slots.codes)])
    if len(named) > 1 and None not in named:
        return i.Several(tuple(i.Invite(code) for code in named if code))
    if slots.persons and slots.persons[0].code:
        return i.Invite(slots.persons[0].code)
    title = next((item.folded for item in slots.items if item.has("title", "leads_unit")), "")
    if title and slots.unit is not None and slots.unit.code is not None:
        holder = head_of(slots.sentence.situation, slots.unit.code, title)
        return i.Invite(holder.code) if holder is not None else None
    if slots.unit is not None and slots.unit.code is not None and not slots.codes:
        head = only_head(slots.sentence.situation, slots.unit.code)
        return i.Invite(head.code if head is not None else "", slots.unit)
    return i.Invite(slots.codes[0].upper()) if slots.codes else None


def hours_kept(slots: Slots) -> i.Plain | None:
    """ "không gửi tin sau 18h", "chỉ nhắc trong giờ hành chính": of no task, and of no unit's."""
    timed = slots.clock is not None or slots.dates or "office_hours" in slots.tags
    named = slots.units or slots.persons or any(item.kind in ("numbers", "unit") for item in slots.items)
    return _SETTINGS(slots) if timed and not (named or slots.left) else None


_SETTINGS = wish(WishKind.SETTINGS)


def broadcast(slots: Slots) -> i.Plain | None:
    """Recipients stand behind the verb or in it: "thông báo" alone is a kind of document."""
    behind = [x for x in slots.items[slots.place + 1 :] if not x.has("to", "please", "order_particle")]
    first = behind[0] if behind else None
    to_all = not _TO_ALL.isdisjoint(slots.items[slots.place].folded.split())
    to_some = first is not None and (
        first.kind in ("unit", "person")
        or first.has("unit", "everybody", "person", "leads_unit", "title", "all")
    )
    if to_all or to_some or (first is not None and first.folded == ":"):
        return _BROADCAST(slots)
    return None


_TO_ALL = frozenset({"cac", "toan", "tat", "moi"})
_BROADCAST = wish(WishKind.BROADCAST)


def snoozed(slots: Slots) -> i.Plain | None:
    """ "chiều nhắc lại tôi việc 14": who speaks wants to be reminded, and later."""
    verb, at = slots.items[slots.place], slots.place + 1
    behind = slots.items[at] if at < len(slots.items) else verb
    times = slots.dates or slots.length or slots.clock or "later" in slots.tags
    me = verb.folded.split(" ")[-1] in _ME or behind.has("self") or behind.folded in _ME
    return _SNOOZE(slots) if me and times else None


_ME = frozenset({"toi", "anh", "chi", "em", "minh", "cho toi", "cho anh", "cho chi", "cho em", "cho minh"})
_SNOOZE = wish(WishKind.SNOOZE)


def away(slots: Slots) -> i.Plain | None:
    """ "mai tôi nghỉ": who speaks is away, and it is said when."""
    who = bool(slots.persons) or any(x.has("self", "address") for x in slots.items)
    return _LEAVE(slots) if who and (slots.dates or slots.length) else None


_LEAVE = wish(WishKind.LEAVE)
