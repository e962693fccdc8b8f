"""Telegram's poll loop: journal first, acknowledge after.

python-telegram-bot's own polling confirms an update before its handler has succeeded, and one update
that it cannot parse stops it for good; so this loop takes the raw JSON and asks for no object.
"""

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict
from telegram.warnings import PTBUserWarning

from bot.channels.messenger import Take
from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.updates import WANTED
from scheduler.channel import Failure
from tasks.serializing import to_text

log = structlog.get_logger()

POLL_SECONDS = 25
LONGEST_WAIT = 30.0
PROBE_SECONDS = 60.0
CONFLICTS = 3


class PollState(StrEnum):
    """How the loop stands, for the health answer and the office."""

    STARTING = "starting"
    RUNNING = "running"
    UNREACHABLE = "unreachable"
    BAD_TOKEN = "bad_token"  # noqa: S105
    CONFLICT = "conflict"  # another instance polls with the same token


class Poller:
    """Polls until cancelled. `wait` is injected so that a test need not sleep; `after_round` is told
    of every poll that came to an end, well or badly.
    """

    def __init__(
        self,
        bot: Bot,
        take: Take,
        *,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        after_round: Callable[[], None] = lambda: None,
    ) -> None:
        # The library would rather build objects of its own, which is what this loop is there to avoid.
        warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
        self._bot = bot
        self._take = take
        self._wait = wait
        self._after_round = after_round
        self._offset: int | None = None
        self._failures = 0
        self._conflicts = 0
        self.state = PollState.STARTING
        self.finished = 0  # polls that were answered, for the watchdog

    async def run(self) -> None:
        """Poll for ever; errors of the network and of Telegram only change the pace."""
        while True:
            await self.once()
            self._after_round()

    async def once(self) -> None:
        """One poll: ask, journal, remember what to acknowledge with the next one."""
        try:
            updates = await self._ask()
            if updates:
                await self._take(updates)
        except Exception as error:
            # Also where the journal could not be written: what is not acknowledged comes again.
            await self._rest(error)
            return
        self.state, self._failures, self._conflicts = PollState.RUNNING, 0, 0
        self.finished += 1
        if not updates:
            # Everything before is acknowledged by now. Ids may restart at random after a quiet week,
            # so a high offset must not linger: it would hide the new, lower ids.
            self._offset = None
            return
        ids = [u["update_id"] for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
        if ids:
            self._offset = max(ids) + 1
        else:
            await self._wait(2.0)  # nothing of it can be acknowledged: it comes again at once

    async def _ask(self) -> list[Any]:
        arguments: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": to_text(WANTED)}
        if self._offset is not None:
            arguments["offset"] = self._offset
        answer = await self._bot.do_api_request("getUpdates", arguments, read_timeout=POLL_SECONDS + 10)
        if not isinstance(answer, list):
            raise TypeError("getUpdates answered no list")
        return answer

    async def _rest(self, error: Exception) -> None:
        verdict = channel_error(error)
        self._failures += 1
        if isinstance(error, Conflict):
            self._conflicts += 1
            self.state = PollState.CONFLICT if self._conflicts >= CONFLICTS else self.state
            pause = PROBE_SECONDS if self._conflicts >= CONFLICTS else 2.0
        elif verdict.failure is Failure.BAD_TOKEN:
            self.state, pause = PollState.BAD_TOKEN, PROBE_SECONDS
        else:
            self.state = PollState.UNREACHABLE
            pause = verdict.retry_after or min(LONGEST_WAIT, 0.5 * 2 ** min(self._failures, 6))
        log.warning(
            "poll_failed",
            failure=str(verdict.failure),
            error=type(error).__name__,
            pause=pause,
            state=str(self.state),
        )
        while pause > 0:
            # A server may forbid polling for hours; the watchdog hears that the loop is alive.
            await self._wait(min(pause, PROBE_SECONDS))
            self._after_round()
            pause -= PROBE_SECONDS
