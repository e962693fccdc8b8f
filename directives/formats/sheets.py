"""Places cut out of pages, side by side on sheets; and what is said on them, or within a frame."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from directives.formats.connected import unframed
from directives.formats.frames import resembles_mark
from directives.formats.leftovers import (
    PixelBox,
    darker_around,
    ink_up_to,
    lighter_around,
    places_of,
    trimmed,
)
from directives.formats.mark_shapes import likeness
from directives.formats.stamp_frames import FrameInside
from directives.formats.tesseract import ONE_LINE, ReadWord, lines_of, place_of, words_of_each
from directives.secret_words import belongs
from language.spelling import is_spelt

if TYPE_CHECKING:
    from PIL.Image import Image


# Places that were cut out of pages, side by side on sheets: without frames, large enough, on four sides.

_READ_SIDE = 64  # points of the shorter side of what is read again
_LARGER = 4
_BLOCK_SIDE = 450  # points from which a place may hold several lines


class Sheet(NamedTuple):
    """Pictures side by side on paper, and where each of them stands, in points."""

    picture: "Image"
    boxes: tuple[PixelBox, ...]

    def place_at(self, box: PixelBox) -> int | None:
        """Which of the pictures something stands in, by its middle."""
        x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
        places = enumerate(self.boxes)
        return next(
            (at for at, (left, top, right, foot) in places if left <= x <= right and top <= y <= foot), None
        )


def sheets_of(pictures: "Iterable[Image]") -> Iterator[Sheet]:
    """The pictures on as few sheets as they take, those of one height beside each other."""
    from PIL import Image

    pictures = sorted(pictures, key=lambda picture: picture.height)
    waiting: list[tuple[Image.Image, PixelBox]] = []
    x = y = row = 0
    for picture in pictures:
        if waiting and x + picture.width > _SHEET:
            x, y, row = 0, y + row + _GAP, 0
        # Beside what is many times as large a line of letters is not found.
        larger = bool(waiting) and picture.height > _LARGER * max(waiting[0][0].height, _READ_SIDE)
        if waiting and (larger or y + picture.height > _SHEET):
            yield _sheet_of(waiting)
            waiting, x, y, row = [], 0, 0, 0
        left, top = x + _GAP, y + _GAP
        waiting.append((picture, (left, top, left + picture.width, top + picture.height)))
        x, row = x + picture.width + 2 * _GAP, max(row, picture.height)
    if waiting:
        yield _sheet_of(waiting)


def _sheet_of(placed: "list[tuple[Image, PixelBox]]") -> Sheet:
    from PIL import Image

    right, foot = (max(box[side] for _, box in placed) + _GAP for side in (2, 3))
    sheet = Image.new("L", (right, foot), 255)
    for picture, (left, top, _, _) in placed:
        sheet.paste(picture, (left, top))
    return Sheet(sheet, tuple(box for _, box in placed))


_SHEET, _GAP = 1600, 30


def unread_on(sheet: Sheet, read: Iterable[PixelBox]) -> "Iterator[Image]":
    """The pictures on a sheet that hold more than what was `read`, without it."""
    from PIL import ImageDraw

    rest = sheet.picture.copy()
    draw = ImageDraw.Draw(rest)
    for left, top, right, foot in read:
        draw.rectangle((left - 3, top - 3, right + 3, foot + 3), fill=255)
    for box in sheet.boxes:
        cut = rest.crop(box)
        if places_of(cut.point(ink_up_to(_INK))):
            yield cut


def turned(pictures: "Sequence[Image]") -> "Iterator[Image]":
    """Each picture on its other three sides."""
    for turn in (90, 180, 270):
        yield from (picture.rotate(turn, expand=True) for picture in pictures)


def sized(pictures: "Iterable[Image]") -> "Iterator[Image]":
    """The pictures without their frames, at the size that letters are read best at."""
    for picture in pictures:
        shorter, longer = sorted(picture.size)
        scales = {min(_READ_SIDE / shorter, 900 / longer, 4.0)}
        if shorter > _BLOCK_SIDE:
            scales.add(min(1.0, 1200 / longer))  # a block of lines
        for scale in scales:
            yield trimmed(unframed(_scaled(picture, scale)))


def _scaled(picture: "Image", scale: float) -> "Image":
    from PIL import Image

    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


_INK = 170


# What is said on sheets of places cut out of pages: each line, each word, what is nearly a mark.

DOUBTFUL = "[MẤT]"  # what recognition makes of a mark, and of a word; in brackets it is parted from others


def said_on(sheet: Sheet, words: list[ReadWord]) -> Iterator[str]:
    """Each line of each picture on a sheet, and its words that those beside them make no other word."""
    for line in lines_of(words):
        for _, run in groupby(line, key=lambda word: sheet.place_at(place_of(word))):
            said = [word.text for word in run]
            yield " ".join(said)
            if len(said) > 1:
                yield from (word for at, word in enumerate(said) if not belongs(said, at))


def nearly_marks_on(sheet: Sheet, words: list[ReadWord]) -> Iterator[str]:
    """A doubtful mark for each frame in which nearly one was read."""
    held: dict[int | None, list[str]] = {}
    for word in words:
        held.setdefault(sheet.place_at(place_of(word)), []).append(word.text)
    yield from (DOUBTFUL for said in held.values() if resembles_mark(" ".join(said)))


# What is said in the frames of stamps, each line read by itself; a doubtful mark where it is nearly one.

_SURE = 60.0  # percent
_LETTERS = 4  # so many at least say something; a mark that is misread may have three
_AT_ONCE = 40  # lines of one start
_THIN, _THICK, _HOLE = 3, 5, 5  # points: strokes of a text under a stamp, and holes in a worn one
_LIKE = 0.76  # of 1; pieces of seals come to 0.73
_LIKE_IN_WHOLE, _NEARLY_LIKE = 0.72, 0.6  # of 1: in a whole frame, and where a mark is nearly read
_HARDLY_LIKE = 0.55  # of 1, where one is nearly read of what was parted from other ink
_LEAST_LETTERS = 3


def said_in_frames(program: str, insides: Sequence[FrameInside]) -> Iterator[str]:
    """A line for each frame, and a doubtful mark for one in which a mark is nearly read or seen."""
    unsure: list[FrameInside] = []
    for inside, words in zip(insides, _read(program, [each.picture for each in insides]), strict=True):
        said = _joined(words)
        yield said
        if resembles_mark(said) and (inside.whole or _says_enough(said) or _is_nearly(inside.picture)):
            yield DOUBTFUL
        elif not _is_sure(words):
            unsure.append(inside)
    others = [(inside, other) for inside in unsure for other in _without_what_lies_over(inside.picture)]
    parted = zip(others, _read(program, [other for _, other in others]), strict=True)
    # An arrival stamp on its head is nearly a mark, too: "ĐẾN" is read as "N3Q", "MEA".
    nearly = any(
        resembles_mark(_joined(words)) and _fits(inside.picture, _HARDLY_LIKE)
        for (inside, _), words in parted
    )
    if nearly or any(map(_is_like_mark, unsure)):
        yield DOUBTFUL


def said_on_stamps(program: str, stamps: "Sequence[Image]") -> Iterator[str]:
    """A line for each stamp parted from what lies under it; a doubtful mark where it is like one."""
    for stamp, words in zip(stamps, _read(program, stamps), strict=True):
        said = _joined(words)
        yield said
        nearly = resembles_mark(said) and _says_enough(said)
        if _is_like(stamp, _NEARLY_LIKE if nearly else _LIKE):
            yield DOUBTFUL


def like_marks(unread: "Iterable[Image]") -> Iterator[str]:
    """A doubtful mark for each of some places that may be a line of letters and is like one."""
    lines = (each for each in unread if _LINE[0] * each.height < each.width < _LINE[1] * each.height)
    yield from (DOUBTFUL for each in islice(lines, _MOST_LIKE) if _is_like(each, _MUCH_LIKE))


_LINE, _MOST_LIKE = (1.2, 9.0), 6  # times as long as high; of a document, for it takes a fifth of a second
_MUCH_LIKE = 0.8  # of 1: other stamps that are worn come to 0.75, scribbled names to 0.68


def _says_enough(said: str) -> bool:
    """Whether it has the letters of a mark: with one less, many a scribble is nearly one."""
    return sum(map(str.isalpha, said)) >= _LEAST_LETTERS


def _is_nearly(picture: "Image") -> bool:
    return _is_like(picture, _NEARLY_LIKE)


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


def _is_like_mark(inside: FrameInside) -> bool:
    return _fits(inside.picture, _LIKE_IN_WHOLE if inside.whole else _LIKE)


def _is_like(picture: "Image", least: float) -> bool:
    return likeness(picture, least) >= least


def _fits(picture: "Image", least: float) -> bool:
    """Whether the letters of a mark fit it so well as it stands, or its thicker strokes."""
    return _is_like(picture, least) or _is_like(darker_around(lighter_around(picture, _THIN), _THIN), least)
