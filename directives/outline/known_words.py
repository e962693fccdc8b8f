"""Words of well-known names and phrases that a scan spoilt: all their other words stand as they should."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from expressions.names import duty_words, provinces
from language.edits import one_edit_apart
from language.syllables import is_spelt

_LEAST_WORDS = 3  # of a name or phrase by which a word of it is known again
_SURE_WORDS = 4  # by which a word is known again that is a syllable itself
_SHORTEST = 2  # letters of a word: one alone is a mark
_LEAST_LETTERS = 3  # of such a word: of two, one letter more or less is another word
_PHRASES = """
chủ trì phối hợp với, phối hợp với các cơ quan, phối hợp với các sở, có trách nhiệm chủ trì,
kết quả thực hiện trước ngày, báo cáo kết quả thực hiện, gửi báo cáo về, các cơ quan đơn vị liên quan,
các đơn vị có liên quan, các cơ quan có liên quan,
các sở ban ngành, ủy ban nhân dân các xã phường, ủy ban nhân dân tỉnh, ủy ban nhân dân thành phố,
chủ tịch ủy ban nhân dân, thủ trưởng các cơ quan đơn vị, thủ trưởng các sở ban ngành, các bộ ngành địa phương,
thủ trưởng cơ quan ngang bộ, cơ quan thuộc chính phủ, trực thuộc trung ương, thời gian hoàn thành,
thời gian thực hiện, hoàn thành trước ngày, xong trước ngày, mặt trận tổ quốc việt nam
"""


@cache
def _by_pairs() -> Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], int]]]:
    """The names and phrases by each two words that stand side by side in them, and where these stand."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for name in _names():
        for at, pair in enumerate(pairwise(name)):
            found[pair].append((name, at))
    return found


def _names() -> Iterable[tuple[str, ...]]:
    groups = (
        provinces.KNOWN_NAMES,
        provinces.BODIES.values(),
        duty_words.RESPONSIBLE,
        duty_words.PRONOUNS,
        " ".join(_PHRASES.split()).split(", "),
    )
    names = {tuple(name.lower().replace(",", "").split()) for group in groups for name in group if name}
    return (name for name in sorted(names) if len(name) >= _LEAST_WORDS and "-" not in name)


def spoilt_words(words: Sequence[str]) -> dict[int, str]:
    """By its place, each of the words that is one letter away from that of a name whose others stand there.

    `words` are in small letters. What is a syllable itself is only taken for another in a longer name.
    """
    found: dict[int, str] = {}
    for at, pair in enumerate(pairwise(words)):
        for name, place in _by_pairs().get(pair, ()):
            slip = _slip(words[max(0, at - place) : at - place + len(name)], name) if at >= place else None
            if slip is not None:
                found[at - place + slip] = name[slip]
    return found


def _slip(words: Sequence[str], name: tuple[str, ...]) -> int | None:
    """Which one of the words is a slip of the name's; None where none or more are other words."""
    if len(words) != len(name):
        return None
    others = [at for at, (word, meant) in enumerate(zip(words, name, strict=True)) if word != meant]
    if len(others) != 1:
        return None
    word, meant = words[others[0]], name[others[0]]
    if len(word) < _SHORTEST or word.isdigit() or not one_edit_apart(word, meant):
        return None
    long = len(name) >= _SURE_WORDS and min(len(word), len(meant)) >= _LEAST_LETTERS
    return others[0] if long or not is_spelt(word) else None
