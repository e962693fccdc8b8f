"""Texts in which a blank line stands behind every line, as some programs leave a page."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from directives.outline.lines import Line
from directives.outline.paragraphs import ENDED
from language.patterns import LOWER

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ALL = 0.95  # of the lines with words have a blank one behind them
_LEAST_BROKEN = 0.15  # of them go on with a sentence: else blank lines stand between paragraphs


def single_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blank ones that stand between all of them, those that part paragraphs kept."""
    if not _is_double_spaced(lines):
        return list(lines)
    kept: list[Line] = []
    for blank, group in groupby(lines, key=lambda line: not line.text and not line.noise):
        run = list(group)
        if blank:
            count = len(run)
            run = run[: (count - 1) // 2 if count > 2 else count - 1]
        kept += run
    return kept


def closed_up(document: str, lines: Sequence[Line]) -> str:
    """The document whose lines these are without the blank ones, where one stands behind every line."""
    return _BLANK_LINE.sub("\n", document) if _is_double_spaced(lines) else document


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines if line.text]
    alone = sum(1 for a, b in pairwise(lines) if a.text and not b.text)
    broken = sum(1 for a, b in pairwise(texts) if b[0] in LOWER and not ENDED.search(a))
    return len(texts) > 1 and alone >= _ALL * (len(texts) - 1) and broken >= _LEAST_BROKEN * len(texts)
