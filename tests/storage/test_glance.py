"""The settings at a glance are those of the whole way, and whatever is not in order is left to it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import settings
from storage.database.glance import glance_at_settings, mark_beside
from storage.database.start import open_database
from storage.record import audit
from storage.settings import OfficeSettings

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A database as the first start leaves it."""
    path = tmp_path / "sổ việc.db"
    shutil.copyfile(empty_file, path)
    return path


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def say(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_database_shows_what_holds_unless_set(path: Path) -> None:
    assert glance_at_settings(url(path)) == OfficeSettings()


def test_it_shows_what_the_whole_way_shows(path: Path) -> None:
    base = open_database(path)
    base.write(lambda s: settings.save(s, "days_before", [5, 1]))
    base.write(lambda s: settings.save(s, "office_name", "Sở Quy hoạch"))
    base.write(lambda s: audit.record(s, "setting", "setting:days_before", now=NOW))
    beside = glance_at_settings(url(path))  # while the other connection is open
    whole = base.read(settings.load)
    base.close()
    assert whole.days_before == (5, 1)
    assert glance_at_settings(url(path)) == beside == whole


def test_it_changes_nothing_and_leaves_nothing_behind(path: Path) -> None:
    open_database(path).close()
    before, content = sorted(path.parent.iterdir()), path.read_bytes()
    assert glance_at_settings(url(path)) is not None
    assert (sorted(path.parent.iterdir()), path.read_bytes()) == (before, content)


def gone(path: Path) -> None:
    path.unlink()


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def something_else(path: Path) -> None:
    path.write_bytes(b"\x00" * 4096)


def torn(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def older(path: Path) -> None:
    say(path, "UPDATE alembic_version SET version_num = '0001'")


def newer(path: Path) -> None:
    say(path, "UPDATE alembic_version SET version_num = '9999'")


def another_programs(path: Path) -> None:
    say(path, "DROP TABLE alembic_version")


def emptied(path: Path) -> None:
    mark_beside(path).touch()


@pytest.mark.parametrize(
    "spoil", [gone, nothing_in_it, something_else, torn, older, newer, another_programs, emptied]
)
def test_what_is_not_in_order_is_left_to_the_whole_way(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    assert glance_at_settings(url(path)) is None


def test_a_database_that_another_holds_for_itself_is_left_to_the_whole_way(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert glance_at_settings(url(path)) is None


def test_a_servers_database_is_left_to_the_whole_way() -> None:
    assert glance_at_settings("postgresql://office@localhost/office") is None


def test_a_file_that_is_missing_is_not_made(tmp_path: Path) -> None:
    assert glance_at_settings(url(tmp_path / "office.db")) is None
    assert list(tmp_path.iterdir()) == []
