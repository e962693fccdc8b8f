"""Which drafts a command in a review speaks of, and the answer after a change."""

from collections.abc import Callable, Sequence

from bot.actions.desks import again
from bot.turn import Turn
from chat.values import Which
from messages import review_answers as answers
from messages.review_facts import DraftFacts, ReviewFacts
from messages.text import plain
from storage.reviews import Desk

_FITS: dict[Which, Callable[[DraftFacts], bool]] = {
    Which.ALL: lambda _: True,
    Which.UNDATED: lambda draft: draft.undated,
    Which.NO_UNIT: lambda draft: draft.needs_unit,
}


def meant(
    turn: Turn, facts: ReviewFacts, drafts: Sequence[int], which: Which, *, dropped: bool | None = False
) -> list[int] | None:
    """The drafts by number, or by kind among those that are (not) dropped.

    None where a number is not in the review: that is answered, and nothing is changed.
    """
    if which is Which.NUMBERS:
        there = {draft.number for draft in facts.drafts}
        missing = [number for number in drafts if number not in there]
        if missing:
            turn.answer(answers.no_such_draft(missing, max(there, default=0)), review_id=facts.review_id)
            return None
        return list(drafts)
    return [
        draft.number
        for draft in facts.drafts
        if (dropped is None or draft.dropped == dropped) and _FITS[which](draft)
    ]


def say_changed(
    turn: Turn,
    desk: Desk,
    what: str,
    touched: Sequence[int],
    *,
    hints: Sequence[str] = (),
    offer: Sequence[str] = (),
) -> None:
    """What changed in a line, the drafts that were touched if they are few, what is left to settle.

    Where another command follows in the same message, the line alone, before that one's answer.
    """
    if turn.more_to_come:
        turn.hold(plain(what))
        return
    facts = again(turn, desk)
    turn.answer(answers.changed(what, facts, touched, hints), review_id=facts.review_id, offer=offer)
