"""A task given by chat: shown back first, created when the officer has chosen it."""

import re
from collections.abc import Mapping

from bot.actions.audience import answering_for, owe_assigned, unreachable
from bot.actions.carrying_out import gather, reply
from bot.actions.decision import Tally
from bot.turn import Handler, Turn, who
from chat import intents as i
from chat.typed import command
from messages import changes as words
from messages import refusals, vi
from storage import assignments, people, tasks
from storage.assignments import Filter, standing_of
from storage.tasks import Giving, NewTask
from tasks.deadline import Deadline
from tasks.model import OPEN, Due, Unit

_PHRASE = re.compile(
    r"[\s,;]+((?:trước|chậm nhất|muộn nhất|hạn|đến hết|đến|xong|trong)(?: \S{1,12}){1,6})$", re.IGNORECASE
)
_LONGEST_PHRASE = 60


def new_task(turn: Turn, intent: i.NewTask) -> None:
    """ "giao NVY rà soát … trước ngày 30/11"."""
    tally = Tally(gather(turn, ()))
    units = _units(turn, tally, intent)
    if not intent.content:
        tally.add(words.no_content())
    elif units and len(units) == len(intent.units):
        _propose_or_give(turn, tally, intent, units)
    reply(turn, tally.decision())


def _propose_or_give(turn: Turn, tally: Tally, intent: i.NewTask, units: list[Unit]) -> None:
    content, phrase = split_phrase(intent.content) if intent.on is not None else (intent.content, "")
    content = vi.first_upper(content)
    due = Due(intent.on.on, intent.operator, intent.on.at) if intent.on is not None else None
    names = [unit.name for unit in units]
    if not turn.chosen:
        tally.ask(words.proposed(content, names, due), [command(intent)])
        return
    deadline = Deadline(phrase, due.operator, due.on, due.at) if due is not None else None
    number = tasks.create(
        turn.session,
        NewTask(content, tuple(unit.id for unit in units), deadline=deadline, due=due),
        Giving(who(turn).id, turn.now, turn.calendar, turn.settings.roll_forward),
    )
    rows = assignments.listed(turn.session, Filter(statuses=OPEN, task_numbers=[number]))
    owe_assigned(turn, rows)
    tally.add(words.given(standing_of(rows[0], turn.as_said), names), number)
    for unit in units:
        persons = answering_for(turn.session, unit.id)
        missing = unreachable(turn.session, persons)
        if not persons:
            tally.hint(words.headless([unit.name]))
        elif len(missing) == len(persons):
            tally.hint(words.unreachable(missing))


def split_phrase(content: str) -> tuple[str, str]:
    """The content, and the words of the deadline at its end: "rà soát …", "trước ngày 30/11"."""
    start = max(0, len(content) - _LONGEST_PHRASE)
    found = _PHRASE.search(content, start)
    if found is None or not any(c.isdigit() for c in found.group(1)):
        return content, ""
    return content[: found.start()].strip(), found.group(1)


def _units(turn: Turn, tally: Tally, intent: i.NewTask) -> list[Unit]:
    found = []
    for named in intent.units:
        unit = people.unit_by_code(turn.session, named.code) if named.code else None
        if unit is None:
            tally.add(refusals.unknown_unit(named.text))
        else:
            found.append(unit)
    return found


HANDLERS: Mapping[type, Handler] = {i.NewTask: new_task}
