"""Whether the program is well: each symptom by what it comes of, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.upkeep.health import Health, Illness, Symptom
from storage.database.glance import Vitals

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def ago(**spans: float) -> datetime:
    return NOW - timedelta(**spans)


WELL = Vitals(
    inbox=1,
    outbox={"due": 3},
    came=ago(seconds=2),
    owed=ago(hours=20),
    answer=ago(seconds=5),
    tick=ago(seconds=20),
    started=ago(days=9),
    tidied=ago(hours=23),
    polls={"telegram": ago(seconds=30), "zalo": ago(seconds=40)},
)
NEW = Vitals(tick=ago(seconds=3), started=ago(minutes=1), polls={"telegram": None})


def test_what_works_is_well_and_so_is_what_has_just_begun() -> None:
    assert Health(NOW, WELL, ago(hours=23), backups=True).ill == ()
    assert Health(NOW, NEW, None, backups=True).ill == ()
    later = replace(WELL, owed=NOW + timedelta(days=3))  # not owed before
    assert Health(NOW, later).ill == ()
    assert Health(NOW, later).figures()["oldest_owed"] is None


@pytest.mark.parametrize(
    ("vitals", "symptom"),
    [
        (None, "store"),
        (replace(WELL, tick=None), "not_running"),
        (replace(WELL, tick=ago(minutes=3)), "tick_old"),
        (replace(WELL, came=ago(minutes=16)), "inbox_old"),
        (replace(WELL, answer=ago(minutes=16)), "answer_old"),
        (replace(WELL, owed=ago(hours=27)), "owed_old"),
        (replace(WELL, tidied=ago(days=4)), "tidy_old"),
        (replace(WELL, tidied=None), "tidy_old"),
    ],
)
def test_each_symptom_has_its_cause(vitals: Vitals | None, symptom: str) -> None:
    assert Health(NOW, vitals, ago(hours=1), backups=True).ill == (Illness(Symptom(symptom)),)


def test_a_backup_is_missed_only_where_there_is_to_be_one() -> None:
    for last in (None, ago(days=3)):
        assert Health(NOW, WELL, last, backups=True).ill == (Illness(Symptom.BACKUP_OLD),)
    assert Health(NOW, WELL).ill == ()


def test_each_channel_is_named_by_itself() -> None:
    polls = {"telegram": ago(minutes=6), "zalo": None}
    found = Health(NOW, replace(WELL, polls=polls, refused=("zalo",)))
    assert found.ill == (
        Illness(Symptom.POLL_OLD, "telegram"),
        Illness(Symptom.TOKEN_REFUSED, "zalo"),
    )
    assert found.polls() == {"telegram": 360.0, "zalo": None}


def test_what_was_neglected_at_night_is_ill_and_serves() -> None:
    assert Health(NOW, replace(WELL, tidied=None), None, backups=True).serves
    for vitals in (
        None,
        replace(WELL, tick=None),
        replace(WELL, deaf=("zalo",)),
        replace(WELL, refused=("zalo",)),
    ):
        assert not Health(NOW, vitals).serves
