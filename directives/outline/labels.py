"""The marks that items begin with: numbers, letters, bullets, and the kinds they are of."""

import re
from dataclasses import dataclass
from enum import StrEnum

from language.spelling import LOWER, UPPER


class Mark(StrEnum):
    """The kinds of numbering; a kind met again closes what stands under its last one."""

    TITLE = "title"  # a heading by markup, without a number
    PART = "part"  # Phần, Chương, Mục
    ROMAN = "roman"
    CAPITAL = "capital"
    ARTICLE = "article"
    NUMBER = "number"
    NUMBER_2 = "number_2"
    NUMBER_3 = "number_3"
    NUMBER_4 = "number_4"
    ORDINAL = "ordinal"  # Thứ nhất, Một là
    LETTER = "letter"
    LETTER_2 = "letter_2"  # a1), a.1)
    BRACKET = "bracket"  # (1)
    BRACKET_LETTER = "bracket_letter"  # (a)
    BRACKET_ROMAN = "bracket_roman"  # (ii)
    STAR = "star"
    DASH = "dash"
    PLUS = "plus"
    DOT = "dot"
    PLAIN = "plain"

    @property
    def is_bullet(self) -> bool:
        """Whether it carries no number."""
        return self in _BULLETS


_BULLETS = frozenset({Mark.DASH, Mark.PLUS, Mark.DOT, Mark.STAR})


@dataclass(frozen=True, slots=True)
class Label:
    """A mark with its number as written, and where the text after it begins."""

    mark: Mark
    number: str
    end: int


_OPEN = rf"(?=[\s{UPPER}“\"(*])\s*"
_PART = re.compile(
    r"(phần|chương|mục|phụ lục)\s+(thứ\s+\w{1,10}|[IVXLC]{1,6}|\d{1,2})\b[.:\s-]*", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3}[a-z]?)\s*[.:](?:\s+|$)")
_ROMAN = re.compile(rf"([IVX]{{1,5}})\s?[./)\-–]\s?{_OPEN}")
_NUMBER = re.compile(rf"(\d{{1,2}}[a-zđ]?)(?:\s?[.)](?!\d){_OPEN}|/(?=\s|[{UPPER}][{LOWER}])\s*|\s?[-–]\s+)")
_DECIMAL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s?[.)/]?{_OPEN}|\s?[-–]\s+)")
_LETTER = re.compile(rf"([{LOWER}]|[ivx]{{2,4}})(?:[)/]\s*|\.\s+|\s?[-–]\s+)(?=\S)")
_LETTER_2 = re.compile(rf"([a-hđ]\.?\d{{1,2}})(?:[)/]\s*|\.\s+)(?=[{UPPER}{LOWER}“\"])")
_BRACKET = re.compile(
    rf"\((?:(\d{{1,2}})|([ivx]{{1,4}})|([{LOWER}]))\)(?:[.:](?=\s))?\s*(?=[{UPPER}{LOWER}“\"])"
)
_COUNT = "hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_ORDINAL = re.compile(
    rf"((?:Thứ (?:nhất|{_COUNT})|Một là|(?:{_COUNT.title()}) là|Mười (?:một|{_COUNT}) là))"
    rf"\s?[,:]\s+(?!ngày\s|\d)(?=[{LOWER}{UPPER}])"
)
_IN_BRACKETS = (Mark.BRACKET, Mark.BRACKET_ROMAN, Mark.BRACKET_LETTER)
_CAPITAL = re.compile(rf"([A-HĐ])[./–-]\s+(?=[{UPPER}])")
_WORDED = (
    (Mark.LETTER, _LETTER), (Mark.LETTER_2, _LETTER_2), (Mark.CAPITAL, _CAPITAL), (Mark.ARTICLE, _ARTICLE),
    (Mark.ORDINAL, _ORDINAL),
)  # fmt: skip
# Signs of symbol fonts, and the letters in their place where the font is lost: Word's "o", Wingdings' "v".
_SIGNS = "•·●∙‣⁃▪■□◦○◆◇❖❑➢➤►➔→⇒✓✔☐§~\ue000-\uf8ff"
_BULLET = re.compile(
    rf"(?:[-–—−]\s*\+|[-=]>|[-–—−+{_SIGNS}]|_(?=\s)|(?<![^ ])\.(?=\s))\s*(?:-\s+)?(?=[\w“\"(\[])"
)
_LETTER_FOR_SIGN = re.compile(rf"([ovØü])\s+(?=[{UPPER}])")
_ROUND = frozenset("•·●∙‣⁃")
_BULLET_MARKS = {
    "+": Mark.PLUS,
    "~": Mark.DASH,
    "_": Mark.DASH,
    "-": Mark.DASH,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "−": Mark.DASH,
}
_ALONE = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[IVX]{{1,5}}|[{LOWER}])[.)]\Z")
_NUMBER_DEPTHS = {1: Mark.NUMBER_2, 2: Mark.NUMBER_3, 3: Mark.NUMBER_4}


def read_label(text: str) -> Label | None:
    """The mark at the beginning of a line, or None."""
    first = text[:1]
    if first.isdigit():
        return _numbered(text)
    if first in "IVX":
        found = _ROMAN.match(text)
        if found:
            return Label(Mark.ROMAN, found.group(1), found.end())
    if not first.isalnum():
        found = _BULLET.match(text)
        if found:
            return _bulleted(found)
        found = _BRACKET.match(text)
        if found:
            mark = _IN_BRACKETS[(found.lastindex or 1) - 1]
            return Label(mark, found.group().rstrip(" .:"), found.end())
        return None
    return _worded(text)


def _bulleted(found: re.Match[str]) -> Label:
    signs = found.group().strip()
    if signs == ".":
        return Label(Mark.NUMBER, "", found.end())  # a scan lost the number before the full stop
    sign = "+" if signs.endswith("+") else signs[0]
    return Label(_BULLET_MARKS.get(sign, Mark.DOT), "•" if sign in _ROUND else sign, found.end())


def label_alone(text: str, after: str) -> Label | None:
    """The mark that a line consists of, where the next one, `after`, goes on with its item."""
    if not _ALONE.match(text) or not after or _ALONE.match(after) or read_label(after):
        return None
    label = read_label(f"{text} {after}")
    return Label(label.mark, label.number, len(text)) if label else None


def _numbered(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if found:
        depth = found.group(1).count(".")
        return Label(_NUMBER_DEPTHS[depth], found.group(1), found.end())
    found = _NUMBER.match(text)
    return Label(Mark.NUMBER, found.group(1), found.end()) if found else None


def _worded(text: str) -> Label | None:
    letter = _LETTER_FOR_SIGN.match(text)
    if letter:
        return Label(Mark.DOT, letter.group(1), letter.end())
    for mark, pattern in _WORDED:
        found = pattern.match(text)
        if found:
            return Label(mark, found.group(1), found.end())
    found = _PART.match(text)
    if found and (
        len(text) < 120 and (text.isupper() or found.end() >= len(text) or found.group()[-1] != " ")
    ):
        return Label(Mark.PART, " ".join(found.group().split()).rstrip(".:- "), found.end())
    return None
