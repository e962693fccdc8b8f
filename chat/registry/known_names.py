"""The names of the office's units, as they are looked up in a message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chat.registry.codes import JOINTS, LEVELS, head_of, is_abbreviation, parts_of, words_of_name
from chat.situation import KnownPerson, KnownUnit, Situation, kept
from language.folding import fold, plain
from language.tokens import Token, agrees, marks, tokenize

SHORT_HEADS = {"benh vien": "bv", "trung tam": "tt", "chi cuc": "cc"}
"""Folded nouns of units -> their abbreviation."""
_LONG_HEADS = {short: tuple(noun.split()) for noun, short in SHORT_HEADS.items()}
_PREFIXES = frozenset({"phong", "p"})
_BEFORE_SHORT = frozenset({"phong", "ben"})
"""Behind these a part of a unit's name stands for it: "bên dược"."""
_OPENS_PART = _BEFORE_SHORT | {"cua"}
_JOINS = frozenset({"va", "voi", "vs", "dzoi", "cung"})
_LONGEST_UNIT = 24  # tokens
_BELOW = (("don", "vi", "truc", "thuoc"), ("truc", "thuoc"), ("don", "vi", "ngoai", "so"))
"""What an office calls the institutions under it, the name of their kind first."""
_INSTITUTIONS = (("benh", "vien"), ("trung", "tam"), ("chi", "cuc"))
OPENS_GROUP = frozenset({"cac", "nhung", "moi", "khoi", "tat", "toan"})
_EVERY = ("các", "những", "mọi", "khối")
_NO_GROUP = frozenset({"ban", "don"})  # "các phòng ban", "các đơn vị" are all of them


class NamedUnit(NamedTuple):
    """How many tokens a unit's name takes, and its code, None where two bear it.

    Not `sure` where only a part of the name was typed that no other unit's name holds.
    """

    size: int
    code: str | None = None
    sure: bool = True


_NONE = NamedUnit(0)


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def add(self, code: str, words: Sequence[str]) -> None:
        node = self
        for token in tokenize(" ".join(words)):
            node = node.next.setdefault(token.folded, _Node())
        if words:
            node.ends.append((code, tuple(words)))


_Group = tuple[tuple[str, ...], str, str]
"""The folded words of a unit's name, its folded kind, its code."""


class UnitNames:
    """The names of all units as trees of folded words; hyphens and dots between words do not matter."""

    def __init__(self, units: Sequence[KnownUnit]):
        self._whole, self._short, self._behind = _Node(), _Node(), _Node()
        names = [unit.name for unit in units]
        for unit in units:
            codes = set() if is_abbreviation(unit.code) else {unit.code}
            for name in sorted({*codes, unit.name, *unit.aliases}):
                for words in _forms(words_of_name(name)):
                    self._whole.add(unit.code, words)
            self._whole.next.setdefault(unit.code.upper(), _Node()).ends.append((unit.code, (unit.code,)))
            if fold(unit.name).startswith("phong "):
                self._whole.add(unit.code, (f"p{unit.code}",))
            for part in parts_of(unit.name, names):
                head = head_of(words_of_name(unit.name))
                self._short.add(unit.code, (*head, *part))
                if short := SHORT_HEADS.get(fold(" ".join(head))):
                    self._short.add(unit.code, (short, *part))
                self._behind.add(unit.code, part)
        self._firsts = frozenset({*self._whole.next, *self._short.next, *_PREFIXES})
        self._groups: list[_Group] = [
            (tuple(map(fold, words_of_name(unit.name))), fold(unit.kind), unit.code) for unit in units
        ]
        self._by_opening: dict[str, list[_Group]] = {}
        for group in self._groups:
            for word in _openings(group):
                self._by_opening.setdefault(word, []).append(group)

    def longest(self, tokens: Sequence[Token], at: int) -> NamedUnit:
        """The longest name at `at`; of size 0 where none begins here."""
        before = tokens[at - 1].folded if at else ""
        beside = (before in _JOINS or before == ",") and self._beside_another(tokens, at)
        begins = tokens[at].folded in self._firsts or before in _OPENS_PART
        if not (begins or beside or _is_place(tokens, at)):
            return _NONE
        skipped = 0
        if tokens[at].folded in _PREFIXES:
            skipped = 2 if at + 1 < len(tokens) and tokens[at + 1].folded == "." else 1
        size, code = _match(self._whole, tokens, at)
        if skipped and at + skipped < len(tokens):
            size_after, code_after = _match(self._whole, tokens, at + skipped)
            if size_after and size_after + skipped > size:
                return NamedUnit(size_after + skipped, code_after)
        if not size and beside:
            size, code = _match(self._behind, tokens, at)
            told = size > 1 or (size == 1 and before != "," and marks(tokens[at].text))
            return NamedUnit(size, code, False) if told and code is not None else _NONE
        return NamedUnit(size, code) if size else self._in_part(tokens, at)

    def _beside_another(self, tokens: Sequence[Token], at: int) -> bool:
        """ "TTYT Ninh Sơn và Thuận Nam": behind the name of a unit a part of another's may stand alone."""
        if at < 3 or tokens[at].kind != "word":
            return False
        ends = (start for start in range(max(0, at - 7), at - 1) if tokens[start].folded in self._whole.next)
        return any(_match(self._whole, tokens, start)[0] == at - 1 - start for start in ends)

    def _in_part(self, tokens: Sequence[Token], at: int) -> NamedUnit:
        """ "phòng dược", "bên dược": a part of one unit's name, and of no other's."""
        size, code = _match(self._short, tokens, at)
        before = tokens[at - 1].folded if at else ""
        if not size and (before in _BEFORE_SHORT or (before == "cua" and _bears_signs(tokens[at].text))):
            size, code = _match(self._behind, tokens, at)
        if not size and (before == "cua" or _is_place(tokens, at)):
            size, code = _match(self._behind, tokens, at)
            size = size if size > 1 else 0  # "họp với Thuận Nam"
        return NamedUnit(size, code, False) if size and code is not None else _NONE

    def group(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
        """ "các bệnh viện", "các trung tâm y tế": how many tokens, and the codes of two units or more.

        It begins with one of OPENS_GROUP.
        """
        place = at
        if [token.folded for token in tokens[at : at + 2]] in (["tat", "ca"], ["toan", "bo"]):
            place += 2
        words = [token.folded for token in tokens[place + 1 : place + 7]]
        below = tokens[place].folded == "khoi" and (*words[:2],) in _BELOW if place < len(tokens) else False
        if not words or not (below or _is_every(tokens[place])):
            return 0, ()
        for size in range(len(words), 0, -1):
            codes = self.of_noun(words[:size])
            if len(codes) > 1:
                whole = words[size : size + 1] and words[size] in _NO_GROUP
                return (0, ()) if whole else (place + 1 + size - at, codes)
        return 0, ()

    def of_noun(self, noun: Sequence[str]) -> tuple[str, ...]:
        """The codes of the units whose names begin with these folded words, or that are of this kind."""
        said = (*_LONG_HEADS.get(noun[0], (noun[0],)), *noun[1:]) if noun else ()
        if said in _BELOW and not any(kind == " ".join(_BELOW[0]) for _, kind, _ in self._groups):
            return tuple(code for name, _, code in self._groups if name[:2] in _INSTITUTIONS)
        said = _BELOW[0] if said in _BELOW else said
        return tuple(
            code for name, kind, code in self._by_opening.get(said[0] if said else "", ())
            if name[: len(said)] == said or kind == " ".join(said) or _by_initials(name, said)
        )  # fmt: skip


def _openings(group: _Group) -> set[str]:
    """The folded words with which it may be called by its noun, its kind, or its initials."""
    name, kind, _ = group
    letters = "".join(word[:1] for word in name)
    initials = {letters[:size] for size in range(_SHORTEST_INITIALS, len(letters) + 1)}
    return {*name[:1], kind.partition(" ")[0], *initials} - {""}


def _by_initials(name: Sequence[str], said: Sequence[str]) -> bool:
    """ "ttyt", "ttyt huyen" of Trung tâm Y tế huyện Ninh Sơn."""
    size = len(said[0])
    initials = "".join(word[:1] for word in name[:size])
    behind = tuple(name[size : size + len(said) - 1])
    return size >= _SHORTEST_INITIALS and initials == said[0] and behind == tuple(said[1:])


_SHORTEST_INITIALS = 3


def _is_every(token: Token) -> bool:
    """ "nhung" without its mark is "nhưng" as well, which turns a sentence."""
    return token.folded == "cac" or token.text.casefold() in _EVERY


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Two words with capitals, as a place is typed: a part of a name of so many words can be little else."""
    return _is_capitalised(tokens[at]) and len(tokens) > at + 1 and _is_capitalised(tokens[at + 1])


def _is_capitalised(token: Token) -> bool:
    return token.text.istitle() and token.kind == "word" and len(token.text) > 1


def _bears_signs(text: str) -> bool:
    """Whether it was typed with care: "của dược" is a unit's, "cua duoc" may be anything."""
    return bool(marks(text)) or text[:1].isupper()


def _match(root: _Node, tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    node = root
    best: tuple[int, str | None] = (0, None)
    typed: list[str] = []
    for n, token in enumerate(tokens[at : at + _LONGEST_UNIT], start=1):
        if token.folded in JOINTS and typed:
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


def _forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ways in which a name is typed that can mean nothing else."""
    yield words
    short = SHORT_HEADS.get(fold(" ".join(words[:2])))
    if short is not None and len(words) > 2:
        yield (short, *words[2:])
    if short is not None and len(words) > 3:
        yield words[2:]
    if words and words[0].casefold() in ("phòng", "phong", "p") and _is_name(words[1:]):
        yield words[1:]
    within = words[2:-1] if short is not None else ()
    level = next((n for n, word in enumerate(within, start=2) if word.casefold() in LEVELS), None)
    if level is not None and short is not None:  # "Trung tâm Y tế Thuận Nam" of a district
        yield (*words[:level], *words[level + 1 :])
        yield (short, *words[2:level], *words[level + 1 :])


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether it can stand without its "Phòng": the 1 of "P1" is a task's number, an "a" is a courtesy."""
    return any(len(word) > 1 and not word.isdigit() for word in words)


def _agree(typed: list[str], meant: tuple[str, ...]) -> bool:
    return all(agrees(t, m) for t, m in zip(typed, meant, strict=False))


@kept
def unit_names(units: tuple[KnownUnit, ...]) -> UnitNames:
    """The trees of an office's units, kept for the next messages."""
    return UnitNames(units)


@kept
def _office_words(units: tuple[KnownUnit, ...], people: tuple[KnownPerson, ...]) -> frozenset[str]:
    names = [name for unit in units for name in (unit.code, unit.name, *unit.aliases)]
    tokens = (token for name in (*names, *(p.name for p in people)) for token in tokenize(plain(name)))
    return frozenset(token.folded for token in tokens if token.kind == "word")


def known_words(situation: Situation) -> frozenset[str]:
    """The folded words of the names of units and people, which no slip of the thumb is read into."""
    return _office_words(situation.units, situation.people)
