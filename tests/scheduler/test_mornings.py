"""What many digests need is read once, and nothing that has changed meanwhile is told."""

from datetime import date, datetime

from sqlmodel import col, select

from scheduler.policy import Policy
from scheduler.snapshot import Rules
from scheduler.together import Digests
from storage.database.engine import Database
from storage.delivery.outbox import enqueue
from storage.registry.people import people
from storage.registry.roster import current
from storage.tables import Outbox, Person
from tasks.model import Status
from tasks.workdays import Calendar
from tests.office import Office
from tests.scheduler.stage import rules
from tests.scheduler.work import give, set_status

DAY = date(2026, 11, 23)


def _owe(database: Database, now: datetime, *persons: int) -> None:
    for person in persons:
        payload = {"date": DAY.isoformat()}
        database.write(
            lambda s, person=person, payload=payload: enqueue(  # type: ignore[misc]
                s, f"digest:{person}", "digest", now=now, person_id=person, payload=payload
            )
        )


def _numbers(
    database: Database, digests: Digests, now: datetime, person: int, *ahead: int
) -> tuple[int, ...]:
    """The tasks in the person's digest as it would leave now."""

    def work(session: object) -> tuple[int, ...]:
        wanted = select(Outbox).where(col(Outbox.person_id) == person)
        row = session.exec(wanted).one()  # type: ignore[attr-defined]
        facts = digests.gather_all(session, [row], now, ahead)[row.id]  # type: ignore[arg-type]
        return tuple(getattr(facts, "numbers", ()))

    return database.write(work)


def test_a_change_between_two_digests_of_a_batch_is_seen(
    database: Database, office: Office, now: datetime
) -> None:
    first, second = give(database, DAY, office.planning), give(database, DAY, office.inspection)
    _owe(database, now, office.head_planning, office.head_inspection)
    digests = Digests(rules)
    heads = (office.head_planning, office.head_inspection)
    assert _numbers(database, digests, now, heads[0], *heads) == (first,)
    set_status(database, second, Status.CANCELLED)
    assert _numbers(database, digests, now, heads[1], *heads) == ()


def test_who_leaves_between_two_digests_of_a_batch_is_told_nothing(
    database: Database, office: Office, now: datetime
) -> None:
    give(database, DAY, office.planning)
    second = give(database, DAY, office.inspection)
    _owe(database, now, office.head_planning, office.head_inspection)
    digests = Digests(rules)
    heads = (office.head_planning, office.head_inspection)
    _numbers(database, digests, now, heads[0], *heads)
    assert _numbers(database, digests, now, heads[1], *heads) == (second,)

    def leave(session: object) -> None:
        session.get_one(Person, heads[1]).active = False  # type: ignore[attr-defined]

    database.write(leave)
    assert _numbers(database, digests, now, heads[1], *heads) == ()


def _counted() -> tuple[Rules, list[datetime]]:
    """The rules, and the moments at which a morning was read by them."""
    read: list[datetime] = []

    def counted(session: object, now: datetime) -> tuple[Calendar, Policy]:
        read.append(now)
        return rules(session, now)  # type: ignore[arg-type]

    return counted, read


def test_what_all_is_seen_for_is_read_beside_and_not_again(
    database: Database, office: Office, now: datetime
) -> None:
    give(database, DAY, office.planning)
    _owe(database, now, office.head_planning, office.clerk)
    by, read = _counted()
    digests = Digests(by)
    _numbers(database, digests, now, office.head_planning, office.head_planning, office.clerk)
    assert len(read) == 1  # of the head alone: nobody waits for what the clerk sees
    database.read(lambda session: digests.foresee(session, [office.head_planning], now))
    assert len(read) == 1
    for _ in range(2):
        database.read(lambda session: digests.foresee(session, [office.clerk], now))
    assert len(read) == 2
    _numbers(database, digests, now, office.clerk, office.clerk)
    assert len(read) == 2


def test_what_was_read_beside_is_not_told_where_the_record_has_changed(
    database: Database, office: Office, now: datetime
) -> None:
    number = give(database, date(2026, 11, 2), office.planning)
    _owe(database, now, office.clerk)
    digests = Digests(rules)
    database.read(lambda session: digests.foresee(session, [office.clerk], now))
    assert number in _numbers(database, digests, now, office.clerk, office.clerk)
    set_status(database, number, Status.CANCELLED)
    assert number not in _numbers(database, digests, now, office.clerk, office.clerk)


def test_the_roster_is_read_once_and_anew_where_it_has_changed(database: Database, office: Office) -> None:
    first = database.read(current)
    assert database.read(current) is first
    give(database, DAY, office.planning)
    assert database.read(current) is first

    def rename(session: object) -> None:
        session.get_one(Person, office.clerk).name = "Tên mới"  # type: ignore[attr-defined]
        assert "Tên mới" in {person.name for person in current(session).people}  # type: ignore[arg-type]

    database.write(rename)
    again = database.read(current)
    assert again is not first
    assert list(again.people) == database.read(people)
