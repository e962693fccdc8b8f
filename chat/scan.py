"""Tokens made into items: units, dates, documents, numbers of tasks, quantities, and known phrases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import takewhile

from chat.dated import Dated, DateShape
from chat.dates import read_date, read_time
from chat.lexicon import PhraseBook
from chat.situation import UnitNames
from chat.values import UnitName
from chat.words import ORDINALS, PAPERS, QUANTITIES
from language.folding import fold
from language.tokens import Token, agrees, marks

MOST_NUMBERS = 300
LARGEST_NUMBER = 999_999

_TASK_WORDS = frozenset({"viec", "vu", "so", "task", "#", "vc", "nv", "nhap", "thao"})
_SPANS = frozenset({"this_week", "next_week", "last_week", "today"})
_COUNTED = frozenset({"viec", "nhiem vu", "cong viec", "dau viec", "muc", "task"})
_BEFORE_A_SPAN = frozenset(
    {"tu", "day", "duoc", "mat", "them", "trong", "qua", "truoc", "sau", "cach", "hon"}
)
_OF_TIME = frozenset({"han", "lui", "hoan", "khat", "noi", "gian", "ngay", "thang", "keo", "doi"})
_PRONOUNS = frozenset({"anh", "chi", "em", "co", "chu", "bac", "ong", "ba", "c", "sep"})
_BEFORE_A_NAME = frozenset({"anh", "chị", "chi", "ông", "bà", "cô", "chú", "bác", "chí"})
# Marks that a lone letter must really bear, because without them it is another word ("a" for "ạ").
_EXACT = {"à": "ask", "á": "ask", "ư": "ask", "chứ": "ask", "hả": "ask", "?": "ask"}


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the sentence. `kind` is one of

    word, punct, unit, date, time, doc, code, percent, numbers, quantity; `tags` are those of the lexicon.
    """

    kind: str
    start: int
    end: int
    folded: str
    tags: frozenset[str] = frozenset()
    numbers: tuple[int, ...] = ()
    dated: Dated | None = None
    unit: UnitName | None = None
    text: str = ""
    at: time | None = None

    def has(self, *tags: str) -> bool:
        """Whether it bears one of the tags."""
        return not self.tags.isdisjoint(tags)


def scan(tokens: Sequence[Token], lexicon: PhraseBook, units: UnitNames, today: date) -> tuple[Item, ...]:
    """The items of a sentence, in order and without gaps but spaces."""
    items: list[Item] = []
    marked = any(marks(t.text) for t in tokens)
    at = 0
    while at < len(tokens):
        size, item = _read(tokens, at, lexicon, units, today, marked)
        items.append(item)
        at += size
    return _without_counts(items)


def _without_counts(items: list[Item]) -> tuple[Item, ...]:
    """ "3 việc 14, 15, 16": the 3 counts the tasks that follow, and is none itself.

    A count that is right is a word like others; one that is wrong is a quantity, which is asked about.
    """
    for n, item in enumerate(items):
        if item.kind == "numbers" and len(item.numbers) == 1 and not (n and _introduces(items[n - 1])):
            named = _numbers_behind(items, n + 1)
            if named:
                right = item.numbers[0] == len(set(named))
                kind, tags = ("word", frozenset({"filler", "courtesy"})) if right else ("quantity", item.tags)
                items[n] = replace(item, kind=kind, numbers=(), tags=tags)
    return tuple(items)


def _introduces(item: Item) -> bool:
    return item.folded.split(" ")[-1] in _TASK_WORDS


def _numbers_behind(items: Sequence[Item], at: int) -> list[int]:
    """The numbers of tasks behind a noun, as in "việc 14, 15 và 16" or "nhiệm vụ: 14, 15"."""
    if at >= len(items) or items[at].folded not in _COUNTED:
        return []
    found: list[int] = []
    for item in items[at + 1 :]:
        if item.kind == "numbers":
            found += item.numbers
        elif not (item.has("and") or item.folded in (",", ":", "la", "so", "gom")):
            break
    return found


def _read(
    tokens: Sequence[Token], at: int, lexicon: PhraseBook, units: UnitNames, today: date, marked: bool
) -> tuple[int, Item]:
    token = tokens[at]
    size, code = units.longest(tokens, at)
    if not size and _is_person(tokens, at):
        return 1, _item("word", tokens, at, 1)
    phrase, tags = lexicon.longest(tokens, at, marked=marked)
    if size and size >= phrase:
        text = " ".join(t.text for t in tokens[at : at + size])
        return size, _item("unit", tokens, at, size, unit=UnitName(text, code), tags=tags)
    dated = None if _is_name(tokens, at) else read_date(tokens, at, today)
    named_span = phrase and not tags.isdisjoint(_SPANS)
    if dated is not None and (dated.size > phrase or (dated.size == phrase and not named_span)):
        if token.kind == "number" and _after_task_word(tokens, at) and tokens[at + 1].folded == "t":
            dated = None
        else:
            return dated.size, _item("date", tokens, at, dated.size, dated=dated)
    if token.kind in ("doc", "percent"):
        return 1, _item(token.kind, tokens, at, 1, text=token.text)
    clock = read_time(tokens, at)
    if clock is not None:
        return clock[0], _item("time", tokens, at, clock[0], at_time=clock[1])
    if token.kind in ("number", "range"):
        size, found = _numbers(tokens, at, today)
        return size, replace(found, kind="code", numbers=()) if _of_a_code(tokens, at, lexicon) else found
    if phrase:
        known = _item("word", tokens, at, phrase, tags=tags | _exact(token))
        return phrase, replace(known, folded=" ".join(lexicon.short(t) for t in tokens[at : at + phrase]))
    kind = "word" if token.kind == "word" else "punct"
    return 1, _item(kind, tokens, at, 1, tags=_exact(token))


def _exact(token: Token) -> frozenset[str]:
    tag = _EXACT.get(token.text.casefold())
    return frozenset({tag}) if tag else frozenset()


def _item(
    kind: str,
    tokens: Sequence[Token],
    at: int,
    size: int,
    *,
    tags: frozenset[str] = frozenset(),
    numbers: tuple[int, ...] = (),
    dated: Dated | None = None,
    unit: UnitName | None = None,
    text: str = "",
    at_time: time | None = None,
) -> Item:
    taken = tokens[at : at + size]
    folded = " ".join(t.folded for t in taken)
    return Item(kind, taken[0].start, taken[-1].end, folded, tags, numbers, dated, unit, text, at_time)


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """ "chị Mai" is no tomorrow."""
    return (
        tokens[at].folded == "mai"
        and tokens[at].text[:1].isupper()
        and at > 0
        and tokens[at - 1].folded in _PRONOUNS
    )


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """ "anh Minh" is somebody, although "minh" without its mark is "mình"."""
    text = tokens[at].text
    return (
        at > 0
        and tokens[at - 1].text.casefold() in _BEFORE_A_NAME
        and len(text) > 1
        and text[0].isupper()
        and text[1:].islower()
    )


def _of_a_code(tokens: Sequence[Token], at: int, lexicon: PhraseBook) -> bool:
    """ "AP13" is somebody's code; "xong12" and "việc12" were typed in haste."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and before.kind == "word"
        and before.end == tokens[at].start
        and before.folded not in _TASK_WORDS
        and not lexicon.knows(before)
    )


def _after_task_word(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded in _TASK_WORDS


def _numbers(tokens: Sequence[Token], at: int, today: date) -> tuple[int, Item]:
    token = tokens[at]
    size, low, high = _bounds(tokens, at)
    after = tokens[at + size] if at + size < len(tokens) else None
    sane = 0 < low <= high <= LARGEST_NUMBER and high - low < MOST_NUMBERS
    numbers = tuple(range(low, high + 1)) if sane else ()
    if not numbers or _is_quantity(tokens, at, after, today):
        return size, _item("quantity", tokens, at, size, text=token.text)
    hyphen = token.kind == "range" and not {">", "→", "."} & set(token.text)
    dateish = hyphen and not _after_task_word(tokens, at) and low <= 31 and high <= 12
    return size, _item(
        "numbers",
        tokens,
        at,
        size,
        numbers=numbers,
        tags=frozenset({"dateish"} if dateish else ()),
        text=token.text,
    )


def _bounds(tokens: Sequence[Token], at: int) -> tuple[int, int, int]:
    """How many tokens a number or range takes, its first and its last number (0, 0 where absurd)."""
    token = tokens[at]
    if token.kind == "range":
        parts = [p for p in _digits(token.text) if p]
        low, high = int(parts[0]), int(parts[-1])
        return 1, low, high
    if len(token.text) > 6:
        return 1, 0, 0
    low = int(token.text)
    ahead = tokens[at + 1 : at + 3]
    joined = len(ahead) == 2 and ahead[1].kind == "number" and len(ahead[1].text) <= 6
    word = ahead[0].folded if ahead else ""
    if joined and word in ("den", "toi") and int(ahead[1].text) > low:
        # "gia hạn 12 đến 30": the 30 is a day.
        begun = at > 0 and tokens[at - 1].folded == "tu"
        if begun or not any(t.folded in _OF_TIME for t in tokens):
            return 3, low, int(ahead[1].text)
    return 1, low, low


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in text).split()


def _is_quantity(tokens: Sequence[Token], at: int, after: Token | None, today: date) -> bool:
    if at and _is_one_of(tokens, at - 1, ORDINALS):
        return True
    if after is None or _after_task_word(tokens, at):
        return False
    place = tokens.index(after, at)
    lasts = at > 0 and tokens[at - 1].folded in _BEFORE_A_SPAN
    if not lasts and read_date(tokens, place, today) is not None:
        return False  # "12 ngày mai", "12 tuần này": a task and a day
    if _is_one_of(tokens, place, PAPERS):
        # "12 báo cáo" counts, "12 văn bản số 45" does not.
        follower = tokens[place + 2] if place + 2 < len(tokens) else None
        return follower is None or not (follower.kind in ("number", "doc", "date") or follower.folded == "so")
    if not _is_one_of(tokens, place, QUANTITIES):
        return False
    beyond = tokens[place + 1] if place + 1 < len(tokens) else None
    if after.folded == "phan" and beyond is not None and beyond.folded == "cua":
        return False  # "12 phần của NVY"
    if after.folded in ("viec", "ngay", "nhiem") and beyond is not None:
        # "12 việc 15" names two tasks, "12 ngày 20/11" a task and a date.
        numeral = beyond.kind in ("number", "date", "doc") or beyond.folded == "vu"
        return not (numeral and (after.folded != "nhiem" or _numeral_at(tokens, place + 2)))
    return True


def _is_one_of(tokens: Sequence[Token], at: int, nouns: Sequence[str]) -> bool:
    """Whether a noun of one or two words begins here."""
    typed = list(takewhile(lambda t: t.kind == "word", tokens[at : at + 2]))
    pair = " ".join(t.text for t in typed)
    folded = " ".join(t.folded for t in typed)
    one = folded.split(" ")[0]
    return any(
        (fold(noun) == one and agrees(typed[0].text, noun)) or (fold(noun) == folded and agrees(pair, noun))
        for noun in nouns
        if typed
    )


def _numeral_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number"


def is_future(item: Item, today: date) -> bool:
    """Whether a date item names a day to come."""
    return item.dated is not None and item.dated.on is not None and item.dated.on > today


def is_day_only(item: Item) -> bool:
    """Whether a date item is a bare "ngày 12"."""
    return item.dated is not None and item.dated.shape is DateShape.DAY_ONLY
