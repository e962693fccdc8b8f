"""All tables; importing this module registers them in SQLModel.metadata."""

from storage.tables.delivery import Attempt, Bound, Inbox, Outbox, Pace
from storage.tables.office import Holiday, Setting
from storage.tables.people import Address, Invite, LinkAttempt, Offer, Person, PersonRole, Unit
from storage.tables.work import (
    Assignment,
    Directive,
    Draft,
    Event,
    Evidence,
    Extension,
    Occurrence,
    Remark,
    Report,
    Review,
    Task,
)

__all__ = [
    "Address",
    "Assignment",
    "Attempt",
    "Bound",
    "Directive",
    "Draft",
    "Event",
    "Evidence",
    "Extension",
    "Holiday",
    "Inbox",
    "Invite",
    "LinkAttempt",
    "Occurrence",
    "Offer",
    "Outbox",
    "Pace",
    "Person",
    "PersonRole",
    "Remark",
    "Report",
    "Review",
    "Setting",
    "Task",
    "Unit",
]
