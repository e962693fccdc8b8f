"""F53: two processes on one database wait for each other, and no read turns into a write."""

import re
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from storage.database.engine import Database
from storage.record import audit
from storage.tables import Event, Unit
from tests.storage.story import NOW

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import UTC, datetime
from storage.record import audit
from storage.database.engine import Database

base = Database(sys.argv[1])
for n in range(25):
    base.write(lambda s, n=n: audit.record(s, "tried", f"task:{n}", now=datetime(2026, 11, 23, tzinfo=UTC)))
base.close()
"""


def run_writers(url: str, count: int) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, url], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(count)
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode()


def test_f53_two_processes_that_write_lose_nothing(any_database: Database) -> None:
    run_writers(any_database.url, 2)
    events = any_database.read(lambda session: session.exec(select(Event.id)).all())
    assert len(events) == 50
    assert any_database.read(audit.verify_chain) is None


@pytest.mark.sqlite
def test_f53_a_writer_waits_until_another_is_done(database: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "office.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO holiday (day, worked, name) VALUES ('2026-12-31', 0, '')")
    with ThreadPoolExecutor(max_workers=1) as pool:
        waiting = pool.submit(database.write, lambda s: s.add(Unit(code="VP", name="Văn phòng")))
        assert not waiting.done()
        other.execute("COMMIT")
        waiting.result()
    other.close()
    assert database.read(lambda session: session.exec(select(Unit.code)).all()) == ["VP"]


@pytest.mark.sqlite
def test_f53_a_read_goes_on_while_another_process_writes(database: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "office.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert database.read(lambda session: session.exec(select(Unit)).all()) == []
    other.close()


@pytest.mark.sqlite
def test_f53_every_writing_transaction_takes_its_lock_at_once(database: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "office.db", isolation_level=None, timeout=0)

    def write_first_after_a_read(session: Session) -> None:
        session.exec(select(Unit)).all()
        # Were this transaction only reading yet, the other would get in and this one could not write.
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        session.add(Unit(code="VP", name="Văn phòng"))

    database.write(write_first_after_a_read)
    other.close()
    assert database.read(lambda session: len(session.exec(select(Unit)).all())) == 1


def test_f53_no_code_opens_a_transaction_past_the_engine() -> None:
    own = re.compile(r"\bsqlite3\.connect\(|create_engine\(|isolation_level=|\"BEGIN(?! IMMEDIATE)|'BEGIN")
    rooms = ("storage", "scheduler", "bot", "chat", "messages", "directives", "tasks")
    found = {
        f"{path.relative_to(ROOT).as_posix()}"
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
        if own.search(path.read_text(encoding="utf-8"))
    }
    # A copy is made by SQLite's own backup, beside the engine that holds the lock, and changes nothing in
    # it; a restoring has the folder to itself; a glance opens no transaction that writes (query_only); what
    # is compared lies in a file of its own, without a name; a lead is a lock of a session and writes nothing.
    copying = {
        "storage/backups/copies.py",
        "storage/backups/backup.py",
        "storage/backups/restoring.py",
        "storage/record/comparing.py",
    }
    database = {f"storage/database/{name}.py" for name in ("connections", "engine", "glance", "presence")}
    assert found == database | copying


@pytest.mark.sqlite
def test_the_file_is_kept_as_the_design_says(database: Database) -> None:
    def pragmas(session: Session) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [session.connection().execute(text(f"PRAGMA {name}")).scalar() for name in names]

    assert database.write(pragmas) == ["wal", 2, 1, 5000]


def test_a_function_that_raises_leaves_nothing(any_database: Database) -> None:
    def half(session: Session) -> None:
        session.add(Unit(code="VP", name="Văn phòng"))
        audit.record(session, "tried", "unit:1", now=NOW)
        raise LookupError

    with pytest.raises(LookupError):
        any_database.write(half)
    assert any_database.read(lambda session: session.exec(select(Unit)).all()) == []
    assert any_database.read(audit.head) == ""
