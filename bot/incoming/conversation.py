"""From a journalled update to its effect: who is it, what is meant, which use case serves it.

What is known is gathered by reading, the message is understood with no transaction open, and one
transaction then holds the effect and the end of the journal's row. Where what was known has changed in
between, nothing is done, and the message is understood anew."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.actions import talk
from bot.actions.handlers import serve
from bot.actions.people import groups, linking
from bot.actions.people.stored_office import known_of
from bot.channels.messenger import Inbound
from bot.incoming import presses
from bot.incoming.turn import Turn, asked_again, out_of_review
from chat import understand
from chat.intents import (
    AddEvidence,
    Ambiguous,
    Ask,
    AskTask,
    Cancel,
    ChooseNumber,
    Intent,
    NeedNumber,
    No,
    PastedDirective,
    Pause,
    Several,
    ShowReview,
    Unknown,
    Yes,
)
from chat.intents.catalog import command
from chat.situation import Missing, OpenCommand, Situation
from storage.database.engine import Session
from storage.delivery import outbox
from storage.incoming import chats, choices, inbox
from storage.incoming.choices import review_at_hand
from storage.registry import people, roster
from storage.tables.base import known
from storage.work import reviews, tasks
from tasks.model import Person, Role
from tasks.workdays import local, local_day

ANSWERS_FOR_A_UNIT = (Role.HEAD, Role.DEPUTY_HEAD)
DraftRange = tuple[int, int] | None
MOST_COMMANDS = 20
WANTS_OBJECT = (NeedNumber, Ambiguous, Yes, No)
"""What is unclear by itself, and may be clear after what was said last."""
SHOWN_FIRST = (Cancel, Pause)
"""What is final: it is shown, and done once it was chosen."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was known when a message was understood: two of them are equal where nothing has changed since.

    `reviews` are the open ones with the first and the last number of their drafts; `replied_review` is the
    review that the replied message spoke of, `at_hand` the one that the chat is at, `now` the moment by
    Vietnam's clock; `asked_of_file`: the last answer asked which task a file belongs to. `listed` are the
    buttons that stand in the chat as numbered lines; `spoken` are the tasks of what was said last, where the
    messenger tells of no replies, `spoken_verbs` what its buttons do.
    """

    base: Situation
    reviews: tuple[tuple[int, DraftRange], ...] = ()
    replied_review: int | None = None
    at_hand: int | None = None
    asked_of_file: bool = False
    listed: tuple[tuple[int, str], ...] = ()
    spoken: tuple[int, ...] = ()
    spoken_verbs: frozenset[str] = frozenset()
    now: datetime | None = field(default=None, compare=False)  # another at every look

    def situation(self, review_id: int | None = None, *, after_choice: bool = False) -> Situation:
        """What may be used, with this review in hand.

        After a choice the offer has been used up, so that it cannot be chosen from again in the same turn.
        """
        in_hand = self.replied_review if review_id is None else review_id
        return replace(
            self.base,
            draft_numbers=self._numbers(in_hand),
            offered=() if after_choice else self.base.offered,
            asked=None if after_choice else self.base.asked,
            chosen=after_choice,
            now=self.now,
        )

    def _numbers(self, review_id: int | None) -> DraftRange:
        if review_id is None and len(self.reviews) == 1:
            return self.reviews[0][1]
        in_hand = self.at_hand if review_id is None else review_id
        return dict(self.reviews).get(in_hand) if in_hand is not None else None


def gather(session: Session, inbound: Inbound, now: datetime, person: Person | None) -> Facts:
    """What is known of the person who sent it, the chat and the office, for the message to be understood."""
    if person is None:
        return Facts(Situation(today=local_day(now), linked=False), now=local(now))
    channel, _, chat_id = chat = (inbound.channel, inbound.bot, inbound.chat_id)
    target = outbox.Target(*chat)
    replied = inbox.bound_message(session, *chat, inbound.reply_to)
    review_id = replied.review_id if replied is not None else None
    desks, everybody = reviews.open_reviews(session), roster.current(session)
    units, (known_units, known_people) = everybody.units.values(), known_of(everybody)
    remembered = chats.remembered(session, target, now)
    left, asked = remembered.left, remembered.asked
    own = {person.unit_id, *(unit_id for _, unit_id in person.roles)}
    base = Situation(
        today=local_day(now),
        office=person.has(Role.OFFICE),
        leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
        head=any(person.has(role) for role in ANSWERS_FOR_A_UNIT),
        staff=person.has(Role.STAFF),
        linked=True,
        open_reviews=len(desks),
        replied_to=tuple(replied.tasks) if replied is not None else (),
        replied_review=review_id is not None,
        offered=choices.offered(session, channel, chat_id, replied),
        units=known_units,
        people=known_people,
        asked=OpenCommand(left.asked[0], Missing(left.asked[1])) if left.asked is not None else None,
        last_acted=left.acted,
        last_command=left.said,
        this_task=remembered.this_task,
        left_out=left.dropped,
        last_task=tasks.last_number(session) if desks else None,
        own_units=tuple(u.code for u in units if u.active and u.id in own),
        has_file=inbound.file is not None,
        last_query=asked.query if asked is not None else None,
        last_dropped=asked.not_applied if asked is not None else (),
    )
    open_now = tuple((known(d.review.id), _numbers_of(d)) for d in desks)
    listed = choices.listed_choices(session, channel, chat_id, now)
    at_hand = review_at_hand(session, target, now)
    spoken, row_id = ((), None) if inbound.tells_replies else inbox.spoken_since(session, *chat, now)
    base = _replying(base, presses.verbs_of(session, replied.outbox_id if replied is not None else None))
    verbs = presses.verbs_of(session, row_id)
    return Facts(base, open_now, review_id, at_hand, left.of_file, listed, spoken, verbs, local(now))


def _replying(situation: Situation, verbs: frozenset[str]) -> Situation:
    """Whether what is replied to showed the office a report to confirm, or a wish for more time alone."""
    report = "confirm" in verbs
    return replace(situation, replied_report=report, replied_request="grant" in verbs and not report)


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
    if (data := inbound.pressed) is not None:
        meaning = _of_press(facts, talk.read_press(data))
        return replace(meaning, chosen=meaning.chosen or presses.was_shown(data, facts.base.offered))
    if not facts.base.linked or not inbound.private or inbound.edited or inbound.left or inbound.joined:
        return UnderstoodMessage(facts, Unknown(""))
    fresh = facts.situation(after_choice=True)
    meant: Intent | None = presses.number_of_list(inbound.text, fresh, facts.listed, facts.base.asked)
    meant = meant or understand(inbound.text, facts.situation())
    if facts.spoken and isinstance(meant, WANTS_OBJECT) and not _is_one_of_many(meant, facts.spoken):
        last = replace(fresh, replied_to=facts.spoken, chosen=False)
        again = understand(inbound.text, _replying(last, facts.spoken_verbs))
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
        facts = gather(turn.session, inbound, turn.now, turn.person)
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
    chosen = presses.choice(offered, listed, intent) if isinstance(intent, ChooseNumber | Yes | No) else None
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
    else:
        _serve(turn, intent)


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
