"""From a journalled update to its effect: who is it, what is meant, which use case serves it.

What is known is gathered by reading, the message is understood with no transaction open, and one
transaction then holds the effect and the end of the journal's row. Where what was known has changed in
between, nothing is done, and the message is understood anew."""

from dataclasses import dataclass, replace
from typing import Any

from bot.actions import choosing, talk
from bot.actions.handlers import HANDLERS, refused
from bot.actions.people import groups, linking
from bot.channels.messenger import Inbound
from bot.incoming.facts import (
    SHOWN_FIRST,
    Doubtful,
    Facts,
    choice,
    doubtful,
    known_now,
    number_of_list,
    replying,
    was_shown,
)
from bot.incoming.turn import Turn, asked_again, out_of_review, who
from chat import understand
from chat.intents import (
    AddEvidence,
    Ambiguous,
    Ask,
    AskTask,
    Cancel,
    ChooseNumber,
    ForAll,
    Intent,
    NeedNumber,
    No,
    PastedDirective,
    Pause,
    Plain,
    Several,
    ShowReview,
    Unknown,
    Yes,
)
from chat.intents.catalog import NEEDED, command
from storage.delivery import outbox
from storage.registry import people
from tasks.model import Act, Person, may_everywhere, own_units

MOST_COMMANDS = 20
WANTS_OBJECT = (NeedNumber, Ambiguous, Yes, No)
"""What is unclear by itself, and may be clear after what was said last."""


class FactsChangedError(Exception):
    """What was known when the message was understood is no longer so."""


@dataclass(frozen=True, slots=True)
class UnderstoodMessage:
    """What a message or press means; the intent is None for a press that no button of ours bears.

    `facts` is what was known; `chosen` says that the intent was offered before and shown in full. The
    review or assignment is the one that the button, the offer or the replied message belongs to. `doubt`: a
    number that chooses nothing.
    """

    facts: Facts
    intent: Intent | None
    chosen: bool = False
    review_id: int | None = None
    assignment_id: int | None = None
    doubt: Doubtful | None = None


def understood(inbound: Inbound, facts: Facts) -> UnderstoodMessage:
    """What came in means this. Pure, and wanting no transaction: it may take its time."""
    if (data := inbound.pressed) is not None:
        meaning = _of_press(facts, talk.read_press(data))
        return replace(meaning, chosen=meaning.chosen or was_shown(data, facts.base.offered))
    if not facts.base.linked or not inbound.private or inbound.edited or inbound.left or inbound.joined:
        return UnderstoodMessage(facts, Unknown(""))
    fresh = facts.situation(after_choice=True)
    meant: Intent | None = number_of_list(inbound.text, fresh, facts.listed, facts.base.asked, facts.ended)
    meant = meant or understand(inbound.text, facts.situation())
    if facts.spoken and isinstance(meant, WANTS_OBJECT) and not _is_one_of_many(meant, facts.spoken):
        last = replace(fresh, replied_to=facts.spoken, chosen=False)
        again = understand(inbound.text, replying(last, facts.spoken_verbs))
        meant = meant if isinstance(again, Unknown) else again
    if facts.asked_of_file and inbound.file is None and isinstance(meant, AskTask) and not meant.history:
        meant = AddEvidence((meant.number,))
    return _after_choice(UnderstoodMessage(facts, meant, review_id=facts.replied_review))


def _is_one_of_many(meant: Intent, spoken: tuple[int, ...]) -> bool:
    """ "xong việc kiểm kê rồi", "xong rồi": one task is told, and not all that the last messages spoke of."""
    return isinstance(meant, NeedNumber) and (bool(meant.words) or len(spoken) > 1)


def converse(turn: Turn, meaning: UnderstoodMessage | None) -> None:
    """Serve one turn whole: its change, its events and its answers. None: a press, which tells by itself.

    Raises FactsChangedError, before anything is changed, where the meaning rests on what is no longer so.
    """
    inbound = turn.inbound
    if not inbound.private:
        linking.seen_in_group(turn)
        groups.serve_group(turn)
    elif inbound.left or inbound.joined:
        linking.note_presence(turn)
    elif turn.person is None:
        linking.meet_stranger(turn)
    else:
        facts = known_now(turn, turn.person)
        if meaning is not None and meaning.facts != facts:
            raise FactsChangedError
        _note_writing(turn, turn.person)
        _listen(turn, meaning or understood(inbound, facts))
        turn.close()


def _note_writing(turn: Turn, person: Person) -> None:
    """Who writes can be written to: not every channel says that somebody is back."""
    if people.reopen_address(turn.session, turn.address, turn.now):
        outbox.revive(turn.session, person.id, turn.now)


def _of_press(facts: Facts, pressed: talk.Pressed | None) -> UnderstoodMessage:
    if pressed is None:
        return UnderstoodMessage(facts, None)
    if isinstance(pressed.intent, SHOWN_FIRST):
        return _shown(facts, pressed.intent)
    return UnderstoodMessage(
        facts, pressed.intent, review_id=pressed.review_id, assignment_id=pressed.assignment_id
    )


def _shown(facts: Facts, pressed: Cancel | Pause) -> UnderstoodMessage:
    """The offer that the button stands under, with its reason; a button from before is only shown anew."""
    for offered in facts.base.offered:
        meant = understand(out_of_review(offered)[1], facts.situation(after_choice=True))
        if isinstance(meant, type(pressed)) and meant.numbers == pressed.numbers:
            return UnderstoodMessage(facts, meant, chosen=True)
    return UnderstoodMessage(facts, pressed)


def _after_choice(meaning: UnderstoodMessage) -> UnderstoodMessage:
    """What the message chooses of the last offer: a typed command, or a button where words cannot tell."""
    intent = meaning.intent
    offered, listed = meaning.facts.base.offered, meaning.facts.listed
    doubt = doubtful(meaning.facts, intent) if isinstance(intent, ChooseNumber) else None
    if doubt is not None:
        return replace(meaning, doubt=doubt)
    chosen = choice(offered, listed, intent) if isinstance(intent, ChooseNumber | Yes | No) else None
    if chosen is None:
        return meaning
    query = asked_again(chosen)
    if query is not None:
        return replace(meaning, intent=Ask(query), chosen=True)
    pressed = talk.read_press(chosen)
    if pressed is not None:
        return replace(_of_press(meaning.facts, pressed), chosen=True)
    named, command = out_of_review(chosen)
    review_id = meaning.review_id if named is None else named
    meant = understand(command, meaning.facts.situation(review_id, after_choice=True))
    return replace(meaning, intent=meant, chosen=True, review_id=review_id)


def _listen(turn: Turn, meaning: UnderstoodMessage) -> None:
    intent, inbound, turn.at_hand = meaning.intent, turn.inbound, meaning.facts.at_hand
    turn.review_id, turn.assignment_id, turn.chosen = meaning.review_id, meaning.assignment_id, meaning.chosen
    turn.standing = meaning.facts.listed
    if isinstance(intent, AskTask) and intent.instead is not None:
        turn.still_open = meaning.facts.base.asked
    if isinstance(intent, No):
        turn.stands = _still_stands(meaning.facts)
    if intent is None:
        talk.stale_button(turn)
    elif inbound.edited:
        talk.refuse_edit(turn)
    elif inbound.recording is not None and inbound.file is None and not inbound.text.strip():
        talk.refuse_recording(turn, inbound.recording)
    elif inbound.file is not None and talk.takes_as_directive(turn, intent):
        talk.take_file(turn, intent)
    elif inbound.forwarded and not isinstance(intent, PastedDirective):
        talk.refuse_forward(turn)
    elif meaning.doubt is not None:
        doubt = meaning.doubt
        ask = choosing.say_ended if doubt.ended else choosing.ask_which
        ask(turn, doubt.number, doubt.kept, task=doubt.task)
    else:
        _serve(turn, intent)


def _still_stands(facts: Facts) -> Plain | None:
    """What was done last, where it can be taken back and a no answers nothing else."""
    base = facts.base
    if base.offered or base.asked is not None or not base.last_command:
        return None
    did: Any = understand(base.last_command, facts.situation(after_choice=True))
    known = isinstance(did, Plain) and did.row.taken_back is not None and hasattr(did, "numbers")
    return replace(did, numbers=base.last_acted) if known else None


def _serve(turn: Turn, intent: Intent) -> None:
    parts = intent.intents[:MOST_COMMANDS] if isinstance(intent, Several) else (intent,)
    inbound = turn.inbound
    if inbound.recording is not None:
        talk.leave_recording(turn, inbound.recording)
    for n, part in enumerate(parts, start=1):
        turn.more_to_come = n < len(parts)
        turn.failed = False
        before = len(turn.acted)
        serve(turn, part)
        if len(turn.acted) > before:
            turn.did = command(part)
        if inbound.file is not None and not turn.file_seen:
            talk.keep_file(turn, part)
        if turn.more_to_come and turn.failed and not isinstance(part, ShowReview):
            talk.leave_rest(turn, len(parts) - n)
            return


def serve(turn: Turn, intent: Any) -> None:
    """Serve one intent, where the person may; else they hear why not, and nothing is looked up."""
    act = intent.act if isinstance(intent, ForAll) else intent
    right = NEEDED.get(type(act))
    if right is not None and not _holds(who(turn), right):
        turn.failed = True
        turn.answer(refused(turn, act, right))
        return
    HANDLERS[type(intent)](turn, intent)


def _holds(person: Person, right: Act) -> bool:
    """Over every unit, or over one: which tasks of which units are meant is then found by the same act."""
    return may_everywhere(person, right) or bool(own_units(person, right))
