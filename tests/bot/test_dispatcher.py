"""Whose work waits for whose."""

import asyncio

from bot.incoming.dispatcher import Dispatcher, WorkShare, share_of
from storage.incoming.inbox import ORDERED, Waiting


def _row(number: int, kind: str = "", *, stranger: bool = False) -> Waiting:
    return Waiting(number, "telegram", "1", str(number), kind, str(number), stranger)


async def test_a_colleague_waits_neither_for_strangers_nor_for_files_nor_for_tables() -> None:
    handled: list[int] = []
    held, first = asyncio.Event(), asyncio.Event()

    async def handle(row_id: int) -> None:
        if row_id < 900:
            await held.wait()
        handled.append(row_id)
        first.set()

    dispatcher = Dispatcher(handle)
    rows = [_row(n, stranger=True) for n in range(100)]
    rows += [_row(n, "file") for n in range(100, 200)] + [_row(n, ORDERED) for n in range(200, 210)]
    for row in (*rows, _row(900)):
        dispatcher.put(row.chat_id, row.row_id, share_of(row))
    await first.wait()
    assert handled == [900]
    held.set()
    await dispatcher.idle()
    assert sorted(handled) == [*range(210), 900]


async def test_a_file_and_what_is_said_after_it_stay_in_order() -> None:
    handled: list[int] = []

    async def handle(row_id: int) -> None:
        await asyncio.sleep(0.01 if row_id == 1 else 0)
        handled.append(row_id)

    dispatcher = Dispatcher(handle)
    dispatcher.put("5", 1, WorkShare.SLOW)
    dispatcher.put("5", 2)
    await dispatcher.idle()
    assert handled == [1, 2]
