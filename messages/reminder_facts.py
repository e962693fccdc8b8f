"""What reminders speak of: gathered and decided elsewhere, here only to be worded."""

from dataclasses import dataclass
from datetime import date, datetime

from tasks.escalation import Rung
from tasks.model import Due, Person, Share
from tasks.workdays import SpecialDay


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment in a list, as it stands on the day.

    `left` and `late` are working days; a line that is not late has `late` 0 and `is_late` false.
    `left_out` are the days off that the countdown passed over. `unit` is named only to those above it.
    `passed_from` is the rung that nobody holds and that passed the line on.
    """

    assignment_id: int
    number: int
    content: str
    due: Due | None
    share: Share
    left: int = 0
    late: int = 0
    is_late: bool = False
    left_out: tuple[SpecialDay, ...] = ()
    unit: str = ""
    source: str = ""
    period: str = ""
    asks_extension: bool = False
    passed_from: Rung | None = None
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that nobody has finished: the document's name for people, and how many drafts it holds."""

    id: int
    title: str
    drafts: int
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class OfficePart:
    """What the office's morning digest adds."""

    waiting: tuple[Line, ...] = ()
    extensions: tuple[Line, ...] = ()
    late: tuple[Line, ...] = ()
    undecided: tuple[Line, ...] = ()  # past at import
    headless: tuple[Line, ...] = ()  # due, in a unit without a head
    reviews: tuple[OpenReview, ...] = ()
    undelivered: int = 0
    unreached: tuple[str, ...] = ()  # people with work who cannot be written to
    record_head: str = ""  # on the day of the briefing: what the record of events ends with

    def __bool__(self) -> bool:
        return any(
            (
                self.waiting,
                self.extensions,
                self.late,
                self.undecided,
                self.headless,
                self.reviews,
                self.undelivered,
            )
        )


@dataclass(frozen=True, slots=True)
class LeaderPart:
    """What a leader is told of units that are late; `briefing` marks the weekly list."""

    lines: tuple[Line, ...] = ()
    briefing: bool = False
    late_in_all: int = 0
    open_in_all: int = 0

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's morning. `delayed_from` is the moment at which it should have come, if it is late."""

    person: Person
    day: date
    late: tuple[Line, ...] = ()
    today: tuple[Line, ...] = ()
    upcoming: tuple[Line, ...] = ()
    office: OfficePart = OfficePart()
    leader: LeaderPart = LeaderPart()
    delayed_from: datetime | None = None
    urgent: bool = False

    def __bool__(self) -> bool:
        return bool(self.late or self.today or self.upcoming or self.office or self.leader)

    @property
    def own(self) -> tuple[Line, ...]:
        """The lines that the person answers for."""
        return self.late + self.today + self.upcoming

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every task that the digest speaks of, once, in its order."""
        office = self.office
        lines = (
            *self.own,
            *office.waiting,
            *office.extensions,
            *office.late,
            *office.undecided,
            *office.headless,
            *self.leader.lines,
        )
        return tuple(dict.fromkeys(line.number for line in lines))


@dataclass(frozen=True, slots=True)
class Notice:
    """A message about single assignments: new, changed or urged."""

    person: Person
    lines: tuple[Line, ...]
    old: Due | None = None
    note: str = ""
    by: Person | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not arrive for certain: for whom, and the outbox's reason."""

    person: Person | None
    kind: str
    state: str
    reason: str
    numbers: tuple[int, ...] = ()
