"""The life of an assignment: what an action makes of it by the table of transitions, or why it is refused.

Rights are looked at first, then the status, then what the action needs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from tasks.model import OPEN, Action, Assignment, Due, Share, Status, belongs, may, own_units
from tasks.transitions import TRANSITIONS, Actor, Asked, Before, EventDraft, Fact, Refusal
from tasks.transitions import RefusalCode as Code

__all__ = ["SELF_CONFIRMED", "TRANSITIONS", "Actor", "Change", "EventDraft", "Fact", "advance", "closes"]

# What an action finds missing in an assignment on which the unit still works.
_NOTHING_THERE: Mapping[Action, Code] = {
    Action.CONFIRM: Code.NOTHING_TO_CONFIRM,
    Action.RETURN: Code.NOTHING_TO_CONFIRM,
    Action.WITHDRAW: Code.NOTHING_TO_WITHDRAW,
}
SELF_CONFIRMED = "self_confirmed"


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


def _refused_by_status(assignment: Assignment, action: Action) -> Refusal | None:
    status = assignment.status
    if status in TRANSITIONS[action].sources:
        return None
    if action is Action.RESUME and status in OPEN | {Status.REPORTED}:
        return Refusal(Code.NOT_PAUSED)
    if action is Action.UNDO and status in OPEN | {Status.REPORTED}:
        last = _when(assignment.decided_at, assignment.decided_by)
        return Refusal(Code.ACTED_SINCE if last else Code.NOTHING_TO_UNDO, {"status": status, **last})
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
    waits = assignment.pending_extension
    match asked.action:
        case Action.REASSIGN if asked.unit_id is None:
            return Refusal(Code.UNIT_REQUIRED)
        case Action.REASSIGN if asked.unit_id == assignment.unit_id:
            return Refusal(Code.SAME_UNIT)
        case Action.CHANGE_DEADLINE if asked.due is None:
            return Refusal(Code.DUE_REQUIRED, {"action": asked.action})
        case Action.CHANGE_DEADLINE if asked.due == assignment.due:
            return Refusal(Code.SAME_DEADLINE, {"due": iso(assignment.due)})
        case Action.UNDO if assignment.status is Status.CANCELLED and asked.before is None:
            return Refusal(Code.CANCELLED)
        case Action.UNDO_EXTENSION if asked.due is None or not assignment.extensions:
            return Refusal(Code.NOTHING_TO_UNDO, {"status": assignment.status})
        case Action.UNDO_EXTENSION if waits:
            return Refusal(Code.EXTENSION_PENDING)
        case Action.GRANT_EXTENSION | Action.REFUSE_EXTENSION | Action.WITHDRAW_REQUEST if not waits:
            return Refusal(Code.NO_PENDING_EXTENSION)
        case Action.REQUEST_EXTENSION if waits:
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


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written where `before.version` still holds: the row `after` and its events."""

    action: Action
    before: Assignment
    after: Assignment
    events: tuple[EventDraft, ...]
    self_confirmed: bool = False  # marked "tự xác nhận"

    @property
    def status(self) -> Status:
        """The new status."""
        return self.after.status

    @property
    def version(self) -> int:
        """The new version."""
        return self.after.version

    @property
    def clears_extension(self) -> bool:
        """Whether a request for an extension falls away without having been decided."""
        decided = self.action in (Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION)
        return self.before.pending_extension and not self.after.pending_extension and not decided

    @property
    def new_due(self) -> Due | None:
        """The new deadline where it has changed."""
        return self.after.due if self.after.due != self.before.due else None

    @property
    def new_unit_id(self) -> int | None:
        """The new unit where it has changed."""
        return self.after.unit_id if self.after.unit_id != self.before.unit_id else None


def advance(
    assignment: Assignment,
    action: Action,
    actor: Actor,
    now: datetime,
    *,
    reason: str = "",
    due: Due | None = None,
    unit_id: int | None = None,
    extension_cap: int | None = None,
    before: Before | None = None,
) -> Change | Refusal:
    """What the action makes of the assignment, or why it does not.

    `due` is the date asked for, granted or set anew; `unit_id` the unit to which it goes; `extension_cap`
    how many extensions may be granted; `before` what it was when cancelled. ValueError for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("a naive datetime has no place here")
    asked = Asked(action, actor, now, reason.strip(), due, unit_id, extension_cap, before)
    refusal = refused(assignment, asked)
    if refusal is not None:
        return refusal
    after = _after(assignment, asked)
    self_confirmed = action is Action.CONFIRM and own_report(assignment, actor)
    return Change(action, assignment, after, _events(assignment, after, asked), self_confirmed)


def closes(shares: Iterable[tuple[Share, Status]]) -> bool:
    """Whether the occurrence is closed: every chủ trì that was not cancelled is confirmed, and one is."""
    leads = [status for share, status in shares if share is Share.LEAD and status is not Status.CANCELLED]
    return bool(leads) and all(status is Status.DONE for status in leads)


def _after(a: Assignment, asked: Asked) -> Assignment:
    """The assignment once the action holds; nothing is refused any more."""
    target = TRANSITIONS[asked.action].target
    after = replace(a, status=target or a.status, version=a.version + 1)
    by = asked.actor.person.id
    match asked.action:
        case Action.REPORT:
            return replace(after, pending_report=True, reported_at=asked.now, reported_by=by)
        case Action.WITHDRAW:
            return replace(after, pending_report=False, reported_at=None, reported_by=None)
        case Action.CONFIRM:
            after = replace(
                after, accepted_at=a.reported_at or asked.now, decided_at=asked.now, decided_by=by
            )
            return replace(after, pending_report=False, pending_extension=False)
        case Action.RETURN:
            return replace(after, pending_report=False, decided_at=asked.now, decided_by=by)
        case Action.UNDO if a.status is Status.CANCELLED and (was := asked.before) is not None:
            return replace(after, status=was.status, paused_from=was.paused_from, pending_report=was.waited)
        case Action.UNDO:
            return replace(after, pending_report=True, accepted_at=None, decided_at=None, decided_by=None)
        case Action.GRANT_EXTENSION:
            return replace(after, pending_extension=False, due=asked.due, extensions=a.extensions + 1)
        case Action.UNDO_EXTENSION:
            return replace(after, pending_extension=True, due=asked.due, extensions=a.extensions - 1)
        case Action.REQUEST_EXTENSION | Action.REFUSE_EXTENSION | Action.WITHDRAW_REQUEST:
            return replace(after, pending_extension=asked.action is Action.REQUEST_EXTENSION)
        case Action.CHANGE_DEADLINE:
            return replace(after, due=asked.due)
        case Action.REASSIGN:
            return _handed_over(after, asked.unit_id)
        case Action.PAUSE:
            return replace(after, paused_from=a.status)
        case Action.RESUME:
            return replace(after, status=a.paused_from or Status.ASSIGNED, paused_from=None)
        case Action.CANCEL:
            return replace(after, pending_report=False, pending_extension=False, paused_from=None)
    return after


def _handed_over(after: Assignment, unit_id: int | None) -> Assignment:
    """The share as the next unit gets it: without what the one before has reported or asked for."""
    return replace(
        after,
        unit_id=after.unit_id if unit_id is None else unit_id,
        pending_extension=False,
        reported_at=None,
        reported_by=None,
        decided_at=None,
        decided_by=None,
    )


def _events(before: Assignment, after: Assignment, asked: Asked) -> tuple[EventDraft, ...]:
    kind = asked.action
    status = EventDraft(kind, Fact.STATUS, before.status, after.status)
    match kind:
        case Action.REASSIGN:
            unit = EventDraft(kind, Fact.UNIT, str(before.unit_id), str(after.unit_id))
            return (unit, status) if status.old != status.new else (unit,)
        case Action.GRANT_EXTENSION:
            # The operator of the deadline before it, for who takes the grant back.
            was = before.due.operator if before.due is not None else ""
            return (EventDraft(kind, Fact.DUE, iso(before.due), iso(asked.due), was),)
        case Action.REQUEST_EXTENSION | Action.UNDO_EXTENSION | Action.CHANGE_DEADLINE:
            return (EventDraft(kind, Fact.DUE, iso(before.due), iso(asked.due)),)
        case Action.CONFIRM if own_report(before, asked.actor):
            return (replace(status, code=SELF_CONFIRMED),)
    return (status,)
