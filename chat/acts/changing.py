"""The office changes a task that it gave: its deadline, unit, words; a pause, the end. One row an act."""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from chat import intents as i
from chat.acts.deadlines import deadline_of
from chat.acts.frames import HARMLESS, OWNER, QUESTION, TARGET, ActFrame, Slots, tags
from chat.intents import Verb
from chat.intents.values import UnitName
from chat.registry.known_people import unit_of
from language.folding import fold
from language.lexicon import classes
from tasks.deadline import Operator

# The frames of plain orders, each made of its row: a verb, the tasks, perhaps whose share and a reason.


def _frame(kind: type[i.Plain]) -> ActFrame:
    """Called as events call the act, which is also its verb where the number lacks."""
    row, parts = kind.row, {each.name for each in fields(kind)}
    name = row.acting(kind)

    def make(slots: Slots) -> i.Plain | None:
        if {OWNER, TARGET} <= {role for _, role in slots.units}:
            return None  # "mở lại 12 của KHTC cho NVY làm"
        said: dict[str, Any] = {"numbers": slots.meant, "reason": slots.reason, "unit": slots.unit}
        return kind(**{part: value for part, value in said.items() if part in parts})

    return ActFrame(
        name,
        frozenset(row.verbs),
        make,
        name,
        also=frozenset(row.beside),
        slots=frozenset({"numbers", "unit"} & {*parts}),
        reason="free" if "reason" in parts else "",
        narrows="unit" in parts,
    )


PLAIN_ORDERS: tuple[ActFrame, ...] = tuple(_frame(kind) for kind in i.PLAIN if kind.row.verbs)


# The office changes a task that it gave: its deadline, unit, words; a pause, the end. One row an act.


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
        return i.ChangeDeadline(slots.meant, None, Operator.BY, slots.reason)
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
    person = unit_of(slots.sentence.situation, slots.persons[0]) if len(slots.persons) == 1 else None
    typed = slots.target or person or (UnitName(slots.text[:120]) if slots.text else None)
    return i.Reassign(slots.meant, typed, slots.reason, slots.source)


def _joined(slots: Slots) -> i.Plain | None:
    """Units that cooperate; without a task only where they are to be added: "việc CDC phối hợp" is a list."""
    adds = slots.tags & {"add", "give", "set"} or slots.items[slots.place].folded.startswith(
        ("them", "bo sung")
    )
    if any(item.has("cancel", "remove", "drop") for item in slots.items):
        return None  # "bỏ Thanh tra khỏi phối hợp việc 12"
    moved = any(item.has("move") for item in slots.items)
    if not (slots.meant or adds) or (moved and not _brings_in(slots)):
        return None
    verb = slots.items[slots.place].start
    ahead = {item.unit for item in slots.items if item.unit is not None and item.start < verb}
    # "cho Thanh tra phụ giúp NVD việc 30": who stands behind is helped, and does not help.
    units = [unit for unit, _ in slots.units if not ahead or unit in ahead]
    return i.AddCooperating(slots.meant, tuple(dict.fromkeys(units)))


def _brings_in(slots: Slots) -> bool:
    """ "đưa KHTC vào phối hợp việc 14"; "chuyển cho KHTC phối hợp" may hand the task on."""
    return slots.items[slots.place].folded.startswith(("vao ", "vo "))


def _reworded(slots: Slots) -> i.Plain | None:
    """ "việc 5 viết lại là …": other words, and not only a day or a unit."""
    if slots.meant and any(item.has("unsaid") for item in slots.items[slots.place + 1 :]):
        return _edited(slots)
    return i.EditTask(slots.meant, slots.text) if slots.meant and says_words(slots) else None


def says_words(slots: Slots) -> bool:
    """Whether the text that was typed is more than a time, a unit, a number or "cái khác".

    "bỏ chữ gấp" says what is to be changed in the words, and is none of them.
    """
    if fold(slots.text).startswith(_rewordings()):
        return False
    begins = slots.sentence.text.find(slots.text) if slots.text else -1
    behind = [item for item in slots.items if begins >= 0 and item.start >= begins and item.kind != "punct"]
    return any(item.kind == "word" and not item.tags & _SAYS_NOTHING for item in behind)


@cache
def _rewordings() -> tuple[str, ...]:
    return tuple(f"{fold(phrase)} " for phrase in classes("counting")["rewordings"])


_SAYS_NOTHING = HARMLESS | {"unsaid", "task", "content", "others", *QUESTION}


def _edited(slots: Slots) -> i.Plain:
    """Other words for a task, which are asked for where none were said."""
    return i.EditTask(slots.meant, slots.text if says_words(slots) else "")


CHANGES: tuple[ActFrame, ...] = (
    *PLAIN_ORDERS,
    ActFrame(
        "take_out",
        tags("withdraw", "move", "show"),
        lambda s: i.Cancel(s.meant, s.reason) if any("khoi" in x.folded for x in s.items) else None,
        wants=tags("out_word"),
        also=tags("out_word", "carrying_out", "no_more", "list"),
        slots=tags("numbers"),
        reason="cue",
    ),
    ActFrame(
        "change_due",
        tags("change_due"),
        _changed,
        Verb.CHANGE_DEADLINE,
        objects=tags("task", "deadline"),
        also=tags("edit", "from", "move", "finished", "of", "set", "entrusts", "again"),
        slots=tags("numbers", "date", "length", "unit"),
        reason="cue",
    ),
    ActFrame(
        "move_due",
        tags("edit", "move", "set", "entrusts"),
        _changed,
        Verb.CHANGE_DEADLINE,
        wants=tags("deadline"),
        objects=tags("task", "deadline"),
        also=tags("from", "change_due", "finished", "of"),
        slots=tags("numbers", "date", "length", "unit"),
        reason="cue",
    ),
    ActFrame(
        "told_due",
        tags("deadline"),
        _told,
        Verb.CHANGE_DEADLINE,
        objects=tags("task", "deadline"),
        also=tags("from", "of"),
        slots=tags("numbers", "date"),
        reason="cue",
    ),
    ActFrame(
        "settle_due",
        tags("settles"),
        _told,
        Verb.CHANGE_DEADLINE,
        objects=tags("task", "deadline"),
        also=tags("hasten", "finished", "to_finish"),
        slots=tags("numbers", "date"),
        kinds=tags("date"),
        subject=True,
    ),
    ActFrame(
        "coop",
        tags("coop"),
        _joined,
        Verb.REASSIGN,
        wants=tags("add", "give", "set", "entrusts", "move"),
        also=tags("carrying_out", "no_more", "grant", "show"),
        slots=tags("numbers", "unit"),
        subject=True,
        narrow=True,
    ),
    ActFrame(
        "coop_told",
        tags("coop"),
        _joined,
        also=tags("carrying_out", "no_more"),
        slots=tags("numbers", "unit"),
        subject=True,
    ),
    ActFrame(
        "take_over",
        tags("lead", "on_behalf"),
        _moved,
        Verb.REASSIGN,
        wants=tags("entrusts", "set", "give"),
        also=tags("lead", "on_behalf", "carrying_out", "edit"),
        slots=tags("numbers", "unit"),
        kinds=tags("unit"),
        subject=True,
        reason="cue",
    ),
    ActFrame(
        "reassign",
        tags("move", "give"),
        _moved,
        Verb.REASSIGN,
        also=tags("lead", "carrying_out", "move", "others", "share_of"),
        slots=tags("numbers", "unit", "person"),
        content="unit",
        reason="cue",
    ),
    ActFrame(
        "edit_content",
        tags("edit", "rename"),
        _edited,
        Verb.EDIT_TASK,
        wants=tags("content", "rename"),
        objects=tags("task", "content"),
        also=tags("again"),
        slots=tags("numbers"),
        content="behind",
    ),
    ActFrame(
        "reword",
        tags("edit"),
        _reworded,
        also=tags("content"),
        slots=tags("numbers"),
        content="behind",
    ),
)
