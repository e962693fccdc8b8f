"""What a page's extraction or a scan spoilt, as it was meant: only where one reading is sure.

Blanks inside words, specks, days (`spoilt_dates`) and words (`misread`). The source stays as it is; quotes
are taken from it.
"""

import re
from collections.abc import Iterator, Sequence

from directives.outline.misread import is_noisy, misread
from directives.outline.spoilt_dates import Mend, mended_dates
from language.patterns import LOWER, UPPER
from language.syllables import is_spelt

_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
_CONSONANTS = "bcdđghklmnpqrstvx"
_MARKED_VOWELS = "".join(letter for letter in _VOWELS if letter not in "aeiouy")
_PARTED = re.compile(
    r"(?<![\w.,;:()/@&-])(?:"
    rf"(?:[{_CONSONANTS}]|[Nn]gh?|[Nn]h|[Tt][hr]|[Cc]h|[Pp]h|[Kk]h|[Gg][hi]|[Qq]u)"
    rf" (?=[{_VOWELS}][{LOWER}]{{0,4}}(?!\w))"
    rf"|[{UPPER}{LOWER}]?[{LOWER}]{{0,5}}[{_VOWELS}] (?=(?:ng|nh|ch|[cmnpt])(?![\w.)]))"
    rf"|[{UPPER}{LOWER}]?[{LOWER}]{{0,4}}[{_VOWELS}][nc] (?=[gh](?![\w.)]))"
    rf"|[{UPPER}{LOWER}]?[{LOWER}]{{1,4}} (?=[{_MARKED_VOWELS}][{LOWER}]{{1,3}}(?!\w)))"
)
_REST = re.compile(rf"[{LOWER}]{{1,5}}")
# Behind these a letter alone is a name: "điểm c ở trên".
_LETTERED = re.compile(
    r"(?:điểm|khoản|mục|ý|nhóm|hạng|loại|lớp|tiết|biểu|mẫu|bảng|phần|khu|lô|dãy|tổ|phương án|\d)\s\Z",
    re.IGNORECASE,
)
_BEFORE = 14  # letters in which such a word stands


def stray_blanks(document: str) -> list[int]:
    """The offsets of blanks that narrow gaps in a page have put inside words ("trư ớc", "Trung t âm").

    One of the two parts is no syllable, and both together are one.
    """
    found: list[int] = []
    for parted in _PARTED.finditer(document):
        at = parted.end() - 1
        rest = _REST.match(document, at + 1)
        first = parted.group()[:-1]
        if rest is None or not is_spelt(first + rest.group()) or (is_spelt(first) and is_spelt(rest.group())):
            continue
        if len(first) == 1 and _LETTERED.search(document, max(0, parted.start() - _BEFORE), parted.start()):
            continue
        found.append(at)
    return found


# A speck inside a word: "Trưở,ng", "t'háng".
_SPECK = re.compile(rf"(?<!\w)([{UPPER}{LOWER}][{LOWER}]{{0,6}})[,.'`~]([{LOWER}]{{1,6}})(?!\w)")


# What stands close behind a comma.
_GLUED_COMMA = re.compile(rf"(?<=[{LOWER}]),(?=[{LOWER}]{{2}})")
# In a text that was scanned badly: no sentence begins with a small letter, and "3, Sở A" is a numbered line.
_FALSE_STOP = re.compile(rf"(?<=[{LOWER}]{{2}})\.(?= [{LOWER}]{{2,7}}[ ,])")
_FALSE_MARK = re.compile(rf"^[ *#]{{0,4}}\d{{1,2}}([,'])(?= [{UPPER}][{LOWER}])", re.MULTILINE)
_STRAY_VOWEL = re.compile(rf"(?<![\w.])[{UPPER}{LOWER}][{LOWER}]{{0,4}} (?=[aoiu](?![\w.,;:)/-]))")


def mends(document: str, units: Sequence[str] = ()) -> list[Mend]:
    """What is to be read otherwise than it stands, in order, none inside another.

    `units`: names of the office's own units.
    """
    noisy = is_noisy(document)
    found = [Mend(at, at + 1, "") for at in stray_blanks(document)]
    found += mended_dates(document)
    found += _specks(document)
    if noisy:
        found += _of_noise(document)
    kept: list[Mend] = []
    for mend in sorted([*found, *misread(document, sorted(found), units, noisy)]):
        if not kept or mend.start >= kept[-1].end:
            kept.append(mend)
    return kept


def _specks(document: str) -> Iterator[Mend]:
    for speck in _SPECK.finditer(document):
        first, rest = speck.groups()
        if is_spelt(first + rest) and not (is_spelt(first) and is_spelt(rest)):
            yield Mend(speck.end(1), speck.start(2), "")


def _of_noise(document: str) -> Iterator[Mend]:
    """Signs and blanks that a bad scan loses or puts for others."""
    for comma in _GLUED_COMMA.finditer(document):
        yield Mend(*comma.span(), ", ")
    for stop in _FALSE_STOP.finditer(document):
        yield Mend(*stop.span(), ",")
    for mark in _FALSE_MARK.finditer(document):
        yield Mend(*mark.span(1), ".")
    for blank in _STRAY_VOWEL.finditer(document):
        if is_spelt(document[blank.start() : blank.end() - 1] + document[blank.end()]):
            yield Mend(blank.end() - 1, blank.end(), "")
