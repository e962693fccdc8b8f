"""Drafts named by their place in the open review: "nhiệm vụ thứ tư", "mục cuối", "2 mục đầu".

Beside such a noun "thứ tư" is no day of the week, as long as no week or day is named behind it.
"""

from collections.abc import Sequence
from functools import cache

from chat.sentences.number_words import IN_WORDS
from language.folding import fold
from language.lexicon import classes
from language.tokens import Token

_MOST_COUNTED = 20
_GO_ON = frozenset({"va", ",", "voi"})
_ONLY_ORDINAL = {"nhat": 1, "nhi": 2}
_Bounds = tuple[int, int] | None


@cache
def _words(name: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of a class, token by token, the longest first."""
    found = {tuple(fold(word).split()) for word in classes("counting")[name]}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def drafts_by_place(tokens: Sequence[Token], at: int, bounds: _Bounds) -> tuple[int, tuple[int, ...]] | None:
    """How many tokens name drafts by their place from there on, and which; None where none are named.

    `bounds` are the first and the last number of the review, where they are known.
    """
    counted = _counted(tokens, at, bounds)
    if counted is not None:
        return counted
    if tokens[at].folded == "viec" and (behind := _ordinal(tokens, at + 1)) is not None:
        return behind[0] + 1, behind[1]  # "việc thứ" is a phrase by itself
    if not _ends_a_noun(tokens, at):
        return None
    ordinal = _ordinal(tokens, at)
    if ordinal is not None:
        return ordinal
    end = _edge(tokens, at)
    if end is None or bounds is None:
        return None
    size, last = end
    return size, (bounds[1] if last else bounds[0],)


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, tuple[int, ...]] | None:
    """ "thứ 4", "thứ tư"."""
    if at + 1 >= len(tokens) or tokens[at].folded != "thu" or _is_of_time(tokens, at + 2):
        return None
    number = _number(tokens[at + 1])
    return (2, (number,)) if number is not None else None


def _counted(tokens: Sequence[Token], at: int, bounds: _Bounds) -> tuple[int, tuple[int, ...]] | None:
    """ "2 mục đầu", "ba nhiệm vụ cuối"."""
    number = _number(tokens[at])
    if number is None or bounds is None or not 1 < number <= _MOST_COUNTED:
        return None
    noun = _at(tokens, at + 1, "draft_nouns")
    edge = _edge(tokens, at + 1 + noun) if noun else None
    if edge is None or number > bounds[1] - bounds[0] + 1:
        return None
    first = bounds[1] - number + 1 if edge[1] else bounds[0]
    return 1 + noun + edge[0], tuple(range(first, first + number))


def _edge(tokens: Sequence[Token], at: int) -> tuple[int, bool] | None:
    """ "đầu tiên", "cuối cùng": how many tokens, and whether it is the last."""
    for name in ("first_places", "last_places"):
        size = _at(tokens, at, name)
        if size and not _is_of_time(tokens, at + size):
            return size, name == "last_places"
    return None


def _at(tokens: Sequence[Token], at: int, name: str) -> int:
    """How many tokens of the class begin there."""
    folded = [token.folded for token in tokens[at : at + 3]]
    return next((len(words) for words in _words(name) if tuple(folded[: len(words)]) == words), 0)


def _ends_a_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for a draft stands right before, or another ordinal and "và"."""
    before = [token.folded for token in tokens[max(0, at - 3) : at]]
    if len(before) == 3 and before[0] == "thu" and before[2] in _GO_ON:
        return True  # "mục thứ 2 và thứ 5"
    return any(tuple(before[-len(words) :]) == words for words in _words("draft_nouns"))


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    """ "việc thứ tư tuần sau", "việc cuối tháng"."""
    return bool(_at(tokens, at, "behind_a_weekday")) or (at < len(tokens) and tokens[at].kind == "date")


def _number(token: Token) -> int | None:
    if token.kind == "number" and token.text.isdecimal() and len(token.text) < 4:
        return int(token.text)
    return IN_WORDS.get(token.folded) or _ONLY_ORDINAL.get(token.folded) if token.kind == "word" else None
