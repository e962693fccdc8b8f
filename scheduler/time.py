"""The clock that the program is given: moments for people's days, monotonic seconds for leases and waits;
and the watchdog, which goes by the latter.

A dead battery must not plan the reminders of 1970 or 2200: `is_absurd` guards against it.
"""

import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable
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


STUCK = 70
"""Exit code of a program that has stood still; its service manager starts it anew."""


class Watchdog:
    """A thread of its own: where no `feed` comes for `patience` monotonic seconds, dump stacks and exit.

    It trusts neither the event loop nor the scheduler, both of which have been seen to stand still.
    """

    def __init__(
        self,
        clock: Clock,
        patience: float = 120.0,
        *,
        look_every: float = 5.0,
        bark: Callable[[], None] | None = None,
    ) -> None:
        self._clock = clock
        self._patience = patience
        self._look_every = look_every
        self._bark = bark or _exit_stuck
        self._fed = clock.monotonic()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._fed = self._clock.monotonic()
        self._thread.start()

    def feed(self) -> None:
        """The program is alive."""
        self._fed = self._clock.monotonic()

    @property
    def is_fed(self) -> bool:
        """Whether the last sign of life is within the patience."""
        return self._clock.monotonic() - self._fed <= self._patience

    def stop(self) -> None:
        """Stop watching."""
        self._stopped.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(self._look_every):
            if not self.is_fed:
                self._bark()
                return


def _exit_stuck() -> None:
    faulthandler.dump_traceback(file=sys.stderr, all_threads=True)
    os._exit(STUCK)
