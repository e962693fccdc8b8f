"""Channels out of reach are asked something that sends nothing, before a message is risked."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from scheduler.channel import Hold
from scheduler.lanes import Bot, Lanes
from scheduler.time import Clock

Probe = Callable[[], Awaitable[bool]]
"""Asks a channel's server something that sends nothing; whether it answered."""

_TIMEOUT = 5.0


class Probing:
    """Asks; forgets of `bad_tokens`, the bots whose token was refused, who answers.

    `hold` says what may not be sent over a bot, whether or not it can be reached.
    """

    def __init__(
        self,
        probes: Mapping[Bot, Probe],
        lanes: Lanes,
        clock: Clock,
        bad_tokens: set[Bot],
        hold: Callable[[Bot], Hold],
    ) -> None:
        self._probes = probes
        self._lanes = lanes
        self._clock = clock
        self._bad_tokens = bad_tokens
        self._hold = hold
        self._asking: dict[Bot, asyncio.Task[bool]] = {}

    def stop(self) -> None:
        """Ask nothing more."""
        for asking in self._asking.values():
            asking.cancel()

    def away(self, machine: datetime) -> set[Bot]:
        """The bots whose rows go over other channels; since none then tries them, they are asked apart.

        One that cannot be asked is never left, or nobody would know when it is back.
        """
        mono = self._clock.monotonic()
        found = self._lanes.away(mono, machine) | self._bad_tokens
        away = {bot for bot in found if bot in self._probes}
        for bot in away:
            if self._lanes.probe_due(bot, mono) and bot not in self._asking:
                self._asking[bot] = asyncio.create_task(self.is_back(bot))
                self._asking[bot].add_done_callback(lambda _, bot=bot: self._asking.pop(bot, None))  # type: ignore[misc]
        return away | {bot for bot in self._lanes.bots if self._hold(bot) is Hold.LEAVE}

    def is_held(self, bot: Bot) -> bool:
        """Whether nothing may be sent over the bot now."""
        return self._hold(bot) is not Hold.NONE

    async def is_back(self, bot: Bot) -> bool:
        """Where the breaker is open, ask first: a question costs nobody a doubtful message."""
        probe = self._probes.get(bot)
        if probe is None or not self._lanes.is_open(bot):
            return True
        try:
            async with asyncio.timeout(_TIMEOUT):
                back = await probe()
        except Exception:
            back = False
        self._lanes.probed(bot, back, self._clock.monotonic())
        if back:
            self._bad_tokens.discard(bot)
        return back
