"""The office amends what it has given: other words for a task, more units that cooperate."""

from collections.abc import Mapping

from bot.actions.work.carrying_out import UseCase, with_units
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.effects import AddShare, EditContent, TellAssigned
from bot.actions.work.task_facts import TaskFacts
from bot.incoming.turn import Handler
from chat import intents as i
from messages import refusals, vi
from messages.work import amending as words
from messages.work.changes import headless
from storage.work.assignments import Listed
from tasks.model import LIVE, Act, Share, Status, Unit


def edit_task(facts: TaskFacts, intent: i.EditTask) -> Decision:
    """Other words; each unit that has the task is told old and new."""
    tally = Tally(facts)
    content = vi.first_upper(intent.content.strip())
    for number in tally.first(intent.numbers):
        rows = _live(tally, number)
        if not rows:
            continue
        item = facts.standing(rows[0])
        if not content:
            tally.lack(words.ask_content(item), intent, number)
        elif content == item.content:
            tally.miss(words.same_content(item), number)
        else:
            tally.effects.append(EditContent(number, item.content, content))
            tally.add(words.content_edited(item, content, _units(rows)), number)
            for unit_id, row in {each.assignment.unit_id: each for each in reversed(rows)}.items():
                notice = words.unit_edited(facts.standing(row), content, vi.person(facts.person))
                tally.tell_unit(unit_id, notice, [number])
    return tally.decision()


def add_cooperating(facts: TaskFacts, intent: i.AddCooperating) -> Decision:
    """Units that help in everything of the task that is not over; they are told as of a new task."""
    tally = Tally(facts)
    units = [facts.named(unit) for unit in intent.units]
    unknown = [named.text for named, unit in zip(intent.units, units, strict=True) if unit is None]
    for text in unknown:
        tally.miss(refusals.unknown_unit(text))
    named = [unit for unit in units if unit is not None]
    for number in tally.first(intent.numbers) if named and not unknown else ():
        rows = _live(tally, number)
        if rows:
            _add(tally, number, rows, named)
    if not intent.units:
        tally.miss(words.which_cooperate(intent.numbers))
    return tally.decision()


def _add(tally: Tally, number: int, rows: list[Listed], units: list[Unit]) -> None:
    there = {row.assignment.unit_id for row in rows}
    new = [unit for unit in units if unit.id not in there]
    already = [unit.name for unit in units if unit.id in there]
    item = tally.facts.standing(rows[0])
    if already:
        tally.miss(words.already_has_it(item, already), number)
    for unit in new:
        tally.effects += [AddShare(number, unit.id), TellAssigned(number, unit.id)]
        if not tally.facts.answering_for(unit.id):
            tally.hint(headless([unit.name]))
    if new:
        tally.add(words.cooperating_added(item, [unit.name for unit in new]), number)


def _live(tally: Tally, number: int) -> list[Listed]:
    """The shares that are not over, those that lead first; what there is none of is said."""
    everything = tally.facts.office_rows(number, Act.GIVE)
    rows = [row for row in everything if row.assignment.status in LIVE and not row.closed]
    if not everything:
        tally.miss(refusals.no_task(number))
    elif not rows:
        done = any(row.assignment.status is Status.DONE for row in everything)
        tally.miss(words.over_already(number, done=done), number)
    return sorted(rows, key=lambda row: row.assignment.share is not Share.LEAD)


def _units(rows: list[Listed]) -> list[str]:
    return list(dict.fromkeys(row.unit for row in rows))


HANDLERS: Mapping[type, Handler] = {
    i.EditTask: UseCase(edit_task, with_units),
    i.AddCooperating: UseCase(add_cooperating, with_units),
}
