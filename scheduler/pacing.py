"""How fast messages may leave: a closed-loop window a bot, an interval a chat, a breaker a channel.

All in monotonic seconds; nothing here sleeps.
"""

from collections import deque
from collections.abc import Callable

from scheduler.policy import DeliveryPolicy

NEVER = float("inf")
_MINUTE = 60.0


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
            self._failures = 0
        elif well is False:
            self._failures += 1
            self._until = at + self._policy.breaker_wait
        elif self.is_open:
            self._until = at + self._policy.breaker_wait

    def reached(self) -> None:
        """A question that sends nothing was answered: one message may try; a failure opens it again."""
        self._failures = min(self._failures, self._policy.breaker_after - 1)

    def trip(self, at: float) -> None:
        """Open at once: the token was refused."""
        self._failures = max(self._failures, self._policy.breaker_after)
        self._until = at + self._policy.breaker_wait


def back_off(starts: int, policy: DeliveryPolicy) -> float:
    """Seconds to wait before the first send of a program that keeps starting anew."""
    beyond = starts - policy.starts_allowed
    return 0.0 if beyond <= 0 else min(2.0 ** min(beyond, 10), policy.starts_longest_wait)
