"""Writing in coloured ink on a page of print: a remark in pen, and what stands within a round stamp.

What is read of a pen's writing is guessed: what may be a mark and is not surely read is asked about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from directives.formats.connected import connected_points
from directives.formats.inks import InkLayer, alone_on, lies_alone
from directives.formats.leftovers import PixelBox, levelled, places_of
from directives.formats.mark_shapes import likeness
from directives.formats.sheets import DOUBTFUL
from directives.formats.tesseract import FAIRLY_SURE, ONE_BLOCK, ReadWord, place_of, words_of_each
from directives.secret_words import innocent_word
from language.folding import fold

if TYPE_CHECKING:
    from PIL.Image import Image

_LINE = 0.9, 16.0  # times as long as high
_HIGHEST = 90  # points of the small picture: 23 mm, two lines in pen
_LETTERS = 3, 0.25  # so many pieces at least are so much of the writing's height; a name signed is one or two
_MOST = 6  # of a page; more are a drawing
_WORD = 3  # letters: what is shorter may be dust
_ROUND, _LEAST_ROUND = (80, 230), 0.85  # points of a round stamp's side, 20 to 58 mm; of its width
_RING = 0.03, 0.6  # of its box
_INNER = 0.24  # of its side, on each: behind its rings and the words along them
_MOST_ROUND = 2  # of a colour


def writing_on(picture: "Image", layers: Iterable[InkLayer]) -> "Iterator[Image]":
    """Lines in one coloured ink with no other ink beside them, dark on white, level."""
    for layer in layers:
        boxes = [box for box in places_of(layer.mask) if _is_line(layer.mask, box)]
        alone = (box for box in boxes[:_MOST] if lies_alone(box, layer))
        yield from (levelled(alone_on(picture, box, layer)) for box in alone)


def within_rounds(picture: "Image", layers: Iterable[InkLayer]) -> "Iterator[Image]":
    """What stands in the middle of round stamps, dark on white, level."""
    for layer in layers:
        boxes = [box for box in places_of(layer.mask, (_ROUND[0], _ROUND[0]), _RING) if _is_round(box)]
        for left, top, right, foot in boxes[:_MOST_ROUND]:
            across, down = round(_INNER * (right - left)), round(_INNER * (foot - top))
            middle = left + across, top + down, right - across, foot - down
            yield levelled(alone_on(picture, middle, layer))


def _is_round(box: PixelBox) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return max(wide, high) <= _ROUND[1] and _LEAST_ROUND * max(wide, high) <= min(wide, high)


def _is_line(mask: "Image", box: PixelBox) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    if high > _HIGHEST or not _LINE[0] * high < wide < _LINE[1] * high:
        return False
    data, letters = bytearray(mask.crop(box).tobytes()), 0
    for start in range(len(data)):
        if data[start]:
            rows = [at // wide for at in connected_points(data, start, wide, high)]
            letters += max(rows) - min(rows) + 1 >= _LETTERS[1] * high
    return letters >= _LETTERS[0]


def said_in_colour(program: str, written: "Sequence[Image]", rounds: "Sequence[Image]") -> Iterator[str]:
    """What is read of them; a doubtful mark for a pen's writing that may be one and is not surely read, and
    for what is much like "bí mật nhà nước" in the middle of a round stamp.
    """
    from PIL import ImageOps

    some = [ImageOps.expand(each, 16, fill=255) for each in (*written, *rounds)]
    for place, words in enumerate(words_of_each(program, some, ONE_BLOCK) if some else ()):
        said = " ".join(word.text for word in words)
        letters = "".join(filter(str.isalpha, fold(said)))
        yield said
        in_pen = place < len(written)
        state_secret = len(letters) >= _LEAST and partial_ratio(_STATE_SECRET, letters) >= _LIKE
        if _may_be_mark(some[place], words) if in_pen else state_secret:
            yield DOUBTFUL


_STATE_SECRET, _LIKE = "bimatnhanuoc", 80.0  # percent of its letters in a row
_LEAST = 5  # letters: fewer stand in any word
_LONGEST_MARK = 6.0  # times as long as high; "TUYỆT MẬT" by hand comes to five
_MARK = "mat"
_HEAVIER_MARKS = {"toimat": 3, "tuyetmat": 4}
"""By what is written: how many of its letters may be misread."""
_FEW = 5  # letters and digits are read of a mark alone, and of what a machine hardly reads
_FEW_WORDS = 3  # of a remark: of one of them a mark may be half misread, of a sentence one letter
_QUITE_SURE = 95.0  # percent
_AS_M = frozenset("mnhilrwvk")  # what recognition makes of M in somebody's hand
_ALIKE, _MOST_ALIKE = 0.78, 6  # of 1; words of a remark, for each takes a tenth of a second
_SAID = re.compile(r"\bmật\b", re.IGNORECASE)


def _may_be_mark(writing: "Image", words: Sequence[ReadWord]) -> bool:
    """Whether a pen's writing, of which this was read, may be a mark or hold one.

    A line too long for one holds one only where a word is nearly read; so does one of which much was read.
    """
    said = [word for word in words if any(map(str.isalnum, word.text))]
    if any(_is_nearly(word, few=len(said) <= _FEW_WORDS) for word in said) or _says_mark(said):
        return True
    unsure = [word for word in words if word.certainty < FAIRLY_SURE]
    if any(likeness(writing.crop(place_of(word)), _ALIKE) >= _ALIKE for word in unsure[:_MOST_ALIKE]):
        return True
    read = "".join(filter(str.isalnum, fold("".join(word.text for word in said))))
    if len(read) > _FEW:
        return any(Levenshtein.distance(read, mark) <= most for mark, most in _HEAVIER_MARKS.items())
    if writing.width > _LONGEST_MARK * writing.height:
        return False
    unread = any(len(word.text) >= _WORD for word in unsure)
    return unread or not words or Levenshtein.distance(read, _MARK) <= 1


def _is_nearly(word: ReadWord, *, few: bool) -> bool:
    """Whether a word that is not surely read may be "mật"."""
    letters = "".join(filter(str.isalpha, fold(word.text)))
    far = Levenshtein.distance(letters, _MARK)
    if few and letters[:1] == "m" and len(word.text) <= len(_MARK):
        return word.certainty < _QUITE_SURE
    if word.certainty >= FAIRLY_SURE or len(letters) < len(_MARK) - 1:
        return False
    return far <= 1 or (few and far <= len(_MARK) - 1 and (letters[0] in _AS_M or letters[-1] == "t"))


def _says_mark(words: Sequence[ReadWord]) -> bool:
    """Whether the word stands there, and those around it make no other of it."""
    said = " ".join(word.text for word in words)
    return any(not innocent_word(said, *match.span()) for match in _SAID.finditer(said))
