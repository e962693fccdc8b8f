"""Drafts whose units a scan spoilt, with the names that the text has for them elsewhere."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from directives.duties.drafts import Placed
from directives.model import EVENED, TaskDraft
from directives.outline.known_words import Mend
from expressions.names.spelling import evened_names
from expressions.names.unitbook import fold_name
from expressions.names.units import unique
from language.folding import fold
from tasks.warning import Warning

_WORD = re.compile(r"[^\W_]+")


Slips = Mapping[str, Sequence[str]]
"""Words of the text as they were mended, folded -> as they stand in it."""


def slips_of(document: str, mended: Iterable[Mend]) -> Slips:
    """The words that were mended by likeness: those that are others when folded as well."""
    found: dict[str, list[str]] = {}
    for mend in mended:
        stood = document[mend.start : mend.end]
        words = _WORD.findall(fold(mend.text))
        if "".join(words) != "".join(_WORD.findall(fold(stood))):
            for word in words:
                found.setdefault(word, []).append(stood)
    return found


def evened(
    drafts: Sequence[Placed],
    known: Sequence[str],
    units: Sequence[str],
    text: str,
    slips: Slips,
    *,
    noisy: bool,
) -> list[Placed]:
    """The drafts by sure names of their units, with a warning where that is not what the text says.

    `known` are names in the text itself, `units` those that the office knows. `noisy`: much of the text had
    to be mended.
    """
    names = [name for _, task in drafts for name in (*task.assignees, *task.cooperators, *task.report_to)]
    meant = evened_names((*names, *known), text, noisy, units)
    if not (meant or slips):
        return list(drafts)
    return [(place, _named_anew(task, meant, slips)) for place, task in drafts]


def _named_anew(task: TaskDraft, meant: Mapping[str, str], slips: Slips) -> TaskDraft:
    """With a warning for each name of who does it that was read by likeness, which assigns nothing."""

    def each(units: tuple[str, ...]) -> tuple[str, ...]:
        return unique([meant.get(name, name) for name in units])

    doing = (*task.assignees, *task.cooperators)
    likened = {name: meant[name] for name in doing if name in meant and meant[name] not in doing}
    likened |= {stood: name for name in doing if (stood := _as_it_stands(name, task.quote, slips))}
    told = (Warning(EVENED, {"written": stood, "meant": name}) for stood, name in likened.items())
    return replace(
        task,
        assignees=each(task.assignees),
        cooperators=each(task.cooperators),
        report_to=each(task.report_to),
        warnings=(*task.warnings, *told),
    )


def _as_it_stands(name: str, quote: str, slips: Slips) -> str:
    """A name of which a word was mended, as the clause has it; "" for any other."""
    for word in name.split():
        for stood in slips.get(fold(word), ()):
            written = name.replace(word, stood)
            if _stands(written, quote) and not _stands(name, quote):
                return written
    return ""


def _stands(name: str, quote: str) -> bool:
    return f" {fold_name(name)} " in f" {' '.join(_WORD.findall(fold(quote)))} "
