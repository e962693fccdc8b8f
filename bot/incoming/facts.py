"""What is known when a message is understood; and what of it a bare number, a yes or a no chooses."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from bot.actions.people.known_office import KnownOffice
from bot.actions.talk import read_press
from bot.channels.messenger import Inbound
from bot.incoming.turn import Turn, out_of_review
from chat import understand
from chat.intents import Cancel, ChooseNumber, No, Pause, Yes
from chat.situation import KnownPerson, KnownUnit, Missing, OpenCommand, Situation
from messages.text import load_message
from storage.database.engine import Session
from storage.delivery import outbox
from storage.incoming import chats, choices, inbox
from storage.incoming.choices import review_at_hand
from storage.incoming.task_numbers import NO_NUMBERS, TaskNumbers, numbers_meant
from storage.registry import roster
from storage.registry.roster import Roster
from storage.tables import Outbox
from storage.tables.base import known
from storage.work import reviews, tasks
from tasks.model import Person, Role
from tasks.workdays import local, local_day

ANSWERS_FOR_A_UNIT = (Role.HEAD, Role.DEPUTY_HEAD)
DraftRange = tuple[int, int] | None
SHOWN_FIRST = (Cancel, Pause)
"""What is final: it is shown, and done once it was chosen."""
LONGEST_NUMBER = 20  # characters, courtesies included
HIGHEST_NUMBER = 100_000  # of a task
SHOWN_PEOPLE = ("putout", "unlink")
"""The buttons under what is shown of people: what is done is what was shown, whatever was typed for it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was known when a message was understood: two of them are equal where nothing has changed since.

    `reviews` are the open ones with the first and the last number of their drafts; `replied_review` is the
    review that the replied message spoke of, `at_hand` the one that the chat is at, `now` the moment by
    Vietnam's clock; `asked_of_file`: the last answer asked which task a file belongs to. `listed` are the
    buttons that stand in the chat as numbered lines, `ended` those that stood there before; `numbers` are
    the tasks that a bare number may mean, where the message may be one; `spoken` are the tasks of what was
    said last, where the messenger tells of no replies, `spoken_verbs` what its buttons do.
    """

    base: Situation
    reviews: tuple[tuple[int, DraftRange], ...] = ()
    replied_review: int | None = None
    at_hand: int | None = None
    asked_of_file: bool = False
    listed: tuple[tuple[int, str], ...] = ()
    ended: tuple[tuple[int, str], ...] = ()
    numbers: TaskNumbers = NO_NUMBERS
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
    left, asked, own = remembered.left, remembered.asked, person.units
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
        asked=_open_command(left),
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
    ended = choices.ended_choices(session, channel, chat_id, now)
    numbers = numbers_meant(session, target, person, now) if _may_be_number(inbound) else NO_NUMBERS
    at_hand = review_at_hand(session, target, now)
    spoken, row_id = ((), None) if inbound.tells_replies else inbox.spoken_since(session, *chat, now)
    base = replying(base, verbs_of(session, replied.outbox_id if replied is not None else None))
    verbs = verbs_of(session, row_id)
    found = (listed, ended, numbers, spoken, verbs)
    return Facts(base, open_now, review_id, at_hand, left.of_file, *found, local(now))


def _may_be_number(inbound: Inbound) -> bool:
    """Whether it may be a bare number that belongs to no message; in a reply it is one of that message."""
    text = inbound.text
    return (
        inbound.reply_to is None
        and len(text) <= LONGEST_NUMBER
        and any(character.isdecimal() for character in text)
    )


def _open_command(left: chats.Left) -> OpenCommand | None:
    return OpenCommand(left.asked[0], Missing(left.asked[1]), left.listed) if left.asked is not None else None


def replying(situation: Situation, verbs: frozenset[str]) -> Situation:
    """Whether what is replied to showed the office a report to confirm, or a wish for more time alone."""
    report = "confirm" in verbs
    return replace(situation, replied_report=report, replied_request="grant" in verbs and not report)


def _numbers_of(desk: reviews.Desk) -> DraftRange:
    numbers = [draft.number for draft in desk.drafts]
    return (min(numbers), max(numbers)) if numbers else None


def known_now(turn: Turn, person: Person) -> Facts:
    """What is known; for a press that tells all by itself, no more than where it stands."""
    session, inbound, now = turn.session, turn.inbound, turn.now
    pressed = read_press(inbound.pressed) if inbound.pressed is not None else None
    if pressed is None or isinstance(pressed.intent, SHOWN_FIRST):
        return gather(session, inbound, now, person)
    offered = choices.offered(session, inbound.channel, inbound.chat_id)
    base = Situation(today=local_day(now), linked=True, offered=offered)
    return Facts(base, at_hand=review_at_hand(session, turn.target, now), now=local(now))


def verbs_of(session: Session, outbox_id: int | None) -> frozenset[str]:
    """What the message's buttons do."""
    sent = session.get(Outbox, outbox_id) if outbox_id is not None else None
    if sent is None or not sent.payload.get("message"):
        return frozenset()
    rows = load_message(sent.payload["message"]).buttons
    return frozenset(button.data.partition(":")[0] for row in rows for button in row)


# The office of the database as the understanding knows it.

_known: WeakKeyDictionary[Roster, tuple[tuple[KnownUnit, ...], tuple[KnownPerson, ...]]] = WeakKeyDictionary()


def in_database(session: Session) -> KnownOffice:
    """Its units and people that are active, and the numbers of its tasks."""
    return KnownOffice(*known_of(roster.current(session)), tasks.numbers(session))


def known_of(office: Roster) -> tuple[tuple[KnownUnit, ...], tuple[KnownPerson, ...]]:
    """The active units and people, with the codes of their units; the same objects for one roster."""
    made = _known.get(office)
    if made is None:
        units = tuple(KnownUnit(u.code, u.name, u.aliases, u.kind) for u in office.units.values() if u.active)
        codes = {unit.id: unit.code for unit in office.units.values()}
        people = (KnownPerson(p.code, p.name, codes.get(p.unit_id, ""), p.title) for p in office.people)
        made = _known[office] = units, tuple(people)
    return made


# What is chosen of what was offered: of offers in words, or of buttons that are numbered lines.


def number_of_list(
    text: str,
    situation: Situation,
    listed: Sequence[tuple[int, str]],
    asked: OpenCommand | None,
    ended: Sequence[tuple[int, str]] = (),
) -> ChooseNumber | None:
    """A bare number where buttons stand or stood as numbered lines, and no question of ours waits for one."""
    if not (listed or ended) or asked is not None or len(text) > LONGEST_NUMBER:
        return None
    meant = understand(text, replace(situation, offered=("",) * _most((*listed, *ended))))
    if not isinstance(meant, ChooseNumber):
        return None
    return meant if meant.number in dict(ended) or choice((), listed, meant) is not None else None


def choice(
    offered: Sequence[str], listed: Sequence[tuple[int, str]], intent: ChooseNumber | Yes | No
) -> str | None:
    """The typed command, or the button, that the number or the "đúng" chooses of what was offered last.

    `listed` are the buttons that stand under numbers. A number that stands before none of them is a task's,
    where one of them is about it: an offer in words is taken, of buttons the task is shown, since nobody has
    said that it is done. None for none.
    """
    if isinstance(intent, Yes):
        return offered[0] if len(offered) == 1 else None
    if isinstance(intent, No):
        return None
    wanted = intent.number
    if 1 <= wanted <= len(offered):
        return offered[wanted - 1]
    if wanted in dict(listed):
        return dict(listed)[wanted]
    about = [each for each in offered if str(wanted) in out_of_review(each)[1].split()]
    if len(about) == 1:
        return about[0]
    return f"task:{wanted}" if about or any(_is_about(data, wanted) for _, data in listed) else None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A bare number that chooses nothing: `kept` is the choice as it was kept, which may have `ended`;
    `task`: a task of this number may be meant.
    """

    number: int
    kept: str
    task: bool = False
    ended: bool = False


def doubtful(facts: Facts, intent: ChooseNumber) -> Doubtful | None:
    """A number that has another meaning beside the choice, or whose choice has ended; None for a plain one.

    What was offered in words was asked just now: only a notice that came since can make a task of its number.
    """
    number, offered, numbers = intent.number, facts.base.offered, facts.numbers
    if 1 <= number <= len(offered):
        return Doubtful(number, offered[number - 1], task=True) if number in numbers.told else None
    if (data := dict(facts.listed).get(number)) is not None:
        return Doubtful(number, data, task=True) if number in numbers.any else None
    data = dict(facts.ended).get(number)
    if data is None or number in numbers.shown or choice(offered, facts.listed, intent) is not None:
        return None
    return Doubtful(number, data, task=number in numbers.own, ended=True)


def was_shown(data: str, offered: Sequence[str]) -> bool:
    """Whether a button of people stands under what was shown last, and means just that."""
    return data.split(":")[0] in SHOWN_PEOPLE and data in offered


def _most(listed: Sequence[tuple[int, str]]) -> int:
    """The highest number by which something of a list may be chosen: its own, or its task's."""
    tasks = [int(part) for _, data in listed for part in data.split(":")[1:2] if part.isdecimal()]
    return min(max([number for number, _ in listed] + tasks), HIGHEST_NUMBER)


def _is_about(data: str, number: int) -> bool:
    pressed = read_press(data)
    if pressed is None or pressed.review_id is not None:
        return False
    return (
        getattr(pressed.intent, "numbers", ()) == (number,) or getattr(pressed.intent, "number", -1) == number
    )
