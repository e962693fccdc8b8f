"""Who cooperates in a task given by chat, behind its content, and the deadline that may stand behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.acts.deadlines import is_deadline
from chat.acts.frames import HARMLESS, QUOTES
from chat.acts.leftovers import NOT_TO_DO, is_duty
from chat.intents import UnitName
from chat.sentences.items import Item

_SMALL = HARMLESS | {"to", "of", "coop", "carrying_out"}


@dataclass(frozen=True, slots=True)
class Sharing:
    """The clause of those who cooperate: where it begins, its units, and the deadline behind it.

    `unclear` is one of which a word is not accounted for; without a clause `start` is the end of all.
    """

    start: int
    units: tuple[UnitName, ...] = ()
    tail: tuple[Item, ...] = ()
    unclear: bool = False


def read_sharing(rest: Sequence[Item]) -> Sharing:
    """ "…, phối hợp KHTC và NVY, hạn 15/12", "…, KHTC phối hợp"."""
    for n, item in enumerate(rest):
        if not item.has("coop"):
            continue
        start = _before(rest, n)
        if start < n:
            return _shared(rest, start, n + 1)
        if any(x.unit is not None or x.kind == "person" for x in rest[n + 1 :]):
            return _shared(rest, n, _behind(rest, n + 1))
    return Sharing(len(rest))


def _shared(rest: Sequence[Item], start: int, end: int) -> Sharing:
    units = tuple(item.unit for item in rest[start:end] if item.unit is not None)
    tail = tuple(rest[end:])
    while tail and (_is_plain_sign(tail[0]) or tail[0].has("and")):
        tail = tail[1:]
    while tail and (_is_plain_sign(tail[-1]) or (tail[-1].tags and tail[-1].tags <= HARMLESS)):
        tail = tail[:-1]
    dated = is_deadline(tail)
    unread = (bool(tail) and not dated) or _is_unread(rest[:start])
    return Sharing(start, units, tail if dated else (), not units or unread)


def _is_unread(content: Sequence[Item]) -> bool:
    """ "rà soát hồ sơ, tự phối hợp KHTC": before the word stands what is nothing to be done."""
    comma = max((n for n, item in enumerate(content) if item.folded == ","), default=None)
    last = content[comma + 1 :] if comma is not None else ()
    words = " ".join(item.folded for item in last).split()
    whole = len(words) > 2 and is_duty(last) and last[0].folded.split(" ")[0] not in NOT_TO_DO
    return bool(last) and not (whole or is_deadline(last))


def _is_plain_sign(item: Item) -> bool:
    return item.kind == "punct" and item.folded not in QUOTES


def _before(rest: Sequence[Item], n: int) -> int:
    """Where the units begin that stand right before the word; `n` where they are of the content."""
    start = n
    while start and rest[start - 1].unit is not None:
        more = start > 2 and _joins(rest, start - 2) and rest[start - 3].unit is not None
        start -= 2 if more else 1
    ends = n + 1 == len(rest) or rest[n + 1].kind == "punct"
    return start if start and ends and rest[start - 1].kind == "punct" else n


def _behind(rest: Sequence[Item], at: int) -> int:
    """The end of the units behind the word, with the small words among them."""
    while at < len(rest) and (
        rest[at].unit is not None or _joins(rest, at) or (rest[at].kind == "word" and _is_small(rest[at]))
    ):
        at += 1
    return at


def _joins(rest: Sequence[Item], at: int) -> bool:
    """Whether a comma or "và" stands between two units."""
    parts = rest[at].has("and") or rest[at].folded == ","
    return parts and at + 1 < len(rest) and rest[at + 1].unit is not None


def _is_small(item: Item) -> bool:
    return bool(item.tags & _SMALL) and not item.has(
        "negation", "forbidding", "condition", "promise", "doubt"
    )
