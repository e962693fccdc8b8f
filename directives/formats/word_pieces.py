"""Pieces of a Word file: numbers that are shown and nowhere written, and other orders than the page's."""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

from directives.formats.plain_data import letters_of

# Automatic numbering of a Word document: the numbers that are shown and nowhere written.

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


# What pieces of a Word file say in other orders than the page's: before its revisions, by codes of fields.
#
# A revision keeps what was there; where it hangs on the words beside it, each is a line of its own.

_REMOVED = frozenset({"del", "moveFrom"})
_ADDED = frozenset({"ins", "moveTo"})
_REVISIONS = tuple(f"{{*}}{name}" for name in (*_REMOVED, *_ADDED))
_SAID = tuple(f"{{*}}{name}" for name in ("t", "delText", "tab", "br", "cr", "p"))
_BLANKS = {"tab": "\t", "br": "\n", "cr": "\n"}
_FIELDS = tuple(f"{{*}}{name}" for name in ("instrText", "delInstrText"))
_QUOTED = re.compile(r'["“]([^"”]{2,200})["”]')
_CODES = re.compile(r"\b(?:QUOTE|SYMBOL)((?:\s+(?:\d{1,6}|0x[0-9A-Fa-f]{1,5}))+)", re.IGNORECASE)
_EQUATION = re.compile(r"\\[a-z]{1,3}|[\s(),;]")


def before_revisions(root: Any) -> Iterator[str]:
    """The lines as they stood before what was deleted, moved or inserted; none where nothing was."""
    if next(root.iter(*_REVISIONS), None) is None:
        return
    pieces: list[str] = []
    for element in root.iter(*_SAID):
        name = _name(element)
        if name == "p":
            # A paragraph whose end was deleted, or is new, went on in the next.
            pieces.append("" if _end_revised(element) else "\n")
        elif not any(_name(around) in _ADDED for around in element.iterancestors(*_REVISIONS)) or any(
            _name(around) in _REMOVED for around in element.iterancestors(*_REVISIONS)
        ):
            pieces.append(_BLANKS.get(name) or element.text or "")
    yield from "".join(pieces).split("\n")


def _end_revised(paragraph: Any) -> bool:
    """Whether the end of the paragraph before this one was put in or taken out."""
    above = paragraph.getprevious()
    return above is not None and any(
        next(above.iterfind(f"{{*}}pPr/{{*}}rPr/{{*}}{kind}"), None) is not None
        for kind in (*_REMOVED, *_ADDED)
    )


def parted(pieces: list[str]) -> list[str]:
    """The lines of the pieces, cut where a letter of one stands right beside a letter of the next."""
    held = [piece for piece in pieces if piece]
    hangs = [one[-1].isalnum() and other[0].isalnum() for one, other in pairwise(held)]
    if not any(hangs):
        return []
    said = "".join(f"{piece}\n" if cut else piece for piece, cut in zip(held, [*hangs, False], strict=True))
    return said.split("\n")


def shown_otherwise(root: Any) -> Iterator[str]:
    """Paragraphs as they are shown: in capitals, without what is hidden, behind a large first letter."""
    for element in root.iter("{*}caps", "{*}smallCaps", "{*}vanish", "{*}framePr"):
        paragraph = next(element.iterancestors("{*}p"), None)
        if paragraph is not None:
            below = paragraph.getnext() if _name(element) == "framePr" else None
            both = [paragraph] if below is None else [paragraph, below]
            yield "".join(_shown(run) for each in both for run in each.iter("{*}r"))


def _shown(run: Any) -> str:
    looks = {_name(look) for look in run.iterfind("{*}rPr/*")}
    said = "".join(_BLANKS.get(_name(piece)) or piece.text or "" for piece in run.iterchildren(*_SAID))
    if "vanish" in looks:
        return ""
    return said.upper() if looks & {"caps", "smallCaps"} else said


def fields_of(root: Any) -> Iterator[str]:
    """What the instructions of fields say: each, its quotations, letters by number, parts of an equation."""
    told = "".join(
        f"\n{element.text or ''}" if _begins(element) else element.text or ""
        for element in root.iter(*_FIELDS)
    )
    simple = (value for element in root.iter("{*}fldSimple") for value in element.attrib.values())
    whole = [each for each in (*told.split("\n"), *simple) if each.strip()]
    for said in whole:
        yield said.strip()
        yield from _QUOTED.findall(said)
        words = said.split()
        yield from (" ".join(words[1:]), " ".join(words[2:]), *words[1:2])
        if words[0] == "EQ":
            yield _EQUATION.sub("", said.partition("EQ")[2])
    yield "".join(_letters(found[1]) for said in whole for found in _CODES.finditer(said))


def results_of(root: Any) -> Iterator[str]:
    """What fields and controls were filled in with, and that behind the field's name: "do mat: toi mat".

    Each by itself: in the document it may stand in the midst of a line.
    """
    for element in root.iter("{*}sdt"):
        yield _said_in(element)
    for element in root.iter("{*}fldSimple"):
        yield from _named(" ".join(element.attrib.values()), _said_in(element))
    for begun in root.iter("{*}fldChar"):
        run = begun.getparent()
        if _kind(begun) == "separate" and run is not None:
            near = islice(run.itersiblings(preceding=True), _PIECES)
            told = next((piece.text or "" for each in near for piece in each.iter(*_FIELDS)), "")
            said = "".join(_said_in(each) for each in _up_to_the_end(run))
            yield from _named(told, said)


def _named(instruction: str, said: str) -> tuple[str, str]:
    name = " ".join(instruction.split()[1:2]).strip('"')
    return said, f"{name.replace('_', ' ')}: {said}"


def _up_to_the_end(run: Any) -> Iterator[Any]:
    """The pieces behind a field's instruction, to its end or the paragraph's."""
    deep = 0
    for each in islice(run.itersiblings(), _PIECES):
        kinds = [_kind(mark) for mark in each.iter("{*}fldChar")]
        deep += kinds.count("begin") - kinds.count("end")
        if deep < 0:
            return
        yield each


def _said_in(element: Any) -> str:
    said = "".join(piece.text or "" for piece in element.iter("{*}t"))
    return said if len(said) <= _LONGEST_RESULT else ""


def _kind(mark: Any) -> str:
    return next((value for key, value in mark.attrib.items() if key.endswith("fldCharType")), "")


_PIECES = 40  # of a field, in which its end and its name are looked for
_LONGEST_RESULT = 60  # characters: what is longer is a text, and no value


def _begins(element: Any) -> bool:
    """Whether the field's instruction begins with this piece."""
    run = element.getparent()
    above = run.getprevious() if run is not None else None
    return above is not None and next(above.iterchildren("{*}fldChar"), None) is not None


def _letters(codes: str) -> str:
    numbers = (int(code, 0) if code[:2].lower() == "0x" else int(code) for code in codes.split())
    return "".join(chr(number) for number in numbers if number < 0xD800)


def keys_of(root: Any) -> Iterator[str]:
    """By what a mail merge knows the rows that it leaves out: a value of each, as base64."""
    for element in root.iter("{*}uniqueTag"):
        written = element.text or next(iter(element.attrib.values()), "")
        with suppress(ValueError):
            yield from letters_of(b64decode(written))


def backwards_in(root: Any) -> Iterator[str]:
    """What is told to run from right to left, as it is shown."""
    for element in root.iter("{*}bdo", "{*}dir"):
        yield "".join(piece.text or "" for piece in element.iter("{*}t"))[::-1]


OTHERWISE_SAID = (before_revisions, shown_otherwise, fields_of, results_of, keys_of, backwards_in)
"""What each finds in a part that no paragraph says."""


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
