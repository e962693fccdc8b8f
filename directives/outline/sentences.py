"""Sentences of a passage, and the words of the document that a draft quotes."""

import re
from itertools import pairwise

from directives.outline.lines import Passage
from language.letters import LOWER, UPPER

LONGEST_QUOTE = 600
_LONGEST_BRACKET = 3000
_LONGEST_SENTENCE = (
    8000  # what goes on beyond is no sentence, and every deadline in it is sought in all of it
)
# Each begins with the one letter that is rare, and looks back from behind it: a search then skips the rest.
_END = re.compile(
    rf"[.!?…](?<![\s.(][{UPPER}].)(?<!\bTP.)(?<!\bTS.)(?<!\bThS.)(?<!\bPGS.)(?<!\bGS.)(?<!\bBS.)(?<!v\.v.)"
    rf"(?<!\d[.].)(?:|(?<=\.)/\.?)[\"”’)\]]?\s+(?=[\"“(\[]?[{UPPER}]|\(\d{{1,2}}\)\s)"
)
_MARK = re.compile(rf"\d(?<=[{LOWER}]{{2}}\d)\d?(?=[\s,.;:)])")


def sentences(passage: Passage) -> list[tuple[int, int]]:
    """The spans of the sentences of a passage."""
    text = passage.text
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        # A bracket that is never closed holds no more than this together.
        near = found.end() - start <= _LONGEST_BRACKET
        if near and text.count("(", start, found.end()) > text.count(")", start, found.end()):
            continue
        spans.append((start, found.end()))
        start = found.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [part for span in spans for part in _parts(text, *span)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, or, where it is beyond all measure, parts of it cut at blanks."""
    parts = []
    while end - start > _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        middle = blank + 1 if blank > 0 else start + _LONGEST_SENTENCE
        parts.append((start, middle))
        start = middle
    return [*parts, (start, end)]


def quote(document: str, passage: Passage, start: int, end: int) -> str:
    """The document's own words from `start` to `end` of the passage, blanks folded, at most 600 characters.

    Where a page number or a footnote was left out inside, only the longer side of it is quoted, because
    the whole does not stand in the document.
    """
    edges = [start, *(hole for hole in passage.holes if start < hole < end), end]
    start, end = max(pairwise(edges), key=lambda side: side[1] - side[0])
    if end <= start:
        return ""
    words = document[passage.place(start) : passage.place(end - 1) + 1].split()
    return shorten(" ".join(words))


def shorten(text: str, limit: int = LONGEST_QUOTE) -> str:
    """The beginning of a text, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit]


def window(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """Of a sentence that is too long to quote, the clauses around a place."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    cuts = [start, *(start + m.end() for m in re.finditer(r";\s", text[start:end])), end]
    if len(cuts) == 2:
        cuts = [start, *(start + m.end() for m in re.finditer(r",\s", text[start:end])), end]
    first = max((i for i, cut in enumerate(cuts[:-1]) if cut <= at), default=0)
    begin, finish = cuts[first], cuts[first + 1]
    while first > 0 and finish - cuts[first - 1] <= LONGEST_QUOTE * 2 // 3:
        first -= 1
        begin = cuts[first]
    return begin, finish


def readable(text: str) -> str:
    """A clause as a sentence for a person: no footnote marks, a capital first, a full stop at the end."""
    text = _MARK.sub("", " ".join(text.split()))
    text = re.sub(r"\s*(?:\./\.?|/\.?|;|\.)\s*$", "", text).strip(" -–+*•,;:")
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith(("…", "!", "?")) else ".")
