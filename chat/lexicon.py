"""The vocabularies of the chat, made once, when the first message needs them."""

from functools import cache

from language.lexicon import PhraseBook, book


@cache
def answering() -> PhraseBook:
    """The words by which heads answer."""
    return book("answers")


@cache
def lexicon() -> PhraseBook:
    """Everything that orders and questions are made of."""
    return book("common", "objects", "acts", "asking")
