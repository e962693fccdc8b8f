"""At the door: what comes is judged before any of it is written down; what one handling is then about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.actions.secrecy import FOLLOWS_HELD, DoubtfulDocument
from bot.channels.messenger import BadPayload, Inbound, Messenger, SentFile, Texts
from bot.incoming.parts import PartedDocument, WaitingRoom, may_be_cut
from bot.reading.gate import ReceivedFile, answers_doubt, judged_said, may_be_cleared
from chat.intents import AddEvidence
from chat.intents.catalog import command
from chat.message import is_long
from directives.secrets import classify
from language.folding import plain
from scheduler.failpoints import reach
from scheduler.time import Clock
from storage.database.engine import Session
from storage.delivery.outbox import Target
from storage.incoming import doubts, inbox
from storage.registry import people
from storage.tables import HeldDoubt, Inbox
from tasks.model import Person
from tasks.serializing import to_text


@dataclass(frozen=True, slots=True)
class Arrived:
    """A payload: what it says (None where it cannot be read), all its words, and the gate's word on these.

    `document` is the one that it is a part of.
    """

    arrival: inbox.Arrival
    inbound: Inbound | None
    texts: Texts
    word: str = ""
    document: PartedDocument | None = None

    @property
    def is_said(self) -> bool:
        """Whether it says something, which a press, a block and a payload of an unknown kind do not."""
        inbound = self.inbound
        return inbound is not None and inbound.pressed is None and not inbound.left and not inbound.joined

    @property
    def is_overheard(self) -> bool:
        """Whether it was said in a group among others: that is nobody's business here."""
        inbound = self.inbound
        if inbound is None or inbound.private or inbound.joined or inbound.left or inbound.moved_to:
            return False
        return not inbound.addressed


def look_at(messenger: Messenger, raw: Any, room: WaitingRoom) -> Arrived:
    """Judge a payload; never raises."""
    texts = messenger.texts(raw)
    inbound = _read(messenger, raw)
    word = judged_said(texts, inbound)
    document = (
        room.place(inbound, messenger.limits.text) if inbound is not None and word != "secret" else None
    )
    arrival = inbox.Arrival(
        channel=messenger.name,
        bot=messenger.bot,
        key=_sound(messenger.key(raw)),
        chat_id=_sound(messenger.chat(raw)),
        raw=to_text(messenger.bare(raw)),
        kind=document.kind if document is not None else _kind(inbound, messenger.limits.text),
        user_id=inbound.user_id if inbound is not None else "",
        message_id=(inbound.message_id or "") if inbound is not None else "",
        private=inbound.private if inbound is not None else True,
    )
    return Arrived(arrival, inbound, texts, word, document)


def journal(
    session: Session, arrived: Iterable[Arrived], now: datetime
) -> list[tuple[inbox.Waiting, Arrived]]:
    """Write down what is new of them, in one transaction; the new ones, with the gate's word as it now is."""
    reach("before_journal")
    new: list[tuple[inbox.Waiting, Arrived]] = []
    waiting: list[Arrived] = []
    for each in arrived:
        waiting.append(_settled(session, each, now))
        if each.word == "secret":  # what follows it is not taken
            new += _journal(session, waiting, now)
            waiting.clear()
    return new + _journal(session, waiting, now)


def _journal(session: Session, settled: list[Arrived], now: datetime) -> list[tuple[inbox.Waiting, Arrived]]:
    of_key = {each.arrival.key: each for each in reversed(settled)}
    new = [(row, of_key[row.key]) for row in inbox.journal(session, [each.arrival for each in settled], now)]
    for row, each in new:
        if each.word == "secret":
            doubts.close_chat(session, Target(row.channel, row.bot, row.chat_id), now, FOLLOWS_HELD)
    return new


def words_of(texts: Texts) -> bytes:
    """All words in the form of which a hash is made: blanks and the ways to write a letter do not count."""
    said = "\n".join((texts.own, texts.names, *texts.quoted))
    return " ".join(plain(said).split()).encode("utf-8", "replace")


def person_of(session: Session, inbound: Inbound) -> Person | None:
    """The linked person who sent it."""
    return people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)


def _settled(session: Session, arrived: Arrived, now: datetime) -> Arrived:
    arrival, word = arrived.arrival, arrived.word
    follows = arrived.is_said and word != "secret"
    if follows and doubts.closed_until(session, arrival.channel, arrival.chat_id, now) is not None:
        held = replace(arrival, held="follows")
        return replace(arrived, arrival=held, word="follows", document=None)
    if arrived.document is not None:
        return arrived  # judged as a whole, once it is
    if word == "doubt" and _passes(session, arrived):
        return replace(arrived, arrival=replace(arrival, kind="cleared"), word="")
    return replace(arrived, arrival=replace(arrival, held=word), word=word)


def _passes(session: Session, arrived: Arrived) -> bool:
    """Whether an officer's own words answer the doubt, or an officer has cleared these words before."""
    inbound = arrived.inbound
    if inbound is None:
        return False
    if may_be_cleared(arrived.texts) and answers_doubt(inbound, person_of(session, inbound)):
        return True
    return doubts.is_cleared(session, [doubts.digest(doubts.key(session), words_of(arrived.texts))])


def _read(messenger: Messenger, raw: Any) -> Inbound | None:
    try:
        return messenger.read(raw)
    except BadPayload:
        return None


def _kind(inbound: Inbound | None, limit: int) -> str:
    if inbound is None:
        return ""
    if inbound.file is not None or inbound.recording is not None:
        return "file"
    return "other" if may_be_cut(inbound.text, limit) else ""


def _sound(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON may hold and no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


# What one handling is about: a message, or all parts of a document, with the gate's word on their words.

NO_WORDS = Texts()
_OLDEST = timedelta(hours=24)  # messengers keep what waits for us no longer; a moment before is not believed


@dataclass(frozen=True, slots=True)
class Case:
    """`row` is the first part's; `word` is "secret", "doubt", "follows" (a refusal), or "" for cleared words.

    `passed`: the words were in doubt, and an officer has cleared them before. `answered`: an officer's own
    words answer the doubt. `doubt` is the one on which an officer has decided, where that is what is
    followed up. `cut_short`: a further part was to be expected. `behind`: it may go on a document that came
    before it, on which an officer is still to decide.
    """

    row: Inbox
    row_ids: tuple[int, ...]
    inbound: Inbound
    texts: Texts = NO_WORDS
    word: str = ""
    passed: bool = False
    answered: bool = False
    doubt: HeldDoubt | None = None
    message_ids: tuple[str, ...] = ()
    cut_short: bool = False
    behind: bool = False

    @property
    def row_id(self) -> int:
        """The row under which it is answered."""
        return self.row_ids[0]

    @property
    def is_said(self) -> bool:
        """Whether somebody says something with it now."""
        inbound = self.inbound
        return inbound.pressed is None and not inbound.left and not inbound.joined and self.doubt is None

    @property
    def is_document(self) -> bool:
        """Whether it may be a page of one: a file, or words that are longer than an order."""
        inbound = self.inbound
        return self.is_said and inbound.private and (inbound.file is not None or is_long(inbound.text))

    @property
    def quotes_doubt(self) -> bool:
        """Whether a doubt is about what it repeats of others, to which nobody's own words are an answer."""
        return self.word == "doubt" and any(classify(each) for each in self.texts.quoted)

    @classmethod
    def bare(cls, row: Inbox) -> "Case":
        """The row without its content."""
        inbound = Inbound(
            row.channel,
            row.bot,
            row.chat_id,
            row.user_id or row.chat_id,
            at=None,
            message_id=row.message_id or None,
            private=row.private,
        )
        ids = (row.message_id,) if row.message_id else ()
        return cls(row, (row.id or 0,), inbound, message_ids=ids)

    @classmethod
    def of_press(cls, row: inbox.Waiting, arrived: Arrived, came: datetime) -> "Case | None":
        """A press that has just been journalled; None for what says something, or is held."""
        inbound = arrived.inbound
        if inbound is None or inbound.pressed is None or arrived.word or row.kind:
            return None
        kept = Inbox(
            id=row.row_id,
            channel=row.channel,
            bot=row.bot,
            key=row.key,
            chat_id=row.chat_id,
            received_at=came,
        )
        return cls(kept, (row.row_id,), inbound)

    def of_doubt(self, doubt: HeldDoubt) -> "Case":
        """The files of the doubt, as if they came without a word but the task that they are for."""
        # What it was called is not known any more.
        files = [SentFile(file_id, f"tai-lieu-{doubt.id}", 0) for file_id in doubt.files]
        inbound = replace(
            self.inbound,
            text=command(AddEvidence((doubt.task,))) if doubt.task is not None else "",
            file=files[0] if files else None,
            more_files=tuple(files[1:]),
        )
        return replace(self, inbound=inbound, doubt=doubt, message_ids=tuple(doubt.message_ids))

    def words_digest(self, key: bytes) -> str:
        """The keyed hash of all words."""
        return doubts.digest(key, words_of(self.texts))

    def doubtful(self, received: ReceivedFile | None, words: str, task: int | None) -> DoubtfulDocument:
        """What may be kept of it; `words` is the hash of words that are in doubt themselves."""
        if self.inbound.file is None:
            return DoubtfulDocument(words, message_ids=self.message_ids)
        files = (self.inbound.file, *self.inbound.more_files)
        return DoubtfulDocument(
            received.digest if received is not None else "",
            words,
            tuple(file.file_id for file in files),
            self.message_ids,
            task,
            received.why_unread if received is not None else "",
        )


def said_at(sent: datetime, now: datetime, clock: Clock) -> datetime:
    """The moment at which a message counts as said: its own, by the program's clock, within reason."""
    moment = min(sent + (now - clock.machine()), now)
    return moment if now - moment <= _OLDEST else now
