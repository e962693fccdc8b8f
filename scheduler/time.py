"""The clock that the program is given: moments for people's days, monotonic seconds for leases and waits.

A dead battery must not plan the reminders of 1970 or 2200: `is_absurd` guards against it.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What time it is, in three senses.

    `now` is the office's moment (aware, UTC), by which people are reminded; the demonstration moves it.
    `machine` is the machine's own moment, by which leases and a server's waiting times run across a
    restart. `monotonic` counts seconds within this process and never jumps.
    """

    def now(self) -> datetime: ...

    def machine(self) -> datetime: ...

    def monotonic(self) -> float: ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def machine(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class MovableClock:
    """The demonstration's clock: the machine's, moved by an offset. Monotonic seconds stay real."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def machine(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def move_to(self, moment: datetime) -> None:
        """Let it be that moment now; a naive one raises ValueError."""
        if moment.tzinfo is None:
            raise ValueError("a naive datetime is no moment")
        self.offset = moment - datetime.now(UTC)


BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No machine that runs this program can be earlier."""

LONGEST_ABSENCE = timedelta(days=400)


def is_absurd(machine: datetime, last_seen: datetime | None) -> bool:
    """Whether the machine's own time cannot be believed; an injected clock is never asked."""
    if machine < BUILT:
        return True
    return last_seen is not None and machine > last_seen + LONGEST_ABSENCE
