"""Assignments as the domain knows them, with what the life cycle, the planning and a line of a list need.

Columns alone are read, by statements that are made once: a digest of a thousand heads would make rows of five
tables for each line, and to build a statement costs more than to run it for a page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, bindparam, cast, null, union_all
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from storage import tables
from storage.work.periods import later_than_next
from tasks.deadline import Operator
from tasks.model import LIVE, OPEN, Assignment, Due, Share, Status
from tasks.standing import AsOf, Description, Standing, standing

_CHUNK = 10_000  # below what SQLite takes of parameters in one statement


@dataclass(frozen=True, slots=True)
class Listed:
    """An assignment with what a list, a digest or a plan says of its task."""

    assignment: Assignment
    content: str
    period: str  # "" for a single task, "2026-Q3" for one of a recurring report
    phrase: str  # the deadline as written
    occurrence_version: int
    directive_id: int | None
    directive_number: str | None
    past_at_import: bool
    given_at: datetime
    unit: str = ""
    unit_code: str = ""
    closed: bool = False  # its occurrence is: every chủ trì has been confirmed
    own_due: bool = False  # the deadline is the unit's own, not the occurrence's


def _selected() -> Select[Any]:
    share, occurrence, task = tables.Assignment, tables.Occurrence, tables.Task
    columns: tuple[Any, ...] = (
        *(share.id, share.occurrence_id, share.unit_id, share.share, share.status, share.version),
        *(share.paused_from, share.extensions, share.accepted_report_id),
        *(share.own_due, share.own_due_time, share.own_operator),
        *(occurrence.task_number, occurrence.period, occurrence.closed_at),
        *(occurrence.due, occurrence.due_time, occurrence.operator),
        *(task.content, task.directive_id, task.past_at_import, task.given_at),
        col(task.deadline)["phrase"].as_string().label("phrase"),
        col(occurrence.version).label("occurrence_version"),
        col(tables.Directive.number).label("directive_number"),
        col(tables.Unit.name).label("unit_name"),
        col(tables.Unit.code).label("unit_code"),
    )
    return (
        sql_select(*columns)
        .join_from(share, occurrence, col(share.occurrence_id) == col(occurrence.id))
        .join(task, col(occurrence.task_number) == col(task.number))
        .join(tables.Directive, col(task.directive_id) == col(tables.Directive.id), isouter=True)
        .join(tables.Unit, col(share.unit_id) == col(tables.Unit.id), isouter=True)
    )


def answers_with(*more: Any) -> CompoundSelect[Any]:
    """What the units have said of their shares: the reports, with more columns of them where these are
    wanted, and the requests that wait, which name a day.
    """
    report, request = tables.Report, tables.Extension
    day: Any = col(request.new_due)
    reports: tuple[Any, ...] = (
        *(report.id, report.assignment_id, report.at, report.person_id),
        *(report.decision, report.decided_at, report.decided_by, cast(null(), day.type).label("new_due")),
    )
    requests: tuple[Any, ...] = (
        *(request.id, request.assignment_id, request.at, request.person_id),
        *(request.decision, request.decided_at, request.decided_by, day),
    )
    none = (cast(null(), each.type).label(each.key) for each in more)
    told = sql_select(*reports, *more).where(
        col(report.assignment_id).in_(IDS), col(report.decision) != "withdrawn"
    )
    asked = sql_select(*requests, *none).where(
        col(request.assignment_id).in_(IDS), col(request.decision) == "pending"
    )
    both = union_all(told, asked)
    return both.order_by(both.selected_columns.at, both.selected_columns.id)


IDS: Any = bindparam("ids", expanding=True)
ORDER = (
    col(tables.Assignment.due).is_(None),
    col(tables.Assignment.due),
    col(tables.Occurrence.due_time),
    col(tables.Task.number),
    col(tables.Assignment.id),
)
"""The earliest deadline first, none last."""
SELECTED = _selected()
BY_IDS = SELECTED.where(col(tables.Assignment.id).in_(IDS)).order_by(*ORDER)
BY_TASKS = SELECTED.where(col(tables.Task.number).in_(IDS)).order_by(*ORDER)
BY_OCCURRENCES = SELECTED.where(col(tables.Assignment.occurrence_id).in_(IDS)).order_by(*ORDER)
_ANSWERS = answers_with()
# Of thousands of rows the enumerations themselves would be asked by a call each time.
_SHARES: Mapping[str, Share] = {each.value: each for each in Share}
_STATUSES: Mapping[str, Status] = {each.value: each for each in Status}


def load(session: Session, rows: Select[Any], ids: list[int] | None = None) -> list[Listed]:
    """The rows of a statement over SELECTED; `ids` for one that is asked with them."""
    return [listed_of(*row) for row in answered(session, rows, _ANSWERS, ids)]


def answered(
    session: Session, rows: Select[Any], answers: CompoundSelect[Any], ids: list[int] | None = None
) -> Iterator[tuple[Row[Any], list[Row[Any]], Row[Any] | None]]:
    """The same rows as they come, each with its reports, the oldest first, and the request that waits."""
    session.flush()
    found = session.connection().execute(rows).all() if ids is None else rows_of(session, rows, ids)
    reports: dict[int, list[Row[Any]]] = {}
    asked: dict[int, Row[Any]] = {}
    for said in rows_of(session, answers, [row.id for row in found]):
        if said.new_due is None:
            reports.setdefault(said.assignment_id, []).append(said)
        else:
            asked[said.assignment_id] = said
    return ((row, reports.get(row.id, []), asked.get(row.id)) for row in found)


def rows_of(
    session: Session, rows: Select[Any] | CompoundSelect[Any], ids: Collection[int]
) -> list[Row[Any]]:
    """The rows of a statement that is asked with `ids`, in its order as far as one asking reaches."""
    every, found = list(ids), list[Row[Any]]()
    for start in range(0, len(every), _CHUNK):
        found += session.connection().execute(rows, {"ids": every[start : start + _CHUNK]}).all()
    return found


def listed_of(row: Row[Any], reports: list[Row[Any]], request: Row[Any] | None) -> Listed:
    """A row of SELECTED with what the unit has said of it."""
    return Listed(
        assignment=as_assignment(row, reports, request),
        content=row.content,
        period=row.period,
        phrase=row.phrase or "",
        occurrence_version=row.occurrence_version,
        directive_id=row.directive_id,
        directive_number=row.directive_number,
        past_at_import=row.past_at_import,
        given_at=row.given_at,
        unit=row.unit_name or "",
        unit_code=row.unit_code or "",
        closed=row.closed_at is not None,
        own_due=row.own_due is not None,
    )


def as_assignment(row: Row[Any], reports: list[Row[Any]], request: Row[Any] | None) -> Assignment:
    """The assignment of a row of SELECTED with what the unit has said of it."""
    last = latest = accepted = None
    for last in reports:
        if last.decided_at is not None and (latest is None or last.decided_at > latest.decided_at):
            latest = last
        if last.id == row.accepted_report_id:
            accepted = last
    return Assignment(
        id=row.id,
        task_number=row.task_number,
        occurrence_id=row.occurrence_id,
        unit_id=row.unit_id,
        share=_SHARES[row.share],
        status=_STATUSES[row.status],
        version=row.version,
        due=_due(row),
        paused_from=_STATUSES[row.paused_from] if row.paused_from else None,
        pending_report=any(report.decision == "pending" for report in reports),
        pending_extension=request is not None,
        asked_at=request.at if request else None,
        asked_until=request.new_due if request else None,
        accepted_at=accepted.at if accepted else None,
        extensions=row.extensions,
        reported_at=last.at if last else None,
        reported_by=last.person_id if last else None,
        decided_at=latest.decided_at if latest else None,
        decided_by=latest.decided_by if latest else None,
    )


def _due(row: Row[Any]) -> Due | None:
    """The deadline that holds: the assignment's own where it has one, else the occurrence's."""
    if row.own_due is not None:
        return _due_on(row.own_due, row.own_operator or Operator.BY.value, row.own_due_time)
    return _due_on(row.due, row.operator, row.due_time) if row.due is not None else None


@lru_cache(maxsize=1_000)  # thousands of shares have some hundreds of deadlines
def _due_on(day: date, operator: str, at: time | None) -> Due:
    return Due(day, Operator(operator), at)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which assignments a list holds; what is left None does not narrow it.

    A closed occurrence owes nothing: a phối hợp that never answered leaves the list with the chủ trì's
    confirmation. With `statuses` None it is listed all the same, whatever its status.
    `next_from` leaves out, of what recurs, the periods from that day on that come after the next one.
    `due_to` is included and leaves out what has no deadline.
    """

    statuses: Collection[Status] | None = OPEN
    unit_ids: Collection[int] | None = None
    task_numbers: Collection[int] | None = None
    directive_id: int | None = None
    due_to: date | None = None
    next_from: date | None = None


def standing_of(row: Listed, at: AsOf) -> Standing:
    """How the assignment stands at that moment."""
    said = Description(
        content=row.content,
        given_at=row.given_at,
        unit=row.unit,
        unit_code=row.unit_code,
        period=row.period,
        source=row.directive_number or "",
        past_at_import=row.past_at_import,
        closed=row.closed,
        phrase=row.phrase,
    )
    return standing(row.assignment, said, at)


def of_task(session: Session, task_number: int) -> list[Assignment]:
    """The assignments of the task's current occurrence (the earliest still open, else the last)."""
    rows = of_tasks(session, [task_number])
    still = [row for row in rows if row.assignment.status in LIVE and not row.closed]
    if not rows:
        return []
    occurrence_id = (still[0] if still else rows[-1]).assignment.occurrence_id
    return [row.assignment for row in rows if row.assignment.occurrence_id == occurrence_id]


def of_tasks(session: Session, numbers: Iterable[int]) -> list[Listed]:
    """All shares of the tasks, of every unit and period, whatever their status."""
    return load(session, BY_TASKS, list(numbers))


def of_occurrences(session: Session, occurrence_ids: Iterable[int]) -> list[Listed]:
    """Every assignment of the occurrences."""
    return load(session, BY_OCCURRENCES, list(occurrence_ids))


def listed(session: Session, chosen: Filter) -> list[Listed]:
    """The assignments that the filter lets through, the earliest deadline first, none last."""
    return load(session, _narrowed(chosen).order_by(*ORDER))


def listed_by_ids(session: Session, ids: Iterable[int]) -> list[Listed]:
    """Those with the ids, whatever their status."""
    return load(session, BY_IDS, list(ids))


def outstanding(session: Session, today: date, chosen: Filter | None = None) -> list[Listed]:
    """What the filter lets through (else all that is live) as people count it: of what recurs all that is
    past or was touched, and the next one only.
    """
    return listed(session, replace(chosen or Filter(statuses=LIVE), next_from=today))


def _narrowed(chosen: Filter) -> Select[Any]:
    rows = SELECTED
    if chosen.statuses is not None:
        rows = rows.where(col(tables.Assignment.stage).in_(sorted(chosen.statuses)))
    if chosen.next_from is not None:
        rows = rows.where(col(tables.Assignment.id).not_in(later_than_next(chosen.next_from)))
    if chosen.unit_ids is not None:
        rows = rows.where(col(tables.Assignment.unit_id).in_(list(chosen.unit_ids)))
    if chosen.task_numbers is not None:
        rows = rows.where(col(tables.Task.number).in_(list(chosen.task_numbers)))
    if chosen.directive_id is not None:
        rows = rows.where(col(tables.Task.directive_id) == chosen.directive_id)
    if chosen.due_to is not None:
        rows = rows.where(col(tables.Assignment.due) <= chosen.due_to)
    return rows
