"""Doubts under keyed hashes, who decides first, and what is taken from the journal and its log."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlmodel import Session, col, select

from storage.database.engine import Database
from storage.delivery.outbox import Target
from storage.incoming import doubts, inbox
from storage.tables import HeldDoubt, Inbox
from tests.office import Office
from tests.storage.story import NOW

CHAT = Target("telegram", "1", "105")


def doubt(office: Office, digest: str = "d", words: str = "", at: datetime = NOW) -> HeldDoubt:
    return HeldDoubt(
        digest=digest,
        words_digest=words,
        channel="telegram",
        bot="1",
        chat_id="105",
        user_id="105",
        person_id=office.head_planning,
        message_ids=["7"],
        files=["f1"],
        asked_at=at,
    )


def test_the_key_is_made_once_and_hashes_nothing_alike(any_database: Database) -> None:
    first, second = any_database.write(doubts.key), any_database.write(doubts.key)
    assert first == second
    assert doubts.digest(first, b"a") != doubts.digest(b"another key", b"a")
    assert doubts.digest(first, b"ab", b"c") != doubts.digest(first, b"a", b"bc")
    assert doubts.digest(first) == ""


def test_only_what_an_officer_has_cleared_passes(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> list[bool]:
        number, new = doubts.ask(session, doubt(any_office, "file", "words"))
        before = doubts.is_cleared(session, ["file"])
        first = doubts.decide(session, number, "cleared", any_office.clerk, NOW)
        second = doubts.decide(session, number, "kept", any_office.chief, NOW)
        after = doubts.is_cleared(session, ["file", "words"])
        return [new, before, first, second, after, doubts.is_cleared(session, [""])]

    assert any_database.write(story) == [True, False, True, False, True, False]


def test_the_same_doubt_in_the_same_chat_is_one(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> tuple[tuple[int, bool], tuple[int, bool], tuple[int, bool]]:
        return (
            doubts.ask(session, doubt(any_office)),
            doubts.ask(session, doubt(any_office)),
            doubts.ask(session, doubt(any_office, "other")),
        )

    (one, new), (again, newer), (other, newest) = any_database.write(story)
    assert (one == again, one == other) == (True, False)
    assert (new, newer, newest) == (True, False, True)
    ids = any_database.read(lambda s: s.exec(select(HeldDoubt.message_ids).where(HeldDoubt.id == one)).one())
    assert ids == ["7", "7"]


def test_a_chat_is_closed_for_a_while_and_no_other(any_database: Database) -> None:
    any_database.write(lambda s: doubts.close_chat(s, CHAT, NOW, timedelta(minutes=3)))

    def closed(chat: str, after: int) -> bool:
        now = NOW + timedelta(minutes=after)
        return any_database.read(lambda s: doubts.closed_until(s, "telegram", chat, now)) is not None

    assert (closed("105", 2), closed("105", 3), closed("106", 2)) == (True, False, False)


def _arrival(key: str, raw: str, kind: str = "", held: str = "") -> inbox.Arrival:
    return inbox.Arrival("telegram", "1", key, "105", raw, held, kind, "105", "7")


@pytest.mark.parametrize(("kind", "held"), [("text", ""), ("album", ""), ("", "secret"), ("", "doubt")])
def test_the_journal_takes_no_word_of_what_waits_or_is_held(
    any_database: Database, kind: str, held: str
) -> None:
    any_database.write(lambda s: inbox.journal(s, [_arrival("a", "chữ", kind, held)], NOW))
    row = any_database.read(lambda s: s.exec(select(Inbox)).one())
    assert (row.raw, row.kind, row.error, row.user_id, row.message_id) == (None, kind, held, "105", "7")


def test_what_is_in_the_journal_is_not_taken_again(any_database: Database) -> None:
    def keys(*arrivals: inbox.Arrival) -> list[str]:
        return [row.key for row in any_database.write(lambda s: inbox.journal(s, arrivals, NOW))]

    assert keys(*(_arrival(key, "chữ") for key in "aba")) == ["a", "b"]
    other = replace(_arrival("b", "chữ"), channel="zalo")
    assert keys(_arrival("b", "chữ"), other, _arrival("c", "chữ")) == ["b", "c"]
    assert keys(*(_arrival(key, "chữ") for key in "abc"), other) == []


def test_parts_whose_content_is_nowhere_are_lost_together(any_database: Database) -> None:
    parts = [_arrival(key, "chữ", "text") for key in "abc"]
    rows = any_database.write(lambda s: inbox.journal(s, [*parts, _arrival("d", "chữ")], NOW))
    first = any_database.read(lambda s: inbox.waiting(s, rows[0].row_id))
    assert first is not None
    lost = any_database.read(lambda s: inbox.lost_parts(s, first, {rows[2].row_id}))
    assert lost == [rows[0].row_id, rows[1].row_id]


@pytest.mark.sqlite
def test_what_is_stripped_is_in_no_byte_of_the_file_or_its_log(tmp_path: Path, database: Database) -> None:
    raw = "chimhoangyen " * 300
    rows = database.write(lambda s: inbox.journal(s, [_arrival(f"k{n}", raw) for n in range(40)], NOW))
    ids = [row.row_id for row in rows]
    for row_id in ids:
        assert database.write(partial(inbox.strip, row_ids=[row_id], held="secret"))
    assert asyncio.run(database.scrub())
    path = Path(str(make_url(database.url).database))
    left = [each.name for each in path.parent.glob(f"{path.name}*") if b"chimhoangyen" in each.read_bytes()]
    assert left == []
    assert tmp_path.exists()


@pytest.mark.sqlite
async def test_the_log_is_emptied_once_another_program_has_read(database: Database) -> None:
    database.write(lambda s: inbox.journal(s, [_arrival("a", "chữ")], NOW))
    path = Path(str(make_url(database.url).database))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox").fetchone()
        scrubbing = asyncio.create_task(database.scrub())
        await database.run(lambda s: inbox.journal(s, [_arrival("b", "chữ")], NOW))  # nobody is held up
        reader.execute("COMMIT")
    assert await scrubbing
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0


def test_what_came_behind_a_doubt_is_decided_with_it_and_not_with_an_earlier_one(
    any_database: Database, any_office: Office
) -> None:
    def kept(session: Session, digest: str, state: str) -> int:
        row = doubt(any_office, digest)
        row.state = state
        return doubts.ask(session, row)[0]

    def story(session: Session) -> list[tuple[str, str]]:
        first = kept(session, "one", "open")
        kept(session, "behind one", "follows")
        second = kept(session, "two", "open")
        kept(session, "behind two", "follows")
        for number, state in ((first, "kept"), (second, "cleared")):
            doubts.decide(session, number, state, any_office.clerk, NOW)
            row = doubts.found(session, number)
            assert row is not None
            doubts.decide_followers(session, row, state, any_office.clerk, NOW)
        return list(session.exec(select(HeldDoubt.digest, HeldDoubt.state).order_by(col(HeldDoubt.id))))

    assert any_database.write(story) == [
        ("one", "kept"),
        ("behind one", "kept"),
        ("two", "cleared"),
        ("behind two", "cleared"),
    ]
