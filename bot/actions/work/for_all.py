"""An order on all that a question finds: shown first, and what is offered names each task and unit.

Whatever comes up between the list and the yes is not touched by it. What is final (a cancellation, a pause, a
move) is shown by its own use case.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.actions.questions.question import OpenQuestion, question
from bot.actions.questions.waiting import with_reports
from bot.actions.work import changes, stopping
from bot.actions.work.carrying_out import gather, reply
from bot.actions.work.decision import Tally
from bot.incoming.turn import Handler, Turn
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName
from messages.text import plain
from messages.work import for_all as words
from tasks.model import Due, Status
from tasks.query import Stand
from tasks.standing import Standing

MOST = 8
"""Tasks at most that are shown, and done, at once: what is decided makes room for the next."""
MOST_FINAL = 5
"""Of what is final, each is told in several lines, and the question below them belongs on the same screen."""


def for_all(turn: Turn, intent: i.ForAll) -> None:
    """Show the tasks that are found, and offer the act on them by number."""
    asked = question(turn, intent.query)
    if asked is None:
        return
    found = asked.answer(turn, paged=True)
    most = MOST_FINAL if intent.act.row.final else MOST
    shares = [share for entry in found.page(0, most) for share in entry if _is_meant(share, intent)]
    numbers = tuple(dict.fromkeys(share.number for share in shares))
    left = found.entries() - len({share.occurrence_id for share in shares})
    tally = Tally(gather(turn, ()))
    if not shares:
        tally.miss(words.nothing_found(asked.title))
    elif _lacks_reason(intent.act):
        tally.miss(words.reason_wanted(intent.act.row.acting(intent.act), intent.said))
    elif intent.act.row.final:
        if left > 0:
            turn.hold(plain(words.more_of_them(left)))
        _shown_by_itself(turn, intent, asked, numbers)
        return
    else:
        _show(turn, tally, intent, asked, shares, left)
    reply(turn, tally.decision())


def _is_meant(share: Standing, intent: i.ForAll) -> bool:
    """Whether it is this unit's share that is so, and not another's of the same task."""
    stands = intent.query.stands
    if Stand.REPORTED in stands:
        return share.status is Status.REPORTED
    return share.asked_until is not None if Stand.EXTENSION in stands else True


def _lacks_reason(act: i.Plain) -> bool:
    refuses = isinstance(act, i.Return) or (isinstance(act, i.DecideExtension) and not act.grant)
    return refuses and not getattr(act, "reason", "")


def _shown_by_itself(turn: Turn, intent: i.ForAll, asked: OpenQuestion, numbers: tuple[int, ...]) -> None:
    act: Any = replace(intent.act, numbers=numbers)  # type: ignore[call-arg]
    if len(intent.query.units) == 1:
        unit = UnitName(asked.unit, intent.query.units[0])
        act = replace(act, **{"source" if isinstance(act, i.Reassign) else "unit": unit})
    {**changes.HANDLERS, **stopping.HANDLERS}[type(act)](turn, act)


def _show(
    turn: Turn,
    tally: Tally,
    intent: i.ForAll,
    asked: OpenQuestion,
    shares: Sequence[Standing],
    left: int,
) -> None:
    name, numbers = intent.act.row.acting(intent.act), {share.number for share in shares}
    tally.add(words.will(name, _how(intent.act), asked.title, len(numbers)))
    for row in with_reports(turn, shares):
        tally.add(words.one(row), row.entry.number)
    if left > 0:
        tally.add(words.more_of_them(left))
    commands = [command(act) for act in _by_number(intent, shares)]
    said = commands[0] if len(commands) == 1 else words.all_of_them(name, len(numbers))
    tally.ask(words.shall_they(name), ["; ".join(commands)], [said])


def _by_number(intent: i.ForAll, shares: Sequence[Standing]) -> Iterable[i.Plain]:
    """The act on these tasks: of a unit where it alone is meant, or where several share a task."""
    act: Any = intent.act
    if isinstance(act, i.ChangeDeadline):
        return [replace(act, numbers=tuple(dict.fromkeys(share.number for share in shares)))]
    units: dict[int, set[str]] = {}
    for share in shares:
        units.setdefault(share.number, set()).add(share.unit_code)
    by_unit: dict[UnitName | None, dict[int, None]] = {}
    named = bool(intent.query.units) or isinstance(act, i.Urge)
    for share in shares:
        of_unit = named or len(units[share.number]) > 1
        unit = UnitName(share.unit, share.unit_code) if of_unit else None
        by_unit.setdefault(unit, {})[share.number] = None
    return [replace(act, numbers=tuple(numbers), unit=unit) for unit, numbers in by_unit.items()]


def _how(act: i.Plain) -> str:
    """The new deadline."""
    if not isinstance(act, i.ChangeDeadline):
        return ""
    if act.on is not None:
        return words.to_day(Due(act.on.on, act.operator, act.on.at))
    return words.by_days(act.days, working=act.working_days)


HANDLERS: Mapping[type, Handler] = {i.ForAll: for_all}
