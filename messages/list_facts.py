"""What lists speak of: one unit's share of a task as it stands at a moment, and who looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tasks.model import OPEN, Due, Share, Status, TimeState
from tasks.workdays import SpecialDay


class Viewer(StrEnum):
    """Who asks: it decides the address and what can be typed next, never what may be seen."""

    OFFICE = "office"
    LEADER = "leader"
    UNIT = "unit"  # answers for a unit
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit's share of one occurrence.

    `left` and `late` are working days; `late` is counted to the report where there is one. `passed` is
    whether the deadline lies behind, whatever was reported. `asked_until` is the day of a request for an
    extension that waits for the office. `said_undone` is when the unit last said that it is not done yet,
    `promised` the day that it named.
    """

    number: int
    assignment_id: int
    occurrence_id: int
    content: str
    unit: str
    unit_code: str
    share: Share
    status: Status
    state: TimeState
    due: Due | None = None
    left: int = 0
    late: int = 0
    passed: bool = False
    left_out: tuple[SpecialDay, ...] = ()
    period: str = ""
    source: str = ""
    reported_at: datetime | None = None
    accepted_at: datetime | None = None
    asked_until: date | None = None
    past_at_import: bool = False
    said_undone: datetime | None = None
    promised: date | None = None

    @property
    def owed(self) -> bool:
        """Whether the unit still owes it: it was not reported, nor paused."""
        return self.status in OPEN

    @property
    def is_late(self) -> bool:
        """Owed, and past its deadline."""
        return self.owed and self.state is TimeState.LATE


@dataclass(frozen=True, slots=True)
class Counts:
    """Shares by how they stand; every share is in exactly one of them."""

    late: int = 0
    soon: int = 0
    on_track: int = 0
    undated: int = 0
    waiting: int = 0
    paused: int = 0
    done_on_time: int = 0
    done_late: int = 0

    @property
    def owed(self) -> int:
        """What units still owe."""
        return self.late + self.soon + self.on_track + self.undated

    @property
    def done(self) -> int:
        """What the office has confirmed."""
        return self.done_on_time + self.done_late

    @property
    def total(self) -> int:
        """All of them."""
        return self.owed + self.waiting + self.paused + self.done


def count(entries: Iterable[Entry]) -> Counts:
    """How many stand how; cancelled ones are nowhere."""
    sums: dict[str, int] = {}
    for entry in entries:
        place = _place(entry)
        if place:
            sums[place] = sums.get(place, 0) + 1
    return Counts(**sums)


_BY_STATE = {
    TimeState.LATE: "late",
    TimeState.DUE_SOON: "soon",
    TimeState.ON_TRACK: "on_track",
    TimeState.NO_DEADLINE: "undated",
}


def _place(entry: Entry) -> str:
    match entry.status:
        case Status.CANCELLED:
            return ""
        case Status.DONE:
            return "done_late" if entry.state is TimeState.DONE_LATE else "done_on_time"
        case Status.REPORTED:
            return "waiting"
        case Status.PAUSED:
            return "paused"
        case _:
            return _BY_STATE.get(entry.state, "undated")


def by_unit(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each unit by its name, in their order."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.unit, []).append(entry)
    return groups


def pressing(entry: Entry) -> tuple[int, int, int]:
    """For sorting: the latest first, then by deadline, what has none last."""
    due = entry.due.on.toordinal() if entry.due else date.max.toordinal()
    return (-entry.late if entry.is_late else 1, due, entry.number)
