"""One turn of a conversation: what came in, who sent it, and the ways to answer.

A turn lives inside one transaction. What it answers are outbox rows, written beside the change that
they speak of, so that a crash loses neither or both.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.channels.messenger import Inbound
from bot.reading.gate import ReceivedFile
from bot.reading.reader import ReadResult
from chat.intents import Intent, Plain
from chat.left_open import completing
from chat.situation import OpenCommand
from messages.lists import first_screen
from messages.text import Message, Text, message_payload
from scheduler.notices import MESSAGE_KIND as MESSAGE_KIND
from scheduler.notices import NOTICE as NOTICE
from storage.database.engine import Session
from storage.delivery.outbox import STRANGERS, Target, enqueue
from storage.incoming import chats, choices, inbox
from storage.incoming.chats import LastQuery
from storage.registry import people, roster
from storage.settings import OfficeSettings
from storage.tables import Address
from tasks.model import Person
from tasks.query import Query
from tasks.serializing import from_json, from_text, to_json, to_text
from tasks.standing import AsOf
from tasks.workdays import Calendar, local_day

ANSWER = 0
"""Priority: the person who waits, before everything else."""

_ASKING = "ask "

_IN_REVIEW = re.compile(r"review:(\d{1,9}) (.+)", re.DOTALL)
Handler = Callable[["Turn", Any], None]
"""Serves an intent at a turn."""


def in_review(review_id: int | None, command: str) -> str:
    """An offered command as it is kept: a choice by number must find the review that it was offered in."""
    return command if review_id is None else f"review:{review_id} {command}"


def out_of_review(kept: str) -> tuple[int | None, str]:
    """The review and the command of an offer as it was kept."""
    found = _IN_REVIEW.fullmatch(kept)
    return (int(found.group(1)), found.group(2)) if found is not None else (None, kept)


def asking(query: Query) -> str:
    """A question as it is kept among the offers."""
    return _ASKING + to_text(to_json(query))


def asked_again(kept: str) -> Query | None:
    """The question of an offer as it was kept; None for an offer that is none."""
    return from_json(Query, from_text(kept.removeprefix(_ASKING))) if kept.startswith(_ASKING) else None


@dataclass
class Turn:
    """`now` is the program's clock, `said_at` the moment at which the person sent it."""

    session: Session
    row_id: int
    inbound: Inbound
    now: datetime
    said_at: datetime
    person: Person | None
    settings: OfficeSettings
    calendar: Calendar
    exports: Path  # the folder for files that are made to be sent
    files: Path = Path()  # the folder in which the files that people sent are kept
    received: ReceivedFile | None = None
    review_id: int | None = None  # the review that a button or a replied message belongs to
    at_hand: int | None = None  # the review that the chat has opened or changed last
    assignment_id: int | None = None  # the assignment that a button belongs to
    chosen: bool = False  # what is served now was offered before, shown in full, and chosen
    standing: tuple[tuple[int, str], ...] = ()  # the numbered choices that stood in the chat
    keeps_choices: bool = False  # nothing was chosen or done: what can be chosen from stays
    offered: list[str] = field(default_factory=list)
    asked: LastQuery | None = None  # the question that this turn has answered
    more_to_come: bool = False  # another command of the same message follows
    failed: bool = False  # the command that was served last was refused, or something is still to be asked
    left_open: Intent | None = None  # the command whose missing part the answer asks for
    listed: tuple[int, ...] = ()  # the tasks that it names to choose from
    stands: Plain | None = None  # what was done last and can be taken back, where nothing else waits for a no
    still_open: OpenCommand | None = None  # the question of before, which this message only looked past
    file_seen: bool = False  # the command took the file that came into account
    asked_of_file: bool = False  # the answer asks which task a file belongs to
    acted: list[int] = field(default_factory=list)  # the tasks on which something was done
    did: str = ""  # the last command by which something was done, as typed
    dropped: tuple[int, ...] = ()  # the drafts that were left out last
    leaves: bool = False  # the group is to be left
    bears_code: bool = False  # the message holds a code for linking, and is not kept
    follow_up: list[inbox.Waiting] = field(default_factory=list)  # rows journalled here, to be handled next
    _held: list[Text] = field(default_factory=list)
    _rest: dict[str, Any] | None = None  # what of the last answer did not go on a screen
    _answers: int = 0

    @property
    def today(self) -> date:
        """Vietnam's date."""
        return local_day(self.now)

    @property
    def as_of(self) -> AsOf:
        """By what an assignment is judged now."""
        return AsOf(self.now, self.calendar, self.settings.soon_days, self.settings.roll_forward)

    @property
    def keeps_journal(self) -> bool:
        """Whether the office keeps for a while what was settled."""
        return self.settings.journal_days > 0

    @property
    def as_said(self) -> AsOf:
        """By what it is judged as the person speaks, however late the message is read."""
        return replace(self.as_of, now=self.said_at)

    @property
    def reading(self) -> ReadResult | None:
        """What the reader made of the file that came with the message."""
        return self.received.reading if self.received is not None else None

    @property
    def answers(self) -> int:
        """How many messages the turn has sent."""
        return self._answers

    @property
    def target(self) -> Target:
        """The chat that the turn came from."""
        return Target(self.inbound.channel, self.inbound.bot, self.inbound.chat_id)

    @property
    def address(self) -> Address | None:
        """The row of the chat as an address, in whatever state."""
        return people.address_at(self.session, self.inbound.channel, self.inbound.bot, self.inbound.chat_id)

    def answer(
        self,
        message: Message,
        *,
        tasks: Sequence[int] = (),
        review_id: int | None = None,
        offer: Sequence[str] = (),
        reply: bool = False,
    ) -> None:
        """Answer in the chat. `offer` are the typed commands that a bare number chooses from next."""
        message = replace(message, blocks=(*self._held, *message.blocks))
        self._held.clear()
        if review_id is None:  # a review has pages of its own
            screen = first_screen(message)
            message = screen.message
            if screen.rest is not None:
                self._rest = {**message_payload(screen.rest, tuple(tasks)), "offers": list(offer)}
                tasks = [number for number in tasks if number not in screen.unread]
        self._answers += 1
        enqueue(
            self.session,
            f"answer:{self.row_id}:{self._answers}",
            MESSAGE_KIND,
            now=self.now,
            to=self.target,
            person_id=self.person.id if self.person else None,
            reply_to=self.inbound.message_id if reply and self.inbound.pressed is None else None,
            payload=message_payload(message, tuple(tasks), review_id),
            priority=ANSWER if self.person else STRANGERS,
        )
        self.offered += [in_review(review_id, each) for each in offer]

    def owe(self, kind: str, payload: dict[str, Any]) -> None:
        """Answer in the chat with what is made only when it is sent."""
        self._answers += 1
        enqueue(
            self.session,
            f"answer:{self.row_id}:{self._answers}",
            kind,
            now=self.now,
            to=self.target,
            person_id=who(self).id,
            payload=payload,
            priority=ANSWER,
        )

    def hold(self, line: Text) -> None:
        """A line that goes before the next answer of this turn, so that many commands get one answer."""
        self._held.append(line)

    def tell(
        self, person_id: int, message: Message, *, tasks: Sequence[int] = (), review_id: int | None = None
    ) -> None:
        """Tell somebody else, at whatever address they have; once a turn and message.

        Who has left the office is told nothing of it.
        """
        if person_id not in roster.current(self.session).by_id:
            return
        self._answers += 1
        enqueue(
            self.session,
            f"notice:{self.row_id}:{person_id}:{self._answers}",
            MESSAGE_KIND,
            now=self.now,
            person_id=person_id,
            payload=message_payload(message, tuple(tasks), review_id),
            priority=NOTICE,
        )

    def tell_office(self, message: Message, *, tasks: Sequence[int] = ()) -> None:
        """Tell everybody of the office but the person whose turn it is.

        Who has no address is left out where a colleague has one: what is in their chat would be owed to them
        in vain, and the office would hear of every word that did not arrive.
        """
        office, reached = people.office_people(self.session), people.reached(self.session)
        known = [member for member in office if member.id in reached] or office
        for member in known:
            if self.person is None or member.id != self.person.id:
                self.tell(member.id, message, tasks=tasks)

    def close(self) -> None:
        """Say what is still held, and keep what was offered and asked: it holds for one message."""
        if self._held:
            self.answer(Message(()))
        chats.remember_rest(self.session, self.target, self._rest, self.now)
        asked = completing.left_open(self.left_open) if self.left_open is not None else self.still_open
        acted = tuple(dict.fromkeys(self.acted))
        open_command = (asked.command, asked.missing) if asked else None
        listed = (self.listed or asked.listed) if asked else ()
        left = chats.Left(open_command, acted, self.asked_of_file, self.did, self.dropped, listed)
        if self.inbound.file is None and not self.offered and self.left_open is None and asked is None:
            chats.pass_files(self.session, self.target)
        chats.remember_left(self.session, self.target, left, self.now)
        if not self.keeps_choices:
            chat = (self.target.channel, self.target.chat_id)
            choices.remember_offered(self.session, *chat, tuple(self.offered), self.now)
        if self.asked is not None:
            chats.remember_asked(self.session, self.target, self.asked, self.now)
        else:
            chats.end_paging(self.session, self.target)


def who(turn: Turn) -> Person:
    """The linked person whose turn it is; ValueError for a stranger's turn, which has no use cases."""
    if turn.person is None:
        raise ValueError("a turn without a person")
    return turn.person
