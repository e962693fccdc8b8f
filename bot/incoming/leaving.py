"""Leaving a group that the office has not linked, once its one sentence has gone, or cannot go."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.channels.messenger import Leaving, Messenger
from bot.incoming.patience import PatientDatabase
from storage.delivery import outbox
from storage.tables import Inbox

PATIENCE_SECONDS = 20.0
_LOOK_SECONDS = 0.2


@dataclass(slots=True)
class Departures:
    """`rows` of the inbox: after them the group is left. What a crash forgets, its next word brings back."""

    database: PatientDatabase
    rows: set[int] = field(default_factory=set)
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def after(self, row: Inbox, messenger: Messenger) -> None:
        """Leave, where that was decided on the row and the messenger can."""
        if row.id not in self.rows:
            return
        self.rows.discard(row.id)
        if not isinstance(messenger, Leaving):
            return
        key, waited = f"answer:{row.id}:group", 0.0
        while waited < PATIENCE_SECONDS and await self.database.look(lambda s: outbox.is_owed(s, key)):
            await self.wait(_LOOK_SECONDS)
            waited += _LOOK_SECONDS
        await messenger.leave(row.chat_id)
