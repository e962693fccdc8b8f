"""Delivery: claim, is it still true, make words, send with no transaction open, write down how it ended."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import structlog

from scheduler.attempts import Moments, take
from scheduler.channel import Channel, Hold
from scheduler.failpoints import reach
from scheduler.lanes import NEVER, Bot, Lanes, Sweep, back_off
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import Renderers
from scheduler.sending import FileLink, Sender
from scheduler.time import Clock
from storage import claims, outbox, quota
from storage.claims import DueRow
from storage.engine import Database, Session
from storage.outbox import Target

log = structlog.get_logger()


Channels = Mapping[Bot, Channel]
"""The channels by (name, bot id); a bot that is added or taken away while running is seen at once."""

Probe = Callable[[], Awaitable[bool]]
"""Asks a channel's server something that sends nothing; whether it answered."""

_SOON = 0.01
_TROUBLE_WAIT = 2.0
_PROBE_TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """How a bot stands: reachable as far as is known, and whether its token was refused."""

    channel: str
    bot: str
    reachable: bool
    token_refused: bool


class Deliverer:
    """Sends what the outbox owes. `run` goes on until it is told to stop; `drain` until nothing is due."""

    def __init__(
        self,
        database: Database,
        channels: Channels,
        renderers: Renderers,
        clock: Clock,
        policy: DeliveryPolicy,
        *,
        probes: Mapping[Bot, Probe] | None = None,
        owner: str | None = None,
        link: FileLink | None = None,
        hold: Callable[[Bot], Hold] = lambda _: Hold.NONE,
    ) -> None:
        self._database = database
        self._channels = channels
        self._renderers = renderers
        self._clock = clock
        self._policy = policy
        self._probes = probes or {}
        self._hold = hold
        self.owner = owner or uuid4().hex
        self._lanes = Lanes(policy, channels)
        self._sender = Sender(database, channels, clock, policy, self._lanes, link)
        self._sweep = Sweep(policy)
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._asking: dict[Bot, asyncio.Task[bool]] = {}
        self._last_start = -NEVER
        self._wakened = asyncio.Event()

    def wake(self) -> None:
        """Something new is owed: look at once."""
        self._wakened.set()

    def heard(self, bot: Bot) -> None:
        """Something came in over the bot, so it can be reached: what is answered goes back the same way."""
        self._sender.bad_tokens.discard(bot)
        if self._lanes.is_open(bot):
            self._lanes.probed(bot, True, self._clock.monotonic())

    def health(self) -> tuple[ChannelHealth, ...]:
        """How each bot stands."""
        return tuple(
            ChannelHealth(
                channel,
                bot,
                not self._lanes.is_open((channel, bot)),
                (channel, bot) in self._sender.bad_tokens,
            )
            for channel, bot in self._channels
        )

    async def run(self, stopping: asyncio.Event) -> None:
        """Deliver until `stopping` is set, then let what is in flight end."""
        await self._wait(await self._back_off(), stopping)  # a crash loop must not become a flood
        while not stopping.is_set():
            self._wakened.clear()
            try:
                wait = (await self._advance()).whole
            except Exception:
                log.exception("outbox_not_usable")
                wait = _TROUBLE_WAIT
            await self._wait(min(wait, self._policy.idle_wait), stopping)
        await self._finish()

    async def drain(self) -> None:
        """Deliver until nothing more can go now; waits for pacing, not for windows and resends."""
        while True:
            self._wakened.clear()
            wait = await self._advance()
            if self._in_flight:
                await asyncio.wait(
                    self._in_flight.values(),
                    timeout=min(wait.whole, self._policy.idle_wait),
                    return_when=asyncio.FIRST_COMPLETED,
                )
            elif wait.paced < NEVER:
                await asyncio.sleep(max(wait.paced, _SOON))
            else:
                return

    async def _finish(self) -> None:
        for asking in self._asking.values():
            asking.cancel()
        if self._in_flight:
            await asyncio.wait(self._in_flight.values(), timeout=self._policy.lease)

    async def _back_off(self) -> float:
        machine = self._clock.machine()
        within = self._policy.starts_within
        try:
            starts = await self._database.run(lambda s: outbox.note_start(s, machine, within))
        except Exception:
            log.exception("start_not_written")
            return _TROUBLE_WAIT
        return back_off(starts, self._policy)

    async def _wait(self, seconds: float, stopping: asyncio.Event) -> None:
        """Until the time is over, a message has been answered, something is owed, or it is time to stop."""
        if seconds <= 0 or stopping.is_set():
            return
        waiters = [asyncio.ensure_future(self._wakened.wait()), asyncio.ensure_future(stopping.wait())]
        await asyncio.wait(waiters, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for waiter in waiters:
            waiter.cancel()

    async def _advance(self) -> "_Wait":
        """Start what may start; how long until it is worth looking again."""
        await self._sweep.run(self._database, self._clock, set(self._in_flight))
        at = Moments(self._clock.now(), self._clock.machine())
        bots, away = set(self._channels), self._away(at)
        found = await self._database.look(lambda s: _Look.of(s, at, bots, away))
        for scope, until in found.closed.items():
            self._lanes.close(scope, until)
        wait = _Wait()
        passed_over: set[Target | None] = set()  # chats whose turn an older message has
        for candidate in found.candidates:
            if candidate.id in self._in_flight or candidate.target in passed_over:
                continue
            paced, opened = self._ready_in(candidate, at)
            if opened > 0:
                wait = _Wait(min(wait.whole, max(paced, opened)), wait.paced)
            elif paced > 0 or not await self._start(candidate):
                paced = max(paced, _SOON)
                wait = _Wait(min(wait.whole, paced), min(wait.paced, paced))
            else:
                continue
            if candidate.target is not None:
                passed_over.add(candidate.target)
        return wait

    def _away(self, at: Moments) -> set[Bot]:
        """The bots whose rows go over other channels; since none then tries them, they are asked apart.

        One that cannot be asked is never left, or nobody would know when it is back.
        """
        mono = self._clock.monotonic()
        refused = self._sender.bad_tokens
        away = {bot for bot in self._lanes.away(mono, at.machine) | refused if bot in self._probes}
        for bot in away:
            if self._lanes.probe_due(bot, mono) and bot not in self._asking:
                self._asking[bot] = asyncio.create_task(self._is_back(bot))
                self._asking[bot].add_done_callback(lambda _, bot=bot: self._asking.pop(bot, None))  # type: ignore[misc]
        return away | {bot for bot in self._channels if self._hold(bot) is Hold.LEAVE}

    def _ready_in(self, candidate: DueRow, at: Moments) -> tuple[float, float]:
        """Seconds until our pace, and until the server, lets the row go."""
        target, mono = candidate.target, self._clock.monotonic()
        if target is None:
            return 0.0, 0.0
        paced = max(self._gate(mono), self._lanes.paced_in(target, mono))
        opened = self._lanes.open_in(target, mono, at.machine)
        held = self._hold((target.channel, target.bot)) is not Hold.NONE
        return paced, max(opened, self._policy.idle_wait) if held else opened

    def _gate(self, mono: float) -> float:
        if not self._in_flight:
            return 0.0
        if len(self._in_flight) >= self._policy.in_flight:
            return NEVER
        return self._last_start + self._policy.stagger - mono

    async def _start(self, candidate: DueRow) -> bool:
        """Take the row and let it go; False if it was not to go after all."""
        target = candidate.target
        if target is not None and not await self._is_back((target.channel, target.bot)):
            return False
        at = Moments(self._clock.now(), self._clock.machine())
        lease_end = self._clock.monotonic() + self._policy.lease
        job = await self._database.run(
            lambda s: take(s, candidate, self._renderers, at, self.owner, self._policy, lease_end)
        )
        if job is None:
            return False
        reach("after_claim")
        self._last_start = self._clock.monotonic()
        self._lanes.start(job.target, self._last_start)
        task = asyncio.create_task(self._sender.send(job, self._renderers[job.row.kind]))
        self._in_flight[candidate.id] = task
        task.add_done_callback(lambda _: self._ended(candidate.id))
        return True

    async def _is_back(self, bot: Bot) -> bool:
        """Where the breaker is open, ask first: a question costs nobody a doubtful message."""
        probe = self._probes.get(bot)
        if probe is None or not self._lanes.is_open(bot):
            return True
        try:
            async with asyncio.timeout(_PROBE_TIMEOUT):
                back = await probe()
        except Exception:
            back = False
        self._lanes.probed(bot, back, self._clock.monotonic())
        if back:
            self._sender.bad_tokens.discard(bot)
        return back

    def _ended(self, row_id: int) -> None:
        task = self._in_flight.pop(row_id)
        if not task.cancelled() and (wrong := task.exception()) is not None:
            log.error("delivery_failed", exc_info=wrong, outbox_id=row_id)
        self._wakened.set()


@dataclass(frozen=True, slots=True)
class _Wait:
    """Seconds until anything may go, and until something may that waits for nothing but our pace."""

    whole: float = NEVER
    paced: float = NEVER


@dataclass(frozen=True, slots=True)
class _Look:
    candidates: list[DueRow]
    closed: Mapping[str, datetime]

    @staticmethod
    def of(session: Session, at: Moments, bots: set[Bot], away: set[Bot]) -> "_Look":
        return _Look(
            claims.candidates(session, at.now, at.machine, bots, away, quota.savings(session, bots, at.now)),
            outbox.closed_windows(session, at.machine),
        )
