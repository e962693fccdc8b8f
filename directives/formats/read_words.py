"""Words as recognition gives them, their places, and which of them were read so surely that nothing hides."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from statistics import mean

from directives.formats.leftovers import PixelBox
from language.syllables import is_spelt

_FAIRLY_SURE = 60.0
_HARDLY_SURE = 30.0


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word with its place in pixels, its line, and how sure tesseract is of it, in percent."""

    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    certainty: float
    text: str


def words_in(table: str) -> list[ReadWord]:
    words = []
    for row in csv.reader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) == 12 and row[0] == "5" and row[11].strip():
            left, top, width, height = (int(value) for value in row[6:10])
            words.append(ReadWord(tuple(row[1:5]), left, top, width, height, float(row[10]), row[11].strip()))
    return words


def certainty_of(words: list[ReadWord]) -> float:
    return mean(word.certainty for word in words) if words else 0.0


def lines_of(words: list[ReadWord]) -> Iterator[list[ReadWord]]:
    return (list(line) for _, line in groupby(words, key=lambda word: word.line))


def sure_places(words: list[ReadWord]) -> Iterator[PixelBox]:
    """Where words stand that were read with some certainty; a garbled stamp is none.

    A letter or two by themselves are no word: those of a stamp on its side look like upright ones.
    """
    for line in lines_of(words):
        if not any(map(_makes_sense, line)):
            continue
        for place, word in enumerate(line):
            if word.certainty >= _FAIRLY_SURE and (_letters_in(word) > 2 or _has_neighbour(line, place)):
                yield place_of(word)


def _makes_sense(word: ReadWord) -> bool:
    """Whether it has small letters or digits, or is a syllable.

    A stamp on its head is taken for a few capitals, some with great certainty.
    """
    if sum(map(str.islower, word.text)) > 1 or sum(map(str.isdigit, word.text)) > 2:
        return True
    letters = "".join(filter(str.isalpha, word.text))
    return len(letters) > 2 and is_spelt(letters.lower())


def _letters_in(word: ReadWord) -> int:
    """How many letters and digits: what a stamp on its side is taken for has dashes and brackets."""
    return sum(map(str.isalnum, word.text))


def place_of(word: ReadWord) -> PixelBox:
    return word.left, word.top, word.left + word.width, word.top + word.height


def _has_neighbour(line: Sequence[ReadWord], place: int) -> bool:
    word = line[place]
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    gaps = [word.left - each.left - each.width for each in before]
    gaps += [each.left - word.left - word.width for each in after]
    return any(-word.width < gap < 1.5 * word.height for gap in gaps) and sum(map(_letters_in, line)) > 3


def is_known(word: ReadWord) -> bool:
    """Whether it was read well enough that it need not be looked at from another side."""
    if word.certainty >= _FAIRLY_SURE:
        return _letters_in(word) > 3 and _makes_sense(word)
    return word.certainty >= _HARDLY_SURE and sum(map(str.isdigit, word.text)) > 3
