"""The office's orders on tasks, one row an act; the order of the rows decides where two fit alike."""

from dataclasses import replace

from chat import intents as i
from chat.deadlines import deadline_of
from chat.frames import ActFrame, Slots
from chat.intents import Verb
from chat.values import UnitName
from tasks.deadline import Operator


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_RESULT = _f("report", "task", "finished")
_MORE_TIME = _f("extension", "task", "request", "deadline")


def _granted(slots: Slots, *, grant: bool) -> i.Plain:
    length = slots.length
    return i.DecideExtension(
        slots.meant,
        grant,
        slots.when if grant else None,
        "" if grant else slots.reason,
        length.days if length is not None and grant else 0,
        length is not None and length.working,
        slots.unit,
    )


_LATER = (
    "lùi", "lui", "giãn", "gian", "nới", "noi", "kéo dài", "keo dai", "dời", "thêm", "them",
    "đẩy lùi", "day lui",
)  # fmt: skip
"""What "3 ngày" beside it adds; beside "rút ngắn hạn" it takes away, and the day is asked for."""


def _changed(slots: Slots) -> i.Plain | None:
    length = slots.length
    if length is not None and not slots.dates:
        later = any(slots.sentence.text[item.start :].casefold().startswith(_LATER) for item in slots.items)
        days, working = (length.days, length.working) if later else (0, False)
        return i.ChangeDeadline(slots.meant, None, Operator.BY, slots.reason, days, working)
    if not slots.dates and not slots.frame.wants and slots.text == "":
        return i.ChangeDeadline(slots.meant, None, Operator.BY, slots.reason) if slots.meant else None
    return i.ChangeDeadline(slots.meant, slots.when, operator_of(slots), slots.reason)


_SETTING = (
    "chuyen thanh",
    "chuyen sang",
    "doi thanh",
    "doi sang",
    "doi den",
    "doi lai",
    "de den",
    "lui den",
    "lui sang",
)
"""What sets a day, where "là" may only tell of it."""


def _told(slots: Slots) -> i.Plain | None:
    """ "hạn 12 là 30/11" may tell of a deadline or set it: it is shown back."""
    when = slots.when
    if when is None:
        return None
    if any(item.folded.startswith(_SETTING) for item in slots.items[slots.place :]):
        return _changed(slots)
    return i.ChangeDeadline(slots.meant, replace(when, certain=False), operator_of(slots), slots.reason)


def operator_of(slots: Slots) -> Operator:
    """ "trước …" leaves the day itself out; of a period its last day is meant."""
    return deadline_of(slots).operator


def _moved(slots: Slots) -> i.Plain | None:
    typed = slots.target or (UnitName(slots.text[:120]) if slots.text else None)
    return i.Reassign(slots.meant, typed, slots.reason, slots.source)


def _added(slots: Slots) -> i.Plain | None:
    if not slots.numbers and slots.items[0].has("task"):
        return None  # "việc CDC phối hợp" asks for them
    return i.AddCooperating(slots.meant, tuple(dict.fromkeys(unit for unit, _ in slots.units)))


def _urged(slots: Slots) -> i.Plain | i.Several | None:
    unit, overdue = slots.unit, "overdue" in slots.tags
    named = tuple(dict.fromkeys(each for each, _ in slots.units))
    if len(named) > 1 and not slots.numbers:
        return i.Several(tuple(i.Urge((), each, overdue) for each in named))
    return i.Urge(
        slots.meant if not (unit and not slots.numbers) else (), unit, overdue and not slots.numbers
    )


ORDERS: tuple[ActFrame, ...] = (
    ActFrame(
        "refuse",
        _f("refuse"),
        lambda s: _granted(s, grant=False),
        Verb.REFUSE,
        objects=_MORE_TIME,
        also=_f("until"),
        slots=_f("numbers", "unit", "date", "length"),
        reason="free",
    ),
    ActFrame(
        "refuse_verb",
        _f("return", "decline"),
        lambda s: _granted(s, grant=False),
        Verb.REFUSE,
        wants=_f("extension", "extend"),
        objects=_MORE_TIME,
        also=_f("until"),
        slots=_f("numbers", "unit", "date", "length"),
        reason="free",
    ),
    ActFrame(
        "grant",
        _f("grant"),
        lambda s: _granted(s, grant=True),
        Verb.GRANT,
        objects=_MORE_TIME,
        also=_f("extend", "agree", "confirm"),
        slots=_f("numbers", "unit", "date", "length"),
    ),
    ActFrame(
        "grant_verb",
        _f("agree", "confirm"),
        lambda s: _granted(s, grant=True),
        Verb.GRANT,
        wants=_f("extension", "extend", "grant"),
        objects=_MORE_TIME,
        also=_f("grant"),
        slots=_f("numbers", "unit", "date", "length"),
    ),
    ActFrame(
        "extend",
        _f("lengthen"),
        lambda s: _granted(s, grant=True),
        Verb.GRANT,
        objects=_MORE_TIME,
        slots=_f("numbers", "unit", "date", "length"),
    ),
    ActFrame(
        "undo",
        _f("undo"),
        lambda s: i.Undo(s.meant, s.unit),
        Verb.UNDO,
        objects=_RESULT | {"request"},
        also=_f("confirm", "return", "withdraw", "past_day", "mistake", "self", "decision"),
        takes_last=True,
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "withdraw_decision",
        _f("withdraw"),
        lambda s: i.Undo(s.meant, s.unit),
        Verb.UNDO,
        wants=_f("confirm", "return", "decision"),
        objects=_RESULT,
        also=_f("confirm", "return", "decision", "past_day"),
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "return",
        _f("return"),
        lambda s: i.Return(s.meant, s.reason, s.unit),
        Verb.RETURN,
        objects=_RESULT,
        also=_f("self_doing", "give"),
        slots=_f("numbers", "unit"),
        reason="free",
    ),
    ActFrame(
        "confirm",
        _f("confirm", "agree"),
        lambda s: i.Confirm(s.meant, s.unit),
        Verb.CONFIRM,
        objects=_RESULT,
        also=_f("done_on_time", "with_that", "reported", "yes", "perfect_yes"),
        slots=_f("numbers", "unit"),
    ),
    ActFrame(
        "cancel",
        _f("cancel"),
        lambda s: i.Cancel(s.meant, s.reason),
        Verb.CANCEL,
        slots=_f("numbers"),
        reason="free",
    ),
    ActFrame(
        "pause",
        _f("pause"),
        lambda s: i.Pause(s.meant, s.reason),
        Verb.PAUSE,
        also=_f("carrying_out"),
        slots=_f("numbers"),
        reason="free",
    ),
    ActFrame(
        "resume",
        _f("resume"),
        lambda s: i.Resume(s.meant),
        Verb.RESUME,
        also=_f("carrying_out"),
        slots=_f("numbers"),
    ),
    ActFrame(
        "change_due",
        _f("change_due"),
        _changed,
        Verb.CHANGE_DEADLINE,
        objects=_f("task", "deadline"),
        also=_f("edit", "from", "move", "finished", "change_due"),
        slots=_f("numbers", "date", "length", "unit"),
        reason="cue",
    ),
    ActFrame(
        "move_due",
        _f("edit", "move", "set"),
        _changed,
        Verb.CHANGE_DEADLINE,
        wants=_f("deadline"),
        objects=_f("task", "deadline"),
        also=_f("from", "change_due", "finished"),
        slots=_f("numbers", "date", "length", "unit"),
        reason="cue",
    ),
    ActFrame(
        "told_due",
        _f("deadline"),
        _told,
        Verb.CHANGE_DEADLINE,
        objects=_f("task", "deadline"),
        also=_f("from"),
        slots=_f("numbers", "date"),
        reason="cue",
    ),
    ActFrame(
        "coop",
        _f("coop"),
        _added,
        Verb.REASSIGN,
        also=_f("add", "carrying_out", "give"),
        slots=_f("numbers", "unit"),
        subject=True,
    ),
    ActFrame(
        "reassign",
        _f("move", "give"),
        _moved,
        Verb.REASSIGN,
        also=_f("lead", "carrying_out", "move", "others"),
        slots=_f("numbers", "unit"),
        content="unit",
        reason="cue",
    ),
    ActFrame(
        "edit_content",
        _f("edit", "rename"),
        lambda s: i.EditTask(s.meant, s.text),
        Verb.EDIT_TASK,
        wants=_f("content", "rename"),
        objects=_f("task", "content"),
        slots=_f("numbers"),
        content="behind",
    ),
    ActFrame(
        "urge",
        _f("urge"),
        _urged,
        Verb.URGE,
        objects=_f("task", "report", "message", "unit", "deadline"),
        also=_f(
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
        ),
        slots=_f("numbers", "unit", "person"),
        content="behind",
    ),
)
