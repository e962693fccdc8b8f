"""Talking to the bot in a test: the real conversation on a real database, without a channel."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import col, select

from bot.actions.questions.exporting import make_table
from bot.channels.messenger import Inbound, SentFile
from bot.incoming.conversation import converse, serve, understood
from bot.incoming.door import person_of
from bot.incoming.facts import gather
from bot.incoming.turn import Turn
from bot.reading.gate import ReceivedFile
from chat.intents import Plain
from messages.text import Message, load_message
from scheduler.renderer import Renderer
from scheduler.rendering import GROUP_INVITATION, INVITATION, GroupInvitations, Invitations
from storage import settings, tables
from storage.database.engine import Database, Session
from storage.incoming.inbox import ORDERED, Sent, Spoken, Waiting, bind_all
from storage.work import days, tasks
from tasks.deadline import Deadline, Operator
from tasks.model import Assignment, Due
from tasks.workdays import Calendar, local_day
from tests.storage.current import current

CHANNEL, BOT = "telegram", "1"
MADE: dict[str, Renderer] = {INVITATION: Invitations(), GROUP_INVITATION: GroupInvitations()}
"""What is made only when it is sent."""


def chat_of(person_id: int) -> str:
    """The chat of a person of tests.office."""
    return str(100 + person_id)


@dataclass
class Talk:
    """A story that goes on: `now` moves, people say things, messages come."""

    database: Database
    now: datetime
    exports: Path
    _rows: int = 0
    seen: set[int] = field(default_factory=set)
    _floors: dict[tuple[int, str], int] = field(default_factory=dict)
    """By listener: the last row that was heard; no older one is looked at again."""

    def later(self, **spans: int) -> "Talk":
        """Let time pass: `later(days=1, hours=2)`."""
        self.now += timedelta(**spans)
        return self

    def say(
        self,
        person_id: int,
        text: str,
        *,
        reply_to: str | None = None,
        file: SentFile | None = None,
        at: datetime | None = None,
        forwarded: bool = False,
        edited: bool = False,
        kept: bool = True,
    ) -> list[Message]:
        """The person writes; the messages that were queued for their chat."""
        plain = self._inbound(chat_of(person_id), text=text, reply_to=reply_to, file=file)
        inbound = replace(plain, forwarded=forwarded, edited=edited)
        self._converse(inbound, at, kept=kept)
        return self.heard(person_id)

    def press(self, person_id: int, data: str) -> list[Message]:
        """The person presses a button; the messages that were queued for their chat."""
        self._converse(self._inbound(chat_of(person_id), pressed=data, press_id=f"p{self._rows}"), None)
        return self.heard(person_id)

    def stranger(self, chat_id: str, text: str) -> list[Message]:
        """Somebody writes from a chat of which nothing is known."""
        self._converse(self._inbound(chat_id, text=text), None)
        return self.in_chat(chat_id)

    def group(self, chat_id: str, person_id: int, text: str) -> None:
        """Somebody writes into a group where the bot is."""
        plain = self._inbound(chat_id, text=text)
        self._converse(replace(plain, user_id=chat_of(person_id), private=False), None)

    def presence(self, person_id: int, *, left: bool) -> list[Message]:
        """The person stops the bot, or starts it again."""
        plain = self._inbound(chat_of(person_id))
        self._converse(replace(plain, message_id=None, left=left, joined=not left), None)
        return self.heard(person_id)

    def mean(self, person_id: int, intent: Plain, *, assignment_id: int | None = None) -> list[Message]:
        """What the person means is served without words that say it."""

        inbound = self._inbound(chat_of(person_id))

        def work(session: Session) -> list[Waiting]:
            turn = self._turn(session, inbound, None, None)
            turn.assignment_id = assignment_id
            serve(turn, intent)
            turn.close()
            return turn.follow_up

        self._make_ordered(self.database.write(work), inbound)
        return self.heard(person_id)

    def heard(self, person_id: int) -> list[Message]:
        """What was queued for the person since one last looked, in their chat or at any address."""
        return self._new(person_id, chat_of(person_id))

    told = heard

    def in_chat(self, chat_id: str) -> list[Message]:
        """What was queued for a chat since one last looked."""
        return self._new(0, chat_id)

    def rows(self, kind: str) -> list[tables.Outbox]:
        """The outbox rows of a kind, oldest first."""
        wanted = select(tables.Outbox).where(tables.Outbox.kind == kind).order_by(col(tables.Outbox.id))
        return self.database.read(lambda session: list(session.exec(wanted)))

    def give(
        self,
        content: str,
        leads: Iterable[int],
        *,
        helpers: Iterable[int] = (),
        due: date | None = date(2026, 11, 30),
        at: time | None = None,
        deadline: Deadline | None = None,
    ) -> int:
        """Give a task; its number."""
        single = deadline is None and due is not None
        when = Due(due, Operator.BY, at) if single and due is not None else None
        phrase = deadline or (Deadline("chậm nhất", Operator.BY, due, at) if single else None)
        new = tasks.TaskToGive(content, tuple(leads), tuple(helpers), phrase, when)
        return self.database.write(
            lambda session: tasks.create(
                session, new, tasks.Giving(None, self.now, days.calendar(session, local_day(self.now)))
            )
        )

    def calendar(self, session: Session) -> Calendar:
        """The office's days as they stand now."""
        return days.calendar(session, local_day(self.now))

    def assignment(self, number: int, unit_id: int) -> Assignment:
        """The unit's assignment of the task as it now stands."""
        found = self.database.read(lambda session: current(session, number, unit_id))
        assert found is not None
        return found

    def bind(self, person_id: int, message_id: str, *numbers: int) -> None:
        """A message of ours in the person's chat spoke of these tasks."""
        self.database.write(
            lambda session: bind_all(
                session, [Sent(CHANNEL, BOT, chat_of(person_id), message_id, Spoken(numbers))], self.now
            )
        )

    def events(self, kind: str) -> list[tables.Event]:
        """The events of a kind, oldest first."""
        wanted = select(tables.Event).where(tables.Event.kind == kind).order_by(col(tables.Event.id))
        return self.database.read(lambda session: list(session.exec(wanted)))

    def _inbound(
        self,
        chat_id: str,
        *,
        text: str = "",
        reply_to: str | None = None,
        file: SentFile | None = None,
        pressed: str | None = None,
        press_id: str | None = None,
    ) -> Inbound:
        self._rows += 1
        return Inbound(
            CHANNEL,
            BOT,
            chat_id,
            chat_id,
            at=self.now,
            text=text,
            message_id=None if pressed else f"m{self._rows}",
            press_id=press_id,
            pressed=pressed,
            reply_to=reply_to,
            file=file,
        )

    def _converse(self, inbound: Inbound, said_at: datetime | None, *, kept: bool = True) -> None:
        stored = f"own-{self._rows}" if kept else ""
        problem = "" if kept else "not_fetched"
        received = ReceivedFile(inbound.file, stored, problem=problem) if inbound.file else None
        self.serve(inbound, said_at, received)

    def serve(
        self, inbound: Inbound, said_at: datetime | None = None, received: ReceivedFile | None = None
    ) -> None:
        """Understand what came in and serve it, as the intake does."""
        facts = self.database.read(lambda s: gather(s, inbound, self.now, person_of(s, inbound)))
        meaning = None if inbound.pressed is not None else understood(inbound, facts)

        def work(session: Session) -> list[Waiting]:
            turn = self._turn(session, inbound, said_at, received)
            converse(turn, meaning)
            return turn.follow_up

        self._make_ordered(self.database.write(work), inbound)

    def _make_ordered(self, rows: list[Waiting], inbound: Inbound) -> None:
        for row in rows:
            if row.kind == ORDERED:
                self._make(row, inbound)

    def _make(self, row: Waiting, inbound: Inbound) -> None:
        """What was ordered, as the workshop makes it."""
        ordered = self.database.read(lambda session: session.get_one(tables.Inbox, row.row_id).raw or "")
        message = make_table(self.database.read, ordered, self.now, self.exports)

        def hand_over(session: Session) -> None:
            self._turn(session, inbound, None, None).answer(message)

        self._rows += 1
        self.database.write(hand_over)

    def turn(self, session: Session, person_id: int) -> Turn:
        """A turn of the person, of which a test does the rest."""
        return self._turn(session, self._inbound(chat_of(person_id)), None, None)

    def _turn(
        self, session: Session, inbound: Inbound, said_at: datetime | None, received: ReceivedFile | None
    ) -> Turn:
        return Turn(
            session=session,
            row_id=self._rows,
            inbound=inbound,
            now=self.now,
            said_at=said_at or self.now,
            person=person_of(session, inbound),
            settings=settings.load(session),
            calendar=days.calendar(session, local_day(self.now)),
            exports=self.exports,
            files=self.exports.parent / "tep",
            received=received,
        )

    def _new(self, person_id: int, chat_id: str) -> list[Message]:
        floor = self._floors.get((person_id, chat_id), 0)
        wanted = (
            select(tables.Outbox)
            .where(col(tables.Outbox.kind).in_(("message", *MADE)), col(tables.Outbox.id) > floor)
            .where((tables.Outbox.person_id == person_id) | (tables.Outbox.chat_id == chat_id))
            .order_by(col(tables.Outbox.id))
        )
        rows = self.database.read(lambda session: list(session.exec(wanted)))
        found = [row for row in rows if row.id not in self.seen]
        self.seen.update(row.id or 0 for row in found)
        if rows:
            self._floors[person_id, chat_id] = rows[-1].id or 0
        return [self._read(row) for row in found]

    def _read(self, row: tables.Outbox) -> Message:
        """The message; a code is made as it is read, as it is when it is sent."""
        if row.kind not in MADE:
            return load_message(row.payload["message"])
        maker = MADE[row.kind]
        facts = self.database.write(lambda session: maker.gather(session, row, self.now))
        return maker.render(facts).message
