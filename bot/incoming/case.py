"""What one handling is about: a message, or all parts of a document, with the gate's word on their words."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actions.secrecy import DoubtfulDocument
from bot.channels.messenger import Inbound, SentFile, Texts
from bot.incoming.door import words_of
from bot.reading.gate import ReceivedFile
from chat.intents import AddEvidence
from chat.intents.typed import command
from directives.secrets import classify
from scheduler.time import Clock
from storage.incoming import doubts
from storage.tables import HeldDoubt, Inbox

NO_WORDS = Texts()
_OLDEST = timedelta(hours=24)  # messengers keep what waits for us no longer; a moment before is not believed


@dataclass(frozen=True, slots=True)
class Case:
    """`row` is the first part's; `word` is "secret", "doubt", "follows" (a refusal), or "" for cleared words.

    `passed`: the words were in doubt, and an officer has cleared them before. `answered`: an officer's own
    words answer the doubt. `doubt` is the one on which an officer has decided, where that is what is
    followed up. `cut_short`: a further part was to be expected.
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
