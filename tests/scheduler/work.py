"""Tasks for the test office, and what a person's digest of a day holds."""

from datetime import date, datetime, time

from messages.work.digests import Digest
from scheduler.plan import PlannedRow, digest_for, digest_key, plan
from scheduler.policy import Policy
from scheduler.snapshot import Snapshot, gather
from storage.database.engine import Database, Session
from storage.delivery.outbox import by_key, enqueue
from storage.tables import Assignment, Task
from storage.work.assignments import of_task
from storage.work.tasks import Giving, TaskToGive, create
from tasks.deadline import Operator
from tasks.model import Due, Status
from tasks.workdays import VIETNAM
from tests.scheduler.stage import YEARS

GIVEN = datetime(2026, 10, 1, 9, tzinfo=VIETNAM)


def at(day: date, hour: time = time(8)) -> datetime:
    """That hour of that day in Vietnam."""
    return datetime.combine(day, hour, VIETNAM)


def give(
    database: Database,
    due: date | None,
    *leads: int,
    helpers: tuple[int, ...] = (),
    hour: time | None = None,
    operator: Operator = Operator.BY,
    given: datetime = GIVEN,
    past: bool = False,
) -> int:
    """Give a task; its number. `past` makes it one that was past its deadline at import."""
    wanted = Due(due, operator, hour) if due else None
    new = TaskToGive(content=f"Báo cáo kết quả {due}", leads=leads, helpers=helpers, due=wanted)

    def work(session: Session) -> int:
        number = create(session, new, Giving(None, given, YEARS))
        session.get_one(Task, number).past_at_import = past
        return number

    return database.write(work)


def set_status(database: Database, number: int, status: Status) -> None:
    """Put the task's assignments into a status, past the life cycle."""

    def work(session: Session) -> None:
        for item in of_task(session, number):
            session.get_one(Assignment, item.id).status = status

    database.write(work)


def snapshot(database: Database, now: datetime, policy: Policy | None = None) -> Snapshot:
    """What is true at that moment."""
    return database.read(lambda s: gather(s, now, YEARS, policy or Policy()))


def digest(database: Database, person: int, now: datetime, policy: Policy | None = None) -> Digest:
    """The person's digest at that moment."""
    found = snapshot(database, now, policy)
    return digest_for(next(p for p in found.people if p.id == person), found)


def planned(database: Database, now: datetime) -> tuple[PlannedRow, ...]:
    """What a tick at that moment would owe."""
    return plan(snapshot(database, now))


def told(database: Database, person: int, day: date) -> None:
    """The person's digest of that day has arrived."""

    def work(session: Session) -> None:
        key = digest_key(person, day)
        enqueue(session, key, "digest", now=at(day), person_id=person, payload={"date": day.isoformat()})
        row = by_key(session, key)
        assert row is not None
        row.state = "sent"

    database.write(work)
