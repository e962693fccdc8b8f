"""The office's units by the names that documents and people give them.

Only an exact name or alias decides, after folding and with an officer's title or the organisation's name
taken off, or a code behind the noun that the unit's name begins with ("Phòng KHTC"); a group goes by the
registry's kind. Likeness of letters proposes and never decides: "Phòng Nghiệp vụ" is 94% like Phòng Nghiệp
vụ Y and 86% like Phòng Nghiệp vụ Dược, and may be neither.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from language.folding import fold
from tasks.model import Unit

_LONGEST_NAME = 300  # letters
_LIKE_ENOUGH = 60.0  # of 100, by rapidfuzz: enough to propose, never to decide
_MOST_PROPOSALS = 5
_SHORTEST_INITIALS = 2  # letters of a name that are too few to tell it

_Words = tuple[str, ...]


def _phrases(*phrases: str) -> frozenset[_Words]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


# Folded, as names are. Before a unit's name they say who in it is meant.
_ADDRESSED = _phrases("dong chi", "d c", "ong", "ba", "pho", "quyen", "q")
_TITLES = _phrases(
    "truong", "chanh", "giam doc", "thu truong", "lanh dao", "hieu truong", "vien truong", "cuc truong",
    "chi cuc truong", "vu truong", "tram truong", "doi truong", "chu nhiem", "nguoi dung dau",
)  # fmt: skip
_EVERY = _phrases("cac", "tat ca", "toan bo", "toan the")
_BESIDE = _phrases(
    "va", "cung", "co quan", "ban", "chuyen mon", "nghiep vu", "chuc nang", "tham muu", "su nghiep",
    "cong lap", "thuoc so", "thuoc", "so",
)  # fmt: skip
_ROOMS = _phrases("phong")
_NOUNS = _phrases(
    "phong", "khoa", "ban", "bo phan", "to", "doi", "tram", "so", "cuc", "chi cuc", "vu", "vien", "quy",
    "trung tam", "benh vien", "truong", "trai", "hat", "nha hat", "bao tang", "thu vien", "van phong",
)  # fmt: skip
_UNITS_BELOW = _phrases("don vi truc thuoc", "truc thuoc")
_ANY_UNITS = _phrases("don vi")  # below the office only where something beside it says so
_NOT_BELOW = ("phong", "lanh dao", "van phong", "thanh tra", "ban giam doc")


class How(StrEnum):
    """By what a name was taken for a unit."""

    NAME = "name"
    TITLE = "title"  # "Trưởng phòng …", "Chánh Văn phòng"
    GROUP = "group"  # "các phòng", "các đơn vị trực thuộc"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """The units that a name stands for; where it is UNKNOWN, those that it resembles, for the office."""

    how: How
    units: tuple[Unit, ...] = ()
    proposals: tuple[Unit, ...] = ()


class RegisteredUnit(Protocol):
    """A unit of the office's registry, by its names."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


def registered(units: Iterable[RegisteredUnit]) -> tuple[str, ...]:
    """The names that documents may call the office's units by; codes and single small words tell none.

    A code behind the noun of its unit does: "Phòng KHTC", "P. KHTC".
    """
    names = (name for unit in units for name in (unit.name, *unit.aliases, *_codes_behind_nouns(unit)))
    return tuple(dict.fromkeys(name for name in names if " " in name.strip()))


def fold_name(name: str) -> str:
    """A name as it is compared: folded, every mark a space ("P.KH-TC" and "p kh tc" are one)."""
    return " ".join(re.findall(r"[^\W_]+", fold(name[:_LONGEST_NAME])))


class UnitBook:
    """The active units under every name that they are known by.

    `organisation` is the office's own name ("Sở Y tế"), which documents append to a unit's.
    """

    def __init__(self, units: Iterable[Unit], organisation: str = "") -> None:
        self.units = tuple(unit for unit in units if unit.active)
        self._organisation = tuple(fold_name(organisation).split())
        self._named: dict[str, list[Unit]] = {}
        for unit in self.units:
            for key in dict.fromkeys(fold_name(name) for name in (unit.code, unit.name, *unit.aliases)):
                if key:
                    self._named.setdefault(key, []).append(unit)
        self._short: dict[str, list[Unit]] = {}  # by code or abbreviation, without the unit's noun
        for unit in self.units:
            for short in _abbreviations(unit):
                self._short.setdefault(short, []).append(unit)

    def match(self, name: str) -> Match:
        """What a name stands for, and where nothing is sure what it resembles."""
        if unit := self.exact(name):
            return Match(How.NAME, (unit,))
        if unit := self.of_title(name):
            return Match(How.TITLE, (unit,))
        if units := self.group(name):
            return Match(How.GROUP, units)
        return Match(How.UNKNOWN, proposals=self.near(name))

    def exact(self, name: str) -> Unit | None:
        """The one unit with the name, alias or code; None also where two units share it."""
        return self._only(tuple(fold_name(name).split()))

    def of_title(self, name: str) -> Unit | None:
        """The unit whose officer is named: "Trưởng phòng Quy hoạch", "Chánh Văn phòng Sở"."""
        rest = tuple(fold_name(name).split())
        # One title at a time: a "Hiệu trưởng Trường …" folds to the same word twice.
        while shorter := _without_first(rest, _ADDRESSED | _TITLES):
            rest = shorter
            if unit := self._only(rest):
                return unit
        return None

    def group(self, name: str) -> tuple[Unit, ...]:
        """The units that a group's name stands for by the registry's kinds; empty where it is no group.

        Every word must be understood: "các đơn vị liên quan" and "các sở, ngành" are nobody's group.
        """
        kinds = _Group(self._kinds(), self._organisation).read(tuple(fold_name(name).split()))
        return tuple(unit for unit in self.units if fold_name(unit.kind) in kinds)

    def sharing(self, noun: str) -> tuple[Unit, ...]:
        """The units whose names begin with this noun, or with words that begin with its letters ("TTYT")."""
        words = fold_name(noun).split()
        if not words:
            return ()
        found = []
        for unit in self.units:
            named = fold_name(unit.name).split()
            letters = "".join(word[:1] for word in named[: len(words[0])])
            by_letters = len(words[0]) > _SHORTEST_INITIALS and letters == words[0]
            rest = named[len(words[0]) if by_letters else 1 :][: len(words) - 1]
            if rest == words[1:] and (by_letters or named[:1] == words[:1]):
                found.append(unit)
        return tuple(found)

    def near(self, name: str) -> tuple[Unit, ...]:
        """The units with a name like this one, the likest first: to be offered, never to be taken."""
        from rapidfuzz import fuzz, process  # most names are exact

        wanted = fold_name(name)
        shared = self._named.get(wanted, [])
        likest = process.extract(
            wanted, list(self._named), scorer=fuzz.ratio, limit=20, score_cutoff=_LIKE_ENOUGH
        )
        found = [*shared, *(unit for key, _, _ in likest for unit in self._named[key])]
        return tuple({unit.id: unit for unit in found}.values())[:_MOST_PROPOSALS]

    def _only(self, words: _Words) -> Unit | None:
        bare = self._without_organisation(words)
        # "Giám đốc Sở Y tế" is registered as "Giám đốc Sở".
        shortened = (*bare, self._organisation[0]) if bare and self._organisation else ()
        for form in (words, bare, shortened):
            units = self._named.get(" ".join(form), []) if form else []
            if units:
                return units[0] if len(units) == 1 else None
        return self._behind_its_noun(words) or self._behind_its_noun(bare)

    def _behind_its_noun(self, words: _Words) -> Unit | None:
        """The unit of "Phòng KHTC", "P. KHTC": nobody else has the code, and the noun is its name's."""
        for at in range(1, len(words)):
            short = " ".join(words[at:])
            called = self._short.get(short, [])
            if not called or {unit.id for unit in (*called, *self._named.get(short, []))} != {called[0].id}:
                continue
            noun = _noun(called[0])
            if words[:at] in (noun, (_initials(noun),)):
                return called[0]
        return None

    def _without_organisation(self, words: _Words) -> _Words:
        endings = [("truc", "thuoc", "so"), ("thuoc", "so")]
        if self._organisation:
            own = self._organisation
            endings = [("truc", "thuoc", *own), ("thuoc", *own), own, *endings]
        for ending in endings:
            if len(words) > len(ending) and words[-len(ending) :] == ending:
                return words[: -len(ending)]
        return ()

    def _kinds(self) -> frozenset[str]:
        return frozenset(fold_name(unit.kind) for unit in self.units if unit.kind)


def _noun(unit: RegisteredUnit) -> _Words:
    """The noun that the unit's name begins with ("trung tam"); empty where it is none of the usual ones."""
    name = tuple(fold_name(unit.name).split())
    rest = _without_first(name, _NOUNS)
    return name[: len(name) - len(rest)] if rest else ()


def _codes_behind_nouns(unit: RegisteredUnit) -> tuple[str, ...]:
    noun = unit.name.split()[: len(_noun(unit))]
    if not noun or sum(map(str.isalpha, unit.code)) < _SHORTEST_INITIALS:
        return ()
    return f"{' '.join(noun)} {unit.code}", f"{_initials(tuple(noun)).upper()}. {unit.code}"


def _initials(words: _Words) -> str:
    return "".join(word[0] for word in words)


def _abbreviations(unit: RegisteredUnit) -> frozenset[str]:
    """The unit's code and its aliases in capitals, folded, without the noun that they may begin with."""
    noun = _noun(unit)
    if not noun:
        return frozenset()
    first = frozenset({noun, (_initials(noun),)})
    found = set()
    for name in (unit.code, *(alias for alias in unit.aliases if alias.isupper())):
        words = tuple(fold_name(name).split())
        found.add(" ".join(_without_first(words, first) or words))
    return frozenset(short for short in found if sum(map(str.isalpha, short)) >= _SHORTEST_INITIALS)


class _Group:
    """Reads the words of a group's name from left to right, each phrase as long as it goes."""

    def __init__(self, kinds: frozenset[str], organisation: _Words) -> None:
        self._kinds = kinds
        self._meanings: dict[_Words, str] = {tuple(kind.split()): f"kind:{kind}" for kind in kinds}
        if organisation:
            self._meanings |= {organisation: "beside", ("thuoc", *organisation): "beside"}
        for meaning, phrases in (
            ("every", _EVERY),
            ("beside", _BESIDE),
            ("rooms", _ROOMS),
            ("below", _UNITS_BELOW),
            ("units", _ANY_UNITS),
        ):
            self._meanings |= dict.fromkeys(phrases, meaning)
        self._longest = max(map(len, self._meanings))

    def read(self, words: _Words) -> frozenset[str]:
        """The folded kinds that are meant; none where a word is left over or no "các" is there."""
        rest = words
        while shorter := _without_first(rest, _ADDRESSED | _TITLES):
            rest = shorter
        meanings: set[str] = set()
        while rest:
            length = next((n for n in range(self._longest, 0, -1) if rest[:n] in self._meanings), 0)
            if not length:
                return frozenset()
            meanings.add(self._meanings[rest[:length]])
            rest = rest[length:]
        if "every" not in meanings or meanings == {"every", "units", "beside"}:
            return frozenset()
        return self._meant(meanings)

    def _meant(self, meanings: set[str]) -> frozenset[str]:
        meant = {meaning.removeprefix("kind:") for meaning in meanings if meaning.startswith("kind:")}
        if "rooms" in meanings:
            meant |= {kind for kind in self._kinds if kind.startswith("phong")}
        if "below" in meanings or ("units" in meanings and "rooms" in meanings):
            below = {kind for kind in self._kinds if kind.startswith("don vi")}
            meant |= below or {kind for kind in self._kinds if not kind.startswith(_NOT_BELOW)}
        return frozenset(meant)


def _without_first(words: _Words, phrases: frozenset[_Words]) -> _Words:
    """The words after the longest phrase that they begin with; none where they begin with none."""
    for length in range(max(map(len, phrases)), 0, -1):
        if words[:length] in phrases:
            return words[length:]
    return ()
