"""The life of an assignment: one table of transitions and the function that walks it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tasks.model import OPEN, Action, Assignment, Due, Person, Share, Status
from tasks.refusal import Refusal
from tasks.refusal import RefusalCode as Code
from tasks.rights import Act, belongs, may, own_units
from tasks.workdays import local

_LIVE = OPEN | {Status.REPORTED, Status.PAUSED}


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: from which statuses, to which, by which right.

    `target` None keeps the status, but for RESUME, which goes back to the one before the pause.
    """

    sources: frozenset[Status]
    target: Status | None
    act: Act
    needs_reason: bool = False


TRANSITIONS: Mapping[Action, Transition] = {
    Action.ACKNOWLEDGE: Transition(frozenset({Status.ASSIGNED}), Status.RECEIVED, Act.ANSWER),
    Action.START: Transition(
        frozenset({Status.ASSIGNED, Status.RECEIVED, Status.RETURNED}), Status.IN_PROGRESS, Act.START
    ),
    Action.REPORT: Transition(OPEN, Status.REPORTED, Act.ANSWER),
    Action.ADD_EVIDENCE: Transition(frozenset({Status.REPORTED, Status.DONE}), None, Act.ANSWER),
    Action.WITHDRAW: Transition(frozenset({Status.REPORTED}), Status.IN_PROGRESS, Act.ANSWER),
    Action.DECLINE: Transition(OPEN, None, Act.ANSWER, needs_reason=True),
    Action.CONFIRM: Transition(frozenset({Status.REPORTED}), Status.DONE, Act.CONFIRM),
    Action.RETURN: Transition(frozenset({Status.REPORTED}), Status.RETURNED, Act.RETURN, needs_reason=True),
    Action.REQUEST_EXTENSION: Transition(OPEN, None, Act.REQUEST_EXTENSION, needs_reason=True),
    Action.GRANT_EXTENSION: Transition(_LIVE, None, Act.DECIDE_EXTENSION),
    Action.REFUSE_EXTENSION: Transition(_LIVE, None, Act.DECIDE_EXTENSION),
    Action.CHANGE_DEADLINE: Transition(_LIVE, None, Act.CHANGE_DEADLINE),
    Action.REASSIGN: Transition(OPEN, Status.ASSIGNED, Act.REASSIGN),
    Action.PAUSE: Transition(OPEN, Status.PAUSED, Act.PAUSE),
    Action.RESUME: Transition(frozenset({Status.PAUSED}), None, Act.PAUSE),
    Action.CANCEL: Transition(_LIVE, Status.CANCELLED, Act.CANCEL),
    Action.UNDO: Transition(frozenset({Status.DONE, Status.RETURNED}), Status.REPORTED, Act.UNDO),
}


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
class Actor:
    """Who acts. `alone`: nobody else in the office could confirm it (tasks.rights.alone_in_office)."""

    person: Person
    alone: bool = False


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
    raise NotImplementedError


def closes(assignments: Iterable[Assignment]) -> bool:
    """Whether the occurrence is closed: every chủ trì that was not cancelled is confirmed, and one is."""
    leads = [a for a in assignments if a.share is Share.LEAD and a.status is not Status.CANCELLED]
    return bool(leads) and all(a.status is Status.DONE for a in leads)
