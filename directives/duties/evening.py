"""Drafts whose units a scan spoilt, with the names that the text has for them elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from directives.duties.drafts import Placed
from expressions.names.evening import evened_names
from expressions.names.units import unique


def evened(drafts: Sequence[Placed], addressees: Sequence[str], text: str, noisy: bool) -> list[Placed]:
    """The drafts by sure names of their units; `noisy`: much of the text had to be mended."""
    names = [name for _, task in drafts for name in (*task.assignees, *task.cooperators, *task.report_to)]
    meant = evened_names((*names, *addressees), text, noisy)
    if not meant:
        return list(drafts)

    def each(units: tuple[str, ...]) -> tuple[str, ...]:
        return unique([meant.get(name, name) for name in units])

    return [
        (
            place,
            replace(
                task,
                assignees=each(task.assignees),
                cooperators=each(task.cooperators),
                report_to=each(task.report_to),
            ),
        )
        for place, task in drafts
    ]
