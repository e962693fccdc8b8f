"""What a task's card and its history speak of: gathered elsewhere, here only to be worded."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.list_facts import Entry, Viewer
from tasks.deadline import Deadline
from tasks.model import Share


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report with its evidence and what became of it."""

    unit: str
    at: datetime
    by: str
    decision: str
    document_number: str = ""
    document_date: date | None = None
    files: tuple[str, ...] = ()
    note: str = ""
    late_reason: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """A request for a later date, the old one beside the new one."""

    unit: str
    at: datetime
    old: date | None
    new: date
    decision: str
    reason: str = ""
    decision_reason: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event in words that are known: `action` and `fact` are codes, old and new named already."""

    at: datetime
    by: str
    action: str
    unit: str = ""
    fact: str = ""
    old: str = ""
    new: str = ""
    remark: str = ""
    self_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A task as this viewer may see it; `others` are units that share it, without their status."""

    number: int
    content: str
    viewer: Viewer
    entries: tuple[Entry, ...]
    others: tuple[tuple[str, Share], ...] = ()
    quote: str = ""
    place: str = ""
    directive: str = ""
    given_at: datetime | None = None
    given_by: str = ""
    deadline: Deadline | None = None
    product: str = ""
    report_to: tuple[str, ...] = ()
    reports: tuple[ReportFacts, ...] = ()
    extensions: tuple[ExtensionFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    past_at_import: bool = False
