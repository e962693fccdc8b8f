"""The Kính gửi block: to whom a letter is written, and where its body begins."""

import re

from directives.duties.units import split_names, starts_at
from directives.head.record import BODY_CUE
from directives.outline.lines import Line
from directives.outline.marks import read_label
from directives.words import LOWER

ADDRESSED = re.compile(
    r"\s{0,40}K[íi]nh\s*(?:g[ửuứ]i|chuy[ểe]n)\s*[:;]?\s*|[^.;:|]{4,80}\sđiện\s?:\s*(?=$|[-–+])", re.IGNORECASE
)
_ENTRY = re.compile(r"[-–—+•·*~_]\s*(?=\S)|\d{1,2}[.)]\s+")
_LONGEST_ADDRESSEE = 600


def read_addressees(lines: list[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The entries of Kính gửi, and the line after them."""
    found = ADDRESSED.match(lines[at].text)
    entries: list[str] = []
    first = lines[at].text[found.end() :] if found else ""
    bulleted = False
    for cell in first.split("|"):
        if cell.strip(" -*"):
            bulleted = bulleted or bool(_ENTRY.match(cell.strip()))
            entries.append(cell.strip())
    index, gap = at + 1, 0
    while index < len(lines):
        text = lines[index].text.strip("| ")
        if not text:
            gap += 1
            index += 1
            continue
        mark = _ENTRY.match(text)
        if (
            mark
            and len(text) <= _LONGEST_ADDRESSEE
            and not (entries and not bulleted and _closed(entries[-1]))
        ):
            bulleted = True
            entries.append(text)
        elif entries and text[:1] in LOWER and not _closed(entries[-1]) and len(text) <= _LONGEST_ADDRESSEE:
            entries[-1] += " " + text
        elif _is_plain_entry(text, entries, bulleted):
            entries.append(text)
        elif (
            entries and gap == 0 and not _closed(entries[-1]) and len(text) < 100 and not BODY_CUE.match(text)
        ):
            entries[-1] += " " + text
        else:
            break
        gap = 0
        index += 1
    tidy = [_ENTRY.sub("", entry.strip(), count=1).strip(" ;.,:*-–/").strip() for entry in entries]
    names = [" ".join(entry.split()) for entry in tidy if entry]
    if len(names) == 1 and not bulleted and ";" in names[0]:
        names = [part.strip(" ;.,") for part in names[0].split(";") if part.strip(" ;.,")]
    return tuple(names), index


def _closed(entry: str) -> bool:
    return entry.rstrip().endswith((";", ".", "./."))


def _is_plain_entry(text: str, entries: list[str], bulleted: bool) -> bool:
    """An addressee without a bullet: the name of a unit and nothing else."""
    if bulleted or len(text) > 140 or BODY_CUE.match(text) or read_label(text):
        return False
    if entries and not entries[-1].rstrip().endswith((";", ",")):
        return False
    return starts_at(text) and (text.endswith((";", ".", ",")) or len(split_names(text)) == 1)
