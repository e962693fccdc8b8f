"""The office's orders on tasks, one row an act; the order of the rows decides where two fit alike."""

from chat import intents as i
from chat.acts.changing import CHANGES, operator_of
from chat.acts.frames import ActFrame, Slots, tags
from chat.acts.units import HASTEN, URGE
from chat.intents import Verb

_RESULT = tags("report", "task", "finished")
_MORE_TIME = tags("extension", "task", "request", "deadline")
_JUST_DECIDED = tags(
    "mistaken_decision", "confirm", "return", "past_day", "just_now", "self", "decision", "this"
)


def _granted(slots: Slots, *, grant: bool) -> i.Plain:
    length = slots.length
    if grant and slots.dates and slots.when is None:
        return i.ChangeDeadline(slots.meant, None, extends=True)  # "đến 31/11": there is no such day
    return i.DecideExtension(
        slots.meant,
        grant,
        slots.when if grant else None,
        "" if grant else slots.reason,
        length.days if length is not None and grant else 0,
        length is not None and length.working,
        slots.unit,
    )


def _lengthened(slots: Slots) -> i.Plain:
    """ "gia hạn 12 thêm 3 ngày": a new deadline; "gia hạn 12" grants what was asked for."""
    named = bool(slots.dates or slots.length)
    at = slots.sentence.situation
    if slots.unit is not None or at.replied_report or at.replied_request or not named:
        return _granted(slots, grant=True)
    length = slots.length if not slots.dates else None
    days, working = (length.days, length.working) if length is not None else (0, False)
    return i.ChangeDeadline(
        slots.meant, slots.when, operator_of(slots), days=days, working_days=working, extends=True
    )


def _agreed(slots: Slots) -> i.Plain:
    """ "cho lùi 12 sang 30/11" names a day, "cho gia hạn 12" answers who asked."""
    words = slots.items[slots.place].folded
    lengthens = words.startswith("cho ") and "gia han" not in words
    return _lengthened(slots) if lengthens else _granted(slots, grant=True)


def _more(slots: Slots) -> i.Plain | None:
    """ "cho NVY thêm 5 ngày việc 18"."""
    more = any(item.kind == "length" and item.folded.startswith("them") for item in slots.items)
    return _lengthened(slots) if more and slots.meant else None


def _agreed_until(slots: Slots) -> i.Plain | None:
    """ "đồng ý đến 12/12" in a reply: to the wish for more time, as far as that day."""
    led = slots.length is not None or any(item.folded.startswith(_UNTIL) for item in slots.dates)
    return _granted(slots, grant=True) if led and slots.meant and not slots.left else None


_UNTIL = ("den ", "toi ", "het ", "cho den ")


def _done_again(slots: Slots) -> i.Plain | None:
    """ "cho đơn vị viết lại": somebody is to do it again, and not who speaks."""
    who = slots.units or any(item.has("own_unit", "unit", "them") for item in slots.items)
    return i.Return(slots.meant, slots.reason, slots.unit) if who else None


def _grant_taken_back(slots: Slots) -> i.Plain:
    """ "rút lại quyết định gia hạn 9"; with a day it is a deadline of the office's own."""
    if slots.dates:
        return i.ChangeDeadline(slots.meant, slots.when)
    return i.Undo(slots.meant, slots.unit, extension=True)


DECISIONS: tuple[ActFrame, ...] = (
    ActFrame(
        "refuse",
        tags("refuse"),
        lambda s: _granted(s, grant=False),
        Verb.REFUSE,
        objects=_MORE_TIME,
        also=tags("until"),
        slots=tags("numbers", "unit", "date", "length"),
        reason="free",
        narrows=True,
    ),
    ActFrame(
        "refuse_verb",
        tags("return", "decline"),
        lambda s: _granted(s, grant=False),
        Verb.REFUSE,
        wants=tags("extension", "extend"),
        objects=_MORE_TIME,
        also=tags("until"),
        slots=tags("numbers", "unit", "date", "length"),
        reason="free",
        narrows=True,
    ),
    ActFrame(
        "grant",
        tags("grant"),
        _agreed,
        Verb.GRANT,
        objects=_MORE_TIME,
        also=tags("extend", "agree", "confirm", "with_that"),
        slots=tags("numbers", "unit", "date", "length"),
        narrows=True,
    ),
    ActFrame(
        "grant_verb",
        tags("agree", "confirm"),
        lambda s: _granted(s, grant=True),
        Verb.GRANT,
        wants=tags("extension", "extend", "grant"),
        objects=_MORE_TIME,
        also=tags("grant", "with_that"),
        slots=tags("numbers", "unit", "date", "length"),
        narrows=True,
    ),
    ActFrame(
        "agree_until",
        tags("agree", "yes", "weak_confirm", "let"),
        _agreed_until,
        objects=_MORE_TIME,
        also=tags("agree", "yes", "let"),
        slots=tags("date", "length"),
        kinds=tags("date", "length"),
        narrow=True,
    ),
    ActFrame(
        "extend",
        tags("lengthen"),
        _lengthened,
        Verb.GRANT,
        objects=_MORE_TIME,
        slots=tags("numbers", "unit", "date", "length"),
        narrows=True,
    ),
    ActFrame(
        "allow",
        tags("more_time"),
        _lengthened,
        Verb.GRANT,
        wants=tags("let"),
        objects=_MORE_TIME,
        also=tags("let"),
        slots=tags("numbers", "unit", "date", "length"),
        kinds=tags("date", "length"),
        subject=True,
    ),
    ActFrame(
        "let_more",
        tags("let"),
        _more,
        objects=_MORE_TIME,
        also=tags("let", "them"),
        slots=tags("numbers", "unit", "length"),
        kinds=tags("length"),
        subject=True,
        narrow=True,
    ),
    ActFrame(
        "undo",
        tags("undo"),
        lambda s: i.Undo(s.meant, s.unit),
        Verb.UNDO,
        objects=_RESULT | {"request"},
        also=_JUST_DECIDED | {"withdraw", "mistake", "of", "oops"},
        takes_last=True,
        slots=tags("numbers", "unit"),
    ),
    ActFrame(
        "undo_last",
        tags("withdraw", "mistake"),
        lambda s: i.Undo(s.meant),
        Verb.UNDO,
        objects=_RESULT,
        also=_JUST_DECIDED,
        takes_last=True,
        slots=tags("unit"),
    ),
    ActFrame(
        "take_back_grant",
        tags("take_back_grant"),
        _grant_taken_back,
        Verb.UNDO,
        objects=_MORE_TIME,
        also=tags("until", "self", "past_day", "of", "oops", "just_now", "decision"),
        slots=tags("numbers", "date", "unit"),
        takes_last=True,
    ),
    ActFrame(
        "mistaken_decision",
        tags("mistaken_decision"),
        lambda s: i.Undo(s.meant, s.unit),
        Verb.UNDO,
        wants=tags("take_back", "undo", "restore", "withdraw"),
        objects=_RESULT,
        also=_JUST_DECIDED | {"again", "of", "oops"},
        slots=tags("numbers", "unit"),
    ),
    ActFrame(
        "withdraw_decision",
        tags("withdraw"),
        lambda s: i.Undo(s.meant, s.unit),
        Verb.UNDO,
        wants=tags("confirm", "return", "decision"),
        objects=_RESULT,
        also=tags("confirm", "return", "decision", "past_day", "just_now"),
        slots=tags("numbers", "unit"),
    ),
    ActFrame(
        "return",
        tags("return"),
        lambda s: i.Return(s.meant, s.reason, s.unit),
        Verb.RETURN,
        objects=_RESULT,
        also=tags("self_doing", "give"),
        slots=tags("numbers", "unit"),
        reason="free",
        narrows=True,
    ),
    ActFrame(
        "redo",
        tags("redo"),
        _done_again,
        Verb.RETURN,
        wants=tags("let", "give", "relays"),
        objects=_RESULT,
        also=tags("own_unit", "them", "not_yet_agreed"),
        slots=tags("numbers", "unit"),
        subject=True,
        reason="free",
        narrow=True,
    ),
    ActFrame(
        "confirm",
        tags("confirm", "agree"),
        lambda s: i.Confirm(s.meant, s.unit),
        Verb.CONFIRM,
        objects=_RESULT,
        also=tags(
            "done_on_time",
            "done_early",
            "with_that",
            "reported",
            "yes",
            "perfect_yes",
            "examined",
            "them",
            "to",
        ),
        slots=tags("numbers", "unit"),
        narrows=True,
    ),
    ActFrame(
        "confirm_as",
        tags("confirm_as"),
        lambda s: i.Confirm(s.meant, s.unit),
        Verb.CONFIRM,
        wants=tags("so_done"),
        objects=_RESULT,
        also=tags("done_on_time", "done_early", "reported"),
        slots=tags("numbers", "unit"),
        narrows=True,
    ),
    ActFrame(
        "mark_done",
        tags("marks_done", "let"),
        lambda s: i.Confirm(s.meant) if s.numbers and not s.left else None,
        wants=tags("finished"),
        also=tags("perfect", "perfect_yes", "done_on_time", "done_early"),
        narrow=True,
    ),
)


ORDERS: tuple[ActFrame, ...] = (*DECISIONS, HASTEN, *CHANGES, URGE)
