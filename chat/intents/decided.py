"""What the office decides on reports and requests, and whom it urges."""

from dataclasses import dataclass

from chat.intents.row import Free, IntentRow
from chat.intents.typed import because, codes, day, days_more, numbers_of, unit_of
from chat.intents.values import Plain, UnitName, Verb, When
from chat.situation import Missing
from tasks.model import Act, Action
from tasks.query import Query, Stand

_OPEN, _REPORTED, _ASKED = (Stand.OPEN,), (Stand.REPORTED,), (Stand.EXTENSION,)


@dataclass(frozen=True, slots=True)
class Undo(Plain):
    """The office takes its own last decision back; with `extension` none but the grant of more time."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None
    extension: bool = False

    row = IntentRow(
        "undo",
        Act.UNDO,
        lambda n: (
            f"{'rút lại quyết định gia hạn' if n.extension else 'hoàn tác'} {numbers_of(n)}{unit_of(n)}"
        ),
        at_once=lambda n: bool(n.numbers),
        weighed=True,
        action=Action.UNDO,
    )


@dataclass(frozen=True, slots=True)
class Confirm(Plain):
    """`unit` is named where several units have reported the same task; so with `Return` and the rest."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None

    row = IntentRow(
        "approve",
        Act.CONFIRM,
        lambda n: f"xác nhận {numbers_of(n)}{unit_of(n)}",
        stands={Verb.CONFIRM: _REPORTED},
        weighed=True,
        repeated=True,
        taken_back=Undo,
        spoken_of=("confirm", "agree"),
        action=Action.CONFIRM,
        button="confirm",
    )


@dataclass(frozen=True, slots=True)
class Return(Plain):
    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None

    row = IntentRow(
        "return",
        Act.RETURN,
        lambda n: f"trả lại {numbers_of(n)}{unit_of(n)}{because(n)}",
        at_once=lambda n: bool(n.reason),
        missing=lambda n: None if n.reason else Missing.REASON,
        stands={Verb.RETURN: _REPORTED},
        weighed=True,
        repeated=True,
        taken_back=Undo,
        spoken_of=("return",),
        action=Action.RETURN,
        button="return",
    )


@dataclass(frozen=True, slots=True)
class DecideExtension(Plain):
    """`until` is given where the office names another day than the one asked for."""

    numbers: tuple[int, ...]
    grant: bool
    until: When | None = None
    reason: str = ""
    days: int = 0
    working_days: bool = False
    unit: UnitName | None = None

    row = IntentRow(
        lambda n: "approve" if n.grant else "return",
        Act.DECIDE_EXTENSION,
        lambda n: (
            f"{'đồng ý' if n.grant else 'không đồng ý'} gia hạn {numbers_of(n)}{unit_of(n)}"
            f"{f' đến {day(n.until)}' if n.until else days_more(n)}{because(n)}"
        ),
        at_once=lambda n: n.grant or bool(n.reason),
        missing=lambda n: _of_a_grant(n) if n.grant else None if n.reason else Missing.REASON,
        stands={Verb.GRANT: _ASKED, Verb.REFUSE: _ASKED},
        weighed=True,
        repeated=True,
        replaced=True,
        taken_back=Undo,
        spoken_of=("extend", "extension", "let"),
        action=lambda n: Action.GRANT_EXTENSION if n.grant else Action.REFUSE_EXTENSION,
    )


def _of_a_grant(intent: DecideExtension) -> Missing | None:
    return Missing.DAY if intent.until is None and not intent.days else None


@dataclass(frozen=True, slots=True)
class ForAll(Plain):
    """The act, which names no task, on all that the query finds: what it comes to is shown first.

    `said` is the order as typed.
    """

    act: Plain
    query: Query
    said: str = ""

    row = IntentRow("", Free.WITHIN, typed=lambda n: n.said)


@dataclass(frozen=True, slots=True)
class Urge(Plain):
    """Đôn đốc: tasks by number, all open ones of a unit, or all that are late (`overdue`).

    `units` are those of the tasks that alone are urged, where several are named.
    """

    numbers: tuple[int, ...] = ()
    unit: UnitName | None = None
    overdue: bool = False
    units: tuple[UnitName, ...] = ()

    row = IntentRow(
        "remind",
        Act.URGE,
        lambda n: _urged(n),
        at_once=lambda n: bool(n.numbers),
        stands={Verb.URGE: _OPEN},
        weighed=True,
        repeated=True,
        action="urge",
        button="urge",
    )


def _urged(intent: Urge) -> str:
    whom = codes(intent.units) or unit_of(intent).strip()
    tasks = f"việc {numbers_of(intent)}" if whom and intent.numbers else numbers_of(intent)
    return f"đôn đốc {' '.join(filter(None, (whom, tasks))) or 'các đơn vị quá hạn'}"


@dataclass(frozen=True, slots=True)
class LetPass(Plain):
    """The gate's doubt under this number is no state secret."""

    number: int

    row = IntentRow("let_pass", Act.CLEAR, lambda n: f"cho qua tài liệu {n.number}")


@dataclass(frozen=True, slots=True)
class KeepOut(Plain):
    """The gate's doubt under this number stays out."""

    number: int

    row = IntentRow("keep_out", Act.CLEAR, lambda n: f"giữ lại tài liệu {n.number}")
