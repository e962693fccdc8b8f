"""The gate for state secrets: it stands before everything else that is done with a text.

Law 117/2025/QH15 on the protection of state secrets: a document marked Mật, Tối mật or Tuyệt mật may not
enter a system like this one. A stamp is told from a document that merely speaks of secrecy by its place
and its capitals; where that cannot be told, the officer is asked.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from directives.model import Classification
from directives.secret_words import (
    INNOCENT_AFTER,
    INNOCENT_BEFORE,
    NAME_MIDDLE,
    TONELESS_INNOCENT,
    names_person,
)
from language.folding import fold, plain

HEADER_LINES = 15
_HEADER_LINE_LENGTH = 200  # a longer line is running text, whatever its number
_STAMP_LENGTH = 60
_NAME_REACH = 60  # characters before a word in which a person's name begins
_ACUTE = re.compile("M[\\W_]*A[\u0302\u0306]?\u0301")  # decomposed: MÁT, MẤT, MẮT


class SecrecyDoubt(StrEnum):
    """Why the officer is asked: the words of a mark stand where a stamp does not."""

    WORDS_ELSEWHERE = "words_elsewhere"
    LONE_WORD = "lone_word"
    LONE_STAMP = "lone_stamp"
    FILE_NAME = "file_name"


SecrecyVerdict = Classification | SecrecyDoubt | None

# What is stripped from a line before it is compared: urgency marks may share the stamp's line.
_BESIDE_A_STAMP = re.compile(r"\b(?:hoa toc|thuong khan|khan|dau|do|van ban|tai lieu|cong van|hen gio)\b")
_MARKS: dict[str, Classification] = {
    "mat": Classification.SECRET,
    "toimat": Classification.TOP_SECRET,
    "tuyetmat": Classification.MOST_SECRET,
}
_PREFIXES = {"toi": Classification.TOP_SECRET, "tuyet": Classification.MOST_SECRET}
# What recognition makes of the letters of a stamp.
_MISREAD = str.maketrans({"0": "o", "1": "i", "l": "i", "4": "a", "!": "i", "|": "i", "@": "a"})
_TAG = re.compile(r"<[^<>]{0,80}>")
_CELL = re.compile(r"\t|\||│|┃|║|¦|   +")  # each begins with a plain letter: that is quick to search for

_CAPITAL_MARK = re.compile(r"\b(?:(TUY[ỆÊẸẾE]T|T[ỐÔÓỒO]I)\s+M[ẬÂẠẤ]T|MẬT)\b")
_SMALL_MARK = re.compile(r"\b(?:tuyệt|tối)\s+mật\b", re.IGNORECASE)
_WORD_MAT = re.compile(r"\bmật\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_AFTER = re.compile(r"^\W{0,3}(\w+)")

_LEVEL_FIELD = re.compile(r"^do mat ?[:.]")
_LEVEL_ANYWHERE = re.compile(r"\bdo mat ?:")
_LEVEL_NONE = re.compile(r"\bdo mat ?[:.] ?(?:khong|thuong|binh thuong)\b")
_RECALL = re.compile(
    r"\btai lieu thu hoi\b(?! (?:dat|von|no|tai san|duoc|tu|cua|giay|chung chi|bang|theo)\b)"
)
_NAMED_ONLY = re.compile(r"\bchi nguoi co ten moi duoc (?:boc|mo) (?:bi|phong bi)\b")
_INSTRUCTIONS = (
    ("co ten", _NAMED_ONLY, Classification.MOST_SECRET),
    ("thu hoi", _RECALL, Classification.SECRET),
)
_ABOUT_SECRECY = re.compile(
    r"(?:bi mat nha nuoc|(?:do|van ban|tai lieu|van thu|muc) mat|dong dau|danh muc|quy dinh ve)"
)
_NUMBER_LINE = re.compile(r"\bso ?[:.]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it stands (`shown`) and folded, and whether it is in the document's header."""

    shown: str
    folded: str
    header: bool

    @property
    def has_word(self) -> bool:
        """Whether "mat" stands in it, without which no mark does; most lines need no further look."""
        return "mat" in self.folded


def classify(text: str, file_name: str | None = None, *, recognised: bool = False) -> SecrecyVerdict:
    """The mark that stops the document, a doubt that the officer must settle, or None.

    The heaviest finding wins. `text` is the whole extracted text, running heads and text boxes
    included; `file_name` alone can stop a document, so it is looked at before its bytes are.
    In what was typed a tone counts ("MẤT" alone is a word); in what was `recognised` from a picture,
    or may have been, it is a doubt.
    """
    findings = list(_findings(text, recognised=recognised))
    if file_name is not None:
        findings.extend(_of_file_name(file_name))
    return _heaviest(findings)


def _heaviest(findings: Iterable[Classification | SecrecyDoubt]) -> SecrecyVerdict:
    found = set(findings)
    order: list[Classification | SecrecyDoubt] = [*reversed(Classification), *SecrecyDoubt]
    return next((verdict for verdict in order if verdict in found), None)


def _findings(text: str, *, recognised: bool) -> Iterator[Classification | SecrecyDoubt]:
    lines = _lines(plain(text))
    yield from _stamps(lines, recognised=recognised)
    yield from _phrases(lines)
    for line in lines:
        if line.has_word:
            yield from _marks_within(line)
    yield from _lone_words(lines)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for raw in text.split("\n"):
        shown = _TAG.sub(" ", raw).strip()
        if shown.strip("|-=*_#>+ "):
            header = len(lines) < HEADER_LINES and len(shown) <= _HEADER_LINE_LENGTH
            lines.append(_Line(shown, fold(shown), header))
    return lines


def _unframed(text: str) -> str:
    """`text` without what frames a stamp at its two ends; a pattern for that would not be linear."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.combining(text[end - 1])):
        end -= 1
    return text[start:end].replace("_", " ")


def _stamp(cell: str, *, recognised: bool) -> Classification | SecrecyDoubt | str | None:
    """The mark that a cell bears and nothing else; "toi" or "tuyet" where its second word is missing."""
    bare = _unframed(cell)
    if not bare or len(bare) > _STAMP_LENGTH or bare != bare.upper():
        return None
    folded = fold(bare)
    rest = _BESIDE_A_STAMP.sub(" ", folded) if " " in folded else folded
    letters = re.sub(r"[\W_]", "", rest.lower().translate(_MISREAD))
    if letters == "mat" and _ACUTE.search(unicodedata.normalize("NFD", bare)):
        # "MẤT" is lost, "MẮT" an eye and a department of every hospital; a machine misreads tones.
        return SecrecyDoubt.LONE_WORD if recognised else None
    return _MARKS.get(letters) or (letters if letters in _PREFIXES else None)


def _stamps(lines: list[_Line], *, recognised: bool) -> Iterator[Classification | SecrecyDoubt]:
    """Marks alone on a line or in a cell of one, anywhere; A, B or C beside them or alone in the header."""
    before: str | None = None
    spelled = ""
    lone_letters = False
    for line in lines:
        cells = [line.shown, *_CELL.split(line.shown)] if _CELL.search(line.shown) else [line.shown]
        doubting = recognised or before is not None  # "TỐI" above it makes even "MẤT" no word of its own
        stamps = [stamp for cell in cells if (stamp := _stamp(cell, recognised=doubting)) is not None]
        for stamp in stamps:
            if isinstance(stamp, Classification | SecrecyDoubt):
                yield _PREFIXES.get(before or "", stamp)
        before = next((stamp for stamp in stamps if stamp in _PREFIXES), None)
        letter = _unframed(line.shown)
        spelled = spelled + letter if len(letter) == 1 and letter.isupper() else ""
        spelled_mark = _stamp(spelled[-8:], recognised=recognised) if len(spelled) > 2 else None
        if isinstance(spelled_mark, Classification | SecrecyDoubt):
            yield spelled_mark
        lone_letters = lone_letters or (
            line.header and letter in {"A", "B", "C"} and line.shown != letter + "."
        )
    if lone_letters and len(lines) > 1:  # "A" alone is somebody's choice
        yield SecrecyDoubt.LONE_STAMP


def _phrases(lines: list[_Line]) -> Iterator[Classification | SecrecyDoubt]:
    for line in lines:
        folded = line.folded
        if line.has_word:
            yield from _levels(line)
        for word, pattern, level in _INSTRUCTIONS:
            match = pattern.search(folded) if word in folded else None
            if match is not None:
                beside = len(folded) - len(match.group())
                alone = beside <= 44 and (match.start() <= 4 or line.header)
                yield level if alone else SecrecyDoubt.WORDS_ELSEWHERE


def _levels(line: _Line) -> Iterator[Classification | SecrecyDoubt]:
    """ "Độ mật: Tối mật": a field that names the level."""
    folded = line.folded
    field = _LEVEL_FIELD.search(_unframed(folded))
    if not (field or _LEVEL_ANYWHERE.search(folded)):
        return
    if _LEVEL_NONE.search(folded):
        yield SecrecyDoubt.WORDS_ELSEWHERE
    elif field or (line.header and not _running(line.shown)):
        yield _level_named(folded)
    else:
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _running(shown: str) -> bool:
    """Whether a line is part of a sentence: a letterhead has few words in small letters."""
    return sum(1 for word in _WORD.findall(shown) if word[0].islower()) >= 5


def _level_named(folded: str) -> Classification:
    after = folded.partition("do mat")[2]
    if "tuyet" in after:
        return Classification.MOST_SECRET
    return Classification.TOP_SECRET if re.search(r"\btoi\b", after) else Classification.SECRET


def _innocent(shown: str, start: int, end: int) -> bool:
    """Whether the word "mật" at `start` belongs to another word, a place or a person's name."""
    after = _AFTER.match(shown[end : end + 20])
    before = _WORD.findall(shown[max(0, start - _NAME_REACH) : start])
    earlier, previous = ["", "", *before][-2:]
    if previous.lower() in INNOCENT_BEFORE or (after and after.group(1).lower() in INNOCENT_AFTER):
        return True
    if shown[start].isupper() and names_person(before):
        return True
    no_name = {"", "công", "chỉ"}  # công văn, chỉ thị
    return previous.lower() in NAME_MIDDLE and earlier.lower() not in no_name and earlier[0].isupper()


def _marks_within(line: _Line) -> Iterator[Classification | SecrecyDoubt]:
    """Marks among other words: in capitals in the header they stop, anywhere else they are asked about."""
    for match in _CAPITAL_MARK.finditer(line.shown):
        prefix = fold(match.group(1) or "")
        if not prefix and _innocent(line.shown, match.start(), match.end()):
            continue
        if line.header and not _running(line.shown) and not _ABOUT_SECRECY.search(line.folded):
            yield _PREFIXES.get(prefix, Classification.SECRET)
        else:
            yield SecrecyDoubt.WORDS_ELSEWHERE
    if _SMALL_MARK.search(line.shown):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _lone_words(lines: list[_Line]) -> Iterator[SecrecyDoubt]:
    """ "Mật" in small letters in the header or near the number: nothing there but a mark bears the word."""
    near = {
        place + step
        for place, line in enumerate(lines[: 2 * HEADER_LINES])
        if _NUMBER_LINE.search(line.folded)
        for step in (-2, -1, 0, 1, 2)
    }
    for place, line in enumerate(lines[: 2 * HEADER_LINES]):
        short = len(line.shown) <= _STAMP_LENGTH
        if place not in near and not (line.header and short):
            continue
        for match in _WORD_MAT.finditer(line.shown):
            if not _innocent(line.shown, match.start(), match.end()):
                yield SecrecyDoubt.LONE_WORD


def _of_file_name(name: str) -> Iterator[Classification | SecrecyDoubt]:
    words = re.sub(r"[\W_]+", " ", plain(name)).strip()
    folded = fold(words)
    if re.search(r"\btuyet ?mat\b", folded):
        yield Classification.MOST_SECRET
    if re.search(r"\btoi ?mat\b", folded) and not re.search(r"t[ôơ]i m[ấắặ]t", words.lower()):
        yield Classification.TOP_SECRET
    if _RECALL.search(folded) or _NAMED_ONLY.search(folded):
        yield Classification.SECRET
    for match in _WORD_MAT.finditer(words):
        if not _innocent(words, match.start(), match.end()):
            yield Classification.SECRET if match.group().isupper() else SecrecyDoubt.FILE_NAME
    if re.search(r"\bMAT\b", words) and not TONELESS_INNOCENT.search(folded):
        yield SecrecyDoubt.FILE_NAME
