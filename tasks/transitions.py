"""The table of transitions of an assignment, what somebody asks of it, and the refusals that may follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tasks.model import LIVE, OPEN, Act, Action, Due, Person, Status


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: from which statuses, to which, by which right.

    `target` None keeps the status, but for RESUME, which goes back to the one before the pause. To undo a
    cancellation goes back to the one before it.
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
    Action.WITHDRAW_REQUEST: Transition(LIVE, None, Act.REQUEST_EXTENSION),
    Action.GRANT_EXTENSION: Transition(LIVE, None, Act.DECIDE_EXTENSION),
    Action.REFUSE_EXTENSION: Transition(LIVE, None, Act.DECIDE_EXTENSION),
    Action.CHANGE_DEADLINE: Transition(LIVE, None, Act.CHANGE_DEADLINE),
    Action.REASSIGN: Transition(OPEN, Status.ASSIGNED, Act.REASSIGN),
    Action.PAUSE: Transition(OPEN, Status.PAUSED, Act.PAUSE),
    Action.RESUME: Transition(frozenset({Status.PAUSED}), None, Act.PAUSE),
    Action.CANCEL: Transition(LIVE, Status.CANCELLED, Act.CANCEL),
    Action.UNDO: Transition(
        frozenset({Status.DONE, Status.RETURNED, Status.CANCELLED}), Status.REPORTED, Act.UNDO
    ),
    Action.UNDO_EXTENSION: Transition(LIVE, None, Act.UNDO),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `alone`: nobody else in the office could confirm it (tasks.model.alone_in_office)."""

    person: Person
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What an assignment was when it was cancelled, at `at`."""

    status: Status
    at: datetime
    paused_from: Status | None = None

    @property
    def waited(self) -> bool:
        """Whether a report waited for the office."""
        return self.status is Status.REPORTED


@dataclass(frozen=True, slots=True)
class Granted:
    """The last extension granted: the deadline before it, when and by whom; `since`: more followed."""

    due: Due
    at: datetime
    by: int | None
    since: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """An action with everything that was said with it; the fields are those of `lifecycle.advance`."""

    action: Action
    actor: Actor
    now: datetime
    reason: str
    due: Due | None
    unit_id: int | None
    extension_cap: int | None
    before: Before | None = None


class RefusalCode(StrEnum):
    """Why something was not done. The comment names the parameters, where there are any."""

    NOT_ALLOWED = "not_allowed"  # action
    NOT_YOUR_UNIT = "not_your_unit"  # action, unit
    ALREADY_RECEIVED = "already_received"
    ALREADY_REPORTED = "already_reported"  # at (ISO, UTC), by (person id); each where known
    ALREADY_DONE = "already_done"  # at, by: who confirmed it and when, where known
    ALREADY_RETURNED = "already_returned"  # at, by
    CANCELLED = "cancelled"
    CLOSED = "closed"  # every chủ trì is confirmed: a phối hợp that never answered owes nothing any more
    PAUSED = "paused"
    NOT_PAUSED = "not_paused"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"  # status
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"  # status
    NOTHING_TO_UNDO = "nothing_to_undo"  # status
    ACTED_SINCE = "acted_since"  # status, and at, by: the decision that is no longer the last thing done
    OWN_REPORT = "own_report"
    NO_DEADLINE = "no_deadline"
    EXTENSION_PENDING = "extension_pending"
    NO_PENDING_EXTENSION = "no_pending_extension"
    EXTENSION_CAP = "extension_cap"  # cap, granted
    NOT_LATER = "not_later"  # due (ISO): the deadline that holds
    SAME_DEADLINE = "same_deadline"  # due
    SAME_UNIT = "same_unit"
    REASON_REQUIRED = "reason_required"  # action
    DUE_REQUIRED = "due_required"  # action
    UNIT_REQUIRED = "unit_required"
    WRONG_STATE = "wrong_state"  # status, action


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused: `code` is one of RefusalCode, or another room's own stable code."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


class Fact(StrEnum):
    """What of an assignment an event changed."""

    STATUS = "status"  # old and new are statuses; equal where the action leaves the status alone
    DUE = "due"  # old and new are ISO dates, "" for none
    UNIT = "unit"  # old and new are unit ids


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event to write. `code` is "" or a remark on how it was done: "self_confirmed", the old operator."""

    kind: Action
    fact: Fact
    old: str
    new: str
    code: str = ""
