"""When a message to a chat may start: our own pace, the windows that servers have closed; and
channels out of reach, which are asked something that sends nothing before a message is risked.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from scheduler.channel import Channel, Hold
from scheduler.pacing import NEVER, Breaker, Chats, Flow, Window
from scheduler.policy import DeliveryPolicy
from scheduler.time import Clock
from storage.delivery.outbox import Target
from storage.delivery.quota import scope_of

Bot = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """How a bot stands, as far as is known; `shut`: its server takes nothing for long to come."""

    channel: str
    bot: str
    reachable: bool
    token_refused: bool
    shut: bool


class Lanes:
    """When a message to a chat may start; what starts and what was answered."""

    def __init__(self, policy: DeliveryPolicy, channels: Mapping[Bot, Channel]) -> None:
        self._policy = policy
        self._channels = channels
        self._windows: dict[Bot, Window] = {}
        self._flows: dict[Bot, Flow] = {}
        self._chats: dict[Bot, Chats] = {}
        self._breakers: dict[Bot, Breaker] = {}
        self._under_way: set[tuple[Bot, str]] = set()
        self.closed: dict[str, datetime] = {}

    @property
    def bots(self) -> Collection[Bot]:
        """All of them."""
        return self._channels.keys()

    def close(self, scope: str, until: datetime) -> None:
        """A server has closed a window; known here before it is written down."""
        self.closed[scope] = max(until, self.closed.get(scope, until))

    def closed_for(self, target: Target, machine: datetime) -> float:
        """Seconds for which a server has forbidden messages to that chat."""
        bot = (target.channel, target.bot)
        return max(self._closed(s, machine) for s in (scope_of(*bot), scope_of(*bot, target.chat_id)))

    def _closed(self, scope: str, machine: datetime) -> float:
        return (self.closed[scope] - machine).total_seconds() if scope in self.closed else 0.0

    def paced_at(self, target: Target, *, many: bool, beside: int = 0) -> tuple[float, float]:
        """From when on our own pace lets any message of the bot start, and one to that chat; `many` wait, so
        many are about to start `beside` it.
        """
        bot = (target.channel, target.bot)
        window = self._window(bot)
        bots = max(window.ready_at(), self._flow(bot).ready_at(many=many, beside=beside))
        if many and not beside and bots < NEVER:
            bots = window.joined_at(bots, self._policy.joined, self._policy.together)
        return bots, max(bots, self._chat(bot).ready_at(target.chat_id))

    @property
    def wait_for_answers(self) -> bool:
        """Whether an answer may let the next of some bot start sooner."""
        return not all(flow.is_open for flow in self._flows.values())

    def open_in(self, target: Target, mono: float, machine: datetime) -> float:
        """Seconds until the server's window and the breaker let one start; 0 or less for now."""
        bot = (target.channel, target.bot)
        return max(self._breaker(bot).ready_at() - mono, self.closed_for(target, machine))

    def start(self, target: Target, at: float) -> None:
        """A message to the chat starts at that moment, which may be just ahead."""
        bot = (target.channel, target.bot)
        self._under_way.add((bot, target.chat_id))
        self._window(bot).start()
        self._flow(bot).start(at)
        self._chat(bot).start(target.chat_id, at)
        self._breaker(bot).start()

    def never_started(self, target: Target) -> None:
        """It was not to go after all: as if it had never been about to start."""
        bot = (target.channel, target.bot)
        self._under_way.discard((bot, target.chat_id))
        self._window(bot).answer(-NEVER)
        self._flow(bot).never_started()
        self._chat(bot).never_started(target.chat_id)
        self._breaker(bot).never_started()

    def answered(self, target: Target, well: bool | None, mono: float) -> None:
        """It was answered or given up, which counts once; see Breaker.answer for `well`."""
        bot = (target.channel, target.bot)
        if (bot, target.chat_id) not in self._under_way:
            return
        self._under_way.discard((bot, target.chat_id))
        self._window(bot).answer(mono)
        self._flow(bot).answer(well)
        self._chat(bot).answer(target.chat_id, mono)
        self._breaker(bot).answer(well, mono)

    def is_group(self, target: Target) -> bool:
        """Whether the chat is a group's, which its channel paces by itself."""
        channel = self._channels.get((target.channel, target.bot))
        return channel is not None and channel.limits.is_group(target.chat_id)

    def away(self, mono: float, machine: datetime) -> set[Bot]:
        """The bots whose rows go over the people's other channels: long out of reach, or closed for long."""
        patience = self._policy.failover_after
        unreached = {bot for bot in self._channels if self._breaker(bot).away_for(mono) >= patience}
        return unreached | self.shut(machine)

    def shut(self, machine: datetime) -> set[Bot]:
        """The bots over which their server takes nothing for long to come: a quota is used up, or a ban."""
        patience = self._policy.failover_after
        return {bot for bot in self._channels if self._closed(scope_of(*bot), machine) >= patience}

    def health(self, refused: Collection[Bot], machine: datetime) -> tuple[ChannelHealth, ...]:
        """How each bot stands; of the `refused` the token is."""
        shut = self.shut(machine)
        return tuple(
            ChannelHealth(*bot, not self.is_open(bot), bot in refused, bot in shut) for bot in self._channels
        )

    def probe_due(self, bot: Bot, mono: float) -> bool:
        """Whether a bot out of reach is to be asked again."""
        return self.is_open(bot) and self._breaker(bot).ready_at() <= mono

    def is_open(self, bot: Bot) -> bool:
        """Whether the bot's channel is held to be out of reach."""
        return self._breaker(bot).is_open

    def in_doubt(self, bot: Bot) -> bool:
        """Whether the bot's channel has failed since it last answered."""
        return self._breaker(bot).in_doubt

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
        if bot not in self._windows:
            self._windows[bot] = Window(self._per_second(bot))
        return self._windows[bot]

    def _flow(self, bot: Bot) -> Flow:
        if bot not in self._flows:
            self._flows[bot] = Flow(self._policy, self._per_second(bot))
        return self._flows[bot]

    def _per_second(self, bot: Bot) -> int:
        channel = self._channels.get(bot)
        documented = channel.limits.per_second if channel is not None else 0
        return min(documented or self._policy.per_second, self._policy.per_second)

    def _chat(self, bot: Bot) -> Chats:
        chats = self._chats.get(bot)
        if chats is None:
            chats = self._chats[bot] = Chats(self._policy, lambda chat_id: self._per_minute(bot, chat_id))
        return chats

    def _per_minute(self, bot: Bot, chat_id: str) -> int:
        channel = self._channels.get(bot)
        return channel.limits.per_minute(chat_id) if channel is not None else 0

    def _breaker(self, bot: Bot) -> Breaker:
        if bot not in self._breakers:
            self._breakers[bot] = Breaker(self._policy)
        return self._breakers[bot]


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
