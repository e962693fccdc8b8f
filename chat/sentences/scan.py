"""Tokens made into items: units, dates, documents, numbers of tasks, quantities, and known phrases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chat.intents.values import UnitName
from chat.registry.known_names import OPENS_GROUP
from chat.registry.known_people import Mentions
from chat.sentences.counting import (
    BEFORE_A_SPAN,
    MOST_NUMBERS,
    TASK_WORDS,
    bounds_at,
    counted_drafts,
    numbers_at,
    token_is_number,
    without_counts,
)
from chat.sentences.descriptions import OwnUnit, drafts_by_place
from chat.sentences.items import Item, make_item
from chat.sentences.numbers import number_in_words, percent_in_words
from expressions.times.typed_phrases import TimeShape, TypedTime, read_typed, typed_times
from language.lexicon import PhraseBook
from language.tokens import Token

_BEFORE_A_NAME = frozenset({"anh", "chị", "chi", "ông", "bà", "cô", "chú", "bác", "chí"})
# Marks that a lone letter must really bear, because without them it is another word ("a" for "ạ").
_EXACT = {
    **dict.fromkeys(("gòi", "òi", "oy"), frozenset({"perfect"})),
    **dict.fromkeys(("à", "á", "ư", "chứ", "hả", "?"), frozenset({"ask"})),
}
_NO_TAGS: frozenset[str] = frozenset()


def scan(
    tokens: Sequence[Token],
    lexicon: PhraseBook,
    named: Mentions,
    times: "Times",
    *,
    drafts: bool = False,
    bounds: tuple[int, int] | None = None,
    own: OwnUnit | None = None,
) -> tuple[Item, ...]:
    """The items of a sentence, in order and without gaps but spaces. `named`, `times` are of the tokens.

    With `drafts` a review is open, with drafts within `bounds`, and "mục 3" is its third; `own` is the
    speaker's unit.
    """
    items: list[Item] = []
    marked = named.marked
    at = 0
    while at < len(tokens):
        special = _special(tokens, at, named, bounds, drafts=drafts)
        if special is not None:
            items.append(special[1])
            at += special[0]
            continue
        ahead = at + 1 if times.begins(at + 1) else _before_name(tokens, at, named, lexicon)
        size, item = _read(tokens, at, ahead, lexicon, named, marked, times.at(at))
        size, item = own.at(tokens, at, (size, item)) if own is not None else (size, item)
        if item.kind == "code" and items and items[-1].end == item.start:
            word = items.pop()
            item = replace(
                item, start=word.start, folded=word.folded + item.folded, text=(word.folded + item.folded)
            )
        if item.folded == "phan tram" and items and items[-1].kind in ("numbers", "quantity"):
            share = items.pop()  # "30 pần trăm"
            whole = f"{share.folded} {item.folded}"
            item = replace(
                item, kind="percent", start=share.start, folded=whole, text=f"{share.text}%", tags=_NO_TAGS
            )
        items.append(item)
        at += size
    return without_counts(counted_drafts(items) if drafts else items)


def _special(
    tokens: Sequence[Token],
    at: int,
    names: Mentions,
    bounds: tuple[int, int] | None,
    *,
    drafts: bool,
) -> tuple[int, Item] | None:
    """A person, a percentage or a number in words, a draft's number: how many tokens, and the item."""
    if tokens[at].kind == "code" and not names.unit(at).size:
        return 1, make_item("code", tokens, at, 1, text=tokens[at].folded)
    named, person = names.person(at)
    if named:
        return named, replace(make_item("person", tokens, at, named), person=person)
    share = percent_in_words(tokens, at) if names.in_percent else None
    if share is not None:
        return share[0], make_item("percent", tokens, at, share[0], text=f"{share[1]}%")
    placed = drafts_by_place(tokens, at, bounds) if drafts else None
    if placed is not None:
        size, numbers = placed
        return size, make_item("numbers", tokens, at, size, numbers=numbers, text=str(numbers[0]))
    in_words = number_in_words(tokens, at)
    if in_words is not None:
        size, number = in_words
        return size, make_item("numbers", tokens, at, size, numbers=(number,), text=str(number))
    ranged = tokens[at].kind == "range" or token_is_number(tokens[at])
    if drafts and at and tokens[at - 1].folded == "muc" and ranged:
        size, low, high = bounds_at(tokens, at)
        numbers = tuple(range(low, min(high, low + MOST_NUMBERS - 1) + 1)) if low else ()
        if not numbers:
            return None
        return size, make_item("numbers", tokens, at, size, numbers=numbers, text=tokens[at].text)
    return None


class Times:
    """The times of a message by the token at which each begins."""

    def __init__(self, tokens: Sequence[Token], now: datetime) -> None:
        self._tokens, self._now = tokens, now
        self._found = dict(typed_times(tokens, now))
        self._inside = {
            place: at for at, found in self._found.items() for place in range(at + 1, at + found.size)
        }

    def at(self, at: int) -> TypedTime | None:
        """The time that begins here; "12 ngày mai" is a task and a day, "12 ngày" a length.

        Where the time's first word is of a phrase before it ("xin thêm 2 hôm"), what is left of it is one.
        """
        tokens = self._tokens
        found = self._found.get(at)
        if found is None and at in self._inside:
            found = read_typed(tokens, at, self._now) or self._behind_operator(at)
        if found is None or tokens[at].kind not in ("number", "range"):
            return self._of_days(found, at)
        if found.shape is TimeShape.RECURRENCE:
            return found
        if tokens[at].kind == "range":
            before = tokens[at - 1].folded if at else ""
            return found if before in _BEFORE_A_DAY else None  # "bỏ 3-5" are two drafts
        if found.shape is TimeShape.SPAN and found.doubt is not None:
            return None
        lasts = at > 0 and tokens[at - 1].folded in (BEFORE_A_SPAN | _BEFORE_A_DAY) - {"han"}
        if at + 1 < len(tokens) and not lasts and tokens[at + 1].folded in _DEICTIC_HEADS:
            behind = read_typed(tokens, at + 1, self._now)
            if behind is not None and behind.shape is not TimeShape.DURATION and behind.size > 1:
                return None
        opened = at > 0 and tokens[at - 1].folded in ("tu", "ngay")
        if found.shape is TimeShape.SPAN and not opened:
            return None  # "sửa hạn 2 - 30/11": a draft and a day
        return found

    def begins(self, at: int) -> bool:
        """ "hạn cuối tháng": a time of several words from "cuối" or "đầu" on, which no phrase cuts."""
        found = self._found.get(at)
        return found is not None and found.size > 1 and self._tokens[at].folded in ("cuoi", "dau")

    def _behind_operator(self, at: int) -> TypedTime | None:
        """ "để đến 24-12": the day of a time whose operator is of a phrase before it."""
        begun = self._inside[at]
        of_time = self._tokens[begun].folded in _BEFORE_A_DAY and begun == at - 1
        return replace(self._found[begun], size=self._found[begun].size - 1) if of_time else None

    def _of_days(self, found: TypedTime | None, at: int) -> TypedTime | None:
        """ "từ 12 đến 15" are tasks, where no month and no "ngày" says that they are days."""
        if found is None or found.shape is not TimeShape.SPAN:
            return found
        words = self._tokens[at : at + found.size]
        plain = all(t.kind == "number" or t.folded in ("tu", "den", "toi", "-") for t in words)
        return None if plain else found


def _read(
    tokens: Sequence[Token],
    at: int,
    ahead: int,
    lexicon: PhraseBook,
    named: Mentions,
    marked: bool,
    dated: TypedTime | None,
) -> tuple[int, Item]:
    token, exact = tokens[at], _EXACT.get(tokens[at].text.casefold(), _NO_TAGS)
    size, code, sure = named.unit(at)
    if not size and _is_person(tokens, at):
        return 1, make_item("word", tokens, at, 1)
    phrase, tags = _phrase(tokens, at, _before_unit(tokens, at, ahead, named), lexicon, marked)
    if size and size >= phrase:
        text = " ".join(t.text for t in tokens[at : at + size])
        return size, make_item("unit", tokens, at, size, unit=UnitName(text, code, sure), tags=tags)
    size, codes = named.group(at) if token.folded in OPENS_GROUP else (0, ())
    if size and size >= phrase:
        return size, replace(make_item("word", tokens, at, size, tags=tags | {"unit"}), group=codes)
    if dated is not None and dated.size >= phrase:
        kind = _KINDS.get(dated.shape, "date")
        return dated.size, make_item(kind, tokens, at, dated.size, dated=dated, at_time=dated.time)
    if token.kind in ("doc", "percent"):
        return 1, make_item(token.kind, tokens, at, 1, text=token.text)
    if token.kind in ("number", "range"):
        size, found = numbers_at(tokens, at)
        return size, replace(found, kind="code", numbers=()) if _of_a_code(tokens, at, lexicon) else found
    if phrase:
        known = make_item("word", tokens, at, phrase, tags=tags | exact if exact else tags)
        meant = lexicon.as_meant(tokens[at : at + phrase], known.folded)
        return phrase, known if meant == known.folded else replace(known, folded=meant)
    kind = {"word": "word", "other": "punct", "break": "punct"}.get(token.kind, "quantity")
    return 1, make_item(kind, tokens, at, 1, tags=exact)


def _phrase(
    tokens: Sequence[Token], at: int, ahead: int, lexicon: PhraseBook, marked: bool
) -> tuple[int, frozenset[str]]:
    """The longest phrase; of "làm việc 15" and "còn việc 10" only what stands before the task."""
    size, tags = lexicon.longest(tokens[:ahead], at, marked=marked)
    numbered = at + size < len(tokens) and tokens[at + size].kind in ("number", "range")
    if (
        size > 1
        and numbered
        and tokens[at + size - 1].folded in ("viec", "vc", "vu")
        and not tags & {"task", "state"}
    ):
        shorter = lexicon.longest(tokens[: at + size - 1], at, marked=marked)
        return shorter if shorter[0] else (size, tags)
    return size, tags


def _before_unit(tokens: Sequence[Token], at: int, ahead: int, named: Mentions) -> int:
    """Where a phrase must end before a unit's name of two words: "cho Văn phòng Sở" is no "chờ văn phòng"."""
    if tokens[at].folded not in _INTO_A_NAME or at + 1 >= len(tokens):
        return ahead
    name = named.unit(at + 1)
    return min(ahead, at + 1) if name.sure and name.size > 2 else ahead


_INTO_A_NAME = frozenset({"cho", "cua", "den", "gui", "ve"})


def _before_name(tokens: Sequence[Token], at: int, named: Mentions, lexicon: PhraseBook) -> int:
    """Where a phrase that begins at `at` must end: "cho chị Hoa" is "cho", and somebody."""
    if named.places and tokens[at].kind == "word":
        for place in range(at + 1, min(at + 4, len(tokens))):
            if place in named.places and (named.person(place)[0] or not lexicon.knows(tokens[place])):
                return place
    return len(tokens)


_KINDS = {
    TimeShape.DURATION: "length",
    TimeShape.MOMENT: "time",
    TimeShape.RECURRENCE: "recurrence",
}


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """ "anh Minh" is somebody, although "minh" without its mark is "mình"."""
    text = tokens[at].text
    named = at > 0 and len(text) > 1 and text[0].isupper() and text[1:].islower()
    return named and tokens[at - 1].text.casefold() in _BEFORE_A_NAME


def _of_a_code(tokens: Sequence[Token], at: int, lexicon: PhraseBook) -> bool:
    """ "AP13" is somebody's code, "K20" a place; "xong12" and "việc12" were typed in haste."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and before.kind == "word"
        and before.end == tokens[at].start
        and before.folded not in TASK_WORDS
        and (before.folded in _ALONE or not lexicon.knows(before))
    )


_ALONE = frozenset("abcdeghklpqrsuxy")
"""Letters that are an abbreviated word by themselves, and part of a code where a number stuck to them."""


_DEICTIC_HEADS = frozenset(
    {"hom", "ngay", "tuan", "thu", "chieu", "sang", "trua", "toi", "cuoi", "dau", "quy"}
)
_BEFORE_A_DAY = frozenset(
    {"ngay", "den", "toi", "han", "truoc", "sang", "het", "vao", "la", "thanh", "tu", "qua"}
)
