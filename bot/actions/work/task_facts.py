"""What a use case about tasks knows when it decides, gathered once; and which assignment a number means.

An assignment is found by the rights of the person who speaks, never by guessing. Everything here is pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chat.intents.values import UnitName
from messages.review.reading import problem
from messages.work import reports as words
from storage.incoming.chats import HeldFile
from storage.work.assignments import Listed, standing_of
from storage.work.reports import NewEvidence
from tasks.model import (
    OPEN,
    Act,
    Assignment,
    Person,
    Role,
    Share,
    Status,
    TimeState,
    Unit,
    may_everywhere,
    own_units,
)
from tasks.standing import AsOf, Standing
from tasks.transitions import Before, Granted
from tasks.workdays import local_day, time_state

Fits = Callable[[Assignment], bool]


@dataclass(frozen=True, slots=True)
class Pick:
    """One row; or several units' rows to ask about (`among`); or neither, where there is no such task."""

    row: Listed | None = None
    among: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """What may prove a result: the files of this message, and those that waited for it in the chat.

    `lost` is the name of a file that came and could not be kept, "" for a photo; `recording` is the kind of a
    recording that came, which nobody keeps, "" for none. `barred`: of this person no file is kept.
    `no_room`: why there is no room for it (filespace.NoRoom), "" where there is, `most` what may be
    kept, in MiB.
    """

    here: tuple[NewEvidence, ...] = ()
    waiting: tuple[HeldFile, ...] = ()
    lost: str | None = None
    recording: str = ""
    barred: bool = False
    no_room: str = ""
    most: int = 0

    @property
    def came(self) -> bool:
        """Whether a file came with this message."""
        return bool(self.here) or self.lost is not None

    def held_for(self, numbers: Sequence[int], *, everything: bool = False) -> tuple[NewEvidence, ...]:
        """Those that waited for a word on these tasks: theirs, and those that were just asked about.

        With `everything` those too that nobody has claimed since.
        """
        return tuple(
            held.file
            for held in self.waiting
            if held.task in numbers or (held.task is None and (everything or not held.passed))
        )

    def proving(self, numbers: Sequence[int], *, everything: bool = False) -> tuple[NewEvidence, ...]:
        """What proves a result of these tasks, in the order in which it came."""
        return (*self.held_for(numbers, everything=everything), *self.here)

    @property
    def unclaimed(self) -> int:
        """How many wait that go nowhere by themselves."""
        return sum(held.task is None and held.passed for held in self.waiting)

    @property
    def refusal(self) -> str:
        """Why the file that came is not kept, "" where none came or it is."""
        if self.lost is None:
            return ""
        if self.barred:
            return words.file_of_others(self.lost)
        if self.no_room:
            return problem(self.no_room, self.lost, {"most": self.most})
        return words.recording_refused(self.lost) if self.recording else words.file_refused(self.lost)


def ids(files: Sequence[NewEvidence]) -> tuple[str, ...]:
    """The ids under which they are stored."""
    return tuple(file.stored_as for file in files)


def names(files: Sequence[NewEvidence]) -> tuple[str, ...]:
    """What they are called, "" for a photo."""
    return tuple(file.name for file in files)


@dataclass(frozen=True, slots=True)
class Request:
    """An extension that waits for the office: who asked, and for which day."""

    person_id: int | None
    until: date


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """`rows` are all shares of the tasks that were named, of every unit and period, the earliest due first.

    `said_at` is when the person spoke, `as_of` the moment of deciding with what deadlines are judged by.
    `assignment_id` is what a button spoke of; `chosen`: it was shown in full, and chosen. `changed` are
    assignments that somebody else has changed while this was decided. Gathered for the use cases that ask
    for them: `units`, `papers`, `requests`, `just_reported`, `cancelled` (what each assignment was that the
    office has cancelled), `granted` (the last extension of each). `reached` are those who have an address.
    """

    person: Person
    as_of: AsOf
    said_at: datetime
    rows: Mapping[int, tuple[Listed, ...]] = field(default_factory=dict)
    units: tuple[Unit, ...] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    office: tuple[Person, ...] = ()
    reached: frozenset[int] = frozenset()
    assignment_id: int | None = None
    chosen: bool = False
    extension_cap: int | None = None
    papers: Papers = Papers()
    requests: Mapping[int, Request] = field(default_factory=dict)
    just_reported: tuple[int, ...] = ()
    cancelled: Mapping[int, Before] = field(default_factory=dict)
    granted: Mapping[int, Granted] = field(default_factory=dict)
    changed: frozenset[int] = frozenset()
    offers_before: int = 0

    @property
    def now(self) -> datetime:
        """The moment of deciding."""
        return self.as_of.now

    @property
    def today(self) -> date:
        """Vietnam's date."""
        return local_day(self.now)

    @property
    def office_told(self) -> tuple[Person, ...]:
        """Those of the office who are told what happens: who can be written to, all where nobody can."""
        return tuple(person for person in self.office if person.id in self.reached) or self.office

    def answering_for(self, unit_id: int) -> tuple[Person, ...]:
        """Who is told of a unit's tasks: its heads, else their deputies, else nobody."""
        return self._holders(Role.HEAD, unit_id) or self._holders(Role.DEPUTY_HEAD, unit_id)

    def unit(self, unit_id: int) -> Unit | None:
        """The unit with the id."""
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def named(self, unit: UnitName | None) -> Unit | None:
        """The unit that was named."""
        code = unit.code if unit is not None else None
        return next((each for each in self.units if code and each.code.casefold() == code.casefold()), None)

    def own_rows(self, number: int, act: Act) -> list[Listed]:
        """The task's shares in the units over which the person may do this."""
        own = own_units(self.person, act)
        return [row for row in self.rows.get(number, ()) if row.assignment.unit_id in own]

    def office_rows(self, number: int, act: Act, unit: UnitName | None = None) -> list[Listed]:
        """The task's shares, of one unit where it is named; none without the right over every unit."""
        if not may_everywhere(self.person, act):
            return []
        rows = list(self.rows.get(number, ()))
        if unit is None:
            return rows
        named = self.named(unit)
        return [row for row in rows if named is not None and row.assignment.unit_id == named.id]

    def pick(self, rows: Sequence[Listed], fits: Fits) -> Pick:
        """The row that a button names; else the earliest that fits, one unit at a time.

        Where none fits, the row that explains best why: the one that was touched last.
        """
        if self.assignment_id is not None:
            # A button speaks of one assignment; where that is not theirs, it speaks of none.
            return Pick(next((row for row in rows if row.assignment.id == self.assignment_id), None))
        if not rows:
            return Pick()
        fitting = [row for row in rows if fits(row.assignment) and not over(row)]
        if not fitting:
            return Pick(max(rows, key=_touched))
        first = {row.assignment.unit_id: row for row in reversed(fitting)}
        if len(first) == 1:
            return Pick(fitting[0])
        return Pick(among=tuple(row for row in fitting if first[row.assignment.unit_id] is row))

    def reportable(self, rows: Sequence[Listed]) -> Fits:
        """Which of the unit's occurrences a report speaks of: the earliest that is open.

        Said twice, "xong 12" must not report the next period: a report that waits is meant first, unless it
        was made on an earlier day and the next period is near.
        """
        waits = [row.assignment for row in rows if row.assignment.status is Status.REPORTED]

        def fits(share: Assignment) -> bool:
            if share.status not in OPEN:
                return False
            mine = [other for other in waits if other.unit_id == share.unit_id]
            return all(self._long_ago(other) and self._near(share) for other in mine)

        return fits

    def standing(self, row: Listed) -> Standing:
        """The assignment as it stood when the person spoke of it."""
        return standing_of(row, replace(self.as_of, now=self.said_at))

    def _holders(self, role: Role, unit_id: int) -> tuple[Person, ...]:
        return tuple(person for person in self.people.values() if (role, unit_id) in person.roles)

    def _long_ago(self, share: Assignment) -> bool:
        return share.reported_at is not None and local_day(share.reported_at) < local_day(self.said_at)

    def _near(self, share: Assignment) -> bool:
        at = self.as_of
        state = time_state(share, self.said_at, at.calendar, at.soon_days, roll_forward=at.roll_forward)
        return state in (TimeState.LATE, TimeState.DUE_SOON, TimeState.NO_DEADLINE)


def over(row: Listed) -> bool:
    """Whether nothing is owed of it any more though it was never answered: every chủ trì is confirmed."""
    return row.closed and row.assignment.status in OPEN


def one_lead(found: Pick) -> Pick:
    """A unit that leads goes before those that cooperate."""
    leads = [row for row in found.among if row.assignment.share is Share.LEAD]
    return Pick(leads[0]) if len(leads) == 1 else found


def _touched(row: Listed) -> tuple[bool, float, float]:
    """What became of a task last: before what was closed without a word come the live and the decided."""
    share = row.assignment
    moments = [moment.timestamp() for moment in (share.decided_at, share.reported_at) if moment is not None]
    due = share.due.on.toordinal() if share.due else 0
    return share.status is not Status.CANCELLED, max(moments, default=0.0), -float(due)
