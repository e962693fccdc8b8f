"""How fast messages may leave: a closed-loop window a bot, an interval a chat, a breaker a channel.

With them the windows that servers have closed, and rows whose sender died. All pacing is in monotonic
seconds; nothing here sleeps.
"""

from collections import deque
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from scheduler.channel import Channel
from scheduler.policy import DeliveryPolicy
from scheduler.time import Clock
from storage import claims
from storage.engine import Database
from storage.outbox import Target, scope_of

NEVER = float("inf")
_MINUTE = 60.0
Bot = tuple[str, str]
_EVERY = 1.0
_ORPHANS_EVERY = 30.0
_MARGIN = 5.0


class Window:
    """Message i starts only when message i-n was answered at least a second ago.

    Whatever the jitter, no second of the server's then sees more than n messages.
    """

    def __init__(self, n: int) -> None:
        self._answered: list[float | None] = [-NEVER] * n
        self._next = 0

    def ready_at(self) -> float:
        """When the next message may start; infinity while the n-th before it is unanswered."""
        answered = self._answered[self._next]
        return NEVER if answered is None else answered + 1.0

    def start(self) -> int:
        """Take the slot; hand it to `answer` when the server has answered."""
        slot = self._next
        self._answered[slot] = None
        self._next = (slot + 1) % len(self._answered)
        return slot

    def answer(self, slot: int, at: float) -> None:
        """The message in this slot was answered, or given up."""
        self._answered[slot] = at


class Chats:
    """One message at a time and one a second to a chat; to a group only so many a minute (`per_minute`)."""

    def __init__(self, policy: DeliveryPolicy, per_minute: Callable[[str], int]) -> None:
        self._policy = policy
        self._per_minute = per_minute
        self._last: dict[str, float] = {}
        self._minute: dict[str, deque[float]] = {}
        self._busy: set[str] = set()

    def ready_at(self, chat_id: str) -> float:
        """When the chat may be written to."""
        if chat_id in self._busy:
            return NEVER
        ready = self._last.get(chat_id, -NEVER) + self._policy.chat_interval
        sent = self._minute.get(chat_id)
        if sent and len(sent) == sent.maxlen:
            ready = max(ready, sent[0] + _MINUTE)
        return ready

    def start(self, chat_id: str, at: float) -> None:
        """A message to the chat starts."""
        self._busy.add(chat_id)
        most = self._per_minute(chat_id)
        if most:
            self._minute.setdefault(chat_id, deque(maxlen=most)).append(at)

    def answer(self, chat_id: str, at: float) -> None:
        """It was answered, or given up."""
        self._busy.discard(chat_id)
        self._last[chat_id] = at
        if len(self._last) > 10_000:
            self._forget(at)

    def _forget(self, at: float) -> None:
        self._last = {c: t for c, t in self._last.items() if t + self._policy.chat_interval > at}


class Breaker:
    """After so many failures in a row only one probe at a time, each after a wait."""

    def __init__(self, policy: DeliveryPolicy) -> None:
        self._policy = policy
        self._failures = 0
        self._until = -NEVER
        self._probing = False
        self._failing_since = NEVER

    def away_for(self, at: float) -> float:
        """For how long the channel has been out of reach; 0 where it is not held to be."""
        return at - self._failing_since if self.is_open else 0.0

    @property
    def is_open(self) -> bool:
        """Whether the channel is held to be out of reach."""
        return self._failures >= self._policy.breaker_after

    def ready_at(self) -> float:
        """When a message may start; infinity while a probe is under way."""
        if not self.is_open:
            return -NEVER
        return NEVER if self._probing else self._until

    def start(self) -> None:
        """A message starts; where the breaker is open it is the probe."""
        self._probing = self.is_open

    def answer(self, well: bool | None, at: float) -> None:
        """True: the server answered. False: it was not reached. None: neither can be told."""
        self._probing = False
        if well:
            self._failures, self._failing_since = 0, NEVER
        elif well is False:
            self._failures += 1
            self._failing_since = min(self._failing_since, at)
            self._until = at + self._policy.breaker_wait
        elif self.is_open:
            self._until = at + self._policy.breaker_wait

    def reached(self) -> None:
        """A question that sends nothing was answered: one message may try; a failure opens it again."""
        self._failures = min(self._failures, self._policy.breaker_after - 1)

    def trip(self, at: float) -> None:
        """Open at once: the token was refused."""
        self._failures = max(self._failures, self._policy.breaker_after)
        self._failing_since = min(self._failing_since, at)
        self._until = at + self._policy.breaker_wait


def back_off(starts: int, policy: DeliveryPolicy) -> float:
    """Seconds to wait before the first send of a program that keeps starting anew."""
    beyond = starts - policy.starts_allowed
    return 0.0 if beyond <= 0 else min(2.0 ** min(beyond, 10), policy.starts_longest_wait)


class Lanes:
    """When a message to a chat may start; what starts and what was answered."""

    def __init__(self, policy: DeliveryPolicy, channels: Mapping[Bot, Channel]) -> None:
        self._policy = policy
        self._channels = channels
        self._windows: dict[Bot, Window] = {}
        self._chats: dict[Bot, Chats] = {}
        self._breakers: dict[Bot, Breaker] = {}
        self._slots: dict[tuple[Bot, str], int] = {}
        self.closed: dict[str, datetime] = {}

    def close(self, scope: str, until: datetime) -> None:
        """A server has closed a window; known here before it is written down."""
        self.closed[scope] = max(until, self.closed.get(scope, until))

    def closed_for(self, target: Target, machine: datetime) -> float:
        """Seconds for which a server has forbidden messages to that chat."""
        bot = (target.channel, target.bot)
        return max(self._closed(s, machine) for s in (scope_of(*bot), scope_of(*bot, target.chat_id)))

    def _closed(self, scope: str, machine: datetime) -> float:
        return (self.closed[scope] - machine).total_seconds() if scope in self.closed else 0.0

    def paced_in(self, target: Target, mono: float) -> float:
        """Seconds until our own pace lets a message to that chat start; 0 or less for now."""
        bot = (target.channel, target.bot)
        return max(self._window(bot).ready_at(), self._chat(bot).ready_at(target.chat_id)) - mono

    def open_in(self, target: Target, mono: float, machine: datetime) -> float:
        """Seconds until the server's window and the breaker let one start; 0 or less for now."""
        bot = (target.channel, target.bot)
        return max(self._breaker(bot).ready_at() - mono, self.closed_for(target, machine))

    def start(self, target: Target, mono: float) -> None:
        """A message to the chat starts."""
        bot = (target.channel, target.bot)
        self._slots[bot, target.chat_id] = self._window(bot).start()
        self._chat(bot).start(target.chat_id, mono)
        self._breaker(bot).start()

    def answered(self, target: Target, well: bool | None, mono: float) -> None:
        """It was answered or given up; see Breaker.answer for `well`."""
        bot = (target.channel, target.bot)
        slot = self._slots.pop((bot, target.chat_id), None)
        if slot is not None:
            self._window(bot).answer(slot, mono)
        self._chat(bot).answer(target.chat_id, mono)
        self._breaker(bot).answer(well, mono)

    def is_group(self, target: Target) -> bool:
        """Whether the chat is a group's, which its channel paces by itself."""
        channel = self._channels.get((target.channel, target.bot))
        return channel is not None and channel.limits.is_group(target.chat_id)

    def away(self, mono: float, machine: datetime) -> set[Bot]:
        """The bots whose rows go over the people's other channels: long out of reach, or closed for long."""
        patience = self._policy.failover_after
        closed = {bot for bot in self._channels if self._closed(scope_of(*bot), machine) >= patience}
        return closed | {bot for bot in self._channels if self._breaker(bot).away_for(mono) >= patience}

    def probe_due(self, bot: Bot, mono: float) -> bool:
        """Whether a bot out of reach is to be asked again."""
        return self.is_open(bot) and self._breaker(bot).ready_at() <= mono

    def is_open(self, bot: Bot) -> bool:
        """Whether the bot's channel is held to be out of reach."""
        return self._breaker(bot).is_open

    def probed(self, bot: Bot, back: bool, mono: float) -> None:
        """A question that sends nothing was answered, or not."""
        if back:
            self._breaker(bot).reached()
        else:
            self._breaker(bot).trip(mono)

    def refuse(self, bot: Bot, mono: float) -> None:
        """The token was refused: nothing goes but a probe from time to time."""
        self._breaker(bot).trip(mono)

    def _window(self, bot: Bot) -> Window:
        return self._windows.setdefault(bot, Window(self._policy.per_second))

    def _chat(self, bot: Bot) -> Chats:
        chats = self._chats.get(bot)
        if chats is None:
            chats = self._chats[bot] = Chats(self._policy, lambda chat_id: self._per_minute(bot, chat_id))
        return chats

    def _per_minute(self, bot: Bot, chat_id: str) -> int:
        channel = self._channels.get(bot)
        return channel.limits.per_minute(chat_id) if channel is not None else 0

    def _breaker(self, bot: Bot) -> Breaker:
        return self._breakers.setdefault(bot, Breaker(self._policy))


class Sweep:
    """Looks now and then; a row that has not moved for a lease of this process's own seconds has expired,
    however the machine's clock was set meanwhile.
    """

    def __init__(self, policy: DeliveryPolicy) -> None:
        self._policy = policy
        self._seen: dict[tuple[int, int], float] = {}
        self._last = -NEVER
        self._last_orphans = -NEVER

    async def run(self, database: Database, clock: Clock, mine: Collection[int]) -> None:
        """Take what has expired for uncertain."""
        mono = clock.monotonic()
        if mono - self._last < _EVERY:
            return
        self._last = mono
        await self._expire(database, clock, mine)
        if mono - self._last_orphans >= _ORPHANS_EVERY:
            self._last_orphans = mono
            now = clock.now()
            await database.run(lambda s: claims.drop_orphans(s, now))

    async def _expire(self, database: Database, clock: Clock, mine: Collection[int]) -> None:
        rows = await database.look(claims.in_sending)
        mono = clock.monotonic()
        others = [row for row in rows if row[0] not in mine]
        self._seen = {row: self._seen.get(row, mono) for row in others}
        if not others:
            return
        patience = self._policy.lease + _MARGIN
        stale = [row_id for (row_id, epoch), at in self._seen.items() if mono - at >= patience]
        machine = clock.machine()
        wait = self._policy.resend_wait
        await database.run(lambda s: claims.expire(s, machine, stale, mine, wait))
