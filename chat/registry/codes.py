"""What stands for a unit or a person short of the name: codes, and the parts of a unit's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from chat.situation import KnownPerson, KnownUnit, Situation, kept
from language.folding import fold, plain
from language.lexicon import book, slips
from language.repair import vocabulary
from language.spelling import is_syllable
from language.tokens import Token, agrees, tokenize

# Codes of the registry whose letters are a word or an abbreviation too: "HT" is hoàn thành as well.

_OF_UNITS = frozenset({"to_office", "unit_noun"})
"""Classes of words that stand for a unit anyhow: "VP", "BV"."""


@cache
def is_word(letters: str) -> bool:
    """Whether these folded letters mean something else than a unit."""
    if letters in slips():
        return True
    if letters not in vocabulary():
        return False
    tags = book("common", "objects", "acts", "asking").longest(tokenize(letters), 0)[1]
    return bool(tags - _OF_UNITS)


def is_abbreviation(code: str) -> bool:
    """Whether a unit's code is a word that is no syllable: in small letters it may be either."""
    letters = fold(code)
    return letters.isalpha() and not is_syllable(letters) and is_word(letters)


# The parts of a unit's name: its noun, its place, and what may stand for the whole.

JOINTS = frozenset("-–.&/,")
_HEADS = ("phong", "ban", "benh vien", "bv", "trung tam", "tt", "chi cuc", "khoa")
LEVELS = frozenset({"huyện", "tỉnh", "quận", "thị xã"})


def words_of_name(name: str) -> tuple[str, ...]:
    return tuple(t.text for t in tokenize(plain(name)) if t.folded not in JOINTS)


def head_of(words: tuple[str, ...]) -> tuple[str, ...]:
    folded = [fold(word) for word in words[:2]]
    return (
        words[:2] if " ".join(folded) in _HEADS else words[:1] if folded[:1] and folded[0] in _HEADS else ()
    )


def noun_of(name: str) -> tuple[str, ...]:
    """The folded noun that the name of a unit begins with, as "benh", "vien"; empty where it is none."""
    return tuple(map(fold, head_of(words_of_name(name))))


def parts_of(name: str, others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What may stand for the name behind its noun: each side of a hyphen, what tells it from others.

    "Nghiệp vụ" is common to Phòng Nghiệp vụ Y and Phòng Nghiệp vụ Dược, and "Dược" is what tells them apart.
    """
    head = head_of(words_of_name(name))
    rest = words_of_name(name)[len(head) :]
    if not head or not rest:
        return
    sides = [words_of_name(side) for side in plain(name).replace("–", "-").split("-")]
    sides[0] = sides[0][len(head) :]
    starts = [tuple(map(fold, words_of_name(other))) for other in others if other != name]
    said = tuple(map(fold, words_of_name(name)))
    common = max((_alike(said, other) for other in starts), default=0)
    tail = rest[common - len(head) :] if common > len(head) else ()
    alone = (rest[:n] for n in range(2, len(rest)) if common < len(head) + n)  # "bệnh viện đa khoa"
    for part in dict.fromkeys((rest, *(side for side in sides if len(sides) > 1), tail, *alone)):
        if any(len(word) > 1 for word in part):
            yield part


def place_of(name: str) -> tuple[str, ...]:
    """The words behind the level in the name of a district's unit: "Ninh Sơn"; empty where it has none."""
    words = words_of_name(name)
    level = next((n for n, word in enumerate(words) if word.casefold() in LEVELS), len(words))
    return words[level + 1 :]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


# The codes of the registry in a message: whole tokens, which no abbreviation is read into.
#
# "TL05" is somebody's code, although "tl" is tỷ lệ, and "HT" a unit's, although "ht" is hoàn thành. A code
# of letters that are a word too is a unit's where it is typed in capitals or stands where a unit stands.

_BEFORE_A_UNIT = frozenset({"cua", "cho", "giao", "excel", "phong", "ben"})
_COUNTED = frozenset({"viec", "nhiem", "may", "bao", "nhieu", "no"})
"""What stands behind the "còn" of a unit: "HT còn việc gì"."""
_APART = ("other", "break")
"""Kinds of tokens that part a code from what they stand beside."""
_JOINS = frozenset({",", "va", ";"})
_LONGEST = 300
"""Characters: in what is longer a code stands in its capitals, or it is a word."""


@dataclass(frozen=True, slots=True)
class RegistryCodes:
    """Codes by their folded form: `glued` of letters and digits, `words` of letters that are a word too.

    A unit's has its capitals, which is how its token is folded; a person's is folded like any word.
    """

    glued: dict[str, str]
    words: dict[str, str]


@kept
def _of_office(units: tuple[KnownUnit, ...], people: tuple[KnownPerson, ...]) -> RegistryCodes:
    glued: dict[str, str] = {}
    words: dict[str, str] = {}
    for code, is_unit in [*((p.code, False) for p in people), *((u.code, True) for u in units)]:
        kinds = [token.kind for token in tokenize(code)]
        letters, meant = fold(tokenize(code)[0].text) if kinds else "", fold(code)
        if kinds == ["word", "number"] and (not is_unit or is_word(letters)):
            glued[meant] = code.upper() if is_unit else meant
        elif kinds == ["word"] and is_word(letters):
            words[meant] = code.upper() if is_unit else meant
    return RegistryCodes(glued, words)


def registry_codes(situation: Situation) -> RegistryCodes:
    """The codes of the situation's registry, made once for an office."""
    return _of_office(situation.units, situation.people)


def with_codes(text: str, tokens: tuple[Token, ...], codes: RegistryCodes) -> tuple[Token, ...]:
    """The tokens of a text with every code as one token of the kind "code"."""
    if not (codes.glued or codes.words):
        return tokens
    return tuple(_coded(text, tokens, codes)) if any(_begin(text, tokens, codes)) else tokens


def _begin(text: str, tokens: Sequence[Token], codes: RegistryCodes) -> Iterator[bool]:
    return (size > 0 for size, _ in (_code_at(text, tokens, at, codes) for at in range(len(tokens))))


def _coded(text: str, tokens: Sequence[Token], codes: RegistryCodes) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        size, folded = _code_at(text, tokens, at, codes)
        if not size:
            yield tokens[at]
            at += 1
            continue
        start, end = tokens[at].start, tokens[at + size - 1].end
        yield replace(tokens[at], kind="code", text=text[start:end], folded=folded, end=end)
        at += size


def _code_at(text: str, tokens: Sequence[Token], at: int, codes: RegistryCodes) -> tuple[int, str]:
    """How many tokens the code at this place takes, and its form; 0 where there is none."""
    token = tokens[at]
    if token.kind != "word" or (
        at and tokens[at - 1].end == token.start and tokens[at - 1].kind not in _APART
    ):
        return 0, ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.start == token.end and behind.kind not in _APART:
        if behind.kind != "number" or not _ends(tokens, at + 1):
            return 0, ""
        folded = codes.glued.get(fold(text[token.start : behind.end]))
        return (2, folded) if folded is not None else (0, "")
    if codes.words and (typed := text[token.start : token.end]).isupper():
        folded = codes.words.get(fold(typed))
        return (1, folded) if folded is not None else (0, "")
    return 0, ""


def _ends(tokens: Sequence[Token], at: int) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.start > tokens[at].end or behind.kind in _APART


class Typed(NamedTuple):
    """A text as it is likely meant and, where a code may be a word as well, how it may be meant too.

    In a text what is a code of a unit stands in capitals, and what is a word in small letters.
    `by_capitals`: that it is likelier a code is said by its capitals alone.
    """

    likely: str
    other: str
    by_capitals: bool = False


def settled(text: str, situation: Situation) -> Typed:
    """The text with codes and words told apart; what may be either is told by its capitals, or by nothing."""
    codes = registry_codes(situation).words
    if not codes or len(text) > _LONGEST:
        return Typed(text, text)
    even = plain(text)
    tokens = tokenize(even)
    places = [at for at, token in enumerate(tokens) if _may_be(token, codes)]
    if not places:
        return Typed(text, text)
    telling = _tells_by_capitals(tokens, places)
    placed: set[int] = set()
    for at in places:
        if _is_placed(tokens, at, placed) or (situation.reviewing and _is_numbered(tokens, at)):
            placed.add(at)
    capitals = {at for at in places if telling and tokens[at].text.isupper()} - placed
    sure = placed | capitals
    named = {tokens[at].folded for at in sure}
    either = {at for at in places if at in sure or tokens[at].folded not in named}
    coded = _typed(even, tokens, places, either)
    if capitals and sure == set(places):
        return Typed(coded, _typed(even, tokens, places, placed), by_capitals=True)
    return Typed(_typed(even, tokens, places, sure), coded)


def _typed(text: str, tokens: Sequence[Token], places: Sequence[int], codes: set[int]) -> str:
    """The text with these of the places in capitals, and the others small."""
    made = list(text)
    for at in places:
        typed = tokens[at].text
        made[tokens[at].start : tokens[at].end] = typed.upper() if at in codes else typed.lower()
    return "".join(made)


def _may_be(token: Token, codes: dict[str, str]) -> bool:
    """Whether it is a unit's code as far as its letters go: with marks it is a word."""
    code = codes.get(token.folded, "") if token.text.isascii() else ""
    return code.isupper() and (token.text.isupper() or is_abbreviation(code))


def _tells_by_capitals(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Whether other words are typed small, so that capitals say something."""
    others = (token for at, token in enumerate(tokens) if at not in places and token.kind == "word")
    return any(not token.text.isupper() for token in others)


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """ "1-3 HT": a draft and whose it is."""
    return tokens[at].text.isupper() and at > 0 and tokens[at - 1].kind in ("number", "range")


def _is_placed(tokens: Sequence[Token], at: int, placed: set[int]) -> bool:
    """Whether it stands where a unit stands: "của HT", "cho HT", or before "còn việc gì"."""
    before = tokens[at - 1].folded if at else ""
    if before in _BEFORE_A_UNIT and not (before == "cho" and at == 1):
        return True
    if before in _JOINS and at - 2 in placed:
        return True
    behind = tokens[at + 1 : at + 3]
    still = len(behind) == 2 and behind[0].folded == "con" and agrees(behind[0].text, "còn")
    return still and behind[1].folded in _COUNTED and (not before or before in _JOINS)
