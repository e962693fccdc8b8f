"""From a journalled update to its effect: who is it, what is meant, which use case serves it.

Everything here happens inside the one transaction that also marks the row as done.
"""

from bot.actions import linking, talk
from bot.actions.handlers import HANDLERS
from bot.actions.presses import read_press
from bot.situation import situation_of
from bot.turn import Turn, out_of_review
from chat import understand
from chat.intents import ChooseNumber, Intent, No, PastedDirective, Several, Yes

MOST_COMMANDS = 20


def converse(turn: Turn) -> None:
    """Serve one turn whole: its change, its events and its answers."""
    inbound = turn.inbound
    if not inbound.private:
        return  # a group never authorises, and hears nothing of the office
    if inbound.left or inbound.joined:
        linking.note_presence(turn)
    elif turn.person is None:
        linking.meet_stranger(turn)
    else:
        linking.note_writing(turn)
        _listen(turn)
        turn.close()


def _listen(turn: Turn) -> None:
    if turn.inbound.pressed is not None:
        pressed = read_press(turn.inbound.pressed)
        if pressed is None:
            talk.stale_button(turn)
            return
        turn.review_id, turn.assignment_id = pressed.review_id, pressed.assignment_id
        _serve(turn, pressed.intent)
        return
    if turn.inbound.edited:
        talk.refuse_edit(turn)
        return
    intent = understand(turn.inbound.text, situation_of(turn))
    if turn.inbound.file is not None and talk.takes_as_directive(turn, intent):
        talk.take_file(turn, intent)
    elif turn.inbound.forwarded and not isinstance(intent, PastedDirective):
        talk.refuse_forward(turn)
    else:
        _serve(turn, intent)


def _serve(turn: Turn, intent: Intent) -> None:
    if isinstance(intent, ChooseNumber | Yes | No):
        chosen = talk.choice(turn, intent)
        if chosen is not None:
            turn.chosen = True
            intent = _offered(turn, chosen)
    parts = intent.intents[:MOST_COMMANDS] if isinstance(intent, Several) else (intent,)
    for n, part in enumerate(parts, start=1):
        turn.more_to_come = n < len(parts)
        HANDLERS[type(part)](turn, part)


def _offered(turn: Turn, chosen: str) -> Intent:
    """What an offer stands for: a typed command, or the data of a button where words cannot tell which."""
    pressed = read_press(chosen)
    if pressed is None:
        review_id, chosen = out_of_review(chosen)
        if review_id is not None:
            turn.review_id = review_id
        return understand(chosen, situation_of(turn, after_choice=True))
    turn.review_id, turn.assignment_id = pressed.review_id, pressed.assignment_id
    return pressed.intent
