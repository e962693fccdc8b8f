"""A backup holds everything of one moment, and nothing is restored that is not whole."""

import gzip
import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from storage.backups.archived import made_at
from storage.backups.backup import (
    DATABASE,
    MANIFEST,
    BackupCode,
    BackupError,
    Manifest,
    Sum,
    back_up,
    verified,
)
from storage.backups.restoring import restore, restored_on, settle_owed
from storage.database.engine import Database
from storage.database.faults import StoreCode, StoreError
from storage.database.start import open_database
from storage.delivery import outbox, settling
from storage.record import audit, sealing
from storage.record.comparing import compare
from storage.tables import Outbox, Unit
from tasks.serializing import from_json, from_text, to_json, to_text
from tasks.workdays import local_day
from tests.office import Office
from tests.storage.story import NOW, give
from tests.storage.whole import PICTURE, all_rows, leave_work
from tests.stores import Store

LATER = NOW + timedelta(hours=2)


def _leave(_session: Session, _manifest: Manifest) -> None:
    """Change nothing in what is restored."""


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The folder of what people sent."""
    folder = tmp_path / "data" / "tep"
    folder.mkdir(parents=True)
    (folder / "a1b2.jpg").write_bytes(PICTURE)
    (folder / "nobody-names-it.tmp").write_bytes(b"left over")
    return folder


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """The folder of the backups."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def archive(database: Database, office: Office, sent: Path, backups: Path) -> Path:
    """A backup of a small office after some work."""
    database.write(lambda session: leave_work(session, office))
    return back_up(database.url, sent, backups, NOW)[0]


def test_what_is_restored_is_what_was_backed_up(
    any_database: Database, any_office: Office, any_store: Store, sent: Path, backups: Path, tmp_path: Path
) -> None:
    any_database.write(lambda session: leave_work(session, any_office))
    before = all_rows(any_database)
    path, manifest = back_up(any_database.url, sent, backups, NOW)
    assert (manifest.files, manifest.missing) == (1, ("gone.pdf",))
    (tmp_path / "new").mkdir()
    url = any_store.new(tmp_path / "new" / "nhacviec.db")
    done = restore(path, url, tmp_path / "new" / "tep", LATER, _leave)
    assert done.manifest == manifest
    again = open_database(url)
    try:
        assert all_rows(again) == before
        assert again.read(audit.verify_chain) is None
        assert again.read(compare).none
        # Rows that come after it have numbers of their own, on a server too.
        again.write(lambda session: give(session, "Thêm một việc", (any_office.planning,)))
        again.write(lambda session: session.add(Unit(code="MOI", name="Phòng Mới")))
    finally:
        again.close()
        any_store.drop(url)
    assert [each.name for each in (tmp_path / "new" / "tep").iterdir()] == ["a1b2.jpg"]
    assert (tmp_path / "new" / "tep" / "a1b2.jpg").read_bytes() == PICTURE


def test_its_owner_alone_reads_it_and_nothing_else_is_left(archive: Path, backups: Path) -> None:
    assert list(backups.iterdir()) == [archive]
    assert archive.stat().st_mode & 0o777 == 0o600
    assert made_at(archive) == NOW
    assert made_at(archive.with_name("nhacviec-cu.zip")) is None


@pytest.mark.sqlite
def test_what_is_written_meanwhile_does_not_tear_it(
    database: Database, office: Office, sent: Path, backups: Path, tmp_path: Path
) -> None:
    database.write(lambda session: leave_work(session, office))
    begun = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
    with closing(begun) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO setting (key, value) VALUES ('half', '{}')")
        path, _ = back_up(database.url, sent, backups, NOW)
        writer.execute("COMMIT")
    verified(path, tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as copy:
        assert copy.execute("SELECT count(*) FROM setting WHERE key = 'half'").fetchone() == (0,)


def test_no_byte_of_an_archive_can_be_changed_unseen(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    changed = tmp_path / "changed.zip"
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        target = tmp_path / f"out-{place}"
        target.mkdir()
        try:
            manifest = verified(changed, target)
        except BackupError:
            continue
        finally:
            shutil.rmtree(target)
        # A byte that bears nothing (a moment in the list of members): what comes out is what went in.
        assert manifest == verified(archive, tmp_path / "same")
    for end in (0, 1, len(whole) // 2, len(whole) - 1):
        changed.write_bytes(whole[:end])
        with pytest.raises(BackupError):
            verified(changed, tmp_path / "cut")


def test_a_members_packing_that_cannot_be_undone_is_damage(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        begins = packed.getinfo(DATABASE).header_offset + 30 + len(DATABASE)
    whole = archive.read_bytes()
    changed = tmp_path / "changed.zip"
    changed.write_bytes(whole[:begins] + b"\xff" * 40 + whole[begins + 40 :])
    with pytest.raises(BackupError) as refused:
        verified(changed, tmp_path / "out")
    assert refused.value.code is BackupCode.DAMAGED


def _repacked(archive: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(archive) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(to, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
    return to


def _with_right_sums(members: dict[str, bytes]) -> None:
    manifest = from_text(members[MANIFEST])
    for name in manifest["members"]:
        content = members[name]
        manifest["members"][name] = to_json(Sum(len(content), hashlib.sha256(content).hexdigest()))
    members[MANIFEST] = to_text(manifest).encode()


def _edited(members: dict[str, bytes], statement: str, folder: Path) -> None:
    path = folder / "edited.db"
    path.write_bytes(members[DATABASE])
    with closing(sqlite3.connect(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute(statement)
        raw.commit()
    members[DATABASE] = path.read_bytes()
    _with_right_sums(members)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET kind = 'nothing' WHERE id = 1",
        "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_a_record_that_was_bent_inside_an_archive_is_refused(
    archive: Path, tmp_path: Path, statement: str
) -> None:
    bent = _repacked(archive, tmp_path / "bent.zip", lambda members: _edited(members, statement, tmp_path))
    with pytest.raises(BackupError) as refused:
        verified(bent, tmp_path / "out")
    assert refused.value.code is BackupCode.DAMAGED


@pytest.mark.parametrize(
    "name", ["../escaped", "/escaped", "tep/../../escaped", "tep/.hidden", "tep/a/b", "other"]
)
def test_a_member_with_a_place_of_its_own_is_refused(archive: Path, tmp_path: Path, name: str) -> None:
    def add(members: dict[str, bytes]) -> None:
        members[name] = b"x"
        manifest = from_text(members[MANIFEST])
        manifest["members"][name] = {"size": 1, "sha256": ""}
        members[MANIFEST] = to_text(manifest).encode()
        _with_right_sums(members)

    (tmp_path / "out").mkdir()
    with pytest.raises(BackupError):
        verified(_repacked(archive, tmp_path / "odd.zip", add), tmp_path / "out")
    assert not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_of_ours_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(content)
    with pytest.raises(BackupError) as refused:
        verified(path, tmp_path / "out")
    assert refused.value.code is BackupCode.NO_ARCHIVE


def test_a_newer_version_s_archive_is_refused_and_said_to_be_newer(archive: Path, tmp_path: Path) -> None:
    def newer(members: dict[str, bytes]) -> None:
        manifest = from_json(Manifest, from_text(members[MANIFEST]))
        members[MANIFEST] = to_text({**to_json(manifest), "revision": "9999"}).encode()

    with pytest.raises(BackupError) as refused:
        verified(_repacked(archive, tmp_path / "newer.zip", newer), tmp_path / "out")
    assert refused.value.code is BackupCode.NEWER


@pytest.mark.sqlite
class TestInPlace:
    """Restoring where an office works already."""

    def test_what_was_there_is_kept_aside_with_its_files(
        self, archive: Path, database: Database, sent: Path
    ) -> None:
        database.write(lambda session: give(session, "Sau bản sao", (1,)))
        database.close()
        now = _rows_at(database.url)
        path = Path(database.url.removeprefix("sqlite:///"))
        done = restore(archive, database.url, sent, LATER, _leave)
        assert done.aside is not None
        assert _rows_at(f"sqlite:///{done.aside / path.name}") == now
        assert (done.aside / "tep" / "nobody-names-it.tmp").exists()
        assert len(_rows_at(database.url)["task"]) == len(now["task"]) - 1
        assert [each.name for each in sent.iterdir()] == ["a1b2.jpg"]

    def test_a_bad_archive_changes_nothing(self, archive: Path, database: Database, sent: Path) -> None:
        database.close()
        before = _rows_at(database.url)
        archive.write_bytes(archive.read_bytes()[:-30])
        with pytest.raises(BackupError):
            restore(archive, database.url, sent, LATER, _leave)
        assert _rows_at(database.url) == before
        assert (sent / "nobody-names-it.tmp").exists()

    @pytest.mark.parametrize("step", range(4))
    def test_killed_at_any_move_it_founds_no_new_office_and_once_more_ends_it(
        self, archive: Path, database: Database, sent: Path, step: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        database.close()
        left = iter(range(step))
        move = shutil.move

        def killed(source: Path, target: Path) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            move(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(shutil, "move", killed)
            with pytest.raises(KeyboardInterrupt):
                restore(archive, database.url, sent, LATER, _leave)
        path = Path(database.url.removeprefix("sqlite:///"))
        if path.exists():
            open_database(path).close()
        else:
            with pytest.raises(StoreError, match=StoreCode.EMPTIED):
                open_database(path)
        restore(archive, database.url, sent, LATER + timedelta(minutes=1), _leave)
        assert _rows_at(database.url)["task"]
        assert (sent / "a1b2.jpg").read_bytes() == PICTURE


def _rows_at(url: str) -> dict[str, list[Any]]:
    database = open_database(url)
    try:
        return all_rows(database)
    finally:
        database.close()


@pytest.mark.sqlite
def test_an_older_version_s_backup_is_brought_up_to_date(tmp_path: Path, backups: Path) -> None:
    stored = Path(__file__).parent / "stored" / "0.1.0.db.gz"
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress(stored.read_bytes()))
    path, manifest = back_up(f"sqlite:///{old}", tmp_path / "tep", backups, NOW)
    (tmp_path / "new").mkdir()
    restore(path, str(tmp_path / "new" / "nhacviec.db"), tmp_path / "new" / "tep", LATER, _leave)
    database = open_database(tmp_path / "new" / "nhacviec.db")
    assert database.read(lambda session: sealing.holds(session, manifest.head))
    assert database.read(compare).none
    database.close()


def test_a_server_s_database_in_which_somebody_works_is_left_alone(
    postgres_server: Store, database: Database, archive: Path, sent: Path, tmp_path: Path
) -> None:
    url = postgres_server.new(tmp_path / "none")
    other = open_database(url)
    other.write(lambda session: audit.record(session, "setting", "setting:morning", now=NOW))
    other.close()
    with pytest.raises(BackupError) as refused:
        restore(archive, url, sent, LATER, _leave)
    assert refused.value.code is BackupCode.TARGET_IN_USE
    postgres_server.drop(url)


def test_what_may_have_gone_out_before_is_marked_or_shown_to_the_office(
    database: Database, office: Office
) -> None:
    def work(session: Session) -> dict[str, tuple[str, str]]:
        for age in (1, 30):
            created = NOW - timedelta(hours=age)
            outbox.enqueue(session, f"urge:{age}", "urge", now=created, person_id=office.head_planning)
        assert settle_owed(session, NOW - timedelta(hours=1), "", NOW) == 2
        return {row.key: (row.state, row.reason) for row in session.exec(select(Outbox))}

    assert database.write(work) == {"urge:1": ("ambiguous", ""), "urge:30": ("unknown", "restored")}
    assert len(database.write(lambda session: settling.take_unshown(session, NOW))) == 1
    assert database.read(lambda session: restored_on(session, local_day(NOW)))
    assert not database.read(lambda session: restored_on(session, local_day(NOW + timedelta(days=1))))
    assert database.read(outbox.last_seen) == NOW
