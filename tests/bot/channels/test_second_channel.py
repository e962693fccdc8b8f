"""A messenger is a folder: one of our own goes the whole way, wired as the service wires Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.service import Parts, Service
from messages.text import Attachment, Button, Message, plain, split
from storage.database.engine import Database, Session
from storage.tables import Address, Inbox
from tasks.model import Status
from tests.bot.channels.postcards.messenger import Postcards
from tests.bot.talk import Talk, chat_of
from tests.office import Office
from tests.scheduler.fakes import FakeClock

PATIENCE = 240.0


@pytest.fixture
async def box(database: Database, office: Office, now: datetime, tmp_path: Path) -> AsyncIterator[Postcards]:
    """The real service with postcards as its only messenger; the office's addresses are there."""

    def move(session: Session) -> None:
        for address in session.exec(select(Address)):
            address.channel = Postcards.name
            session.add(address)

    assert office.clerk
    database.write(move)
    postcards = Postcards("1:secret")
    service = Service(Parts(database, FakeClock(now), [postcards], tmp_path / "tep"))
    await service.hello()
    running = asyncio.create_task(service.run())
    yield postcards
    service.stop()
    await running


async def until(what: Callable[[], bool]) -> None:
    """Wait for it, with an end."""
    async with asyncio.timeout(PATIENCE):
        while not what():  # noqa: ASYNC110 - the database tells nobody that it was written
            await asyncio.sleep(0.02)


async def test_a_report_on_a_postcard_reaches_the_office_on_postcards(
    talk: Talk, office: Office, box: Postcards
) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    box.box.put_nowait({"no": 1, "from": chat_of(office.head_planning), "says": f"xong {number}"})
    told = (chat_of(office.head_planning), chat_of(office.clerk), chat_of(office.chief))
    await until(lambda: {chat for chat, _ in box.sent}.issuperset(told))
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    assert all("Rà soát hồ sơ" in text for _, text in box.sent)
    assert all(len(text) <= Postcards.limits.text for _, text in box.sent)


async def test_the_same_card_twice_is_one_card_and_a_torn_one_stops_nobody(
    talk: Talk, office: Office, box: Postcards
) -> None:
    card = {"no": 7, "from": chat_of(office.head_planning), "says": "xin chào"}
    for raw in (card, card, {"no": 8}, {**card, "no": 9, "says": "cảm ơn"}):
        box.box.put_nowait(raw)
    await until(lambda: _states(talk.database) == ["done", "bad", "done"])


def _states(database: Database) -> list[str]:
    return database.read(lambda s: [row.state for row in s.exec(select(Inbox).order_by(col(Inbox.id)))])


def test_a_message_is_fitted_to_what_the_channel_can_take() -> None:
    buttons = ((Button("Xong", "done:1", "xong 1"),),)
    message = Message((plain("chữ " * 100),), buttons, Attachment("a", "b"))
    parts = split(message, Postcards.limits)
    assert all(len(part.text) <= Postcards.limits.text for part in parts)
    assert all(part.buttons == () for part in parts)
