"""What is described and not named: the speaker's own unit by its noun, a draft by its place in the review."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from chat.registry.codes import noun_of, parts_of, place_of
from chat.registry.known_names import SHORT_HEADS
from chat.sentences.counting import TASK_WORDS
from chat.sentences.items import Item, make_item
from chat.sentences.numbers import IN_WORDS
from chat.situation import KnownUnit, Situation, kept
from language.folding import fold
from language.lexicon import classes
from language.tokens import Token

# The speaker's own unit by its noun alone: a hospital's head says "bệnh viện", "bv em", a centre's "TT".

_ANY = (("don", "vi"), ("dv",), ("co", "quan"))
"""What everybody may call the own unit."""
_PRONOUNS = (
    ("em",), ("e",), ("toi",), ("minh",), ("tui",), ("chung", "toi"), ("chung", "em"), ("chung", "minh"),
    ("bon", "em"), ("bon", "minh"), ("tui", "em"), ("tui", "minh"), ("tui", "tui"), ("bon", "toi"),
)  # fmt: skip
_SEVERAL = frozenset({"cac", "nhung", "moi", "tung", "may", "vai", "hai", "ba", "bon", "mot", "nhieu", "so"})
"""Before the noun these speak of more units than one, or of any: "một phòng", "một số phòng"."""
_OTHERS = frozenset(
    {
        "khac",
        "ban",
        "nao",
        "ay",
        "kia",
        "no",
        "do",
        "ben",
        "tren",
        "duoi",
        "cap",
        "truc",
        "chuyen",
        "gi",
        "huyen",
        "tinh",
        "xa",
        "phuong",
        "quan",
        "chu",
        "phoi",
        "lien",
        "thi",
        "khu",
    }
)
"""Behind it these say that another is meant: "phòng khác", "bệnh viện bạn", "đơn vị cấp dưới"."""
_JOINS = frozenset({",", "va", "voi", ";"})
_OF_A_PERIOD = frozenset({"thang", "ngay", "quy", "nam", "thu"})
OWN = frozenset({"self", "own_unit", "filler"})
MINE = OWN | {"mine"}


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The nouns and short names of the speaker's unit as folded words, the longer ones first."""

    nouns: tuple[tuple[str, ...], ...]
    firsts: frozenset[str]

    def at(self, tokens: Sequence[Token], at: int, found: tuple[int, Item]) -> tuple[int, Item]:
        """The item that begins at `at`: the own unit's noun, or what was `found` there otherwise.

        With "em", "tôi", "mình" behind, or "của" before it, it is of the class "mine" as well.
        """
        if tokens[at].folded not in self.firsts:
            return found
        size = next((len(noun) for noun in self.nouns if _stand(tokens, at, noun)), 0)
        if not size or not _alone(tokens, at, size):
            return found
        owner = next((len(each) for each in _PRONOUNS if _stand(tokens, at + size, each)), 0)
        if size + owner < found[0] or found[1].kind == "unit":
            return found
        mine = owner or (at and tokens[at - 1].folded == "cua")
        tags = MINE if mine else OWN
        if size + owner == found[0]:
            return found[0], replace(found[1], tags=found[1].tags | tags)
        return size + owner, make_item("word", tokens, at, size + owner, tags=tags)


def _stand(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return len(tokens) >= at + len(words) and all(
        token.folded == word for token, word in zip(tokens[at : at + len(words)], words, strict=True)
    )


def _alone(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Whether it is no part of a longer name, and neither one of several nor another's."""
    before = tokens[at - 1] if at else None
    counted = before is not None and before.kind in ("number", "date", "range")
    listed = at - 1
    while listed > 0 and (tokens[listed].kind in ("number", "range") or tokens[listed].folded in _JOINS):
        listed -= 1
    if counted and not (at > 1 and tokens[listed].folded in TASK_WORDS | _OF_A_PERIOD):
        return False  # "3 phòng", but neither "việc 3 phòng đã xong" nor "tháng 12 trung tâm nộp gì"
    if before is not None and before.folded in _SEVERAL:
        return False
    after = tokens[at + size] if at + size < len(tokens) else None
    if after is None:
        return True
    named = after.kind == "word" and after.text.istitle() and len(after.text) > 1
    named = named and fold(after.text) not in ("em", "toi", "minh")
    return not named and after.kind not in ("number", "range") and after.folded not in _OTHERS


def _called(names: tuple[str, ...], others: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What its own people call a unit for short, of two words or more: "Ninh Sơn", "Sản Nhi"."""
    said = [part for name in names for part in (place_of(name), *parts_of(name, others))]
    elsewhere = {place_of(other) for other in others}
    return {tuple(map(fold, part)) for part in said if len(part) > 1 and part not in elsewhere}


def own_unit(situation: Situation) -> OwnUnit | None:
    """The own unit's nouns of somebody who answers for a unit or works in one; None of anybody else."""
    if not (situation.head or situation.staff) or situation.office or situation.leader:
        return None
    known = _of_office(situation.units)
    if situation.own_units not in known:
        known[situation.own_units] = _own(situation.units, situation.own_units)
    return known[situation.own_units]


@kept
def _of_office(_units: tuple[KnownUnit, ...]) -> dict[tuple[str, ...], OwnUnit]:
    """What was made for the people of an office, by the units that they are of."""
    return {}


def _own(units: tuple[KnownUnit, ...], own: tuple[str, ...]) -> OwnUnit:
    names = tuple(unit.name for unit in units if unit.code in own)
    heads = {noun_of(name) for name in names} - {()}
    heads |= {("vien",) for head in heads if head == ("benh", "vien")}
    short = {(SHORT_HEADS[" ".join(head)],) for head in heads if " ".join(head) in SHORT_HEADS}
    called = _called(names, tuple(unit.name for unit in units if unit.code not in own))
    nouns = (*sorted(heads | short | called, key=len, reverse=True), *_ANY)
    return OwnUnit(nouns, frozenset(noun[0] for noun in nouns))


# Drafts named by their place in the open review: "nhiệm vụ thứ tư", "mục cuối", "2 mục đầu".
#
# Beside such a noun "thứ tư" is no day of the week, as long as no week or day is named behind it.

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
