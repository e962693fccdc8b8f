"""From the channel to the journal, and from the journal to the conversation.

A row of the journal is handled in three steps: what has to wait (further parts, a file to fetch and to read,
a message to be understood) with no transaction open; then one transaction that holds the effect, the answers
and the row's end; then what may fail without harm (the spinner of a button). What the gate for state secrets
holds leaves the journal before anything else is done about it.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from bot.actions import secrecy
from bot.channels.messenger import BadPayload, Inbound, Messenger
from bot.incoming import followups
from bot.incoming.conversation import FactsChangedError, UnderstoodMessage, converse, understood
from bot.incoming.door import Arrived, Case, journal, look_at, person_of, said_at
from bot.incoming.facts import gather
from bot.incoming.followups import Departures, ScanNote, Spinners, Workshop
from bot.incoming.gatekeeper import ChatStands, Gatekeeper, settle
from bot.incoming.parts import DocumentPart, PartedDocument, WaitingRoom
from bot.incoming.turn import Turn
from bot.reading.gate import NOT_HERE, ReceivedFile, answers_doubt, cleared
from bot.reading.keeping import Storeroom
from bot.reading.reader import Reader
from bot.reading.receiving import Receiver
from expressions.names.unitbook import registered
from scheduler.failpoints import reach
from scheduler.time import Clock
from storage import settings
from storage.database.engine import Database, PatientDatabase, Session
from storage.incoming import doubts, filespace, inbox
from storage.registry import people
from storage.tables import Inbox
from storage.work import days
from tasks.model import Person, Role, may_send_files
from tasks.serializing import from_text
from tasks.workdays import local_day

log = structlog.get_logger()

TRIES, BETWEEN_TRIES = 3, 0.2
TRIES_TO_UNDERSTAND = 5  # somebody else may change what is known while one message is understood


@dataclass
class Intake:
    """What the handling of payloads needs.

    `messengers` are found by (name, bot id). `wake` tells the delivery that answers wait; `queue` takes
    what was journalled to the dispatcher. `room` holds the parts that wait for others, `_held` what is in
    doubt: both in memory alone. `_pressed` are presses just journalled, which need not be read again.
    """

    database: Database
    messengers: Mapping[tuple[str, str], Messenger]
    clock: Clock
    reader: Reader
    files: Path
    wake: Callable[[], None]
    queue: Callable[[inbox.Waiting], None]
    database_wait: float = 2.0
    room: WaitingRoom = field(default_factory=WaitingRoom)
    _held: dict[int, Arrived] = field(default_factory=dict)
    _pressed: dict[int, Case] = field(default_factory=dict)
    _spinners: Spinners = field(default_factory=Spinners)
    _store: PatientDatabase = field(init=False)
    _gate: Gatekeeper = field(init=False)
    _departures: Departures = field(init=False)
    _storeroom: Storeroom = field(init=False)
    _workshop: Workshop = field(init=False)

    def __post_init__(self) -> None:
        self._store = PatientDatabase(self.database, self.database_wait)
        self._gate = Gatekeeper(self._store, self.clock, self._turn)
        self._departures = Departures(self._store)
        self._storeroom = Storeroom(self.files, self._store, self.clock)
        self._workshop = Workshop(self._store, self.clock, self.files.parent / filespace.EXPORTS, self._turn)

    async def take(self, messenger: Messenger, payloads: Iterable[Any]) -> None:
        """Judge the payloads of a messenger, and journal what may be kept of them."""
        looked_at, now = [look_at(messenger, raw, self.room) for raw in payloads], self.clock.now()
        arrived = [each for each in looked_at if not each.is_overheard]
        new = await self.database.run(lambda session: journal(session, arrived, now))
        reach("journal")
        presses = [each.inbound.press_id for _, each in new if each.inbound and each.inbound.press_id]
        if presses:
            self._spinners.stop(messenger, presses)
        marked: dict[inbox.Waiting, PartedDocument] = {}
        for row, each in new:
            if each.document is not None and each.inbound is not None:
                part = DocumentPart(row.row_id, each.inbound, each.texts)
                document = self.room.put(each.document, part)
                if document.word == "secret":
                    marked[row] = document
            elif each.word == "doubt":
                self._held[row.row_id] = each
            elif (press := Case.of_press(row, each, now)) is not None:
                self._pressed[row.row_id] = press
        for row, document in marked.items():
            await self._gate.strip(document.row_ids, "secret", row)
        for each in arrived:
            if each.document is not None and not each.document.parts:
                self.room.leave(each.document)  # it was not new, or is not taken
        for row, _ in new:
            self.queue(row)

    async def handle(self, row_id: int) -> None:
        """Handle one row; a row that cannot be handled is parked and shown to the office, never lost."""
        pressed = self._pressed.pop(row_id, None)
        row = pressed.row if pressed else await self._store.look(lambda s: inbox.waiting(s, row_id))
        if row is None:
            return
        messenger = self.messengers[row.channel, row.bot]
        if row.kind == inbox.ORDERED:
            await self._workshop.make(row)
            self.wake()
            return
        try:
            case = pressed or await self._case(row, messenger)
        except BadPayload as fault:
            log.warning("bad_payload", row=row_id)
            work = partial(followups.park, row_id=row_id, reason=str(fault), now=self.clock.now())
            await self._store.write(work)
            self.wake()
            return
        if case is None:
            await self._gate.ask_for_it_again(row, self.room.rows)
        else:
            await self._handle(case, messenger)
        self.wake()
        reach("answer")
        if row_id in self._departures.rows:
            await self._departures.after(row, messenger)
        if case is not None and case.inbound.press_id:
            self._spinners.done(messenger, case.inbound.press_id)

    async def _case(self, row: Inbox, messenger: Messenger) -> Case | None:
        """What the row is about, with all parts of its document; None where its content was lost.

        Raises BadPayload.
        """
        bare = Case.bare(row)
        document = self.room.document_of(bare.row_id)
        if document is not None:
            return await self._whole(bare, document)
        if row.error in ("secret", "follows"):
            return replace(bare, word=row.error)
        if row.kind == "again" and row.error.isdecimal():
            doubt = await self._store.look(lambda s: doubts.found(s, int(row.error)))
            return bare.of_doubt(doubt) if doubt is not None else None
        if row.raw is not None:
            return replace(bare, inbound=messenger.read(from_text(row.raw)), passed=row.kind == "cleared")
        held = self._held.pop(bare.row_id, None)
        if held is None or held.inbound is None:
            return None
        return replace(bare, inbound=held.inbound, texts=held.texts, word="doubt")

    async def _whole(self, bare: Case, document: PartedDocument) -> Case:
        """With all parts of its document, of which it is the first; a stranger's are not waited for."""
        if await self._store.look(lambda s: person_of(s, bare.inbound)) is not None:
            await self.room.whole(document)
        self.room.leave(document)
        return replace(
            bare,
            row_ids=document.row_ids,
            inbound=document.inbound,
            texts=document.texts,
            word=await asyncio.to_thread(document.judge),
            message_ids=document.message_ids,
            cut_short=document.cut_short,
        )

    async def _handle(self, case: Case, messenger: Messenger) -> None:
        sender, stands = None, ChatStands.OPEN
        if case.inbound.pressed is None:
            sender, stands = await self._gate.met(case)
            closed = stands is ChatStands.CLOSED and case.word in ("", "doubt")
            case = replace(case, word="follows") if closed else case
        if case.doubt is not None and case.doubt.state == "kept":
            await self._gate.keep_out(case, messenger)
            return
        if case.word in ("secret", "follows"):
            await self._gate.refuse(case, messenger)
            return
        if answers_doubt(case.inbound, sender) and not case.quotes_doubt:
            case = replace(case, inbound=cleared(case.inbound), word="", answered=True)
        elif case.passed:
            case = replace(case, inbound=replace(case.inbound, cleared=True))
        elif case.word == "doubt" and await self._gate.is_cleared(case.words_digest(await self._gate.key())):
            case = replace(case, inbound=replace(case.inbound, cleared=True), word="")
        case = replace(case, behind=await self._gate.is_behind(case, stands, self._understand))
        received = await self._receive(case, messenger, sender)
        if case.behind and not await self._gate.waits(case, received):
            case = replace(case, behind=False)
            received = await self._receive(case, messenger, sender)
        if received is not None and received.verdict == "secret":
            await self._gate.refuse(case, messenger)
        elif case.behind or case.word == "doubt" or (received is not None and received.held):
            await self._gate.hold(case, received, self._understand)
        else:
            await self._converse(case, received)

    async def _receive(self, case: Case, messenger: Messenger, sender: Person | None) -> ReceivedFile | None:
        """The files, looked at; the words beside them are judged already, and in doubt they are not kept."""
        inbound = case.inbound
        if inbound.file is None or not inbound.private or sender is None:
            return None
        kept = case.word == "" and not case.behind and may_send_files(sender)
        note = ScanNote(self.database, case.row_id, inbound, self.clock.now(), self.wake)
        receiver = Receiver(
            messenger.download,
            self.reader,
            self._gate.clearance,
            partial(self._storeroom.store, person=sender) if kept else None,
            most=messenger.limits.file_bytes,
            apart=sender.has(Role.OFFICE),
            progress=note,
            units=registered(await self.database.look(people.units)),
        )
        received = await receiver.receive((inbound.file, *inbound.more_files), cleared=case.answered)
        await note.settle()
        return received

    async def _converse(self, case: Case, received: ReceivedFile | None) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._understand_and_serve(case, received)
                return
            except Exception:
                log.exception("turn_failed", row=case.row_id, attempt=attempt)
                await asyncio.sleep(BETWEEN_TRIES * attempt)
        await self._store.write(lambda s: followups.give_up(s, case.row_ids, case.inbound, self.clock.now()))
        if case.inbound.file is not None:
            await self.database.scrub()

    async def _understand_and_serve(self, case: Case, received: ReceivedFile | None) -> None:
        for last in (False,) * (TRIES_TO_UNDERSTAND - 1) + (True,):
            meaning = await self._understand(case.inbound) if case.inbound.pressed is None else None
            try:
                for row in await self._store.write_together(partial(self._serve, case, received, meaning)):
                    self.queue(row)
                return
            except FactsChangedError:
                if last:
                    raise

    async def _understand(self, inbound: Inbound) -> UnderstoodMessage:
        """What is known is read, and the message understood in a thread: neither holds up any writing."""
        now = self.clock.now()
        facts = await self._store.look(lambda s: gather(s, inbound, now, person_of(s, inbound)))
        return await asyncio.to_thread(understood, inbound, facts)

    def _serve(
        self, case: Case, received: ReceivedFile | None, meaning: UnderstoodMessage | None, session: Session
    ) -> list[inbox.Waiting]:
        """The effect, the answers and the row's end; the rows that are to be handled next."""
        turn = self._turn(session, case, received)
        if turn is None:
            return []
        keep = turn.keeps_journal and turn.person is not None
        if case.answered:
            secrecy.record(turn, "doubt_cleared")
        if received is not None and received.missing:
            secrecy.incomplete(turn, received.missing, len(received.pages))
        elif case.doubt is not None and received is not None and received.problem in NOT_HERE:
            secrecy.ask_for_cleared(turn, case.doubt)
        else:
            if case.doubt is not None or case.cut_short or received is not None:
                secrecy.introduce(turn, case.doubt, cut_short=case.cut_short, received=received)
            converse(turn, meaning)
            if turn.leaves:
                self._departures.rows.add(case.row_id)
        # What a stranger writes is of use to nobody once it is answered, and a code is for one use.
        settle(session, case, self.clock.now(), "done", keep=keep and not turn.bears_code)
        return turn.follow_up

    def _turn(self, session: Session, case: Case, received: ReceivedFile | None = None) -> Turn | None:
        """A turn for the case; None where its row was settled before."""
        if inbox.taken(session, case.row_id) is None:
            return None
        now = self.clock.now()
        return Turn(
            session=session,
            row_id=case.row_id,
            inbound=case.inbound,
            now=now,
            said_at=said_at(case.inbound.at or case.row.received_at, now, self.clock),
            person=person_of(session, case.inbound),
            settings=settings.load(session),
            calendar=days.calendar(session, local_day(now)),
            exports=self.files.parent / filespace.EXPORTS,
            files=self.files,
            received=received,
        )
