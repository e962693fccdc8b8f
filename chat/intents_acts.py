"""What changes something: a head's answers, the office's orders on tasks and on a review. Values only.

`numbers` are those of tasks, `drafts` the review's own.
"""

from dataclasses import dataclass

from chat.values import UnitName, When, Which
from tasks.deadline import Operator, Recurrence


@dataclass(frozen=True, slots=True)
class Done:
    """The tasks are reported as done, with the result's document where one is named."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class NotDone:
    """The tasks are not done; `until` is the day by which they are promised."""

    numbers: tuple[int, ...]
    note: str = ""
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Đã nhận: the unit has the tasks and has not said that they are done."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InProgress:
    """Being worked on, nearly done, handed in for signature: anything short of done."""

    numbers: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawReport:
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """A document that proves a result; `numbers` may be empty where a report has just been made."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None


@dataclass(frozen=True, slots=True)
class RequestExtension:
    """`days` is given instead of `until` where a number of days was asked for; the caller counts them."""

    numbers: tuple[int, ...]
    until: When | None = None
    reason: str = ""
    days: int = 0
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class Decline:
    """Không thuộc trách nhiệm: goes to the office."""

    numbers: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MyTasks:
    pass


@dataclass(frozen=True, slots=True)
class Confirm:
    """`unit` is named where several units have reported the same task; so with `Return` and the rest."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Return:
    numbers: tuple[int, ...]
    reason: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class DecideExtension:
    """`until` is given where the office names another day than the one asked for."""

    numbers: tuple[int, ...]
    grant: bool
    until: When | None = None
    reason: str = ""
    days: int = 0
    working_days: bool = False
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class ChangeDeadline:
    numbers: tuple[int, ...]
    on: When | None
    operator: Operator = Operator.BY
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reassign:
    """To `unit`, from the one that leads, or from `source` where several do."""

    numbers: tuple[int, ...]
    unit: UnitName | None
    reason: str = ""
    source: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    numbers: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    numbers: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """The office takes its own last confirmation or return back."""

    numbers: tuple[int, ...]
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Urge:
    """Đôn đốc: tasks by number, all open ones of a unit, or all that are late (`overdue`)."""

    numbers: tuple[int, ...] = ()
    unit: UnitName | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    person_code: str


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task given by chat: "giao NVY rà soát … trước ngày 30/11"."""

    units: tuple[UnitName, ...]
    content: str
    on: When | None = None
    operator: Operator = Operator.BY


@dataclass(frozen=True, slots=True)
class PastedDirective:
    """A long text by an office user: to be read as a directive. `text` is whole and unfolded."""

    text: str


@dataclass(frozen=True, slots=True)
class Drop:
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class DropUndated:
    pass


@dataclass(frozen=True, slots=True)
class Restore:
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class FixDeadline:
    """`phrase` is the deadline as typed; at most one of `on` and `recurrence` is given.

    With `none` the office says that there is no deadline. Where all are empty it was not understood.
    """

    drafts: tuple[int, ...]
    phrase: str
    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class GiveUnit:
    """Drafts are given to units; `lead` may be empty where only cooperating units are added."""

    drafts: tuple[int, ...]
    lead: tuple[UnitName, ...] = ()
    cooperate: tuple[UnitName, ...] = ()
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class Received:
    """Ngày nhận: the day on which the directive was received, from which its periods count."""

    on: When | None


@dataclass(frozen=True, slots=True)
class Save:
    pass


@dataclass(frozen=True, slots=True)
class RejectReview:
    pass


@dataclass(frozen=True, slots=True)
class ShowReview:
    """The open review, from the page given; with a draft's number, that draft."""

    page: int | None = None
    draft: int | None = None


@dataclass(frozen=True, slots=True)
class NextPage:
    back: bool = False


@dataclass(frozen=True, slots=True)
class KeepAlias:
    """The name that a draft bears, or the one typed, is kept as another name of the unit."""

    drafts: tuple[int, ...] = ()
    alias: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class ChooseNumber:
    """A bare number right after an offer, counted from 1."""

    number: int
