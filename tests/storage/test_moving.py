"""An office in another database is the same office, and nobody works in the first one any more."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlmodel import col, select

from storage.backups import moving
from storage.backups.moving import MoveCode, Moved, MoveError, move
from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError
from storage.database.start import open_database
from storage.record import audit
from storage.record.comparing import compare
from storage.tables import Event, Unit
from tests.office import Office
from tests.storage.conftest import KINDS
from tests.storage.story import NOW, give
from tests.storage.whole import all_rows, leave_work
from tests.stores import Store

LEFT_OUT = {"event", "setting"}
"""Where the move itself leaves a row."""


@pytest.fixture(params=KINDS)
def other_store(request: pytest.FixtureRequest) -> Store:
    """The store that the office is taken to."""
    found: Store = request.getfixturevalue(KINDS[request.param])
    return found


@pytest.fixture
def new_place(other_store: Store, tmp_path: Path) -> Iterator[str]:
    """An empty place of the other kind."""
    (tmp_path / "new").mkdir()
    url = other_store.new(tmp_path / "new" / "nhacviec.db")
    yield url
    other_store.drop(url)


@contextmanager
def at(url: str, folder: Path) -> Iterator[Database]:
    database = open_database(url, folder)
    try:
        yield database
    finally:
        database.close()


def moved(database: Database, where: str, folder: Path) -> Moved:
    """By a program of its own, as it were: the database is opened anew."""
    with at(database.url, folder) as source:
        return move(source, where, folder, NOW)


def refused(code: MoveCode, database: Database, where: str, folder: Path) -> None:
    with pytest.raises(MoveError) as found:
        moved(database, where, folder)
    assert found.value.code is code


def locked(database: Database, folder: Path) -> str:
    with pytest.raises(StoreError) as found:
        open_database(database.url, folder)
    assert found.value.code is StoreCode.MOVED_AWAY
    return found.value.params["to"]


@pytest.mark.sqlite
def test_no_spelling_of_its_own_place_is_another(database: Database, tmp_path: Path) -> None:
    path = Path(database.url.removeprefix("sqlite:///"))
    (tmp_path / "beside").mkdir()
    (tmp_path / "link.db").symlink_to(path)
    roundabout = path.parent / "beside" / ".." / path.name
    relative = os.path.relpath(path)
    for where in (str(path), str(roundabout), relative, str(tmp_path / "link.db"), f"sqlite:///{relative}"):
        refused(MoveCode.SAME, database, where, tmp_path)


def test_every_row_arrives_and_the_old_place_is_locked(
    any_database: Database, any_office: Office, new_place: str, tmp_path: Path
) -> None:
    any_database.write(lambda session: leave_work(session, any_office))
    before = all_rows(any_database)
    done = moved(any_database, new_place, tmp_path)
    assert locked(any_database, tmp_path) == done.to
    with at(new_place, tmp_path) as database:
        after = all_rows(database)
        assert {name: rows for name, rows in after.items() if name not in LEFT_OUT} == {
            name: rows for name, rows in before.items() if name not in LEFT_OUT
        }
        assert after["event"][: len(before["event"])] == before["event"]
        assert database.read(audit.verify_chain) is None
        assert database.read(compare).none
        assert "moved" in database.read(lambda session: session.exec(select(col(Event.kind))).all())
        database.write(lambda session: give(session, "Thêm một việc", (any_office.planning,)))
        database.write(lambda session: session.add(Unit(code="MOI", name="Phòng Mới")))


def test_a_place_in_which_there_is_anything_is_left_alone(
    any_database: Database, any_office: Office, new_place: str, tmp_path: Path
) -> None:
    any_database.write(lambda session: leave_work(session, any_office))
    with at(new_place, tmp_path) as other:
        other.write(lambda session: session.add(Unit(code="KHAC", name="Cơ quan khác")))
        there = all_rows(other)
    refused(MoveCode.TARGET_IN_USE, any_database, new_place, tmp_path)
    with at(new_place, tmp_path) as other, at(any_database.url, tmp_path):
        assert all_rows(other) == there


@pytest.mark.sqlite
def test_the_old_file_lies_aside_and_is_locked_there_too(
    database: Database, office: Office, tmp_path: Path
) -> None:
    database.write(lambda session: leave_work(session, office))
    done = moved(database, str(tmp_path / "new.db"), tmp_path)
    assert done.aside is not None
    assert done.aside.parent.name.startswith("da-chuyen-")
    assert not (tmp_path / "office.db").exists()
    with pytest.raises(StoreError) as found:
        open_database(done.aside)
    assert (found.value.code, found.value.params["to"]) == (StoreCode.MOVED_AWAY, done.to)


@pytest.mark.sqlite
@pytest.mark.parametrize("step", ["leave", "_arrive", "_lead_on"])
def test_killed_on_the_way_the_same_command_once_more_ends_it(
    step: str, database: Database, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write(lambda session: leave_work(session, office))
    with monkeypatch.context() as killed:

        def kill(*_: object) -> None:
            raise KeyboardInterrupt

        killed.setattr(moving, step, kill)
        with pytest.raises(KeyboardInterrupt):
            moved(database, str(tmp_path / "new.db"), tmp_path)
    if step == "leave":
        moved(database, str(tmp_path / "new.db"), tmp_path)
    assert locked(database, tmp_path) == str(tmp_path / "new.db")
    with at(str(tmp_path / "new.db"), tmp_path) as new:
        assert new.read(audit.verify_chain) is None
        assert new.read(compare).none


@pytest.mark.sqlite
def test_what_arrives_otherwise_is_not_kept(database: Database, office: Office, tmp_path: Path) -> None:
    database.write(lambda session: leave_work(session, office))
    open_database(tmp_path / "new.db").close()
    with closing(sqlite3.connect(tmp_path / "new.db")) as raw:
        raw.execute(
            "CREATE TRIGGER bends AFTER INSERT ON outbox "
            "BEGIN UPDATE outbox SET attempts = 7 WHERE id = new.id; END"
        )
    refused(MoveCode.DIFFERS, database, str(tmp_path / "new.db"), tmp_path)
    with at(str(tmp_path / "new.db"), tmp_path) as new, at(database.url, tmp_path):
        assert not any(all_rows(new).values())


@pytest.mark.sqlite
def test_an_office_whose_record_was_bent_stays(database: Database, office: Office, tmp_path: Path) -> None:
    database.write(lambda session: leave_work(session, office))
    with closing(sqlite3.connect(tmp_path / "office.db")) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE tbl_name = 'event' AND type = 'trigger'"
        ):
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE event SET kind = 'nothing' WHERE id = 2")
        raw.commit()
    refused(MoveCode.NOT_SOUND, database, str(tmp_path / "new.db"), tmp_path)


def test_it_is_not_moved_to_where_it_is(database: Database, office: Office, tmp_path: Path) -> None:
    database.write(lambda session: leave_work(session, office))
    refused(MoveCode.SAME, database, database.url, tmp_path)
