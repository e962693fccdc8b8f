"""Names of bodies that are known before a sentence is read.

They are the units of the office's registry, what the letter's head and foot call bodies, and the short names
that the text gives ("sau đây gọi tắt là …").

The grammar of names (`expressions.names.units`) is for strangers: it cannot know where "Công ty Điện lực An
Phong kiểm tra …" ends its name, nor that "EVN" is one.
"""

import re
from collections.abc import Iterable

from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from expressions.names.name_ends import START
from language.patterns import UPPER, alternatives

_SHORTEST = 3  # letters of a name
_LONGEST = 120
_FIRST_WORD = re.compile(r"\w+")
# "Tập đoàn Điện lực Việt Nam (sau đây gọi tắt là EVN)", "Ban Quản lý dự án tỉnh (Ban Quản lý)".
_CALLED = re.compile(
    r"\((?:(?:sau đây|dưới đây|từ đây)\s)?(?:(?:được\s)?(?:gọi|viết)(?:\s(?:tắt|chung|gọn))?\slà\s?:?\s?)"
    rf"[“\"']?([{UPPER}][^()“”\"';]{{1,60}})[”\"']?\)"
)
_SHORT_IN_BRACKETS = re.compile(
    rf"(?<=\w )\(([{UPPER}][{UPPER}\d&-]{{2,9}}|(?:Ban|Công ty|Trung tâm|Tổ|Quỹ)(?: \w+){{0,3}})\)"
)
_DEED = re.compile(rf"\s(?:{alternatives((*PREDICATES, *DOUBTFUL_PREDICATES))})(?!\w)")
_NOT_NAMES = re.compile(
    rf"[^{UPPER}]|(?:Như|Lưu|Kế hoạch|Chương trình|Đề án|Dự án|Quyết định|Nghị quyết|Luật|Nghị định)"
)


class KnownNames:
    """Names by their first words, to find the longest one that stands at a place of a text."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_word: dict[str, list[str]] = {}
        for name in sorted({" ".join(name.split()) for name in names}, key=len, reverse=True):
            first = _FIRST_WORD.match(name)
            if first and _SHORTEST <= len(name) <= _LONGEST and not _NOT_NAMES.match(name):
                self._by_word.setdefault(first.group().casefold(), []).append(name)

    def end_at(self, text: str, at: int) -> int:
        """Where the longest known name that begins at `at` is over; 0 where none begins there."""
        first = _FIRST_WORD.match(text, at)
        for name in self._by_word.get(first.group().casefold(), ()) if first else ():
            end = at + len(name)
            if text[at:end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
                return end
        return 0

    def narrowed(self, text: str, at: int, end: int) -> int:
        """Where the name that seems to end at `end` is over: as far as a known one goes, without a deed."""
        known = self.end_at(text, at)
        if known > end or (known and _DEED.match(text, known, end)):
            return known
        return end


def called(text: str) -> list[str]:
    """The short names that a text gives to bodies: "(sau đây gọi tắt là EVN)", "(EVN)"."""
    names = (
        found.group(1).strip()
        for pattern in (_CALLED, _SHORT_IN_BRACKETS)
        for found in pattern.finditer(text)
    )
    return [name for name in names if name.isupper() or START.match(name)]
