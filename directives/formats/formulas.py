"""What formulas and cells of a sheet say when they are put together: letters by number, one a cell."""

import re
from collections.abc import Iterator
from typing import Any

_PIECE = re.compile(r'"((?:[^"]|"")*)"|\b(?:UNI)?CHAR\(\s*(\d{1,7})\s*\)')
_RECKONED = re.compile(r"\bUNICHAR\((?!\s*\d{1,7}\s*\))")
# Of a string with letters that English does not have another one is made.
_REMADE = re.compile(
    r'\b(?:SUBSTITUTE|REPLACE|LEFT|RIGHT|MID|TRIM|CLEAN|REPT)\(\s*"[\x00-\x21\x23-\x7f]*[^\x00-\x7f][^"]*"'
)
_PLACE = re.compile(r"([A-Z]{1,3})\d+$")
_MOST_LETTERS = 200_000  # cells with one letter


def joined(formula: str) -> str:
    """The strings and the letters by number of a formula, one behind the other; empty where it has none.

    `="M"&UNICHAR(7852)&"T"` says MẬT.
    """
    return "".join(
        chr(int(found[2])) if found[2] and int(found[2]) <= 0x10FFFF else (found[1] or "").replace('""', '"')
        for found in _PIECE.finditer(formula)
    )


def is_reckoned(formula: str) -> bool:
    """Whether it reckons letters from numbers that do not stand in it: what it says is not seen."""
    return _RECKONED.search(formula) is not None or _REMADE.search(formula) is not None


def formulas_of(root: Any) -> Iterator[str]:
    """The formulas of a part of a workbook, or of an OpenDocument."""
    for element in root.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2", "{*}definedName"):
        if element.text:
            yield element.text
    for element in root.iter("{*}table-cell"):
        for key, said in element.items():
            if key.endswith("}formula"):
                yield said


def shared_strings(root: Any) -> list[str]:
    """The strings that cells name by their places."""
    return ["".join(piece.text or "" for piece in each.iter("{*}t")) for each in root.iter("{*}si")]


def letters_in_cells(root: Any, shared: list[str]) -> Iterator[str]:
    """Of each row and each column of a sheet the letters that stand alone in their cells, put together."""
    columns: dict[str, list[str]] = {}
    count = 0
    for row in root.iter("{*}row", "{*}table-row"):
        letters: list[str] = []
        for number, cell in enumerate(row.iterchildren("{*}c", "{*}table-cell")):
            said = _said(cell, shared).strip()
            if len(said) != 1 or not said.isalpha():
                continue
            letters.append(said)
            place = _PLACE.match(cell.get("r", ""))
            columns.setdefault(place[1] if place else str(number), []).append(said)
            count += 1
            if count > _MOST_LETTERS:
                return
        if len(letters) > 1:
            yield "".join(letters)
    yield from ("".join(letters) for letters in columns.values() if len(letters) > 1)


def _said(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "s":
        place = next((value.text or "" for value in cell.iterchildren("{*}v")), "")
        return shared[int(place)] if place.isdecimal() and int(place) < len(shared) else ""
    text = "".join(piece.text or "" for piece in cell.iter("{*}t", "{*}p"))
    return text or next((value.text or "" for value in cell.iterchildren("{*}v")), "")
