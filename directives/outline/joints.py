"""Words that a page's extraction glued together ("chủtrì", "cácSở"): where a blank is missing."""

import re

from expressions.names import duty_words, places, unit_words
from language.letters import LOWER, UPPER

_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
_CONSONANTS = "bcdđghklmnpqrstvx"
# No syllable of Vietnamese has two vowels with a consonant between; no name a capital after a small letter.
_TWO_SYLLABLES = re.compile(rf"[{_VOWELS}][{_CONSONANTS}]{{1,4}}[{_VOWELS}]")
_CAPITAL_INSIDE = re.compile(rf"[{UPPER}](?<=[{LOWER}].)(?=[{LOWER}])")
_LONGEST_WORD = 24
_COMMON = """
về việc của các và cho được trong theo tại với những là để có không này trên nhiệm vụ nội dung công
tác tổng hợp kết quả số liệu thời gian ngày tháng năm trước sau như cần phải cùng nhân dân hành
chính kinh tế xã hội nhà nước chính phủ bộ sở phòng ban cục gửi đến hết quý hạn văn bản kế hoạch chỉ
đạo quyết định nghị định thông tư thông báo danh mục tình hình địa phương trung ương học sinh giáo
dục sẽ triển khai pháp luật đề nghị biểu mẫu tiến độ định kỳ
"""
_MARK = re.compile(rf"[{LOWER}]+")


def _syllables() -> frozenset[str]:
    known = set(_COMMON.split())
    groups = (
        unit_words.UNIT_HEADS, unit_words.OPENING_HEADS, unit_words.GROUP_HEADS, duty_words.PREDICATES,
        duty_words.DOUBTFUL_PREDICATES, duty_words.RESPONSIBLE, duty_words.ASSIGNING, duty_words.PRONOUNS,
        duty_words.RECIPIENT_ENDS, places.KNOWN_NAMES,
    )  # fmt: skip
    for group in groups:
        for entry in group:
            known.update(_MARK.findall(entry.lower()))
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
