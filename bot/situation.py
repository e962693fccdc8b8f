"""The facts that the understanding of a message may use, gathered from the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.channels.messenger import Inbound
from bot.turn import Turn
from chat.situation import KnownUnit, Situation
from storage import inbox, people, reviews
from storage.engine import Session
from storage.tables.base import known
from tasks.model import Role

ANSWERS_FOR_A_UNIT = (Role.HEAD, Role.DEPUTY_HEAD)

Range = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What was known when a message was understood: two of them are equal where nothing has changed since.

    `reviews` are the open ones with the first and the last number of their drafts; `replied_review` is the
    review that the replied message spoke of.
    """

    base: Situation
    reviews: tuple[tuple[int, Range], ...] = ()
    replied_review: int | None = None

    def situation(self, review_id: int | None = None, *, after_choice: bool = False) -> Situation:
        """What may be used, with this review in hand.

        After a choice the offer has been used up, so that it cannot be chosen from again in the same turn.
        """
        in_hand = self.replied_review if review_id is None else review_id
        return replace(
            self.base,
            draft_numbers=self._numbers(in_hand),
            offered=() if after_choice else self.base.offered,
            chosen=after_choice,
        )

    def _numbers(self, review_id: int | None) -> Range:
        if review_id is not None:
            return dict(self.reviews).get(review_id)
        return self.reviews[0][1] if len(self.reviews) == 1 else None


def gather(session: Session, inbound: Inbound, today: date) -> Facts:
    """What is known of the person, the chat and the office before a message is understood."""
    person = people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
    if person is None:
        return Facts(Situation(today=today, linked=False))
    channel, chat_id = inbound.channel, inbound.chat_id
    replied = inbox.bound_message(session, channel, inbound.bot, chat_id, inbound.reply_to)
    review_id = replied.review_id if replied is not None else None
    desks, units = reviews.open_reviews(session), people.units(session)
    own = {person.unit_id, *(unit_id for _, unit_id in person.roles)}
    base = Situation(
        today=today,
        office=person.has(Role.OFFICE),
        leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
        head=any(person.has(role) for role in ANSWERS_FOR_A_UNIT),
        staff=person.has(Role.STAFF),
        linked=True,
        open_reviews=len(desks),
        replied_to=tuple(replied.tasks) if replied is not None else (),
        replied_review=review_id is not None,
        offered=inbox.offered(session, channel, chat_id, replied),
        units=tuple(KnownUnit(u.code, u.name, u.aliases) for u in units),
        own_units=tuple(u.code for u in units if u.id in own),
        has_file=inbound.file is not None,
    )
    return Facts(base, tuple((known(d.review.id), _numbers_of(d)) for d in desks), review_id)


def desk_in_hand(turn: Turn, desks: Sequence[reviews.Desk]) -> reviews.Desk | None:
    """The review that a button or a reply belongs to; else the only open one; else none, and the bot asks."""
    if turn.review_id is not None:
        return next((desk for desk in desks if desk.review.id == turn.review_id), None)
    return desks[0] if len(desks) == 1 else None


def _numbers_of(desk: reviews.Desk) -> Range:
    numbers = [draft.number for draft in desk.drafts]
    return (min(numbers), max(numbers)) if numbers else None
