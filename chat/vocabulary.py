"""The vocabularies, made once when the first message needs them."""

from functools import cache

from chat.lexicon import Lexicon
from chat.words import ANSWER_WORDS, SLIPS
from chat.words_asking import ASKING_WORDS
from chat.words_office import OFFICE_WORDS


@cache
def answering() -> Lexicon:
    """The words by which heads answer."""
    return Lexicon(ANSWER_WORDS, SLIPS)


@cache
def commanding() -> Lexicon:
    """The words by which the office commands."""
    return Lexicon(OFFICE_WORDS, SLIPS)


@cache
def asking() -> Lexicon:
    """The words by which people ask."""
    return Lexicon(ASKING_WORDS, SLIPS)
