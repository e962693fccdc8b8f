"""Amounts as they are bounded in words: "trên 7 ngày", "từ 3 đến 5 ngày", "dưới 50%"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from chat.sentences.items import Item
from chat.sentences.numbers import IN_WORDS
from language.folding import fold
from language.lexicon import classes


@dataclass(frozen=True, slots=True)
class Bounds:
    """Whole numbers, both included, None where a side is open; and the places of the items that say them.

    `led` where a word bounds it, or it is a range; "5 ngày" by itself may be anything.
    """

    least: int | None = None
    most: int | None = None
    places: frozenset[int] = frozenset()
    led: bool = True


DAYS, PERCENT = "amount_days", "amount_percent"
_PER = {"tuan": 7, "thang": 30}


@cache
def _pattern(unit: str) -> re.Pattern[str]:
    """An amount: an operator, a number, the unit; or two of them, of which the first may lack the unit."""
    before = "|".join(_alternatives(kind) for kind in _BEFORE)
    behind = "|".join(_alternatives(kind) for kind in _BEHIND)
    number, unit = rf"(?:\d{{1,3}}|{'|'.join(IN_WORDS)})", _alternatives(unit)
    joint = "|".join(_alternatives(kind) for kind in ("amount_until", "amount_joined"))
    one = rf"(?:(?P<op>{before}) )?(?P<n>{number})(?: ?(?P<unit>{unit}))?"
    two = rf"(?: ?(?P<joint>{joint}) ?(?:(?P<op2>{before}) )?(?P<n2>{number}) ?(?P<unit2>{unit}))?"
    return re.compile(rf"(?<![\w/]){one}{two}(?: (?P<behind>{behind}))?(?!\w)")


_BEFORE = ("amount_more", "amount_least", "amount_less", "amount_most", "amount_exact", "amount_until")
_BEHIND = ("amount_least_behind", "amount_most_behind")


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in classes("amounts")[kind])


def _alternatives(kind: str) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(_folded(kind), key=len, reverse=True))


def amounts(items: Sequence[Item], unit: str) -> list[Bounds]:
    """What is said with this unit, in order."""
    said = _folded(unit)
    if not any(item.kind in _MEASURED or item.folded in said for item in items):
        return []
    words = [_word(items, n) for n in range(len(items))]
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    found = []
    for match in _pattern(unit).finditer(" ".join(words)):
        if match["unit"] or match["unit2"]:
            here = range(len(words))
            places = (n for n in here if match.start() < starts[n + 1] - 1 and starts[n] < match.end())
            found.append(_bounds(match, frozenset(places)))
    return found


_MEASURED = ("length", "percent", "quantity")


def without_progress(items: Sequence[Item]) -> Sequence[Item]:
    """The items, where "làm được dưới 30%" tells how far it is, and of nothing that is done."""
    if not any(item.kind == "percent" for item in items):
        return items
    told = [min(each.places) - 1 for each in amounts(items, PERCENT) if min(each.places)]
    wrong = {n for n in told if items[n].has("done", "reported", "was_reported")}
    plain = frozenset({"filler"})
    return (
        [replace(item, tags=plain) if n in wrong else item for n, item in enumerate(items)]
        if wrong
        else items
    )


def _word(items: Sequence[Item], n: int) -> str:
    """The item as an amount is looked for in it; a day has none, nor what a number of days ahead says."""
    item = items[n]
    if item.kind == "percent":
        return item.folded if item.folded[:1].isdigit() else item.text
    dated = item.kind in ("date", "time", "doc", "code") and not counts_days(items, n)
    return _NONE if dated or days_ahead(item) else item.folded


_NONE = "·"


def days_ahead(item: Item) -> bool:
    """ "trong 7 ngày tới"."""
    return item.kind == "length" and item.folded.startswith("trong ") and item.folded.endswith(("toi", "nua"))


def counts_days(items: Sequence[Item], n: int) -> bool:
    """ "trong khoảng 3-5 ngày", "từ ba đến năm ngày": so many days, and no day of a month or week."""
    item, behind = items[n], items[n + 1].folded if n + 1 < len(items) else ""
    if item.kind != "date" or behind not in ("ngay", "hom", "bua") or "/" in item.folded:
        return False
    return "-" in item.folded or bool({"den", "toi"} & set(item.folded.split(" ")))


def _bounds(match: re.Match[str], places: frozenset[int]) -> Bounds:
    led = bool(match["behind"] or match["n2"] or (match["op"] and match["op"] not in _folded("amount_until")))
    first = _one(match["op"], match["behind"], _days(match["n"], match["unit"] or match["unit2"]))
    if not match["n2"]:
        return Bounds(*first, places, led)
    second = _days(match["n2"], match["unit2"])
    if match["joint"] in _folded("amount_until") and not match["op2"]:
        low = first[0] if first[0] is not None else _days(match["n"], match["unit"] or match["unit2"])
        return Bounds(low, second, places)
    last = _one(match["op2"], match["behind"], second)
    lows = [low for low in (first[0], last[0]) if low is not None]
    highs = [high for high in (first[1], last[1]) if high is not None]
    return Bounds(max(lows, default=None), min(highs, default=None), places)


def _days(number: str, unit: str) -> int:
    count = int(number) if number.isdecimal() else IN_WORDS[number]
    return count * _PER.get(unit, 1)


def _one(before: str | None, behind: str | None, n: int) -> tuple[int | None, int | None]:
    """What an operator makes of a number; by itself it is the least that is meant."""
    if behind in _folded("amount_most_behind") or before in _folded("amount_most") | _folded("amount_until"):
        return None, n
    if before in _folded("amount_less"):
        return None, n - 1
    if before in _folded("amount_more") and behind is None:
        return n + 1, None
    return (n, n) if before in _folded("amount_exact") else (n, None)
