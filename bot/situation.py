"""The facts that the understanding of a message may use, gathered from the database."""

from collections.abc import Sequence

from bot.turn import Turn
from chat.situation import KnownUnit, Situation
from storage import bound, people, reviews
from tasks.model import Role

ANSWERS_FOR_A_UNIT = (Role.HEAD, Role.DEPUTY_HEAD)


def situation_of(turn: Turn, *, after_choice: bool = False) -> Situation:
    """What is known of the person, the chat and the office at this turn.

    After a choice the offer has been used up, so that it cannot be chosen from again in the same turn.
    """
    person, inbound = turn.person, turn.inbound
    if person is None:
        return Situation(today=turn.today, linked=False)
    spoken = bound.spoken_of(turn.session, inbound.channel, inbound.bot, inbound.chat_id, inbound.reply_to)
    if spoken.review_id is not None:
        turn.review_id = spoken.review_id
    open_desks = reviews.open_reviews(turn.session)
    desk = desk_in_hand(turn, open_desks)
    return Situation(
        today=turn.today,
        office=person.has(Role.OFFICE),
        leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
        head=any(person.has(role) for role in ANSWERS_FOR_A_UNIT),
        staff=person.has(Role.STAFF),
        linked=True,
        open_reviews=len(open_desks),
        draft_numbers=_numbers_of(desk),
        replied_to=spoken.tasks,
        replied_review=spoken.review_id is not None,
        offered=() if after_choice else turn.offered_before,
        units=tuple(KnownUnit(u.code, u.name, u.aliases) for u in people.units(turn.session)),
        has_file=inbound.file is not None,
    )


def desk_in_hand(turn: Turn, desks: Sequence[reviews.Desk]) -> reviews.Desk | None:
    """The review that a button or a reply belongs to; else the only open one; else none, and the bot asks."""
    if turn.review_id is not None:
        return next((desk for desk in desks if desk.review.id == turn.review_id), None)
    return desks[0] if len(desks) == 1 else None


def _numbers_of(desk: reviews.Desk | None) -> tuple[int, int] | None:
    numbers = [draft.number for draft in desk.drafts] if desk is not None else []
    return (min(numbers), max(numbers)) if numbers else None
