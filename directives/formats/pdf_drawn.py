"""Whether letters of a PDF page are drawn as others than the ones that its text says.

Ậ reaches below the line and far above it. What does so and says to be a letter that does not belongs to a
font that lies: the page is looked at as it is shown. Only where a mark may stand is that asked.
"""

import ctypes
import re
import unicodedata
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SHORT = 14  # letters: a mark is no longer
_HEAD = 10  # lines of the first page, looked at whole
_LOW, _HIGH = 0.12, 0.83  # of the size: below the line, and above it, no letter without a mark goes so far
_LEVEL = frozenset("ABCDĐEGHIKLMNOPRSTUVXabcdđehiklmnorstuvx")
_TALL = frozenset("()[]{}|/\\∫√¦§@$&Q")
# Those that reach as far as it does, where a mark has it.
_LIKE_IT = re.compile(r"^(?:\w{3,5} )?\w[ỘỆẶộệặ]\w$")
_BELOW, _ABOVE = "\u0323", "\u0300\u0301\u0302\u0303\u0306\u0309"


def shows_others(letters: pdfium.PdfTextPage, written: str, *, first: bool) -> bool:
    """Whether a short line, or one of the head of the `first` page, shows others than are `written`."""
    if len(written) != letters.count_chars():
        return False
    reaches = _Reaches(letters)
    start = 0
    for number, line in enumerate(written.split("\r\n")):
        said = line.strip()
        if len(said) <= _SHORT and _LIKE_IT.match(said):
            return True
        if said and (len(said) <= _SHORT or (first and number < _HEAD)) and reaches.too_far(start, line):
            return True
        start += len(line) + 2
    return False


class _Reaches:
    """How far the letters of a page reach below and above their line."""

    def __init__(self, letters: pdfium.PdfTextPage) -> None:
        self._handle = letters.raw
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(side) for side in self._sides]
        self._matrix = raw.FS_MATRIX()

    def too_far(self, start: int, line: str) -> bool:
        """Whether a letter of a line that begins at `start` reaches further than it may."""
        first = start + len(line) - len(line.lstrip())
        if not raw.FPDFText_GetMatrix(self._handle, first, self._matrix) or self._matrix.b or self._matrix.c:
            return False
        size = raw.FPDFText_GetFontSize(self._handle, first) * abs(self._matrix.d)
        raw.FPDFText_GetCharOrigin(self._handle, first, *self._references[:2])
        foot, head = self._sides[1].value - _LOW * size, self._sides[1].value + _HIGH * size
        box_of, handle, references = raw.FPDFText_GetCharBox, self._handle, self._references
        _, _, bottom, top = self._sides
        for at, char in enumerate(line, start):
            allowed = _allowed(char)
            if allowed is None:
                continue
            box_of(handle, at, *references)
            low, high = bottom.value < foot, top.value > head
            if (low and high) or (low and not allowed[0]) or (high and not allowed[1]):
                return True
        return False


@lru_cache(maxsize=512)
def _allowed(char: str) -> tuple[bool, bool] | None:
    """Whether a letter may reach below its line, and far above it; None where it may do both at once."""
    base, *marks = list(unicodedata.normalize("NFD", char))
    hung, topped = _BELOW in marks, any(mark in _ABOVE for mark in marks)
    if char in _TALL or char.isspace() or (hung and topped):
        return None
    return (hung, topped) if base in _LEVEL else (True, True)
