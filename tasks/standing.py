"""How an assignment stands at a moment: one record and one definition of each word, for every list.

"Đang mở", "quá hạn" and "chậm" are decided here and nowhere else, so that the chat, the digest, the
statistics and the workbook count the same. So is how far up a late one has climbed: by rank and working days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tasks.model import OPEN, Assignment, Due, Share, Status, TimeState
from tasks.workdays import (
    Calendar,
    SpecialDay,
    days_late,
    late_from,
    local_day,
    remind_by,
    time_state,
)

_BY_STATE = {TimeState.LATE: "overdue", TimeState.DUE_SOON: "soon", TimeState.ON_TRACK: "on_track"}


class Rung(StrEnum):
    """Who is told of what is late, from the lowest up."""

    OFFICE = "office"
    DEPUTY_DIRECTOR = "deputy_director"  # the one in charge of the unit
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Ladder:
    """After how many working days late each rung is told; settings of the office."""

    office: int = 1
    deputy_director: int = 3
    director: int = 5


def ladder(days_late: int, share: Share = Share.LEAD, steps: Ladder | None = None) -> tuple[Rung, ...]:
    """The rungs that have been reached, from the lowest up; phối hợp is never escalated."""
    steps = steps or Ladder()
    if share is Share.COOPERATE:
        return ()
    reached = (
        (Rung.OFFICE, steps.office),
        (Rung.DEPUTY_DIRECTOR, steps.deputy_director),
        (Rung.DIRECTOR, steps.director),
    )
    return tuple(rung for rung, days in reached if days_late >= max(days, 1))


def passed_on(rung: Rung, held: frozenset[Rung]) -> Rung | None:
    """The rung itself where somebody holds it, else the next one up that is held; None where none is."""
    order = tuple(Rung)
    return next((r for r in order[order.index(rung) :] if r in held), None)


@dataclass(frozen=True, slots=True)
class AsOf:
    """What an assignment is judged by. `soon_days`: working days from which "sắp đến hạn" is said."""

    now: datetime
    calendar: Calendar
    soon_days: int = 7
    roll_forward: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's share of one occurrence at a moment.

    `remind_by` and `late_from` are the moments of `tasks.workdays`. `left` and `late` are working days;
    `late` is counted to the report where there is one. `passed` is whether the deadline lies behind,
    whatever was reported; `left_out` are the days off that the countdown passed over, `undecided` its years
    whose days off nobody has decided yet. `closed`: every chủ trì of the occurrence has been confirmed.
    `asked_until` is the day of a request for an extension that waits for the office. `reported_at` is the
    moment of the last report, kept when it is returned; `accepted_at` that of the one that was confirmed.
    `said_undone` is when the unit last said that it is not done yet, `promised` the day that it named.
    `passed_from` is the rung that nobody holds and that passed it on to who reads. `phrase` is the document's
    wording of the deadline.
    """

    number: int
    assignment_id: int
    occurrence_id: int
    content: str
    unit: str = ""
    unit_code: str = ""
    unit_id: int = 0
    share: Share = Share.LEAD
    status: Status = Status.ASSIGNED
    state: TimeState = TimeState.NO_DEADLINE
    due: Due | None = None
    remind_by: date | None = None
    late_from: datetime | None = None
    left: int = 0
    late: int = 0
    passed: bool = False
    left_out: tuple[SpecialDay, ...] = ()
    undecided: tuple[int, ...] = ()
    given_at: datetime | None = None
    closed: bool = False
    period: str = ""
    source: str = ""
    reported_at: datetime | None = None
    accepted_at: datetime | None = None
    asked_until: date | None = None
    past_at_import: bool = False
    said_undone: datetime | None = None
    promised: date | None = None
    passed_from: Rung | None = None
    phrase: str = ""

    @property
    def open(self) -> bool:
        """Đang mở: the unit still owes it, since it was not reported, paused, cancelled or closed."""
        return self.status in OPEN and not self.closed

    @property
    def overdue(self) -> bool:
        """Quá hạn: open, and past its deadline. A request for more time made in time holds that off."""
        return self.open and self.state is TimeState.LATE

    @property
    def behind(self) -> bool:
        """Chậm: overdue by the unit's own doing: it leads, and the deadline was not past at the import."""
        return self.overdue and self.share is Share.LEAD and not self.past_at_import

    @property
    def leads(self) -> bool:
        """Chủ trì: what is counted; phối hợp is told beside it."""
        return self.share is Share.LEAD


@dataclass(frozen=True, slots=True)
class Description:
    """What a standing says of its task beside the assignment itself; the names are those of `Standing`."""

    content: str
    given_at: datetime | None = None
    unit: str = ""
    unit_code: str = ""
    period: str = ""
    source: str = ""
    past_at_import: bool = False
    closed: bool = False
    phrase: str = ""


def standing(share: Assignment, said: Description, at: AsOf) -> Standing:
    """How the assignment stands then."""
    counted: Mapping[str, Any] = {}
    due, late = share.due, 0
    if due is not None:
        counted = _counted(due, at)
        late = days_late(counted["late_from"], _judged_at(share, at), at.calendar)
    return Standing(
        number=share.task_number,
        assignment_id=share.id,
        occurrence_id=share.occurrence_id,
        content=said.content,
        unit=said.unit,
        unit_code=said.unit_code,
        unit_id=share.unit_id,
        share=share.share,
        status=share.status,
        state=time_state(share, at.now, at.calendar, at.soon_days, roll_forward=at.roll_forward),
        due=due,
        late=late,
        given_at=said.given_at,
        closed=said.closed,
        period=said.period,
        source=said.source,
        reported_at=share.reported_at,
        accepted_at=share.accepted_at,
        asked_until=share.asked_until if share.pending_extension else None,
        past_at_import=said.past_at_import,
        phrase=said.phrase,
        **counted,
    )


def _judged_at(share: Assignment, at: AsOf) -> datetime:
    told = {Status.REPORTED: share.reported_at, Status.DONE: share.accepted_at}.get(share.status)
    return told or at.now


@lru_cache(maxsize=512)  # a morning's thousands of shares have some dozens of deadlines
def _counted(due: Due, at: AsOf) -> Mapping[str, Any]:
    """What is counted to the deadline, by the names of `Standing`."""
    roll, today = at.roll_forward, local_day(at.now)
    day = remind_by(due, at.calendar, roll_forward=roll)
    edge = late_from(due, at.calendar, roll_forward=roll)
    return {
        "remind_by": day,
        "late_from": edge,
        "left": at.calendar.between(today, day),
        "passed": at.now >= edge,
        "left_out": at.calendar.left_out(today, day) if day > today else (),
        "undecided": at.calendar.undecided(today, day) if day > today else (),
    }


@dataclass(frozen=True, slots=True)
class Counts:
    """The shares that units lead, by how they stand: each in exactly one of the fields up to `done_late`.

    Cancelled ones and what a closed occurrence left over are nowhere. `helping` are the open shares of
    phối hợp, beside the sum; `helping_overdue` are those of them that are overdue.
    """

    overdue: int = 0
    soon: int = 0
    on_track: int = 0
    undated: int = 0
    waiting: int = 0
    paused: int = 0
    done_on_time: int = 0
    done_late: int = 0
    helping: int = 0
    helping_overdue: int = 0

    @property
    def in_time(self) -> int:
        """Open, with a deadline that is not past."""
        return self.soon + self.on_track

    @property
    def open(self) -> int:
        """Đang mở."""
        return self.overdue + self.in_time + self.undated

    @property
    def done(self) -> int:
        """What the office has confirmed."""
        return self.done_on_time + self.done_late

    @property
    def total(self) -> int:
        """All that is led."""
        return self.open + self.waiting + self.paused + self.done


class RunningCounts:
    """How many stand how of those that were added so far."""

    def __init__(self) -> None:
        self._sums: dict[str, int] = {}

    def add(self, each: Standing) -> None:
        """One more."""
        for field in _fields(each):
            self._sums[field] = self._sums.get(field, 0) + 1

    @property
    def counts(self) -> Counts:
        """As they are now."""
        return Counts(**self._sums)


def counts_of(shares: Iterable[Standing]) -> Counts:
    """How many stand how."""
    running = RunningCounts()
    for each in shares:
        running.add(each)
    return running.counts


def _fields(each: Standing) -> tuple[str, ...]:
    if not each.leads:
        return ("helping", *(("helping_overdue",) if each.overdue else ())) if each.open else ()
    match each.status:
        case Status.DONE:
            return ("done_late" if each.state is TimeState.DONE_LATE else "done_on_time",)
        case Status.REPORTED:
            return ("waiting",)
        case Status.PAUSED if not each.closed:
            return ("paused",)
        case _:
            return (_BY_STATE.get(each.state, "undated"),) if each.open else ()


def by_occurrence(shares: Iterable[Standing]) -> list[list[Standing]]:
    """The shares of each occurrence together, in the order in which it comes first."""
    groups: dict[int, list[Standing]] = {}
    for each in shares:
        groups.setdefault(each.occurrence_id, []).append(each)
    return list(groups.values())


def pressing(each: Standing) -> tuple[int, int, int]:
    """For sorting: the latest first, then by deadline, what has none last."""
    due = each.due.on.toordinal() if each.due else date.max.toordinal()
    return (-each.late if each.overdue else 1, due, each.number)
