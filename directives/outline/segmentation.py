"""Segmentation: the sentences of a passage, and blanks that an extraction lost between words."""

import re
from itertools import pairwise

from directives.outline.lines import Passage
from expressions.names import duty_words, name_words, provinces
from language.spelling import LOWER, UPPER

LONGEST_QUOTE = 600  # letters
_WIDEST_WINDOW = 1000  # letters on either side of a deadline that its quotation may reach
_SEMICOLON = re.compile(r";\s")
_COMMA = re.compile(r",\s")
_MUCH = 2 * LONGEST_QUOTE  # of a document: holds a quote, however its blanks are
_LONGEST_BRACKET = 3000  # letters
# What goes on beyond is no sentence, and every deadline in it would be sought in all of it.
_LONGEST_SENTENCE = 8000
# Each begins with the one letter that is rare, and looks back from behind it: a search then skips the rest.
_END = re.compile(
    rf"[.!?…](?<![\s.(][{UPPER}].)(?<!\bTP.)(?<!\bTS.)(?<!\bThS.)(?<!\bPGS.)(?<!\bGS.)(?<!\bBS.)(?<!\b[BDY]s.)(?<!\b[DY]S.)(?<!\bThs.)(?<!v\.v.)"
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


_TELLING = 60  # letters of a part of a sentence that tell what is to be done


def quote(document: str, passage: Passage, start: int, end: int) -> str:
    """The document's own words from `start` to `end` of the passage, blanks folded, at most 600 characters.

    Where a page number or a footnote was left out inside, only one side of it is quoted, because the whole
    does not stand in the document: the first that says something, else the longest.
    """
    edges = [start, *(hole for hole in passage.holes if start < hole < end), end]
    sides = [*pairwise(edges)]
    start, end = next(
        (side for side in sides if side[1] - side[0] >= _TELLING),
        max(sides, key=lambda side: side[1] - side[0]),
    )
    if end <= start:
        return ""
    begin, end = passage.place(start), passage.place(end - 1) + 1
    words = " ".join(document[begin : min(end, begin + _MUCH)].split())
    if len(words) <= LONGEST_QUOTE and begin + _MUCH < end:  # wide blanks
        words = " ".join(document[begin:end].split())
    return shorten(words)


def shorten(text: str, limit: int = LONGEST_QUOTE) -> str:
    """The beginning of a text, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0][:limit]


def window(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """Of a sentence that is too long to quote, the clauses around a place."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    # Only what is near is looked at: a sentence without end may have many deadlines.
    first = max(start, at - _WIDEST_WINDOW)
    if first > start:
        first = text.find(" ", first, at) + 1 or first  # at the beginning of a word
    last = min(end, at + _WIDEST_WINDOW)
    cuts = [first, *(found.end() for found in _SEMICOLON.finditer(text, first, last)), last]
    if len(cuts) == 2:
        cuts = [first, *(found.end() for found in _COMMA.finditer(text, first, last)), last]
    place = max((i for i, cut in enumerate(cuts[:-1]) if cut <= at), default=0)
    begin, finish = cuts[place], cuts[place + 1]
    while place > 0 and finish - cuts[place - 1] <= LONGEST_QUOTE * 2 // 3:
        place -= 1
        begin = cuts[place]
    return begin, finish


def readable(text: str) -> str:
    """A clause as a sentence for a person: no footnote marks, a capital first, a full stop at the end."""
    text = _MARK.sub("", " ".join(text.split()))
    text = re.sub(r"\s*(?:\./\.?|/\.?|;|\.)\s*$", "", text).strip(" -–+*•,;:")
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith(("…", "!", "?")) else ".")


# Words that a page's extraction glued together ("chủtrì", "cácSở"): where a blank is missing.

_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
_CONSONANTS = "bcdđghklmnpqrstvx"
# No syllable of Vietnamese has two vowels with a consonant between; no name a capital after a small letter.
_TWO_SYLLABLES = re.compile(rf"[{_VOWELS}][{_CONSONANTS}]{{1,4}}[{_VOWELS}]")
_CAPITAL_INSIDE = re.compile(rf"[{UPPER}](?<=[{LOWER}].)(?=[{LOWER}])")
_LONGEST_WORD = 24  # letters that may be glued words
_COMMON = """
về việc của các và cho được trong theo tại với những là để có không này trên nhiệm vụ nội dung công
tác tổng hợp kết quả số liệu thời gian ngày tháng năm trước sau như cần phải cùng nhân dân hành
chính kinh tế xã hội nhà nước chính phủ bộ sở phòng ban cục gửi đến hết quý hạn văn bản kế hoạch chỉ
đạo quyết định nghị định thông tư thông báo danh mục tình hình địa phương trung ương học sinh giáo
dục sẽ triển khai pháp luật đề nghị biểu mẫu tiến độ định kỳ
"""
_SMALL_LETTERS = re.compile(rf"[{LOWER}]+")


def _syllables() -> frozenset[str]:
    known = set(_COMMON.split())
    groups = (
        name_words.UNIT_HEADS, name_words.OPENING_HEADS, name_words.GROUP_HEADS, duty_words.PREDICATES,
        duty_words.DOUBTFUL_PREDICATES, duty_words.RESPONSIBLE, duty_words.ASSIGNING, duty_words.PRONOUNS,
        duty_words.RECIPIENT_ENDS, provinces.KNOWN_NAMES,
    )  # fmt: skip
    for group in groups:
        for entry in group:
            known.update(_SMALL_LETTERS.findall(entry.lower()))
    return frozenset(syllable for syllable in known if len(syllable) > 1)


_SYLLABLES = _syllables()


def missing_blanks(document: str) -> list[int]:
    """The offsets at which a blank is missing, in order. Words that are not surely two are left alone."""
    joints: set[int] = set()
    done = 0
    small = document.lower()
    for found in _TWO_SYLLABLES.finditer(small if len(small) == len(document) else document):
        if found.start() < done:
            continue
        start, end = _word(document, found.start())
        done = end
        if end - start <= _LONGEST_WORD:
            joints.update(start + at for at in _split(document[start:end].lower()))
    joints.update(found.start() for found in _CAPITAL_INSIDE.finditer(document))
    return sorted(joints)


def _word(document: str, at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and document[start - 1].isalpha() and at - start <= _LONGEST_WORD:
        start -= 1
    while end < len(document) and document[end].isalpha() and end - at <= _LONGEST_WORD:
        end += 1
    return start, end


def _split(word: str) -> list[int]:
    for at in range(len(word) - 2, 1, -1):
        if word[:at] in _SYLLABLES:
            if word[at:] in _SYLLABLES:
                return [at]
            rest = [at + further for further in _split(word[at:])] if at > 1 else []
            if rest:
                return [at, *rest]
    return []


def as_written(name: str, document: str) -> str:
    """A name as the document has it, blanks missing and all; the name itself where it is not there."""
    if name in document:
        return name
    places = [at for at, char in enumerate(document) if not char.isspace()]
    bare = "".join(document[at] for at in places)
    wanted = "".join(name.split())
    found = bare.find(wanted)
    if found < 0 or not wanted:
        return name
    return " ".join(document[places[found] : places[found + len(wanted) - 1] + 1].split())
