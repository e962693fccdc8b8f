"""`nhacviec health` beside a database: what it tells, its exit status, and that it changes nothing."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from storage.database.glance import alive_note
from storage.database.notes import note_alive
from storage.database.start import open_database
from storage.delivery import outbox
from storage.delivery.outbox import Target
from storage.incoming import retention
from storage.tables import Inbox
from tests.bot.commands.typed import run


def lived(folder: Path, now: datetime, *, polled: timedelta = timedelta(seconds=30)) -> None:
    """A service that has been at work until now, with a message that waits and one that came."""
    base = open_database(folder / "nhacviec.db")

    def work(session: Session) -> None:
        outbox.note_seen(session, now)
        note_alive(session, alive_note(now - timedelta(days=1), {"telegram": now - polled}, (), ()))
        retention.note_tidied(session, now - timedelta(hours=2))
        chat = Target("telegram", "1", "7")
        outbox.enqueue(session, "a", "message", now=now - timedelta(minutes=4), to=chat, priority=0)
        outbox.enqueue(session, "b", "message", now=now, to=chat, not_before=now + timedelta(days=1))
        session.add(Inbox(channel="telegram", bot="1", key="k", received_at=now - timedelta(seconds=9)))

    base.write(work)
    base.close()


def test_a_service_at_work_is_well_in_numbers_and_in_words(tmp_path: Path) -> None:
    lived(tmp_path, datetime.now(UTC))
    status, said, errors = run(tmp_path, "health", "--json")
    told = json.loads(said)
    assert (status, errors, told["healthy"], told["ill"]) == (0, "", True, [])
    assert told["queue"] == {"inbox": 1, "due": 2, "sending": 0, "ambiguous": 0}
    assert told["oldest_owed_seconds"] // 60 == told["oldest_answer_seconds"] // 60 == 4
    assert told["tidy_seconds"] // 3600 == 2
    assert told["poll_seconds"]["telegram"] >= 30
    assert told["backup_seconds"] is None
    status, said, _ = run(tmp_path, "health")
    assert (status, said.splitlines()[0]) == (0, "Tình trạng: tốt")


def test_what_is_ill_is_named_and_ends_with_1(tmp_path: Path) -> None:
    lived(tmp_path, datetime.now(UTC), polled=timedelta(minutes=9))
    (tmp_path / "sao-luu").mkdir()
    status, said, _ = run(tmp_path, "health", "--json", backups=str(tmp_path / "sao-luu"))
    assert (status, json.loads(said)["ill"]) == (
        1,
        [{"code": "poll_old", "channel": "telegram"}, {"code": "backup_old"}],
    )
    status, said, _ = run(tmp_path, "health")
    assert (status, said.splitlines()[0]) == (1, "CẦN XỬ LÝ: quá lâu không nhận được trả lời của Telegram.")


def test_where_there_is_no_database_or_a_broken_one_that_is_ill_and_stays_as_it_is(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "health", "--json")[1])["ill"] == [{"code": "store"}]
    assert list(tmp_path.iterdir()) == []
    broken = tmp_path / "nhacviec.db"
    broken.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    assert run(tmp_path, "health")[0] == 1
    assert broken.read_bytes() == b"SQLite format 3\x00" + bytes(4000)
    unreachable = "postgresql://nobody:secret@127.0.0.1:9/none"
    status, said, errors = run(tmp_path, "health", "--json", database=unreachable)
    assert (status, json.loads(said)["ill"]) == (1, [{"code": "store"}])
    assert "secret" not in said + errors
