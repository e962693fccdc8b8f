"""Every released version's database is opened by this one by itself, with everything in it intact."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import col, select

from messages.text import load_message
from storage import migrations
from storage.database.engine import Database, Session
from storage.database.faults import StoreCode, StoreError
from storage.database.start import open_database
from storage.record import audit, sealing
from storage.tables import Outbox, Task
from storage.work import assignments, reviews
from tasks.model import Status
from tests.bot.talk import Talk
from tests.storage.stored.build import NOW

STORED = sorted((Path(__file__).parent / "stored").glob("*.db.gz"))
HEAD_INSPECTION = 8
LAST_EVENT = "66d999c70eec17bb123531ec189455cd4f94cdb4e2092c6a0db7025d3438fb6e"

Rows = dict[str, dict[tuple[object, ...], dict[str, object]]]


@pytest.fixture(params=STORED, ids=lambda path: str(path.name))
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file as the old version left it, in a folder of its own."""
    path = tmp_path / "office.db"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def rows_of(path: Path) -> Rows:
    """Every row of every table, by its primary key; the tables of the search index apart."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [
            row["name"]
            for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not row["name"].startswith(("sqlite_", "task_search_", "directive_search_", "alembic_"))
        ]
        return {name: _rows(raw, name) for name in names}


def _rows(raw: sqlite3.Connection, table: str) -> dict[tuple[object, ...], dict[str, object]]:
    keys = [row["name"] for row in raw.execute(f'PRAGMA table_info("{table}")') if row["pk"]]
    found = [dict(row) for row in raw.execute(f'SELECT rowid, * FROM "{table}"')]  # noqa: S608
    return {tuple(row[key] for key in keys or ["rowid"]): row for row in found}


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as raw:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_a_database_of_each_released_version_is_kept() -> None:
    assert [path.name for path in STORED] == ["0.1.0.db.gz"]


def test_it_is_brought_up_to_date_by_itself_and_no_row_is_lost(stored: Path) -> None:
    before = rows_of(stored)
    open_database(stored).close()
    after = rows_of(stored)
    assert revision_of(stored) == migrations.HEAD
    assert sum(len(rows) for rows in before.values()) > 100
    for table, rows in before.items():
        for key, row in rows.items():
            now = after[table][key]
            assert {column: now[column] for column in row if column in now} == {
                column: value for column, value in row.items() if column in now
            }


def test_what_it_was_is_kept_in_a_verified_copy(stored: Path) -> None:
    before, step = rows_of(stored), revision_of(stored)
    open_database(stored).close()
    copy = stored.with_name(f"{stored.name}.{step}")
    assert copy.stat().st_mode & 0o077 == 0
    assert revision_of(copy) == step
    assert rows_of(copy) == before
    assert not list(stored.parent.glob("*.tmp"))


def test_a_start_that_has_nothing_to_do_makes_no_copy(stored: Path) -> None:
    open_database(stored).close()
    for copy in stored.parent.glob("office.db.0*"):
        copy.unlink()
    open_database(stored).close()
    assert not list(stored.parent.glob("office.db.0*"))


def test_without_room_for_the_copy_nothing_is_changed(stored: Path) -> None:
    """A folder in the copy's place stands for a place that takes no file."""
    before, step = rows_of(stored), revision_of(stored)
    stored.with_name(f"{stored.name}.{step}").mkdir()
    with pytest.raises(StoreError) as caught:
        open_database(stored)
    assert caught.value.code is StoreCode.COPY_FAILED
    assert (rows_of(stored), revision_of(stored)) == (before, step)
    assert not list(stored.parent.glob("*.tmp"))


@pytest.fixture
def opened(stored: Path) -> Database:
    return open_database(stored)


def test_the_record_of_events_is_unbroken(opened: Database) -> None:
    assert opened.read(audit.verify_chain) is None
    assert opened.read(lambda session: sealing.holds(session, LAST_EVENT))
    opened.close()


def test_tasks_stand_as_they_stood(opened: Database) -> None:
    def statuses(session: Session) -> dict[int | None, list[Status]]:
        numbers = session.exec(select(Task.number)).all()
        return {n: [share.status for share in assignments.of_task(session, n or 0)] for n in numbers}

    states = opened.read(statuses)
    assert states == {
        1: [Status.ASSIGNED],
        2: [Status.DONE],
        3: [Status.ASSIGNED],
        4: [Status.RETURNED, Status.ASSIGNED, Status.ASSIGNED],
        5: [Status.CANCELLED],
        6: [Status.ASSIGNED],
    }
    opened.close()


def test_the_open_review_can_be_read_with_its_drafts(opened: Database) -> None:
    (desk,) = opened.read(reviews.open_reviews)
    assert [draft.number for draft in desk.drafts] == [1, 2, 3, 4, 5, 6]
    assert all(reviews.body_of(draft).content for draft in desk.drafts)
    phrases = [deadline.phrase for draft in desk.drafts if (deadline := reviews.deadline_of(draft))]
    assert "trước ngày 05/12/2026" in phrases
    opened.close()


def test_messages_that_wait_can_still_be_sent(opened: Database) -> None:
    rows = opened.read(lambda session: list(session.exec(select(Outbox).order_by(col(Outbox.id)))))
    states = [row.state for row in rows]
    assert {state: states.count(state) for state in states} == {"sent": 23, "ambiguous": 1, "due": 1}
    assert all(load_message(row.payload["message"]).text.plain for row in rows if row.kind == "message")
    opened.close()


def test_the_office_works_on_in_it(opened: Database, tmp_path: Path) -> None:
    talk = Talk(opened, NOW, tmp_path, _rows=1000)
    talk.later(days=1, hours=2)
    talk.seen.update(row.id or 0 for row in talk.rows("message"))
    assert "Đã ghi nhận" in " ".join(m.text.plain for m in talk.say(HEAD_INSPECTION, "xong 3"))
    assert opened.read(audit.verify_chain) is None
    opened.close()
