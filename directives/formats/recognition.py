"""Optical recognition by tesseract on this machine; no page leaves it, and none is written to disk."""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby, pairwise
from statistics import mean, median
from typing import TYPE_CHECKING

from directives.extract import Unreadable
from directives.formats.layout import Gap, Letter, Piece, by_columns
from directives.formats.leftovers import PixelBox, leftovers
from directives.formats.pages import page_with_tables, paragraphs
from directives.formats.pictures import SeenPicture
from directives.formats.rulings import RuledLine, grids_of, rules_on
from directives.formats.sheets import sheets_of
from directives.formats.unruled import with_tables

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_MODEL = "vie"
_PAGE_SECONDS = 25
_SCALE = 0.12  # of picture points: rules found on a picture meet less exactly than drawn ones
_SURE = 70.0  # mean certainty in percent; a page that lies on its side or head comes to half of it
_FAIRLY_SURE = 60.0
_COLUMN_GAP = 1.8  # of the height of a word
_COLUMN_OF_TEXT = ["-l", _MODEL, "--psm", "4", "tsv"]  # psm 3 takes item numbers for a column of their own
_SUBJECT = re.compile(r"^(?:V/?[vwW]{1,2}|W[vwV]?)[.:]? (?=\w)", re.MULTILINE)  # what becomes of "V/v"
_SCATTERED = ["-l", _MODEL, "--psm", "11", "tsv"]
_ORIENTATION = ["--psm", "0"]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with its place in pixels, its line, and how sure tesseract is of it, in percent."""

    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    certainty: float
    text: str


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The text of a page, and pictures of what no word of it accounts for or what lies over its words."""

    text: str
    rest: "tuple[Image, ...]"


def recognise(
    pictures: Iterable[SeenPicture], pages: int, progress: Callable[[int, int], None]
) -> list[RecognisedPage]:
    """Each picture's text in order, as many at a time as there are processors.

    `progress` is called with (0, pages) before the first, and after each with how many are done.

    Raises Unreadable with needs_tesseract where the program or its Vietnamese model is missing.
    """
    program = _tesseract()
    progress(0, pages)
    read: list[RecognisedPage] = []
    running: list[tuple[SeenPicture, subprocess.Popen[bytes]]] = []
    try:
        for picture in pictures:
            running.append((picture, _started(program, picture.grey, _COLUMN_OF_TEXT)))
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
    if not rest:
        return ""
    program = _tesseract()
    lines: list[str] = []
    for sheet in sheets_of(rest):
        progress(len(pages), len(pages))
        words = _words(_output(_started(program, sheet, _SCATTERED)))
        for line in _lines(words):
            said = [word.text for word in line]
            lines.extend([" ".join(said), *(said if len(said) > 1 else ())])
    return "\n".join(lines)


def has_vietnamese() -> bool:
    """Whether scans can be read on this machine: tesseract with its Vietnamese model."""
    try:
        return bool(_tesseract())
    except Unreadable:
        return False


def _tesseract() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("needs_tesseract")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)  # noqa: S603
    if _MODEL not in listed.stdout.decode("utf-8", "replace").split():
        raise Unreadable("needs_tesseract")
    return program


def _page(program: str, seen: SeenPicture, process: subprocess.Popen[bytes]) -> RecognisedPage:
    """One page, read again the right way up where the first reading was too unsure."""
    picture, words = seen.grey, _words(_output(process))
    if seen.turnable and _certainty(words) < _SURE:
        turned = _upright(program, picture)
        if turned is not None:
            again = _words(_output(_started(program, turned, _COLUMN_OF_TEXT)))
            picture, words = max((picture, words), (turned, again), key=lambda read: _certainty(read[1]))
    rules = rules_on(picture, _SCALE)
    grids = grids_of(rules)
    text = _repaired(page_with_tables(grids, _letters(words))) if grids else _text(words)
    rest = leftovers(picture, [*_sure(words), *_ruled(rules)])
    return RecognisedPage(text, (*rest, *seen.overlaid))


def _sure(words: list[_Word]) -> Iterator[PixelBox]:
    """Where words stand that were read with some certainty; a garbled stamp is none.

    A letter or two by themselves are no word: those of a stamp on its side look like upright ones.
    """
    for line in _lines(words):
        for place, word in enumerate(line):
            if word.certainty >= _FAIRLY_SURE and (len(word.text) > 2 or _has_neighbour(line, place)):
                yield word.left, word.top, word.left + word.width, word.top + word.height


def _has_neighbour(line: Sequence[_Word], place: int) -> bool:
    word = line[place]
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    gaps = [word.left - each.left - each.width for each in before]
    gaps += [each.left - word.left - word.width for each in after]
    return any(-word.width < gap < 1.5 * word.height for gap in gaps) and sum(len(w.text) for w in line) > 3


def _ruled(rules: Sequence[RuledLine]) -> Iterator[PixelBox]:
    for rule in rules:
        start, end, at = (round(abs(place) / _SCALE) for place in (rule.start, rule.end, rule.at))
        first, last = min(start, end), max(start, end)
        yield (at, first, at, last) if rule.upright else (first, at, last, at)


def _upright(program: str, picture: "Image") -> "Image | None":
    """The picture turned by quarters as tesseract says that it should be; None where it need not be."""
    report = _output(_started(program, picture, _ORIENTATION)).splitlines()
    turn = next((line.partition(":")[2].strip() for line in report if line.startswith("Rotate:")), "0")
    return picture.rotate(-int(turn), expand=True) if turn in {"90", "180", "270"} else None


def _started(program: str, picture: "Image", mode: list[str]) -> subprocess.Popen[bytes]:
    """Tesseract at work on one picture, which it reads from a file in memory."""
    handle = os.memfd_create("page")
    try:
        with os.fdopen(os.dup(handle), "wb") as page:
            page.write(b"P5 %d %d 255\n" % picture.size)
            page.write(picture.tobytes())
        os.lseek(handle, 0, os.SEEK_SET)
        return subprocess.Popen(  # noqa: S603
            [program, "stdin", "stdout", "--dpi", str(DPI), *mode],
            stdin=handle,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Its own threads wait for each other longer than they work: 7 s a page instead of 1.
            env=dict(os.environ) | {"OMP_THREAD_LIMIT": "1"},
        )
    finally:
        os.close(handle)


def _output(process: subprocess.Popen[bytes]) -> str:
    try:
        output, _ = process.communicate(timeout=_PAGE_SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise Unreadable("gave_up") from error
    return output.decode("utf-8", "replace")


def _words(table: str) -> list[_Word]:
    words = []
    for row in csv.reader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) == 12 and row[0] == "5" and row[11].strip():
            left, top, width, height = (int(value) for value in row[6:10])
            words.append(_Word(tuple(row[1:5]), left, top, width, height, float(row[10]), row[11].strip()))
    return words


def _certainty(words: list[_Word]) -> float:
    return mean(word.certainty for word in words) if words else 0.0


def _text(words: list[_Word]) -> str:
    lines = [_pieces(line) for line in _lines(words)]
    return _repaired(paragraphs(by_columns(with_tables([line for line in lines if line]))))


def _repaired(text: str) -> str:
    return _SUBJECT.sub("V/v ", text)


def _lines(words: list[_Word]) -> Iterator[list[_Word]]:
    return (list(line) for _, line in groupby(words, key=lambda word: word.line))


def _letters(words: list[_Word]) -> list[Letter]:
    """Whole words in the place of letters, those of a line on one base: tails hang below some words."""
    letters = []
    for line in _lines(words):
        base = -median(word.top + word.height for word in line) * _SCALE
        height = median(word.height for word in line) * _SCALE
        for word in line:
            if word.text.strip("|_—-[]"):
                left = word.left * _SCALE
                # A little short: however close the next word stands, it is a word of its own.
                right = left + max(word.width * _SCALE - 0.3 * height, 0.1)
                letters.append(Letter(word.text, left, right, base, height))
    return letters


def _pieces(words: list[_Word]) -> list[Piece]:
    """A line's words as pieces, divided where the gap is that of two columns."""
    pieces: list[list[_Word]] = []
    for word in words:
        height = max(word.height, 1)
        last = pieces[-1][-1] if pieces else None
        if last is None or word.left - last.left - last.width > _COLUMN_GAP * max(height, last.height):
            pieces.append([])
        pieces[-1].append(word)
    return [_piece(piece) for piece in pieces]


def _piece(words: list[_Word]) -> Piece:
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
