"""Units named in a message: only a name, alias or code that is the same after folding is one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chat.situation import KnownUnit
from language.folding import plain
from language.tokens import Token, agrees, tokenize

_JOINTS = frozenset("-–.&/,")
_PREFIXES = frozenset({"phong", "p"})


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


class UnitNames:
    """The names of all units as a tree of folded words; hyphens and dots between words do not matter."""

    def __init__(self, units: Sequence[KnownUnit]):
        self._root = _Node()
        for unit in units:
            for name in {unit.code, unit.name, *unit.aliases}:
                words = _words(name)
                self._add(unit.code, words)
                if words and words[0].casefold() in ("phòng", "phong", "p") and _is_name(words[1:]):
                    self._add(unit.code, words[1:])

    def _add(self, code: str, words: tuple[str, ...]) -> None:
        node = self._root
        for token in tokenize(" ".join(words)):
            node = node.next.setdefault(token.folded, _Node())
        if words:
            node.ends.append((code, words))

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
        """How many tokens the longest name at `at` takes, and the unit's code.

        The code is None where two units bear the name; (0, None) where no name begins here.
        """
        skipped = 0
        if tokens[at].folded in _PREFIXES:
            skipped = 2 if at + 1 < len(tokens) and tokens[at + 1].folded == "." else 1
        size, code = self._match(tokens, at)
        if skipped and at + skipped < len(tokens):
            size_after, code_after = self._match(tokens, at + skipped)
            if size_after and size_after + skipped > size:
                return size_after + skipped, code_after
        return size, code

    def _match(self, tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
        node = self._root
        best: tuple[int, str | None] = (0, None)
        typed: list[str] = []
        for n, token in enumerate(tokens[at : at + 24], start=1):
            if token.folded in _JOINTS and typed:
                continue
            following = node.next.get(token.folded)
            if following is None:
                break
            node = following
            typed.append(token.text)
            codes = {code for code, words in node.ends if _agree(typed, words)}
            if codes:
                best = (n, codes.pop() if len(codes) == 1 else None)
        return best


def _words(name: str) -> tuple[str, ...]:
    return tuple(t.text for t in tokenize(plain(name)) if t.folded not in _JOINTS)


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether it can stand without its "Phòng": the 1 of "P1" is a task's number, an "a" is a courtesy."""
    return any(len(word) > 1 and not word.isdigit() for word in words)


def _agree(typed: list[str], meant: tuple[str, ...]) -> bool:
    return all(agrees(t, m) for t, m in zip(typed, meant, strict=False))


@lru_cache(maxsize=8)
def unit_names(units: tuple[KnownUnit, ...]) -> UnitNames:
    """The tree of an office's units, kept for the next messages."""
    return UnitNames(units)
