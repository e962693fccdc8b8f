"""A list goes on with «tiếp»: what was asked is kept with the row with which its next page begins."""

from collections.abc import Sequence
from typing import Any

from bot.turn import Turn
from chat import intents as i
from messages.questions.answers import Cut
from storage.incoming.chats import LastQuery
from tasks.query import About, Query
from tasks.serializing import from_json, from_text, to_json, to_text

_KINDS = (i.AskUnits, i.AskPeople, i.AskUnlinked, i.AskUnreachable, i.AskDirectives)
_LISTS: dict[str, type] = {kind.__name__: kind for kind in _KINDS}
"""The questions that are no query for tasks, and are answered with a list."""


def show(
    turn: Turn, cut: Cut, offset: int, total: int, asked: Any = None, offers: Sequence[str] = ()
) -> None:
    """Send the page, and keep where the next one begins; `asked` is the question where it is no query.

    A number chooses from `offers`; where there are none, what is offered is the next page.
    """
    following = offset + cut.rows
    left = following < total
    if asked is not None and (left or turn.asked is not None):
        query = turn.asked.query if turn.asked is not None else Query(about=About.PEOPLE)
        turn.asked = LastQuery(query, None, to_text([type(asked).__name__, to_json(asked)]))
    if turn.asked is not None:
        turn.asked = LastQuery(turn.asked.query, following if left else None, turn.asked.listed)
    turn.answer(cut.shown.message, tasks=cut.shown.tasks, offer=offers or (["more"] if left else []))


def asked_before(listed: str) -> Any:
    """The question as it was kept."""
    kind, fields = from_text(listed)
    return from_json(_LISTS[kind], fields)
