"""What is done once it was decided: changes, events, what becomes of files, notices. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from messages.text import Message
from storage.work.changes import GivenWords
from storage.work.reports import NewEvidence
from tasks.lifecycle import Change
from tasks.model import Due


@dataclass(frozen=True, slots=True)
class Write:
    """A change of an assignment, where nobody else has changed it meanwhile."""

    change: Change
    words: GivenWords
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """An event that changes no assignment."""

    kind: str
    assignment_id: int
    data: Mapping[str, Any]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DecidePast:
    """The office has decided on a task that was past when it was imported: it climbs from now on."""

    number: int


@dataclass(frozen=True, slots=True)
class EditContent:
    """The task has other words."""

    number: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddShare:
    """One more unit cooperates in the task."""

    number: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class CancelTask:
    """The task as a whole is over; or it is no more, where that is taken back."""

    number: int
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Papered:
    """What becomes of the files, by their ids: some were `used`, some are now known to be `task`'s.

    `hold` are those that came, and wait for the next answer, or for a report on `task`.
    """

    used: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    hold: tuple[NewEvidence, ...] = ()
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """A notice to a person about tasks."""

    person_id: int
    message: Message
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TellAssigned:
    """The unit's heads hear that the task is theirs now."""

    number: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class TellDeadline:
    """The unit's heads hear that a deadline has moved."""

    assignment_id: int
    old: Due | None
    note: str


Effect = (
    Write
    | NoteEvent
    | DecidePast
    | EditContent
    | AddShare
    | CancelTask
    | Papered
    | Tell
    | TellAssigned
    | TellDeadline
)
