"""How Vietnamese is spelt: its letters, which of them can be a syllable, words one slip apart."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from language.folding import fold

# Which letters can be a syllable of Vietnamese: a slip of the thumb and raw Telex mostly cannot.
#
# The rimes are those of the language's spelling rules, without their tones.

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


# Words that are one slip of the thumb apart.


def one_edit_apart(word: str, other: str) -> bool:
    """Whether one letter dropped, added or changed, or two swapped, makes one of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or (len(left) > 1 and swapped)


def one_letter_less(word: str) -> Iterable[str]:
    """The word without each of its letters."""
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def without_a_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by what is left of them without one letter, and by themselves.

    Two words one edit apart have an entry in common, so that only those need be compared.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        for left in {word, *one_letter_less(word)}:
            found.setdefault(left, []).append(word)
    return found


# Pieces of regular expressions: the letters of Vietnamese, lists of words that are quick to search for.

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER = LOWER.upper()


# Lists of words as regular expressions that are quick to search for. `re` tries the words of a list one
# after another, at every character of a text, unless all of them begin with a plain letter: then it skips
# to the letters that can begin one.


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest first; what they begin with in common is compared once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _of_node(tree)


def _of_node(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """What may follow a node; nothing may follow only where no longer word does."""
    branches = []
    for letter, below in node.items():
        if letter:
            begun = re.escape(letter)
            while len(below) == 1 and "" not in below:
                ((letter, below),) = below.items()
                begun += re.escape(letter)
            branches.append(begun + _of_node(below))
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


def not_after(words: Iterable[str], *barred: str) -> str:
    """Any of the words, none of which stands behind one of the `barred` patterns of fixed width.

    The words are patterns too, each beginning with a plain letter; of two that fit the first wins.
    The look back is taken from behind that letter, so that a search may skip to it.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = []
    for letter, rests in by_letter.items():
        looks = "".join(f"(?<!{before}{letter})" for before in barred)
        branches.append(f"{letter}{looks}(?:{'|'.join(rests)})")
    return f"(?:{'|'.join(branches)})"
