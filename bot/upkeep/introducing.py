"""Who our bots are, asked at the start and until each has told it; and the menu that each then offers."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from bot.channels.messenger import Messenger
from scheduler.channel import ChannelError, Failure
from storage import settings
from storage.database.engine import Database, Session
from storage.registry import people
from tasks.model import Role

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
