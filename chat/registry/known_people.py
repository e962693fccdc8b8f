"""The office's people as they are looked up in a message: by name, and by the office that they hold."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat.intents.values import PersonName, UnitName
from chat.registry.known_names import NamedUnit, UnitNames
from chat.situation import KnownPerson, Situation, kept
from language.folding import fold, plain
from language.lexicon import slips
from language.repair import stand_together, vocabulary
from language.tokens import Token, agrees, marks, tokenize

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
    "dc": "đc",
    "ten": "tên",
    "sep": "sếp",
}
_ALSO_WORDS = frozenset({"ba", "co", "chu", "bac", "a", "c", "dc", "ong", "ten"})
_BEFORE_BARE = frozenset({"cho", "nho", "de"})
_OF_TIME = frozenset({"mai", "nam", "tu", "sau", "ba", "hai", "bay", "toi", "trua", "chieu"})
_TWO_WORDS = (("dong", "chi"), ("bac", "si"), ("duoc", "si"))
_TITLES: tuple[tuple[str, ...], ...] = (
    ("pho", "giam", "doc"), ("pho", "truong", "phong"), ("giam", "doc"), ("truong", "phong"),
    ("pho", "phong"), ("chanh", "van", "phong"), ("chanh", "thanh", "tra"),
)  # fmt: skip
_SHORT_TITLES = {"pgd": ("pho", "giam", "doc"), "gd": ("giam", "doc")}
_LONGEST_NAME = 6
_NOBODY: tuple[int, PersonName | None] = (0, None)


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
        self._firsts = (
            {words[0] for words in self._whole}
            | {*_HONORIFICS, *_SHORT_TITLES, "dong", "d", "dc", "bs", "ds", "duoc"}
            | {title[0] for title in _TITLES}
        )

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, PersonName | None]:
        """How many tokens name a person from `at` on, the honorific included; (0, None) for none.

        The person has no code where several bear the name.
        """
        if tokens[at].folded not in self._firsts:
            return self._bare(tokens, at) if at and tokens[at - 1].folded in _BEFORE_BARE else _NOBODY
        skipped = _honorific(tokens, at)
        folded = tuple(token.folded for token in tokens[at + skipped : at + skipped + _LONGEST_NAME])
        for size in range(len(folded), 1, -1):
            if found := self._whole.get(folded[:size]):
                return skipped + size, self._named(tokens, at, skipped + size, found)
        if not skipped:
            return self._titled(tokens, at)
        if not folded or folded[0] not in self._given:
            return 0, None
        token, called = tokens[at + skipped], tokens[at]
        also = called.folded in _ALSO_WORDS and called.text.isascii() and folded[0] in vocabulary()
        also = also or (token.text.isascii() and _opens_a_phrase(tokens, at + skipped))
        unsure = (folded[0] in _OF_TIME and not _owns(tokens, at)) or (also and not _put_alone(tokens, at))
        if unsure and not token.text[:1].isupper():
            return 0, None
        found = [p for p in self._given[folded[0]] if agrees(token.text, p.name.split()[-1])]
        return (skipped + 1, self._named(tokens, at, skipped + 1, found)) if found else (0, None)

    def _titled(self, tokens: Sequence[Token], at: int) -> tuple[int, PersonName | None]:
        """ "phó giám đốc Hà", "PGĐ Khôi": a title and a given name, of those who bear both."""
        words = tuple(token.folded for token in tokens[at : at + 4])
        short = _SHORT_TITLES.get(words[0])
        title = short or next((title for title in _TITLES if words[: len(title)] == title), None)
        place = at + (1 if short else len(title or ()))
        if title is None or place >= len(tokens):
            return _NOBODY
        typed, behind = tokens[place].text, tokens[place + 1].text if place + 1 < len(tokens) else ""
        if not typed.istitle() or behind.istitle():
            return _NOBODY
        found = [p for p in self._given.get(tokens[place].folded, ()) if agrees(typed, p.name.split()[-1])]
        found = [p for p in found if fold(p.title).startswith(" ".join(title))]
        size = place + 1 - at
        return (size, self._named(tokens, at, size, found)) if found else _NOBODY

    def _bare(self, tokens: Sequence[Token], at: int) -> tuple[int, PersonName | None]:
        """ "giao cho Bảo": a given name with its capital and marks, behind a word that asks for a person."""
        typed = tokens[at].text
        if not (typed.istitle() and len(typed) > 1):
            return _NOBODY
        found = [p for p in self._given.get(tokens[at].folded, ()) if typed == p.name.split()[-1]]
        return (1, self._named(tokens, at, 1, found)) if len(found) == 1 else (0, None)

    def _named(self, tokens: Sequence[Token], at: int, size: int, found: Sequence[KnownPerson]) -> PersonName:
        text = " ".join(token.text for token in tokens[at : at + size])
        return PersonName(text, found[0].code if len(found) == 1 else None)


def _put_alone(tokens: Sequence[Token], at: int) -> bool:
    """ "dc phuc còn mấy việc", "việc a long": bare and small, and no other phrase is begun."""
    if at and tokens[at - 1].folded not in _BEFORE_A_PERSON:
        return False
    words = [slips().get(token.folded, token.folded) for token in tokens[at : at + 3]]
    return not any(stand_together(one, other) for one, other in pairwise(words))


def _opens_a_phrase(tokens: Sequence[Token], at: int) -> bool:
    """ "gửi đc bao nhiêu tin": no đồng chí Bảo."""
    words = [slips().get(token.folded, token.folded) for token in tokens[at : at + 2]]
    return len(words) > 1 and tuple(words) in _ASKS


_ASKS = frozenset({("bao", "nhieu"), ("bao", "lau"), ("bao", "gio"), ("bao", "cao"), ("bao", "xong")})


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """ "việc của c mai": behind "của" somebody is named, and no day."""
    return at > 0 and tokens[at - 1].folded == "cua"


_BEFORE_A_PERSON = frozenset({"cua", "viec", "vc", "nv"})


def _honorific(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of address stand at this place."""
    pair = tuple(token.folded for token in tokens[at : at + 3])
    if pair[:2] in _TWO_WORDS:
        return 2
    meant = _HONORIFICS.get(tokens[at].folded)
    if meant is not None and agrees(tokens[at].text, meant):
        return 1
    if pair[:1] in (("bs",), ("ds",)):
        return 1
    return 3 if pair == ("d", "/", "c") else 0


class Mentions:
    """The units and people that a message names, looked for once at each place of its tokens.

    `places` are those at which a name begins, `marked` whether diacritics were typed, `in_percent` whether
    a percentage may be said in words.
    """

    def __init__(self, tokens: Sequence[Token], units: UnitNames, people: PeopleNames):
        self._tokens, self._of_units = tokens, units
        self._units = [units.longest(tokens, at) for at in range(len(tokens))]
        self._people = [people.longest(tokens, at) for at in range(len(tokens))]
        self.places = frozenset(at for at, unit in enumerate(self._units) if unit.size or self._people[at][0])
        self.marked = any(map(marks, [token.text for token in tokens if not token.text.isascii()]))
        self.in_percent = "phan" in [token.folded for token in tokens]

    def unit(self, at: int) -> NamedUnit:
        """The longest name of a unit at `at`; of size 0 where none begins there."""
        return self._units[at]

    def group(self, at: int) -> tuple[int, tuple[str, ...]]:
        """ "các bệnh viện": how many tokens, and the codes."""
        return self._of_units.group(self._tokens, at)

    def person(self, at: int) -> tuple[int, PersonName | None]:
        """How many tokens name a person from `at` on, and who it is."""
        return self._people[at]


@kept
def people_names(people: tuple[KnownPerson, ...]) -> PeopleNames:
    """The names of an office's people, kept for the next messages."""
    return PeopleNames(people)


def head_of(situation: Situation, unit: str, title: str) -> KnownPerson | None:
    """Who bears the folded title in the unit of that code; None where nobody does or several."""
    holders = [p for p in situation.people if p.unit == unit and fold(p.title).startswith(title)]
    return holders[0] if len(holders) == 1 else None


_HEADS = ("truong ", "giam doc", "chanh ", "hieu truong", "chi cuc truong", "vien truong")


def only_head(situation: Situation, unit: str) -> KnownPerson | None:
    """Who leads the unit of that code by title; None where nobody does or several."""
    heads = [p for p in situation.people if p.unit == unit and fold(p.title).startswith(_HEADS)]
    return heads[0] if len(heads) == 1 else None


def led_by(situation: Situation, person: PersonName | None) -> UnitName | None:
    """The unit of somebody named: sure where they lead it by title, else asked about."""
    unit = unit_of(situation, person)
    head = only_head(situation, unit.code) if unit is not None and unit.code is not None else None
    sure = unit is not None and head is not None and person is not None and head.code == person.code
    return replace(unit, sure=True) if unit is not None and sure else unit


def unit_of(situation: Situation, person: PersonName | None) -> UnitName | None:
    """The unit of somebody named, which is asked about; None where the registry has none."""
    code = person.code if person is not None else None
    found = next((known.unit for known in situation.people if code and known.code == code), "")
    unit = next((unit for unit in situation.units if found and unit.code == found), None)
    return UnitName(unit.name, unit.code, sure=False) if unit is not None else None
