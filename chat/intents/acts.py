"""What changes something: answers and orders. `numbers` are those of tasks, `drafts` the review's own."""

from dataclasses import dataclass
from datetime import date, time

from chat.intents.values import PersonName, Plain, UnitName, When, WishKind
from tasks.deadline import Operator, Recurrence, Relative
from tasks.query import Query, Span


@dataclass(frozen=True, slots=True)
class Done(Plain):
    """The tasks are reported as done, with the result's document where one is named."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class NotDone(Plain):
    """The tasks are not done; `until` is the day by which they are promised."""

    numbers: tuple[int, ...]
    note: str = ""
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge(Plain):
    """Đã nhận: the unit has the tasks and has not said that they are done."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InProgress(Plain):
    """Being worked on, nearly done, handed in for signature: anything short of done."""

    numbers: tuple[int, ...]
    note: str = ""
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class WithdrawReport(Plain):
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddEvidence(Plain):
    """A document that proves a result; `numbers` may be empty where a report has just been made."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None


@dataclass(frozen=True, slots=True)
class RequestExtension(Plain):
    """`days` is given instead of `until` where a number of days was asked for; the caller counts them."""

    numbers: tuple[int, ...]
    until: When | None = None
    reason: str = ""
    days: int = 0
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class Decline(Plain):
    """Không thuộc trách nhiệm: goes to the office."""

    numbers: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Confirm(Plain):
    """`unit` is named where several units have reported the same task; so with `Return` and the rest."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class ForAll(Plain):
    """The act, which names no task, on all that the query finds: what it comes to is shown first.

    `said` is the order as typed.
    """

    act: Plain
    query: Query
    said: str = ""


@dataclass(frozen=True, slots=True)
class Return(Plain):
    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None


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


@dataclass(frozen=True, slots=True)
class Reassign(Plain):
    """To `unit`, from the one that leads, or from `source` where several do."""

    numbers: tuple[int, ...]
    unit: UnitName | None
    reason: str = ""
    source: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Cancel(Plain):
    """The whole task, or what `unit` has of it; so with a pause and its end."""

    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Pause(Plain):
    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Resume(Plain):
    numbers: tuple[int, ...]
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Undo(Plain):
    """The office takes its own last decision back; with `extension` none but the grant of more time."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None
    extension: bool = False


@dataclass(frozen=True, slots=True)
class Urge(Plain):
    """Đôn đốc: tasks by number, all open ones of a unit, or all that are late (`overdue`).

    `units` are those of the tasks that alone are urged, where several are named.
    """

    numbers: tuple[int, ...] = ()
    unit: UnitName | None = None
    overdue: bool = False
    units: tuple[UnitName, ...] = ()


@dataclass(frozen=True, slots=True)
class LetPass(Plain):
    """The gate's doubt under this number is no state secret."""

    number: int


@dataclass(frozen=True, slots=True)
class KeepOut(Plain):
    """The gate's doubt under this number stays out."""

    number: int


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


@dataclass(frozen=True, slots=True)
class PastedDirective(Plain):
    """A long text by an office user: to be read as a directive. `text` is whole and unfolded."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseNumber(Plain):
    """A bare number right after an offer, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class EditTask(Plain):
    """Other words for a task; `content` is empty where they are still to be asked for."""

    numbers: tuple[int, ...]
    content: str = ""


@dataclass(frozen=True, slots=True)
class AddCooperating(Plain):
    numbers: tuple[int, ...]
    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class WithdrawRequest(Plain):
    """The unit wants no more time after all."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note(Plain):
    """A question or a remark to the office, of tasks where they are named."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish(Plain):
    """What is understood and has no use case here: it is answered with what can be done instead, by whom."""

    kind: WishKind
    numbers: tuple[int, ...] = ()
    unit: UnitName | None = None
    person: PersonName | None = None
    text: str = ""
    on: When | None = None
    days: Span | None = None
    units: tuple[UnitName, ...] = ()
    length: int = 0  # in days, as a rule names it: "nhắc trước 3 ngày"
