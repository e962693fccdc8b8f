"""The turns about a number that chooses nothing: of two meanings, of a list that has ended, of none."""

from collections.abc import Mapping

from bot.actions.audience import viewer_of
from bot.actions.talk import read_press
from bot.incoming.turn import Handler, Turn, asked_again, out_of_review
from chat import intents as i
from chat.intents.catalog import command
from messages import talk as words
from messages.lines import Viewer
from messages.text import Text

MOST_LINES = 12


def ask_which(turn: Turn, number: int, kept: str, *, task: bool) -> None:
    """Ask whether the choice is meant or the task of its number.

    The number itself is never again the choice's.
    """
    offers = [(_called(kept), kept)]
    if task:
        offers.insert(0 if number == 1 else 1, (command(i.AskTask(number)), f"task:{number}"))
    turn.failed = True
    lines = [called or words.choice_of_list(number) for called, _ in offers]
    turn.answer(words.choice_or_task(number, _called(kept), lines), offer=[kept for _, kept in offers])


def say_ended(turn: Turn, number: int, kept: str, *, task: bool) -> None:
    """Say what the number chose, and how that is typed; what stands goes on standing."""
    turn.failed = turn.keeps_choices = True
    turn.answer(words.choice_ended(number, _called(kept), task=task, standing=standing_lines(turn)))


def nothing_offered(turn: Turn, _intent: i.ChooseNumber | i.Yes) -> None:
    """A number or a yes that answers nothing."""
    if turn.standing:
        turn.keeps_choices = True
        turn.answer(words.choices_stand(standing_lines(turn)))
    else:
        viewer = viewer_of(turn.person) if turn.person is not None else Viewer.UNIT
        turn.answer(words.nothing_offered(viewer))


def standing_lines(turn: Turn) -> tuple[tuple[int, str], ...]:
    """The first numbered choices that stand, as typed."""
    lines = ((number, _called(kept)) for number, kept in turn.standing)
    return tuple((number, called) for number, called in lines if called)[:MOST_LINES]


def still_standing(turn: Turn) -> Text | None:
    """After a number that was nothing's: what can be chosen still, and stays; None for nothing."""
    if turn.acted or turn.offered or turn.more_to_come:
        return None
    turn.keeps_choices = True
    return words.still_standing(standing_lines(turn))


def _called(kept: str) -> str:
    """The choice as it is typed; "" for one without a typed form."""
    query, pressed = asked_again(kept), read_press(kept)
    if query is not None:
        return command(i.Ask(query))
    return command(pressed.intent) if pressed is not None else out_of_review(kept)[1]


HANDLERS: Mapping[type, Handler] = {
    i.ChooseNumber: nothing_offered,
    i.Yes: nothing_offered,
}
