"""Writing in coloured ink on a page of print: a remark in pen, and what stands within a round stamp.

What is read of a pen's writing is guessed: a page is not wholly looked at where a machine is not sure of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from directives.formats.inks import InkLayer, alone_on, lies_alone
from directives.formats.leftovers import PixelBox, levelled, places_of
from directives.formats.sheets import DOUBTFUL, connected_points
from directives.formats.tesseract import FAIRLY_SURE, ONE_BLOCK, ReadWord, words_of_each
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
    """What each piece of writing and each round stamp says; a doubtful mark where it may be one.

    So it is where writing is not surely read.
    """
    from PIL import ImageOps

    some = [ImageOps.expand(each, 16, fill=255) for each in (*written, *rounds)]
    for place, words in enumerate(words_of_each(program, some, ONE_BLOCK) if some else ()):
        said = " ".join(word.text for word in words)
        letters = "".join(filter(str.isalpha, fold(said)))
        yield said
        in_pen = place < len(written)
        if not _is_read(words, letters) if in_pen else partial_ratio(_STATE_SECRET, letters) >= _LIKE:
            yield DOUBTFUL


_STATE_SECRET, _LIKE = "bimatnhanuoc", 80.0  # percent of its letters in a row


def _is_read(words: Sequence[ReadWord], letters: str) -> bool:
    """Whether no word is unsure, and all together are more than one that a mark is read as: "HẤT"."""
    sure = all(word.certainty >= FAIRLY_SURE for word in words if sum(map(str.isalnum, word.text)) >= _WORD)
    return sure and bool(letters or words) and Levenshtein.distance(letters, "mat") > 1
