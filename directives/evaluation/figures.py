"""The figures of many documents together, and their JSON form."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from directives.evaluation.scoring import UNITS, Count, Score

_DIGITS = 4
_NAMES = {"assignees": "units"}


@dataclass(frozen=True)
class Figures:
    """All documents together: `total` their counts added up, `each` the scores one by one."""

    total: Score
    each: tuple[Score, ...]

    @property
    def header(self) -> dict[str, float]:
        """The share of documents whose field is right, by field."""
        names = self.each[0].header if self.each else {}
        return {name: statistics.fmean(one.header[name] for one in self.each) for name in names}

    def by_document(self, counts: Iterable[Count]) -> tuple[float, float]:
        """The mean of the documents' own F1, so that one long table does not drown the rest; its error."""
        each = [round(count.f1, _DIGITS) for count in counts if count.right + count.false + count.missed]
        if not each:
            return 1.0, 0.0
        mean = sum(each) / len(each)
        spread = sum((x - mean) ** 2 for x in each) / max(len(each) - 1, 1)
        return mean, math.sqrt(spread / len(each))


def summed(scores: Iterable[Score]) -> Figures:
    """The figures of many documents."""
    total, each = Score(), tuple(scores)
    for one in each:
        total.add(one)
    return Figures(total, each)


def figures_as_json(found: Figures, unread: Sequence[str]) -> dict[str, Any]:
    """The figures as JSON values, shares from 0 to 1; `unread` are the documents that gave no reading."""
    total, each = found.total, found.each
    mean, error = found.by_document(one.deadline for one in each)
    return {
        "documents": len(each),
        "unread": list(unread),
        "deadline": _shares(total.deadline),
        "by_document": round(mean, _DIGITS),
        "by_document_error": round(error, _DIGITS),
        "dates": _shares(total.dates),
        "false_alarms": total.false_alarms,
        **{_NAMES.get(name, name): _shares(total.units[name]) for name in UNITS},
        "kind": _right(total.kind) or 0.0,
        "hour": _right(total.hour),
        "undated": _shares(total.undated),
        "undated_found": _shares(total.undated_found),
        "units_by_document": _rounded(found.by_document(one.units["assignees"] for one in each)),
        "undated_by_document": _rounded(found.by_document(one.undated for one in each)),
        "header": {name: round(share, _DIGITS) for name, share in found.header.items()},
        "edits": _edits(found),
        "perfect": sum(one.perfect for one in each),
    }


def _edits(found: Figures) -> dict[str, float] | None:
    edits = [one.edits for one in found.each]
    if not edits:
        return None
    return {
        "mean": round(statistics.fmean(edits), 2),
        "median": statistics.median(edits),
        "a_task": round(sum(edits) / max(found.total.required, 1), 3),
        "none": round(sum(not n for n in edits) / len(edits), _DIGITS),
        "at_most_one": round(sum(n <= 1 for n in edits) / len(edits), _DIGITS),
    }


def _shares(count: Count) -> dict[str, float]:
    return {
        "p": round(count.precision, _DIGITS),
        "r": round(count.recall, _DIGITS),
        "f1": round(count.f1, _DIGITS),
    }


def _right(count: Count) -> float | None:
    seen = count.right + count.false
    return round(count.right / seen, _DIGITS) if seen else None


def _rounded(pair: tuple[float, float]) -> list[float]:
    return [round(value, _DIGITS) for value in pair]
