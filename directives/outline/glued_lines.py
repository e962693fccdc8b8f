"""Lines as collections of texts keep them: a paper's name before each part, an item in its heading's line.

"Quyết định 12/QĐ-UBND năm 2026. Điều 2.", "2. Nâng cao năng lực 2.1.".
"""

import re
from collections.abc import Iterable, Iterator

from directives.outline.labels import Mark, read_label
from directives.outline.lines import Line, cut
from directives.words import DOCUMENT_KINDS
from language.spelling import LOWER, UPPER

_NAMED = re.compile(
    rf"(?:{'|'.join(kind.capitalize() for kind in DOCUMENT_KINDS)})\s(?:số\s)?\d{{1,6}}[/-]\S{{2,20}}"
    r"(?:\snăm\s\d{4})?\.\s"
)
_PART = re.compile(rf"[{UPPER}][^.]{{3,80}}\.\s(?=\S)")
_LEAST_NAMED = 2  # parts that begin with the name
_FIRST_PART = re.compile(rf"(?<=[{UPPER}{LOWER}])[:;.,]?\s(\d{{1,2}})\.(?:1\.)?(?=\s[{UPPER}]|\s*\Z)")
# "theo Mục 2.1. …", "Bảng 2.1.": a number that is spoken of.
_SPOKEN_OF = re.compile(
    r"(?:mục|điểm|khoản|bảng|biểu|phần|phụ lục|hình|số|tiểu mục|ý|điều|chương|và|đến)\Z", re.IGNORECASE
)
_BEFORE = 12  # letters


def cut_names(lines: Iterable[Line]) -> None:
    """Cut the paper's name off each part that begins with it, and the name of an annex that is told again."""
    filled = [line for line in lines if line.text]
    named = _NAMED.match(filled[0].text) if filled else None
    if named is None:
        return
    name = named.group()
    under = [line for line in filled if line.text.startswith(name)]
    if len(under) <= _LEAST_NAMED:
        return
    seen: set[str] = set()
    for line in under:
        _take(line, len(name))
        part = _PART.match(line.text)
        if part and part.group().isupper():
            if part.group() in seen or read_label(line.text[part.end() :]):
                _take(line, part.end())
            seen.add(part.group())


def _take(line: Line, start: int) -> None:
    rest = cut(line, start)
    line.text, line.pieces = rest.text, rest.pieces


def items_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each first item that goes on in its heading's line on its own."""
    for line in lines:
        yield from _parted(line)


def _parted(line: Line) -> Iterator[Line]:
    label = read_label(line.text) if line.text[:1].isalnum() and "|" not in line.text else None
    at = _first_item(line.text, label.mark, label.number, label.end) if label else None
    if at is None:
        yield line
        return
    yield cut(line, 0, at)
    yield from _parted(cut(line, at))


def _first_item(text: str, mark: Mark, number: str, start: int) -> int | None:
    """Where "2.1." begins within the line of "2.", or "1." within that of "II." in capitals."""
    if mark not in (Mark.NUMBER, Mark.ROMAN):
        return None
    for found in _FIRST_PART.finditer(text, start):
        before = text[start : found.start()]
        deep = found.group().rstrip().endswith(f"{number}.1.")
        first = (
            mark is Mark.ROMAN and found.group(1) == "1" and ".1." not in found.group() and before.isupper()
        )
        if (first or (mark is Mark.NUMBER and deep)) and not _SPOKEN_OF.search(before[-_BEFORE:]):
            return found.start(1)
    return None
