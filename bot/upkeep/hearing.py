"""The loops that receive, one a messenger; which messengers answer, and when each did last."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.channels.messenger import Messenger
from scheduler.time import Clock
from storage.database.vitals import Vitals, alive_note

Hears = Callable[[Messenger], bool]
"""Whether what comes over the messenger reaches us, as far as is known."""


def answers(messenger: Messenger) -> bool:
    """Of one that is polled: it answers the polls."""
    return messenger.healthy


class Hearing:
    """What is known of it while the program runs; `refused` tells the channels whose token is not known."""

    def __init__(
        self,
        messengers: Sequence[Messenger],
        clock: Clock,
        hears: Hears,
        refused: Callable[[], Collection[str]],
    ) -> None:
        self._messengers = messengers
        self._clock = clock
        self._hears = hears
        self._refused = refused
        self._started = clock.machine()
        self._answered: dict[str, datetime | None] = dict.fromkeys(each.name for each in messengers)

    def round(self, messenger: Messenger) -> None:
        """A round of listening has ended, well or badly."""
        if self._hears(messenger):
            self._answered[messenger.name] = self._clock.machine()

    def note(self) -> dict[str, object]:
        """What others are to know of it (storage.database.vitals.alive_note)."""
        return alive_note(self._started, self._answered, self._deaf, sorted(self._refused()))

    def now(self, vitals: Vitals) -> Vitals:
        """The vitals as they stand this moment, which the last note may be behind."""
        return replace(
            vitals,
            polls=dict(self._answered),
            deaf=self._deaf,
            refused=tuple(sorted(self._refused())),
        )

    @property
    def _deaf(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._messengers if not self._hears(each))


class Listening:
    """`receive` takes what comes over a messenger until it is cancelled."""

    def __init__(self, receive: Callable[[Messenger], Coroutine[Any, Any, None]]) -> None:
        self._receive = receive
        self._tasks: dict[Messenger, asyncio.Task[None]] = {}

    def start(self, messenger: Messenger) -> None:
        """Receive, anew where that was begun before."""
        before = self._tasks.get(messenger)
        if before is not None:
            before.cancel()
        self._tasks[messenger] = asyncio.create_task(self._receive(messenger))

    async def stop(self) -> None:
        """Receive no more."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
