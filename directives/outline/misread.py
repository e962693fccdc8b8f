"""Words that a scan misread, by what stands beside them: no syllables, or rare ones in others' places.

A word that no Vietnamese syllable is spelt like is compared with the syllables that the document itself and
the office's phrases have beside the same neighbours; of several the one whose letters look most like it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from directives.outline.known_words import Mend, known_pairs, spoilt_words, without_onset
from language.folding import fold
from language.spelling import LOWER, UPPER, is_spelt, one_letter_less, without_a_letter

WORD = re.compile(r"[^\W_]+")
# A line that is a person's name: what is no syllable there is none, or the foot's to mend.
_NAME_LINE = re.compile(
    rf"^[ |*]*(?:[\w.]{{2,6}}\. ?)?[{UPPER}][{LOWER}'’.]{{0,8}}"
    rf"(?: [{UPPER}][{LOWER}'’.,~`]{{0,8}}){{1,4}}[ |*]*$",
    re.MULTILINE,
)
_PAUSE = re.compile(r"[.:;!?|()]|\n\s*[-+*•#\n]")
_ROMAN = re.compile(r"[IVX]+|[ivx]+")
_OFTEN = 3  # times that a word stands in a document: it is spelt so, and no slip
_SHORTEST, _LONGEST = 2, 8  # letters of a syllable that a scan may have spoilt
_SURE = 4  # letters of a word that is known again without its neighbours
_LONGEST_GLUED = 16  # letters of two syllables whose blank is lost
_FEW_SLIPS = 3
_ROUNDS = 2
_NOISE = 0.003  # of the words are slips: what was scanned, and not typed
_LONGEST_LETTERS = 4  # of an abbreviation in capitals: "SĐT"
_OF_ADDRESSES = ("@", "/", ".", "-", "_")
_OF_A_PHRASE = 2  # what a pair of the office's phrases weighs beside those of the document
# Letters that a scan takes for each other.
_ALIKE = tuple(map(frozenset, ("l1i|tfj", "ceo0", "nmruv", "hbk6", "gq9y", "s5", "dđ", "pb", "vy")))


@dataclass(slots=True)
class _Text:
    """The words of a document in small letters, numbers as "#", and what stands beside what in it."""

    words: list[str]
    apart: frozenset[int]  # words before which a sign ends what was said
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def beside(self, at: int) -> tuple[str, str]:
        before = self.words[at - 1] if at and at not in self.apart else ""
        after = self.words[at + 1] if at + 1 < len(self.words) and at + 1 not in self.apart else ""
        return before, after

    def times(self, before: str, word: str) -> int:
        """How often a word stands behind another: in the document, and more in the office's phrases."""
        return self.pairs.get((before, word), 0) + _OF_A_PHRASE * ((before, word) in known_pairs())


def misread(
    document: str, gone: Sequence[Mend] = (), units: Sequence[str] = (), noisy: bool = False
) -> list[Mend]:
    """Words that are no syllables, and one letter away from the only one that fits their neighbours.

    Where a scan has left many, also rare syllables that fit neither neighbour, beside one that fits both;
    words that are glued together; and long words that only one syllable is near to. Of two slips side by side
    the second is mended by what the first is meant to be. `gone`: what is left out inside of words, in order;
    `units`: names that the office knows; `noisy`: the text was scanned badly.
    """
    places, written = _words(document, gone)
    words = ["#" if word.isdigit() else word.lower() for word in written]
    times = Counter(words)
    spelt = {word: is_spelt(word) for word in times}
    slips = [at for at, word in enumerate(words) if not spelt[word] and times[word] < _OFTEN]
    if not slips:
        return []
    glued = [at for at in slips if noisy and words[at].isalpha()]
    slips = [at for at in slips if _may_be_a_slip(written[at], *_signs(document, *places[at]), noisy)]
    meant = spoilt_words(words, units, noisy)
    for at, word in meant.items():
        words[at] = word
    names = _of_names(document, places)
    text = _Text(
        words,
        _parts(document, places),
        _neighbourhood(word for word, count in times.items() if count > 1 and spelt[word]),
        Counter(pair for pair in pairwise(words) if spelt.get(pair[0], True) and spelt.get(pair[1], True)),
    )
    _mend(text, meant, [at for at in slips if at not in meant and at not in names], noisy)
    for at in glued:
        if at not in meant and at not in names and (parts := _parted(text, at)):
            meant[at] = parts
    if noisy:
        rare = (
            at
            for at, word in enumerate(words)
            if at not in meant and at not in names and spelt.get(word) and times[word] < _OFTEN
        )
        for at in rare:
            if not _stands(text, at) and (
                word := _fitting(text, at, both=True) or _remarked(text, at) or _headless(text, at)
            ):
                meant[at] = word
    return [Mend(*places[at], _in_case(word, written[at])) for at, word in meant.items()]


def is_noisy(document: str) -> bool:
    """Whether many words in small letters bear marks that no syllable bears: scanned badly, and not typed."""
    words = [found.group() for found in WORD.finditer(document)]
    slips = sum(1 for word in words if not word.isascii() and word.islower() and not is_spelt(word))
    return slips >= max(_FEW_SLIPS, _NOISE * len(words))


def _words(document: str, gone: Sequence[Mend]) -> tuple[list[tuple[int, int]], list[str]]:
    """The words and where they stand, those whole again inside of which something is left out."""
    places: list[tuple[int, int]] = []
    written: list[str] = []
    inside = {mend.end: mend.start for mend in gone if not mend.text}
    for found in WORD.finditer(document):
        if written and inside.get(found.start()) == places[-1][1]:
            places[-1] = places[-1][0], found.end()
            written[-1] += found.group()
        else:
            places.append(found.span())
            written.append(found.group())
    return places, written


def _mend(text: _Text, meant: dict[int, str], slips: Sequence[int], noisy: bool) -> None:
    """Mend the slips by their neighbours; each round by what the one before mended."""
    for turn in range(_ROUNDS):
        more = {
            at: word
            for at in slips
            if at not in meant
            and (
                word := _fitting(text, at, both=text.words[at].isascii() and not (noisy and turn))
                or (_alone(text, at) if noisy and turn else "")
            )
        }
        meant.update(more)
        for at, word in more.items():
            text.words[at] = word


def _parts(document: str, places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words before which a sign ends what was said."""
    gaps = (document[before[1] : after[0]] for before, after in pairwise(places))
    return frozenset(at for at, gap in enumerate(gaps, 1) if len(gap) > 1 and _PAUSE.search(gap))


def _of_names(document: str, places: Sequence[tuple[int, int]]) -> set[int]:
    """The words of lines that are a person's name."""
    starts = [start for start, _ in places]
    return {
        at
        for line in _NAME_LINE.finditer(document)
        for at in range(bisect_left(starts, line.start()), bisect_left(starts, line.end()))
    }


def _stands(text: _Text, at: int) -> bool:
    """Whether a word is seen beside one of its neighbours elsewhere, or in a phrase."""
    before, after = text.beside(at)
    word = text.words[at]
    return text.times(before, word) > 1 or text.times(word, after) > 1


def _fitting(text: _Text, at: int, both: bool) -> str:
    """The one syllable near to a word that fits its neighbours best; `both`: it must fit the two of them."""
    before, after = text.beside(at)
    written = text.words[at]
    weights: dict[str, tuple[int, int]] = {}
    for each in _near(written, text.own):
        if (written[0].isdigit() or written[-1].isdigit()) and _likeness(written, each) < 2:
            continue  # the mark of a footnote, or a number that a blank is missing behind
        behind, ahead = text.times(before, each), text.times(each, after)
        if each not in ("#", written) and behind + ahead and (not both or (behind and ahead)):
            weights[each] = (behind + ahead) * _likeness(written, each), behind + ahead
    best = sorted(weights, key=lambda each: weights[each], reverse=True)[:2]
    return best[0] if best and (len(best) < 2 or weights[best[0]] > weights[best[1]]) else ""


def _remarked(text: _Text, at: int) -> str:
    """A word that the office's phrases do not have with the marks with which it stands beside a neighbour."""
    if text.words[at] in _known_words():
        return ""
    word = _fitting(text, at, both=False)
    return word if fold(word) == fold(text.words[at]) else ""


def _headless(text: _Text, at: int) -> str:
    """ "dịch ụ", "thương ại": the word whose first letter is lost, by one of its neighbours."""
    written = text.words[at]
    if fold(written[0]) not in "aeiouy" or written in _known_words() or written in without_onset():
        return ""
    word = _fitting(text, at, both=False)
    before, after = text.beside(at)
    known = (before, word) in known_pairs() or (word, after) in known_pairs()
    return word if known and word[1:] == written else ""


def _alone(text: _Text, at: int) -> str:
    """The one syllable that a longer word looks like, whatever stands beside it."""
    written = text.words[at]
    near = [each for each in _near(written, text.own) if len(each) >= _SURE]
    likest = [each for each in near if _likeness(written, each) > 1]
    if len(written) < _SURE or (written.isascii() and len(near) > 1):
        return ""
    return near[0] if len(near) == 1 else likest[0] if len(likest) == 1 else ""


def _likeness(written: str, meant: str) -> int:
    """How much a word looks like another: 3 with other marks, 2 with a letter that looks so, else 1."""
    bare, other = fold(written), fold(meant)
    if bare == other:
        return 3
    if len(bare) != len(other):
        return 1
    (first, second), *more = [(a, b) for a, b in zip(bare, other, strict=True) if a != b]
    return 2 if not more and any(first in group and second in group for group in _ALIKE) else 1


def _parted(text: _Text, at: int) -> str:
    """The two syllables of which a word consists whose blank is lost: "quyđịnh"."""
    written = text.words[at]
    if written.isascii() or len(written) > _LONGEST_GLUED:
        return ""
    before, after = text.beside(at)
    weights: dict[str, int] = {}
    for place in range(1, len(written)):
        first, second = written[:place], written[place:]
        if is_spelt(first) and is_spelt(second) and _is_known(text, first) and _is_known(text, second):
            weights[f"{first} {second}"] = (
                3 * text.times(first, second) + text.times(before, first) + text.times(second, after)
            )
    best = sorted(weights, key=lambda each: weights[each], reverse=True)[:2]
    return best[0] if best and (len(best) < 2 or weights[best[0]] > weights[best[1]]) else ""


def _is_known(text: _Text, word: str) -> bool:
    return len(word) > 1 and (word in _known_words() or word in text.own.get(word, ()))


def _signs(document: str, start: int, end: int) -> tuple[str, str]:
    """The signs that touch a word on both sides."""
    return document[max(0, start - 1) : start].strip(), document[end : end + 2].rstrip().split(" ")[0]


def _may_be_a_slip(word: str, before: str, after: str, noisy: bool) -> bool:
    """Whether a word that is no syllable may be a spoilt one: no abbreviation, no part of an address."""
    if not _SHORTEST <= len(word) <= _LONGEST or (word.isupper() and len(word) <= _LONGEST_LETTERS):
        return False
    if not noisy and (
        (word[-1].isdigit() and is_spelt(word[:-1])) or (word[0].isdigit() and is_spelt(word[1:]))
    ):
        return False  # the mark of a footnote, or a number that a blank is missing behind
    if (word[0].islower() and not word.islower()) or _ROMAN.fullmatch(word):
        return False  # "500 kV", "VI."
    if before in _OF_ADDRESSES or (after[:1] in _OF_ADDRESSES and after != "."):
        return False
    letters = sum(char.isalpha() for char in word)
    return letters >= max(2, len(word) - 1) and not (word.isascii() and word.isupper())


def _neighbourhood(words: Iterable[str]) -> dict[str, list[str]]:
    """Syllables by themselves and by what is left of them without one letter."""
    return without_a_letter(word for word in words if len(word) <= _LONGEST)


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for pair in known_pairs() for word in pair)


@cache
def _known_neighbourhood() -> dict[str, list[str]]:
    return _neighbourhood(_known_words())


def _near(word: str, own: Mapping[str, Sequence[str]]) -> set[str]:
    """The syllables that one letter more, less or another makes of a word."""
    found: set[str] = set()
    for form in {word, *one_letter_less(word)}:
        found.update(own.get(form, ()), _known_neighbourhood().get(form, ()))
    return {each for each in found if abs(len(each) - len(word)) < 2}


def _in_case(word: str, written: str) -> str:
    letters = [char for char in written if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    small = letters[-1].islower() and word.endswith(letters[-1])  # "SSở"
    if capitals > max(1, len(letters) / 2) and not (capitals == 2 and small):
        return word.upper()
    return word.capitalize() if letters[0].isupper() else word
