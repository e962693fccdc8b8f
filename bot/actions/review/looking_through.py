"""The office looks through a review, asks of its drafts, leaves some out, and closes it: saved or not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from bot.actions.audience import answering_for, owe_assigned, tell_unit, unreachable
from bot.actions.questions.directives import document as document_of
from bot.actions.review.case import (
    Changed,
    Leave,
    Reject,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    SaveReview,
    ShowPage,
    meant,
    shown_first,
)
from bot.actions.review.desk import carry_out, case_of, in_hand, on_desk, say_closed, take_named
from bot.actions.review.units import found_units
from bot.incoming.turn import Handler, Turn, who
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import DraftState, Which
from language.folding import fold
from messages.review import answers
from messages.review import asked as asked_words
from messages.review import imports as words
from messages.review.imports import SavedFacts
from messages.review.pages import document, pages, proposals
from messages.review.reading import DraftFacts, ReviewFacts
from storage.registry import people
from storage.tables.base import known
from storage.work import assignments, reviews
from storage.work.assignments import Filter, Listed
from storage.work.reviews import Desk
from storage.work.tasks import Giving
from tasks.model import OPEN, Share
from tasks.query import Span

# What the office asks of an open review: which of its drafts fit, and how many.

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
    asked = asked_words.AskedDrafts(
        query.state, tuple(names), query.span, query.words, query.drafts, query.unread
    )
    return ReviewDecision(
        ReviewAnswer(asked_words.asked(case.facts, asked, rows, alike, counted=query.count))
    )


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


# Where it is saved tasks get their numbers, and the heads are owed the news, in one transaction.


def drop(case: ReviewCase, intent: i.Drop) -> ReviewDecision:
    """ "bỏ 3", "bỏ tất cả chưa rõ đơn vị"."""
    numbers = meant(case, intent.drafts, intent.which)
    if isinstance(numbers, ReviewDecision):
        return numbers
    changed = _standing(case, numbers, dropped=False)
    if intent.which is Which.ALL and (
        shown := shown_first(case, changed, intent.which, command(i.Drop(changed)))
    ):
        return shown
    return ReviewDecision(Changed(answers.dropped(changed), changed), (Leave(changed, out=True),))


def keep_only(case: ReviewCase, intent: i.KeepOnly) -> ReviewDecision:
    """ "chỉ giữ 1 và 5": the others are left out once that was shown; kept ones that were out come back."""
    numbers = meant(case, intent.drafts, Which.NUMBERS)
    if isinstance(numbers, ReviewDecision):
        return numbers
    out = tuple(draft.number for draft in case.facts.kept if draft.number not in numbers)
    back = _standing(case, numbers, dropped=True)
    if not case.chosen:
        typed = command(intent)
        return ReviewDecision(ReviewAnswer(answers.keep_only(numbers, out, typed), (typed,)))
    what = answers.kept_only(numbers, out)
    return ReviewDecision(Changed(what, out), (Leave(back, out=False), Leave(out, out=True)))


def drop_undated(case: ReviewCase, _intent: i.DropUndated) -> ReviewDecision:
    """ "bỏ tất cả không hạn"."""
    return drop(case, i.Drop((), Which.UNDATED))


def restore(case: ReviewCase, intent: i.Restore) -> ReviewDecision:
    """ "lấy lại 3"."""
    numbers = meant(case, intent.drafts, intent.which, dropped=True)
    if isinstance(numbers, ReviewDecision):
        return numbers
    changed = _standing(case, numbers, dropped=True)
    return ReviewDecision(Changed(answers.restored(changed), changed), (Leave(changed, out=False),))


def show(case: ReviewCase, intent: i.ShowReview) -> ReviewDecision:
    """A page of the review, or one draft in full."""
    if intent.of is not None:
        return asked_drafts(case, intent.of)
    if intent.draft is None:
        return ReviewDecision(ShowPage(intent.page or 1))
    numbers = meant(case, [intent.draft], Which.NUMBERS)
    if isinstance(numbers, ReviewDecision):
        return numbers
    draft = next(draft for draft in case.facts.drafts if draft.number == intent.draft)
    return ReviewDecision(ReviewAnswer(answers.draft_in_full(draft, case.facts.review_id)))


def next_page(case: ReviewCase, intent: i.NextPage) -> ReviewDecision:
    """The page after the one that was shown last, or before it."""
    page, count = case.page + (-1 if intent.back else 1), len(pages(case.facts))
    if 1 <= page <= count:
        return ReviewDecision(ShowPage(page))
    return ReviewDecision(ReviewAnswer(answers.no_more_pages(count, back=intent.back)))


def reject(case: ReviewCase, _intent: i.RejectReview) -> ReviewDecision:
    """ "không nhập": nothing is assigned, and the document counts as never imported."""
    title = document(case.facts)
    answer = ReviewAnswer(answers.rejected(title), others=answers.rejected_by(case.person, title))
    return ReviewDecision(answer, (Reject(),))


def _only_some(case: ReviewCase, intent: i.Save) -> ReviewDecision | None:
    """ "lưu mục 1 và 3": the others are left out only when that is said; None where no others are there."""
    named = meant(case, intent.drafts or intent.but, Which.NUMBERS)
    if isinstance(named, ReviewDecision):
        return named
    kept = [draft.number for draft in case.facts.kept]
    numbers = [n for n in kept if n not in named] if intent.but else named
    others = [number for number in kept if number not in numbers]
    if not set(numbers) & set(kept):
        return ReviewDecision(ReviewAnswer(answers.nothing_to_save()))
    if not others:
        return None
    offer = f"{command(i.Drop(tuple(others)))}; {command(i.Save())}"
    return ReviewDecision(ReviewAnswer(answers.save_only(numbers, others, offer), (offer,)))


def save(case: ReviewCase, intent: i.Save) -> ReviewDecision:
    """ "lưu": what is unsettled is named and nothing saved, until each draft is settled or dropped."""
    facts = case.facts
    if not facts.kept:
        return ReviewDecision(ReviewAnswer(answers.nothing_to_save()))
    if (intent.drafts or intent.but) and (asked := _only_some(case, intent)) is not None:
        return asked
    if facts.unsettled:
        offers = proposals(facts)
        return ReviewDecision(ReviewAnswer(answers.cannot_save(facts, offers), tuple(offers)))
    return ReviewDecision(ShowPage(1), (SaveReview(),))


def _standing(case: ReviewCase, numbers: tuple[int, ...], *, dropped: bool) -> tuple[int, ...]:
    """Those of them that are (not) left out by now, in the review's order."""
    return tuple(d.number for d in case.facts.drafts if d.number in numbers and d.dropped == dropped)


def _show(turn: Turn, intent: i.ShowReview) -> None:
    """Of several open reviews the one whose number was typed is shown from its first page."""
    named = take_named(turn, of_any=intent == i.ShowReview())
    desk = in_hand(turn)
    if desk is not None:
        asked = i.ShowReview(page=intent.page) if named and intent.of is None else intent
        carry_out(turn, desk, show(case_of(turn, desk), asked))


def _save(turn: Turn, intent: i.Save) -> None:
    desk = in_hand(turn)
    if desk is None:
        return
    case = case_of(turn, desk)
    decision = save(case, intent)
    if SaveReview() in decision.effects:
        save_review(turn, desk, case.facts)
    else:
        carry_out(turn, desk, decision)


def save_review(turn: Turn, desk: Desk, facts: ReviewFacts) -> None:
    """Number the tasks, owe the heads the news, and say what came of it; nothing of it is left to settle."""
    person = who(turn)
    giving = Giving(person.id, turn.now, turn.calendar, turn.settings.roll_forward)
    numbers = reviews.save(turn.session, facts.review_id, giving)
    if numbers is None:
        say_closed(turn, desk)
        return
    rows = assignments.listed(turn.session, Filter(statuses=OPEN, directive_id=known(desk.directive.id)))
    first = _first_of_each(rows)
    owe_assigned(turn, first)
    made = _made(turn, facts, numbers, first)
    _tell_recipients(turn, desk, rows)
    turn.answer(words.saved(made))
    turn.tell_office(words.saved_by(person, made))


def _tell_recipients(turn: Turn, desk: Desk, rows: Sequence[Listed]) -> None:
    """Units that get the document to know of it, and have no task of it, hear which one it is."""
    tasked = {row.assignment.unit_id for row in rows}
    shown = document_of(desk.directive)
    for unit_id in desk.directive.recipients:
        if unit_id not in tasked:
            tell_unit(turn, unit_id, words.to_know(shown))


def _first_of_each(rows: Sequence[Listed]) -> list[Listed]:
    """Of a recurring report the head is told the first occurrence; the others follow in their time."""
    ordered = sorted(rows, key=lambda row: (row.assignment.task_number, row.period, row.assignment.id))
    first = {(row.assignment.task_number, row.assignment.unit_id): row for row in reversed(ordered)}
    return list(reversed(first.values()))


def _made(turn: Turn, facts: ReviewFacts, numbers: Mapping[int, int], rows: Sequence[Listed]) -> SavedFacts:
    leading = Counter(row.assignment.unit_id for row in rows if row.assignment.share is Share.LEAD)
    told = dict.fromkeys(row.assignment.unit_id for row in rows)
    names = {unit.id: unit.name for unit in people.units(turn.session, active_only=False)}
    answering = {unit_id: answering_for(turn.session, unit_id) for unit_id in told}
    missing = unreachable(turn.session, {p.id: p for persons in answering.values() for p in persons}.values())
    task = {draft.number: numbers[draft.number] for draft in facts.kept}
    return SavedFacts(
        document=document(facts),
        first=min(task.values()),
        last=max(task.values()),
        count=len(task),
        units=tuple((names[unit_id], count) for unit_id, count in leading.most_common()),
        unreached=tuple(words.called(person) for person in missing),
        headless=tuple(names[unit_id] for unit_id, persons in answering.items() if not persons),
        past=tuple(task[draft.number] for draft in facts.kept if draft.past),
        undated=tuple(task[draft.number] for draft in facts.kept if draft.undated),
        uncounted=tuple(task[draft.number] for draft in facts.kept if draft.uncounted),
        outside=tuple((task[draft.number], name) for draft in facts.kept for name in draft.outside),
    )


HANDLERS: Mapping[type, Handler] = {
    i.Drop: on_desk(drop),
    i.KeepOnly: on_desk(keep_only),
    i.DropUndated: on_desk(drop_undated),
    i.Restore: on_desk(restore),
    i.ShowReview: _show,
    i.RejectReview: on_desk(reject),
    i.Save: _save,
}
