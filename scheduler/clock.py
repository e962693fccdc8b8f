"""The only place that knows APScheduler: a few jobs at intervals, and a watchdog that outlives it."""

import asyncio
import faulthandler
import os
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.time import Clock

log = structlog.get_logger()

STUCK = 70
"""Exit code of a program that has stood still; its service manager starts it anew."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every so many seconds; it may not overlap itself and looks at what is due now."""

    name: str
    seconds: float
    work: Callable[[], Awaitable[None]]


class Ticking:
    """Running jobs; `shutdown` stops them."""

    def __init__(self, scheduler: AsyncIOScheduler) -> None:
        self._scheduler = scheduler

    def shutdown(self) -> None:
        """Start nothing more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def start(jobs: Sequence[Job], timezone: str = "Asia/Ho_Chi_Minh") -> Ticking:
    """Start the jobs on the running event loop, each at once and then at its interval.

    Nothing is kept on disk: what is due is read from the office's state at every tick, so a tick that
    was missed is made good by the next, and none is ever thrown away for being late.
    """
    scheduler = AsyncIOScheduler(
        timezone=timezone,
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    scheduler.add_listener(_log_error, EVENT_JOB_ERROR)
    for job in jobs:
        at_once = datetime.now(scheduler.timezone)
        scheduler.add_job(job.work, "interval", seconds=job.seconds, id=job.name, next_run_time=at_once)
    scheduler.start()
    return Ticking(scheduler)


def _log_error(event: JobExecutionEvent) -> None:
    if isinstance(event.exception, asyncio.CancelledError):
        return  # the program ends in the middle of it
    log.error("job_failed", job=event.job_id, exc_info=event.exception)


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
