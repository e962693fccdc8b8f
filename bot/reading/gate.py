"""The gate for state secrets: what it says of words, who may answer it, and what it said of a file."""

from dataclasses import dataclass, replace

from bot.channels.messenger import Inbound, SentFile, Texts
from bot.reading.reader import ReadResult
from chat.clearance import clears, without_clearance
from directives.model import Classification
from directives.secrets import SecrecyVerdict, classify
from expressions.secret_questions import asks_to_send_secrets
from tasks.model import Person, Role

HELD = ("secret", "doubt")
"""The words for what the gate holds, heavier first: nothing of it is kept."""
RECORDING = "recording"
"""The problem of a film or a sound: nobody looks at it, and it is never kept."""
NOT_HERE = ("not_fetched", "too_large")
"""The problems of a file whose bytes nobody has."""


def word_for(verdict: SecrecyVerdict) -> str:
    """ "secret", "doubt", or "" where it may pass."""
    if verdict is None:
        return ""
    return "secret" if isinstance(verdict, Classification) else "doubt"


def judged(texts: Texts) -> str:
    """The word for all that is said; the answer to a doubt is itself no mark."""
    own = classify(texts.own, texts.names or None)
    if own is not None:
        own = classify(without_clearance(texts.own), texts.names or None)
    said = {word_for(own), *(word_for(classify(each)) for each in texts.quoted)}
    if isinstance(
        classify("\n".join(texts.quoted)), Classification
    ):  # the options of a poll are lines of one sheet
        said.add("secret")
    return next((word for word in HELD if word in said), "")


def judged_said(texts: Texts, inbound: Inbound | None) -> str:
    """The word for a message: a question whether secret papers may be sent is no mark where no file comes."""
    bare = inbound is not None and inbound.file is None and inbound.recording is None and not texts.names
    if bare and asks_to_send_secrets(texts.own):
        return judged(replace(texts, own=""))
    return judged(texts)


def may_be_cleared(texts: Texts) -> bool:
    """Whether somebody's own words can answer the doubt: not one about what they repeat of others."""
    return clears(texts.own) and not any(classify(each) for each in texts.quoted)


def answers_doubt(inbound: Inbound, person: Person | None) -> bool:
    """Whether an officer of the office answers the gate's doubt about what comes with the message."""
    own = inbound.private and not inbound.forwarded and not inbound.edited
    return own and person is not None and person.has(Role.OFFICE) and clears(inbound.text)


def cleared(inbound: Inbound) -> Inbound:
    """The message as it is understood: with the answer to the gate taken out of its words."""
    return replace(inbound, text=without_clearance(inbound.text), cleared=True)


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of a file, or of several that are one document.

    `stored_as` is its own id in the folder of files, "" where it was not kept; `problem` is a code with
    its parameters in `params`: an Unreadable's, "secret", "doubt", "not_fetched". An archive or an album has
    `members`, the documents in it, and is kept only where the gate lets all of them pass. The files of an
    album are `pages`, each kept by itself, and so are the photos that one document is made of.
    `digest` is the keyed hash of all bytes, "" where they were not fetched; `unread` is why nobody could look
    at it, where the doubt is about that.
    """

    file: SentFile
    stored_as: str = ""
    reading: ReadResult | None = None
    problem: str = ""
    params: dict[str, str | int] | None = None
    members: "tuple[ReceivedFile, ...]" = ()
    pages: "tuple[ReceivedFile, ...]" = ()
    digest: str = ""
    unread: str = ""
    recordings: int = 0  # how many more files of the album were films or sounds, which nobody keeps

    @property
    def held(self) -> bool:
        """Whether the gate for state secrets held it, or something of what it is."""
        return bool(self.verdict)

    @property
    def verdict(self) -> str:
        """The gate's word on all of it: "secret" or "doubt" where nothing of it may be used, else ""."""
        said = {self.problem, *(member.problem for member in self.members)}
        return next((word for word in HELD if word in said), "")

    @property
    def missing(self) -> tuple[int, ...]:
        """Which files of an album could not be fetched, counted from 1."""
        return tuple(n for n, page in enumerate(self.pages, start=1) if page.problem in NOT_HERE)

    @property
    def why_unread(self) -> str:
        """Why nobody could look at a part of it (Unreadable's code), "" where all was looked at."""
        return next((each.unread for each in (self, *self.members) if each.unread), "")

    @property
    def kept(self) -> "tuple[ReceivedFile, ...]":
        """The files that were kept, each under its own id."""
        return tuple(each for each in (self.pages or (self,)) if each.stored_as)
