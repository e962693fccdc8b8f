"""Assignments as the domain knows them: loaded with what the life cycle and the planning need."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import tables
from storage.work.loading import BY_IDS, BY_OCCURRENCES, ORDER, SELECTED, Listed, load
from tasks.model import LIVE, OPEN, UNTOUCHED, Assignment, Share, Status
from tasks.standing import AsOf, Description, Standing, standing

__all__ = [
    "Filter",
    "Listed",
    "assignment",
    "current",
    "later_periods",
    "later_than_next",
    "listed",
    "listed_by_ids",
    "of_occurrence",
    "of_occurrences",
    "of_task",
    "outstanding",
    "standing_of",
]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which assignments a list holds; what is left None does not narrow it.

    A closed occurrence owes nothing: a phối hợp that never answered leaves the list with the chủ trì's
    confirmation. With `statuses` None it is listed all the same, whatever its status.
    `next_from` leaves out, of what recurs, the periods from that day on that come after the next one.
    `due_from` and `due_to` are both included and leave out what has no deadline. `done_since` looks at
    the moment of the report that was accepted.
    """

    statuses: Collection[Status] | None = OPEN
    unit_ids: Collection[int] | None = None
    task_numbers: Collection[int] | None = None
    directive_id: int | None = None
    share: Share | None = None
    due_from: date | None = None
    due_to: date | None = None
    done_since: datetime | None = None
    next_from: date | None = None
    occurrences: Collection[int] | None = None


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


def assignment(session: Session, assignment_id: int) -> Assignment | None:
    """The assignment with the id."""
    return next((row.assignment for row in listed_by_ids(session, [assignment_id])), None)


def current(session: Session, task_number: int, unit_id: int) -> Assignment | None:
    """The unit's assignment of the task: of the earliest occurrence not closed by it, else of the last."""
    rows = listed(session, Filter(statuses=None, unit_ids=[unit_id], task_numbers=[task_number]))
    still = [row for row in rows if row.assignment.status in LIVE]
    owed = [row for row in still if not row.closed]
    return next((row.assignment for row in owed[:1] or still[-1:] or rows[-1:]), None)


def of_task(session: Session, task_number: int) -> list[Assignment]:
    """The assignments of the task's current occurrence (the earliest still open, else the last)."""
    rows = listed(session, Filter(statuses=None, task_numbers=[task_number]))
    still = [row for row in rows if row.assignment.status in LIVE and not row.closed]
    if not rows:
        return []
    occurrence_id = (still[0] if still else rows[-1]).assignment.occurrence_id
    return [row.assignment for row in rows if row.assignment.occurrence_id == occurrence_id]


def of_occurrences(session: Session, occurrence_ids: Iterable[int]) -> list[Listed]:
    """Every assignment of the occurrences."""
    return load(session, BY_OCCURRENCES, list(occurrence_ids))


def of_occurrence(session: Session, occurrence_id: int) -> list[Assignment]:
    """Every assignment of the occurrence."""
    return [row.assignment for row in of_occurrences(session, [occurrence_id])]


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


def later_periods(session: Session, today: date) -> set[int]:
    """The ids of the assignments that `outstanding` leaves out."""
    return set(session.exec(later_than_next(today)))


def later_than_next(today: date) -> SelectOfScalar[int]:
    """Of the open periods to come of a task and unit those after the first, unless they were touched."""
    due, stage = col(tables.Assignment.due), col(tables.Assignment.stage)
    place = func.row_number().over(
        partition_by=(col(tables.Occurrence.task_number), col(tables.Assignment.unit_id)),
        order_by=(due, col(tables.Assignment.id)),
    )
    to_come = (
        select(col(tables.Assignment.id), stage, place.label("place"))
        .join(tables.Occurrence, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
        .where(col(tables.Assignment.recurring).is_(True), stage.in_(sorted(OPEN)), due >= today)
        .subquery()
    )
    return select(to_come.c.id).where(to_come.c.place > 1, to_come.c.stage.in_(sorted(UNTOUCHED)))


def _narrowed(chosen: Filter) -> Select[Any]:
    rows = SELECTED
    if chosen.statuses is not None:
        rows = rows.where(col(tables.Assignment.stage).in_(sorted(chosen.statuses)))
    if chosen.next_from is not None:
        rows = rows.where(col(tables.Assignment.id).not_in(later_than_next(chosen.next_from)))
    if chosen.unit_ids is not None:
        rows = rows.where(col(tables.Assignment.unit_id).in_(list(chosen.unit_ids)))
    if chosen.occurrences is not None:
        rows = rows.where(col(tables.Assignment.occurrence_id).in_(list(chosen.occurrences)))
    if chosen.task_numbers is not None:
        rows = rows.where(col(tables.Task.number).in_(list(chosen.task_numbers)))
    if chosen.directive_id is not None:
        rows = rows.where(col(tables.Task.directive_id) == chosen.directive_id)
    if chosen.share is not None:
        rows = rows.where(col(tables.Assignment.share) == chosen.share)
    if chosen.due_from is not None:
        rows = rows.where(col(tables.Assignment.due) >= chosen.due_from)
    if chosen.due_to is not None:
        rows = rows.where(col(tables.Assignment.due) <= chosen.due_to)
    if chosen.done_since is not None:
        accepted = select(tables.Report.id).where(col(tables.Report.at) >= chosen.done_since)
        rows = rows.where(col(tables.Assignment.accepted_report_id).in_(accepted))
    return rows
