"""Writes that wait together share a transaction, and none of them feels it."""

import asyncio
from collections.abc import Callable
from threading import Event as Flag

import pytest
from sqlalchemy import event as database_event
from sqlmodel import Session, select

from storage.database.engine import MOST_TOGETHER, Database
from storage.database.faults import StoreCode, StoreError
from storage.record import audit, comparing
from storage.registry import roster
from storage.tables import Event, Unit
from tests.office import Office
from tests.storage.story import NOW


class _RefusedError(Exception):
    pass


def _noting(n: int) -> Callable[[Session], int]:
    def work(session: Session) -> int:
        audit.record(session, "tried", f"task:{n}", now=NOW)
        return n

    return work


def _refusing(session: Session) -> int:
    _noting(99)(session)
    raise _RefusedError


async def _all_at_once(
    database: Database, works: list[Callable[[Session], int]]
) -> list[int | BaseException]:
    """Asked for while the writing thread is busy."""
    free = Flag()
    busy = asyncio.create_task(database.run(lambda _: free.wait(30)))
    asked = [asyncio.create_task(database.run_together(work)) for work in works]
    await asyncio.sleep(0)
    free.set()
    await busy
    return await asyncio.gather(*asked, return_exceptions=True)


def _noted(database: Database) -> list[str]:
    wanted = select(Event.subject).where(Event.kind == "tried")
    return sorted(database.read(lambda s: s.exec(wanted).all()))


@pytest.mark.sqlite
async def test_all_that_wait_are_written_with_one_commit(database: Database) -> None:
    commits = []
    database.together_seconds = 60.0
    database_event.listen(database.engine, "commit", lambda _: commits.append(1))
    found = await _all_at_once(database, [_noting(n) for n in range(MOST_TOGETHER)])
    assert found == list(range(MOST_TOGETHER))
    assert len(commits) == 2  # of the busy one, and theirs
    assert len(_noted(database)) == MOST_TOGETHER


@pytest.mark.sqlite
async def test_when_their_time_is_over_the_next_have_a_commit_of_their_own(database: Database) -> None:
    commits = []
    database.together_seconds = 0.0
    database_event.listen(database.engine, "commit", lambda _: commits.append(1))
    assert await _all_at_once(database, [_noting(n) for n in range(4)]) == [0, 1, 2, 3]
    assert len(commits) == 3  # two at least, so that nobody waits for one who waits


@pytest.mark.sqlite
async def test_who_waits_hears_of_a_database_that_is_lost(database: Database) -> None:
    database.lost = StoreError(StoreCode.DAMAGED, path="office.db")
    asked = [asyncio.create_task(database.run_together(_noting(n))) for n in range(3)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(each, StoreError) for each in found)


async def test_one_that_fails_takes_no_other_with_it(database: Database) -> None:
    found = await _all_at_once(database, [_noting(1), _refusing, _noting(2)])
    assert [found[0], found[2]] == [1, 2]
    assert isinstance(found[1], _RefusedError)
    assert _noted(database) == ["task:1", "task:2"]


async def test_one_that_is_given_up_before_its_turn_is_not_written(database: Database) -> None:
    free = Flag()
    busy = asyncio.create_task(database.run(lambda _: free.wait(30)))
    given_up, other = (asyncio.create_task(database.run_together(_noting(n))) for n in (1, 2))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(busy, other)
    assert given_up.cancelled()
    assert _noted(database) == ["task:2"]


async def test_one_sees_what_those_before_it_have_changed_and_all_of_it_is_sealed(
    database: Database, office: Office
) -> None:
    before = database.read(lambda s: roster.current(s).units)
    unit_id = next(iter(before))

    def rename(session: Session) -> int:
        roster.current(session)
        unit = session.get_one(Unit, unit_id)
        unit.name = "Phòng Tên Mới"
        session.add(unit)
        return unit_id

    def look(session: Session) -> int:
        assert roster.current(session).units[unit_id].name == "Phòng Tên Mới"
        return len(session.identity_map)

    assert await _all_at_once(database, [rename, look, _noting(1), look]) == [unit_id, 0, 1, 0]
    assert database.read(lambda s: roster.current(s).units[unit_id].name) == "Phòng Tên Mới"
    found = database.read(comparing.compare)
    assert (found.changed, found.unsealed, found.foreign) == ((), 0, ())
