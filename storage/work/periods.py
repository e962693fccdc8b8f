"""The periods of recurring tasks: of what is to come only the next one is spoken of."""

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import tables
from tasks.model import OPEN, UNTOUCHED


def later_periods(session: Session, today: date, beside: int | None = None) -> set[int]:
    """The ids of the assignments that `storage.work.assignments.outstanding` leaves out; of the tasks alone
    that the unit `beside` has a share in.
    """
    return set(session.exec(later_than_next(today, beside)))


def later_than_next(today: date, beside: int | None = None) -> SelectOfScalar[int]:
    """Of the open periods to come of a task and unit those after the first, unless they were touched."""
    due, stage = col(tables.Assignment.due), col(tables.Assignment.stage)
    shared = (
        select(tables.Occurrence.task_number)
        .join(tables.Assignment, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
        .where(tables.Assignment.unit_id == beside, col(tables.Assignment.recurring).is_(True))
    )
    those = [col(tables.Occurrence.task_number).in_(shared)] if beside is not None else []
    place = func.row_number().over(
        partition_by=(col(tables.Occurrence.task_number), col(tables.Assignment.unit_id)),
        order_by=(due, col(tables.Assignment.id)),
    )
    to_come = (
        select(col(tables.Assignment.id), stage, place.label("place"))
        .join(tables.Occurrence, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
        .where(col(tables.Assignment.recurring).is_(True), stage.in_(sorted(OPEN)), due >= today, *those)
        .subquery()
    )
    return select(to_come.c.id).where(to_come.c.place > 1, to_come.c.stage.in_(sorted(UNTOUCHED)))
