"""Every bot's pacing, chats and breaker, the windows that servers have closed, and rows whose sender died."""

from collections.abc import Collection, Mapping
from datetime import datetime

from scheduler.channel import Channel
from scheduler.pacing import NEVER, Breaker, Chats, Window
from scheduler.policy import DeliveryPolicy
from scheduler.time import Clock
from storage import claims
from storage.engine import Database
from storage.outbox import Target, scope_of

Bot = tuple[str, str]


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
        scopes = (scope_of(*bot), scope_of(*bot, target.chat_id))
        return max((self.closed[s] - machine).total_seconds() if s in self.closed else 0.0 for s in scopes)

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


_EVERY = 1.0
_ORPHANS_EVERY = 30.0
_MARGIN = 5.0


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
