"""What the office gives and changes in what it gave: new tasks, deadlines, units, words; pauses, ends."""

from dataclasses import dataclass
from datetime import date, time

from chat.intents.values import (
    IntentRow,
    Plain,
    UnitName,
    Verb,
    When,
    because,
    codes,
    day,
    days_more,
    numbers_of,
    share_of,
)
from chat.situation import Missing
from tasks.deadline import Operator, Recurrence, Relative
from tasks.model import Act, Action
from tasks.query import Stand

_OPEN = (Stand.OPEN,)


@dataclass(frozen=True, slots=True)
class ChangeDeadline(Plain):
    """`days` is given instead of `on` where the deadline is to lie so many days later.

    With `extends` it was said as "gia hạn": where the unit has asked for it, its request is granted.
    """

    numbers: tuple[int, ...]
    on: When | None
    operator: Operator = Operator.BY
    reason: str = ""
    days: int = 0
    working_days: bool = False
    extends: bool = False

    row = IntentRow(
        "change_due",
        Act.CHANGE_DEADLINE,
        lambda n: _new_deadline(n),
        at_once=lambda n: n.on is not None or bool(n.days),
        missing=lambda n: Missing.DAY if n.on is None and not n.days else None,
        stands={Verb.CHANGE_DEADLINE: _OPEN},
        weighed=True,
        repeated=True,
        replaced=True,
        action=Action.CHANGE_DEADLINE,
    )


def _new_deadline(intent: ChangeDeadline) -> str:
    if intent.extends and (intent.on is not None or intent.days):
        how = f" đến {day(intent.on)}" if intent.on is not None else days_more(intent)
        return f"gia hạn {numbers_of(intent)}{how}"
    before = "trước " if intent.operator is Operator.BEFORE else ""
    if intent.days and intent.on is None:
        return f"lùi hạn {numbers_of(intent)}{days_more(intent)}{because(intent)}"
    return f"đổi hạn {numbers_of(intent)} {before}{day(intent.on)}{because(intent)}".rstrip()


@dataclass(frozen=True, slots=True)
class Reassign(Plain):
    """To `unit`, from the one that leads, or from `source` where several do."""

    numbers: tuple[int, ...]
    unit: UnitName | None
    reason: str = ""
    source: UnitName | None = None

    row = IntentRow(
        "reassign",
        Act.REASSIGN,
        lambda n: _moved(n),
        missing=lambda n: Missing.UNIT if n.unit is None or n.unit.code is None else None,
        stands={Verb.REASSIGN: _OPEN},
        weighed=True,
        final=True,
        action=Action.REASSIGN,
    )


def _moved(intent: Reassign) -> str:
    to = codes((intent.unit,)) if intent.unit else ""
    if intent.source is not None:
        return f"chuyển {numbers_of(intent)} từ {codes((intent.source,))} sang {to}"
    return f"chuyển {numbers_of(intent)} cho {to}"


@dataclass(frozen=True, slots=True)
class Cancel(Plain):
    """The whole task, or what `unit` has of it; so with a pause and its end."""

    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None

    row = IntentRow(
        "cancel_task",
        Act.CANCEL,
        lambda n: f"hủy {numbers_of(n)}{share_of(n)}{because(n)}",
        missing=lambda n: None if n.reason else Missing.REASON,
        stands={Verb.CANCEL: _OPEN},
        weighed=True,
        final=True,
        action=Action.CANCEL,
        verbs=("cancel",),
        beside=("out_word", "carrying_out", "no_more", "of", "share_of"),
        button="cancel",
    )


@dataclass(frozen=True, slots=True)
class Pause(Plain):
    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None

    row = IntentRow(
        "pause",
        Act.PAUSE,
        lambda n: f"tạm dừng {numbers_of(n)}{share_of(n)}{because(n)}",
        missing=lambda n: None if n.reason else Missing.REASON,
        stands={Verb.PAUSE: _OPEN},
        weighed=True,
        final=True,
        repeated=True,
        action=Action.PAUSE,
        verbs=("pause",),
        beside=("carrying_out", "set", "of", "to", "share_of"),
        button="pause",
    )


@dataclass(frozen=True, slots=True)
class Resume(Plain):
    numbers: tuple[int, ...]
    unit: UnitName | None = None

    row = IntentRow(
        "reopen",
        Act.PAUSE,
        lambda n: f"tiếp tục {numbers_of(n)}{share_of(n)}",
        stands={Verb.RESUME: (Stand.PAUSED,)},
        weighed=True,
        repeated=True,
        action=Action.RESUME,
        verbs=("resume",),
        beside=("carrying_out", "set", "back_again", "of", "share_of"),
    )


@dataclass(frozen=True, slots=True)
class NewTask(Plain):
    """A task given by chat: "giao NVY rà soát … trước ngày 30/11".

    `within`, working days from `since` or from today, is given instead of `on`. `at` is of what recurs.
    """

    units: tuple[UnitName, ...]
    content: str
    on: When | None = None
    operator: Operator = Operator.BY
    cooperate: tuple[UnitName, ...] = ()
    recurrence: Recurrence | None = None
    within: Relative | None = None
    since: date | None = None
    at: time | None = None

    row = IntentRow(
        "assign",
        Act.GIVE,
        lambda n: _new_task(n),
        at_once=lambda n: bool(n.content) and len(n.units) == 1 and all(unit.code for unit in n.units),
        missing=lambda n: _of_a_new_task(n),
        weighed=True,
        action="give",
    )


def _new_task(intent: NewTask) -> str:
    # The content still holds the words of its deadline.
    beside = f", phối hợp {codes(intent.cooperate)}" if intent.cooperate else ""
    until = f", hạn {day(intent.on)}" if intent.on is not None and not intent.content else ""
    return " ".join(filter(None, ["giao", codes(intent.units), intent.content])) + until + beside


def _of_a_new_task(intent: NewTask) -> Missing | None:
    """ "giao TTYT …": which of them is asked."""
    if not any(unit.code for unit in intent.units):
        return Missing.UNIT
    return None if intent.content else Missing.CONTENT


@dataclass(frozen=True, slots=True)
class EditTask(Plain):
    """Other words for a task; `content` is empty where they are still to be asked for."""

    numbers: tuple[int, ...]
    content: str = ""

    row = IntentRow(
        "edit_task",
        Act.GIVE,
        lambda n: f"sửa nội dung việc {numbers_of(n)}: {n.content}".rstrip(": "),
        at_once=lambda n: bool(n.content),
        missing=lambda n: None if n.content else Missing.CONTENT,
        stands={Verb.EDIT_TASK: _OPEN},
        weighed=True,
    )


@dataclass(frozen=True, slots=True)
class AddCooperating(Plain):
    numbers: tuple[int, ...]
    units: tuple[UnitName, ...]

    row = IntentRow(
        "add_coop",
        Act.GIVE,
        lambda n: f"thêm {codes(n.units)} phối hợp việc {numbers_of(n)}",
        at_once=lambda n: bool(n.units) and all(unit.code for unit in n.units),
        missing=lambda n: None if n.units else Missing.UNIT,
        weighed=True,
        action="cooperating",
    )


@dataclass(frozen=True, slots=True)
class PastedDirective(Plain):
    """A long text by an office user: to be read as a directive. `text` is whole and unfolded."""

    text: str

    row = IntentRow("import_text", Act.IMPORT)
