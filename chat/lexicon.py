"""Phrases looked up over tokens: the longest one wins, and a phrase may bear several tags.

A phrase must not contradict the marks that were typed ("Bộ" is not "bỏ"), and typed marks may be missing.

The vocabularies are made once, when the first message needs them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from chat.words import ANSWER_WORDS, SLIPS
from chat.words_office import ASKING_WORDS, OFFICE_WORDS
from language.folding import fold
from language.tokens import Token, agrees, marks

_BEFORE_VOWEL = re.compile(r"[^aeiouy]*")
_TELEX_MARK = re.compile(r"[sfrxjw]")
_TELEX_DOUBLE = re.compile(r"([adeo])\1")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_ROMAN = re.compile(r"[ivxlc]+")


def untelex(word: str) -> str:
    """The bare word behind Telex keys that were not turned into marks: "chuwa" is "chua", "roofi" "roi"."""
    head = _BEFORE_VOWEL.match(word)
    cut = head.end() if head else 0
    return _TELEX_DOUBLE.sub(r"\1", word[:cut] + _TELEX_MARK.sub("", word[cut:]))


def _marks_of(typed: Sequence[Token]) -> frozenset[str]:
    return marks(" ".join(token.text for token in typed))


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # tag, the words as meant


class PhraseBook:
    """A tree of phrases with their tags."""

    def __init__(self, tagged: Mapping[str, Iterable[str]], slips: Mapping[str, str]):
        self._root = _Node()
        self._slips = slips
        self._words: set[str] = set()
        for tag, phrases in tagged.items():
            for phrase in phrases:
                self._add(tag, phrase)

    def _add(self, tag: str, phrase: str) -> None:
        meant = tuple(phrase.split())
        node = self._root
        for word in meant:
            folded = fold(word)
            self._words.add(folded)
            node = node.next.setdefault(folded, _Node())
        node.ends.append((tag, meant))

    def key(self, token: Token) -> str:
        """The folded word, with a known slip or the letters of an unfinished Telex put right."""
        word = token.folded
        if word in self._slips:
            return self._slips[word]
        if word in self._words or token.kind != "word" or not word.isascii():
            return word
        short = self.short(token)
        if short != word:
            return short
        bare = untelex(word)
        return bare if bare in self._words and len(bare) > 1 else word

    def short(self, token: Token) -> str:
        """The folded word without letters that were held down: "xonggg" is "xong".

        "III" and "VIII" are numerals, in a name and of a quarter, and stay.
        """
        word = token.folded
        if word in self._words or _ROMAN.fullmatch(word):
            return word
        short = _DRAWN_OUT.sub(r"\1", word)
        return short if short in self._words and len(short) > 1 else word

    def knows(self, token: Token) -> bool:
        """Whether some phrase here holds the word, or a slip of it."""
        return self.key(token) in self._words or token.folded in self._slips

    def longest(
        self, tokens: Sequence[Token], at: int, *, marked: bool = False
    ) -> tuple[int, frozenset[str]]:
        """How many tokens the longest phrase at `at` takes, and its tags; (0, none) where there is none.

        In a `marked` sentence, one typed with diacritics, a phrase with the very marks goes before
        those that it would be with marks left out.
        """
        node = self._root
        best: tuple[int, frozenset[str]] = (0, frozenset())
        typed: list[Token] = []
        for token in tokens[at : at + 8]:
            following = node.next.get(token.folded) or node.next.get(self.key(token))
            if following is None:
                break
            node = following
            typed.append(token)
            fitting = [(tag, meant) for tag, meant in node.ends if self._fits(typed, meant)]
            exact = [end for end in fitting if marked and marks(" ".join(end[1])) == _marks_of(typed)]
            tags = frozenset(tag for tag, _ in exact or fitting)
            if tags:
                best = (len(typed), tags)
        return best

    def _fits(self, typed: list[Token], meant: tuple[str, ...]) -> bool:
        return all(
            token.folded in self._slips or agrees(token.text, word)
            for token, word in zip(typed, meant, strict=True)
        )


@cache
def answering() -> PhraseBook:
    """The words by which heads answer."""
    return PhraseBook(ANSWER_WORDS, SLIPS)


@cache
def commanding() -> PhraseBook:
    """The words by which the office commands."""
    return PhraseBook(OFFICE_WORDS, SLIPS)


@cache
def asking() -> PhraseBook:
    """The words by which people ask."""
    return PhraseBook(ASKING_WORDS, SLIPS)
