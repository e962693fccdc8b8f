"""The service: every part built in one place, started in order, ended in order."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from bot.channels.messenger import Messenger, Take
from bot.incoming.dispatcher import Dispatcher, share_of
from bot.loading import LateMapping, loaded
from bot.upkeep.hearing import Hearing, Hears, Introductions, Listening, answers, reachable
from bot.upkeep.notifying import ALIVE, READY, STOPPING, ServiceManager
from bot.upkeep.troubles import LOOK_SECONDS as TOKEN_SECONDS
from bot.upkeep.troubles import Tokens, TokenShared, TokenWatch, hold
from scheduler.deliver import Deliverer
from scheduler.owed import OwedFile, owed
from scheduler.policy import DeliveryPolicy, Policy, policy_of
from scheduler.sending import FileLink
from scheduler.time import Clock, Watchdog
from storage import settings
from storage.database import notes
from storage.database.engine import Database, Session
from storage.incoming import inbox
from storage.work import days
from tasks.workdays import Calendar, local_day

if TYPE_CHECKING:
    from bot.incoming.intake import Intake
    from scheduler.tick import Heart

log = structlog.get_logger()

WARM_SECONDS = 5.0  # after the start what can wait is done: the conversation and the reader made ready, too
BEFORE_JOBS = 0.2
"""Seconds at the start in which the messengers are listened to and nothing else is loaded."""
TICK_SECONDS = 20.0
BETWEEN_LOOKS = timedelta(hours=1)
TICK_PATIENCE, LISTEN_PATIENCE = 120.0, 180.0

Receive = Callable[[Messenger, Take, Callable[[], None]], Coroutine[Any, Any, None]]
"""How what comes over a messenger is taken until cancelled."""


async def listen(messenger: Messenger, take: Take, alive: Callable[[], None]) -> None:
    """By the messenger's own listening."""
    await messenger.listen(take, alive)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the service is given: the database open and up to date, clock, messengers, where files go."""

    database: Database
    clock: Clock
    messengers: Sequence[Messenger]
    files: Path
    delivery: DeliveryPolicy = field(default_factory=DeliveryPolicy)
    receive: Receive = listen
    link: FileLink | None = None
    backups: Path | None = None
    hears: Hears = answers
    tokens: Tokens = lambda _: None
    at_leisure: Callable[[], None] = lambda: None

    def on_the_web(self, receive: Receive, hears: Hears, link: FileLink) -> "Parts":
        """The same, receiving otherwise than by polling, and with links to files."""
        return replace(self, receive=receive, hears=hears, link=link)


class Service:
    """The messengers, the inbox, the outbox and the tick around one database."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._introductions = Introductions(parts.database, parts.messengers)
        self.names = self._introductions.names
        self._stopping = asyncio.Event()
        self._renderers = LateMapping(lambda: loaded("scheduler.rendering:renderers")(rules))
        self._owed = OwedFile(parts.files.parent)
        by_bot = {(each.name, each.bot): each for each in parts.messengers}
        self.deliverer = Deliverer(
            parts.database,
            by_bot,
            self._renderers,
            parts.clock,
            parts.delivery,
            probes={bot: partial(reachable, messenger) for bot, messenger in by_bot.items()},
            link=parts.link,
            hold=lambda bot: hold(by_bot[bot]),
        )
        self._by_bot = by_bot
        self._manager = ServiceManager()
        self._listening = Listening(self._receive)
        self._tokens = TokenWatch(
            parts.database,
            parts.clock,
            parts.messengers,
            parts.tokens,
            refused=self._token_refused,
            heard=lambda messenger: self.deliverer.heard((messenger.name, messenger.bot)),
            restart=self._listening.start,
            end=self.stop,
        )
        self._intake: Intake | None = None
        self._loading = asyncio.Lock()
        self._dispatcher = Dispatcher(self._handle)
        self.hearing = Hearing(parts.messengers, parts.clock, parts.hears, self._refused)
        self._looked_over = parts.clock.now() - (
            timedelta() if parts.database.seen_through else BETWEEN_LOOKS
        )
        self._tick_watch = Watchdog(parts.clock, TICK_PATIENCE)
        self._listen_watches = {each: Watchdog(parts.clock, LISTEN_PATIENCE) for each in parts.messengers}

    async def hello(self) -> None:
        """Ask every messenger who our bot is. BadToken where all refuse theirs; no network stops nothing."""
        await self._introductions.hello()

    async def run(self) -> None:
        """Work until `stop`; everything that was begun is ended in order.

        Raises StoreError where the database was lost: then nothing more is taken, answered or sent; and
        TokenShared where another program has all that there is to work with.
        """
        database = self.parts.database
        database.on_loss = partial(_from_any_thread, asyncio.get_running_loop(), self.stop)
        await self._resume()
        await self._tokens.prepare()
        for watch in self._watches:
            watch.start()
        loops = [asyncio.create_task(self._warm()), asyncio.create_task(self._keep_time())]
        for messenger in self.parts.messengers:
            self._listening.start(messenger)
            loops.append(asyncio.create_task(self._introductions.introduce(messenger)))
        delivering = asyncio.create_task(self.deliverer.run(self._stopping))
        self._manager.tell(READY)
        try:
            await self._stopping.wait()
        finally:
            self._stopping.set()
            self._manager.tell(STOPPING)
            await self._listening.stop()
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            await self._dispatcher.stop()
            await asyncio.gather(delivering, return_exceptions=True)
            if self._intake is not None:
                await self._intake.reader.close()
            for watch in self._watches:
                watch.stop()
        if database.lost is not None:
            raise database.lost
        if self.parts.messengers and all(each.sharing.given_up for each in self.parts.messengers):
            raise TokenShared(self.parts.messengers[0].name)

    async def _keep_time(self) -> None:
        await asyncio.sleep(BEFORE_JOBS)
        parts = self.parts
        nightly = loaded("bot.upkeep.nightly:nightly_jobs")(
            parts.database, parts.files, parts.backups, parts.clock
        )
        job, start = loaded("scheduler.clock:Job"), loaded("scheduler.clock:start")
        tokens = job("tokens", TOKEN_SECONDS, self._tokens.beat)
        ticking = start([job("tick", TICK_SECONDS, self.tick), tokens, *nightly])
        try:
            await self._stopping.wait()
        finally:
            ticking.shutdown()

    def stop(self) -> None:
        """End `run`."""
        self._stopping.set()

    async def tick(self) -> None:
        """Owe what is due at this moment; a database that cannot be written is tried again at the next."""
        try:
            await self._heart.beat()
            await self._look_over()
            await self._list_owed()
        except Exception:
            log.exception("tick_failed")
        self._alive(self._tick_watch)

    async def settle(self) -> None:
        """Until nothing waits in the inbox and nothing more can go out now; for the moved clock."""
        await self._dispatcher.idle()
        await self.tick()
        self.deliverer.wake()

    def _round(self, messenger: Messenger) -> None:
        self._alive(self._listen_watches[messenger])
        self.hearing.round(messenger)

    def _refused(self) -> set[str]:
        return {health.channel for health in self.deliverer.health() if health.token_refused}

    def _note(self, session: Session) -> None:
        notes.note_alive(session, self.hearing.note())

    @cached_property
    def _heart(self) -> "Heart":
        heart: Heart = loaded("scheduler.tick:Heart")(
            self.parts.database, self.parts.clock, rules, self.deliverer.wake, self._note
        )
        return heart

    @property
    def _watches(self) -> list[Watchdog]:
        return [self._tick_watch, *self._listen_watches.values()]

    def _alive(self, watch: Watchdog) -> None:
        """The service manager hears of it only where everything that must move does."""
        watch.feed()
        if all(each.is_fed for each in self._watches):
            self._manager.tell(ALIVE)

    def _receive(self, messenger: Messenger) -> Coroutine[Any, Any, None]:
        return self.parts.receive(messenger, partial(self._take, messenger), partial(self._round, messenger))

    def _token_refused(self, messenger: Messenger) -> bool:
        bot = (messenger.name, messenger.bot)
        return any(h.token_refused for h in self.deliverer.health() if (h.channel, h.bot) == bot)

    async def _look_over(self) -> None:
        """Look for damage in the database, from time to time."""
        now = self.parts.clock.now()
        if abs(now - self._looked_over) >= BETWEEN_LOOKS:
            self._looked_over = now
            await self.parts.database.look_over()

    async def _list_owed(self) -> None:
        """What is owed to whom no messenger reaches lies on this machine, to be passed on by hand."""
        health, now = self.deliverer.health(), self.parts.clock.now()
        unwell = {(h.channel, h.bot) for h in health if h.token_refused or not h.reachable}
        away = unwell | {bot for bot, messenger in self._by_bot.items() if not messenger.healthy}
        shut = {(h.channel, h.bot) for h in health if h.shut}
        found = await self.parts.database.look(
            lambda s: owed(s, self._renderers, now, self._by_bot.keys(), away, shut)
        )
        await asyncio.to_thread(self._owed.write, found, now)

    async def _loaded_intake(self) -> "Intake":
        """The intake with the whole conversation: half of a start, not needed before a message comes."""
        async with self._loading:  # several chats may write at once, and there is one intake
            if self._intake is None:
                make = await asyncio.to_thread(loaded, "bot.incoming.intake:Intake")
                self._intake = make(
                    database=self.parts.database,
                    messengers=self._by_bot,
                    clock=self.parts.clock,
                    reader=loaded("bot.reading.reader:Reader")(),
                    files=self.parts.files,
                    wake=self.deliverer.wake,
                    queue=self._queue,
                )
        return self._intake

    async def _warm(self) -> None:
        await asyncio.sleep(WARM_SECONDS)
        await asyncio.to_thread(self.parts.at_leisure)
        intake = await self._loaded_intake()
        await intake.reader.start()
        gc.collect()
        gc.freeze()  # what is loaded by now stays, and need not be looked through again and again

    async def _take(self, messenger: Messenger, payloads: list[Any]) -> None:
        intake = await self._loaded_intake()
        self.deliverer.heard((messenger.name, messenger.bot))
        await intake.take(messenger, payloads)

    async def _handle(self, row_id: int) -> None:
        intake = await self._loaded_intake()
        await intake.handle(row_id)

    async def _resume(self) -> None:
        """Queue what the last run left unfinished."""
        for row in await self.parts.database.look(lambda s: inbox.unfinished(s, set(self._by_bot))):
            self._queue(row)

    def _queue(self, row: inbox.Waiting) -> None:
        chat = f"{row.channel}:{row.bot}:{row.chat_id}"
        self._dispatcher.put(row.kind if row.kind == inbox.ORDERED else chat, row.row_id, share_of(row))


def _from_any_thread(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(act)


def rules(session: Session, now: datetime) -> tuple[Calendar, Policy]:
    """The calendar of the years around now, and the policy of reminding, as the office has them."""
    return days.calendar(session, local_day(now)), policy_of(settings.load(session))
