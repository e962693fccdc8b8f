"""From the channel to the journal and on: whatever comes, nothing is lost and nothing stands still."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from copy import deepcopy
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from bot.channels.messenger import Inbound, SentFile
from bot.channels.telegram.messenger import TelegramMessenger
from bot.incoming.conversation import UnderstoodMessage, understood
from bot.incoming.facts import Facts
from bot.incoming.intake import Intake
from bot.reading.gate import ReceivedFile
from bot.reading.keeping import Storeroom
from bot.reading.reader import Reader
from bot.reading.receiving import Receiver
from storage.database.engine import Database, PatientDatabase, Session
from storage.incoming import choices
from storage.tables import Inbox, Outbox
from tests.bot.talk import chat_of
from tests.office import Office
from tests.scheduler.fakes import FakeClock
from tests.storage.story import someone

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
async def intake(database: Database, now: datetime, tmp_path: Path) -> AsyncIterator[Intake]:
    """The real intake of bot 1, whose channel reaches nobody; rows are handled when a test says so."""
    messenger = TelegramMessenger("1:loopback", NOWHERE)
    yield Intake(
        database=database,
        messengers={("telegram", "1"): messenger},
        clock=FakeClock(now),
        reader=Reader(),
        files=tmp_path / "tep",
        wake=lambda: None,
        queue=lambda _row: None,
        database_wait=0.02,
    )
    for request in messenger._api._request:
        await request.shutdown()


def said(chat: str, text: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """A private message as Telegram has it."""
    message = {
        "message_id": number,
        "date": 1795400000,
        "chat": {"id": int(chat), "type": "private"},
        "from": {"id": int(chat), "is_bot": False, "first_name": "Anh"},
        "text": text,
    }
    return {"update_id": number, "message": {**message, **more}}


async def nothing_cleared(contents: Sequence[bytes]) -> tuple[str, bool]:
    """No officer has cleared any file."""
    return f"{len(contents)}", False


async def take(intake: Intake, updates: list[Any]) -> None:
    await intake.take(intake.messengers["telegram", "1"], updates)


def rows(database: Database) -> list[Inbox]:
    return database.read(lambda s: list(s.exec(select(Inbox).order_by(col(Inbox.id)))))


def answers(database: Database) -> list[Outbox]:
    return database.read(lambda s: list(s.exec(select(Outbox).where(col(Outbox.key).startswith("answer:")))))


async def handled(intake: Intake) -> list[str]:
    """Handle everything; the states of the rows."""
    for row in rows(intake.database):
        await intake.handle(row.id or 0)
    return [row.state for row in rows(intake.database)]


def pressed(chat: str, data: str, number: int = 1) -> dict[str, Any]:
    """A press on a button of ours as Telegram has it."""
    message = said(chat, "Việc đến hạn", 5)["message"]
    press = {"id": str(number), "from": message["from"], "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": {**press, "message": message}}


@pytest.mark.parametrize("ended", [False, True])
async def test_a_press_is_done_once_by_the_program_that_took_it_or_by_the_next(
    intake: Intake, office: Office, ended: bool
) -> None:
    await take(intake, [pressed(chat_of(office.head_planning), "mine")])
    if ended:
        intake._pressed.clear()
    taken = dict(intake._pressed)
    assert await handled(intake) == ["done"]
    intake._pressed.update(taken)
    assert await handled(intake) == ["done"]
    assert len(answers(intake.database)) == 1
    assert intake._pressed == {}


async def test_f67_what_a_press_says_is_judged_before_it_is_taken(intake: Intake, office: Office) -> None:
    await take(intake, [pressed(chat_of(office.head_planning), "TỐI MẬT")])
    assert (rows(intake.database)[0].raw, intake._pressed) == (None, {})
    assert await handled(intake) == ["refused"]


async def test_f32_half_a_surrogate_pair_does_not_stop_what_comes_with_it(
    intake: Intake, office: Office
) -> None:
    chat = chat_of(office.head_planning)
    odd = deepcopy(said(chat, "xin chào \ud83d", 1))
    await take(intake, [odd, said(chat, "xin chào", 2)])
    assert await handled(intake) == ["done", "done"]


@pytest.mark.parametrize("date", [10**12, 10**30, -(10**12), 253402300799])
async def test_f32_a_date_beyond_the_calendar_leaves_no_row_unfinished(
    intake: Intake, office: Office, date: int
) -> None:
    await take(intake, [said(chat_of(office.head_planning), "xin chào", date=date)])
    assert await handled(intake) in (["bad"], ["done"])


async def test_f53_a_message_waits_for_a_database_that_cannot_be_written(
    intake: Intake, office: Office
) -> None:
    database = intake.database
    await take(intake, [said(chat_of(office.head_planning), "xin chào")])
    database.read(_pragma("query_only = ON"))
    waiting = asyncio.create_task(handled(intake))
    await asyncio.sleep(1.5)
    assert rows(database)[0].state == "new"
    assert not waiting.done()
    await database.look(_pragma("query_only = OFF"))
    assert await waiting == ["done"]
    assert len(answers(database)) == 1


async def test_f67_a_reply_to_a_secret_text_does_not_bring_it_into_the_journal(
    intake: Intake, office: Office
) -> None:
    chat = chat_of(office.clerk)
    quoted = said(chat, "TỐI MẬT\nKế hoạch bố trí lực lượng", 1)["message"]
    await take(intake, [said(chat, "gửi lại nhé", 2, reply_to_message=quoted)])
    assert rows(intake.database)[0].raw is None
    assert await handled(intake) == ["refused"]


async def test_f67_a_reply_to_our_own_words_is_no_secret(intake: Intake, office: Office) -> None:
    chat = chat_of(office.clerk)
    ours = {**said(chat, "MẬT", 1)["message"], "from": {"id": 1, "is_bot": True, "first_name": "Bot"}}
    await take(intake, [said(chat, "cảm ơn", 2, reply_to_message=ours)])
    assert await handled(intake) == ["done"]


async def test_a_file_for_which_there_is_no_room_counts_as_one_that_did_not_come(
    intake: Intake, office: Office, tmp_path: Path
) -> None:
    """A file in the folder's place stands for a full disk."""
    blocked = tmp_path / "tep"
    blocked.write_bytes(b"")

    async def download(file_id: str, most: int) -> bytes:
        assert len(file_id) < most
        return b"so lieu"

    reader = Reader()
    file = SentFile("f1", "bang.txt", 7)
    clerk = intake.database.read(lambda session: someone(session, office.clerk))
    room = Storeroom(blocked, PatientDatabase(intake.database, 0.1), intake.clock)
    try:
        receiver = Receiver(download, reader, nothing_cleared, partial(room.store, person=clerk))
        got = await receiver.receive([file])
    finally:
        await reader.close()
    assert got == ReceivedFile(file, problem="not_fetched")


def _pragma(words: str) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        session.connection().exec_driver_sql(f"PRAGMA {words}")

    return work


async def test_a_message_is_understood_while_the_database_is_written_by_others(
    intake: Intake, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Understanding holds no transaction: what is written meanwhile does not wait for it."""
    written: list[str] = []

    def understand_slowly(inbound: Inbound, facts: Facts) -> UnderstoodMessage:
        intake.database.write(
            lambda s: choices.remember_offered(s, "telegram", "999", ("việc 1",), intake.clock.now())
        )
        written.append(inbound.text)
        return understood(inbound, facts)

    monkeypatch.setattr("bot.incoming.intake.understood", understand_slowly)
    await take(intake, [said(chat_of(office.head_planning), "xin chào")])
    assert await handled(intake) == ["done"]
    assert written == ["xin chào"]


async def test_a_message_is_understood_anew_where_what_was_known_has_changed(
    intake: Intake, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The offer that "1" chose from was taken away while the message was being understood."""
    chat = chat_of(office.head_planning)
    change_offers = partial(_offer, intake, chat)
    change_offers("đã nhận 7")
    tries: list[tuple[str, ...]] = []

    def understand_slowly(inbound: Inbound, facts: Facts) -> UnderstoodMessage:
        tries.append(facts.base.offered)
        if len(tries) == 1:
            change_offers("việc 9")
        return understood(inbound, facts)

    monkeypatch.setattr("bot.incoming.intake.understood", understand_slowly)
    await take(intake, [said(chat, "1")])
    assert await handled(intake) == ["done"]
    assert tries == [("đã nhận 7",), ("việc 9",)]


def _offer(intake: Intake, chat: str, command: str) -> None:
    now = intake.clock.now()
    intake.database.write(lambda s: choices.remember_offered(s, "telegram", chat, (command,), now))
