"""The tidy: what is of no use any more goes, what counts stays, and none of it looks like another's hand."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.upkeep.nightly import ClockAbsurdError, Housekeeping, Tidying
from messages.lines import message
from messages.text import message_payload
from messages.upkeep import Tidied
from storage import settings
from storage.database.engine import Database
from storage.delivery import outbox
from storage.delivery.outbox import Target
from storage.incoming import chats, retention
from storage.incoming.filespace import EXPORTS
from storage.record.comparing import Findings, compare
from storage.registry import groups, invites
from storage.tables import (
    Directive,
    DirectiveFile,
    Event,
    Evidence,
    Inbox,
    LinkAttempt,
    Occurrence,
    Offer,
    Outbox,
    Task,
)
from storage.work import reports
from storage.work.directives import with_files
from storage.work.reports import NewEvidence, NewReport
from tasks.model import Action
from tests.office import Office
from tests.scheduler.fakes import FakeClock
from tests.storage.story import NOW, act, by, give, share_of, someone

LONG_AGO = NOW - timedelta(days=40)


def came(session: Session, key: str, state: str, done_at: datetime | None, **more: Any) -> None:
    """A row of the journal with its content."""
    values: dict[str, Any] = {"channel": "telegram", "bot": "1", "raw": "{}", **more}
    session.add(Inbox(key=key, state=state, received_at=LONG_AGO, done_at=done_at, **values))


def sent(session: Session, key: str, at: datetime, state: str = "sent", text: str = "Đã ghi nhận.") -> Outbox:
    """A message with its words, which ended then."""
    payload = {**message_payload(message(text), (7,)), "note": "gấp"}
    outbox.enqueue(session, key, "message", now=at, person_id=1, payload=payload)
    row = outbox.by_key(session, key)
    assert row is not None
    row.state, row.settled_at = state, at if state in outbox.SETTLED else None
    session.add(row)
    return row


async def tidy(database: Database, folder: Path, now: datetime = NOW, *, dry: bool = False) -> Tidied:
    """One tidy at that moment."""
    return await Tidying(database, folder / "tep", FakeClock(now), by="test", dry=dry, pause=0).run()


def put(folder: Path, name: str, age: timedelta, now: datetime = NOW) -> Path:
    """A file that was written so long before."""
    path = folder / "tep" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x" * 100)
    at = (now - age).timestamp()
    os.utime(path, (at, at))
    return path


def raws(database: Database) -> dict[str, bool]:
    """By key, whether a row of the journal has its content still."""
    return database.read(lambda s: {row.key: row.raw is not None for row in s.exec(select(Inbox))})


async def test_the_journal_gives_up_what_was_settled_and_keeps_what_was_not_handled_to_be_looked_into(
    any_database: Database, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        came(session, "waits", "new", None)
        came(session, "done", "done", NOW)
        came(session, "bad", "bad", NOW - timedelta(days=3))
        came(session, "old bad", "bad", NOW - timedelta(days=31))

    any_database.write(work)
    dry = await tidy(any_database, tmp_path, dry=True)
    assert all(raws(any_database).values())
    done = await tidy(any_database, tmp_path)
    assert dry.journal == done.journal == 2
    assert raws(any_database) == {"waits": True, "done": False, "bad": True, "old bad": False}
    assert (await tidy(any_database, tmp_path)).taken == {}


async def test_an_office_may_keep_its_journal_for_some_days_but_of_a_group_nothing(
    any_database: Database, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        settings.save(session, "journal_days", 5)
        came(session, "new", "done", NOW - timedelta(days=4))
        came(session, "old", "done", NOW - timedelta(days=6))
        came(session, "group", "done", NOW, private=False)

    any_database.write(work)
    await tidy(any_database, tmp_path)
    assert raws(any_database) == {"new": True, "old": False, "group": False}


async def test_of_what_was_sent_the_words_go_and_the_outcome_stays(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        sent(session, "old", LONG_AGO)
        sent(session, "unknown", LONG_AGO, "unknown")
        sent(session, "owed", LONG_AGO, "due")
        sent(session, "new", NOW - timedelta(days=29))

    any_database.write(work)
    assert (await tidy(any_database, tmp_path)).outbox == 2
    rows = any_database.read(lambda s: {row.key: row for row in s.exec(select(Outbox))})
    assert rows["old"].payload == rows["unknown"].payload == {"tasks": [7], "review": None}
    assert (rows["old"].state, rows["unknown"].state) == ("sent", "unknown")
    assert {"message", "note"} <= set(rows["owed"].payload) & set(rows["new"].payload)
    assert any_database.read(compare) == Findings()


async def test_words_that_are_still_to_go_out_in_another_message_stay(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        row = sent(session, "notice", LONG_AGO, "superseded")
        payload = {"rows": [row.id]}
        outbox.enqueue(session, "together", "together", now=LONG_AGO, person_id=1, payload=payload)

    any_database.write(work)
    assert (await tidy(any_database, tmp_path)).outbox == 0


async def test_a_code_that_an_earlier_version_wrote_in_clear_goes_at_once(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        office = settings.load(session)
        first = invites.create(session, any_office.clerk, None, NOW, office)
        second = invites.create(session, any_office.chief, None, NOW, office)
        sent(session, "code", NOW, text=f"Mã liên kết: {first.code} (dùng một lần).")
        sent(session, "link", NOW, text=f"Mở: https://t.me/an_phu_bot?start={second.token}")
        sent(session, "other", NOW, text="Văn bản ABCD3467, https://t.me/an_phu_bot?start=" + "a" * 22)
        sent(session, "waits", NOW, "due", text=f"Mã: {second.code}")

    any_database.write(work)
    assert (await tidy(any_database, tmp_path)).outbox == 2
    rows = any_database.read(lambda s: {row.key: row.payload for row in s.exec(select(Outbox))})
    assert [key for key in rows if "message" in rows[key]] == ["other", "waits"]


async def test_a_chat_forgets_what_holds_no_longer_and_the_file_that_waited_goes_with_it(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    old, new = Target("telegram", "1", "101"), Target("telegram", "1", "102")
    stale, fresh = put(tmp_path, "stale", timedelta(hours=3)), put(tmp_path, "fresh", timedelta(minutes=5))

    def work(session: Session) -> None:
        before = NOW - timedelta(hours=3)
        chats.hold_file(session, old, NewEvidence("stale"), before)
        chats.remember_rest(session, old, {"message": {}}, before)
        chats.hold_file(session, new, NewEvidence("fresh"), NOW)
        session.add(Offer(channel="zalo", chat_id="9", choices=["xong 1"], context={}, at=LONG_AGO))

    any_database.write(work)
    done = await tidy(any_database, tmp_path)
    assert (done.chats, done.unclaimed, done.nobodys) == (2, 1, 0)
    assert (stale.exists(), fresh.exists()) == (False, True)
    kept = any_database.read(lambda s: {row.chat_id: row for row in s.exec(select(Offer))})
    assert kept["101"].context == {"files": []}
    assert kept["9"].choices == []
    waiting = any_database.read(lambda s: chats.waiting_files(s, new, NOW))
    assert [held.file.stored_as for held in waiting] == ["fresh"]


async def test_of_strangers_no_chat_is_known_for_longer_than_their_limits_look_back(
    any_database: Database, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        for kind, age in (("wrong_code", 3), ("answered", 3), (groups.TOLD, 300), ("answered", 1)):
            session.add(LinkAttempt(channel="zalo", chat_id="9", kind=kind, at=NOW - timedelta(days=age)))

    any_database.write(work)
    assert (await tidy(any_database, tmp_path)).attempts == 2
    kinds = any_database.read(lambda s: sorted(s.exec(select(LinkAttempt.kind))))
    assert kinds == ["answered", groups.TOLD]


def reported(database: Database, office: Office, at: datetime, *, confirmed: bool = True) -> None:
    """A task that was reported with a file, and confirmed."""

    def work(session: Session) -> None:
        number = give(session, "Rà soát", (office.planning,), by(at.date()), now=at)
        head, chief = someone(session, office.head_planning), someone(session, office.chief)
        act(session, share_of(session, number, office.planning), Action.REPORT, head, at)
        share = share_of(session, number, office.planning)
        file = NewEvidence(f"file{number}", "bao-cao.pdf", 100)
        reports.add(session, share.id, head.id, at, NewReport(evidence=(file,)))
        if confirmed:
            act(session, share_of(session, number, office.planning), Action.CONFIRM, chief, at)

    database.write(work)


async def test_evidence_goes_five_years_after_its_task_has_ended_by_an_event_and_the_report_stays(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    six_years, four_years = datetime(2020, 11, 1, tzinfo=UTC), datetime(2022, 11, 1, tzinfo=UTC)
    reported(any_database, any_office, six_years)
    reported(any_database, any_office, six_years, confirmed=False)  # not ended
    reported(any_database, any_office, four_years)
    paths = [put(tmp_path, f"file{n}", timedelta(days=1)) for n in (1, 2, 3)]
    assert (await tidy(any_database, tmp_path, dry=True)).evidence == 1
    assert all(path.exists() for path in paths)
    assert (await tidy(any_database, tmp_path)).evidence == 1
    assert [path.exists() for path in paths] == [False, True, True]
    rows = any_database.read(lambda s: list(s.exec(select(Evidence).order_by(col(Evidence.id)))))
    assert [(row.stored_as, row.name) for row in rows] == [
        ("", "bao-cao.pdf"),
        ("file2", "bao-cao.pdf"),
        ("file3", "bao-cao.pdf"),
    ]
    told = any_database.read(lambda s: s.exec(select(Event).where(Event.kind == "evidence_expired")).one())
    assert told.data == {"evidence": [rows[0].id]}
    assert any_database.read(compare) == Findings()


async def test_a_directives_files_go_ten_years_after_the_last_of_its_tasks_ended(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    long_ago, lately = datetime(2012, 11, 1, tzinfo=UTC), datetime(2020, 11, 1, tzinfo=UTC)

    def work(session: Session) -> None:
        ends = ((long_ago, long_ago), (long_ago, lately), (long_ago, None), (lately, lately))
        for n, (came, closed) in enumerate((*ends, (long_ago, None)), 1):
            session.add(Directive(id=n, fingerprint=str(n), imported_at=came, text="Rà soát"))
            session.flush()
            session.add(DirectiveFile(directive_id=n, stored_as=f"paper{n}", name="cv.pdf", size=3))
            if n <= len(ends):
                number = give(session, "Rà soát", (any_office.planning,), now=came)
                session.get_one(Task, number).directive_id = n
                row = session.exec(select(Occurrence).where(Occurrence.task_number == number)).one()
                row.closed_at = closed

    any_database.write(work)
    paths = [put(tmp_path, f"paper{n}", timedelta(days=1)) for n in range(1, 6)]
    assert (await tidy(any_database, tmp_path, dry=True)).papers == 2
    assert (await tidy(any_database, tmp_path)).papers == 2
    assert [path.exists() for path in paths] == [False, True, True, True, False]
    told = any_database.read(
        lambda s: list(s.exec(select(Event).where(col(Event.subject).like("directive:%"))))
    )
    assert {(each.kind, each.subject) for each in told} == {
        ("directive_file_expired", "directive:1"),
        ("directive_file_expired", "directive:5"),
    }
    assert any_database.read(lambda s: with_files(s, range(1, 6))) == {2, 3, 4}
    assert any_database.read(compare) == Findings()
    assert (await tidy(any_database, tmp_path)).missing.count == 0


async def test_a_file_that_nothing_names_goes_unless_it_is_just_on_its_way_in(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    reported(any_database, any_office, NOW)
    named = put(tmp_path, "file1", timedelta(days=9))
    left, coming = put(tmp_path, "left", timedelta(hours=2)), put(tmp_path, "coming", timedelta(minutes=59))
    made = tmp_path / EXPORTS / "bang.xlsx"
    made.parent.mkdir()
    made.write_bytes(b"")
    os.utime(made, ((NOW - timedelta(days=8)).timestamp(),) * 2)
    done = await tidy(any_database, tmp_path)
    assert (done.nobodys, done.exports, done.space) == (1, 1, 200)
    assert (named.exists(), left.exists(), coming.exists(), made.exists()) == (True, False, True, False)


async def test_a_folder_that_belongs_to_another_database_is_left_alone_and_the_office_hears_of_it(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    paths = [put(tmp_path, f"f{n}", timedelta(days=1)) for n in range(30)]
    done = await tidy(any_database, tmp_path)
    assert (done.strange, done.nobodys) == (30, 0)
    assert all(path.exists() for path in paths)
    assert told(any_database, "strange-files") == 2


def told(database: Database, key: str) -> int:
    """How many messages the office is owed under the key."""
    return len(database.read(lambda s: s.exec(select(Outbox).where(col(Outbox.key).startswith(key))).all()))


async def test_a_file_that_is_not_there_is_told_once_and_once_more_where_others_are_lost(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    reported(any_database, any_office, NOW)
    done = await tidy(any_database, tmp_path)
    assert (done.missing.count, done.missing.tasks, done.missing.directives) == (1, (1,), 0)
    await tidy(any_database, tmp_path)
    assert told(any_database, "missing-files") == 2  # officers
    reported(any_database, any_office, NOW)
    await tidy(any_database, tmp_path)
    assert told(any_database, "missing-files") == 4


async def test_by_a_clock_that_cannot_be_believed_nothing_is_taken(
    any_database: Database, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        came(session, "done", "done", NOW)
        outbox.note_seen(session, NOW)

    any_database.write(work)
    with pytest.raises(ClockAbsurdError):
        await tidy(any_database, tmp_path, datetime(2100, 1, 1, tzinfo=UTC))
    assert raws(any_database) == {"done": True}


async def test_it_is_done_once_a_night_and_at_once_where_it_never_was(
    any_database: Database, tmp_path: Path
) -> None:
    clock = FakeClock(NOW)
    keeping = Housekeeping(any_database, tmp_path / "tep", clock)
    done = []
    for _ in range(50):
        await keeping.beat()
        done.append(any_database.read(retention.last_tidied))
        clock.advance(3600)
    # 08:00 in Hanoi, then 03:00 of the next two days.
    assert list(dict.fromkeys(done)) == [NOW, NOW + timedelta(hours=19), NOW + timedelta(hours=43)]


async def test_many_rows_go_in_many_small_transactions(
    any_database: Database, any_office: Office, tmp_path: Path
) -> None:
    def work(session: Session) -> None:
        for n in range(450):
            came(session, f"r{n}", "done", LONG_AGO)
            sent(session, f"s{n}", LONG_AGO)

    any_database.write(work)
    done = await tidy(any_database, tmp_path)
    assert (done.journal, done.outbox) == (450, 450)
    assert any_database.read(compare) == Findings()
    assert await tidy(any_database, tmp_path) == Tidied()
