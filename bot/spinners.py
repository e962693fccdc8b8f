"""The spinner of a button is stopped once the press is in the journal: what stands there will be done."""

import asyncio
from collections.abc import Iterable

from bot.channels.messenger import Inbound, Messenger


class Spinners:
    """Answers presses beside everything else, each once."""

    def __init__(self) -> None:
        self._heard: set[str] = set()
        self._answering: set[asyncio.Task[None]] = set()

    def stop(self, messenger: Messenger, journalled: Iterable[Inbound | None]) -> None:
        """Those of presses that have just been journalled; waits for nothing."""
        for inbound in journalled:
            press = inbound.press_id if inbound is not None else None
            if press is not None:
                self._heard.add(press)
                answering = asyncio.create_task(messenger.answer_press(press))
                self._answering.add(answering)
                answering.add_done_callback(self._answering.discard)

    async def done(self, messenger: Messenger, inbound: Inbound) -> None:
        """Its effect is there: one that a program journalled that has ended is answered now."""
        press = inbound.press_id
        if press is not None and press not in self._heard:
            await messenger.answer_press(press)
        self._heard.discard(press or "")
