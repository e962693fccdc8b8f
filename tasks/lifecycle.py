"""The life of an assignment: what an action makes of it, walking the table of transitions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tasks.model import Action, Assignment, Due, Share, Status
from tasks.obstacles import iso, own_report, refused
from tasks.refusal import Refusal
from tasks.transitions import TRANSITIONS, Actor, Asked

__all__ = ["SELF_CONFIRMED", "TRANSITIONS", "Actor", "Change", "EventDraft", "Fact", "advance", "closes"]

SELF_CONFIRMED = "self_confirmed"


class Fact(StrEnum):
    """What of an assignment an event changed."""

    STATUS = "status"  # old and new are statuses; equal where the action leaves the status alone
    DUE = "due"  # old and new are ISO dates, "" for none
    UNIT = "unit"  # old and new are unit ids


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event to write. `code` is "" or a remark on how it was done: "self_confirmed"."""

    kind: Action
    fact: Fact
    old: str
    new: str
    code: str = ""


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
    def clears_report(self) -> bool:
        """Whether a report that waited for the office waits no more without having been accepted."""
        return self.before.pending_report and not self.after.pending_report and self.status is not Status.DONE

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
) -> Change | Refusal:
    """What the action makes of the assignment, or why it does not.

    `due` is the date asked for, granted or set anew; `unit_id` the unit to which it goes;
    `extension_cap` how many extensions may be granted, None for any number. ValueError for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("a naive datetime has no place here")
    asked = Asked(action, actor, now, reason.strip(), due, unit_id, extension_cap)
    refusal = refused(assignment, asked)
    if refusal is not None:
        return refusal
    after = _after(assignment, asked)
    self_confirmed = action is Action.CONFIRM and own_report(assignment, actor)
    return Change(action, assignment, after, _events(assignment, after, asked), self_confirmed)


def closes(assignments: Iterable[Assignment]) -> bool:
    """Whether the occurrence is closed: every chủ trì that was not cancelled is confirmed, and one is."""
    leads = [a for a in assignments if a.share is Share.LEAD and a.status is not Status.CANCELLED]
    return bool(leads) and all(a.status is Status.DONE for a in leads)


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
        case Action.UNDO:
            return replace(after, pending_report=True, accepted_at=None, decided_at=None, decided_by=None)
        case Action.REQUEST_EXTENSION:
            return replace(after, pending_extension=True)
        case Action.GRANT_EXTENSION:
            return replace(after, pending_extension=False, due=asked.due, extensions=a.extensions + 1)
        case Action.REFUSE_EXTENSION:
            return replace(after, pending_extension=False)
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
        case Action.REQUEST_EXTENSION | Action.GRANT_EXTENSION | Action.CHANGE_DEADLINE:
            return (EventDraft(kind, Fact.DUE, iso(before.due), iso(asked.due)),)
        case Action.CONFIRM if own_report(before, asked.actor):
            return (replace(status, code=SELF_CONFIRMED),)
    return (status,)
