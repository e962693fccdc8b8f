"""A task's full picture, for its card and its history."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage import audit, extensions, reports, tables
from storage.assignments import Filter, Listed, listed
from storage.occurrences import deadline_of
from storage.rows import known
from tasks.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything known of a task. Rows are for reading only; `remarks` are by the event's id."""

    task: tables.Task
    deadline: Deadline | None
    directive: tables.Directive | None
    occurrences: list[tables.Occurrence]
    assignments: list[Listed]
    reports: list[tables.Report]
    evidence: list[tables.Evidence]
    extensions: list[tables.Extension]
    events: list[tables.Event]
    remarks: dict[int, str]


def picture(session: Session, number: int) -> Picture | None:
    """The task with the number, or None; occurrences by deadline, the rest oldest first."""
    task = session.get(tables.Task, number)
    if task is None:
        return None
    when = col(tables.Occurrence.due)
    occurrences = session.exec(
        select(tables.Occurrence)
        .where(tables.Occurrence.task_number == number)
        .order_by(when.is_(None), when, col(tables.Occurrence.id))
    ).all()
    shares = listed(session, Filter(statuses=None, task_numbers=[number]))
    ids = [share.assignment.id for share in shares]
    answers = reports.of_assignments(session, ids)
    events = audit.history(session, f"task:{number}", *(f"assignment:{n}" for n in ids))
    return Picture(
        task=task,
        deadline=deadline_of(task),
        directive=session.get(tables.Directive, task.directive_id) if task.directive_id else None,
        occurrences=list(occurrences),
        assignments=shares,
        reports=answers,
        evidence=reports.evidence_of(session, [known(answer.id) for answer in answers]),
        extensions=extensions.of_assignments(session, ids),
        events=events,
        remarks=audit.remarks(session, events),
    )
