"""How a unit's share of an occurrence stands in time, as conditions of SQL.

The answer is that of `tasks.standing`, by these ways:

- late, soon, and the span of deadlines are comparisons with the dates of `tasks.warning`, which know the
  working days;
- whether a request for more time holds lateness off is decided in Python by `tasks.workdays`, for the
  requests that wait just now and for nothing else;
- by how much a report that waits was late is decided in Python as well, for the reports that wait;
- whether a confirmed one was late is kept with the share. Where working days count in that, or it is asked by
  how much, the calendar goes into the statement as one value: each day with the number of working days
  before it.
"""

from collections.abc import Sequence
from datetime import date, time
from enum import IntEnum
from functools import cached_property
from typing import Any

from sqlmodel import Session

from storage.questions import searching
from storage.questions.statements import DaysTable, Statements, as_date, as_moment, as_time, listed
from storage.work.assignments import Listed, listed_by_ids
from tasks import warning
from tasks.deadline import Operator
from tasks.model import OPEN, UNTOUCHED, Due, Share
from tasks.query import Percents
from tasks.standing import AsOf
from tasks.warning import Edge
from tasks.workdays import OFFICE_OPENS, late_from, local, local_day

NOBODY = "1 = 0"
FEW = 500
"""So many tasks are looked at one by one."""
_MIDNIGHT = time(0)


class Joined(IntEnum):
    """What a statement speaks of beside the shares."""

    SHARE = 0
    OCCURRENCE = 1
    TASK = 2


_FROM = {
    Joined.SHARE: "assignment",
    Joined.OCCURRENCE: "assignment JOIN occurrence ON assignment.occurrence_id = occurrence.id",
    Joined.TASK: "assignment JOIN occurrence ON assignment.occurrence_id = occurrence.id"
    " JOIN task ON occurrence.task_number = task.number",
}


_LIVE = "assignment JOIN open_work AS task ON task.occurrence_id = assignment.occurrence_id"


class Terms(Statements):
    """What a condition may speak of: the deadline that holds for the share, and how that stands in time.

    `tested` is the stage as a test, and no way to the shares.
    """

    status = "assignment.stage"
    due = "assignment.due"
    time = "assignment.due_time"
    open = f"assignment.stage IN {listed(OPEN)}"
    """Đang mở."""

    def __init__(self, session: Session, at: AsOf) -> None:
        super().__init__(session)
        self.at = at
        self.today = local_day(at.now)
        self.tested = "+assignment.stage" if self.sqlite else "(assignment.stage || '')"
        self._days: DaysTable | None = None
        self._found: dict[str, list[int]] = {}

    @property
    def due_as_text(self) -> str:
        """In the order of deadlines: a day, then the hours of that day, none last; few have an hour."""
        due, hour = (each if self.sqlite else f"CAST({each} AS TEXT)" for each in (self.due, self.time))
        timed = f"COALESCE({due} || {hour}, '~')"
        return f"CASE WHEN {self.time} IS NULL THEN COALESCE({due}, '~') ELSE {timed} END"

    @cached_property
    def far(self) -> str:
        """Of what is open: neither quá hạn nor sắp đến hạn, by the day alone. Most is, and is soon told."""
        return f"{self.due} > {self.near_until}"

    @cached_property
    def near_until(self) -> str:
        """The last day on which something open can be quá hạn or sắp đến hạn."""
        edges = _days_of(warning.late_by_day(self.at)) | _days_of(warning.soon(self.at))
        return self.value(max(self.today, *edges))

    @cached_property
    def late(self) -> str:
        """Past the deadline that holds, whatever was asked for or reported."""
        edge = warning.late_by_day(self.at)
        struck = self.value(local(self.at.now).time().replace(tzinfo=None))
        hour = (
            f"{self.time} IS NOT NULL AND {self.due} = {self.value(self.today)} AND {self.time} <= {struck}"
        )
        # Said first of all, the last day of any kind leads to them in the index of days.
        last = f"{self.due} <= {self.value(max(self.today, *_days_of(edge)))}"
        return f"({last} AND ({self.no_later(edge)} OR ({hour})))"

    @cached_property
    def past(self) -> str:
        """Of what is open: quá hạn."""
        return self.late if self.held == NOBODY else f"({self.late} AND NOT ({self.held}))"

    @cached_property
    def near(self) -> str:
        """Of what is open and not past: sắp đến hạn."""
        return self.no_later(warning.soon(self.at))

    @cached_property
    def overdue(self) -> str:
        """Quá hạn."""
        return f"({self.open} AND {self.past})"

    @cached_property
    def behind(self) -> str:
        """Chậm, which its unit is called: quá hạn, where the unit leads and was given it in time."""
        imported = f"task.past_at_import IS {self.false}"
        return f"{self.overdue} AND assignment.share = '{Share.LEAD}' AND {imported}"

    @cached_property
    def soon(self) -> str:
        """Open, and sắp đến hạn; so is what would be late if nobody had asked for more time before."""
        return f"({self.open} AND {self.near} AND (NOT {self.late} OR {self.held}))"

    @cached_property
    def held(self) -> str:
        """A request that was made before the deadline waits, and holds lateness off."""
        asked = _asked_in_time(self)
        return self.among("assignment.id", asked) if asked else NOBODY

    @cached_property
    def declined(self) -> str:
        """The last that happened to an open share is that its unit called it none of its business."""
        return f"assignment.id IN (SELECT assignment_id FROM told WHERE declined IS {self.true})"

    def said(self, percents: Percents) -> str:
        """What a unit said last of how far it has got with an open share lies between these."""
        least, most = self.value(percents.least), self.value(percents.most)
        return f"assignment.id IN (SELECT assignment_id FROM told WHERE percent BETWEEN {least} AND {most})"

    @cached_property
    def outstanding(self) -> str:
        """Of what recurs no period after the next one: the one before it is over, or it was touched."""
        previous, touched = "assignment.previous_due", f"assignment.stage NOT IN {listed(UNTOUCHED)}"
        return f"({previous} IS NULL OR {previous} < {self.value(self.today)} OR {touched})"

    @cached_property
    def done_late(self) -> str:
        """Confirmed, and reported past the deadline."""
        kept = f"assignment.late IS {self.true}"
        if not self.at.roll_forward:
            return kept
        on = "assignment.accepted_on"
        between = f"{self.days.before('done_day')} - {self.days.before('due_day')} > 0"
        after = (
            f"CASE WHEN assignment.operator = '{Operator.BEFORE}' THEN {on} > {self.due} ELSE {between} END"
        )
        late = f"CASE WHEN {self.time} IS NOT NULL THEN {kept} ELSE {on} > {self.due} AND {after} END"
        return f"({self.status} = 'done' AND {self.due} IS NOT NULL AND {late})"

    def found(self, words: str) -> list[int]:
        """The last tasks that hold every word; one more than `FEW` where there are more than that."""
        if words not in self._found:
            self._found[words] = searching.newest(self, words, FEW + 1)
        return self._found[words]

    def open_holds(self, words: str, *, among_all: bool) -> str:
        """That a task of `open_work` holds every word; `among_all`: what is done is asked for too.

        Then the last tasks that hold them are found, and only those before are looked into.
        """
        bears, number = searching.bears(self, words, "open_work"), "open_work.number"
        if not among_all:
            return bears
        found = self.found(words)
        last = self.among(number, found)
        return last if len(found) <= FEW else f"({last} OR ({number} < {self.value(min(found))} AND {bears}))"

    @property
    def done_early(self) -> str:
        """Confirmed, and reported on a day before that of the deadline."""
        early = f"assignment.accepted_on < {self.due}"
        return f"({self.status} = 'done' AND {early} AND NOT ({self.done_late}))"

    @property
    def done_on_time(self) -> str:
        """Confirmed, and not known to be late."""
        known = (
            f"{self.done_late}" if not self.at.roll_forward else f"COALESCE({self.done_late}, {self.false})"
        )
        return f"({self.status} = 'done' AND NOT ({known}))"

    def no_later(self, edge: Edge) -> str:
        """Whether the deadline lies no later than the last date of its kind."""
        days = _days_of(edge)
        first, most = (f"{self.due} <= {self.value(day)}" for day in (min(days), max(days)))
        if len(days) == 1:
            return first
        last = (
            f"CASE WHEN {self.time} = {self.value(_MIDNIGHT)} THEN {self._day(edge.midnight)}"
            f" WHEN {self.time} <= {self.value(OFFICE_OPENS)} THEN {self._day(edge.early)}"
            f" WHEN {self.time} IS NOT NULL THEN {self._day(edge.timed)}"
            f" WHEN assignment.operator = '{Operator.BEFORE}' THEN {self._day(edge.before)}"
            f" ELSE {self._day(edge.plain)} END"
        )
        return f"({most} AND ({first} OR {self.due} <= {last}))"

    def _day(self, day: date) -> str:
        """A day of which PostgreSQL has to be told that it is one."""
        return self.value(day) if self.sqlite else f"CAST({self.value(day)} AS DATE)"

    @cached_property
    def days_late(self) -> str:
        """Of a confirmed one, the working days between the deadline and the report."""
        days = self.days
        until = days.through("done_day")
        after_midnight = f"{until} - {days.before('due_day')}"
        plainly = f"{until} - {days.through('due_day')}"
        is_before = f"assignment.operator = '{Operator.BEFORE}'"
        before = f"CASE WHEN {is_before} THEN {plainly} ELSE {after_midnight} - 1 END"
        return (
            f"(CASE WHEN {self.time} = {self.value(_MIDNIGHT)} THEN {after_midnight}"
            f" WHEN {self.time} IS NOT NULL THEN {plainly}"
            f" ELSE {before if self.at.roll_forward else plainly} END)"
        )

    @property
    def bring_calendar(self) -> bool:
        """Whether each statement brings it along."""
        return self._days is not None

    @property
    def days(self) -> DaysTable:
        """The calendar, as a table that the statement brings along."""
        if self._days is None:
            self._days = DaysTable(self, self.at.calendar, self.today)
        return self._days

    def select(self, columns: str, where: Sequence[str], reach: Joined, *, live: bool = False) -> str:
        """A statement over the shares for which all that is true, joined no further than it reaches.

        What is said of the task of `live` shares is said without a look at the years of tasks behind them.
        """
        rows, before = _LIVE if live and reach else _FROM[reach], ""
        if self._days is not None:
            before, rows = f"WITH {self._days.table} ", f"{rows} {self._days.joined}"
        return f"{before}SELECT {columns} FROM {rows} WHERE {' AND '.join(where)}"


def _days_of(edge: Edge) -> set[date]:
    return {edge.midnight, edge.early, edge.timed, edge.before, edge.plain}


_REQUESTS = """
    SELECT assignment.id, extension.at < {before}, extension.at, assignment.due, assignment.due_time,
        assignment.operator
    FROM extension JOIN assignment ON extension.assignment_id = assignment.id
    WHERE extension.decision = 'pending' AND assignment.due <= {today} ORDER BY extension.id
"""
"""What waits for the office of shares past their day, with the deadlines; most of it was asked for on a day
that was earlier by any clock.
"""


def _asked_in_time(terms: Terms) -> frozenset[int]:
    """The shares past their day whose last request for more time waits and was made before the deadline."""
    before = f"date({terms.due}, '-1 day')" if terms.sqlite else f"{terms.due} - 1"
    requests = _REQUESTS.format(today=terms.value(terms.today), before=before)
    held = {
        share_id: earlier or _is_before(terms.at, *request)
        for share_id, earlier, *request in terms.rows(requests)
    }
    return frozenset(share_id for share_id, asked in held.items() if asked)


def _is_before(at: AsOf, asked: Any, on: Any, hour: Any, operator: str) -> bool:
    day, moment = as_date(on), local(as_moment(asked))
    due = Due(day, Operator(operator), as_time(hour))
    # No deadline is over before its day.
    return moment.date() < day or moment < late_from(due, at.calendar, roll_forward=at.roll_forward)


def falling_due(session: Session, at: AsOf, until: date) -> list[Listed]:
    """What is open, is not late, and has its deadline on that day or before."""
    terms = Terms(session, at)
    owed = [terms.open, f"{terms.due} <= {terms.value(until)}", f"NOT {terms.late}"]
    ids = terms.firsts(terms.select("assignment.id", owed, Joined.SHARE))
    return listed_by_ids(session, ids) if ids else []
