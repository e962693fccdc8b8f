"""What pieces of a Word file say in other orders than the page's: before its revisions, by codes of fields.

A revision keeps what was there; where it hangs on the words beside it, each is a line of its own.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

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
        yield from (" ".join(words[1:]), " ".join(words[2:]))
        if words[0] == "EQ":
            yield _EQUATION.sub("", said.partition("EQ")[2])
    yield "".join(_letters(found[1]) for said in whole for found in _CODES.finditer(said))


def _begins(element: Any) -> bool:
    """Whether the field's instruction begins with this piece."""
    run = element.getparent()
    above = run.getprevious() if run is not None else None
    return above is not None and next(above.iterchildren("{*}fldChar"), None) is not None


def _letters(codes: str) -> str:
    numbers = (int(code, 0) if code[:2].lower() == "0x" else int(code) for code in codes.split())
    return "".join(chr(number) for number in numbers if number < 0xD800)


def backwards_in(root: Any) -> Iterator[str]:
    """What is told to run from right to left, as it is shown."""
    for element in root.iter("{*}bdo", "{*}dir"):
        yield "".join(piece.text or "" for piece in element.iter("{*}t"))[::-1]


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
