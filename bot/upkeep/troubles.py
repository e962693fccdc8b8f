"""A bot's token that is refused, or that another program uses as well: told, and mended where it can be.

A new token in the token's file is taken without a new start. Of two programs with one token
`bot.channels.messenger` says which goes on; where this one goes on with nothing, it ends.
"""

import asyncio
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.channels.messenger import Messenger
from bot.upkeep.hearing import HELLO_SECONDS
from messages import upkeep as words
from messages.text import Message
from scheduler.channel import Hold
from scheduler.notices import tell_office
from scheduler.time import Clock
from storage.database import notes
from storage.database.engine import Database, Session
from storage.database.notes import BotTrouble, TroubleKind
from storage.delivery import outbox

log = structlog.get_logger()

LOOK_SECONDS = 2.0
_LASTING = (TroubleKind.REFUSED, TroubleKind.SHARED)
_AGAIN = timedelta(days=1)
"""After so long the office hears anew of another program that comes and goes."""

Tokens = Callable[[str], str | None]
"""The token that stands in a messenger's file now; None where there is no file, or nothing good in it."""


@dataclass
class TokenShared(Exception):
    """Another program uses the token, and nothing is left to go on with."""

    channel: str


def hold(messenger: Messenger) -> Hold:
    """Whether anything may be sent over the messenger."""
    if messenger.token_refused or messenger.sharing.stopped:
        return Hold.LEAVE
    return Hold.WAIT if messenger.sharing.muted else Hold.NONE


@dataclass
class TokenWatch:
    """Looks every few seconds. `refused`: whether the delivery knows that a bot's token was refused;
    `heard`: tell it that the bot can be reached; `restart` receives anew; `end` ends the program.
    """

    database: Database
    clock: Clock
    messengers: Sequence[Messenger]
    tokens: Tokens
    refused: Callable[[Messenger], bool]
    heard: Callable[[Messenger], None]
    restart: Callable[[Messenger], None]
    end: Callable[[], None]
    _known: dict[Messenger, BotTrouble] = field(default_factory=dict)
    _tokens: dict[Messenger, str | None] = field(default_factory=dict)
    _met: set[Messenger] = field(default_factory=set)
    _unproven: set[Messenger] = field(default_factory=set)
    _careful: bool = False

    async def prepare(self) -> None:
        """Before anything is sent: where another program may have the token, first see whether it has."""
        self._careful = await self.database.look(notes.care_called_for)
        found = {(t.channel, t.bot): t for t in await self.database.look(notes.noted)}
        for each in self.messengers:
            self._tokens[each] = self.tokens(each.name)
            known = found.get((each.name, each.bot))
            if known is not None:
                self._known[each] = known
            if self._careful or (known is not None and known.kind is TroubleKind.SHARED):
                each.sharing.be_careful()

    async def beat(self) -> None:
        """Take a new token, tell what has come and what is over."""
        for each in self.messengers:
            if self._is_refused(each):
                await self._renew(each)
            if each in self._unproven:
                await self._prove(each)
            await self._tell(each)
        if self._careful and not any(each.sharing.muted for each in self.messengers):
            await self.database.run(notes.care_taken)
            self._careful = False
        if self.messengers and all(each.sharing.given_up for each in self.messengers):
            self.end()

    def _is_refused(self, messenger: Messenger) -> bool:
        return messenger.token_refused or self.refused(messenger) or messenger in self._unproven

    async def _renew(self, messenger: Messenger) -> None:
        token = await asyncio.to_thread(self.tokens, messenger.name)
        if token is None or token == self._tokens[messenger]:
            return
        self._tokens[messenger] = token
        if await messenger.renew(token):
            log.warning("token_renewed", channel=messenger.name)
            self._unproven.add(messenger)
            self.restart(messenger)
        else:
            log.error("token_of_another_bot", channel=messenger.name)

    async def _prove(self, messenger: Messenger) -> None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                await messenger.hello()
        except Exception as error:
            log.warning("messenger_not_reached", channel=messenger.name, error=type(error).__name__)
            return
        self._unproven.discard(messenger)
        self.heard(messenger)

    async def _tell(self, messenger: Messenger) -> None:
        """What was not written down is seen again at the next look."""
        sharing, known, now = messenger.sharing, self._known.get(messenger), self.clock.now()
        if sharing.take_meeting():
            self._met.add(messenger)
        kind = self._kind(messenger)
        if kind is not None and _is_new(kind, known, now):
            trouble = BotTrouble(messenger.name, messenger.bot, kind, now)
            _log(trouble)
            await self.database.run(lambda session: _begin(session, trouble, known, now))
            self._known[messenger] = trouble
        elif known is not None and known.kind in _LASTING and kind is None and not sharing.muted:
            log.warning("token_good_again", channel=messenger.name)
            await self.database.run(lambda session: _end(session, known, now))
            del self._known[messenger]
        self._met.discard(messenger)

    def _kind(self, messenger: Messenger) -> TroubleKind | None:
        if messenger.sharing.stopped:
            return TroubleKind.SHARED
        if self._is_refused(messenger):
            return TroubleKind.REFUSED
        return TroubleKind.MET if messenger in self._met else None


def _log(trouble: BotTrouble) -> None:
    match trouble.kind:
        case TroubleKind.REFUSED:
            log.error("token_refused", channel=trouble.channel)
        case TroubleKind.SHARED:
            log.error("token_shared", channel=trouble.channel)
        case TroubleKind.MET:
            log.error("token_met", channel=trouble.channel)


def _is_new(kind: TroubleKind, known: BotTrouble | None, now: datetime) -> bool:
    return (
        known is None or known.kind is not kind or (kind is TroubleKind.MET and now - known.since >= _AGAIN)
    )


def _begin(session: Session, trouble: BotTrouble, before: BotTrouble | None, now: datetime) -> None:
    if before is not None:
        outbox.withdraw(session, _key(before), now)
    notes.note(session, trouble)
    tell_office(session, _key(trouble), _words(trouble), now)


def _end(session: Session, trouble: BotTrouble, now: datetime) -> None:
    """Who was not told of it yet is told once, of its beginning and its end."""
    outbox.withdraw(session, _key(trouble), now)
    notes.forget(session, trouble)
    over = (
        words.taken_again(trouble.channel, trouble.since, now)
        if trouble.kind is TroubleKind.REFUSED
        else words.alone_again(trouble.channel, socket.gethostname(), trouble.since, now)
    )
    tell_office(session, f"{_key(trouble)}:over", over, now)


def _key(trouble: BotTrouble) -> str:
    return f"trouble:{trouble.kind}:{trouble.channel}:{trouble.bot}:{trouble.since.isoformat()}"


def _words(trouble: BotTrouble) -> Message:
    match trouble.kind:
        case TroubleKind.REFUSED:
            return words.refused(trouble.channel, trouble.since)
        case TroubleKind.SHARED:
            return words.shared(trouble.channel, socket.gethostname())
        case TroubleKind.MET:
            return words.met(trouble.channel, socket.gethostname(), trouble.since)
