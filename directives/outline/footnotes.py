"""Footnotes in running text: they are taken out before lines are joined."""

import re

from directives.outline.lines import Line
from directives.outline.wrapping import ENDED, Layout
from language.letters import LOWER, UPPER

_FOOTNOTE = re.compile(rf"(\d{{1,2}})\s+(?=[{UPPER}“\"(])")
_FOOTNOTE_REACH = 80
_LONGEST_FOOTNOTE = 5


def mark_footnotes(lines: list[Line], layout: Layout) -> None:
    """Take footnotes out: a line "1 Được giao tại …" whose mark is glued to a word above."""
    for i, line in enumerate(lines):
        found = _FOOTNOTE.match(line.text)
        if not found or (i and lines[i - 1].text):
            continue
        mark = re.compile(rf"[{LOWER}”\")]{found.group(1)}(?=[\s,.;:)]|$)")
        if any(mark.search(above.text) for above in lines[max(0, i - _FOOTNOTE_REACH) : i + _FOOTNOTE_REACH]):
            _drop_footnote(lines, i, layout)


def _drop_footnote(lines: list[Line], at: int, layout: Layout) -> None:
    for line in lines[at : at + _LONGEST_FOOTNOTE * (2 if layout.double_spaced else 1)]:
        if not line.text:
            if layout.double_spaced:
                continue
            return
        ended = bool(ENDED.search(line.text))
        line.text, line.pieces, line.noise, line.page = "", [], True, True
        if ended:
            return
