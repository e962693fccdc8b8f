"""What is said on sheets of places cut out of pages: each line, each word, what is nearly a mark."""

from collections.abc import Iterator
from itertools import groupby

from directives.formats.frames import resembles_mark
from directives.formats.read_words import ReadWord, lines_of, place_of
from directives.formats.sheets import Sheet
from directives.secret_words import belongs

DOUBTFUL = "MẤT"  # what recognition makes of a mark, and of a word


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
