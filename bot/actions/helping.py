"""Help that fits the role."""

from collections.abc import Mapping

from bot.turn import Handler, Turn, who
from chat import intents as i
from messages.help import help_for
from tasks.model import Role


def help_(turn: Turn, _intent: i.Help) -> None:
    """What this person can ask and say."""
    person = who(turn)
    turn.answer(
        help_for(
            office=person.has(Role.OFFICE),
            leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
            head=person.has(Role.HEAD) or person.has(Role.DEPUTY_HEAD),
            staff=person.has(Role.STAFF),
        )
    )


HANDLERS: Mapping[type, Handler] = {i.Help: help_}
