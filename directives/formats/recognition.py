"""Optical recognition of pages: their text, and what their stamps say."""

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median
from typing import TYPE_CHECKING

from directives.formats.coloured_writing import said_in_colour
from directives.formats.frames import insides_on, readings_within
from directives.formats.layout import Gap, Letter, Piece, by_columns
from directives.formats.leftovers import PixelBox, leftovers
from directives.formats.ornaments import made_plain
from directives.formats.pages import page_with_tables, paragraphs
from directives.formats.pictures import SeenPicture
from directives.formats.rulings import RuledLine, grids_of, rules_on
from directives.formats.sheets import (
    DOUBTFUL,
    Sheet,
    like_marks,
    nearly_marks_on,
    said_in_frames,
    said_on,
    said_on_stamps,
    sheets_of,
    sized,
    turned,
    unread_on,
)
from directives.formats.signatures import signature_beside
from directives.formats.spread_words import spread_words
from directives.formats.stamp_frames import FrameInside
from directives.formats.tesseract import (
    COLUMN_OF_TEXT,
    ORIENTATION,
    SCATTERED,
    ReadWord,
    certainty_of,
    is_known,
    lines_of,
    output_of,
    place_of,
    program_here,
    started,
    sure_places,
    words_in,
    words_of_each,
)
from directives.formats.unread import is_unread
from directives.formats.unruled import with_tables

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 0.12  # of picture points: rules found on a picture meet less exactly than drawn ones
_SURE = 70.0  # mean certainty in percent; a page that lies on its side or head comes to half of it
_LINES_OF_WORDS = 12  # so many are read, however badly, where lines stand
_LYING = 1.2  # times as wide as high
_PRINTED = 20  # words surely read: a page of print, on which writing in another ink is a remark
_SHEETS = 4  # at one start
_LARGE = 110  # points: no table's words are so high
_RIM = 4  # points by which a stroke may stand out of its word
_COLUMN_GAP = 1.8  # of the height of a word
_SUBJECT = re.compile(r"^(?:V/?[vwW]{1,2}|W[vwV]?)[.:]? (?=\w)", re.MULTILINE)  # what becomes of "V/v"


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The text of a page, pictures of what no word of it accounts for or what lies over its words.

    `framed`: what stands in each of its frames; `lines`: its stamps that may be a line of words; `unread`:
    lines stand on it, and hardly a word of them was read; `doubtful`: it shows what may be a part of a mark;
    `written`: lines on a page of print in coloured ink; `rounds`: the middles of round stamps.
    """

    text: str
    rest: "tuple[Image, ...]"
    framed: tuple[FrameInside, ...]
    lines: "tuple[Image, ...]"
    unread: bool = False
    doubtful: bool = False
    written: "tuple[Image, ...]" = ()
    rounds: "tuple[Image, ...]" = ()


def recognise(
    pictures: Iterable[SeenPicture], pages: int, progress: Callable[[int, int], None]
) -> list[RecognisedPage]:
    """Each picture's text in order, as many at a time as there are processors.

    `progress` is called with (0, pages) before the first, and after each with how many are done.

    Raises Unreadable with needs_tesseract where the program or its Vietnamese model is missing.
    """
    program = program_here()
    progress(0, pages)
    read: list[RecognisedPage] = []
    running: list[tuple[SeenPicture, subprocess.Popen[bytes]]] = []
    try:
        for picture in pictures:
            running.append((picture, started(program, picture.grey, COLUMN_OF_TEXT)))
            if len(running) >= (os.cpu_count() or 1):
                read.append(_page(program, *running.pop(0)))
                progress(len(read), pages)
        while running:
            read.append(_page(program, *running.pop(0)))
            progress(len(read), pages)
    finally:
        for _, process in running:
            process.kill()
            process.communicate()
    return read


def recognise_rest(pages: Sequence[RecognisedPage], progress: Callable[[int, int], None]) -> str:
    """What stands in the pictures of what the pages' texts leave, a word a line; for the gate alone.

    A word keeps those beside it only where they make it another one: most of such places are no text.
    """
    rest = [picture for page in pages for picture in page.rest]
    rest.extend([plain for picture in rest for plain in made_plain(picture)])
    insides = [inside for page in pages for inside in page.framed]
    stamps = [stamp for page in pages for stamp in page.lines]
    lines = [DOUBTFUL for page in pages if page.doubtful]
    written = [each for page in pages for each in page.written]
    rounds = [each for page in pages for each in page.rounds]
    if not any((rest, insides, stamps, written, rounds)):
        return "\n".join(lines)
    program = program_here()
    unread: list[Image] = []
    for sheet, words in _sheets_read(program, sheets_of(sized(rest))):
        progress(len(pages), len(pages))
        lines.extend(said_on(sheet, words))
        unread.extend(unread_on(sheet, map(place_of, filter(is_known, words))))
    lines.extend(like_marks(unread))
    for sheet, words in _sheets_read(program, sheets_of(turned(unread))):
        progress(len(pages), len(pages))
        lines.extend(said_on(sheet, words))
    framed = [inside for picture in rest for inside in readings_within(picture)]
    for sheet, words in _sheets_read(program, sheets_of(sized(framed))):
        lines.extend([*said_on(sheet, words), *nearly_marks_on(sheet, words)])
    lines.extend([*said_in_frames(program, insides), *said_on_stamps(program, stamps)])
    lines.extend(said_in_colour(program, written, rounds))
    return "\n".join(lines)


def _sheets_read(program: str, sheets: Iterator[Sheet]) -> Iterator[tuple[Sheet, list[ReadWord]]]:
    while some := list(islice(sheets, _SHEETS)):
        yield from zip(
            some, words_of_each(program, [sheet.picture for sheet in some], SCATTERED), strict=True
        )


def _page(program: str, seen: SeenPicture, process: subprocess.Popen[bytes]) -> RecognisedPage:
    """One page, read again the right way up where the first reading was too unsure."""
    picture, words = seen.grey, words_in(output_of(process))
    if seen.turnable and certainty_of(words) < _SURE:
        for other in _other_ways(program, picture, words):
            again = words_in(output_of(started(program, other, COLUMN_OF_TEXT)))
            picture, words = max((picture, words), (other, again), key=lambda read: certainty_of(read[1]))
            if certainty_of(words) >= _SURE:
                break
    rules = _rules_beside(rules_on(picture, _SCALE), words)
    grids = grids_of(rules)
    unread = is_unread(picture, words)
    text = _repaired(page_with_tables(grids, _letters(words))) if grids else _text(words)
    text = "\n".join([text, *signature_beside(program, picture, words)])
    places = [*sure_places(words), *_ruled(rules)]
    left = leftovers(picture, places)
    rest = [*left.pictures, *spread_words(left.ink)]
    framed = (*insides_on(picture), *seen.framed)
    written = seen.written if sum(map(is_known, words)) >= _PRINTED else ()
    return RecognisedPage(
        text, (*rest, *seen.overlaid), framed, seen.lines, unread, seen.cut_off, written, seen.rounds
    )


def unseen_on(pages: Iterable[RecognisedPage]) -> tuple[str, ...]:
    """A code for the gate, where one of the pages was not really read."""
    return ("page_unread",) if any(page.unread for page in pages) else ()


def _rules_beside(rules: Sequence[RuledLine], words: Sequence[ReadWord]) -> list[RuledLine]:
    """The rules without those within words: strokes of large letters."""
    large = (word for word in words if word.height > _LARGE and sum(map(str.isalpha, word.text)) > 1)
    boxes = [*sure_places(list(words)), *map(place_of, large)]
    return [rule for rule in rules if not _lies_in(_place_of_rule(rule), boxes)]


def _lies_in(rule: PixelBox, boxes: Sequence[PixelBox]) -> bool:
    left, top, right, foot = rule
    return any(
        box[0] - _RIM <= left and right <= box[2] + _RIM and box[1] - _RIM <= top and foot <= box[3] + _RIM
        for box in boxes
    )


def _ruled(rules: Sequence[RuledLine]) -> Iterator[PixelBox]:
    return map(_place_of_rule, rules)


def _place_of_rule(rule: RuledLine) -> PixelBox:
    start, end, at = (round(abs(place) / _SCALE) for place in (rule.start, rule.end, rule.at))
    first, last = min(start, end), max(start, end)
    return (at, first, at, last) if rule.upright else (first, at, last, at)


def _other_ways(program: str, picture: "Image", words: Sequence[ReadWord]) -> "Iterator[Image]":
    """The picture the right way up; and, if it holds lines of words, twice as high, as a fax should be whose
    lines are half as dense, and as a mirror shows it.
    """
    from PIL import ImageOps

    if len(words) >= _LINES_OF_WORDS and picture.width > _LYING * picture.height:
        yield picture.resize((picture.width, 2 * picture.height))
    upright = _upright(program, picture)
    if upright is not None:
        yield upright
    if len(words) >= _LINES_OF_WORDS:
        yield ImageOps.mirror(picture)
        if upright is not None and upright.size != picture.size:
            yield ImageOps.mirror(upright)


def _upright(program: str, picture: "Image") -> "Image | None":
    """The picture turned by quarters as tesseract says that it should be; None where it need not be."""
    report = output_of(started(program, picture, ORIENTATION)).splitlines()
    turn = next((line.partition(":")[2].strip() for line in report if line.startswith("Rotate:")), "0")
    return picture.rotate(-int(turn), expand=True) if turn in {"90", "180", "270"} else None


def _text(words: list[ReadWord]) -> str:
    lines = [_pieces(line) for line in lines_of(words)]
    return _repaired(paragraphs(by_columns(with_tables([line for line in lines if line]))))


def _repaired(text: str) -> str:
    return _SUBJECT.sub("V/v ", text)


def _letters(words: list[ReadWord]) -> list[Letter]:
    """Whole words in the place of letters, those of a line on one base: tails hang below some words."""
    letters = []
    for line in lines_of(words):
        base = -median(word.top + word.height for word in line) * _SCALE
        height = median(word.height for word in line) * _SCALE
        for word in line:
            if word.text.strip("|_—-[]"):
                left = word.left * _SCALE
                # A little short: however close the next word stands, it is a word of its own.
                right = left + max(word.width * _SCALE - 0.3 * height, 0.1)
                letters.append(Letter(word.text, left, right, base, height))
    return letters


def _pieces(words: list[ReadWord]) -> list[Piece]:
    """A line's words as pieces, divided where the gap is that of two columns."""
    pieces: list[list[ReadWord]] = []
    for word in words:
        height = max(word.height, 1)
        last = pieces[-1][-1] if pieces else None
        if last is None or word.left - last.left - last.width > _COLUMN_GAP * max(height, last.height):
            pieces.append([])
        pieces[-1].append(word)
    return [_piece(piece) for piece in pieces]


def _piece(words: list[ReadWord]) -> Piece:
    gaps, at = [], -1
    for word, after in pairwise(words):
        at += len(word.text) + 1
        gaps.append(Gap(at, word.left + word.width, after.left))
    return Piece(
        " ".join(word.text for word in words),
        words[0].left,
        words[-1].left + words[-1].width,
        -max(word.top + word.height for word in words),
        max(word.height for word in words),
        tuple(gaps),
    )
