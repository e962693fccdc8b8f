"""Lines of a text as the gate for state secrets compares them, in every encoding that they may be in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from directives.model import Classification, SecrecyDoubt
from language.encodings import from_tcvn3, from_viscii, from_vni, has_legacy_letters
from language.escapes import revealed
from language.folding import backwards, clean, fold, plain

PAPERS = (
    "van ban|tai lieu|cong van|cv|vb|ho so|ke hoach|bao cao|phuong an|to trinh|quyet dinh|chi thi|phu luc|"
    "danh sach|so do|ban do|de an|nghi quyet|bien ban"
)
"""What papers are called, without tones: behind one a level is its own."""
HEADER_LINES = 15
_HEADER_LINE_LENGTH = 200  # a longer line is running text, whatever its number
_TAG = re.compile(r"</?[A-Za-z!][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,80})?/?>")


DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "∕⁄"), "/")
"""For `str.translate`: whatever stroke parts a symbol, its level is the same."""

SecrecyFinding = Classification | SecrecyDoubt
SecrecyVerdict = SecrecyFinding | None


@dataclass(frozen=True, slots=True)
class SecretLine:
    """A line as it stands (`shown`) and folded, and whether it is in the document's header."""

    shown: str
    folded: str
    header: bool

    @property
    def has_word(self) -> bool:
        """Whether "mat" stands in it, without which no mark does; most lines need no further look."""
        return "mat" in self.folded and not _NO_LEVEL.search(self.folded)

    @property
    def running(self) -> bool:
        """Whether it is part of a sentence: a letterhead has few words in small letters."""
        return sum(1 for word in _WORD.findall(self.shown) if word[0].islower()) >= 5


_WORD = re.compile(r"\w+")
# "Độ mật: không", and no other level beside it.
_NO_LEVEL = re.compile(
    r"\bdo (?:bao )?mat(?: cua van ban)? ?[:.] ?(?:khong(?: co| mat)?|(?:binh )?thuong)"
    r"(?:\W*$| ?[;.)|/-]|,? (?:nho|de nghi|nhe|a|do khan)\b)(?!.*\b(?:toi|tuyet|mat)\b)"
)


def lines_of(text: str) -> list[SecretLine]:
    """The lines that say anything; one in a font of the 1990s stands as that font shows it."""
    lines: list[SecretLine] = []
    if turned := backwards(text):
        text = f"{text}\n{turned}"
    if meant := revealed(text):
        text = f"{text}\n{meant}"
    if _OF_SYMBOL_FONTS.search(text):
        text = f"{text}\n{_OF_SYMBOL_FONTS.sub(lambda letter: chr(ord(letter.group()) & 0xFF), text)}"
    text = _DOT_ON_T.sub(lambda found: "ẬT" if found.group()[0].isupper() else "ật", text)
    whole = _SMALL_AMONG_CAPITALS.sub(lambda word: word.group().upper(), plain(_modern(text)))
    for raw in whole.split("\n"):
        shown = (_TAG.sub(" ", raw) if "<" in raw else raw).strip()
        if shown.strip("|-=*_#>+ "):
            header = len(lines) < HEADER_LINES and len(shown) <= _HEADER_LINE_LENGTH
            lines.append(SecretLine(shown, fold(shown), header))
    return lines


_OF_SYMBOL_FONTS = re.compile(
    "[\uf041-\uf05a\uf061-\uf07a]"
)  # A to Z and a to z, as a symbol font keeps them
# "mật" as TCVN3, VNI and VISCII show it: a line may be too short to tell its encoding by any other word.
_LEGACY_MARK = re.compile(
    "(?<!\\w)m(?:\u00cb|\u00eb|a\u00c4|a\u00e4|\u0087|\u2021|\u00a7)t(?!\\w)", re.IGNORECASE
)
_DOT_ON_T = re.compile(
    "(?:[Ââ]|[Aa]\u0302)(?:[Ṭṭ]|[Tt]\u0323)"
)  # the dot below is typed behind the wrong letter
# Its fonts for capitals keep small letters with marks among large ones: "MậT".
_SMALL_AMONG_CAPITALS = re.compile(r"(?<=[MYT])[ậệố](?=[TI]\b)")


def _modern(text: str) -> str:
    """`text` with the lines that hold a mark in an older encoding in Unicode. What is left says no mark."""
    if not has_legacy_letters(text) or not _LEGACY_MARK.search(text):
        return text
    return "\n".join(_line_in_unicode(line) for line in text.split("\n"))


def _line_in_unicode(line: str) -> str:
    if not _LEGACY_MARK.search(line):
        return line
    return max((line, from_tcvn3(line), from_vni(line), from_viscii(line)), key=_marks_in)


def _marks_in(line: str) -> int:
    return len(re.findall(r"mật|bí mật|tuyệt|tối|nhà nước", clean(line).lower()))


def unframed(text: str) -> str:
    """`text` without what frames a stamp at its two ends; a pattern for that would not be linear."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.combining(text[end - 1])):
        end -= 1
    return text[start:end].replace("_", " ")


def has_cells(shown: str) -> bool:
    """Whether the line is one of a table or of columns."""
    return _CELL.search(shown) is not None


def columns_of(shown: str, separator: str = "") -> list[str]:
    """What stands in its cells, each by itself; in a table, or parted by this sign."""
    row = shown.strip().strip("|")
    return [cell.strip() for cell in (row.split(separator) if separator else _CELL.split(row))]


def cells_of(shown: str) -> Iterator[str]:
    """The line itself, and the cells in it where it is one of a table or of columns."""
    yield shown
    if has_cells(shown):
        cells = _CELL.split(shown)
        yield from cells
        letters = [unframed(cell) for cell in cells if cell.strip()]
        whole = "".join(letters)
        if len(letters) > 2 and len(whole) == len(letters) and not whole.isascii():
            yield whole  # one letter a cell


def cell_rows(lines: list[SecretLine]) -> Iterator[str]:
    """Of tables whose cells hold single letters: what each column says, from above."""
    columns: dict[int, list[str]] = {}
    for line in lines:
        if has_cells(line.shown):
            for place, cell in enumerate(_CELL.split(line.shown)):
                if len(letter := unframed(cell)) == 1 and letter.isalpha():
                    columns.setdefault(place, []).append(letter)
    yield from (" ".join(letters) for letters in columns.values() if len(letters) > 2)


_CELL = re.compile(r"\t|\||│|┃|║|¦|   +")  # each begins with a plain letter: that is quick to search for
