"""What a person asks, and what everybody may say. Where no unit is named, `unit` is None."""

from dataclasses import dataclass
from datetime import date

from chat.values import UnitName, Week
from tasks.query import Query


@dataclass(frozen=True, slots=True)
class Ask:
    """A question. `not_applied` are the words of it that could be made no filter of."""

    query: Query
    not_applied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskUnits:
    """The units with their codes."""


@dataclass(frozen=True, slots=True)
class AskPeople:
    """The people with their codes: of one unit; those who are linked, or can be written to, or not."""

    unit: UnitName | None = None
    linked: bool | None = None
    reachable: bool | None = None


@dataclass(frozen=True, slots=True)
class AskOutstanding:
    """What is not done yet; `undated` for those without a deadline only."""

    unit: UnitName | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class AskOverdue:
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class AskUnit:
    """All about one unit: "NVY còn việc gì"."""

    unit: UnitName


@dataclass(frozen=True, slots=True)
class AskWeek:
    which: Week = Week.THIS
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class AskToday:
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class AskDue:
    """What falls due in a span, both days included: tomorrow, a month, up to a date."""

    first: date
    last: date
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class AskDone:
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class AskDirective:
    """A directive by its number, or a part of it, or by words of its subject.

    `text` is as typed; empty asks for the list of directives. `directive_id` is given where one of them
    was chosen.
    """

    text: str = ""
    directive_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskTask:
    number: int
    history: bool = False


@dataclass(frozen=True, slots=True)
class AskUnlinked:
    """Who has not linked a chat yet."""


@dataclass(frozen=True, slots=True)
class AskUnreachable:
    """Who is linked and cannot be reached."""


@dataclass(frozen=True, slots=True)
class AskWaiting:
    """What waits for the office: reports to confirm, extensions to decide (`extensions` only those)."""

    extensions: bool = False


@dataclass(frozen=True, slots=True)
class AskStatistics:
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Search:
    text: str


@dataclass(frozen=True, slots=True)
class ExportExcel:
    unit: UnitName | None = None


# --- everybody ---


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Start:
    """/start, with the code of a deep link or without."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A one-time code, typed by itself or after "mã"."""

    code: str


@dataclass(frozen=True, slots=True)
class MyData:
    pass


@dataclass(frozen=True, slots=True)
class Yes:
    pass


@dataclass(frozen=True, slots=True)
class No:
    pass


@dataclass(frozen=True, slots=True)
class Thanks:
    pass


@dataclass(frozen=True, slots=True)
class Greeting:
    pass


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not understood, as typed (at most MAX_TEXT characters)."""

    text: str
