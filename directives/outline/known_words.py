"""What is known of the office's phrases, and their words, days and numbers that a scan spoilt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from directives.deadlines.phrases_cues import CUES
from expressions.names import duty_words, name_words, provinces
from expressions.names.spelling import GROUPS
from expressions.times import phrases
from language.folding import fold
from language.spelling import is_spelt, one_edit_apart

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 3  # of a name or phrase by which a word of it is known again
_SURE_WORDS = 4  # by which a word is known again that is a syllable itself
_SHORTEST = 2  # letters of a word: one alone is a mark
_LEAST_LETTERS = 3  # of such a word: of two, one letter more or less is another word
_NUMBERED = ("ngày", "tháng", "năm", "quý", "số", "giờ")  # what stands beside numbers, which are "#"
# Syllables beside each other in the office's language; `python -m benchmarks.pairs` makes the list.
_PAIRS = Path(__file__).parent / "pairs.txt"
_PHRASES = """
cộng hòa xã hội chủ nghĩa việt nam, đảng cộng sản việt nam, độc lập, tự do, hạnh phúc,
ủy ban nhân dân, thủ tướng chính phủ,
kính gửi, nơi nhận, ngày tháng năm, trước ngày, trong tháng, phó chủ tịch, bộ trưởng, giám đốc, thủ trưởng,
chủ trì phối hợp với, phối hợp với các cơ quan, phối hợp với các sở, có trách nhiệm chủ trì,
báo cáo kết quả thực hiện, kết quả thực hiện trước ngày, gửi báo cáo về, gửi về, tổ chức thực hiện,
triển khai thực hiện, theo quy định, trên địa bàn, thành phố, có trách nhiệm, hằng năm, hàng năm,
quyết định, nghị quyết, kế hoạch, công văn, thông báo, chỉ thị, hướng dẫn, nội dung, nhiệm vụ,
thời gian thực hiện, thời gian hoàn thành, thời hạn hoàn thành, hoàn thành trước ngày, xong trước ngày,
đơn vị chủ trì, đơn vị phối hợp, cơ quan chủ trì, cơ quan phối hợp, các sở ban ngành, các bộ ngành địa phương,
ủy ban nhân dân các xã phường, ủy ban nhân dân tỉnh, ủy ban nhân dân thành phố, chủ tịch ủy ban nhân dân,
thủ trưởng các cơ quan đơn vị, thủ trưởng các sở ban ngành, thủ trưởng cơ quan ngang bộ,
ban hành kèm theo quyết định, kèm theo kế hoạch số, kèm theo quyết định số,
ban chấp hành trung ương, ban tuyên giáo và dân vận trung ương,
ban tổ chức trung ương, ủy ban kiểm tra trung ương, văn phòng trung ương đảng, cơ quan thuộc chính phủ,
trực thuộc trung ương, mặt trận tổ quốc việt nam, đài tiếng nói việt nam, các sở ban ngành thành phố,
các sở ban ngành tỉnh, các cơ quan đơn vị liên quan, các bộ cơ quan liên quan, chính quyền địa phương các cấp
"""

# The words that begin with a vowel; any other has lost its first letter.
_WITHOUT_ONSET = """
a ạ á à ác ách ai ái ải am ám ảm an án ăn ăng ẵng anh ánh ảnh ao áo ảo áp ạt ắc âm ấm ầm ẩm ân ấn ần ẩn
ập ất âu ấu ẩu ấy em én eo ép ép ê ế êm ếch i im in ít ì o oai oan oán oanh oi òa óc ong óng ô ổ ồ ốc ôi
ồi ổi ôm ốm ôn ồn ổn ông ống ối ở ơ ơn ớt ơi u ù ú ủ ua úa ùa uẩn uất um ùm ung ùn ủn ủng ục úng uống
uốn uổng út úp uy ủy uỷ uyên uyển ư ứ ừ ưa ức ứng ưng ước ưới ươm ướm ương ướt ướp ưu ưỡn ý ỷ y yên yến
yếm yêu yếu yết
"""


@cache
def without_onset() -> frozenset[str]:
    """The syllables that begin with a vowel."""
    return frozenset(_WITHOUT_ONSET.split())


@cache
def known_pairs() -> frozenset[tuple[str, str]]:
    """The neighbours in the office's phrases, in small letters."""
    groups: tuple[Iterable[str], ...] = (
        duty_words.PREDICATES, duty_words.DOUBTFUL_PREDICATES, duty_words.RESPONSIBLE, duty_words.ASSIGNING,
        duty_words.PRONOUNS, duty_words.RECIPIENT_ENDS, name_words.UNIT_HEADS, name_words.GROUP_HEADS,
        provinces.KNOWN_NAMES, provinces.BODIES.values(), provinces.PROVINCES, provinces.CITIES, CUES,
        phrases.STRONG_OPERATORS, phrases.TIME_LABELS, GROUPS, " ".join(_PHRASES.split()).split(", "),
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


_Names = Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], int]]]
"""Names in small letters by each two words that stand side by side in them, and where these stand."""


def _by_pairs(names: Iterable[tuple[str, ...]]) -> _Names:
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for name in names:
        for at, pair in enumerate(pairwise(name)):
            found[pair].append((name, at))
    return found


def _in_words(names: Iterable[str]) -> list[tuple[str, ...]]:
    words = sorted({tuple(name.lower().replace(",", "").split()) for name in names if name})
    return [name for name in words if len(name) >= _LEAST_WORDS and "-" not in name]


@cache
def _standing() -> _Names:
    """The standing bodies and the office's phrases."""
    groups = (
        provinces.KNOWN_NAMES, provinces.BODIES.values(), duty_words.RESPONSIBLE, duty_words.PRONOUNS,
        GROUPS, " ".join(_PHRASES.split()).split(", "),
    )  # fmt: skip
    return _by_pairs(_in_words(name for group in groups for name in group))


@cache
def _heads() -> frozenset[str]:
    """The words with which names of bodies begin; one of them is no slip of another."""
    groups = (name_words.UNIT_HEADS, name_words.OPENING_HEADS, name_words.GROUP_HEADS)
    return frozenset(word for group in groups for head in group for word in head.lower().split()[:1])


@cache
def _known() -> frozenset[str]:
    return frozenset(word for pair in known_pairs() for word in pair)


def spoilt_words(words: Sequence[str], units: Sequence[str] = (), noisy: bool = False) -> dict[int, str]:
    """By its place, each of the words that is one letter away from that of a name whose others stand there.

    `words` are in small letters, `units` names beside the standing ones. What is a syllable itself is only
    taken for another in a longer name, and where the text is `noisy` as the first of a name.
    """
    found: dict[int, str] = {}
    several: set[int] = set()  # that may be one name's or another's
    own, written = _by_pairs(_in_words(units)), tuple(words)
    for at, pair in enumerate(pairwise(written)):
        for name, place in (*_standing().get(pair, ()), *own.get(pair, ())):
            start = at - place
            there = written[start : start + len(name)] if start >= 0 else name
            slip = _slip(there, name, noisy) if there != name else None
            if slip is not None and found.setdefault(start + slip, name[slip]) != name[slip]:
                several.add(start + slip)
    return {at: word for at, word in found.items() if at not in several}


def _slip(words: Sequence[str], name: tuple[str, ...], noisy: bool) -> int | None:
    """Which one of the words is a slip of the name's; None where none or more are other words."""
    if len(words) != len(name):
        return None
    others = [at for at, (word, meant) in enumerate(zip(words, name, strict=True)) if word != meant]
    if len(others) != 1:
        return None
    (at,) = others
    word, meant = words[at], name[at]
    if len(word) < (1 if noisy and at else _SHORTEST) or word.isdigit() or not one_edit_apart(word, meant):
        return None
    least = _SHORTEST if noisy else _LEAST_LETTERS
    if word in _heads():
        return None
    long = len(name) >= _SURE_WORDS and min(len(word), len(meant)) >= least
    first = noisy and not at and meant in _heads() and (fold(word) == fold(meant) or word not in _known())
    return at if long or first or not is_spelt(word) else None


# Days and numbers that a scan spoilt, as they were meant.


class Mend(NamedTuple):
    """What stands from `start` to `end` of the document, as it was meant."""

    start: int
    end: int
    text: str


# A speck inside a number: "20~25", "năm 2,025".
_SPECK_IN_NUMBER = re.compile(
    r"(?<=\d)[~'`|](?!20\d\d(?!\d))(?=/?\d)|(?<=\d/)[~'`|.,](?=\d)|(?<=năm \d)[,.](?=\d{3}(?!\d))"
    r"|(?<=\stháng)[-~'`](?= ?\d)|(?<=\sngày)[-~'`](?= ?\d)|(?<=\snăm)[-~'`](?= ?[12]\d{3})"
)
# A day in words whose three words stand between three numbers, whatever a scan made of them.
_DATE = re.compile(
    r"(?<!\S)(?:(?P<day>\S{3,5})\s{1,2}[\dOolI]{1,2}\s{0,2})?(?P<month>[^\s\d]{4,6})\s{0,2}[\dOolI]{1,2}\s{0,2}"
    r"(?P<year>[^\s\d]{2,4})\s{0,2}[12][\dOolI]{3}(?!\w)"
)
_SPECK_FOR_SIGN = re.compile(r"(?<=/\d)[~'`|.,](?=20\d\d(?!\d))|(?<=/\d\d)[~'`|.,](?=20\d\d(?!\d))")
# A sign lost from a day behind "ngày": "2002/2025", "05/122026".
_LOST_SIGN = re.compile(
    r"(?<=ngày )(?:(?:0[1-9]|[12]\d|3[01])(?=(?:0[1-9]|1[0-2])/20\d\d(?!\d))"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?=20\d\d(?![\d/])))"
)
_DATE_WORDS = (("day", "ngày"), ("month", "tháng"), ("year", "năm"))
_ALIKE = 0.5  # of the letters of such a word are there


def mended_dates(document: str) -> list[Mend]:
    """Specks in numbers, and the words of a day where one of them stands: "ngoy 25 thing 11 năm 2025"."""
    found = [Mend(*speck.span(), "") for speck in _SPECK_IN_NUMBER.finditer(document)]
    found += [Mend(*speck.span(), "/") for speck in _SPECK_FOR_SIGN.finditer(document)]
    found += [Mend(*day.span(), f"{day.group()}/") for day in _LOST_SIGN.finditer(document)]
    for date in _DATE.finditer(document):
        said = [(name, meant, date[name].strip(",.").lower()) for name, meant in _DATE_WORDS if date[name]]
        if not any(written == meant for _, meant, written in said):
            continue
        capital = date["month"].isupper()
        for name, meant, written in said:
            if written == meant or (name == "day" and is_spelt(written) and written != "này"):
                continue
            if SequenceMatcher(None, fold(written), fold(meant), autojunk=False).ratio() >= _ALIKE:
                found.append(Mend(*date.span(name), meant.upper() if capital else meant))
    return found
