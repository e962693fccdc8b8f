"""From a journalled update to its effect: who is it, what is meant, which use case serves it.

What is known is gathered by reading, the message is understood with no transaction open, and one
transaction then holds the effect and the end of the journal's row. Where what was known has changed in
between, nothing is done, and the message is understood anew."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import linking, talk
from bot.actions.handlers import serve
from bot.actions.talk import Pressed, read_press
from bot.channels.messenger import Inbound
from bot.turn import Turn, asked_again, out_of_review
from chat import understand
from chat.intents import (
    Ask,
    Cancel,
    ChooseNumber,
    Drop,
    DropUndated,
    FixDeadline,
    GiveUnit,
    Intent,
    KeepAlias,
    No,
    PastedDirective,
    Pause,
    Received,
    Restore,
    Several,
    Unknown,
    Yes,
)
from chat.situation import KnownUnit, Situation
from storage import inbox, outbox, people, reviews
from storage.engine import Session
from storage.outbox import Target
from storage.tables.base import known
from tasks.model import Person, Role
from tasks.workdays import local_day

ANSWERS_FOR_A_UNIT = (Role.HEAD, Role.DEPUTY_HEAD)

DraftRange = tuple[int, int] | None
MOST_COMMANDS = 20
SHOWN_FIRST = (Cancel, Pause)
"""What is final: it is shown, and done once it was chosen."""
IN_REVIEW = (Drop, DropUndated, Restore, FixDeadline, GiveUnit, KeepAlias, Received)
"""What answers only if it is refused or asked about, while another command of the message follows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was known when a message was understood: two of them are equal where nothing has changed since.

    `reviews` are the open ones with the first and the last number of their drafts; `replied_review` is the
    review that the replied message spoke of.
    """

    base: Situation
    reviews: tuple[tuple[int, DraftRange], ...] = ()
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

    def _numbers(self, review_id: int | None) -> DraftRange:
        if review_id is not None:
            return dict(self.reviews).get(review_id)
        return self.reviews[0][1] if len(self.reviews) == 1 else None


def gather(session: Session, inbound: Inbound, now: datetime) -> Facts:
    """What is known of the person, the chat and the office before a message is understood."""
    today = local_day(now)
    person = people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
    if person is None:
        return Facts(Situation(today=today, linked=False))
    channel, chat_id = inbound.channel, inbound.chat_id
    replied = inbox.bound_message(session, channel, inbound.bot, chat_id, inbound.reply_to)
    review_id = replied.review_id if replied is not None else None
    desks, units = reviews.open_reviews(session), people.units(session)
    asked = inbox.last_asked(session, Target(channel, inbound.bot, chat_id), now)
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
        last_query=asked.query if asked is not None else None,
    )
    return Facts(base, tuple((known(d.review.id), _numbers_of(d)) for d in desks), review_id)


def _numbers_of(desk: reviews.Desk) -> DraftRange:
    numbers = [draft.number for draft in desk.drafts]
    return (min(numbers), max(numbers)) if numbers else None


class FactsChangedError(Exception):
    """What was known when the message was understood is no longer so."""


@dataclass(frozen=True, slots=True)
class UnderstoodMessage:
    """What a message or press means; the intent is None for a press that no button of ours bears.

    `facts` is what was known; `chosen` says that the intent was offered before and shown in full. The
    review or assignment is the one that the button, the offer or the replied message belongs to.
    """

    facts: Facts
    intent: Intent | None
    chosen: bool = False
    review_id: int | None = None
    assignment_id: int | None = None


def understood(inbound: Inbound, facts: Facts) -> UnderstoodMessage:
    """What came in means this. Pure, and wanting no transaction: it may take its time."""
    if inbound.pressed is not None:
        return _of_press(facts, read_press(inbound.pressed))
    if not facts.base.linked or not inbound.private or inbound.edited or inbound.left or inbound.joined:
        return UnderstoodMessage(facts, Unknown(""))
    return _after_choice(
        UnderstoodMessage(facts, understand(inbound.text, facts.situation()), review_id=facts.replied_review)
    )


def converse(turn: Turn, meaning: UnderstoodMessage) -> None:
    """Serve one turn whole: its change, its events and its answers.

    Raises FactsChangedError, before anything is changed, where the meaning rests on what is no longer so.
    """
    inbound = turn.inbound
    if not inbound.private:
        return  # a group never authorises, and hears nothing of the office
    if inbound.left or inbound.joined:
        linking.note_presence(turn)
    elif turn.person is None:
        linking.meet_stranger(turn)
    elif meaning.facts != gather(turn.session, inbound, turn.now):
        raise FactsChangedError
    else:
        _note_writing(turn, turn.person)
        _listen(turn, meaning)
        turn.close()


def _note_writing(turn: Turn, person: Person) -> None:
    """Who writes can be written to: not every channel says that somebody is back."""
    if people.reopen_address(turn.session, turn.address, turn.now):
        outbox.revive(turn.session, person.id, turn.now)


def _of_press(facts: Facts, pressed: Pressed | None) -> UnderstoodMessage:
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
    chosen = (
        talk.choice(meaning.facts.base.offered, intent)
        if isinstance(intent, ChooseNumber | Yes | No)
        else None
    )
    if chosen is None:
        return meaning
    query = asked_again(chosen)
    if query is not None:
        return replace(meaning, intent=Ask(query), chosen=True)
    pressed = read_press(chosen)
    if pressed is not None:
        return replace(_of_press(meaning.facts, pressed), chosen=True)
    named, command = out_of_review(chosen)
    review_id = meaning.review_id if named is None else named
    meant = understand(command, meaning.facts.situation(review_id, after_choice=True))
    return replace(meaning, intent=meant, chosen=True, review_id=review_id)


def _listen(turn: Turn, meaning: UnderstoodMessage) -> None:
    intent, inbound = meaning.intent, turn.inbound
    turn.offered_before = meaning.facts.base.offered
    turn.review_id, turn.assignment_id, turn.chosen = meaning.review_id, meaning.assignment_id, meaning.chosen
    if intent is None:
        talk.stale_button(turn)
    elif inbound.edited:
        talk.refuse_edit(turn)
    elif inbound.file is not None and talk.takes_as_directive(turn, intent):
        talk.take_file(turn, intent)
    elif inbound.forwarded and not isinstance(intent, PastedDirective):
        talk.refuse_forward(turn)
    else:
        _serve(turn, intent)


def _serve(turn: Turn, intent: Intent) -> None:
    parts = intent.intents[:MOST_COMMANDS] if isinstance(intent, Several) else (intent,)
    for n, part in enumerate(parts, start=1):
        turn.more_to_come = n < len(parts)
        answers = turn.answers
        serve(turn, part)
        if turn.more_to_come and isinstance(part, IN_REVIEW) and turn.answers > answers:
            talk.leave_rest(turn, len(parts) - n)
            return
