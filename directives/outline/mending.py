"""Words that a page's extraction or a scan spoilt, as they were meant: only where one reading is sure.

A word that no Vietnamese syllable is spelt like is compared with the syllables that the document itself and
the office's phrases have beside the same neighbours. The source stays as it is; quotes are taken from it.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from directives.deadlines.phrases_cues import CUES
from directives.outline.known_words import spoilt_words
from directives.outline.spoilt_dates import Mend, mended_dates
from expressions.names import duty_words, name_words, provinces
from expressions.times import phrases
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


# Syllables beside each other in the office's language; `python -m benchmarks.pairs` makes the list.
_PAIRS = Path(__file__).parent / "pairs.txt"
_WORD = re.compile(r"[^\W_]+")
# A line that is a person's name: what is no syllable there is none, or the foot's to mend.
_NAME_LINE = re.compile(
    rf"^[ |*]*(?:[\w.]{{2,6}}\. ?)?[{UPPER}][{LOWER}'’.]{{0,8}}"
    rf"(?: [{UPPER}][{LOWER}'’.,~`]{{0,8}}){{1,4}}[ |*]*$",
    re.MULTILINE,
)
# A speck inside a word: "Trưở,ng", "t'háng".
_SPECK = re.compile(rf"(?<!\w)([{UPPER}{LOWER}][{LOWER}]{{0,6}})[,.'`~]([{LOWER}]{{1,6}})(?!\w)")
_OFTEN = 3  # times that a word stands in a document: it is spelt so, and no slip
_SHORTEST, _LONGEST = 2, 8  # letters of a syllable that a scan may have spoilt
_FEW_SLIPS = 3
_ROUNDS = 2
_NOISE = 0.003  # of the words are slips: what was scanned, and not typed
_NUMBERED = ("ngày", "tháng", "năm", "quý", "số", "giờ")  # what stands beside numbers, which are "#"
_LONGEST_LETTERS = 4  # of an abbreviation in capitals: "SĐT"
_OF_ADDRESSES = frozenset("@/.-_")
_OF_A_PHRASE = 2  # what a pair of the office's phrases weighs beside those of the document
_PHRASES = """
cộng hòa xã hội chủ nghĩa việt nam, độc lập, tự do, hạnh phúc, ủy ban nhân dân, thủ tướng chính phủ,
kính gửi, nơi nhận, chủ trì phối hợp với, phối hợp với các, ngày tháng năm, trước ngày, trong tháng,
báo cáo kết quả thực hiện, gửi về, tổ chức thực hiện, triển khai thực hiện, theo quy định,
các cơ quan đơn vị, các sở ban ngành, các bộ ngành địa phương, quyết định, nghị quyết, kế hoạch, công văn,
thông báo, chỉ thị, hướng dẫn, nội dung, nhiệm vụ, thời gian thực hiện, thời hạn hoàn thành,
đơn vị chủ trì, đơn vị phối hợp, cơ quan chủ trì, cơ quan phối hợp, phó chủ tịch, bộ trưởng, giám đốc,
thủ trưởng, trên địa bàn, thành phố, có trách nhiệm, hằng năm, hàng năm
"""


@cache
def _known_pairs() -> frozenset[tuple[str, str]]:
    """The neighbours in the office's phrases, in small letters."""
    groups: tuple[Iterable[str], ...] = (
        duty_words.PREDICATES, duty_words.DOUBTFUL_PREDICATES, duty_words.RESPONSIBLE, duty_words.ASSIGNING,
        duty_words.PRONOUNS, duty_words.RECIPIENT_ENDS, name_words.UNIT_HEADS, name_words.GROUP_HEADS,
        provinces.KNOWN_NAMES, provinces.BODIES.values(), provinces.PROVINCES, provinces.CITIES, CUES,
        phrases.STRONG_OPERATORS, phrases.TIME_LABELS, _PHRASES.split(","),
    )  # fmt: skip
    entries = (_WORD.findall(entry.lower()) for group in groups for entry in group if entry)
    numbered = ((before, after) for word in _NUMBERED for before, after in (("#", word), (word, "#")))
    listed = (
        (first, second)
        for first, _, seconds in (
            line.partition(": ") for line in _PAIRS.read_text(encoding="utf-8").splitlines()
        )
        for second in seconds.split()
    )
    return frozenset(pair for words in entries for pair in pairwise(words)) | frozenset((*numbered, *listed))


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for pair in _known_pairs() for word in pair)


def mends(document: str) -> list[Mend]:
    """What is to be read otherwise than it stands, in order, none inside another."""
    found = [Mend(at, at + 1, "") for at in stray_blanks(document)]
    found += mended_dates(document)
    for speck in _SPECK.finditer(document):
        first, rest = speck.groups()
        if is_spelt(first + rest) and not (is_spelt(first) and is_spelt(rest)):
            found.append(Mend(speck.end(1), speck.start(2), ""))
    kept: list[Mend] = []
    for mend in sorted([*found, *_misread(document)]):
        if not kept or mend.start >= kept[-1].end:
            kept.append(mend)
    return kept


def _misread(document: str) -> list[Mend]:
    """Words that are no syllables, and one letter away from the only one that fits their neighbours.

    Where a scan has left many, also rare syllables that fit neither neighbour, beside one that fits both. Of
    two slips side by side the second is mended by what the first is meant to be.
    """
    places = [(found.start(), found.end()) for found in _WORD.finditer(document)]
    words = ["#" if (word := document[start:end]).isdigit() else word.lower() for start, end in places]
    times = Counter(words)
    spelt = {word: is_spelt(word) for word in times}
    slips = [at for at, word in enumerate(words) if not spelt[word] and times[word] < _OFTEN]
    slips = [at for at in slips if _may_be_a_slip(document, *places[at])]
    known = spoilt_words(words) if slips else {}
    for at, word in known.items():
        words[at] = word
    slips = [at for at in slips if at not in known]
    if not slips and not known:
        return []
    names = _of_names(document, places)
    pairs = Counter(pair for pair in pairwise(words) if spelt.get(pair[0], True) and spelt.get(pair[1], True))
    own = _neighbourhood(word for word, count in times.items() if count > 1 and spelt[word])
    meant = dict(known)
    for _ in range(_ROUNDS):
        more = {
            at: word
            for at in slips
            if at not in meant
            and at not in names
            and (word := _fitting(words, at, own, pairs, words[at].isascii()))
        }
        meant.update(more)
        for at, word in more.items():
            words[at] = word
    if len(meant) >= max(_FEW_SLIPS, _NOISE * len(words)):
        rare = (
            at
            for at, word in enumerate(words)
            if at not in meant and at not in names and spelt.get(word) and times[word] < _OFTEN
        )
        for at in rare:
            if not _stands(words, at, pairs) and (word := _fitting(words, at, own, pairs, both=True)):
                meant[at] = word
    return [Mend(*places[at], _in_case(word, document[slice(*places[at])])) for at, word in meant.items()]


def _of_names(document: str, places: Sequence[tuple[int, int]]) -> set[int]:
    """The words of lines that are a person's name."""
    starts = [start for start, _ in places]
    return {
        at
        for line in _NAME_LINE.finditer(document)
        for at in range(bisect_left(starts, line.start()), bisect_left(starts, line.end()))
    }


def _stands(words: Sequence[str], at: int, pairs: Mapping[tuple[str, str], int]) -> bool:
    """Whether a word is seen beside one of its neighbours elsewhere, or in a phrase."""
    beside = [pair for pair in (tuple(words[at - 1 : at + 1]), tuple(words[at : at + 2])) if len(pair) == 2]
    return any(pairs.get(pair, 0) > 1 or pair in _known_pairs() for pair in beside)


def _fitting(
    words: Sequence[str],
    at: int,
    own: Mapping[str, set[str]],
    pairs: Mapping[tuple[str, str], int],
    both: bool,
) -> str:
    """The one syllable near to a word that fits its neighbours best; `both`: it must fit the two of them."""
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    weights = {
        each: weight
        for each in _near(words[at], own)
        if each != words[at] and (weight := _weight(before, each, after, pairs, both))
    }
    best = sorted(weights, key=lambda each: -weights[each])[:2]
    return best[0] if best and (len(best) < 2 or weights[best[0]] > weights[best[1]]) else ""


def _weight(before: str, word: str, after: str, pairs: Mapping[tuple[str, str], int], both: bool) -> int:
    """How often a word stands beside its neighbours; nothing where it must beside both, and does not."""
    known = _known_pairs()
    behind = pairs.get((before, word), 0) + _OF_A_PHRASE * ((before, word) in known)
    ahead = pairs.get((word, after), 0) + _OF_A_PHRASE * ((word, after) in known)
    return 0 if both and not (behind and ahead) else behind + ahead


def _may_be_a_slip(document: str, start: int, end: int) -> bool:
    """Whether a word that is no syllable may be a spoilt one: no abbreviation, no part of an address."""
    word = document[start:end]
    if not _SHORTEST <= len(word) <= _LONGEST or (word.isupper() and len(word) <= _LONGEST_LETTERS):
        return False
    if (word[-1].isdigit() and is_spelt(word[:-1])) or (word[0].isdigit() and is_spelt(word[1:])):
        return False  # the mark of a footnote, or a number that a blank is missing behind
    if word[0].islower() and not word.islower():
        return False  # "500 kV"
    beside = document[max(0, start - 1) : start] + document[end : end + 1]
    if any(sign in _OF_ADDRESSES for sign in beside):
        return False
    letters = sum(char.isalpha() for char in word)
    return letters >= max(2, len(word) - 1) and not (word.isascii() and word.isupper())


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _neighbourhood(words: Iterable[str]) -> dict[str, set[str]]:
    """Syllables by themselves and by what is left of them without one letter."""
    near: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) <= _LONGEST:
            for form in (word, *_shortened(word)):
                near[form].add(word)
    return near


@cache
def _known_neighbourhood() -> dict[str, set[str]]:
    return _neighbourhood(_known_words())


def _near(word: str, own: Mapping[str, set[str]]) -> set[str]:
    """The syllables that one letter more, less or another makes of a word."""
    found: set[str] = set()
    for form in (word, *_shortened(word)):
        found |= own.get(form, set()) | _known_neighbourhood().get(form, set())
    return {each for each in found if abs(len(each) - len(word)) < 2}


def _in_case(word: str, written: str) -> str:
    letters = [char for char in written if char.isalpha()]
    if len(letters) > 1 and sum(char.isupper() for char in letters) > len(letters) / 2:
        return word.upper()
    return word.capitalize() if letters[0].isupper() else word
