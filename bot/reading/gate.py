"""The gate for state secrets: what it says of words, who may answer it, and what it said of a file."""

import re
from dataclasses import dataclass, replace

from bot.channels.messenger import Inbound, SentFile, Texts
from bot.reading.reader import ReadResult
from directives.model import Classification
from directives.secrets import SecrecyVerdict, classify
from language.folding import plain
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


# «không mật»: with these words, and their tone, an officer answers the gate's doubt about a document.

_PHRASE = re.compile(r"(?<!\w)không\s+mật(?!\w)")
_CLAUSES = re.compile(r"[,.;:()!\n–—-]")
# May stand beside the phrase in its clause: the thing sent, the report that it proves, a day, a courtesy.
_BESIDE_IT = """
văn bản tài liệu tệp file ảnh công hồ sơ nội dung kèm đính này trên đây là thuộc loại gửi
xong hoàn thành rồi đã báo cáo kết quả minh chứng cho việc số nhiệm vụ nhận ngày
ạ nhé nha dạ thưa vâng xin em tôi
"""
_BESIDE = frozenset(_BESIDE_IT.split())
_NUMBER = re.compile(r"[\d/]+")


def clears(text: str) -> bool:
    """Whether the words answer the gate's doubt about what they come with."""
    return any(_clearing(clause) for line in _outer_lines(plain(text)) for clause in _clauses(line))


def without_clearance(text: str) -> str:
    """The text without the answer to the gate's doubt, which is no mark itself; the rest as it stands."""
    if not clears(text):
        return text
    lines = plain(text).strip().split("\n")
    for place in {0, len(lines) - 1}:
        for clause in _clauses(lines[place]):
            if _clearing(clause):
                kept = re.sub(_PHRASE.pattern, " ", clause, flags=re.IGNORECASE)
                lines[place] = lines[place].replace(clause, kept)
    return "\n".join(line.strip() for line in lines).strip(" ,.;:\n")


def _outer_lines(text: str) -> list[str]:
    """The first and the last line: what a pasted text says in the middle is the document's own word."""
    lines = text.strip().split("\n")
    return [lines[0], lines[-1]]


def _clauses(line: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(line) if clause.strip()]


def _clearing(clause: str) -> bool:
    small = clause.lower()
    if "?" in small or len(_PHRASE.findall(small)) != 1:
        return False
    beside = re.findall(r"[\w/]+", _PHRASE.sub(" ", small))
    return all(word in _BESIDE or _NUMBER.fullmatch(word) for word in beside)
