"""What the office asks of an open review: which of its drafts fit, and how many."""

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from bot.actions.review.case import ReviewAnswer, ReviewCase, ReviewDecision
from bot.actions.review.units import found_units
from chat import intents as i
from chat.intents.values import DraftState
from language.folding import fold
from messages.review import asked as answers
from messages.review.reading import DraftFacts
from tasks.query import Span

ALIKE = 85
"""Of a hundred: from there on two contents are shown as perhaps the same (rapidfuzz's token_set_ratio)."""


def asked_drafts(case: ReviewCase, query: i.DraftQuery) -> ReviewDecision:
    """The drafts that fit every part of the question; its title says the parts, and what was not read."""
    units = found_units(case.book, query.units)
    if isinstance(units, ReviewDecision):
        return units
    out = query.state is DraftState.DROPPED
    rows = [draft for draft in case.facts.drafts if draft.dropped == out or query.drafts]
    if query.drafts:
        rows = [draft for draft in rows if draft.number in query.drafts]
    names = {unit.name for unit in units}
    if names:
        rows = [draft for draft in rows if names & {*draft.leads, *draft.helpers}]
    if query.words:
        rows = [draft for draft in rows if fold(query.words) in fold(f"{draft.content} {draft.quote}")]
    if query.span is not None:
        rows = [draft for draft in rows if _is_within(draft, query.span)]
    alike: list[tuple[int, int]] = []
    if query.state is DraftState.ALIKE:
        alike = _alike(rows)
        rows = [draft for draft in rows if any(draft.number in pair for pair in alike)]
    elif query.state is not None:
        rows = [draft for draft in rows if _stands(draft, query.state)]
    asked = answers.AskedDrafts(
        query.state, tuple(names), query.span, query.words, query.drafts, query.unread
    )
    return ReviewDecision(ReviewAnswer(answers.asked(case.facts, asked, rows, alike, counted=query.count)))


def _stands(draft: DraftFacts, state: DraftState) -> bool:
    return {
        DraftState.NO_UNIT: draft.needs_unit,
        DraftState.NO_DEADLINE: draft.undated,
        DraftState.DROPPED: draft.dropped,
        DraftState.PAST: draft.past,
        DraftState.HELPED: bool(draft.helpers or draft.beside),
        DraftState.UNCLEAR: draft.unsettled or draft.uncounted or bool(draft.warnings),
    }[state]


def _is_within(draft: DraftFacts, span: Span) -> bool:
    on = draft.due.on if draft.due is not None else draft.first_due
    if on is None:
        return False
    return (span.first is None or on >= span.first) and (span.last is None or on <= span.last)


def _alike(rows: Sequence[DraftFacts]) -> list[tuple[int, int]]:
    """Pairs of drafts that say nearly the same."""
    contents = [(draft.number, fold(draft.content)) for draft in rows]
    return [
        (one, other)
        for (one, said), (other, too) in combinations(contents, 2)
        if fuzz.token_set_ratio(said, too) >= ALIKE
    ]
