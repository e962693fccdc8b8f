"""`nhacviec restore`: whoever was put out after the copy was made does not come back by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.exits import Exit
from storage.database.start import open_database
from storage.registry import accounts, erasing, people
from storage.tables import Address
from tests.bot.commands.typed import run
from tests.conftest import NOW
from tests.office import Office
from tests.stores import Founded, Store

pytestmark = pytest.mark.sqlite


@pytest.fixture
def folder(tmp_path: Path, files: Store, office_in: Callable[[Store], Founded]) -> Path:
    """A data folder with the office."""
    data = tmp_path / "data"
    data.mkdir()
    files.copy(office_in(files).url, data / "nhacviec.db")
    return data


@pytest.fixture
def staff(files: Store, office_in: Callable[[Store], Founded]) -> Office:
    """Who is in it."""
    return office_in(files).office


def test_who_left_since_stays_out(folder: Path, staff: Office) -> None:
    backups = folder.parent / "copies"
    backups.mkdir()
    database = open_database(folder / "nhacviec.db")
    left, unlinked = staff.head_planning, staff.head_hospital
    database.write(lambda s: s.add_all(map(_account, (left, unlinked))))
    codes = database.read(lambda s: {each.id: each.code for each in people.people(s)})
    database.close()
    assert run(folder, "backup", str(backups))[0] == Exit.OK
    (archive,) = backups.glob("*.zip")
    assert run(folder, "people", "leave", codes[left], "--yes")[0] == Exit.OK
    assert run(folder, "people", "unlink", codes[unlinked], "--yes")[0] == Exit.OK
    assert run(folder, "people", "forget", codes[left], "--yes")[0] == Exit.OK
    status, said, error = run(folder, "restore", str(archive))
    assert (status, error) == (Exit.OK, "")
    assert f"nay vẫn đóng: {', '.join(sorted((codes[left], codes[unlinked])))}." in said
    assert f"nay xóa lại: {codes[left]}." in said
    restored = open_database(folder / "nhacviec.db")
    assert restored.read(lambda s: erasing.forgotten(s, codes.values())) == [codes[left]]
    assert restored.read(lambda s: people.is_active(s, left)) is False
    assert restored.read(lambda s: people.is_active(s, unlinked)) is True
    assert restored.read(lambda s: [*accounts.of_people(s, [left, unlinked])]) == []
    restored.close()


def test_a_lost_state_before_is_said(folder: Path) -> None:
    backups = folder.parent / "copies"
    backups.mkdir()
    assert run(folder, "backup", str(backups))[0] == Exit.OK
    (archive,) = backups.glob("*.zip")
    (folder / "nhacviec.db").unlink()
    status, said, _ = run(folder, "restore", str(archive))
    assert (status, "chưa biết ai đã nghỉ sau lúc sao lưu" in said) == (Exit.OK, True)


def _account(person_id: int) -> Address:
    return Address(
        person_id=person_id,
        channel="telegram",
        bot="1",
        chat_id=str(person_id),
        user_id=str(person_id),
        linked_at=NOW,
    )
