"""Which letters can be a syllable of Vietnamese: a slip of the thumb and raw Telex mostly cannot.

The rimes are those of the language's spelling rules, without their tones.
"""

import re
import unicodedata
from functools import lru_cache

from language.folding import fold

_OF_ALL = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt uân uâng uât uây uê uêch uênh uơ uy uya uych uynh uyt
uyu uyên uyêt uyn uyp ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_RIMES = tuple(_OF_ALL.split())
_BEFORE_FRONT = "ngh|gh|k"  # before i, e, ê, y
_BEFORE_BACK = "ng|g|c"  # before the others
_ONSETS = "nh|ch|gi|kh|ph|th|tr|b|d|đ|h|l|m|n|p|r|s|t|v|x"
_TONES = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}
_OPEN_TONES = {"\u0300", "\u0309", "\u0303"}
"""Huyền, hỏi and ngã, which no syllable bears that ends in a stop."""
_STOPS = ("c", "ch", "p", "t")


def _pattern(rimes: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(set(rimes), key=len, reverse=True)
    front = "|".join(rime for rime in longest if rime[0] in "ieêy")
    back = "|".join(rime for rime in longest if rime[0] not in "ieêy")
    behind_q = "|".join(rime for rime in longest if rime[0] in "aăâeêiyơoô")
    behind_g = "|".join(rime for rime in longest if rime[0] == "i")  # "gì", "giêng"
    every = "|".join(longest)
    alone = "|".join(rime for rime in longest if not rime.startswith(("iê", "ie")))  # "yêu", and no "iêu"
    return re.compile(
        f"(?:{_BEFORE_FRONT})(?:{front})|(?:{_BEFORE_BACK})(?:{back})|g(?:{behind_g})|qu(?:{behind_q})"
        f"|(?:{_ONSETS})(?:{every})|(?:{alone})"
    )


_MARKED = _pattern(_RIMES)
_BARE = _pattern(tuple(fold(rime) for rime in _RIMES))


_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS, _MOST_WORDS = 30, 120
_LEAST_SPELT = 0.5  # of the words: real documents have nine of ten, English two, chance fewer


def reads_as_vietnamese(text: str) -> bool:
    """Whether a sample of its words is spelt as Vietnamese is; True where they are too few to tell."""
    words = _WORD.findall(text)
    sample = words[:: len(words) // _MOST_WORDS + 1]
    return len(words) < _LEAST_WORDS or sum(map(is_spelt, sample)) >= _LEAST_SPELT * len(sample)


_LEAST_OF_RUBBISH = 5  # words
_LEAST_MARKED = 2  # words with marks that no syllable bears: English has none


def is_rubbish(text: str) -> bool:
    """Whether a passage is what recognition makes of no text: most of its words are no syllables.

    Names and abbreviations, in capitals, count nowhere.
    """
    words = [word for word in _WORD.findall(text) if word.islower()]
    if len(words) < _LEAST_OF_RUBBISH:
        return False
    unspelt = [word for word in words if not is_spelt(word)]
    marked = sum(1 for word in unspelt if not word.isascii())
    return len(unspelt) > len(words) / 2 and marked >= _LEAST_MARKED


def is_syllable(folded: str) -> bool:
    """Whether the folded word can be read as one syllable with some marks."""
    return _BARE.fullmatch(folded) is not None


@lru_cache(maxsize=1 << 14)
def is_spelt(word: str) -> bool:
    """Whether the word as typed is spelt as a syllable is: with its own marks, or with none of them."""
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in parts if letter in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in parts if letter not in _TONES))
    if toneless.isascii() and not tones:
        return is_syllable(toneless)
    if len(tones) > 1 or _MARKED.fullmatch(toneless) is None:
        # Some leave out the shapes of the letters and keep the tones: "việc" as "viẹc".
        return len(tones) < 2 and toneless.isascii() and is_syllable(toneless)
    return not (toneless.endswith(_STOPS) and _OPEN_TONES.intersection(tones))
