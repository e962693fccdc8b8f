"""How right the reader is on documents that were labelled by hand: counts, and the figures made of them.

A found task is the labelled one when its deadline is the same and its quote speaks of the same clause.
Labels and readings are the objects of `nhacviec read --json`; a label may carry `optional`,
`alt_quotes` and, for its document, `not_deadlines`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from directives.evaluation_words import overlap, plain, same_unit

LONGEST_QUOTE = 600
SAME_CLAUSE = 0.5
SAME_UNDATED = 0.6
SAME_TEXT = 0.85
UNITS = ("assignees", "cooperators", "report_to")
EXACT_HEADER, CLOSE_HEADER = ("number", "signer"), ("issuer", "subject")

Reading = Mapping[str, Any]


@dataclass
class Count:
    """Right, wrongly found, missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, other: "Count") -> None:
        """Add another's counts to these."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        found, there = self.right + self.false, self.right + self.missed
        precision = self.right / found if found else 1.0
        recall = self.right / there if there else 1.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Score:
    """What was right and wrong in one document, or in all of them added up."""

    deadline: Count = field(default_factory=Count)
    dates: Count = field(default_factory=Count)
    undated: Count = field(default_factory=Count)
    units: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in UNITS})
    kind: Count = field(default_factory=Count)
    hour: Count = field(default_factory=Count)
    false_alarms: int = 0
    header: dict[str, bool] = field(default_factory=dict)

    def add(self, other: "Score") -> None:
        """Add another document's counts."""
        for name in ("deadline", "dates", "undated", "kind", "hour"):
            getattr(self, name).add(getattr(other, name))
        for name, count in self.units.items():
            count.add(other.units[name])
        self.false_alarms += other.false_alarms


def score(label: Reading, found: Reading, document: str | None = None) -> Score:
    """Compare one reading with its label; a quote that is not in the document's text counts for nothing."""
    tasks = _checked(found.get("tasks", []), document)
    result = Score(header=_header(label, found))
    dated = [task for task in label["tasks"] if deadline_of(task)]
    out = [task for task in tasks if deadline_of(task)]
    pairs = _pair(dated, out, SAME_CLAUSE, same_deadline=True)
    missed = [g for i, g in enumerate(dated) if i not in pairs and not g.get("optional")]
    result.deadline = Count(len(pairs), len(out) - len(pairs), len(missed))
    result.dates = _dates(dated, out)
    allowed = {task["due"] for task in label["tasks"] if task.get("due")}
    never = set(label.get("not_deadlines", [])) - allowed
    result.false_alarms = sum(task.get("due") in never for task in out)
    for i, j in pairs.items():
        _details(result, dated[i], out[j])
    result.undated = _undated(label["tasks"], tasks)
    return result


def deadline_of(task: Reading) -> tuple[Any, ...] | None:
    """What the deadline is, in a form that can be compared; None for none."""
    if task.get("recurrence"):
        return ("rule", _rule(task["recurrence"]))
    if task.get("relative"):
        relative = task["relative"]
        return ("relative", relative.get("n"), relative.get("unit"), relative.get("from"))
    return ("due", task["due"]) if task.get("due") else None


@dataclass(frozen=True)
class Figures:
    """All documents together; `each` are the documents' own deadline F1, `header` the share right."""

    total: Score
    each: tuple[float, ...]
    header: dict[str, float]
    documents: int

    @property
    def by_document(self) -> float:
        """The mean of the documents' F1: one long table does not drown the rest."""
        return sum(self.each) / len(self.each) if self.each else 1.0

    @property
    def by_document_error(self) -> float:
        """The standard error of that mean."""
        n, mean = len(self.each), self.by_document
        spread = sum((x - mean) ** 2 for x in self.each) / max(n - 1, 1)
        return math.sqrt(spread / max(n, 1))


def summed(scores: Iterable[Score]) -> Figures:
    """The figures of many documents."""
    total, count = Score(), 0
    each: list[float] = []
    header: dict[str, list[bool]] = {}
    for one in scores:
        count += 1
        total.add(one)
        if one.deadline.right + one.deadline.false + one.deadline.missed:
            each.append(one.deadline.f1)
        for name, right in one.header.items():
            header.setdefault(name, []).append(right)
    shares = {name: sum(rights) / len(rights) for name, rights in header.items()}
    return Figures(total, tuple(each), shares, count)


def _checked(tasks: Sequence[Reading], document: str | None) -> list[Reading]:
    if document is None:
        return list(tasks)
    text = " ".join(document.split())
    return [
        {**task, "quote": quote if quote and quote in text else ""}
        for task in tasks
        for quote in [" ".join((task.get("quote") or "").split())]
    ]


def _near(label: Reading, found: Reading) -> float:
    said = found.get("quote") or ""
    if len(said) > LONGEST_QUOTE:
        return 0.0
    return max(overlap(quote, said) for quote in [label.get("quote") or "", *label.get("alt_quotes", [])])


def _pair(
    labels: Sequence[Reading], found: Sequence[Reading], least: float, *, same_deadline: bool
) -> dict[int, int]:
    """The best one-to-one pairing, as label index to found index."""
    candidates = [
        (_near(g, f), -i, -j)
        for i, g in enumerate(labels)
        for j, f in enumerate(found)
        if not same_deadline or deadline_of(g) == deadline_of(f)
    ]
    pairs: dict[int, int] = {}
    for near, i, j in sorted(candidates, reverse=True):
        if near >= least and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _dates(dated: Sequence[Reading], out: Sequence[Reading]) -> Count:
    must = {deadline_of(task) for task in dated if not task.get("optional")}
    may = {deadline_of(task) for task in dated}
    got = {deadline_of(task) for task in out}
    return Count(len(got & may), len(got - may), len(must - got))


def _details(result: Score, label: Reading, found: Reading) -> None:
    for name, count in result.units.items():
        count.add(_units(label.get(name, []), found.get(name, [])))
    same_kind = label.get("kind") == found.get("kind")
    result.kind.add(Count(same_kind, not same_kind))
    if label.get("due_time") or found.get("due_time"):
        same_hour = label.get("due_time") == found.get("due_time")
        result.hour.add(Count(same_hour, not same_hour))


def _units(label: Sequence[str], found: Sequence[str]) -> Count:
    left, right = list(found), 0
    for name in label:
        hit = next((other for other in left if same_unit(name, other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Count(right, len(left), len(label) - right)


def _undated(labels: Sequence[Reading], tasks: Sequence[Reading]) -> Count:
    undated = [task for task in labels if not deadline_of(task)]
    rest = [task for task in tasks if not deadline_of(task)]
    pairs = _pair(undated, rest, SAME_UNDATED, same_deadline=False)
    wanted = [i for i, task in enumerate(undated) if not task.get("optional")]
    right = 0
    for i in wanted:
        if i in pairs:
            units = _units(undated[i].get("assignees", []), rest[pairs[i]].get("assignees", []))
            right += not (units.false or units.missed)
    return Count(right, len(rest) - len(pairs), len(wanted) - right)


def _header(label: Reading, found: Reading) -> dict[str, bool]:
    same = {name: plain(label.get(name)) == plain(found.get(name)) for name in EXACT_HEADER}
    same["issued"] = label.get("issued") == found.get("issued")
    return same | {name: _alike(label.get(name), found.get(name)) for name in CLOSE_HEADER}


def _alike(one: str | None, other: str | None) -> bool:
    a, b = plain(one), plain(other)
    return a == b or bool(a and b and SequenceMatcher(None, a, b).ratio() >= SAME_TEXT)


def _rule(text: str) -> str:
    """The parts of an RRULE that name a deadline, in one form."""
    parts = dict(p.split("=", 1) for p in text.upper().removeprefix("RRULE:").split(";") if "=" in p)
    quarterly = parts.get("FREQ") in ("MONTHLY", "YEARLY") and parts.get("BYMONTH") == "3,6,9,12"
    if quarterly or parts.get("FREQ") == "QUARTERLY":
        parts = {**parts, "FREQ": "MONTHLY", "INTERVAL": "3"}
        parts.pop("BYMONTH", None)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    kept = {k: v for k, v in parts.items() if k in ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY")}
    return ";".join(f"{k}={v}" for k, v in sorted(kept.items()))
