"""The mark that a paragraph begins with: "II.", "1.2", "a)", "-", "Điều 5."."""

import re
from dataclasses import dataclass
from enum import StrEnum

from language.letters import LOWER, UPPER


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
    LETTER = "letter"
    STAR = "star"
    DASH = "dash"
    PLUS = "plus"
    DOT = "dot"
    PLAIN = "plain"
    ROW = "row"

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
_NUMBER = re.compile(rf"(\d{{1,2}})(?:\s?[.)](?!\d){_OPEN}|/(?=\s|[{UPPER}][{LOWER}])\s*|\s?[-–]\s+)")
_SPELT_NUMBER = re.compile(r"(?:nhiệm vụ|khoản|câu|nội dung)\s+(\d{1,2})\s?[.:)]\s*", re.IGNORECASE)
_DECIMAL = re.compile(rf"(\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)\s?[.)/]?{_OPEN}")
_LETTER = re.compile(rf"([{LOWER}])(?:[)/]\s*|\.\s+)(?=\S)")
_CAPITAL = re.compile(rf"([A-HĐ])[./]\s+(?=[{UPPER}])")
_BULLET = re.compile(r"(?:[-–—−]\s*\+|[-–—−+•·●▪■◦○❖➢✓✔➤►~]|_(?=\s)|(?<![^ ])\.(?=\s))\s*(?=[\w“\"(\[])")
_BULLET_MARKS = {
    "+": Mark.PLUS,
    "~": Mark.DASH,
    "_": Mark.DASH,
    "-": Mark.DASH,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "−": Mark.DASH,
}
_NUMBER_DEPTHS = {1: Mark.NUMBER_2, 2: Mark.NUMBER_3}


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
            sign = found.group().rstrip()[-1]
            if sign == ".":
                return Label(Mark.NUMBER, "", found.end())  # a scan lost the number before the full stop
            return Label(_BULLET_MARKS.get(sign, Mark.DOT), sign, found.end())
        return None
    return _worded(text)


def _numbered(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if found:
        depth = found.group(1).count(".")
        return Label(_NUMBER_DEPTHS[depth], found.group(1), found.end())
    found = _NUMBER.match(text)
    return Label(Mark.NUMBER, found.group(1), found.end()) if found else None


def _worded(text: str) -> Label | None:
    for mark, pattern in ((Mark.LETTER, _LETTER), (Mark.CAPITAL, _CAPITAL), (Mark.ARTICLE, _ARTICLE)):
        found = pattern.match(text)
        if found:
            return Label(mark, found.group(1), found.end())
    found = _PART.match(text)
    if found and (
        len(text) < 120 and (text.isupper() or found.end() >= len(text) or found.group()[-1] != " ")
    ):
        return Label(Mark.PART, " ".join(found.group().split()).rstrip(".:- "), found.end())
    return None
