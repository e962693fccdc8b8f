"""What a page's extraction or a scan spoilt, as it was meant: only where one reading is sure.

Blanks inside words, specks, days (`spoilt_dates`) and words (`misread`). The source stays as it is; quotes
are taken from it.
"""

import re
from collections.abc import Iterator, Sequence

from directives.outline.known_words import Mend, known_pairs, mended_dates
from directives.outline.misread import is_noisy, misread
from expressions.names.provinces import BODIES
from language.spelling import LOWER, UPPER, is_spelt, one_edit_apart

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
_LETTERS = 2  # that a dot parts are two by themselves: "V.I"
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


# In capitals, where "|" may be a speck too, and one letter is no word: "PH|Ó", "LA.I", "THÀNH PH Ố", "BA N".
_CAPITAL_SPECK = re.compile(
    rf"(?<![\w/-])([{UPPER}{LOWER}]{{1,6}})[,.'`~|-]([{UPPER}{LOWER}]{{1,6}})(?![\w/-])"
)
_CAPITALS_PARTED = re.compile(rf"(?<![\w.])([{UPPER}]{{1,5}}) (?=([{UPPER}]{{1,5}})(?![\w.)/-]))")
# "B ùi", "t hực hiện": the first letter by itself, with the words beside it.
_FIRST_PARTED = re.compile(
    rf"(?:(?<![\w.])(?P<before>[{UPPER}{LOWER}]{{2,7}})\s)?(?<![\w.])(?P<first>[{UPPER}{_CONSONANTS}]) "
    rf"(?P<rest>[{LOWER}]{{1,6}})(?!\w)(?=(?:\s(?P<after>[{UPPER}{LOWER}]{{2,7}}))?)"
)
# "UBNDi": letters of a body with a small one that a scan put in.
_LETTERED_BODY = re.compile(rf"(?<!\w)([{UPPER}]{{3,7}})[{LOWER}](?!\w)")

_ABBREVIATION = re.compile(rf"(?<![\w/.-])[{UPPER}\d]{{3,8}}(?![\w/-])")
_LEAST_LETTERS, _OFTEN = 4, 3  # of an abbreviation that is known again, and times that it stands

# A speck behind a word: "NHÂN| DÂN", "KẾ HOẠCH'".
_SPECK_BEHIND = re.compile(rf"(?<=[{UPPER}{LOWER}]{{2}})[~`'|^](?=\s)")


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


def mended(document: str, meant: Sequence[Mend]) -> str:
    """The document as it was meant."""
    parts: list[str] = []
    at = 0
    for mend in meant:
        parts += (document[at : mend.start], mend.text)
        at = mend.end
    return "".join((*parts, document[at:]))


def _specks(document: str) -> Iterator[Mend]:
    for speck in _SPECK.finditer(document):
        first, rest = speck.groups()
        if is_spelt(first + rest) and not (is_spelt(first) and is_spelt(rest)):
            yield Mend(speck.end(1), speck.start(2), "")


def _of_noise(document: str) -> Iterator[Mend]:
    """Signs and blanks that a bad scan loses or puts for others."""
    for comma in _GLUED_COMMA.finditer(document):
        yield Mend(*comma.span(), ", ")
    for letters in _LETTERED_BODY.finditer(document):
        if letters.group(1) in BODIES:
            yield Mend(letters.end(1), letters.end(), "")
    for stop in _FALSE_STOP.finditer(document):
        yield Mend(*stop.span(), ",")
    for mark in _FALSE_MARK.finditer(document):
        yield Mend(*mark.span(1), ".")
    for speck in _CAPITAL_SPECK.finditer(document):
        first, rest = speck.groups()
        words = len(rest) > 1 and is_spelt(first) and is_spelt(rest) and speck.group()[len(first)] in ".,-"
        if len(first + rest) > _LETTERS and is_spelt(first + rest) and not words:
            yield Mend(speck.end(1), speck.start(2), "")
    yield from _abbreviations(document)
    yield from _parted_capitals(document)
    yield from _specks_behind(document)
    for blank in _STRAY_VOWEL.finditer(document):
        if is_spelt(document[blank.start() : blank.end() - 1] + document[blank.end()]):
            yield Mend(blank.end() - 1, blank.end(), "")


def _abbreviations(document: str) -> Iterator[Mend]:
    """Abbreviations that stand once and are one letter away from a single one that stands often: "UBNK"."""
    places: dict[str, list[int]] = {}
    for found in _ABBREVIATION.finditer(document):
        if not found.group().isdigit():
            places.setdefault(found.group(), []).append(found.start())
    often = [one for one, at in places.items() if len(at) >= _OFTEN and len(one) >= _LEAST_LETTERS]
    for written, (start, *more) in places.items():
        near = [] if more else [one for one in often if one_edit_apart(written, one)]
        if len(near) == 1:
            yield Mend(start, start + len(written), near[0])


def _parted_capitals(document: str) -> Iterator[Mend]:
    """Blanks inside of words in capitals, and behind a first letter."""
    for parted in _CAPITALS_PARTED.finditer(document):
        first, rest = parted.groups()
        alone = [part for part in (first, rest) if len(part) == 1 or not is_spelt(part)]
        if alone and is_spelt(first + rest) and not (len(rest) == 1 and _is_lettered(document, parted)):
            yield Mend(parted.end(1), parted.start(2), "")
    for parted in _FIRST_PARTED.finditer(document):
        first, rest = parted["first"], parted["rest"]
        lettered = _LETTERED.search(document, max(0, parted.start("first") - _BEFORE), parted.start("first"))
        if is_spelt(first + rest) and not lettered and (not is_spelt(rest) or _belongs(document, parted)):
            yield Mend(parted.end("first"), parted.start("rest"), "")


def _belongs(document: str, parted: re.Match[str]) -> bool:
    """Whether a word is known beside one of its neighbours, or opens its line with a capital."""
    word = (parted["first"] + parted["rest"]).lower()
    before, after = ((parted[name] or "").lower() for name in ("before", "after"))
    if (before, word) in known_pairs() or (word, after) in known_pairs():
        return True
    return parted["first"].isupper() and _opens_line(document, parted.start("first"))


def _is_lettered(document: str, parted: re.Match[str]) -> bool:
    """ "KHU C": behind such a word a letter is a name."""
    return _LETTERED.search(document[max(0, parted.start() - 1) : parted.end(1)].strip() + " ") is not None


def _opens_line(document: str, at: int) -> bool:
    return not document[document.rfind("\n", 0, at) + 1 : at].strip(" *|")


def _specks_behind(document: str) -> Iterator[Mend]:
    """Specks behind words; a stroke where its line has no other, and no quotation mark before it."""
    for speck in _SPECK_BEHIND.finditer(document):
        start = document.rfind("\n", 0, speck.start()) + 1
        end = document.find("\n", speck.end())
        line = document[start : end if end >= 0 else len(document)]
        if line.count(speck.group()) == 1:
            yield Mend(*speck.span(), "")
