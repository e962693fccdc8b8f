"""Codes of the registry whose letters are a word or an abbreviation too: "HT" is hoàn thành as well."""

from functools import cache

from language.folding import fold
from language.lexicon import book, slips
from language.repair import vocabulary
from language.syllables import is_syllable
from language.tokens import tokenize

_OF_UNITS = frozenset({"to_office", "unit_noun"})
"""Classes of words that stand for a unit anyhow: "VP", "BV"."""


@cache
def is_word(letters: str) -> bool:
    """Whether these folded letters mean something else than a unit."""
    if letters in slips():
        return True
    if letters not in vocabulary():
        return False
    tags = book("common", "objects", "acts", "asking").longest(tokenize(letters), 0)[1]
    return bool(tags - _OF_UNITS)


def is_abbreviation(code: str) -> bool:
    """Whether a unit's code is a word that is no syllable: in small letters it may be either."""
    letters = fold(code)
    return letters.isalpha() and not is_syllable(letters) and is_word(letters)
