"""What a start finds wrong with a database: one error with a code, and nothing lost."""

import os
import sqlite3
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from messages.command_line import office
from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError, explain, shown
from storage.database.start import open_database, url_of
from storage.tables import Unit
from tests.postgres import Server

NOBODY = 65534


def code_of(where: Path | str) -> StoreCode:
    with pytest.raises(StoreError) as caught:
        open_database(where)
    return caught.value.code


def test_the_first_start_creates_the_file_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    open_database(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_later_start_finds_what_was_kept(tmp_path: Path) -> None:
    first = open_database(tmp_path / "office.db")
    first.write(lambda session: session.add(Unit(code="VP", name="Văn phòng")))
    first.close()
    second = open_database(tmp_path / "office.db")
    assert second.read(lambda session: session.exec(select(Unit.code)).all()) == ["VP"]
    second.close()


def test_nothing_is_made_for_who_asked_for_no_new_office(tmp_path: Path, postgres_server: Server) -> None:
    (tmp_path / "empty.db").touch()
    for where in (tmp_path / "new.db", tmp_path / "empty.db", postgres_server.empty()):
        with pytest.raises(StoreError, match=StoreCode.NO_OFFICE):
            open_database(where, make=False)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.db"]
    open_database(tmp_path / "new.db").close()
    open_database(tmp_path / "new.db", make=False).close()


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere" / "office.db") is StoreCode.FOLDER_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert code_of(tmp_path) is StoreCode.IS_A_FOLDER


def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Kinh gui: " * 1000)
    assert code_of(path) is StoreCode.NOT_A_DATABASE
    assert path.read_bytes() == b"Kinh gui: " * 1000


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE stamps (id INTEGER)")
    other.close()
    assert code_of(path) is StoreCode.ANOTHER_DATABASE


def test_a_database_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    base = open_database(path)
    base.write(lambda s: s.connection().execute(text("UPDATE alembic_version SET version_num = '9999'")))
    base.close()
    assert code_of(path) is StoreCode.NEWER


@pytest.mark.parametrize("offset", [0, 3, 7, 12])
def test_f56_overwritten_pages_are_noticed_and_the_file_is_kept(
    tmp_path: Path, empty_file: Path, offset: int
) -> None:
    path = tmp_path / "office.db"
    data = bytearray(empty_file.read_bytes())
    start = offset * 4096 or 100
    data[start : start + 512] = b"\xa5" * 512
    path.write_bytes(data)
    assert code_of(path) in {StoreCode.DAMAGED, StoreCode.NOT_A_DATABASE}
    assert path.read_bytes() == bytes(data)


def test_f53_a_locked_database_is_told_after_the_timeout(tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(empty_file.read_bytes())
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert code_of(path) is StoreCode.LOCKED
    finally:
        holder.close()
    open_database(path).close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take the place of a user without rights")
@pytest.mark.parametrize("existing", [True, False])
def test_f55_a_read_only_place_is_told(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path, existing: bool
) -> None:
    folder = tmp_path_factory.mktemp("locked")
    for part in takewhile(lambda part: part != Path(gettempdir()), (folder, *folder.parents)):
        part.chmod(0o755)
    path = folder / "office.db"
    if existing:
        path.write_bytes(empty_file.read_bytes())
        path.chmod(0o644)
    os.seteuid(NOBODY)
    try:
        assert code_of(path) is StoreCode.READ_ONLY
    finally:
        os.seteuid(0)


@pytest.mark.sqlite
def test_f55_a_database_that_turns_read_only_in_a_run_is_told(database: Database) -> None:
    def harden(session: Session) -> None:
        session.connection().execute(text("PRAGMA query_only=ON"))
        session.connection().execute(text("DELETE FROM holiday"))

    with pytest.raises(DBAPIError) as caught:
        database.write(harden)
    assert explain(caught.value, database.url).code is StoreCode.READ_ONLY


@pytest.mark.sqlite
def test_f54_a_full_disk_is_told_and_what_was_there_stays(database: Database) -> None:
    def fill(session: Session) -> None:
        pages = session.connection().execute(text("PRAGMA page_count")).scalar_one()
        session.connection().execute(text(f"PRAGMA max_page_count={pages}"))
        session.add_all([Unit(code=str(n), name="x" * 2000) for n in range(200)])
        session.flush()

    database.write(lambda session: session.add(Unit(code="VP", name="Văn phòng")))
    with pytest.raises(DBAPIError) as caught:
        database.write(fill)
    assert explain(caught.value, database.url).code is StoreCode.DISK_FULL
    assert database.read(lambda session: session.exec(select(Unit.code)).all()) == ["VP"]
    assert database.read(lambda s: s.connection().execute(text("PRAGMA integrity_check")).scalar()) == "ok"


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://clerk:geheim@/office?host={tmp_path}"
    with pytest.raises(StoreError) as caught:
        open_database(url)
    assert caught.value.code is StoreCode.UNREACHABLE
    assert "geheim" not in str(caught.value.params)


def test_a_server_is_opened_by_its_usual_url(postgres_server: Server) -> None:
    url = postgres_server.empty().replace("+psycopg", "")
    base = open_database(url)
    assert base.read(lambda session: session.exec(select(Unit)).all()) == []
    base.close()


@pytest.mark.parametrize("where", ["", "mysql://host/office", "no://", "http://example.org"])
def test_an_address_of_another_kind_is_refused(where: str) -> None:
    with pytest.raises(StoreError) as caught:
        url_of(where)
    assert caught.value.code is StoreCode.BAD_URL


def test_a_path_is_shown_as_it_is(tmp_path: Path) -> None:
    assert shown(url_of(tmp_path / "office.db")) == str(tmp_path / "office.db")


def test_every_code_has_its_sentence() -> None:
    assert set(StoreCode) <= office.CODES
