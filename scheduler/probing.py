"""Channels out of reach are asked something that sends nothing, before a message is risked."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from scheduler.channel import Hold
from scheduler.lanes import Bot, Lanes
from scheduler.time import Clock

Probe = Callable[[], Awaitable[bool]]
"""Asks a channel's server something that sends nothing; whether it answered."""

_TIMEOUT = 15.0  # a slow server is no silent one


class Probing:
    """Asks beside all else, and calls `told` when it knows; forgets of `bad_tokens`, the bots whose token was
    refused, who answers. `hold` says what may not be sent over a bot, whether or not it can be reached.
    """

    def __init__(
        self,
        probes: Mapping[Bot, Probe],
        lanes: Lanes,
        clock: Clock,
        bad_tokens: set[Bot],
        hold: Callable[[Bot], Hold],
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._probes = probes
        self._lanes = lanes
        self._clock = clock
        self._bad_tokens = bad_tokens
        self._hold = hold
        self._told = told
        self._asking: dict[Bot, asyncio.Task[None]] = {}

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
            if self._lanes.probe_due(bot, mono):
                self._ask(bot)
        return away | {bot for bot in self._lanes.bots if self._hold(bot) is Hold.LEAVE}

    def is_held(self, bot: Bot) -> bool:
        """Whether nothing may be sent over the bot now."""
        return self._hold(bot) is not Hold.NONE

    @property
    def asking(self) -> bool:
        """Whether a question is under way."""
        return bool(self._asking)

    def may_go(self, bot: Bot, *, resend: bool) -> bool:
        """Whether a message is to be risked; where not, it is being asked, which costs nobody a doubtful one.

        The one resend of a message is spent on no bot that has failed since it last answered: it would leave
        the message unknown where it can wait, or go over another channel.
        """
        asked = self._lanes.is_open(bot) or (resend and self._lanes.in_doubt(bot))
        if asked and bot in self._probes:
            self._ask(bot)
            return False
        return True

    def _ask(self, bot: Bot) -> None:
        if bot not in self._asking:
            self._asking[bot] = asyncio.create_task(self._answer_of(bot))

    async def _answer_of(self, bot: Bot) -> None:
        back = False
        try:
            async with asyncio.timeout(_TIMEOUT):
                back = await self._probes[bot]()
        except Exception:
            back = False
        finally:
            self._asking.pop(bot, None)
        self._lanes.probed(bot, back, self._clock.monotonic())
        if back:
            self._bad_tokens.discard(bot)
        self._told()
