"""What the tests of the store tell of: when it begins, and tasks that somebody gives."""

from datetime import UTC, date, datetime, time

from sqlmodel import Session

from storage.questions.searching import holds
from storage.questions.statements import Statements
from storage.registry.people import person
from storage.work import tasks
from storage.work.changes import GivenWords, apply
from tasks.deadline import Deadline, Operator
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Assignment, Due, Person
from tasks.workdays import Calendar
from tests.storage.current import current

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def by(day: date, at: time | None = None) -> Deadline:
    """A deadline "chậm nhất ngày …"."""
    return Deadline(f"chậm nhất ngày {day:%d/%m/%Y}", Operator.BY, on=day, at=at)


def give(
    session: Session,
    content: str,
    leads: tuple[int, ...],
    deadline: Deadline | None = None,
    helpers: tuple[int, ...] = (),
    now: datetime = NOW,
) -> int:
    """Give a task; its number."""
    due = Due(deadline.on, deadline.operator, deadline.at) if deadline and deadline.on else None
    new = tasks.TaskToGive(content=content, leads=leads, helpers=helpers, deadline=deadline, due=due)
    return tasks.create(session, new, tasks.Giving(actor_id=None, now=now, calendar=Calendar()))


def share_of(session: Session, number: int, unit_id: int) -> Assignment:
    """The unit's current assignment of the task, which must be there."""
    found = current(session, number, unit_id)
    assert found is not None
    return found


def act(
    session: Session,
    share: Assignment,
    action: Action,
    person: Person,
    now: datetime = NOW,
    *,
    words: GivenWords | None = None,
    due: Due | None = None,
    unit_id: int | None = None,
) -> bool:
    """Let somebody act by the domain's rules, and write what comes of it."""
    words = words or GivenWords()
    change = advance(share, action, Actor(person), now, reason=words.reason, due=due, unit_id=unit_id)
    assert isinstance(change, Change), change
    return apply(session, change, person.id, now, words)


def someone(session: Session, person_id: int) -> Person:
    """The person with the id, who must be there."""
    found = person(session, person_id)
    assert found is not None
    return found


def search_tasks(session: Session, words: str) -> list[int]:
    """The numbers of the tasks that hold the words, the newest first."""
    asked = Statements(session)
    said = " ".join(("SELECT number FROM task WHERE", holds(asked, words)))
    found = asked.firsts(said)
    return sorted(found, reverse=True)
