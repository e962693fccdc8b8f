"""What the office does with tasks. `numbers` are those of tasks."""

from dataclasses import dataclass

from chat.values import UnitName, When
from tasks.deadline import Operator


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
