"""A task that was given is amended: other words, one more unit that cooperates."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage import tables
from storage.record import audit
from storage.tables.base import known
from storage.work.tasks import folded_of
from tasks.model import Share, Status


def edit_content(session: Session, number: int, content: str, *, actor_id: int | None, now: datetime) -> None:
    """Other words for the task; the old and the new ones are kept with the event."""
    task = session.get_one(tables.Task, number)
    remark = f"{task.content} → {content}"
    task.content = content
    task.folded = folded_of(session, task)
    session.add(task)
    audit.record(session, "edit_task", f"task:{number}", now=now, actor_id=actor_id, remark=remark)


def add_cooperating(
    session: Session, number: int, unit_id: int, *, actor_id: int | None, now: datetime
) -> None:
    """The unit cooperates in every occurrence that is not closed; what it has had is taken up again."""
    mine, occurrence = tables.Assignment, tables.Occurrence
    wanted = select(occurrence).where(occurrence.task_number == number, col(occurrence.closed_at).is_(None))
    for each in session.exec(wanted).all():
        row = session.exec(select(mine).where(mine.occurrence_id == each.id, mine.unit_id == unit_id)).first()
        if row is None:
            session.add(mine(occurrence_id=known(each.id), unit_id=unit_id, share=Share.COOPERATE))
        elif row.status == Status.CANCELLED:
            row.status, row.share, row.accepted_report_id = Status.ASSIGNED, Share.COOPERATE, None
            row.version += 1
            session.add(row)
    session.flush()
    data = {"unit": unit_id}
    audit.record(session, "cooperating", f"task:{number}", now=now, actor_id=actor_id, data=data)
