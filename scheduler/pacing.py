"""How fast messages may leave, in monotonic seconds: window, flow and breaker of a bot, interval of a chat.

Nothing here sleeps.
"""

from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush, nsmallest

from scheduler.policy import DeliveryPolicy

NEVER = float("inf")
_MINUTE = 60.0


class Window:
    """A message starts only in a place whose last one was answered at least a second ago; there are n places.

    Two messages of one place reach the server more than a second apart, whatever the jitter, so no second of
    the server's sees more than n. An unanswered message holds up its own place and no other.
    """

    def __init__(self, n: int) -> None:
        self._answered = [-NEVER] * n

    def ready_at(self) -> float:
        """When the next message may start; infinity while every place waits for an answer."""
        return self._answered[0] + 1.0 if self._answered else NEVER

    def joined_at(self, first: float, within: float, most: int) -> float:
        """When as many may start together as come free within that time of `first`, up to `most`."""
        free = (at + 1.0 for at in nsmallest(most, self._answered))
        return max((at for at in free if first < at <= first + within), default=first)

    def start(self) -> None:
        """Take the place that has been free for longest."""
        heappop(self._answered)

    def answer(self, at: float) -> None:
        """A message was answered, or given up: its place is free again a second later."""
        heappush(self._answered, at)


class Flow:
    """How many messages of a bot may be under way at once, and how close together they start.

    While few wait they go one after another, so that a program that is killed leaves one in doubt; where one
    is not answered for `stagger` seconds the next goes all the same. Where many wait they go side by side: at
    first a handful, one more with each that arrives, and one at a time again after one that did not. A few
    start at the same moment (`together`), since to wake up costs as much as to send; the next of these wait
    until all before them have had their share of the second.
    """

    def __init__(self, policy: DeliveryPolicy, most: int) -> None:
        self._policy = policy
        self._most = most
        self._trusted = policy.at_first
        self._under_way = 0
        self._last_start = -NEVER
        self._next_group = -NEVER

    @property
    def under_way(self) -> int:
        """How many have started and are not answered."""
        return self._under_way

    @property
    def is_open(self) -> bool:
        """Whether no answer would let the next start sooner."""
        return self._under_way < min(self._most, self._policy.in_flight, self._trusted)

    def ready_at(self, *, many: bool, beside: int = 0) -> float:
        """When the next may start; `beside` so many that are about to start at one moment."""
        if not many and not self._under_way:
            return -NEVER
        if self._under_way >= min(self._most, self._policy.in_flight):
            return NEVER
        if not many or self._under_way >= self._trusted:
            return self._last_start + self._policy.stagger
        return self._last_start if 0 < beside < self._policy.together else self._next_group

    def start(self, at: float) -> None:
        """A message starts at that moment, which may be just ahead."""
        self._under_way += 1
        self._last_start = at
        self._next_group = max(self._next_group, at) + self._policy.spread / self._most

    def never_started(self) -> None:
        """It was not to go after all."""
        self._under_way -= 1
        self._next_group -= self._policy.spread / self._most

    def answer(self, well: bool | None) -> None:
        """See Breaker.answer."""
        self._under_way -= 1
        if well:
            self._trusted = min(self._trusted + 1, self._most)
        elif well is False:
            self._trusted = 1


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

    def never_started(self, chat_id: str) -> None:
        """It was not to go after all."""
        self._busy.discard(chat_id)
        if sent := self._minute.get(chat_id):
            sent.pop()

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
        self.in_doubt = False  # it has failed since it last answered

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
            self._failures, self._failing_since, self.in_doubt = 0, NEVER, False
        elif well is False:
            self._failures, self.in_doubt = self._failures + 1, True
            self._failing_since = min(self._failing_since, at)
            self._until = at + self._policy.breaker_wait
        elif self.is_open:
            self._until = at + self._policy.breaker_wait

    def never_started(self) -> None:
        """It was not to go after all."""
        self._probing = False

    def reached(self) -> None:
        """A question that sends nothing was answered: one message may try; a failure opens it again."""
        self._failures, self.in_doubt = min(self._failures, self._policy.breaker_after - 1), False

    def trip(self, at: float) -> None:
        """Open at once: the token was refused."""
        self._failures = max(self._failures, self._policy.breaker_after)
        self._failing_since = min(self._failing_since, at)
        self._until = at + self._policy.breaker_wait


def back_off(starts: int, policy: DeliveryPolicy) -> float:
    """Seconds to wait before the first send of a program that keeps starting anew."""
    beyond = starts - policy.starts_allowed
    return 0.0 if beyond <= 0 else min(2.0 ** min(beyond, 10), policy.starts_longest_wait)
