"""A talk with the bot in the small office of tests.office."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.telegram.messenger import TelegramMessenger
from bot.incoming.intake import Intake
from bot.incoming.parts import WaitingRoom
from bot.reading.reader import Reader
from scheduler.channel import ChannelError, Failure
from storage.database.engine import Database
from tests.bot.reviewing import DOCUMENT, received, send
from tests.bot.talk import Talk
from tests.bot.test_intake import NOWHERE
from tests.office import Office
from tests.scheduler.fakes import FakeClock


class Holding(TelegramMessenger):
    """A messenger that has these files, or one for every id, and keeps which messages were deleted."""

    def __init__(self) -> None:
        super().__init__("1:loopback", NOWHERE)
        self.contents: dict[str, bytes] = {}
        self.data: bytes | None = None
        self.deleted: list[tuple[str, str]] = []
        self.can_delete = True

    async def download(self, file_id: str, most: int) -> bytes:
        content = self.contents.get(file_id, self.data)
        if content is None:
            raise ChannelError(Failure.UNREACHABLE)
        assert len(content) < most
        return content

    async def delete(self, chat_id: str, message_id: str) -> bool:
        self.deleted.append((chat_id, message_id))
        return self.can_delete


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def reader() -> AsyncIterator[Reader]:
    """One for all: its child takes a second to load, and keeps nothing of a file."""
    reader = Reader()
    yield reader
    await reader.close()


@pytest_asyncio.fixture(loop_scope="session")
async def holding() -> AsyncIterator[Holding]:
    """The messenger of `intake`."""
    messenger = Holding()
    yield messenger
    for request in messenger._api._request:
        await request.shutdown()


@pytest.fixture
def intake(database: Database, now: datetime, tmp_path: Path, holding: Holding, reader: Reader) -> Intake:
    """The real intake of bot 1 with a reader of files; what has parts waits for them a moment.

    Who takes it runs in the reader's loop: `pytest.mark.asyncio(loop_scope="session")`.
    """
    return Intake(
        database=database,
        messengers={("telegram", "1"): holding},
        clock=FakeClock(now),
        reader=reader,
        files=tmp_path / "tep",
        wake=lambda: None,
        queue=lambda _row: None,
        room=WaitingRoom(seconds=0.4),
    )


@pytest.fixture
def talk(database: Database, office: Office, now: datetime, tmp_path: Path) -> Talk:
    """A story that begins on Monday 23/11/2026 at 08:00."""
    assert office.clerk
    return Talk(database, now, tmp_path / "xuat")


@pytest.fixture
def opened(talk: Talk, office: Office) -> Talk:
    """The document of tests.bot.reviewing is under review."""
    send(talk, office.clerk, received(DOCUMENT))
    talk.heard(office.chief)
    return talk
