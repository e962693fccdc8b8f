"""The office saves a review: tasks get their numbers, and the heads are owed the news, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.actions.audience import answering_for, owe_assigned, unreachable
from bot.actions.review_desk import say_closed
from bot.turn import Turn, who
from messages import imports as words
from messages.imports import SavedFacts
from messages.review_facts import ReviewFacts
from messages.reviews import document
from storage import assignments, people, reviews
from storage.assignments import Filter, Listed
from storage.reviews import Desk
from storage.rows import known
from storage.tasks import Giving
from tasks.model import OPEN, Share


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
