"""At the door: what comes from a channel is judged before any of it is written down.

Written is what the gate for state secrets has cleared, reduced to what is read of it; of everything else
the row alone: its key, chat and sender.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.actions.secrecy import FOLLOWS_HELD
from bot.channels.messenger import BadPayload, Inbound, Messenger, Texts
from bot.incoming.parts import PartedDocument, WaitingRoom, may_be_cut
from bot.reading.gate import answers_doubt, judged, may_be_cleared
from language.folding import plain
from scheduler.failpoints import reach
from storage.database.engine import Session
from storage.delivery.outbox import Target
from storage.incoming import doubts, inbox
from storage.registry import people
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
    word = judged(texts)
    inbound = _read(messenger, raw)
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
    for each in arrived:
        settled = _settled(session, each, now)
        for row in inbox.journal(session, [settled.arrival], now):
            new.append((row, settled))
            if settled.word == "secret":
                chat = Target(row.channel, row.bot, row.chat_id)
                doubts.close_chat(session, chat, now, FOLLOWS_HELD)
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
