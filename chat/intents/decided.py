"""What the office decides: on reports and requests, whom it urges; on its people and their accounts."""

from dataclasses import dataclass

from chat.intents.values import (
    Free,
    IntentRow,
    PersonName,
    Plain,
    UnitName,
    Verb,
    When,
    because,
    codes,
    day,
    days_more,
    numbers_of,
    unit_of,
)
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


# What the office does about its people and their accounts. Values only.


@dataclass(frozen=True, slots=True)
class LeavePerson(Plain):
    """Somebody has left the office. `person` has a code where exactly one is meant.

    `person_id` is of a button of ours: that person was shown, with what will happen.
    """

    person: PersonName | None = None
    on: When | None = None
    person_id: int | None = None

    row = IntentRow("leave_person", Act.MANAGE, lambda n: _leaves(n), final=True)


def _leaves(intent: LeavePerson) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    return f"{intent.person.code} nghỉ việc" + (f" từ {day(intent.on)}" if intent.on is not None else "")


@dataclass(frozen=True, slots=True)
class Unlink(Plain):
    """Accounts of somebody are closed: all, those of one channel, or with `old` all but the newest.

    `accounts` are ids of a button of ours: those accounts were shown.
    """

    person: PersonName | None = None
    channel: str = ""
    old: bool = False
    accounts: tuple[int, ...] = ()

    row = IntentRow("unlink", Act.MANAGE, lambda n: _unlinked(n), final=True)


def _unlinked(intent: Unlink) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    which = " cũ" if intent.old else f" {intent.channel}" if intent.channel else ""
    return f"hủy liên kết{which} {intent.person.code}"


@dataclass(frozen=True, slots=True)
class Invite(Plain):
    """With `unit` only the unit was named, and who of it is asked about; the code is that of its head."""

    person_code: str
    unit: UnitName | None = None

    row = IntentRow("invite", Act.INVITE, lambda n: f"mời {n.person_code}" if n.person_code else "")


@dataclass(frozen=True, slots=True)
class InviteGroup(Plain):
    """A code is wanted that links a group chat."""

    row = IntentRow("invite_group", Act.INVITE, lambda _: "mã nhóm")


@dataclass(frozen=True, slots=True)
class LeaveGroup(Plain):
    """The link of these group chats, or of the only one, is to end."""

    numbers: tuple[int, ...] = ()

    row = IntentRow("leave_group", Act.INVITE, lambda n: f"bỏ nhóm {numbers_of(n)}".rstrip())


@dataclass(frozen=True, slots=True)
class PreferChannel(Plain):
    """The person wants to be written to over this messenger first."""

    channel: str

    row = IntentRow("prefer_channel", Free.EVERYBODY, typed=lambda n: f"ưu tiên {n.channel}")
