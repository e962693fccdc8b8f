"""A channel and a clock of our own, in which every fault can be written down beforehand."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from messages.text import Limits, Message
from scheduler.channel import ChannelError, Failure, Receipt

LIMITS = Limits(text=4096, caption=1024, buttons=100, group_prefix="-", group_per_minute=20)


@dataclass(frozen=True)
class Accepted:
    """A message that the channel took."""

    chat_id: str
    text: str
    message: Message
    reply_to: str | None
    at: float


@dataclass(frozen=True)
class Fault:
    """What happens to one call: `accepted` before the error, or not; `hang` instead of an error."""

    error: Exception | None = None
    accepted: bool = False
    hang: bool = False


def refused(failure: Failure, **details: float | str) -> Fault:
    """A definite answer of the channel."""
    return Fault(ChannelError(failure, **details))  # type: ignore[arg-type]


def lost(*, accepted: bool) -> Fault:
    """No answer that proves anything."""
    return Fault(ChannelError(Failure.AMBIGUOUS), accepted)


class FakeClock:
    """All three senses of time, moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.office = now
        self.wall = now
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.office

    def machine(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Let time go by, in every sense."""
        self.office += timedelta(seconds=seconds)
        self.wall += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class FakeChannel:
    """Keeps what it accepts in `sent`; `faults` are used up one a call, then all goes well."""

    clock: FakeClock
    name: str = "telegram"
    limits: Limits = LIMITS
    sent: list[Accepted] = field(default_factory=list)
    faults: deque[Fault | None] = field(default_factory=deque)
    calls: list[tuple[str, float]] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        self.calls.append((chat_id, self.clock.monotonic()))
        await asyncio.sleep(0)
        if chat_id in self.blocked:
            raise ChannelError(Failure.BLOCKED)
        fault = self.faults.popleft() if self.faults else None
        if fault is not None and not fault.accepted:
            await self._fail(fault)
        self.sent.append(Accepted(chat_id, message.text.plain, message, reply_to, self.clock.monotonic()))
        if fault is not None:
            await self._fail(fault)
        return Receipt(str(len(self.sent)))

    async def _fail(self, fault: Fault) -> None:
        if fault.hang:
            await asyncio.Event().wait()
        if fault.error is not None:
            raise fault.error

    def copies(self, part: str) -> int:
        """How many accepted messages hold these words."""
        return sum(part in accepted.text for accepted in self.sent)
