"""How a unit's share of an occurrence stands in time, as conditions of SQL.

The answer is that of `tasks.standing`, by these ways:

- late, soon, and the span of deadlines are comparisons with the dates of `tasks.edges`, which know the
  working days;
- whether a request for more time holds lateness off is decided in Python by `tasks.workdays`, for the
  requests that wait just now and for nothing else;
- by how much a report that waits was late is decided in Python as well, for the reports that wait;
- whether a confirmed one was late is kept with the share. Where working days count in that, or it is asked by
  how much, the calendar goes into the statement as one parameter: each day with the number of working days
  before it.
"""

from collections.abc import Collection, Sequence
from datetime import date, time
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Date,
    Executable,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
)  # fmt: skip
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from storage import tables
from storage.questions import told
from storage.tables import Assignment, Occurrence, Task
from storage.work.assignments import Listed, later_than_next, listed_by_ids
from storage.work.days import CountedDays
from tasks import edges
from tasks.deadline import Operator
from tasks.edges import Edge
from tasks.model import OPEN, Due, Status
from tasks.query import Percents
from tasks.serializing import to_text
from tasks.standing import AsOf
from tasks.workdays import OFFICE_OPENS, late_from, local, local_day

SqlCondition = ColumnElement[bool]

_MIDNIGHT = time(0)


class Joined(IntEnum):
    """What a statement speaks of beside the shares."""

    SHARE = 0
    OCCURRENCE = 1
    TASK = 2


class Terms:
    """What a condition may speak of: the deadline that holds for the share, and how that stands in time."""

    def __init__(self, session: Session, at: AsOf) -> None:
        self.session, self.at = session, at
        self.today = local_day(at.now)
        self.status = col(Assignment.stage)
        self.due = col(Assignment.due)
        self.time = col(Assignment.due_time)
        self.operator = col(Assignment.operator)
        self._held: frozenset[int] | None = None
        self._declined: frozenset[int] | None = None
        self._said: dict[int, int] | None = None
        self._days: CountedDays | None = None

    @cached_property
    def open(self) -> SqlCondition:
        """Đang mở."""
        return self.status.in_(sorted(OPEN))

    @cached_property
    def late(self) -> SqlCondition:
        """Past the deadline that holds, whatever was asked for or reported."""
        struck = and_(
            self.time.is_not(None),
            self.due == self.today,
            self.time <= local(self.at.now).time().replace(tzinfo=None),
        )
        return or_(self.no_later(edges.late_by_day(self.at)), struck)

    @cached_property
    def past(self) -> SqlCondition:
        """Of what is open: quá hạn."""
        return and_(self.late, not_(self.held))

    @cached_property
    def near(self) -> SqlCondition:
        """Of what is open and not past: sắp đến hạn."""
        return self.no_later(edges.soon(self.at))

    @cached_property
    def overdue(self) -> SqlCondition:
        """Quá hạn."""
        return and_(self.open, self.past)

    @cached_property
    def soon(self) -> SqlCondition:
        """Open, and sắp đến hạn; so is what would be late if nobody had asked for more time before."""
        return and_(self.open, self.near, or_(not_(self.late), self.held))

    @cached_property
    def held(self) -> SqlCondition:
        """A request that was made before the deadline waits, and holds lateness off."""
        if self._held is None:
            self._held = _asked_in_time(self)
        return among(self.session, col(Assignment.id), self._held) if self._held else false()

    @cached_property
    def declined(self) -> SqlCondition:
        """The last that happened to an open share is that its unit called it none of its business."""
        if self._declined is None:
            self._declined = told.declined(self.session)
        return among(self.session, col(Assignment.id), self._declined) if self._declined else false()

    def said(self, percents: Percents) -> SqlCondition:
        """What a unit said last of how far it has got with an open share lies between these."""
        if self._said is None:
            self._said = told.said_percents(self.session)
        within = [n for n, percent in self._said.items() if percents.least <= percent <= percents.most]
        return among(self.session, col(Assignment.id), within)

    @cached_property
    def later(self) -> SqlCondition:
        """Of what recurs, a period after the next one."""
        ids = self.execute(_later_ids(self.today)).scalar()
        return among_listed(self.session, col(Assignment.id), f"[{ids}]") if ids else false()

    @cached_property
    def done_late(self) -> SqlCondition:
        """Confirmed, and reported past the deadline."""
        if not self.at.roll_forward:
            return col(Assignment.late).is_(True)
        on = col(Assignment.accepted_on)
        between = self.days.before(self.days.done) - self.days.before(self.days.due)
        after = case((self.operator == Operator.BEFORE, on > self.due), else_=between > 0)
        late = case(
            (self.time.is_not(None), col(Assignment.late).is_(True)), else_=and_(on > self.due, after)
        )
        return and_(self.status == Status.DONE, self.due.is_not(None), late)

    @property
    def done_early(self) -> SqlCondition:
        """Confirmed, and reported on a day before that of the deadline."""
        return and_(self.status == Status.DONE, col(Assignment.accepted_on) < self.due, not_(self.done_late))

    @property
    def done_on_time(self) -> SqlCondition:
        """Confirmed, and not known to be late."""
        return and_(self.status == Status.DONE, not_(func.coalesce(self.done_late, false())))

    def no_later(self, edge: Edge) -> SqlCondition:
        """Whether the deadline lies no later than the last date of its kind."""
        days = {edge.midnight, edge.early, edge.timed, edge.before, edge.plain}
        first, most = self.due <= _on(min(days)), self.due <= _on(max(days))
        if len(days) == 1:
            return first
        last = case(
            (self.time == _MIDNIGHT, _on(edge.midnight)),
            (self.time <= OFFICE_OPENS, _on(edge.early)),
            (self.time.is_not(None), _on(edge.timed)),
            (self.operator == Operator.BEFORE, _on(edge.before)),
            else_=_on(edge.plain),
        )
        return or_(first, and_(most, self.due <= last))

    @cached_property
    def days_late(self) -> ColumnElement[int]:
        """Of a confirmed one, the working days between the deadline and the report."""
        days = self.days
        until = days.through(days.done)
        after_midnight = until - days.before(days.due)
        rolled = case(
            (self.operator == Operator.BEFORE, until - days.through(days.due)), else_=after_midnight - 1
        )
        return case(
            (self.time == _MIDNIGHT, after_midnight),
            (self.time.is_not(None), until - days.through(days.due)),
            else_=rolled if self.at.roll_forward else until - days.through(days.due),
        )

    @property
    def days(self) -> CountedDays:
        """The calendar, as a table that the statement brings along."""
        if self._days is None:
            self._days = CountedDays(self.session, self.at.calendar, self.today)
        return self._days

    def execute(self, statement: Executable) -> Any:
        """Its rows: of columns alone, which nothing has to make objects of."""
        self.session.flush()
        return self.session.connection().execute(statement)

    def select(self, columns: Sequence[Any], where: Sequence[SqlCondition], reach: Joined) -> Select[Any]:
        """A statement over the shares for which that is true, joined as far as it reaches and no further."""
        rows = sql_select(*columns).where(*where).select_from(Assignment)
        if reach >= Joined.OCCURRENCE:
            rows = rows.join(Occurrence, col(Assignment.occurrence_id) == col(Occurrence.id))
        if reach >= Joined.TASK:
            rows = rows.join(Task, col(Occurrence.task_number) == col(Task.number))
        return rows if self._days is None else self._days.joined(rows, self.due)


def _on(day: date) -> ColumnElement[date]:
    return literal(day, Date)


@lru_cache(maxsize=4)
def _later_ids(today: date) -> Select[tuple[str]]:
    """As one text: there are many, and nobody looks at them here."""
    later = later_than_next(today).subquery()
    return sql_select(func.aggregate_strings(cast(later.c.id, String), ","))


def among(session: Session, column: Any, ids: Collection[int]) -> SqlCondition:
    """Whether it is one of the numbers, which are brought along as one parameter, however many."""
    return among_listed(session, column, to_text(sorted(ids)))


def among_listed(session: Session, column: Any, ids: str) -> SqlCondition:
    """The same, of numbers that are a text of JSON already."""
    text = bindparam(None, ids, String())
    if session.get_bind().dialect.name == "sqlite":
        each = func.json_each(text).table_valued("value")
    else:
        each = func.json_array_elements_text(cast(text, JSON)).table_valued("value")
    found: SqlCondition = column.in_(sql_select(cast(each.c.value, BigInteger)))
    return found


@lru_cache(maxsize=4)
def _requests(today: date) -> Select[Any]:
    """What waits for the office of shares past their day, with the deadlines."""
    share = Assignment
    columns: tuple[Any, ...] = (share.id, tables.Extension.at, share.due, share.due_time, share.operator)
    return (
        sql_select(*columns)
        .join(share, col(tables.Extension.assignment_id) == col(share.id))
        .where(col(tables.Extension.decision) == "pending", col(share.due) <= today)
        .order_by(col(tables.Extension.id))
    )


def _asked_in_time(terms: Terms) -> frozenset[int]:
    """The shares past their day whose last request for more time waits and was made before the deadline."""
    at = terms.at
    held: dict[int, bool] = {}
    for share_id, asked, on, hour, operator in terms.execute(_requests(terms.today)):
        due = Due(on, Operator(operator), hour)
        held[share_id] = local(asked) < late_from(due, at.calendar, roll_forward=at.roll_forward)
    return frozenset(share_id for share_id, asked in held.items() if asked)


def falling_due(session: Session, at: AsOf, until: date) -> list[Listed]:
    """What is open, is not late, and has its deadline on that day or before."""
    terms = Terms(session, at)
    owed = [terms.open, terms.due <= until, not_(terms.late)]
    found = session.execute(terms.select([col(Assignment.id)], owed, Joined.SHARE))
    ids = [row[0] for row in found]
    return listed_by_ids(session, ids) if ids else []
