"""A list of phrases that is matched word by word.

A phrase is written as it is read, with two signs: `[là]` may be left out, `hàng/hằng` is one or
the other, so "chậm nhất [là/vào]" stands for "chậm nhất", "chậm nhất là" and "chậm nhất vào".
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Generic, TypeVar

from expressions.times.time_tokens import Token

Value = TypeVar("Value")
_END = ""  # no token is the empty word, so it can mark the end of a phrase in the tree


def spellings(phrase: str) -> Iterable[tuple[str, ...]]:
    """Every sequence of words that a phrase stands for."""
    choices = []
    for part in phrase.split():
        optional = part.startswith("[") and part.endswith("]")
        words = part.strip("[]").split("/") if part != "/" else ["/"]
        choices.append([(word,) for word in words] + ([()] if optional else []))
    for chosen in product(*choices):
        yield tuple(word for one in chosen for word in one)


class Lexicon(Generic[Value]):
    """Phrases and what each of them means; the longest that matches wins."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._tree: dict[str, dict] = {}  # type: ignore[type-arg]
        for phrase, value in phrases.items():
            for words in spellings(phrase):
                node = self._tree
                for word in words:
                    node = node.setdefault(word, {})
                node[_END] = value  # type: ignore[assignment]

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        return word in self._tree

    def match(self, tokens: Sequence[Token], at: int) -> tuple[Value, int] | None:
        """What the longest phrase at a place means, and the place after it."""
        count = len(tokens)
        node = self._tree.get(tokens[at].word) if at < count else None
        best: tuple[Value, int] | None = None
        while node is not None:
            at += 1
            if _END in node:
                best = (node[_END], at)
            node = node.get(tokens[at].word) if at < count else None
        return best
