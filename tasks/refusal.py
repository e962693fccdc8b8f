"""A refusal of the domain: a value with a stable code, never an exception; `messages` makes the sentence."""

from dataclasses import dataclass, field
from enum import StrEnum


class RefusalCode(StrEnum):
    """Why something was not done. The comment names the parameters, where there are any."""

    NOT_ALLOWED = "not_allowed"  # action
    NOT_YOUR_UNIT = "not_your_unit"  # action, unit
    ALREADY_RECEIVED = "already_received"
    ALREADY_REPORTED = "already_reported"  # at (ISO, UTC), by (person id); each where known
    ALREADY_DONE = "already_done"  # at, by: who confirmed it and when, where known
    ALREADY_RETURNED = "already_returned"  # at, by
    CANCELLED = "cancelled"
    PAUSED = "paused"
    NOT_PAUSED = "not_paused"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"  # status
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"  # status
    NOTHING_TO_UNDO = "nothing_to_undo"  # status
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
