"""What a unit says beside its acts and answers: whose a task is, by when, a word to the office."""

from chat.answers import read_answer
from chat.belonging import read_handing_on
from chat.intents import Ambiguous, Done, Intent, NeedNumber, Note, Wish
from chat.more_time import read_until
from chat.notes import read_note
from chat.sentence import Sentence


def read_words(said: Sentence, act: Intent | None) -> Intent | None:
    """What is said beside `act`, the act read so far; None where that is plain, or nothing else is said."""
    if act is not None and not isinstance(act, Ambiguous | NeedNumber | Wish):
        return None
    handed = read_handing_on(said) or read_until(said)
    if handed is not None or isinstance(act, Wish):
        return handed
    told: Note | None = read_note(said)
    return told if told is not None and not isinstance(read_answer(said), Done) else None
