"""The jobs run at once and again, an error stops none of them, and a standstill is noticed."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.clock import Job, start
from scheduler.tick import Heart
from scheduler.time import BUILT, LONGEST_ABSENCE, MovableClock, SystemClock, Watchdog, is_absurd
from tests.office import Office
from tests.scheduler.stage import Stage, rules


async def test_a_job_runs_at_once_and_goes_on_after_an_error() -> None:
    runs: list[int] = []
    enough = asyncio.Event()

    async def work() -> None:
        runs.append(1)
        if len(runs) >= 3:
            enough.set()
        raise RuntimeError("this run failed")

    ticking = start([Job("work", 0.01, work)])
    await asyncio.wait_for(enough.wait(), 120)
    ticking.shutdown()
    assert len(runs) >= 3


def test_a_program_that_stands_still_is_ended() -> None:
    barked = threading.Event()
    dog = Watchdog(SystemClock(), 0.0, look_every=0.01, bark=barked.set)
    dog.start()
    assert barked.wait(20)
    dog.stop()


def test_a_program_that_lives_is_left_alone() -> None:
    barked = threading.Event()
    dog = Watchdog(SystemClock(), 3600.0, look_every=0.01, bark=barked.set)
    dog.start()
    dog.feed()
    dog.stop()
    assert not barked.is_set()


@pytest.mark.parametrize(
    ("machine", "seen", "absurd"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), None, True),
        (BUILT, None, False),
        (datetime(2200, 1, 1, tzinfo=UTC), BUILT, True),
        (BUILT + LONGEST_ABSENCE, BUILT, False),
    ],
)
def test_f47_an_absurd_system_clock_is_not_believed(
    machine: datetime, seen: datetime | None, absurd: bool
) -> None:
    assert is_absurd(machine, seen) is absurd


async def test_f47_nothing_is_planned_under_an_absurd_clock(stage: Stage, office: Office) -> None:
    heart = Heart(stage.database, stage.clock, rules)
    stage.clock.wall = datetime(1970, 1, 2, tzinfo=UTC)
    assert not (await heart.beat()).planned
    assert heart.absurd
    stage.clock.wall = stage.clock.office
    assert (await heart.beat()).planned
    assert not heart.absurd


async def test_f47_an_injected_clock_may_go_as_far_as_it_likes(stage: Stage) -> None:
    heart = Heart(stage.database, stage.clock, rules)
    await heart.beat()
    stage.clock.office += timedelta(days=1000)
    await heart.beat()
    assert not heart.absurd


def test_a_movable_clock_moves_the_office_and_not_the_machine() -> None:
    clock = MovableClock()
    wanted = datetime(2027, 1, 4, 1, tzinfo=UTC)
    clock.move_to(wanted)
    assert clock.now() >= wanted
    before = datetime.now(UTC)
    assert before <= clock.machine() <= datetime.now(UTC)
    with pytest.raises(ValueError, match="naive"):
        clock.move_to(datetime(2027, 1, 4))  # noqa: DTZ001
