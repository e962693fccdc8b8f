"""What is done about what the gate for state secrets holds: first it goes, then it is told.

Nothing is said, deleted or asked before the last word of it has left the database and its log.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import structlog

from bot.actions import secrecy
from bot.channels.messenger import Deleting, Inbound, Messenger
from bot.incoming.conversation import UnderstoodMessage
from bot.incoming.door import Case, person_of
from bot.incoming.turn import Turn
from bot.reading.gate import ReceivedFile
from chat.going_on import may_go_on
from chat.intents import Unknown
from scheduler.time import Clock
from storage.database.engine import PatientDatabase, Session
from storage.delivery.outbox import Target
from storage.incoming import doubts, inbox
from storage.tables import Inbox
from storage.work import tasks
from tasks.model import Person

log = structlog.get_logger()

Understanding = Callable[[Inbound], Awaitable[UnderstoodMessage]]

DELETE_SECONDS = 10.0
"""How long a channel may take to delete a message, before it counts as one that it did not delete."""


def settle(session: Session, case: Case, now: datetime, state: str, *, keep: bool = False) -> None:
    """Every row of the case has come to its end; of a group's nothing is kept."""
    for row_id in case.row_ids:
        inbox.settle(session, row_id, state, now, keep=keep and case.inbound.private)


def _goes_on(inbound: Inbound, meaning: UnderstoodMessage, last_task: int) -> bool:
    """Whether a linked person's words may be more of a document that came before them."""
    meant = Unknown("") if inbound.forwarded or meaning.intent is None else meaning.intent
    return meaning.facts.base.linked and may_go_on(inbound.text, meant, last_task)


def _task_of(meaning: UnderstoodMessage) -> int | None:
    """The one task that the words name; the words themselves are not kept."""
    numbers: tuple[int, ...] = getattr(meaning.intent, "numbers", ())
    return numbers[0] if len(numbers) == 1 else None


class ChatStands(Enum):
    """Whether what is said in a chat is taken."""

    OPEN = "open"
    ASKED = "asked"  # it may go on a document on which an officer is still to decide
    CLOSED = "closed"  # nothing is taken for a while


@dataclass(slots=True)
class Gatekeeper:
    """`turn` makes a turn for a case, None where its row was settled before."""

    database: PatientDatabase
    clock: Clock
    turn: Callable[[Session, Case], Turn | None]
    _key: bytes = b""

    async def clearance(self, contents: Iterable[bytes]) -> tuple[str, bool]:
        """See bot.reading.receiving.Clearance."""
        digest = doubts.digest(await self.key(), *contents)
        return digest, await self.is_cleared(digest)

    async def is_cleared(self, digest: str) -> bool:
        """Whether an officer has cleared what has this keyed hash."""
        return await self.database.look(lambda session: doubts.is_cleared(session, [digest]))

    async def key(self) -> bytes:
        """The key of the hashes; it never changes."""
        if not self._key:
            self._key = await self.database.write(doubts.key)
        return self._key

    async def met(self, case: Case) -> tuple[Person | None, ChatStands]:
        """Who sent it, and how the chat stood for what is said in it when it came."""
        return await self.database.look(lambda s: (person_of(s, case.inbound), self._chat_of(s, case)))

    def _chat_of(self, session: Session, case: Case) -> ChatStands:
        if not case.is_said:
            return ChatStands.OPEN
        row, came = case.row, min(case.row.received_at, self.clock.now())
        if doubts.closed_until(session, row.channel, row.chat_id, came) is not None:
            return ChatStands.CLOSED
        asked = doubts.undecided(session, Target(row.channel, row.bot, row.chat_id), came)
        return ChatStands.ASKED if asked is not None else ChatStands.OPEN

    async def is_behind(self, case: Case, stands: ChatStands, understand: Understanding) -> bool:
        """Whether it is cleared so far, and may go on a document on which nobody has decided yet."""
        if stands is not ChatStands.ASKED or not case.inbound.private:
            return False
        if case.word or case.passed or case.answered:
            return False
        if case.is_document:
            return True
        last_task = await self.database.look(tasks.last_number)
        return _goes_on(case.inbound, await understand(case.inbound), last_task)

    async def waits(self, case: Case, received: ReceivedFile | None) -> bool:
        """Whether what came behind a doubt waits with it: an officer may have cleared it by itself before."""
        if case.inbound.file is not None and (received is None or not received.digest):
            return False
        digest = received.digest if received is not None else case.words_digest(await self.key())
        return not await self.is_cleared(digest)

    async def refuse(self, case: Case, messenger: Messenger) -> None:
        """First everything of it goes, then the message itself, and then it is said."""
        follows = case.word == "follows"
        chat = case.inbound if not follows else None
        await self.strip(case.row_ids, "follows" if follows else "secret", chat)
        # A short word or a file that follows may be of something else: it is not taken, and stays.
        wanted = not follows or case.row.kind in ("other", "text", "album")
        deleted = await self._delete(messenger, case.inbound.chat_id, case.message_ids) if wanted else False

        def work(session: Session) -> None:
            turn = self.turn(session, case)
            if turn is None:
                return
            if follows:
                secrecy.hold_following(turn, once=case.row.kind in inbox.PARTS, deleted=deleted)
            else:
                secrecy.refuse(turn, deleted=deleted)
            settle(session, case, self.clock.now(), "refused")

        await self.database.write(work)

    async def hold(self, case: Case, received: ReceivedFile | None, understand: Understanding) -> None:
        """Of what is in doubt the keyed hashes are kept, with the one task that the words beside it name, and
        an officer is asked.
        """
        task = _task_of(await understand(case.inbound)) if case.word == "" else None
        await self.strip(case.row_ids, "doubt")
        own = case.word == "doubt" or case.inbound.file is None
        words = case.words_digest(await self.key()) if own else ""

        def work(session: Session) -> None:
            turn = self.turn(session, case)
            if turn is not None:
                behind = case.behind and not (received is not None and received.held)
                secrecy.hold(turn, case.doubtful(received, words, task), behind=behind)
                settle(session, case, self.clock.now(), "refused")

        await self.database.write(work)

    async def keep_out(self, case: Case, messenger: Messenger) -> None:
        deleted = await self._delete(messenger, case.inbound.chat_id, case.message_ids)

        def work(session: Session) -> None:
            turn = self.turn(session, case)
            if turn is not None and case.doubt is not None:
                secrecy.tell_kept_out(turn, case.doubt, deleted=deleted)
                settle(session, case, self.clock.now(), "done", keep=turn.keeps_journal)

        await self.database.write(work)

    async def ask_for_it_again(self, row: Inbox, here: frozenset[int]) -> None:
        """What waited in the memory of a program that has ended is not here any more, and that is said.

        `here` are the rows whose content is in our memory.
        """

        def work(session: Session) -> None:
            turn = self.turn(session, Case.bare(row))
            if turn is None:
                return
            if row.error == "doubt":
                secrecy.hold(turn, None)
            else:
                secrecy.send_again(turn)
            for row_id in {row.id or 0, *(inbox.lost_parts(session, row, here) if not row.error else ())}:
                inbox.settle(session, row_id, "refused", self.clock.now())

        await self.database.write(work)

    async def strip(
        self, row_ids: Iterable[int], word: str, chat: Inbound | inbox.Waiting | None = None
    ) -> None:
        """Nothing of it is left in the database, nor in its log; the chat is closed for a while."""
        now = self.clock.now()

        def work(session: Session) -> bool:
            if chat is not None:
                target = Target(chat.channel, chat.bot, chat.chat_id)
                doubts.close_chat(session, target, now, secrecy.FOLLOWS_HELD)
            return inbox.strip(session, row_ids, word)

        had = await self.database.write(work)
        if had and not await self.database.database.scrub():
            log.error("log_not_emptied")

    async def _delete(self, messenger: Messenger, chat_id: str, message_ids: Iterable[str]) -> bool:
        """Whether all the messages are gone from the chat."""
        ids = tuple(message_ids)
        if not isinstance(messenger, Deleting) or not ids:
            return False
        try:
            async with asyncio.timeout(DELETE_SECONDS):
                return all([await messenger.delete(chat_id, each) for each in ids])
        except TimeoutError:
            return False
