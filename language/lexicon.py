"""Phrases looked up over tokens: the longest one wins, and a phrase may bear several classes.

The words are data, `language/words/*.toml`: a class and its phrases, written with their marks and parted by
"|". A phrase must not contradict the marks that were typed ("Bộ" is not "bỏ"); typed marks may be missing.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from language.folding import fold
from language.spelling import is_syllable, one_edit_apart, one_letter_less, without_a_letter
from language.tokens import Token, agrees, marks

WORDS = Path(__file__).parent / "words"
LONGEST_PHRASE = 8
"""Words."""
_SHORTEST_SLIP = 4
_BEFORE_VOWEL = re.compile(r"[^aeiouy]*")
_TELEX_MARK = re.compile(r"[sfrxjw]")
_TELEX_DOUBLE = re.compile(r"([adeo])\1")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_NO_OTHER = {"nhung": "nhưng", "hong": "hòng"}  # with their marks they are never "những" and "không"
_SHAPES = frozenset("\u0302\u0306\u031b")  # circumflex, breve, horn
_NUMERALS = frozenset({"hai", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "tram"})
"""Words of a number: no slips of others."""
_ROMAN = re.compile(r"[ivxlc]+")


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list written with "|" between them."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


@cache
def classes(name: str) -> Mapping[str, tuple[str, ...]]:
    """The classes of `language/words/<name>.toml` with their phrases."""
    with (WORDS / f"{name}.toml").open("rb") as file:
        return {kind: phrases(text) for kind, text in tomllib.load(file).items()}


@cache
def folded(name: str, kind: str) -> tuple[str, ...]:
    """The phrases of a class without their marks, each once."""
    return tuple(dict.fromkeys(map(fold, classes(name)[kind])))


@cache
def slips() -> Mapping[str, str]:
    """Folded slips and abbreviations -> the folded word meant."""
    with (WORDS / "slips.toml").open("rb") as file:
        return dict(tomllib.load(file))


@cache
def book(*names: str) -> "PhraseBook":
    """The phrases of these files in one tree. Where a class stands in several, its phrases are joined."""
    joined: dict[str, list[str]] = {}
    for name in names:
        for kind, found in classes(name).items():
            joined.setdefault(kind, []).extend(found)
    return PhraseBook(joined, slips())


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
    ends: list["_End"] = field(default_factory=list)


class _End(NamedTuple):
    """A phrase: its words as meant, their marks, its classes."""

    meant: tuple[str, ...]
    borne: frozenset[str]
    tags: frozenset[str]


_NO_CLASSES: frozenset[str] = frozenset()
_Place = tuple[_Node, Sequence[Token]]
"""Where a walk stands, and the words by which it came there."""


def _down(node: _Node, words: Sequence[Token]) -> _Node | None:
    """The node that lies behind these words; None where no phrase goes on so."""
    for word in words:
        following = node.next.get(word.folded)
        if following is None:
            return None
        node = following
    return node


class PhraseBook:
    """A tree of phrases with their classes."""

    def __init__(self, tagged: Mapping[str, Iterable[str]], known_slips: Mapping[str, str]):
        self._root = _Node()
        self._slips = known_slips
        self._words: set[str] = set()
        for tag, found in tagged.items():
            for phrase in found:
                self._add(tag, phrase)
        self._plain = frozenset(self._words.difference(known_slips))
        self._firsts = without_a_letter(word for word in self._root.next if len(word) >= _SHORTEST_SLIP)

    def _add(self, tag: str, phrase: str) -> None:
        meant = tuple(phrase.split())
        node = self._root
        for word in meant:
            folded = fold(word)
            self._words.add(folded)
            node = node.next.setdefault(folded, _Node())
        borne = marks(phrase)
        for n, end in enumerate(node.ends):
            if end.meant == meant:
                node.ends[n] = end._replace(tags=end.tags | {tag})
                return
        node.ends.append(_End(meant, borne, frozenset({tag})))

    def key(self, token: Token) -> str:
        """The folded word, with a known slip or the letters of an unfinished Telex put right."""
        word = token.folded
        if word in self._slips and token.text.casefold() != _NO_OTHER.get(word):
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
        word = token.folded
        return word in self._words or word in self._slips or self.key(token) in self._words

    def as_meant(self, taken: Sequence[Token], folded: str) -> str:
        """The folded words of a phrase, `folded`, without letters held down and a slip of the thumb."""
        if self._words.issuperset([token.folded for token in taken]):
            return folded
        node, words = self._root, list[str]()
        for token in taken:
            word = self.short(token)
            if word not in node.next:
                word = self._near(node, token) or word
            words.append(word)
            node = node.next.get(word, _Node())
        return " ".join(words)

    def longest(
        self, tokens: Sequence[Token], at: int, *, marked: bool = False
    ) -> tuple[int, frozenset[str]]:
        """How many tokens the longest phrase at `at` takes, and its classes; (0, none) where there is none.

        In a `marked` sentence, one typed with diacritics, a phrase with the very marks goes before
        those that it would be with marks left out. A word that is none of any phrase may be one with a
        slip of the thumb: where no syllable is spelt so, or the rest of its phrase is typed right.
        """
        size, tags = self._straight(tokens, at, marked)
        ahead = tokens[at : at + size + 2]
        if self._words.issuperset([token.folded for token in ahead if token.kind == "word"]):
            return size, tags
        near, near_tags = self._walk(tokens, at, marked, slipped=True)
        return (near, near_tags) if near > size else (size, tags)

    def _straight(self, tokens: Sequence[Token], at: int, marked: bool) -> tuple[int, frozenset[str]]:
        """The longest phrase of words as they are typed; with a slip or another form the places that fork."""
        node, best, place = self._root, (0, _NO_CLASSES), at
        for token in tokens[at : at + LONGEST_PHRASE]:
            place += 1
            word = token.folded
            if word not in self._plain:
                if token.kind != "word" and word not in self._slips:
                    break
                return self._walk(tokens, at, marked, slipped=False)
            following = node.next.get(word)
            if following is None:
                break
            node = following
            if node.ends and (tags := self._classes([(node, tokens[at:place])], marked)):
                best = (place - at, tags)
        return best

    def _walk(
        self, tokens: Sequence[Token], at: int, marked: bool, *, slipped: bool
    ) -> tuple[int, frozenset[str]]:
        places: list[_Place] = [(self._root, ())]
        best = (0, _NO_CLASSES)
        wrong: list[str] = []
        following: list[_Place]
        for size, token in enumerate(tokens[at : at + LONGEST_PHRASE], start=1):
            word = token.folded
            if word in self._plain:
                following = [
                    (behind, (*typed, token)) for node, typed in places if (behind := node.next.get(word))
                ]
            else:
                following = self._others_following(places, token)
            if not following and slipped and not wrong:
                near = [(node, self._near(node, token), typed) for node, typed in places[:1]]
                following = [(node.next[word], (*typed, token)) for node, word, typed in near if word]
                wrong.append(token.folded)
            if not following:
                break
            places = following
            if wrong and size == 1 and is_syllable(wrong[0]):
                continue
            tags = self._classes(places, marked)
            if tags:
                best = (size, tags)
        return best

    def _others_following(self, places: Sequence[_Place], token: Token) -> list[_Place]:
        """Where a word leads: as typed, as what it is a slip of, with an abbreviation written out."""
        word = token.folded
        found: list[_Place] = []
        key = self.key(token)
        words = (word,) if key == word else (word, key)
        full = self._written_out(token) if word in self._slips else []
        for node, typed in places:
            found += [(node.next[each], (*typed, token)) for each in words if each in node.next]
            behind = _down(node, full) if full else None
            if behind is not None:
                found.append((behind, (*typed, *full)))
        return found

    def _classes(self, places: Sequence[_Place], marked: bool) -> frozenset[str]:
        """The classes of the phrases that end here."""
        fitting = [
            (end, typed) for node, typed in places for end in node.ends if self._fits(typed, end.meant)
        ]
        if len(fitting) < 2:
            return fitting[0][0].tags if fitting else _NO_CLASSES
        exact = [end for end, typed in fitting if marked and end.borne == _marks_of(typed)]
        return frozenset().union(*[end.tags for end in exact or [end for end, _ in fitting]])

    def _written_out(self, token: Token) -> list[Token]:
        """The words of an abbreviation: "bc" is "bao cao"; empty where it is none.

        None has a letter of another shape: "qhận" is a slip of "nhận", though "qhan" is "quá hạn".
        """
        if marks(token.text) & _SHAPES:
            return []
        words = self._slips.get(token.folded, "").split()
        return [replace(token, text=word, folded=word) for word in words] if len(words) > 1 else []

    def _near(self, node: _Node, token: Token) -> str:
        """The only word that goes on here and is one edit away; "" where there is none."""
        word = token.folded
        short = len(word) < _SHORTEST_SLIP - 1 or word in _NUMERALS
        if token.kind != "word" or short or word in self._words:
            return ""
        inside = node is not self._root
        firsts = {w for left in (word, *one_letter_less(word)) for w in self._firsts.get(left, ())}
        found = [
            w
            for w in (node.next if inside else firsts)
            if one_edit_apart(word, w)
            and (len(w) >= _SHORTEST_SLIP or (inside and len(w) == len(word) and sorted(w) == sorted(word)))
        ]
        return found[0] if len(found) == 1 else ""

    def _fits(self, typed: Sequence[Token], meant: tuple[str, ...]) -> bool:
        for token, word in zip(typed, meant, strict=True):
            if token.text == word:
                continue
            if token.folded in _NO_OTHER and token.text.casefold() == _NO_OTHER[token.folded] != word:
                return False
            if not (agrees(token.text, word) or token.folded in self._slips or fold(word) != token.folded):
                return False
        return True
