"""What the head of a unit answers. Values only; the numbers are those of tasks."""

from dataclasses import dataclass

from chat.values import When


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
