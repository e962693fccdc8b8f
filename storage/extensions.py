"""Requests for a later date, the old date kept beside the new one."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from storage import tables


def ask(
    session: Session,
    assignment_id: int,
    person_id: int | None,
    now: datetime,
    old_due: date | None,
    new_due: date,
    reason: str,
) -> tables.Extension:
    """Keep a request; it waits for the office."""
    request = tables.Extension(
        assignment_id=assignment_id,
        person_id=person_id,
        at=now,
        old_due=old_due,
        new_due=new_due,
        reason=reason,
    )
    session.add(request)
    session.flush()
    return request


def decide(
    session: Session,
    assignment_id: int,
    person_id: int | None,
    now: datetime,
    granted: date | None,
    reason: str,
) -> None:
    """The office grants (with the date that now holds) or refuses the request that waits."""
    request = pending_of(session, assignment_id)
    if request is None:
        return
    request.decision = "refused" if granted is None else "granted"
    request.new_due = granted or request.new_due
    request.decided_by, request.decided_at, request.decision_reason = person_id, now, reason
    session.add(request)


def lapse(session: Session, assignment_id: int, now: datetime) -> None:
    """The request that waits needs no decision any more: the task is done, cancelled or another unit's."""
    request = pending_of(session, assignment_id)
    if request is not None:
        request.decision, request.decided_at = "lapsed", now
        session.add(request)


def pending_of(session: Session, assignment_id: int) -> tables.Extension | None:
    """The request of the assignment that waits for the office."""
    wanted = (
        select(tables.Extension)
        .where(tables.Extension.assignment_id == assignment_id, tables.Extension.decision == "pending")
        .order_by(col(tables.Extension.id).desc())
    )
    return session.exec(wanted).first()


def pending(session: Session) -> list[tables.Extension]:
    """Every request that waits for the office, oldest first."""
    wanted = select(tables.Extension).where(tables.Extension.decision == "pending")
    return list(session.exec(wanted.order_by(col(tables.Extension.id))))


def of_assignments(session: Session, assignment_ids: list[int]) -> list[tables.Extension]:
    """Every request of the assignments, oldest first."""
    wanted = select(tables.Extension).where(col(tables.Extension.assignment_id).in_(assignment_ids))
    return list(session.exec(wanted.order_by(col(tables.Extension.id))))
