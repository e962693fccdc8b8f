"""The parts of one document, which wait in memory for one another: a text that was cut, an album, photos.

A messenger cuts a long text at its limit, and gives no sign of where it ends; an album comes as a message a
file; the pages of a sheet are photographed and sent one after another. Until no further part comes, or one
comes that must be the last, nobody reads or keeps any.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.channels.messenger import Inbound, Texts
from bot.reading.gate import judged
from directives.model import Classification
from directives.secrets import classify
from messages.text import utf16_length

CUT_SHARE = 0.8544
"""Of the channel's limit for a text: apps cut there or at a line's end before it; shorter ones are whole."""
NEXT_PART_SECONDS = 3.0
"""How long the next part is waited for; between the parts of one paste it is less than one."""
SENT_APART = timedelta(seconds=NEXT_PART_SECONDS + 1)
"""Between two parts by the channel's own clock, which counts in seconds."""
LONGEST_WAIT_SECONDS = 20.0
MOST_PARTS = 60
_NEAR_THE_LIMIT = 96  # units: what ends so close to it was cut there
_SHORT_LINE = 60  # a signature or a recipient ends a document; a longer line without its full stop does not
_SEAM = 400  # characters on both sides of a cut in which a mark may have been cut
_CLOSED = frozenset('.!?;:…)]}"”’/')

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One message: its row in the journal, what it says, and all its words."""

    row_id: int
    inbound: Inbound
    texts: Texts


@dataclass(eq=False)
class PartedDocument:
    """The parts that have come, of a text, an album or photos; `limit`: the channel's for one text, in units.

    `ended`: no further part is waited for; `complete`: none is taken; `left`: it is handled; `word`: "secret"
    where a part or the place where two meet bears a mark, `said` when the last part was sent.
    """

    key: Key
    limit: int
    parts: list[DocumentPart] = field(default_factory=list)
    began: float = 0.0
    last: float = 0.0
    word: str = ""
    said: datetime | None = None
    complete: bool = False
    left: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def kind(self) -> str:
        """The kind of its rows in the journal: "text", "album" or "photos"."""
        return self.key[0]

    @property
    def row_ids(self) -> tuple[int, ...]:
        """The rows of all parts, in the order in which they came."""
        return tuple(part.row_id for part in self.parts)

    @property
    def message_ids(self) -> tuple[str, ...]:
        """The channel's ids of the messages."""
        return tuple(part.inbound.message_id for part in self.parts if part.inbound.message_id is not None)

    @property
    def texts(self) -> Texts:
        """All words of all parts."""
        own = self._whole([part.texts.own for part in self.parts])
        names = [part.texts.names for part in self.parts if part.texts.names]
        quoted = [each for part in self.parts for each in part.texts.quoted]
        return Texts(own, "\n".join(names), tuple(dict.fromkeys(quoted)))

    @property
    def inbound(self) -> Inbound:
        """The message that it would have been in one piece."""
        came = [part.inbound for part in self.parts]
        files = [each.file for each in came if each.file is not None]
        return replace(
            came[0],
            text=self._whole([each.text for each in came]),
            file=files[0] if files else None,
            more_files=tuple(files[1:]),
            recording=next((each.recording for each in came if each.recording is not None), None),
        )

    @property
    def cut_short(self) -> bool:
        """Whether its text ends where a text is cut: a further part was to be expected, and has not come."""
        text = self.parts[-1].inbound.text.rstrip()
        if self.kind != "text" or not may_be_cut(text, self.limit):
            return False
        line = text.rpartition("\n")[2]
        at_the_limit = utf16_length(text) >= self.limit - _NEAR_THE_LIMIT
        return at_the_limit or (len(line) > _SHORT_LINE and text[-1] not in _CLOSED)

    def add(self, part: DocumentPart) -> None:
        """One more part; a short text and a mark of secrecy are the last.

        Only what is new is judged, with the end of what was before: parts come on the event loop.
        """
        before = self.parts[-1].texts.own if self.parts else ""
        self.parts.append(part)
        pairs = [self._whole([before, part.texts.own]), f"{before}\n{part.texts.own}"] if before else []
        met = [Texts(_lines_around(pair, len(before))) for pair in pairs]
        if any(judged(texts) == "secret" for texts in (part.texts, *met)):
            self.word = "secret"
        short = self.kind == "text" and not may_be_cut(part.inbound.text, self.limit)
        if short or self.word == "secret" or len(self.parts) >= MOST_PARTS:
            self.ended.set()

    def judge(self) -> str:
        """The gate's word on all that has come, as one text; long, so not for the event loop."""
        if self.word:
            return self.word
        # Whatever stood between them, each part begins a line of its own message.
        lines = classify("\n".join(part.texts.own for part in self.parts))
        return "secret" if isinstance(lines, Classification) else judged(self.texts)

    def _whole(self, pieces: list[str]) -> str:
        if self.kind != "text":
            return "\n".join(piece for piece in pieces if piece)
        return joined(pieces, self.limit)


def may_be_cut(text: str, limit: int) -> bool:
    """Whether a text is so long that an app may have cut it at the channel's limit, in units."""
    return len(text) >= CUT_SHARE * limit


def joined(pieces: list[str], limit: int) -> str:
    """The pieces of a text put together as they were: within a word, between words, or between lines."""
    whole, before = "", ""
    for piece in pieces:
        whole += (_between(before, piece, limit) if before and piece else "") + piece
        before = piece or before
    return whole


def _lines_around(text: str, at: int) -> str:
    """The lines of a text from a little before a place to a little after it, each whole."""
    end = text.find("\n", at + _SEAM)
    return text[text.rfind("\n", 0, max(0, at - _SEAM)) + 1 : end if end >= 0 else len(text)]


def _between(before: str, after: str, limit: int) -> str:
    if utf16_length(before) >= limit or before[-1].isspace() or after[0].isspace():
        return ""  # nothing was taken away at the cut
    # An app that cuts between words or lines takes the blank there away.
    return "\n" if before[-1] in _CLOSED or not after[0].islower() else " "


class WaitingRoom:
    """Where parts wait. Used on the event loop alone; `seconds` is how long the next one is awaited."""

    def __init__(
        self, seconds: float = NEXT_PART_SECONDS, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._now = monotonic
        self._open: dict[Key, PartedDocument] = {}
        self._of_row: dict[int, PartedDocument] = {}

    @property
    def rows(self) -> frozenset[int]:
        """The rows whose content is here."""
        return frozenset(self._of_row)

    def place(self, inbound: Inbound, limit: int) -> PartedDocument | None:
        """The document that the message is a part of, a new one where it may be the first; None for none."""
        if inbound.edited or inbound.pressed is not None or not inbound.private:
            return None
        sender = (inbound.channel, inbound.bot, inbound.chat_id, inbound.user_id)
        text_key = ("text", *sender, "forwarded" if inbound.forwarded else "")
        photos_key = ("photos", *text_key[1:])
        photo = inbound.file is not None and not inbound.file.name and not inbound.album
        if not photo or inbound.text:
            self._end(photos_key)  # words are about what they come with, or answer what came before
        if inbound.album:
            return self._document(("album", *sender, inbound.album), limit)
        if photo:
            self._end(("text", *sender, ""), ("text", *sender, "forwarded"))
            document = self._document(photos_key, limit, inbound.at)
            document.said = inbound.at
            return document
        if inbound.file is not None or inbound.recording is not None or inbound.text.startswith("/"):
            self._end(("text", *sender, ""), ("text", *sender, "forwarded"))
            return None
        long = may_be_cut(inbound.text, limit)
        if not long and not (inbound.text and self._continues(text_key, inbound.at)):
            return None
        document = self._document(text_key, limit, inbound.at)
        document.said, document.complete = inbound.at, not long
        return document

    def put(self, document: PartedDocument, part: DocumentPart) -> PartedDocument:
        """A part has been journalled; the document to which it came, a new one where that one was handled."""
        if document.left:
            document = PartedDocument(document.key, document.limit, began=self._now())
        document.last = self._now()
        document.add(part)
        self._of_row[part.row_id] = document
        return document

    def document_of(self, row_id: int) -> PartedDocument | None:
        """The document whose part the row is; None where its content is not here."""
        return self._of_row.get(row_id)

    async def whole(self, document: PartedDocument) -> None:
        """Until no further part is to be expected; what comes after that is another document."""
        while not document.ended.is_set():
            patience = min(document.last + self._seconds, document.began + LONGEST_WAIT_SECONDS) - self._now()
            if patience <= 0:
                break
            try:
                async with asyncio.timeout(patience):
                    await document.ended.wait()
            except TimeoutError:
                continue  # another part may have come meanwhile
        document.ended.set()

    def leave(self, document: PartedDocument) -> None:
        """It is handled."""
        document.left = True
        for row_id in document.row_ids:
            self._of_row.pop(row_id, None)
        if self._open.get(document.key) is document:
            del self._open[document.key]

    def _continues(self, key: Key, at: datetime | None = None) -> bool:
        """Whether it came at once and was sent at once: what waited for us for hours comes at once, too."""
        document = self._open.get(key)
        if document is None or document.complete or document.ended.is_set():
            return False
        apart = at - document.said if at is not None and document.said is not None else timedelta()
        return self._now() - document.last <= self._seconds and apart <= SENT_APART

    def _document(self, key: Key, limit: int, at: datetime | None = None) -> PartedDocument:
        if not self._continues(key, at):
            now = self._now()
            self._open[key] = PartedDocument(key, limit, began=now)
        self._open[key].last = self._now()
        return self._open[key]

    def _end(self, *keys: Key) -> None:
        for key in keys:
            document = self._open.get(key)
            if document is not None:
                document.ended.set()
