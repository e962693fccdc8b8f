"""A machine that slept, and machines that stand in other time zones."""

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

from scheduler.tick import tick
from tests.office import Office
from tests.scheduler.stage import Stage, rules
from tests.scheduler.work import at, give
from tests.stores import Store

ROOT = Path(__file__).parent.parent.parent
ZONES = ("America/New_York", "Pacific/Kiritimati")
"""The two that no day has in common with for most of its hours."""
STORY = """
from datetime import date
import sys
from sqlmodel import col, select
from scheduler.tick import tick
from storage.database.engine import Database
from storage.tables import Outbox
from tests.scheduler.stage import rules
from tests.scheduler.work import at

database = Database(sys.argv[1])
for day in (3, 8, 10, 11, 14):
    database.write(lambda s: tick(s, at(date(2026, 12, day)), rules))
rows = database.read(lambda s: s.exec(select(Outbox).order_by(col(Outbox.key))).all())
for row in rows:
    print(row.key, row.kind, row.not_before.isoformat())
database.close()
"""


async def test_f48_a_machine_that_slept_through_the_morning_catches_up_with_its_first_tick(
    stage: Stage, office: Office
) -> None:
    due = date(2026, 12, 11)
    give(stage.database, due, office.planning)
    evening = at(date(2026, 12, 10), time(23))
    stage.clock.office = evening
    stage.database.write(lambda s: tick(s, evening, rules))
    await stage.deliverer().drain()
    before = len(stage.channel.sent)
    woken = at(due, time(10, 40))
    stage.clock.office = woken
    stage.database.write(lambda s: tick(s, woken, rules))
    await stage.deliverer().drain()
    (digest,) = stage.channel.sent[before:]
    assert "ĐẾN HẠN HÔM NAY" in digest.text
    assert "Tin này đến muộn: đúng ra gửi lúc 08 giờ 00 ngày 11/12/2026" in digest.text


def test_f49_the_plan_is_the_same_in_whatever_zone_the_machine_stands(
    stage: Stage, office: Office, tmp_path: Path, store: Store
) -> None:
    for day, unit in ((11, office.planning), (14, office.inspection), (4, office.hospital)):
        give(stage.database, date(2026, 12, day), unit)
    plans = set()
    for zone in ZONES:
        stage.database.engine.dispose()  # nothing of it is left in SQLite's log, and it can be copied
        copy = store.copy(stage.database.url, tmp_path / f"{zone.replace('/', '-')}.db")
        plans.add(_told(copy, zone))
        store.drop(copy)
    assert len(plans) == 1
    assert "digest:" in plans.pop()


def _told(url: str, zone: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", STORY, url],
        env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
