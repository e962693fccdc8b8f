"""A directive as the JSON object that the command line prints, key by key."""

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from directives.model import Directive, TaskDraft
from language.folding import composed
from tasks.deadline import Deadline, Relative
from tasks.recurrence import rrule
from tasks.warning import Warning

if TYPE_CHECKING:
    from directives.trace import Trace

_LINE_BREAK = re.compile("\n")

WarningSentence = Callable[[Warning], str]
DueCount = Callable[[Relative, Directive], date | None]


def as_json(
    file: str, directive: Directive, sentence: WarningSentence, count: DueCount | None = None
) -> dict[str, object]:
    """The object for one file. `sentence` makes a warning's text, `count` a relative period's date."""
    return {
        "file": file,
        "number": directive.number,
        "symbol": directive.symbol,
        "issued": directive.issued.isoformat() if directive.issued else None,
        "issuer": directive.issuer,
        "subject": directive.subject,
        "signer": directive.signer,
        "addressees": list(directive.addressees),
        "classification": directive.classification.value if directive.classification else None,
        "kind_of_text": directive.kind_of_text.value if directive.kind_of_text else None,
        "possible": [_possible(draft, sentence) for draft in directive.possible],
        "unread": [{"quote": passage, "where": ""} for passage in directive.unread],
        "tasks": [_task(draft, directive, sentence, count) for draft in directive.drafts],
    }


def why_json(text: str, trace: "Trace") -> dict[str, object]:
    """Why a document was read as it was: its times with the rule on each, its drafts with their bearers."""
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(composed(text)))]
    dates = [
        {
            "line": bisect_right(starts, seen.at),
            "where": seen.where,
            "phrase": " ".join(seen.phrase.split()),
            "rule": seen.rule,
            "deadline": seen.deadline,
        }
        for seen in sorted(trace.times, key=lambda seen: seen.at)
    ]
    drafts = [
        {
            "line": bisect_right(starts, place),
            "where": draft.where,
            "content": draft.content,
            "assignees": list(draft.assignees),
            "step": trace.steps.get((place, draft.assignees), "nobody"),
            "report_to": list(draft.report_to),
            "kind": draft.kind.value,
        }
        for place, draft in trace.drafts
    ]
    return {"dates": dates, "drafts": drafts}


def _possible(draft: TaskDraft, sentence: WarningSentence) -> dict[str, object]:
    return {"quote": draft.quote, "where": draft.where, "why": sentence(draft.warnings[0])}


def _task(
    draft: TaskDraft, directive: Directive, sentence: WarningSentence, count: DueCount | None
) -> dict[str, object]:
    return {
        "content": draft.content,
        "quote": draft.quote,
        "where": draft.where,
        "assignees": list(draft.assignees),
        "cooperators": list(draft.cooperators),
        "report_to": list(draft.report_to),
        "kind": draft.kind.value,
        **_deadline(draft.deadline, directive, count),
        "warnings": [{"code": warning.code, "text": sentence(warning)} for warning in draft.warnings],
    }


def _deadline(deadline: Deadline | None, directive: Directive, count: DueCount | None) -> dict[str, object]:
    if deadline is None:
        keys = ("deadline_text", "due", "due_time", "recurrence", "relative", "counted_due")
        return dict.fromkeys(keys)
    relative = deadline.relative
    counted = count(relative, directive) if relative and count else None
    return {
        "deadline_text": deadline.phrase,
        "due": deadline.on.isoformat() if deadline.on else None,
        "due_time": deadline.at.strftime("%H:%M") if deadline.at else None,
        "recurrence": rrule(deadline.recurrence) if deadline.recurrence else None,
        "relative": {"n": relative.n, "unit": relative.unit.value, "from": relative.start.value}
        if relative
        else None,
        "counted_due": counted.isoformat() if counted else None,
    }
