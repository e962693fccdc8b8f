"""The service: every part built in one place, started in order, ended in order."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.menu import set_menu, wide_chats
from bot.channels.telegram.polling import Poller, PollState
from bot.channels.telegram.sending import NAME, Telegram, make_bot
from bot.dispatcher import Dispatcher
from bot.intake import Intake
from bot.reading.reader import Reader
from bot.rules import rules
from scheduler.channel import Failure
from scheduler.clock import Job, Watchdog, start
from scheduler.deliver import Deliverer
from scheduler.heart import TICK_SECONDS, Heart
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import renderers
from scheduler.time import Clock
from storage import settings
from storage.engine import Database

log = structlog.get_logger()

HELLO_SECONDS = 10.0
HELLO_AGAIN_SECONDS = 20.0
TICK_PATIENCE = 120.0
POLL_PATIENCE = 180.0


class BadToken(Exception):
    """Telegram does not know the token."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the service is given: the database open and up to date, the clock, where files go."""

    database: Database
    clock: Clock
    token: str
    api: str | None
    files: Path
    delivery: DeliveryPolicy = field(default_factory=DeliveryPolicy)


class Service:
    """Telegram, the inbox, the outbox and the tick around one database."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.bot_id = parts.token.partition(":")[0]
        self.username = ""
        self._bot = make_bot(parts.token, parts.api)
        self.telegram = Telegram(self._bot)
        self._reader = Reader()
        self._stopping = asyncio.Event()
        self.deliverer = Deliverer(
            parts.database,
            {(NAME, self.bot_id): self.telegram},
            renderers(rules),
            parts.clock,
            parts.delivery,
            probes={(NAME, self.bot_id): self._answers},
        )
        self._intake = Intake(
            database=parts.database,
            telegram=self.telegram,
            bot=self.bot_id,
            clock=parts.clock,
            reader=self._reader,
            files=parts.files,
            wake=self.deliverer.wake,
            queue=self._queue,
        )
        self._dispatcher = Dispatcher(self._intake.handle)
        self._heart = Heart(parts.database, parts.clock, rules, self.deliverer.wake)
        self._tick_watch = Watchdog(parts.clock, TICK_PATIENCE)
        self._poll_watch = Watchdog(parts.clock, POLL_PATIENCE)
        self.poller = Poller(self._bot, self._intake.take, after_round=self._poll_watch.feed)

    async def hello(self) -> None:
        """Ask Telegram who the bot is. BadToken where it is refused; no network is no reason to stop."""
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                me = await self._bot.get_me()
        except Exception as error:
            if channel_error(error).failure is Failure.BAD_TOKEN:
                raise BadToken from None
            log.warning("telegram_not_reached")
            return
        self.username = me.username or ""
        await self.parts.database.run(lambda s: settings.save(s, "bot_username", self.username))

    async def run(self) -> None:
        """Work until `stop`; everything that was begun is ended in order."""
        await self._intake.resume()
        self._tick_watch.start()
        self._poll_watch.start()
        ticking = start([Job("tick", TICK_SECONDS, self.tick)])
        loops = [asyncio.create_task(self.poller.run()), asyncio.create_task(self._warm_up())]
        delivering = asyncio.create_task(self.deliverer.run(self._stopping))
        try:
            await self._stopping.wait()
        finally:
            self._stopping.set()
            ticking.shutdown()
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            await self._dispatcher.stop()
            await asyncio.gather(delivering, return_exceptions=True)
            await self._reader.close()
            self._tick_watch.stop()
            self._poll_watch.stop()

    def stop(self) -> None:
        """End `run`."""
        self._stopping.set()

    async def tick(self) -> None:
        """Owe what is due at this moment; a database that cannot be written is tried again at the next."""
        try:
            await self._heart.beat()
        except Exception:
            log.exception("tick_failed")
        self._tick_watch.feed()

    async def settle(self) -> None:
        """Until nothing waits in the inbox and nothing more can go out now; for the moved clock."""
        await self._dispatcher.idle()
        await self.tick()
        self.deliverer.wake()

    @property
    def healthy(self) -> bool:
        """Whether the channel answers and knows the token."""
        return self.poller.state in (PollState.STARTING, PollState.RUNNING)

    def _queue(self, chat_id: str, row_id: int) -> None:
        self._dispatcher.put(chat_id, row_id)

    async def _answers(self) -> bool:
        try:
            await self._bot.get_me()
        except Exception:
            return False
        return True

    async def _warm_up(self) -> None:
        await self._reader.start()
        while not self.username:
            # Telegram was not reached at the start: links to the bot need its name.
            await asyncio.sleep(HELLO_AGAIN_SECONDS)
            with contextlib.suppress(BadToken):
                await self.hello()
        await set_menu(self._bot, await self.parts.database.look(lambda s: wide_chats(s, NAME)))
