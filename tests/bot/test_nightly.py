"""The backup of every night: made once, rotated, and told where it fails."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, select

from bot.upkeep.nightly import Nightly, Place
from storage.backups.archived import DAYS, MONTHS, NAME, WEEKS, archives, given_up, gone_on, last_made
from storage.database.engine import Database
from storage.record import audit
from storage.tables import Outbox
from tasks.workdays import VIETNAM
from tests.office import Office
from tests.scheduler.fakes import FakeClock

EVENING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # 21:00 in Hanoi
HOUR = 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the backups."""
    made = tmp_path / "backups"
    made.mkdir()
    return made


async def test_the_first_is_made_at_once_and_then_one_a_night(database: Database, folder: Path) -> None:
    clock = FakeClock(EVENING)
    nightly = Nightly(Place(database, folder, folder), clock)
    made = []
    for _ in range(60):
        await nightly.beat()
        made.append(last_made(folder))
        clock.advance(HOUR)
    assert list(dict.fromkeys(made)) == [EVENING, *(EVENING + timedelta(hours=h) for h in (5, 29, 53))]


async def test_what_cannot_be_made_is_tried_again_and_told_once_a_day(
    database: Database, office: Office, tmp_path: Path
) -> None:
    clock = FakeClock(EVENING)
    folder = tmp_path / "not-there"
    nightly = Nightly(Place(database, tmp_path, folder), clock)
    for _ in range(30):
        await nightly.beat()
        clock.advance(HOUR)
    rows = database.read(lambda session: list(session.exec(select(Outbox))))
    assert sorted((row.person_id, row.key.split(":")[1]) for row in rows) == sorted(
        (person, day)
        for person in (office.chief, office.clerk)
        for day in ("2026-11-23", "2026-11-24", "2026-11-25")
    )
    folder.mkdir()
    await nightly.beat()
    assert len(archives(folder)) == 1


async def test_a_night_that_fails_is_not_told_while_the_last_good_one_is_new(
    database: Database, office: Office, folder: Path
) -> None:
    clock = FakeClock(EVENING)
    nightly = Nightly(Place(database, folder, folder), clock)
    await nightly.beat()
    kept = last_made(folder)
    clock.advance(8 * HOUR)

    def bend(session: Session) -> None:
        audit.record(session, "setting", "setting:morning", now=EVENING)
        session.connection().execute(text("DROP TRIGGER event_never_changed"))
        session.connection().execute(text("UPDATE event SET kind = 'nothing'"))

    database.write(bend)
    await nightly.beat()
    assert not database.read(lambda session: list(session.exec(select(Outbox))))
    assert last_made(folder) == kept


def test_nothing_else_in_the_folder_is_touched(folder: Path) -> None:
    (folder / "nhacviec-2026.zip").touch()
    (folder / "anh.jpg").touch()
    assert archives(folder) == {}


@given(st.lists(st.integers(0, 800 * 24), min_size=1, max_size=60, unique=True))
def test_the_last_of_each_recent_day_week_and_month_is_kept(hours: list[int]) -> None:
    made = [EVENING - timedelta(hours=hour) for hour in hours]
    kept = set(made) - given_up(made, EVENING)
    assert max(made) in kept
    for moment in made:
        later = [other for other in made if other > moment]
        if EVENING - moment < timedelta(days=DAYS - 1) and not any(
            o.date() <= (moment + timedelta(days=1)).date() for o in later
        ):
            assert moment in kept
    assert len(kept) <= 1 + DAYS + WEEKS + 1 + MONTHS + 1


def test_a_year_of_nights_fits_a_small_disk() -> None:
    made: list[datetime] = []
    for night in range(500):
        now = EVENING + timedelta(days=night)
        made = sorted({*made, now} - given_up([*made, now], now))
    assert len(made) <= DAYS + WEEKS + MONTHS + 2
    assert made[0] < made[-1] - timedelta(days=300)


def test_when_each_archive_is_given_up_is_foretold(tmp_path: Path) -> None:
    today = date(2026, 11, 29)
    made = [datetime(2026, 11, day, 2, tzinfo=VIETNAM) for day in (1, 22, 28, 29)]
    kept = {tmp_path / at.strftime(NAME): at for at in made}
    foretold = gone_on(kept, today)
    left, night = dict(kept), [*made]
    for n in range(1, 400):
        at = datetime(2026, 11, 29, 2, tzinfo=VIETNAM) + timedelta(days=n)
        night.append(at)
        gone = given_up(night, at)
        night = [each for each in night if each not in gone]
        for path in [path for path, each in left.items() if each in gone]:
            assert foretold[path] == at.date()
            del left[path]
    assert not left
