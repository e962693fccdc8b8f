"""Text -> tokens for the deadline grammar: numbers, words in their dictionary form, signs.

The slips that scanners and text extraction leave on dates are mended here once, so that the grammar
above sees clean words: glued words ("trướcngày"), letters for digits ("l0/11/2O24"), lost marks
("truớc ngay 10/11").
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from expressions.times.phrases_slips import BEFORE_NUMBERS, GLUE, OTHER_WORDS, SPELLINGS, VOCABULARY

# A long outline number ("1.2.1.3.1"), whose parts are no days; a number, with the letters that a scanner
# takes for 0 and 1; a document's symbol that the next word is glued to ("TCT-QLNyêu cầu"); a word; or any
# other sign.
_TOKEN = re.compile(
    r"\d++(?:\.\d++){4,}+|([OolI]?\d[\dOolI]*)|[A-ZĐ]{2,12}(?=(?:yêu|đề|giao|về|của|ngày|hướng|thông)\s)"
    r"|[^\W\d_]+|[^\w\s]|_"
)
_DIGITS = str.maketrans("OolI", "0011")
_LONGEST_NUMBER = 6  # longer ones are telephone or account numbers: they stay a sign
_LONGEST_GLUED = 24


class Token(NamedTuple):
    """`word` is lower case and mended; `number` is set for digits; `start`, `end` are characters."""

    word: str
    number: int | None
    start: int
    end: int
    repaired: bool = False
    digits: int = 0


# The class itself hands its arguments on through a call of its own, which takes most of the time.
_made = tuple.__new__


def bare(word: str) -> str:
    """A word without its marks: "Trước" -> "truoc"."""
    folded = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


_BY_BARE = {bare(word): word for word in sorted(VOCABULARY)}
_STARTS = frozenset(word[:2] for word in GLUE)


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """The time word that a misspelt word stands for, or the word itself in lower case."""
    word = word.casefold()
    word = SPELLINGS.get(word, word)
    if word in VOCABULARY or word in OTHER_WORDS:
        return word
    return _BY_BARE.get(bare(word), word)


@lru_cache(maxsize=8192)
def _unglued(word: str) -> tuple[str, ...]:
    """The time words that a glued word consists of ("trướcngày"), or nothing."""
    if not 5 <= len(word) <= _LONGEST_GLUED or word in VOCABULARY or word[:2] not in _STARTS:
        return ()
    parts: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        for start in [at for at in parts if at < end]:
            if end not in parts and word[start:end] in GLUE:
                parts[end] = (*parts[start], word[start:end])
    return parts.get(len(word), ())


def _numbers(text: str, start: int, end: int) -> Iterator[Token]:
    piece = text[start:end]
    letters = piece.strip("OolI")
    after_letter = start > 0 and text[start - 1].isalpha()
    before_letter = end < len(text) and text[end].isalpha() and not _is_hour(text, end)
    if letters != piece and (after_letter or before_letter):  # "2024lần": the letter begins a word
        head = len(piece) - len(piece.lstrip("OolI"))
        tail = head + len(letters)
        if head:
            yield Token(piece[:head].casefold(), None, start, start + head)
        yield from _number(text, start + head, start + tail)
        if tail < len(piece):
            yield Token(piece[tail:].casefold(), None, start + tail, end)
        return
    yield from _number(text, start, end)


def _is_hour(text: str, at: int) -> bool:
    """Whether a letter after a number is the sign of an hour: "l6h00"."""
    return text[at] in "hg" and (at + 1 == len(text) or not text[at + 1].isalpha())


def _number(text: str, start: int, end: int) -> Iterator[Token]:
    piece = text[start:end]
    clean = piece.translate(_DIGITS)
    number = int(clean) if len(clean) <= _LONGEST_NUMBER and clean.isascii() else None
    yield Token("#", number, start, end, clean != piece, len(clean))


@lru_cache(maxsize=8192)
def _word(piece: str) -> tuple[str, bool, tuple[str, ...]]:
    """A word as the grammar sees it, whether it was mended, and the words that are glued in it.

    "m²" and the like are no words: they come back empty, and are read as numbers are.
    """
    if piece[0].isdigit() or piece[1:2].isdigit():
        return "", False, ()
    folded = piece.casefold()
    parts = _unglued(folded) if len(folded) == len(piece) else ()
    word = mended(folded)
    return word, word != folded and folded not in SPELLINGS, parts if len(parts) > 1 else ()


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word, repaired, parts = ("", False, ()) if found.lastindex else _word(found[0])
        if not word:
            new = list(_numbers(text, start, end))
            if tokens and new[0].number is not None and tokens[-1].word in BEFORE_NUMBERS:
                tokens[-1] = tokens[-1]._replace(word=BEFORE_NUMBERS[tokens[-1].word], repaired=True)
            tokens += new
            continue
        if not parts:
            tokens.append(_made(Token, (word, None, start, end, repaired, 0)))
        for part in parts:
            tokens.append(Token(part, None, start, start + len(part)))
            start += len(part)
    return tokens
