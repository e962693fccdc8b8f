"""Telegram as the program sees it: one bot that sends, polls and keeps its connection, and its menu.

The poll loop journals first and acknowledges after: python-telegram-bot's own polling confirms an update
before its handler has succeeded, and one update that it cannot parse stops it for good; so this loop takes
the raw JSON and asks for no object. The menu of commands is of no account where it cannot be set.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from enum import StrEnum
from typing import Any

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.channels.messenger import ALONE_AFTER, Inbound, Take, TokenSharing
from bot.channels.telegram.sending import Telegram, channel_error, make_bot
from bot.channels.telegram.updates import WANTED, bare, chat_of, journal_key, read_update
from bot.channels.telegram.words import texts_of
from messages.help import commands
from scheduler.channel import Failure
from tasks.serializing import to_text

log = structlog.get_logger()

POLL_SECONDS = 25
DEADLINE_SECONDS = 40.0
"""Of a poll with its whole answer: a read time-out alone does not bound a drip."""

CALL_SECONDS = 15.0
LONGEST_WAIT = 30.0
PROBE_SECONDS = 60.0


class PollState(StrEnum):
    """How the loop stands, for the health answer and the office."""

    STARTING = "starting"
    RUNNING = "running"
    UNREACHABLE = "unreachable"
    BAD_TOKEN = "bad_token"  # noqa: S105
    CONFLICT = "conflict"  # another instance polls with the same token


class Poller:
    """Polls until cancelled. `wait` is injected so that a test need not sleep; `after_round` is told
    of every poll that came to an end, well or badly. `deadline` is of one poll, in seconds.
    """

    def __init__(
        self,
        bot: Bot,
        take: Take,
        *,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        after_round: Callable[[], None] = lambda: None,
        sharing: TokenSharing | None = None,
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        self._bot = bot
        self._take = take
        self._wait = wait
        self._after_round = after_round
        self._offset: int | None = None
        self._may_poll = False
        self._failures = 0
        self._sharing = sharing or TokenSharing()
        self._deadline = deadline
        self.state = PollState.STARTING
        self.finished = 0  # polls that were answered, for the watchdog

    async def run(self) -> None:
        """Poll for ever, or until another program has the token; errors only change the pace."""
        while True:
            if self._sharing.given_up:
                await self._wait(PROBE_SECONDS)
            else:
                await self.once()
            self._after_round()

    async def once(self) -> None:
        """One poll: ask, journal, remember what to acknowledge with the next one."""
        try:
            if not self._may_poll:
                async with asyncio.timeout(CALL_SECONDS):
                    await self._bot.delete_webhook()  # while one is set nothing can be polled for
                self._may_poll = True
            updates = await self._ask()
            if updates:
                await self._take(updates)
        except Exception as error:
            # Also where the journal could not be written: what is not acknowledged comes again.
            await self._rest(error)
            return
        self._sharing.undisturbed()
        self.state = PollState.CONFLICT if self._sharing.stopped else PollState.RUNNING
        self._failures = 0
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
        async with asyncio.timeout(self._deadline):
            answer = await self._bot.do_api_request("getUpdates", arguments, read_timeout=POLL_SECONDS + 10)
        if not isinstance(answer, list):
            raise TypeError("getUpdates answered no list")
        return answer

    async def _rest(self, error: Exception) -> None:
        verdict = channel_error(error)
        self._failures += 1
        if verdict.failure is Failure.SHARED:
            pause = self._sharing.refused()
            self.state = PollState.CONFLICT if self._sharing.stopped else self.state
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


async def set_menu(bot: Bot, wide: Iterable[str]) -> None:
    """Offer everybody the short menu, and the chats of the office and the leaders the long one."""
    with contextlib.suppress(Exception):
        short = _menu(commands(office=False, leader=False))
        await bot.set_my_commands(short, scope=BotCommandScopeAllPrivateChats())
        long = _menu(commands(office=True, leader=True))
        for chat in wide:
            await bot.set_my_commands(long, scope=BotCommandScopeChat(int(chat)))


def _menu(entries: Iterable[tuple[str, str]]) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in entries]


class TelegramMessenger(Telegram):
    """The bot with this token; `api` is the server's address without the token, for one of our own."""

    opens_by_link = keeps_unpolled = True
    hook_header = "X-Telegram-Bot-Api-Secret-Token"
    key, chat = staticmethod(journal_key), staticmethod(chat_of)
    texts, bare = staticmethod(texts_of), staticmethod(bare)

    def __init__(
        self,
        token: str,
        api: str | None = None,
        *,
        proxy: str | None = None,
        alone_after: float = ALONE_AFTER,
    ) -> None:
        super().__init__(make_bot(token, api, proxy))
        self.bot = token.partition(":")[0]
        self.sharing = TokenSharing(alone_after)
        self._address = api, proxy
        self._poller: Poller | None = None
        self._name = ""

    @property
    def healthy(self) -> bool:
        """Whether the poll loop gets its answers."""
        return self._poller is None or self._poller.state in (PollState.STARTING, PollState.RUNNING)

    @property
    def token_refused(self) -> bool:
        """Whether Telegram refused the last poll because of the token."""
        return self._poller is not None and self._poller.state is PollState.BAD_TOKEN

    async def renew(self, token: str) -> bool:
        """See Messenger."""
        if token.partition(":")[0] != self.bot:
            return False
        before, self._api, self._poller = self._api, make_bot(token, *self._address), None
        for request in before._request:
            await request.shutdown()
        return True

    def read(self, raw: object) -> Inbound:
        """See Receiving."""
        return read_update(raw, self.bot, self._name)

    async def hello(self) -> str:
        """The bot's username; ChannelError where Telegram does not tell it."""
        try:
            self._name = (await self._api.get_me()).username or ""
        except Exception as error:
            raise channel_error(error) from None
        return self._name

    async def leave(self, chat_id: str) -> None:
        """See Leaving."""
        with contextlib.suppress(Exception):
            await self._api.leave_chat(chat_id)

    async def set_menu(self, wide: Iterable[str]) -> None:
        """See Messenger."""
        await set_menu(self._api, wide)

    async def set_hook(self, url: str, secret: str) -> None:
        """See Hooked."""
        try:
            await self._api.set_webhook(url, secret_token=secret, allowed_updates=WANTED)
        except Exception as error:
            raise channel_error(error) from None

    async def listen(self, take: Take, alive: Callable[[], None]) -> None:
        """Poll until cancelled."""
        self._poller = Poller(self._api, take, after_round=alive, sharing=self.sharing)
        await self._poller.run()
