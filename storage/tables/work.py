"""What is owed: directives and their reviews, tasks, occurrences, assignments, reports, extensions."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Index, UniqueConstraint, event, text
from sqlmodel import Field

from language.folding import fold
from storage.tables.base import Stored, json_list, json_object, moment

_WORDS = re.compile(r"[^\W_]+")
_SOUGHT, _MOST_SOUGHT = 400, 12  # characters, words
_HELD = ("due_time", "operator", "previous_due")


class Directive(Stored, table=True):
    """A document as it was read. `fingerprint` is the hash of its folded text.

    `key` is issuer, number and date folded into one, where all three are there: the same key with
    another fingerprint is another version of the document. `compared` is the number as numbers are compared,
    `head` the folded words of number, symbol, issuer and subject, between single spaces: both are written
    with the row (`found_by`). `recipients` are the units that the office has it sent to, so that they know of
    it, without a task.
    """

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = None
    symbol: str | None = None
    issued: date | None = None
    received: date | None = None
    issuer: str | None = Field(default=None, index=True)
    subject: str | None = None
    signer: str | None = None
    addressees: list[str] = json_list()
    recipients: list[int] = json_list()
    fingerprint: str = Field(index=True)
    key: str | None = Field(default=None, index=True)
    supersedes_id: int | None = Field(default=None, foreign_key="directive.id")
    text: str = ""
    folded: str = ""
    file_name: str = ""
    compared: str = Field(default="", index=True)
    head: str = Field(default="", index=True)
    warnings: list[dict[str, Any]] = json_list()
    imported_by: int | None = Field(default=None, foreign_key="person.id")
    imported_at: datetime = moment()


def as_compared(number: str) -> str:
    """A document's number as it is compared: folded and without spaces."""
    return fold(number).replace(" ", "")


def words_of(text: str) -> list[str]:
    """The folded words of a text, as they are searched."""
    return _WORDS.findall(fold(text))


def words_sought(text: str) -> list[str]:
    """The words that are looked for where somebody asks for the text: so many, and no more."""
    return words_of(text[:_SOUGHT])[:_MOST_SOUGHT]


def all_begun(terms: Sequence[str]) -> str:
    """Every word, of which it may be only begun, in the language of FTS5: quoted, none is an operator."""
    return " ".join(f'"{term}"*' for term in terms)


@event.listens_for(Directive, "before_insert")
@event.listens_for(Directive, "before_update")
def found_by(_mapper: Any, _connection: Any, row: Directive) -> None:
    """Keep what a document is found by in step with it."""
    row.compared = as_compared(row.number or "")
    row.head = " ".join(
        words_of(" ".join(part or "" for part in (row.number, row.symbol, row.issuer, row.subject)))
    )


class DirectiveFile(Stored, table=True):
    """A file that a directive came as, one a page where it came as photos; `name` is text only.

    Only what the gate for state secrets has cleared is ever stored.
    """

    __tablename__ = "directive_file"

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id", index=True)
    stored_as: str = ""
    name: str = ""
    size: int = 0


class Review(Stored, table=True):
    """The office's look at what was read. `state`: open | saved | rejected."""

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id", index=True)
    state: str = Field(default="open", index=True)
    opened_by: int | None = Field(default=None, foreign_key="person.id")
    channel: str = ""
    chat_id: str = ""
    page: int = 1
    version: int = 1
    opened_at: datetime = moment()
    closed_by: int | None = Field(default=None, foreign_key="person.id")
    closed_at: datetime | None = moment(nullable=True)


class Draft(Stored, table=True):
    """A proposed task, numbered within its review and never renumbered.

    `body` is the TaskDraft as read (tasks.serializing); the other columns are the office's decisions:
    `leads` and `helpers` are unit ids, `deadline` a Deadline (tasks.serializing) as it now stands.
    """

    __table_args__ = (UniqueConstraint("review_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id", index=True)
    number: int
    body: dict[str, Any] = json_object()
    leads: list[int] = json_list()
    helpers: list[int] = json_list()
    unmatched: list[str] = json_list()
    deadline: dict[str, Any] = json_object()
    changed: bool = False
    dropped: bool = False
    task_number: int | None = Field(default=None, foreign_key="task.number")


class Task(Stored, table=True):
    """A task under its number in the office: given at saving, never used again."""

    __table_args__ = {"sqlite_autoincrement": True}

    number: int | None = Field(default=None, primary_key=True)
    directive_id: int | None = Field(default=None, foreign_key="directive.id", index=True)
    content: str
    quote: str = ""
    place: str = ""
    kind: str = "action"
    report_to: list[str] = json_list()
    product: str = ""
    deadline: dict[str, Any] = json_object()
    folded: str = ""
    given_by: int | None = Field(default=None, foreign_key="person.id")
    given_at: datetime = moment(index=True)
    past_at_import: bool = False  # no escalation before the office has decided
    cancelled_at: datetime | None = moment(nullable=True)


class Occurrence(Stored, table=True):
    """One time that a task falls due; `period` is "" for a single task, "2026-Q3" for a recurring one."""

    __table_args__ = (UniqueConstraint("task_number", "period"),)

    id: int | None = Field(default=None, primary_key=True)
    task_number: int = Field(foreign_key="task.number", index=True)
    period: str = ""
    due: date | None = Field(default=None, index=True)
    due_time: time | None = None
    operator: str = "by"
    closed_at: datetime | None = moment(nullable=True)
    version: int = 1


class Assignment(Stored, table=True):
    """One unit's share of one occurrence. Every change raises `version`.

    `own_due` and its companions hold where an extension was granted to this unit alone; else the
    occurrence's deadline does. `accepted_on` and `accepted_time` are day and hour of the report that was
    confirmed, by Vietnam's clock: what was done when, and whether late, is asked of the database.

    The last seven columns are what questions are asked of. The database itself keeps them (migrations 0010,
    0019), and the program only reads them, in SQL: a row in a session may be behind. `stage` is the status,
    or "left" of what a closed occurrence left over; `due`, `due_time` and `operator` are of the deadline that
    holds; `late`: confirmed, and reported past that day or hour, without a look at days off; `previous_due`:
    of an open share that recurs, the deadline of the open period before it.
    """

    __table_args__ = (
        UniqueConstraint("occurrence_id", "unit_id"),
        Index(
            "ix_assignment_stage",
            *("stage", "unit_id", "share", "late", "due", "occurrence_id", *_HELD),
        ),
        Index(
            "ix_assignment_occurrence",
            *("occurrence_id", "stage", "share", "unit_id", "late", "due", *_HELD),
        ),
        Index("ix_assignment_accepted", "stage", "accepted_on", "accepted_time"),
        Index("ix_assignment_due", "stage", "due", "occurrence_id", "unit_id", "share", *_HELD),
        Index("ix_assignment_recurring", "recurring", "stage", "due"),
        Index("ix_assignment_entry", "stage", "occurrence_id", "share"),
        Index("ix_assignment_extended", "extensions"),
        Index(
            "ix_assignment_late",
            *("late", "due", "due_time", "occurrence_id", "unit_id", "share", "stage"),
            sqlite_where=text("late IS 1"),  # PostgreSQL's stands in the migration: here it loads the dialect
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    occurrence_id: int = Field(foreign_key="occurrence.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    share: str
    status: str = "assigned"
    paused_from: str | None = None
    version: int = 1
    accepted_report_id: int | None = None
    accepted_on: date | None = None
    accepted_time: time | None = None
    extensions: int = 0
    own_due: date | None = None
    own_due_time: time | None = None
    own_operator: str | None = None
    stage: str = ""
    due: date | None = None
    due_time: time | None = None
    operator: str = "by"
    recurring: bool = False
    late: bool = False
    previous_due: date | None = None


class Report(Stored, table=True):
    """What a unit reported. `decision`: pending | accepted | returned | withdrawn."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment(index=True)
    note: str = ""
    late_reason: str = ""
    document_number: str | None = None
    document_date: date | None = None
    decision: str = Field(default="pending", index=True)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = moment(nullable=True)
    self_confirmed: bool = False
    reason: str = ""


class Evidence(Stored, table=True):
    """A file that came with a report, stored under its own id; the name is text only."""

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    stored_as: str = ""
    name: str = ""
    size: int = 0
    channel_file_id: str = ""


class Extension(Stored, table=True):
    """A request for a later date, the old one kept beside it.

    `decision`: pending | granted | refused | lapsed (it fell away undecided).
    """

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment()
    old_due: date | None = None
    new_due: date
    reason: str = ""
    decision: str = Field(default="pending", index=True)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = moment(nullable=True)
    decision_reason: str = ""


class Event(Stored, table=True):
    """What happened, append-only and hash-chained; it holds ids and codes, never names or texts."""

    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    kind: str
    subject: str = Field(index=True)  # "assignment:12", "directive:3", "person:7"
    old: str = ""
    new: str = ""
    data: dict[str, Any] = json_object()
    previous: str = ""
    digest: str = ""


class Remark(Stored, table=True):
    """The words given with an event (a reason), kept apart so that they can be erased."""

    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id", index=True)
    text: str
