"""Assignments as the domain knows them: loaded with what the life cycle and the planning need."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from storage import tables
from storage.rows import known
from tasks.deadline import Operator
from tasks.model import OPEN, Assignment, Due, Share, Status

_CLOSED = (Status.DONE, Status.CANCELLED)
_CHUNK = 10_000  # below what SQLite takes of parameters in one statement

_Row = tuple[tables.Assignment, tables.Occurrence, tables.Task, str | None]
_Rows = Select[tables.Assignment, tables.Occurrence, tables.Task, str | None]


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
    closed: bool = False  # its occurrence is: every chủ trì has been confirmed


@dataclass(frozen=True, slots=True)
class Filter:
    """Which assignments a list holds; what is left None does not narrow it.

    Unless done or cancelled ones are asked for too, a closed occurrence owes nothing: a phối hợp that
    never answered leaves the list with the chủ trì's confirmation, but for a report that still waits.
    `due_from` and `due_to` are both included and leave out what has no deadline. `done_since` looks at
    the moment of the report that was accepted.
    """

    statuses: Collection[Status] = OPEN
    unit_ids: Collection[int] | None = None
    task_numbers: Collection[int] | None = None
    directive_id: int | None = None
    share: Share | None = None
    due_from: date | None = None
    due_to: date | None = None
    done_since: datetime | None = None


def assignment(session: Session, assignment_id: int) -> Assignment | None:
    """The assignment with the id."""
    found = listed_by_ids(session, [assignment_id])
    return found[0].assignment if found else None


def current(session: Session, task_number: int, unit_id: int) -> Assignment | None:
    """The unit's assignment of the task: of the earliest occurrence that it has not closed.

    Where it has closed them all, of the last one, so that an answer can say what became of it.
    """
    rows = listed(session, Filter(statuses=tuple(Status), unit_ids=[unit_id], task_numbers=[task_number]))
    still = [row for row in rows if row.assignment.status not in _CLOSED]
    owed = [row for row in still if not row.closed]
    chosen = owed[:1] or still[-1:] or rows[-1:]
    return chosen[0].assignment if chosen else None


def of_task(session: Session, task_number: int) -> list[Assignment]:
    """The assignments of the task's current occurrence (the earliest still open, else the last)."""
    rows = listed(session, Filter(statuses=tuple(Status), task_numbers=[task_number]))
    still = [row for row in rows if row.assignment.status not in _CLOSED and not row.closed]
    if not rows:
        return []
    occurrence_id = (still[0] if still else rows[-1]).assignment.occurrence_id
    return [row.assignment for row in rows if row.assignment.occurrence_id == occurrence_id]


def of_occurrence(session: Session, occurrence_id: int) -> list[Assignment]:
    """Every assignment of one occurrence."""
    rows = _selected().where(tables.Assignment.occurrence_id == occurrence_id)
    return [row.assignment for row in _load(session, rows)]


def listed(session: Session, chosen: Filter) -> list[Listed]:
    """The assignments that the filter lets through, the earliest deadline first, none last."""
    return _load(session, _narrowed(chosen))


def listed_by_ids(session: Session, ids: Iterable[int]) -> list[Listed]:
    """The assignments with the ids, whatever their status."""
    return _load(session, _selected().where(col(tables.Assignment.id).in_(list(ids))))


def open_assignments(session: Session, due_to: date | None = None) -> list[Listed]:
    """Everything that is still owed, for planning; of recurring tasks up to `due_to` only."""
    return listed(session, Filter(due_to=due_to)) + (_undated(session) if due_to else [])


def outstanding(session: Session, today: date, chosen: Filter | None = None) -> list[Listed]:
    """What is owed as people count it: of a recurring task all that is past, and the next one only."""
    kept: list[Listed] = []
    next_named: set[tuple[int, int]] = set()
    for row in listed(session, chosen or Filter(statuses={*OPEN, Status.REPORTED, Status.PAUSED})):
        due, place = row.assignment.due, (row.assignment.task_number, row.assignment.unit_id)
        if due is None or due.on >= today:
            if place in next_named:
                continue
            next_named.add(place)
        kept.append(row)
    return kept


def waiting_for_confirmation(session: Session) -> list[Listed]:
    """What has been reported and not decided, the earliest deadline first."""
    return listed(session, Filter(statuses={Status.REPORTED}))


def recently_done(session: Session, since: datetime, chosen: Filter | None = None) -> list[Listed]:
    """What was accepted on the strength of a report made since that moment."""
    base = chosen or Filter()
    wanted = Filter(
        statuses={Status.DONE}, unit_ids=base.unit_ids, directive_id=base.directive_id, done_since=since
    )
    return listed(session, wanted)


def _undated(session: Session) -> list[Listed]:
    return _load(session, _narrowed(Filter()).where(_due().is_(None)))


def _due() -> ColumnElement[date | None]:
    return func.coalesce(col(tables.Assignment.own_due), col(tables.Occurrence.due))


def _selected() -> _Rows:
    return (
        select(tables.Assignment, tables.Occurrence, tables.Task, tables.Directive.number)
        .join(tables.Occurrence, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
        .join(tables.Task, col(tables.Occurrence.task_number) == col(tables.Task.number))
        .join(tables.Directive, col(tables.Task.directive_id) == col(tables.Directive.id), isouter=True)
    )


def _narrowed(chosen: Filter) -> _Rows:
    status = col(tables.Assignment.status)
    rows = _selected().where(status.in_(list(chosen.statuses)))
    if not {*_CLOSED} & {*chosen.statuses}:
        rows = rows.where(or_(col(tables.Occurrence.closed_at).is_(None), status == Status.REPORTED))
    if chosen.unit_ids is not None:
        rows = rows.where(col(tables.Assignment.unit_id).in_(list(chosen.unit_ids)))
    if chosen.task_numbers is not None:
        rows = rows.where(col(tables.Task.number).in_(list(chosen.task_numbers)))
    if chosen.directive_id is not None:
        rows = rows.where(tables.Task.directive_id == chosen.directive_id)
    if chosen.share is not None:
        rows = rows.where(tables.Assignment.share == chosen.share)
    if chosen.due_from is not None:
        rows = rows.where(_due() >= chosen.due_from)
    if chosen.due_to is not None:
        rows = rows.where(_due() <= chosen.due_to)
    if chosen.done_since is not None:
        accepted = select(tables.Report.id).where(col(tables.Report.at) >= chosen.done_since)
        rows = rows.where(col(tables.Assignment.accepted_report_id).in_(accepted))
    return rows


def _load(session: Session, rows: _Rows) -> list[Listed]:
    ordered = rows.order_by(
        _due().is_(None),
        _due(),
        col(tables.Occurrence.due_time),
        col(tables.Task.number),
        col(tables.Assignment.id),
    )
    found = session.exec(ordered).all()
    reports, extensions = _answers(session, [known(row[0].id) for row in found])
    return [_listed(row, reports.get(row[0].id or 0, []), (row[0].id or 0) in extensions) for row in found]


def _answers(session: Session, ids: list[int]) -> tuple[dict[int, list[tables.Report]], set[int]]:
    """The reports of the assignments that were not withdrawn, in order, and who waits for an extension."""
    reports: dict[int, list[tables.Report]] = {}
    waiting: set[int] = set()
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        wanted = (
            select(tables.Report)
            .where(col(tables.Report.assignment_id).in_(some), tables.Report.decision != "withdrawn")
            .order_by(col(tables.Report.at), col(tables.Report.id))
        )
        for report in session.exec(wanted):
            reports.setdefault(report.assignment_id, []).append(report)
        pending = select(tables.Extension.assignment_id).where(
            col(tables.Extension.assignment_id).in_(some), tables.Extension.decision == "pending"
        )
        waiting.update(session.exec(pending))
    return reports, waiting


def _listed(row: _Row, reports: list[tables.Report], asks_extension: bool) -> Listed:
    share, occurrence, task, directive_number = row
    return Listed(
        assignment=_as_assignment(share, occurrence, reports, asks_extension),
        content=task.content,
        period=occurrence.period,
        phrase=str(task.deadline.get("phrase", "")),
        occurrence_version=occurrence.version,
        directive_id=task.directive_id,
        directive_number=directive_number,
        past_at_import=task.past_at_import,
        given_at=task.given_at,
        closed=occurrence.closed_at is not None,
    )


def _as_assignment(
    row: tables.Assignment, occurrence: tables.Occurrence, reports: list[tables.Report], asks_extension: bool
) -> Assignment:
    last = reports[-1] if reports else None
    decided = [report for report in reports if report.decided_at is not None]
    latest = max(decided, key=lambda report: report.decided_at or report.at) if decided else None
    accepted = next((report for report in reports if report.id == row.accepted_report_id), None)
    return Assignment(
        id=known(row.id),
        task_number=occurrence.task_number,
        occurrence_id=row.occurrence_id,
        unit_id=row.unit_id,
        share=Share(row.share),
        status=Status(row.status),
        version=row.version,
        due=due_of(occurrence, row),
        paused_from=Status(row.paused_from) if row.paused_from else None,
        pending_report=any(report.decision == "pending" for report in reports),
        pending_extension=asks_extension,
        accepted_at=accepted.at if accepted else None,
        extensions=row.extensions,
        reported_at=last.at if last else None,
        reported_by=last.person_id if last else None,
        decided_at=latest.decided_at if latest else None,
        decided_by=latest.decided_by if latest else None,
    )


def due_of(occurrence: tables.Occurrence, row: tables.Assignment | None = None) -> Due | None:
    """The deadline that holds: the assignment's own where it has one, else the occurrence's."""
    if row is not None and row.own_due is not None:
        return Due(row.own_due, Operator(row.own_operator or Operator.BY), row.own_due_time)
    if occurrence.due is None:
        return None
    return Due(occurrence.due, Operator(occurrence.operator), occurrence.due_time)
