"""Why an action on an assignment is refused: rights first, then status, then what the action needs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from tasks.model import OPEN, Action, Assignment, Due, Status
from tasks.refusal import Refusal
from tasks.refusal import RefusalCode as Code
from tasks.rights import belongs, may, own_units
from tasks.transitions import TRANSITIONS, Actor, Asked


def refused(assignment: Assignment, asked: Asked) -> Refusal | None:
    """The first reason against it, None where there is none.

    Rights go first, so that a refusal tells nobody how another unit's assignment stands.
    """
    return (
        _refused_by_right(assignment, asked)
        or _refused_by_status(assignment, asked.action)
        or _refused_by_report(assignment, asked)
        or _refused_by_detail(assignment, asked)
    )


def own_report(assignment: Assignment, actor: Actor) -> bool:
    """Whether the report to be confirmed is the actor's own or that of their unit."""
    return belongs(actor.person, assignment.unit_id) or actor.person.id == assignment.reported_by


def iso(due: Due | None) -> str:
    """A deadline for events and parameters: "2026-11-05", "2026-11-05T16:30", "" for none."""
    if due is None:
        return ""
    return due.on.isoformat() if due.at is None else f"{due.on}T{due.at:%H:%M}"


def _refused_by_right(assignment: Assignment, asked: Asked) -> Refusal | None:
    act = TRANSITIONS[asked.action].act
    person = asked.actor.person
    if may(person, act, assignment.unit_id):
        return None
    if own_units(person, act):
        return Refusal(Code.NOT_YOUR_UNIT, {"action": asked.action, "unit": assignment.unit_id})
    return Refusal(Code.NOT_ALLOWED, {"action": asked.action})


# What an action finds missing in an assignment on which the unit still works.
_NOTHING_THERE: Mapping[Action, Code] = {
    Action.CONFIRM: Code.NOTHING_TO_CONFIRM,
    Action.RETURN: Code.NOTHING_TO_CONFIRM,
    Action.WITHDRAW: Code.NOTHING_TO_WITHDRAW,
    Action.UNDO: Code.NOTHING_TO_UNDO,
}


def _refused_by_status(assignment: Assignment, action: Action) -> Refusal | None:
    status = assignment.status
    if status in TRANSITIONS[action].sources:
        return None
    if action is Action.RESUME and status in OPEN | {Status.REPORTED}:
        return Refusal(Code.NOT_PAUSED)
    if action is Action.UNDO and status is Status.REPORTED:
        return Refusal(Code.NOTHING_TO_UNDO, {"status": status})
    match status:
        case Status.REPORTED:
            return Refusal(Code.ALREADY_REPORTED, _when(assignment.reported_at, assignment.reported_by))
        case Status.DONE:
            return Refusal(Code.ALREADY_DONE, _when(assignment.decided_at, assignment.decided_by))
        case Status.CANCELLED:
            return Refusal(Code.CANCELLED)
        case Status.PAUSED:
            return Refusal(Code.PAUSED)
    if action in (Action.CONFIRM, Action.RETURN) and status is Status.RETURNED:
        return Refusal(Code.ALREADY_RETURNED, _when(assignment.decided_at, assignment.decided_by))
    if action in _NOTHING_THERE:
        return Refusal(_NOTHING_THERE[action], {"status": status})
    if action is Action.ACKNOWLEDGE and status in (Status.RECEIVED, Status.IN_PROGRESS):
        return Refusal(Code.ALREADY_RECEIVED)
    return Refusal(Code.WRONG_STATE, {"status": status, "action": action})


def _when(at: datetime | None, by: int | None) -> dict[str, str | int]:
    params: dict[str, str | int] = {}
    if at is not None:
        params["at"] = at.astimezone(UTC).isoformat()
    if by is not None:
        params["by"] = by
    return params


def _refused_by_report(assignment: Assignment, asked: Asked) -> Refusal | None:
    if asked.action is Action.CONFIRM and own_report(assignment, asked.actor) and not asked.actor.alone:
        return Refusal(Code.OWN_REPORT)
    return None


def _refused_by_detail(assignment: Assignment, asked: Asked) -> Refusal | None:
    """What the action itself needs: a unit, a date, a pending request, a reason."""
    match asked.action:
        case Action.REASSIGN if asked.unit_id is None:
            return Refusal(Code.UNIT_REQUIRED)
        case Action.REASSIGN if asked.unit_id == assignment.unit_id:
            return Refusal(Code.SAME_UNIT)
        case Action.CHANGE_DEADLINE if asked.due is None:
            return Refusal(Code.DUE_REQUIRED, {"action": asked.action})
        case Action.CHANGE_DEADLINE if asked.due == assignment.due:
            return Refusal(Code.SAME_DEADLINE, {"due": iso(assignment.due)})
        case Action.GRANT_EXTENSION | Action.REFUSE_EXTENSION if not assignment.pending_extension:
            return Refusal(Code.NO_PENDING_EXTENSION)
        case Action.REQUEST_EXTENSION if assignment.pending_extension:
            return Refusal(Code.EXTENSION_PENDING)
    if asked.action in (Action.REQUEST_EXTENSION, Action.GRANT_EXTENSION):
        refusal = _refused_extension(assignment, asked)
        if refusal is not None:
            return refusal
    if TRANSITIONS[asked.action].needs_reason and not asked.reason:
        return Refusal(Code.REASON_REQUIRED, {"action": asked.action})
    return None


def _refused_extension(assignment: Assignment, asked: Asked) -> Refusal | None:
    cap, granted = asked.extension_cap, assignment.extensions
    if assignment.due is None:
        return Refusal(Code.NO_DEADLINE)
    if cap is not None and granted >= cap:
        return Refusal(Code.EXTENSION_CAP, {"cap": cap, "granted": granted})
    if asked.due is None:
        return Refusal(Code.DUE_REQUIRED, {"action": asked.action})
    if _end(asked.due) <= _end(assignment.due):
        return Refusal(Code.NOT_LATER, {"due": iso(assignment.due)})
    return None


def _end(due: Due) -> tuple[date, time]:
    return due.on, due.at or time.max
