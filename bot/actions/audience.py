"""Who is told: the people who answer for a unit, and the notices that wait for the office's hours."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.turn import Turn
from messages.text import Message
from scheduler.policy import goes_at, policy_of
from scheduler.rendering import ASSIGNED, DEADLINE_CHANGED, due_json
from storage import people
from storage.assignments import Listed
from storage.engine import Session
from storage.outbox import enqueue
from tasks.model import Due, Person, Role

NOTICE_PRIORITY = 3


def answering_for(session: Session, unit_id: int) -> list[Person]:
    """Who is told of a unit's tasks: its heads, else their deputies, else nobody."""
    return people.holders(session, Role.HEAD, unit_id) or people.holders(session, Role.DEPUTY_HEAD, unit_id)


def tell_unit(
    turn: Turn, unit_id: int, message: Message, *, tasks: Collection[int] = (), also: int | None = None
) -> set[int]:
    """Tell those who answer for the unit, and the person `also` (who gave the report); who was told."""
    told = {person.id for person in answering_for(turn.session, unit_id)} | ({also} if also else set())
    told -= {turn.person.id} if turn.person is not None else set()
    for person_id in sorted(told):
        turn.tell(person_id, message, tasks=tuple(tasks))
    return told


def owe_assigned(turn: Turn, rows: Iterable[Listed]) -> None:
    """Owe the units' heads the news of tasks given to them, one message a person."""
    by_person: dict[int, list[Listed]] = {}
    for row in rows:
        for person in answering_for(turn.session, row.assignment.unit_id):
            by_person.setdefault(person.id, []).append(row)
    for person_id, items in by_person.items():
        ids = [row.assignment.id for row in items]
        enqueue(
            turn.session,
            f"assigned:{turn.row_id}:{person_id}:{ids[0]}",
            ASSIGNED,
            now=turn.now,
            person_id=person_id,
            payload={"assignments": ids},
            priority=NOTICE_PRIORITY,
            not_before=may_go_at(turn, [row.assignment.due for row in items]),
        )


def owe_new_deadline(turn: Turn, row: Listed, old: Due | None, note: str) -> None:
    """Owe the unit's heads the news that a deadline has moved; `row` as it stands now."""
    share = row.assignment
    for person in answering_for(turn.session, share.unit_id):
        enqueue(
            turn.session,
            f"deadline:{share.id}:{row.occurrence_version}.{share.version}:{person.id}",
            DEADLINE_CHANGED,
            now=turn.now,
            person_id=person.id,
            payload={"assignments": [share.id], "old": due_json(old), "note": note},
            priority=NOTICE_PRIORITY,
            not_before=may_go_at(turn, [share.due]),
        )


def may_go_at(turn: Turn, dues: Iterable[Due | None]) -> datetime:
    """When a notice may leave: in the office's hours, or at once where it cannot wait for them."""
    policy = policy_of(turn.settings)
    return min(goes_at(turn.now, turn.calendar, policy, due) for due in [None, *dues])


def unreachable(session: Session, persons: Iterable[Person]) -> list[Person]:
    """Those of them who have no active address."""
    return [person for person in persons if not people.addresses(session, person.id)]
