"""One document held against its label: what is right, false and missed, and what it takes to mend it.

A found task is the labelled one when its deadline is the same and its quote speaks of the same clause.
Labels and readings are the objects of `nhacviec read --json`; a label may carry `optional`,
`alt_quotes` and, for its document, `not_deadlines`.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from directives.evaluation.likeness import overlap, plain, shared_units

LONGEST_QUOTE = 600
SAME_CLAUSE = 0.5
SAME_UNDATED = 0.6
SAME_TEXT = 0.85
UNITS = ("assignees", "cooperators", "report_to")
COUNTS = ("deadline", "dates", "undated", "undated_found", "kind", "hour")
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
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there was to find that is right; 1 where there was nothing."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where there was nothing to find and nothing found."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """What was right and wrong in one document, or in all of them added up.

    `undated_found` is of tasks without a deadline whatever their units. `edits` is what a person would have
    to do in the review to get to the label: drop a task; add one and fill its fields; set right the units,
    the cooperators or the recipients of a found one; mend a field of the header. `required` counts the tasks
    that must be found.
    """

    deadline: Count = field(default_factory=Count)
    dates: Count = field(default_factory=Count)
    undated: Count = field(default_factory=Count)
    undated_found: Count = field(default_factory=Count)
    units: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in UNITS})
    kind: Count = field(default_factory=Count)
    hour: Count = field(default_factory=Count)
    false_alarms: int = 0
    header: dict[str, bool] = field(default_factory=dict)
    edits: int = 0
    required: int = 0
    misquoted: int = 0
    partners_of_undated: int = 0

    def add(self, other: "Score") -> None:
        """Add another document's counts."""
        for name in COUNTS:
            getattr(self, name).add(getattr(other, name))
        for name, count in self.units.items():
            count.add(other.units[name])
        self.false_alarms += other.false_alarms
        self.edits += other.edits
        self.required += other.required

    @property
    def perfect(self) -> bool:
        """Whether nothing is to be mended but whom a task without a deadline is done with or reported to."""
        return not (self.edits - self.partners_of_undated or self.false_alarms or self.misquoted)


def score(label: Reading, found: Reading, document: str | None = None) -> Score:
    """Compare one reading with its label; a quote that is not in the document's text counts for nothing."""
    tasks = _checked(found.get("tasks", []), document)
    result = Score(header=_header(label, found))
    if document is not None:
        result.misquoted = sum(not task["quote"] for task in tasks)
    dated = [task for task in label["tasks"] if deadline_of(task)]
    out = [task for task in tasks if deadline_of(task)]
    pairs = _pair(dated, out, SAME_CLAUSE, same_deadline=True)
    missed = [g for i, g in enumerate(dated) if i not in pairs and not g.get("optional")]
    result.deadline = Count(len(pairs), len(out) - len(pairs), len(missed))
    result.dates = _dates(dated, out)
    allowed = {task["due"] for task in label["tasks"] if task.get("due")}
    never = set(label.get("not_deadlines", [])) - allowed
    result.false_alarms = sum(task.get("due") in never for task in out)
    result.edits = sum(map(_to_add, missed)) + result.deadline.false
    result.edits += sum(not right for right in result.header.values())
    for i, j in pairs.items():
        _details(result, dated[i], out[j])
    _undated(result, label["tasks"], tasks)
    result.required = sum(not task.get("optional") for task in label["tasks"])
    return result


def deadline_of(task: Reading) -> tuple[Any, ...] | None:
    """What the deadline is, in a form that can be compared; None for none."""
    if task.get("recurrence"):
        return ("rule", _rule(task["recurrence"]))
    if task.get("relative"):
        relative = task["relative"]
        return ("relative", relative.get("n"), relative.get("unit"), relative.get("from"))
    return ("due", task["due"]) if task.get("due") else None


def _checked(tasks: Sequence[Reading], document: str | None) -> list[Reading]:
    if document is None:
        return list(tasks)
    text = _one_line(document)
    quotes = [_one_line(task.get("quote") or "") for task in tasks]
    return [
        {**task, "quote": quote if quote in text else ""} for task, quote in zip(tasks, quotes, strict=True)
    ]


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _near(label: Reading, found: Reading) -> float:
    said = found.get("quote") or ""
    if len(said) > LONGEST_QUOTE:
        return 0.0
    return max(overlap(quote, said) for quote in [label.get("quote") or "", *label.get("alt_quotes", [])])


def _pair(
    labels: Sequence[Reading], found: Sequence[Reading], least: float, *, same_deadline: bool
) -> dict[int, int]:
    """The best one-to-one pairing, as label index to found index; of equals the one with the same units."""
    candidates = [
        (_near(g, f), not any(_units(g, f, "assignees")[1:]), -i, -j)
        for i, g in enumerate(labels)
        for j, f in enumerate(found)
        if not same_deadline or deadline_of(g) == deadline_of(f)
    ]
    pairs: dict[int, int] = {}
    for near, _, i, j in sorted(candidates, reverse=True):
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
        shared = Count(*_units(label, found, name))
        count.add(shared)
        result.edits += bool(shared.false or shared.missed)
    same_kind = label.get("kind") == found.get("kind")
    result.kind.add(Count(same_kind, not same_kind))
    if label.get("due_time") or found.get("due_time"):
        same_hour = label.get("due_time") == found.get("due_time")
        result.hour.add(Count(same_hour, not same_hour))


def _units(label: Reading, found: Reading, name: str) -> tuple[int, int, int]:
    return shared_units(label.get(name) or [], found.get(name) or [])


def _to_add(task: Reading) -> int:
    """The edits that it takes to add a task: itself and each field to fill."""
    return 1 + bool(deadline_of(task)) + sum(1 for name in UNITS if task.get(name))


def _undated(result: Score, labels: Sequence[Reading], tasks: Sequence[Reading]) -> None:
    undated = [task for task in labels if not deadline_of(task)]
    rest = [task for task in tasks if not deadline_of(task)]
    pairs = _pair(undated, rest, SAME_UNDATED, same_deadline=False)
    wanted = [(task, pairs.get(i)) for i, task in enumerate(undated) if not task.get("optional")]
    right = 0
    for task, j in wanted:
        if j is None:
            result.edits += _to_add(task)
            continue
        wrong = {name: any(_units(task, rest[j], name)[1:]) for name in UNITS}
        right += not wrong["assignees"]
        result.edits += sum(wrong.values())
        result.partners_of_undated += wrong["cooperators"] + wrong["report_to"]
    extra, seen = len(rest) - len(pairs), sum(j is not None for _, j in wanted)
    result.edits += extra
    result.undated = Count(right, extra, len(wanted) - right)
    result.undated_found = Count(seen, extra, len(wanted) - seen)


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
