"""Automatic numbering of a Word document: the numbers that are shown and nowhere written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "-"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and where it starts."""

    form: str
    text: str
    start: int


@dataclass
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: Mapping[str, Mapping[int, Level]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph at `depth` (from 0) of a list; "" where it has none."""
        levels = self.lists.get(list_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self.counters.setdefault(list_id, {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [d for d in counters if d > depth]:
            del counters[deeper]
        if level.form == "bullet":
            return _BULLET
        shown = level.text
        for place in range(depth + 1):
            other = levels.get(place, level)
            value = counters.get(place, other.start)
            shown = shown.replace(f"%{place + 1}", number(value, other.form))
        return shown.strip()


def read_numbering(root: Any | None) -> Numbering:
    """The lists of word/numbering.xml's root element."""
    if root is None:
        return Numbering({})
    abstract = {
        element.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in element.iter(f"{W}lvl")
        }
        for element in root.iter(f"{W}abstractNum")
    }
    lists: dict[str, Mapping[int, Level]] = {}
    for element in root.iter(f"{W}num"):
        levels = dict(abstract.get(_value(element, "abstractNumId"), {}))
        for override in element.iter(f"{W}lvlOverride"):
            depth, start = int(override.get(f"{W}ilvl", "0")), _value(override, "startOverride")
            if start is not None and depth in levels:
                levels[depth] = Level(levels[depth].form, levels[depth].text, int(start))
        lists[element.get(f"{W}numId", "")] = levels
    return Numbering(lists)


def number(value: int, form: str) -> str:
    """`value` as Word shows it in a list of this form."""
    if form == "none":
        return ""
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form in {"upperLetter", "lowerLetter"} and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    shown = ""
    for worth, letters in (*_ROMAN, *_ROMAN_SMALL):
        times, value = divmod(max(value, 0), worth)
        shown += letters * min(times, 20)
    return shown


def _level(element: Any) -> Level:
    start = _value(element, "start")
    return Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        int(start) if start is not None else 1,
    )


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    value: str | None = None if child is None else child.get(f"{W}val")
    return value
