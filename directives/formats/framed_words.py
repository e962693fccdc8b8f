"""What is said in the frames of stamps, each line read by itself; a doubtful mark where it is nearly one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from directives.formats.frames import resembles_mark
from directives.formats.leftovers import darker_around, lighter_around
from directives.formats.mark_shapes import likeness
from directives.formats.read_words import ReadWord
from directives.formats.sheet_words import DOUBTFUL
from directives.formats.tesseract import ONE_LINE, words_of_each
from language.syllables import is_spelt

if TYPE_CHECKING:
    from PIL.Image import Image

_SURE = 60.0  # percent
_LETTERS = 4  # so many at least say something; a mark that is misread may have three
_AT_ONCE = 40  # lines of one start
_THIN, _THICK, _HOLE = 3, 5, 5  # points: strokes of a text under a stamp, and holes in a worn one
_LIKE = 0.72  # of 1


def said_in_frames(program: str, insides: "Sequence[Image]") -> Iterator[str]:
    """A line for each frame, and a doubtful mark for one in which a mark is nearly read or seen."""
    unsure: list[Image] = []
    for inside, words in zip(insides, _read(program, insides), strict=True):
        said = _joined(words)
        yield said
        if resembles_mark(said):
            yield DOUBTFUL
        elif not _is_sure(words):
            unsure.append(inside)
    others = _read(program, [other for inside in unsure for other in _without_what_lies_over(inside)])
    if any(resembles_mark(_joined(words)) for words in others) or any(map(_is_like_mark, unsure)):
        yield DOUBTFUL


def _read(program: str, pictures: "Sequence[Image]") -> Iterator[list[ReadWord]]:
    from PIL import ImageOps

    for start in range(0, len(pictures), _AT_ONCE):
        some = [ImageOps.expand(each, 16, fill=255) for each in pictures[start : start + _AT_ONCE]]
        yield from words_of_each(program, some, ONE_LINE)


def _joined(words: Sequence[ReadWord]) -> str:
    return " ".join(word.text for word in words)


def _without_what_lies_over(inside: "Image") -> "Iterator[Image]":
    """Only its thicker strokes, and its strokes with their holes filled."""
    for stroke in (_THIN, _THICK):
        yield darker_around(lighter_around(inside, stroke), stroke)
    yield lighter_around(darker_around(inside, _HOLE), _HOLE)


def _is_sure(words: Sequence[ReadWord]) -> bool:
    """Whether it is read for certain, whatever it says: it is judged like any other line."""
    said = [word for word in words if any(map(str.isalnum, word.text))]
    letters = sum(sum(map(str.isalnum, word.text)) for word in said)
    return letters >= _LETTERS and all(word.certainty >= _SURE and _is_word(word.text) for word in said)


def _is_word(text: str) -> bool:
    letters = "".join(filter(str.isalpha, text)).lower()
    return any(map(str.isdigit, text)) or is_spelt(letters)


def _is_like_mark(inside: "Image") -> bool:
    return max(likeness(inside), likeness(darker_around(lighter_around(inside, _THIN), _THIN))) >= _LIKE
