"""Our bots and who they are; the loops that receive, one a messenger, and when each last answered."""

import asyncio
import contextlib
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog

from bot.channels.messenger import Messenger
from scheduler.channel import ChannelError, Failure
from scheduler.time import Clock
from storage import settings
from storage.database.engine import Database, Session
from storage.database.glance import Vitals, alive_note
from storage.registry import people
from tasks.model import Role

# Who our bots are, asked at the start and until each has told it; and the menu that each then offers.

log = structlog.get_logger()

HELLO_SECONDS = 10.0
HELLO_AGAIN_SECONDS = 20.0
WIDE = (Role.OFFICE, Role.DIRECTOR, Role.DEPUTY_DIRECTOR)
"""Who may ask over every unit, and so has the longer menu."""


@dataclass
class BadToken(Exception):
    """A messenger does not know its token."""

    channel: str


async def reachable(messenger: Messenger) -> bool:
    """Whether the messenger answers a question that sends nothing."""
    try:
        await messenger.hello()
    except ChannelError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Introductions:
    """`names` are the public names of the bots that have been reached."""

    database: Database
    messengers: Sequence[Messenger]
    names: dict[Messenger, str] = field(default_factory=dict)

    async def hello(self) -> None:
        """Ask every messenger who our bot is. BadToken where all refuse theirs; no network stops nothing."""
        refused = []
        for messenger in self.messengers:
            try:
                await self._hello(messenger)
            except BadToken as error:
                refused.append(error)
        if refused and len(refused) == len(self.messengers):
            raise refused[0]
        for each in refused:
            log.warning("token_refused", channel=each.channel)

    async def _hello(self, messenger: Messenger) -> None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                name = self.names[messenger] = await messenger.hello()
        except Exception as error:
            if isinstance(error, ChannelError) and error.failure is Failure.BAD_TOKEN:
                raise BadToken(messenger.name) from None
            log.warning("messenger_not_reached", channel=messenger.name)
            return
        if messenger.opens_by_link:
            await self.database.run(lambda s: settings.save(s, "bot_username", name))

    async def introduce(self, messenger: Messenger) -> None:
        """Until it is reached, for links to the bot need its name; then offer its menu."""
        while messenger not in self.names:
            await asyncio.sleep(HELLO_AGAIN_SECONDS)
            with contextlib.suppress(BadToken):
                await self._hello(messenger)
        await messenger.set_menu(await self.database.look(lambda s: _wide_chats(s, messenger.name)))


def _wide_chats(session: Session, channel: str) -> list[str]:
    """The chats of those who may ask over every unit."""
    persons = {person.id for role in WIDE for person in people.holders(session, role)}
    return [row.chat_id for person in sorted(persons) for row in people.addresses(session, person, channel)]


# The loops that receive, one a messenger; which messengers answer, and when each did last.

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
        """What others are to know of it (storage.database.glance.alive_note)."""
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
