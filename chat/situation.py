"""What the understanding may know about the person and the chat, and the units' names as a tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from language.folding import plain
from language.tokens import Token, agrees, tokenize
from tasks.query import Query


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit by which questions and orders are recognised."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """Facts, gathered before the message is read.

    `draft_numbers` is the first and last number of the open review, both included. `replied_to` are the
    numbers of the tasks that the replied message spoke of. `offered` are the typed commands that the bot's
    last message offered, in their order, and empty as soon as anything else was said in between.
    `own_units` are the codes of those that the person answers for or works in. `last_query` is what was asked
    last in the chat, within the hour.
    """

    today: date
    office: bool = False
    leader: bool = False  # director or deputy director
    head: bool = False  # answers for a unit
    staff: bool = False
    linked: bool = True
    open_reviews: int = 0
    draft_numbers: tuple[int, int] | None = None
    replied_to: tuple[int, ...] = ()
    replied_review: bool = False
    offered: tuple[str, ...] = ()
    chosen: bool = False  # the text is an offer that was chosen, and is not asked about again
    units: tuple[KnownUnit, ...] = ()
    own_units: tuple[str, ...] = ()
    has_file: bool = False
    last_query: Query | None = None


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
