"""A message cut into tokens, each with its folded form and its place in the text.

Every part is bounded and no two neighbours can match the same character, so that cutting is linear.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from language.folding import fold

_DOC = (
    r"\d{1,6}(?:/\d{4})?/[^\W\d_][\w&]{0,20}(?:[-/.][^\W_][\w&]{0,20}){0,6}"
    r"|\d{1,6}-[^\W\d_]{1,8}/[^\W\d_][\w&]{0,20}(?:[-.][^\W_][\w&]{0,20}){0,6}"
)
_PATTERN = re.compile(
    rf"(?P<word>[^\W\d_]+)|(?P<doc>{_DOC})"
    r"|(?P<date>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d)|\d{1,2}/\d{4}(?![\d/])|\d{1,2}[/.]\d{1,2}(?![\d/%]|[.,]\d))"
    r"|(?P<percent>\d{1,3}(?:[.,]\d{1,2})? ?%)"
    r"|(?P<time>\d{1,2}(?:[hg]\d{2}|:\d{2}|[hg])(?![^\W_]))"
    r"|(?P<range>\d{1,12}(?: ?(?:->|=>|[-–—~→]) ?|\.{2,3})\d{1,12}(?!\d|[/.-]\d))"
    r"|(?P<number>\d+)"
    r"|(?P<break>\n)"
    r"|(?P<other>[^\s])",
    re.IGNORECASE,
)
_TONES = str.maketrans({"\u0303": "\u0309"})  # hỏi and ngã are mixed up by half the country
_TONE_MARKS = frozenset("\u0300\u0301\u0309\u0323")
"""Grave, acute, hook and dot; the tilde counts as the hook."""


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """`kind` is the name of the pattern's group; `start` and `end` are offsets into the text.

    What is frozen at run time takes thrice as long to make, and every word is one.
    """

    kind: Final[str]
    text: Final[str]
    folded: Final[str]
    start: Final[int]
    end: Final[int]


@lru_cache(maxsize=256)  # one message is cut several times on its way
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text that `language.folding.plain` has made even."""
    found = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "other"
        kind = "date" if kind == "sep" else kind
        found.append(Token(kind, match[0], fold(match[0]), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=8192)
def marks(word: str) -> frozenset[str]:
    """The diacritics of a word, wherever they are put; đ counts as one."""
    decomposed = unicodedata.normalize("NFD", word.casefold()).translate(_TONES)
    return frozenset(c for c in decomposed if c == "đ" or unicodedata.combining(c))


@lru_cache(maxsize=8192)
def agrees(typed: str, meant: str) -> bool:
    """Whether a typed word can be the one meant: it may lack marks, and may have no others.

    Who types marks types the đ as well, and who types a tone types the hat under it: "dược" is not "được",
    "máy" not "mấy".
    """
    typed_marks, meant_marks = marks(typed), marks(meant)
    if not typed_marks <= meant_marks:
        return False
    toned = bool(typed_marks & _TONE_MARKS)
    lacks = meant_marks - typed_marks - _TONE_MARKS
    return not (lacks and (toned or ("đ" in lacks and bool(typed_marks))))


class AnyOf:
    """Words and phrases of which what is typed may be one, with some of its marks left out."""

    def __init__(self, meant: Iterable[str]) -> None:
        self._by_folded: dict[str, list[str]] = {}
        for each in meant:
            self._by_folded.setdefault(fold(each), []).append(each)
        self.folded = frozenset(self._by_folded)

    def __contains__(self, token: Token) -> bool:
        return self.holds(token.folded, token.text)

    def holds(self, folded: str, typed: str) -> bool:
        """Whether the typed words, folded to `folded`, may be one of them."""
        meant = self._by_folded.get(folded)
        return meant is not None and any(agrees(typed, each) for each in meant)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as they are typed: sorted, each once, runs of three and more as "30-43"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
