"""Named people and assignments for the tests of the ground floor; plain values, no database."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tasks.deadline import Operator
from tasks.lifecycle import Actor, Change, advance
from tasks.model import OPEN, Action, Assignment, Due, Person, Role, Share, Status
from tasks.transitions import Refusal

BOARD, OFFICE, PLANNING, INSPECTION = 1, 2, 3, 4
NOW = datetime(2026, 11, 4, 2, 0, tzinfo=UTC)
"""Wednesday 4 November 2026, 09:00 in Hanoi."""


def person(number: int, name: str, unit: int, *roles: Role) -> Person:
    """Somebody who holds the roles in their own unit."""
    held = frozenset((role, unit) for role in roles)
    return Person(number, f"N{number:02}", name, "chức vụ", "đồng chí", unit, held)


DIRECTOR = person(1, "Trương Văn Khải", BOARD, Role.DIRECTOR)
DEPUTY = person(2, "Ninh Thị Thảo", BOARD, Role.DEPUTY_DIRECTOR)
CHIEF = person(3, "Quách Hữu Lộc", OFFICE, Role.HEAD, Role.OFFICE)
CLERK = person(4, "Mạc Thị Nhàn", OFFICE, Role.OFFICE)
HEAD = person(5, "Kiều Đức Anh", PLANNING, Role.HEAD)
DEPUTY_HEAD = person(6, "Giang Thu Hiền", PLANNING, Role.DEPUTY_HEAD)
STAFF = person(7, "Thân Văn Tú", PLANNING, Role.STAFF)
OTHER_HEAD = person(8, "Lã Minh Trí", INSPECTION, Role.HEAD)
STRANGER = person(9, "Người lạ", 99)

EVERYBODY = (DIRECTOR, DEPUTY, CHIEF, CLERK, HEAD, DEPUTY_HEAD, STAFF, OTHER_HEAD, STRANGER)

DUE = Due(date(2026, 11, 27), Operator.BY)
LATER = Due(date(2026, 12, 4), Operator.BY)


def actor(who: Person, *, alone: bool = False) -> Actor:
    """The person acting."""
    return Actor(who, alone)


def assignment(
    status: Status = Status.ASSIGNED, unit: int = PLANNING, share: Share = Share.LEAD
) -> Assignment:
    """An assignment of the planning unit in this status, with what belongs to it."""
    plain = Assignment(7, 12, 70, unit, share, status, 3, DUE)
    reported = replace(plain, reported_at=datetime(2026, 11, 3, 2, 0, tzinfo=UTC), reported_by=HEAD.id)
    decided = replace(reported, decided_at=datetime(2026, 11, 3, 9, 0, tzinfo=UTC), decided_by=CLERK.id)
    if status is Status.REPORTED:
        return replace(reported, pending_report=True)
    if status is Status.DONE:
        return replace(decided, accepted_at=reported.reported_at)
    if status is Status.RETURNED:
        return decided
    return replace(plain, paused_from=Status.IN_PROGRESS) if status is Status.PAUSED else plain


OPEN_STATUSES = sorted(OPEN)

Outcome = Change | Refusal


def changed(outcome: Outcome) -> Change:
    """The change, where it was none the test fails with the refusal."""
    assert isinstance(outcome, Change), outcome
    return outcome


def refused(outcome: Outcome) -> Refusal:
    """The refusal, where it was none the test fails with the change."""
    assert isinstance(outcome, Refusal), outcome
    return outcome


def does(who: Person, action: Action, a: Assignment, reason: str = "", due: Due | None = None) -> Outcome:
    """What comes of it when this person does that, at NOW."""
    return advance(a, action, actor(who), NOW, reason=reason, due=due)
