"""Which share of a task a test speaks of, where the task has several periods."""

from sqlmodel import Session

from storage.work import assignments
from tasks.model import LIVE, Assignment


def current(session: Session, task_number: int, unit_id: int) -> Assignment | None:
    """The unit's assignment of the task: of the earliest occurrence not closed by it, else of the last."""
    of_unit = assignments.Filter(statuses=None, unit_ids=[unit_id], task_numbers=[task_number])
    rows = assignments.listed(session, of_unit)
    still = [row for row in rows if row.assignment.status in LIVE]
    owed = [row for row in still if not row.closed]
    return next((row.assignment for row in owed[:1] or still[-1:] or rows[-1:]), None)
