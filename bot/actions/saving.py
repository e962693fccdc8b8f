"""The office saves a review: tasks get their numbers, and the heads are owed the news, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.actions.audience import answering_for, owe_assigned, unreachable
from bot.actions.desks import in_hand, say_closed, view_of
from bot.actions.gathering import facts_of
from bot.turn import Handler, Turn, who
from chat import intents as i
from messages import imports as words
from messages import review_answers as answers
from messages.imports import SavedFacts
from messages.review_facts import ReviewFacts
from messages.reviews import document, proposals
from storage import assignments, people, reviews
from storage.assignments import Filter, Listed
from storage.reviews import Desk
from storage.rows import known
from storage.tasks import Giving
from tasks.model import OPEN, Share


def save(turn: Turn, _intent: i.Save) -> None:
    """ "lưu": what is unsettled is named and nothing saved, until each draft is settled or dropped."""
    desk = in_hand(turn)
    if desk is None:
        return
    facts = facts_of(turn.session, desk, view_of(turn))
    if not facts.kept:
        turn.answer(answers.nothing_to_save(), review_id=facts.review_id)
    elif facts.unsettled:
        offers = proposals(facts)
        turn.answer(answers.cannot_save(facts, offers), review_id=facts.review_id, offer=offers)
    else:
        _save(turn, desk, facts)


def _save(turn: Turn, desk: Desk, facts: ReviewFacts) -> None:
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
    turn.answer(words.saved(made))
    turn.tell_office(words.saved_by(person, made))


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


HANDLERS: Mapping[type, Handler] = {i.Save: save}
