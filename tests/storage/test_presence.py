"""A database that is gone, another one, empty or damaged is told, and nothing is built in its place."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError
from storage.database.start import open_database
from storage.record import audit
from storage.tables import Unit
from tests.postgres import Server

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def work(session: Session) -> None:
    """Something that an office does."""
    session.add(Unit(code="VP", name="Văn phòng"))
    audit.record(session, "unit_added", "unit:VP", now=NOW)


def more(session: Session) -> None:
    session.add(Unit(code=f"P{len(session.exec(select(Unit)).all())}", name="Phòng"))


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A database in which an office has worked."""
    path = tmp_path / "office.db"
    shutil.copyfile(empty_file, path)
    base = open_database(path)
    base.write(work)
    base.close()
    return path


def removed(path: Path) -> None:
    path.unlink()


def replaced_by_a_new_one(path: Path) -> None:
    new = path.with_name("new.db")
    open_database(new).close()
    new.replace(path)


def replaced_by_its_copy(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def log_removed(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def overwritten(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size - size // 2))


RUNNING: list[Callable[[Path], None]] = [
    removed, replaced_by_a_new_one, replaced_by_its_copy, emptied, log_removed,
]  # fmt: skip


@pytest.mark.parametrize("loss", RUNNING)
def test_what_is_written_after_a_loss_is_refused_and_told_once(
    path: Path, loss: Callable[[Path], None]
) -> None:
    base = open_database(path)
    base.write(more)
    told: list[bool] = []
    base.on_loss = lambda: told.append(True)
    loss(path)
    for _ in range(3):
        with pytest.raises(StoreError) as caught:
            base.write(more)
        assert caught.value.code is StoreCode.VANISHED
    assert told == [True]
    assert base.lost is caught.value
    base.close()


@pytest.mark.parametrize("loss", [removed, replaced_by_a_new_one, emptied])
def test_a_loss_is_told_when_somebody_only_reads(path: Path, loss: Callable[[Path], None]) -> None:
    base = open_database(path)
    loss(path)
    with pytest.raises(StoreError):
        base.read(lambda session: session.exec(select(Unit)).all())
    base.close()


def test_a_loss_within_a_transaction_keeps_it_from_being_committed(path: Path) -> None:
    base = open_database(path)

    def lose_half_way(session: Session) -> None:
        more(session)
        session.flush()
        removed(path)

    with pytest.raises(StoreError):
        base.write(lose_half_way)
    base.close()


def test_damage_in_a_run_is_told_as_damage(path: Path) -> None:
    base = open_database(path)
    base.close()
    damaged = Database(f"sqlite:///{path}")
    size = path.stat().st_size
    damaged.read(lambda session: session.connection().exec_driver_sql("SELECT 1"))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(StoreError) as caught:
        damaged.read(lambda session: session.exec(select(Unit)).all())
    assert caught.value.code is StoreCode.DAMAGED
    assert damaged.lost is caught.value
    damaged.close()


async def test_damage_that_no_question_has_met_is_found_by_looking_it_over(path: Path) -> None:
    base = open_database(path)
    base.read(lambda session: session.exec(select(Unit)).all())
    overwritten(path)
    with pytest.raises(StoreError) as caught:
        await base.look_over()
    assert caught.value.code is StoreCode.DAMAGED
    assert base.lost is caught.value
    base.close()


async def test_a_sound_database_that_is_looked_over_stays_in_use(path: Path) -> None:
    base = open_database(path)
    await base.look_over()
    base.write(more)
    assert base.lost is None
    base.close()


def test_a_sound_database_is_never_called_lost(path: Path) -> None:
    base = open_database(path)
    for _ in range(5):
        beside = open_database(path)
        beside.write(more)
        beside.close()
        base.write(more)
    assert base.lost is None
    base.close()


@pytest.mark.parametrize("loss", [removed, replaced_by_a_new_one, emptied])
def test_a_start_founds_no_new_office_where_there_was_one(path: Path, loss: Callable[[Path], None]) -> None:
    loss(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(StoreError) as caught:
        open_database(path)
    assert caught.value.code is StoreCode.EMPTIED
    assert (path.read_bytes() if path.exists() else None) == before


def test_without_the_mark_a_new_office_is_founded(path: Path) -> None:
    removed(path)
    with pytest.raises(StoreError) as caught:
        open_database(path)
    Path(caught.value.params["mark"]).unlink()
    open_database(path).close()


def test_a_restored_copy_is_opened(path: Path) -> None:
    copy = path.with_name("kept.db")
    shutil.copy(path, copy)
    removed(path)
    shutil.copy(copy, path)
    base = open_database(path)
    assert base.read(lambda session: session.exec(select(Unit.code)).all()) == ["VP"]
    base.close()


def test_an_empty_database_in_which_nobody_worked_may_be_founded_again(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    for _ in range(2):
        open_database(path).close()
        removed(path)
    assert not path.exists()


def test_the_mark_of_a_servers_database_lies_in_the_folder(postgres_server: Server, tmp_path: Path) -> None:
    url = postgres_server.empty()
    first = open_database(url, tmp_path)
    first.write(work)
    first.close()
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".head", ".known"]
    open_database(url, tmp_path).close()


def test_a_server_that_lost_its_tables_founds_no_new_office(postgres_server: Server, tmp_path: Path) -> None:
    url = postgres_server.empty()
    first = open_database(url, tmp_path)
    first.write(work)
    with first.engine.begin() as another:
        another.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    with pytest.raises(StoreError) as running:
        first.write(more)
    assert running.value.code is StoreCode.VANISHED
    first.close()
    with pytest.raises(StoreError) as starting:
        open_database(url, tmp_path)
    assert starting.value.code is StoreCode.EMPTIED
