"""What the understanding may know about the person and the chat, and the units' names as a tree."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from chat.values import PersonName
from language.folding import plain
from language.tokens import Token, agrees, tokenize
from tasks.query import Query


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit by which questions and orders are recognised."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


class Missing(StrEnum):
    """What the bot asked for."""

    NUMBER = "number"
    REASON = "reason"
    DAY = "day"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class OpenCommand:
    """A command left open, as typed, and the part that the bot asked for."""

    command: str
    missing: Missing


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person by whom questions and orders are recognised; `unit` is the code of the own unit."""

    code: str
    name: str
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """Facts, gathered before the message is read.

    `draft_numbers` is the first and last number of the open review, both included. `replied_to` are
    the numbers of the tasks that the replied message spoke of; `replied_report` whether it was a
    report to the office. `asked` is the command that the bot's last question left open.
    `last_query` is the last question's. `offered` are the typed commands that the bot's last
    message offered, in their order, and empty as soon as anything else was said in between.
    `own_units` are the codes of those that the person answers for or works in.
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
    replied_report: bool = False
    offered: tuple[str, ...] = ()
    chosen: bool = False  # the text is an offer that was chosen, and is not asked about again
    units: tuple[KnownUnit, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    last_query: Query | None = None
    last_acted: tuple[int, ...] = ()
    asked: OpenCommand | None = None
    now: datetime | None = None
    own_units: tuple[str, ...] = ()
    has_file: bool = False

    @property
    def moment(self) -> datetime:
        """Now; where only the day is known, its morning."""
        return self.now or datetime.combine(self.today, time(9))


_Names = TypeVar("_Names", bound=Hashable)
_Made = TypeVar("_Made")
_JOINTS = frozenset("-–.&/,")
_SHORT_HEADS = {"bệnh viện": "bv", "trung tâm": "tt", "chi cục": "cc"}
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
                short = _SHORT_HEADS.get(" ".join(words[:2]).casefold())
                if short is not None and len(words) > 2:
                    self._add(unit.code, (short, *words[2:]))
                if short is not None and len(words) > 3:
                    self._add(unit.code, words[2:])
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


def _kept(make: Callable[[_Names], _Made]) -> Callable[[_Names], _Made]:
    """What is made of the names of the last offices; the very same names are not even compared."""
    by_value = lru_cache(maxsize=8)(make)
    last: list[tuple[_Names, _Made]] = []

    def of(names: _Names) -> _Made:
        if last and last[0][0] is names:
            return last[0][1]
        made = by_value(names)
        last[:] = [(names, made)]
        return made

    return of


@_kept
def unit_names(units: tuple[KnownUnit, ...]) -> UnitNames:
    """The tree of an office's units, kept for the next messages."""
    return UnitNames(units)


@_kept
def unit_words(units: tuple[KnownUnit, ...]) -> frozenset[str]:
    """The folded words of the units' names, kept as well."""
    names = (name for unit in units for name in (unit.code, unit.name, *unit.aliases))
    tokens = (token for name in names for token in tokenize(plain(name)))
    return frozenset(token.folded for token in tokens if token.kind == "word")


_HONORIFICS = {
    "anh": "anh",
    "chi": "chị",
    "ong": "ông",
    "ba": "bà",
    "co": "cô",
    "chu": "chú",
    "bac": "bác",
    "a": "a",
    "c": "c",
}
_ALSO_WORDS = frozenset({"ba", "co", "chu", "bac", "a", "c", "ong"})
_OF_TIME = frozenset({"mai", "nam", "tu", "sau", "ba", "hai", "bay", "toi", "trua", "chieu"})
_LONGEST_NAME = 6


class PeopleNames:
    """The names of the registry's people: whole, or the given name behind "anh", "chị", "đồng chí"."""

    def __init__(self, people: Sequence[KnownPerson]):
        self._whole: dict[tuple[str, ...], list[KnownPerson]] = {}
        self._given: dict[str, list[KnownPerson]] = {}
        for person in people:
            words = tuple(token.folded for token in tokenize(plain(person.name)))
            if words:
                self._whole.setdefault(words, []).append(person)
                self._given.setdefault(words[-1], []).append(person)
        self._firsts = {words[0] for words in self._whole} | _HONORIFICS.keys() | {"dong", "d"}

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, PersonName | None]:
        """How many tokens name a person from `at` on, the honorific included; (0, None) for none.

        The person has no code where several bear the name.
        """
        if tokens[at].folded not in self._firsts:
            return 0, None
        skipped = _honorific(tokens, at)
        folded = tuple(token.folded for token in tokens[at + skipped : at + skipped + _LONGEST_NAME])
        for size in range(len(folded), 1, -1):
            if found := self._whole.get(folded[:size]):
                return skipped + size, self._named(tokens, at, skipped + size, found)
        if not skipped or not folded or folded[0] not in self._given:
            return 0, None
        token, called = tokens[at + skipped], tokens[at]
        unsure = folded[0] in _OF_TIME or (called.folded in _ALSO_WORDS and called.text.isascii())
        if unsure and not token.text[:1].isupper():
            return 0, None
        found = [p for p in self._given[folded[0]] if agrees(token.text, p.name.split()[-1])]
        return (skipped + 1, self._named(tokens, at, skipped + 1, found)) if found else (0, None)

    def _named(self, tokens: Sequence[Token], at: int, size: int, found: Sequence[KnownPerson]) -> PersonName:
        text = " ".join(token.text for token in tokens[at : at + size])
        return PersonName(text, found[0].code if len(found) == 1 else None)


def _honorific(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of address stand at this place."""
    meant = _HONORIFICS.get(tokens[at].folded)
    if meant is not None and agrees(tokens[at].text, meant):
        return 1
    pair = tuple(token.folded for token in tokens[at : at + 3])
    if pair[:2] == ("dong", "chi"):
        return 2
    return 3 if pair == ("d", "/", "c") else 0


@_kept
def people_names(people: tuple[KnownPerson, ...]) -> PeopleNames:
    """The names of an office's people, kept for the next messages."""
    return PeopleNames(people)
