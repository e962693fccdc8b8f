"""The command that the bot's question left open, and how the next message completes it.

It is kept with the chat as typed, with the part of it that is missing; the next message fills that part,
unless it is plainly a command or a question of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.intents import Intent
from chat.intents.typed import command
from chat.left_open.corrections import corrected
from chat.left_open.free_answers import is_its_own, is_of_another, is_weak, reason_said, words_said
from chat.left_open.missing_parts import filled
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon, sentence
from chat.situation import Missing, OpenCommand

_OPENS_ANSWER = frozenset({"retraction", "negation"})


def left_open(meant: Intent) -> OpenCommand | None:
    """What the bot must ask to do it, and the command that the answer completes."""
    if isinstance(meant, i.NeedNumber):
        partial = meant.partial
        return (
            OpenCommand(command(partial), Missing.NUMBER)
            if partial is not None and command(partial)
            else None
        )
    if isinstance(meant, i.Ambiguous) and len(meant.readings) == 1:
        meant = meant.readings[0]
    undated = _without_doubtful_day(meant)
    whole = undated or meant
    missing = whole.row.missing(whole) if isinstance(whole, i.Plain) and whole.row.missing else None
    if isinstance(undated, i.DecideExtension):
        missing = Missing.DAY
    typed = command(whole)
    return OpenCommand(typed.strip(), missing) if missing is not None and typed else None


def _without_doubtful_day(meant: Any) -> Any:
    """The command without the day that must be shown back first: another day answers as well as a yes."""
    if isinstance(meant, i.ChangeDeadline) and meant.on is not None and not meant.on.certain:
        return replace(meant, on=None)
    granted = isinstance(meant, i.DecideExtension) and meant.grant
    if isinstance(meant, i.RequestExtension) or granted:
        return replace(meant, until=None) if meant.until is not None and not meant.until.certain else None
    return None


_OTHER_ACTS = frozenset({i.Cancel, i.Pause, i.Resume, i.Confirm, i.Return, i.Reassign, i.ChangeDeadline})
"""What may be meant in place of the act whose reason was asked for."""


def resumed(said: Sentence, meant: Intent | None, partial: Intent | None) -> Intent | None:
    """The command left open, filled from this message; None where the message is one of its own.

    `meant` is what the message says by itself, `partial` the command left open as understood.
    """
    asked = said.situation.asked
    if asked is None or partial is None:
        return None
    items: Sequence[Item] = said.items(lexicon())
    whole: Any = partial.partial if isinstance(partial, i.NeedNumber) else partial
    if whole is None or isinstance(whole, i.Ambiguous | i.Several):
        return None
    if asked.missing is Missing.REASON and (other := corrected(said, whole)) is not None:
        return other
    items = _answering(items) if asked.missing is not Missing.REASON else items
    if asked.missing is Missing.NUMBER and not any(item.numbers for item in items):
        named = sentence(f"việc {said.text}", said.situation)  # "mười bảy"
        said, items = named, named.items(lexicon())
    if asked.missing is Missing.CONTENT:
        return words_said(said, meant, items, whole)
    if asked.missing is not Missing.REASON:
        return filled(asked.missing, whole, items, said)
    if is_its_own(said, meant, items) or is_of_another(meant, whole):
        return None
    if isinstance(meant, i.NeedNumber) and type(meant.partial) in _OTHER_ACTS - {type(whole)}:
        other_act: Any = meant.partial
        instead = replace(other_act, numbers=whole.numbers)  # «hủy việc 28», "tạm dừng thôi là được"
        return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (instead,))
    made: Any = replace(whole, reason=reason_said(said, items))
    return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (made,)) if is_weak(whole, said, items) else made


def _answering(items: Sequence[Item]) -> Sequence[Item]:
    """Without "ý tôi là", "không," before the answer."""
    start = 0
    while start < len(items) - 1 and (items[start].tags & _OPENS_ANSWER or items[start].kind == "punct"):
        start += 1
    return (
        items[start:] if start and (items[start - 1].kind == "punct" or items[0].has("retraction")) else items
    )
