"""The table of transitions of an assignment, and what somebody asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tasks.model import LIVE, OPEN, Action, Due, Person, Status
from tasks.rights import Act


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
    Action.GRANT_EXTENSION: Transition(LIVE, None, Act.DECIDE_EXTENSION),
    Action.REFUSE_EXTENSION: Transition(LIVE, None, Act.DECIDE_EXTENSION),
    Action.CHANGE_DEADLINE: Transition(LIVE, None, Act.CHANGE_DEADLINE),
    Action.REASSIGN: Transition(OPEN, Status.ASSIGNED, Act.REASSIGN),
    Action.PAUSE: Transition(OPEN, Status.PAUSED, Act.PAUSE),
    Action.RESUME: Transition(frozenset({Status.PAUSED}), None, Act.PAUSE),
    Action.CANCEL: Transition(LIVE, Status.CANCELLED, Act.CANCEL),
    Action.UNDO: Transition(frozenset({Status.DONE, Status.RETURNED}), Status.REPORTED, Act.UNDO),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `alone`: nobody else in the office could confirm it (tasks.rights.alone_in_office)."""

    person: Person
    alone: bool = False


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
