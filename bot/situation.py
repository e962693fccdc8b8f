"""The facts that the understanding of a message may use, gathered from the database."""

from bot.turn import Turn
from bot.understand.situation import KnownUnit, Situation
from storage import bound, directives, offers, people
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
    reviews = directives.open_reviews(turn.session)
    review = directives.review_in_hand(turn.session, inbound.chat_id, spoken.review_id)
    return Situation(
        today=turn.today,
        office=person.has(Role.OFFICE),
        leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
        head=any(person.has(role) for role in ANSWERS_FOR_A_UNIT),
        staff=person.has(Role.STAFF),
        linked=True,
        open_reviews=len(reviews),
        draft_numbers=review.draft_numbers if review else None,
        replied_to=spoken.tasks,
        replied_review=spoken.review_id is not None,
        offered=()
        if after_choice
        else offers.offered(turn.session, turn.target.channel, turn.target.chat_id),
        units=tuple(KnownUnit(u.code, u.name, u.aliases) for u in people.units(turn.session)),
        has_file=inbound.file is not None,
    )
