"""Tesseract on this machine, and the words as it gives them: their places, and which were surely read."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from itertools import groupby
from statistics import mean
from typing import TYPE_CHECKING

from directives.extract import Unreadable
from directives.formats.leftovers import PixelBox
from language.spelling import is_spelt

if TYPE_CHECKING:
    from PIL.Image import Image


# Words as recognition gives them, their places, and which of them were read so surely that nothing hides.

FAIRLY_SURE = 60.0
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
            if word.certainty >= FAIRLY_SURE and (_letters_in(word) > 2 or _has_neighbour(line, place)):
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
    if word.certainty >= FAIRLY_SURE:
        return _letters_in(word) > 3 and _makes_sense(word)
    return word.certainty >= _HARDLY_SURE and sum(map(str.isdigit, word.text)) > 3


# The program tesseract on this machine: no page leaves it, and none is written to disk.

DPI = 200
_MODEL = "vie"
COLUMN_OF_TEXT = ["-l", _MODEL, "--psm", "4", "tsv"]  # psm 3 takes item numbers for a column of their own
SCATTERED = ["-l", _MODEL, "--psm", "11", "tsv"]
ONE_BLOCK = ["-l", _MODEL, "--psm", "6", "tsv"]
ONE_LINE = ["-l", _MODEL, "--psm", "7", "tsv"]
ORIENTATION = ["--psm", "0"]
_PAGE_SECONDS = 150  # for one that hangs: what it may use of the processor is what the reading child may


def has_vietnamese() -> bool:
    """Whether scans can be read on this machine: tesseract with its Vietnamese model."""
    try:
        return bool(program_here())
    except Unreadable:
        return False


def program_here() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("needs_tesseract")
    return _with_vietnamese(program)


@cache
def _with_vietnamese(program: str) -> str:
    """The program, asked once whether it has the model; one without it is asked again."""
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)  # noqa: S603
    if _MODEL not in listed.stdout.decode("utf-8", "replace").split():
        raise Unreadable("needs_tesseract")
    return program


def words_of_each(program: str, pictures: "Sequence[Image]", mode: list[str]) -> list[list[ReadWord]]:
    """The words of several pictures, read at one start: to begin takes the program longer than to read."""
    kept = BytesIO()
    pictures[0].save(kept, "TIFF", save_all=True, append_images=pictures[1:])
    words = words_in(output_of(_run(program, kept.getbuffer(), mode), len(pictures)))
    return [[word for word in words if word.line[0] == str(page)] for page in range(1, len(pictures) + 1)]


def started(program: str, picture: "Image", mode: list[str]) -> subprocess.Popen[bytes]:
    """Tesseract at work on one picture."""
    return _run(program, b"P5 %d %d 255\n" % picture.size + picture.tobytes(), mode)


def _run(program: str, data: bytes | memoryview, mode: list[str]) -> subprocess.Popen[bytes]:
    """Tesseract at work on a picture file, which it reads from memory."""
    handle = os.memfd_create("page")
    try:
        with os.fdopen(os.dup(handle), "wb") as page:
            page.write(data)
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


def output_of(process: subprocess.Popen[bytes], pages: int = 1) -> str:
    try:
        output, _ = process.communicate(timeout=pages * _PAGE_SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise Unreadable("gave_up") from error
    if process.returncode < 0:  # ended by a signal: the processor time was used up
        raise Unreadable("gave_up")
    return output.decode("utf-8", "replace")
