"""What the messages about a review speak of: gathered by the use cases, here only to be worded."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tasks.deadline import Recurrence
from tasks.model import Due


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it now stands. `outside` are names of responsible units that are not in the registry,
    `beside` those of cooperating units that are not.

    `remind_by` and `late_from` are computed where the date is known; `first_due` is the first date of
    what recurs.
    """

    number: int
    content: str
    leads: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    phrase: str = ""
    due: Due | None = None
    recurrence: Recurrence | None = None
    hour: time | None = None  # of each of its days, where it recurs
    before: bool = False  # "trước ngày 20 hàng tháng"
    remind_by: date | None = None
    late_from: datetime | None = None
    first_due: date | None = None
    first_data: tuple[date, date] | None = None
    quote: str = ""
    place: str = ""
    warnings: tuple[str, ...] = ()
    time_doubtful: bool = False  # of what the warnings are, where they are of one of these
    unit_doubtful: bool = False
    dropped: bool = False
    past: bool = False
    needs_received: bool = False
    needs_day: bool = False

    @property
    def undated(self) -> bool:
        """Whether it has no deadline at all."""
        return not self.phrase and self.due is None and self.recurrence is None

    @property
    def uncounted(self) -> bool:
        """Whether a deadline is written whose date is not known: nobody would be reminded by it."""
        return bool(self.phrase) and self.due is None and self.recurrence is None

    @property
    def needs_unit(self) -> bool:
        """Whether nobody would owe it."""
        return not self.leads

    @property
    def unsettled(self) -> bool:
        """Whether the office must say something before it can be saved."""
        return not self.dropped and (self.needs_unit or self.needs_day or self.needs_received)


@dataclass(frozen=True, slots=True)
class UnknownNames:
    """Names that the registry does not have, the drafts that bear them all, and the units that a single
    name resembles.
    """

    names: tuple[str, ...]
    drafts: tuple[int, ...]
    near: tuple[tuple[str, str], ...] = ()  # (code, name)


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review: the document's header, its drafts, and what is left to settle.

    `recipients` are the units that get the document to know of it, without a task.
    """

    review_id: int
    drafts: tuple[DraftFacts, ...]
    number: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    received: date | None = None
    notes: tuple[str, ...] = ()
    unknown: tuple[UnknownNames, ...] = ()
    today: date | None = None
    recipients: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[DraftFacts, ...]:
        """The drafts that are not dropped."""
        return tuple(draft for draft in self.drafts if not draft.dropped)

    @property
    def unsettled(self) -> tuple[DraftFacts, ...]:
        """The drafts that cannot be saved yet."""
        return tuple(draft for draft in self.drafts if draft.unsettled)
