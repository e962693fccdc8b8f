"""The only place that knows APScheduler: a few jobs at intervals."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()


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
