"""What a question asks: one record for every list, count, figure, picture and file.

The filters are joined by "and", the values of one filter by "or". An empty filter leaves everything in.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tasks.model import Share


class Stand(StrEnum):
    """How a task stands, as people ask for it; the words are those of `tasks.standing`."""

    OPEN = "open"  # the unit still owes it
    OVERDUE = "overdue"  # open, and past its deadline
    DUE_SOON = "due_soon"  # open, and within the office's days of "sắp đến hạn"
    REPORTED = "reported"  # waits for the office's confirmation
    EXTENSION = "extension"  # a request for more time waits
    DONE = "done"  # confirmed
    DONE_LATE = "done_late"
    DONE_ON_TIME = "done_on_time"
    DONE_EARLY = "done_early"  # on a day before that of the deadline
    RETURNED = "returned"
    EXTENDED = "extended"  # more time was granted, once at least
    DECLINED = "declined"  # the unit said that it is not its business, and the office has not answered
    PAUSED = "paused"
    CANCELLED = "cancelled"
    UNACKNOWLEDGED = "unacknowledged"  # given, and nobody has said that it was received
    ACKNOWLEDGED = "acknowledged"  # whatever became of it since
    UNREPORTED = "unreported"  # neither reported nor confirmed: open or paused


class DateOf(StrEnum):
    """Which day of a task the span is about, by Vietnam's clock."""

    DUE = "due"  # the day that is named, or the last working day by which it can be in
    REPORTED = "reported"  # the last report that was not withdrawn
    GIVEN = "given"
    CLOSED = "closed"  # the report that was confirmed: "ngày hoàn thành" of the workbook


class About(StrEnum):
    """What is asked about; of people and documents only the next question needs to know."""

    TASKS = "tasks"
    PEOPLE = "people"
    DOCUMENTS = "documents"


class Order(StrEnum):
    DUE = "due"
    LATEST = "latest"  # the last change first
    LATENESS = "lateness"  # the latest first
    MOST = "most"  # of units: who has the most tasks first
    FEWEST = "fewest"


class Group(StrEnum):
    UNIT = "unit"
    DIRECTIVE = "directive"
    WEEK = "week"
    MONTH = "month"
    LEADER = "leader"  # who of the leadership is in charge of the unit


class Shape(StrEnum):
    """In what form the answer is wanted."""

    LIST = "list"
    COUNT = "count"
    WHO = "who"  # the units, not the tasks
    COMPARE = "compare"
    RANK = "rank"
    RATE = "rate"
    PICTURE = "picture"
    XLSX = "xlsx"
    DOCX = "docx"
    ICS = "ics"


FILES = frozenset({Shape.XLSX, Shape.DOCX, Shape.ICS})

ALL_DONE = frozenset({Stand.DONE, Stand.DONE_LATE, Stand.DONE_ON_TIME, Stand.DONE_EARLY})
UNFINISHED = (Stand.OPEN, Stand.REPORTED, Stand.PAUSED)
"""Chưa hoàn thành: what the unit owes, what waits for the office and what rests."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both included; None where one side is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Percents:
    """How far a unit said that it has got, both included."""

    least: int = 0
    most: int = 100


@dataclass(frozen=True, slots=True)
class Query:
    """`units` are codes of the registry, `persons` too. `tasks` are numbers,
    and so are those that are left out (`without`).

    `mine` narrows to the units that the person who asks answers for. A person stands for the units that they
    answer for, are in charge of, or work in. `in_charge` narrows to the units of which the person who asks is
    in charge. Of `stands` one must hold, and each of `besides`. `late_over` are working days late, more than
    which is asked for, `late_most` those beyond which nothing is: of what is overdue until now, of what was
    reported or confirmed until the report. `said` is how far the unit said last that it has got with what is
    open. `dated`: with or without a deadline. `directive` is its number or a part of it, `issuer` and `words`
    are as typed, compared folded. `limit` is how many are asked for ("ba việc …"); with `figures` numbers are
    wanted, and no list. With `none` the units are asked for that have no such task.

    What is cancelled is held only where it is asked for by its stand, and what a closed occurrence left over
    never. Of what recurs the periods after the next one are left out, unless the span is about deadlines.
    """

    tasks: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    mine: bool = False
    in_charge: bool = False
    share: Share | None = None
    stands: tuple[Stand, ...] = ()
    besides: tuple[Stand, ...] = ()
    span: Span | None = None
    date_of: DateOf = DateOf.DUE
    late_over: int | None = None
    late_most: int | None = None
    said: Percents | None = None
    dated: bool | None = None
    recurring: bool | None = None
    directive: str = ""
    issuer: str = ""
    words: str = ""
    order: Order = Order.DUE
    group: Group | None = None
    shape: Shape = Shape.LIST
    limit: int | None = None
    figures: bool = False
    none: bool = False
    about: About = About.TASKS
