"""People put out by the office: shown first, done after a yes, and told to everybody whom it concerns.

Chat and command line do the same; what is said to whom is owed in the transaction of the change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.incoming.turn import MESSAGE_KIND, NOTICE, Handler, Turn, who
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import PersonName
from language.folding import fold
from messages import refusals, vi
from messages.people import putting_out as words
from messages.people.putting_out import Account, Departure, LeftPost
from messages.text import Message, message_payload
from storage import settings
from storage.database.engine import Session
from storage.delivery.outbox import Target, enqueue
from storage.record import audit
from storage.registry import accounts, leaving, people
from storage.registry.leaving import Holding, Post
from storage.tables import Address
from storage.tables.base import known
from storage.work import assignments, days
from storage.work.assignments import Filter, standing_of
from tasks.model import OPEN, Person
from tasks.standing import AsOf, Standing
from tasks.workdays import local_day

MOST_ALIKE = 9


@dataclass(frozen=True, slots=True)
class By:
    """Who puts somebody out, and when; the actor is None for the command line."""

    now: datetime
    actor: Person | None

    @property
    def id(self) -> int | None:
        return self.actor.id if self.actor is not None else None

    @property
    def called(self) -> str:
        """As the others of the office hear of it."""
        return vi.person(self.actor) if self.actor is not None else words.BY_COMMAND_LINE


def leave_person(turn: Turn, intent: i.LeavePerson) -> None:
    """ "CB09 nghỉ việc": what will become of what is theirs, and after a yes it does."""
    person = _of_button(turn, intent.person_id) or _meant(turn, intent)
    if person is None:
        return
    if person.id == who(turn).id:
        _refuse(turn, words.not_oneself())
    elif intent.on is not None and intent.on.on > turn.today:
        _refuse(turn, words.not_yet(person, intent.on.on))
    elif intent.person_id is not None and turn.chosen:
        held = leaving.held_by(turn.session, person, turn.today)
        put_out(turn.session, held, By(turn.now, who(turn)), turn.files)
        turn.answer(words.has_left(departure(turn.session, held)))
    else:
        held = leaving.held_by(turn.session, person, turn.today)
        turn.failed = True
        shown = departure(turn.session, held)
        turn.answer(words.will_leave(shown), offer=(f"putout:{person.id}",))


def unlink(turn: Turn, intent: i.Unlink) -> None:
    """ "hủy liên kết CB09": which accounts will be closed, and after a yes they are."""
    if intent.accounts:
        _close_shown(turn, intent)
        return
    person = _meant(turn, intent)
    if person is None:
        return
    linked = accounts.of_person(turn.session, person.id)
    closed = chosen(linked, intent.channel, old=intent.old)
    if not closed:
        old = intent.old and len(linked) == 1
        _refuse(turn, words.one_account(person) if old else words.nothing_linked(person, intent.channel))
        return
    kept = [each for each in linked if each not in closed]
    _show(turn, person, closed, kept, command(_for(intent, person)))


def chosen(linked: Sequence[Address], channel: str = "", *, old: bool = False) -> list[Address]:
    """Of somebody's accounts those that are meant: of one channel, all but the newest, or all."""
    named = [each for each in linked if not channel or each.channel == channel]
    return [each for each in named if each is not linked[-1]] if old else named


def _close_shown(turn: Turn, intent: i.Unlink) -> None:
    """The button's accounts, where they still are somebody's; without a yes they are shown anew."""
    rows = [turn.session.get(Address, each) for each in intent.accounts]
    there = [row for row in rows if row is not None and row.state != "left"]
    ids = {row.person_id for row in there}
    person = people.person(turn.session, ids.pop()) if len(ids) == 1 else None
    if person is None or len(there) < len(rows):
        _refuse(turn, words.changed_meanwhile())
        return
    kept = [each for each in accounts.of_person(turn.session, person.id) if each not in there]
    if not turn.chosen:
        _show(turn, person, there, kept, command(i.Unlink(PersonName(person.name, person.code))))
        return
    told = accounts_told(there)
    close_accounts(turn.session, person, there, By(turn.now, who(turn)), turn.files)
    turn.answer(
        words.was_unlinked(person, unit_name(turn.session, person.unit_id), told, accounts_told(kept))
    )


def _show(turn: Turn, person: Person, closed: Sequence[Address], kept: Sequence[Address], typed: str) -> None:
    data = ":".join(["unlink", *(str(known(each.id)) for each in closed)])
    turn.failed = True
    unit = unit_name(turn.session, person.unit_id)
    shown = words.will_unlink(person, unit, accounts_told(closed), accounts_told(kept), typed, data)
    turn.answer(shown, offer=(data,))


def _refuse(turn: Turn, sentence: str) -> None:
    turn.failed = True
    turn.answer(refusals.only(sentence))


def _of_button(turn: Turn, person_id: int | None) -> Person | None:
    """The person of a button of ours, who is still of the office."""
    if person_id is None or not people.is_active(turn.session, person_id):
        return None
    return people.person(turn.session, person_id)


def _meant(turn: Turn, intent: i.LeavePerson | i.Unlink) -> Person | None:
    """The one person of the office who is named; else that is asked, with who may be meant."""
    named = intent.person
    person = people.of_office(turn.session, named.code) if named is not None and named.code else None
    if person is not None:
        return person
    turn.failed = True
    typed = named.text if named is not None else ""
    alike = _alike(turn.session, typed)[:MOST_ALIKE]
    offers = [command(_for(intent, each)) for each in alike]
    among = [(each, unit_name(turn.session, each.unit_id)) for each in alike]
    turn.answer(words.which_person(typed, among, offers), offer=offers)
    return None


def _for(intent: i.LeavePerson | i.Unlink, person: Person) -> i.LeavePerson | i.Unlink:
    named = PersonName(person.name, person.code)
    if isinstance(intent, i.LeavePerson):
        return i.LeavePerson(named, intent.on)
    return i.Unlink(named, intent.channel, intent.old)


def _alike(session: Session, typed: str) -> list[Person]:
    """Those of the office whose given name is the last word that was typed."""
    given = fold(typed).split(" ")[-1:]
    return [each for each in people.people(session) if given and fold(each.name).split(" ")[-1:] == given]


# --- the change with all that is said of it ---


def departure(session: Session, held: Holding) -> Departure:
    """What somebody has, in the words' own values."""
    return Departure(
        person=held.person,
        unit=unit_name(session, held.person.unit_id),
        accounts=tuple(accounts_told(held.accounts)),
        posts=tuple(
            LeftPost(unit_name(session, post.unit_id), post.open, post.reported, post.heirs)
            for post in held.posts
        ),
        in_charge=tuple(unit_name(session, unit_id) for unit_id in held.in_charge),
        reviews=held.reviews,
        waiting=held.waiting,
        stand_ins=held.stand_ins,
    )


def put_out(session: Session, held: Holding, by: By, files: Path) -> None:
    """The person is of the office no more; they, who inherits their work, and the office are told."""
    told = departure(session, held)
    closed = leaving.leave(session, held, by.now, by.id)
    mark = audit.head(session)[:16]
    _farewell(session, closed.told, words.put_out(left=True), mark, by.now)
    for post in held.posts:
        items = _open_of(session, post, by.now)
        said = words.inherits(unit_name(session, post.unit_id), items)
        for heir in post.new:
            _tell(session, f"{mark}:{post.unit_id}", heir, said, by.now, items)
    _tell_office(session, mark, words.office_left(told, by.called), by)
    _drop(files, closed.files)


def close_accounts(session: Session, person: Person, closed: Sequence[Address], by: By, files: Path) -> None:
    """The accounts speak for nobody any more; they and the others of the office are told."""
    named = accounts_told(closed)
    done = accounts.close(session, closed, by.now, by.id)
    mark = audit.head(session)[:16]
    _farewell(session, done.told, words.put_out(left=False), mark, by.now)
    unit = unit_name(session, person.unit_id)
    _tell_office(session, mark, words.office_unlinked(person, unit, named, by.called), by)
    _drop(files, done.files)


def accounts_told(rows: Iterable[Address]) -> list[Account]:
    """The accounts in the words' own values."""
    return [Account(row.channel, row.linked_at, row.state) for row in rows]


def unit_name(session: Session, unit_id: int) -> str:
    """The name of a unit, "" for one that is not there."""
    unit = people.unit(session, unit_id)
    return unit.name if unit is not None else ""


def _open_of(session: Session, post: Post, now: datetime) -> list[Standing]:
    today, office = local_day(now), settings.load(session)
    at = AsOf(now, days.calendar(session, today), office.soon_days, office.roll_forward)
    rows = assignments.outstanding(session, today, Filter(statuses=OPEN, unit_ids=[post.unit_id]))
    return [standing_of(row, at) for row in rows]


def _farewell(session: Session, chats: Iterable[Target], said: Message, mark: str, now: datetime) -> None:
    """The last word goes to the chat itself, which belongs to nobody of the office now."""
    for n, chat in enumerate(chats):
        enqueue(
            session,
            f"farewell:{mark}:{n}",
            MESSAGE_KIND,
            now=now,
            to=chat,
            payload=message_payload(said),
            priority=NOTICE,
        )


def _tell_office(session: Session, mark: str, said: Message, by: By) -> None:
    for officer in people.office_people(session):
        if officer.id != by.id:
            _tell(session, mark, officer, said, by.now)


def _tell(
    session: Session,
    mark: str,
    person: Person,
    said: Message,
    now: datetime,
    items: Sequence[Standing] = (),
) -> None:
    numbers = tuple(dict.fromkeys(item.number for item in items))
    enqueue(
        session,
        f"putout:{mark}:{person.id}",
        MESSAGE_KIND,
        now=now,
        person_id=person.id,
        payload=message_payload(said, numbers),
        priority=NOTICE,
    )


def _drop(folder: Path, names: Iterable[str]) -> None:
    """Files that waited for a word of somebody who can say none any more."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


HANDLERS: Mapping[type, Handler] = {i.LeavePerson: leave_person, i.Unlink: unlink}
