"""The stage of delivery, with the test office in its database."""

from datetime import datetime

import pytest

from storage.database.engine import Database
from tests.office import Office
from tests.scheduler.fakes import FakeClock
from tests.scheduler.stage import Stage


@pytest.fixture
def clock(now: datetime) -> FakeClock:
    """The clock, at 08:00 on Monday 23 November 2026 in Hanoi."""
    return FakeClock(now)


@pytest.fixture
def stage(database: Database, office: Office, clock: FakeClock) -> Stage:
    """A database with the office in it, a channel that works, and rows to come."""
    return Stage(database, clock)
