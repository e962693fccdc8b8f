"""Delivery: claim, is it still true, make words, send with no transaction open, write down how it ended."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import uuid4

import structlog

from scheduler.attempts import Delivery, Ended, Moments, record_all, take_all
from scheduler.channel import Channel, Hold
from scheduler.failpoints import reach
from scheduler.foresight import Foresight
from scheduler.lanes import Bot, ChannelHealth, Lanes, Probe, Probing
from scheduler.pacing import NEVER, back_off
from scheduler.policy import DeliveryPolicy
from scheduler.renderer import Renderers
from scheduler.sending import FileLink, Sender
from scheduler.time import Clock
from scheduler.waiting import Look, Sweep, Wait, WaitingRows
from storage.database.engine import Database, Session
from storage.database.notes import note_start
from storage.delivery.claims import DueRow
from storage.delivery.outbox import Target

log = structlog.get_logger()


Channels = Mapping[Bot, Channel]
"""The channels by (name, bot id); a bot that is added or taken away while running is seen at once."""

_SOON = 0.01
_TROUBLE_WAIT = 2.0
_RECORD_PAUSE = 1.0
_LAST_TRIES = 60
_LEAD = 0.5
"""In this last part of the time for which rows may be claimed ahead they are: so long a transaction takes."""
_WRITTEN = 2.0
"""Where nothing is claimed for so many times as long, how messages went is written down by itself."""


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
        self.owner = owner or uuid4().hex
        self._lanes = Lanes(policy, channels)
        self._sender = Sender(database, channels, clock, policy, self._lanes, link)
        self._probing = Probing(probes or {}, self._lanes, clock, self._sender.bad_tokens, hold, self.wake)
        self._foresight = Foresight(database, renderers, clock)
        self._sweep = Sweep(policy)
        self._waiting = WaitingRows(policy.few)
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._targets: dict[int, Target] = {}
        self._ended: list[Ended] = []
        self._ended_since = 0.0
        self._for_answers = True
        self._to_look = True
        self._last_look = -NEVER
        self._wakened = asyncio.Event()

    def wake(self) -> None:
        """Something new is owed: look at once."""
        self._to_look = True
        self._wakened.set()

    def heard(self, bot: Bot) -> None:
        """Something came in over the bot, so it can be reached: what is answered goes back the same way."""
        self._sender.bad_tokens.discard(bot)
        if self._lanes.is_open(bot):
            self._lanes.probed(bot, True, self._clock.monotonic())

    def health(self) -> tuple[ChannelHealth, ...]:
        """How each bot stands."""
        return self._lanes.health(self._sender.bad_tokens, self._clock.machine())

    async def run(self, stopping: asyncio.Event) -> None:
        """Deliver until `stopping` is set, then let what is in flight end."""
        with contextlib.suppress(TimeoutError):  # a crash loop must not become a flood
            await asyncio.wait_for(stopping.wait(), await self._back_off())
        told = asyncio.create_task(self._wake_when(stopping))
        while not stopping.is_set():
            self._wakened.clear()
            try:
                wait = (await self._advance()).whole
            except Exception:
                log.exception("outbox_not_usable")
                wait = _TROUBLE_WAIT
            await self._wait(min(wait, self._policy.idle_wait), stopping)
        told.cancel()
        await self._finish()

    async def _wake_when(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._wakened.set()

    async def drain(self) -> None:
        """Deliver until nothing more can go now; waits for pacing, not for windows and resends."""
        while True:
            self._wakened.clear()
            self._to_look = True
            wait = await self._advance()
            if self._in_flight or self._probing.asking:
                seconds = max(min(wait.whole, self._policy.idle_wait), _SOON)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wakened.wait(), seconds)
            elif wait.paced < NEVER:
                await asyncio.sleep(max(wait.paced, _SOON))
            else:
                return

    async def _finish(self) -> None:
        self._probing.stop()
        self._foresight.stop()
        if sending := [task for task in self._in_flight.values() if not task.done()]:
            await asyncio.wait(sending, timeout=self._policy.lease)
        for _ in range(_LAST_TRIES):
            if not self._ended or self._database.lost is not None or await self._write_ends():
                return
            await asyncio.sleep(_RECORD_PAUSE)

    async def _back_off(self) -> float:
        machine = self._clock.machine()
        within = self._policy.starts_within
        try:
            starts = await self._database.run(lambda s: note_start(s, machine, within))
        except Exception:
            log.exception("start_not_written")
            return _TROUBLE_WAIT
        return back_off(starts, self._policy)

    async def _wait(self, seconds: float, stopping: asyncio.Event) -> None:
        """Until the time is over, a message has been answered, something is owed, or it is time to stop."""
        if seconds > 0 and not stopping.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._wakened.wait()

    async def _advance(self) -> Wait:
        """Write down what has ended, start what may start; how long until it is worth looking again."""
        await self._sweep.run(self._database, self._clock, set(self._in_flight))
        # Where few wait, a claim that is cut off takes nobody's end with it.
        if self._ended and not self._waiting.many and not await self._write_ends():
            return Wait(_RECORD_PAUSE)
        mono = self._clock.monotonic()
        again = self._policy.many_last if self._waiting.many else self._policy.idle_wait
        if self._to_look or not self._waiting or mono - self._last_look >= again:
            await self._look()
            if self._ended and not self._waiting.many:
                return Wait(0.0, 0.0)  # what has ended meanwhile is written down first
        many = self._waiting.many
        chosen, wait = self._choose(many=many)
        self._for_answers = not many or wait.paced == NEVER or self._lanes.wait_for_answers
        if chosen:
            await self._start(chosen)
            return Wait(0.0, 0.0)
        if not self._ended:
            return wait if self._for_answers else wait.within(self._policy.ahead)
        # Where more starts at once, the ends of some are written down with the claims of others.
        due = self._ended_since + self._policy.ahead * _WRITTEN - mono
        if due > 0 and (wait.paced < NEVER or len(self._ended) < len(self._in_flight)):
            return wait.within(due)
        return Wait(0.0, 0.0) if await self._write_ends() else Wait(_RECORD_PAUSE)

    async def _look(self) -> None:
        self._to_look = False
        self._last_look = self._clock.monotonic()
        at = Moments(self._clock.now(), self._clock.machine())
        bots, away = set(self._channels), self._probing.away(at.machine)
        try:
            found = await self._database.look(lambda s: Look.of(s, at, bots, away, self._policy.gathers))
        except Exception:
            self._to_look = True
            raise
        for scope, until in found.closed.items():
            self._lanes.close(scope, until)
        self._waiting.renew(found.rows, self._in_flight)
        if self._waiting.many:
            self._foresight.look(found.rows)

    def _choose(self, *, many: bool) -> tuple[list[tuple[DueRow, float]], Wait]:
        """What starts now or, where many wait, in a moment, each with the monotonic moment of its start.

        Where many wait those that may start when the first does start together with it.
        """
        wait, chosen = Wait(), []
        busy, held_up, beside = set(self._targets.values()), set[Bot](), Counter[Bot]()
        machine, mono = self._clock.machine(), self._clock.monotonic()
        ahead = self._policy.ahead if many else 0.0
        latest = mono + ahead * _LEAD
        for row in self._waiting.in_turn():
            target = row.target
            if target is None:
                chosen.append((row, mono))
                continue
            bot = (target.channel, target.bot)
            if bot in held_up or target in busy:
                if len(held_up) == len(self._channels):
                    break
                continue
            busy.add(target)  # whether it goes or not: a newer message must not overtake it
            held = self._policy.idle_wait if self._probing.is_held(bot) else 0.0
            opened = max(held, self._lanes.open_in(target, mono, machine))
            bots, at = self._lanes.paced_at(target, many=many, beside=beside[bot])
            if bots > latest:
                held_up.add(bot)
            if opened > 0:
                wait = Wait(min(wait.whole, max(at - mono, opened)), wait.paced)
            elif at > latest:
                paced = max(at - latest, _SOON)
                wait = wait.within(paced)
            elif self._probing.may_go(bot, resend=row.state == "ambiguous"):
                at = max(at, mono)
                latest = latest if beside else at
                beside[bot] += 1
                self._lanes.start(target, at)
                chosen.append((row, at))
        together = max((at for _, at in chosen), default=mono)
        return [(row, together) for row, _ in chosen], wait

    async def _start(self, chosen: Sequence[tuple[DueRow, float]]) -> None:
        """Take the rows, with the ends of others, in one transaction; and let those go that are to."""
        rows, starts = [row for row, _ in chosen], {row.id: at for row, at in chosen}
        self._waiting.take(rows)
        ended, ahead = tuple(self._ended), self._waiting.ahead()
        at = Moments(self._clock.now(), self._clock.machine())
        lease_end = self._clock.monotonic() + self._policy.lease

        def work(session: Session) -> tuple[set[int], list[Delivery]]:
            lost = record_all(session, ended, at)
            return lost, take_all(
                session, rows, self._renderers, at, self.owner, self._policy, lease_end, ahead
            )

        jobs: list[Delivery] = []
        try:
            lost, jobs = await self._database.run(work)
        except Exception:
            self._to_look = True
            raise
        finally:
            going = {job.claimed.fence.id for job in jobs}
            for row in rows:
                if row.target is not None and row.id not in going:
                    self._lanes.never_started(row.target)
        self._written(ended, lost)
        for job in jobs:
            reach("after_claim")
            row_id = job.claimed.fence.id
            task = asyncio.create_task(self._send(job, starts[row_id]))
            self._in_flight[row_id], self._targets[row_id] = task, job.target

    async def _send(self, job: Delivery, start: float) -> None:
        ended = await self._sender.send(job, self._renderers[job.row.kind], start)
        if not self._ended:
            self._ended_since = self._clock.monotonic()
        self._ended.append(ended)
        if self._for_answers:
            self._wakened.set()

    async def _write_ends(self) -> bool:
        """Write down how attempts ended; what is known must not be lost to a full disk or a locked file."""
        ended, at = tuple(self._ended), Moments(self._clock.now(), self._clock.machine())
        try:
            lost = await self._database.run(lambda s: record_all(s, ended, at))
        except Exception:
            log.exception("result_not_written", outbox_ids=[e.job.claimed.fence.id for e in ended])
            return False
        self._written(ended, lost)
        return True

    def _written(self, ended: Sequence[Ended], lost: Collection[int]) -> None:
        for each in ended:
            row_id = each.job.claimed.fence.id
            self._ended.remove(each)
            del self._in_flight[row_id], self._targets[row_id]
            if row_id in lost:
                log.warning("row_taken_over", outbox_id=row_id, outcome=each.outcome.name)
            if each.outcome.name != "sent" or each.more:
                self._to_look = True
