"""Linking a chat to a person: codes, invitations, who can be written to; a code that a group could read.

A stranger hears one sentence a day. A wrong code is answered within its own limits, so that a flood of
nonsense cannot hide the answer from somebody who mistypes.
"""

from collections.abc import Mapping

from bot.actions.audience import unreachable
from bot.incoming.turn import MESSAGE_KIND, NOTICE, Handler, Turn, who
from chat import intents as i
from language.folding import fold
from messages import refusals
from messages.people import groups
from messages.people import linking as words
from messages.text import message_payload
from scheduler.notices import tell_office
from scheduler.rendering import INVITATION
from storage.delivery import outbox, quota
from storage.record import audit
from storage.registry import accounts, invites, people
from storage.registry.invites import LinkingChat, LinkOutcome
from storage.tables.base import known
from storage.work import assignments
from storage.work.assignments import Filter, standing_of
from tasks.model import OPEN, Act, Person, own_units

_LONGEST = 80
_TYPED_BEFORE = ("/start", "ma lien ket", "ma moi", "ma so", "ma", "code")
_CODE_LENGTH = 8


def meet_stranger(turn: Turn) -> None:
    """Somebody who is not linked: a code links them, anything else gets one sentence a day."""
    given = code_in(turn.inbound.text)
    if given:
        _take_code(turn, given)
    elif not _answered(turn):
        turn.answer(words.stranger())


def code_in(text: str) -> str:
    """The code or token in a stranger's message; "" where it holds none."""
    said = " ".join(text[: 4 * _LONGEST].split())
    folded = fold(said)
    if len(said) > _LONGEST:
        return ""
    start = next((w for w in _TYPED_BEFORE if folded == w or folded.startswith((f"{w} ", f"{w}:"))), "")
    rest = said[_words_end(said, start) :].strip(" :.") if start else said
    if start == "/start":
        return rest
    token = rest.replace("-", "").replace(" ", "")
    plain = token.isascii() and token.isalnum() and len(token) == _CODE_LENGTH
    numbered = plain and " " not in rest and any(c.isdigit() for c in token)
    return rest if invites.looks_like_code(rest) or numbered else ""


def _words_end(said: str, start: str) -> int:
    """Where the words before the code end: folding keeps the number of words."""
    return sum(len(word) for word in said.split(" ")[: len(start.split())]) + len(start.split())


def start(turn: Turn, intent: i.Start) -> None:
    """/start by somebody who is linked: with a code a new link, without one a word of welcome."""
    if intent.code:
        _take_code(turn, intent.code)
        return
    turn.answer(words.already_linked(who(turn)))


def link_code(turn: Turn, intent: i.LinkCode) -> None:
    """A code typed by somebody who is linked."""
    _take_code(turn, intent.code)


def note_presence(turn: Turn) -> None:
    """The person has stopped the bot, or is back: keep the address's state, tell the office once."""
    person = turn.person
    if person is None:
        return
    if turn.inbound.left:
        _close(turn, person)
    elif people.reopen_address(turn.session, turn.address, turn.now):
        waiting = outbox.revive(turn.session, person.id, turn.now)
        turn.answer(words.welcome_back(person, waiting))


def my_data(turn: Turn, _intent: i.MyData) -> None:
    """/dulieu: what is kept on the person who asks, and on nobody else."""
    person = who(turn)
    kept = accounts.kept_on(turn.session, person.id)
    addresses = tuple((a.channel, a.linked_at, a.state == "active") for a in kept.addresses)
    told = words.PersonalData(
        unit=_unit_name(turn, person),
        addresses=addresses,
        reports=kept.reports,
        extensions=kept.extensions,
        messages=kept.messages,
        files=kept.files,
    )
    turn.answer(words.my_data(person, told))


def _take_code(turn: Turn, given: str) -> None:
    inbound = turn.inbound
    turn.bears_code = True
    if quota.is_full(turn.session, inbound.channel, inbound.bot, inbound.user_id):
        _refuse_full(turn)
        return
    chat = LinkingChat(inbound.channel, inbound.bot, inbound.user_id, inbound.chat_id)
    outcome, person_id = invites.link(turn.session, chat, given[:_LONGEST], turn.now, turn.settings)
    match outcome:
        case LinkOutcome.LINKED if person_id is not None:
            _welcome(turn, person_id)
        case LinkOutcome.TAKEN:
            turn.answer(words.taken())
        case LinkOutcome.EXPIRED if person_id is not None:
            turn.answer(groups.expired_code(turn.settings.invite_hours))
            _tell_inviter(turn, person_id, given[:_LONGEST])
        case LinkOutcome.WRONG:
            turn.answer(words.wrong_code(turn.settings.invite_hours))
            failed = invites.alarm_due(turn.session, turn.now, turn.settings)
            if failed:
                turn.tell_office(groups.many_wrong_codes(failed))
        case _:
            if turn.person is not None or not _answered(turn):
                turn.answer(words.too_many())


def _tell_inviter(turn: Turn, person_id: int, given: str) -> None:
    """Who gave the code hears once a day that it came too late; of one from the command line the office."""
    invite, person = invites.expired_invite(turn.session, given), people.person(turn.session, person_id)
    if invite is None or person is None:
        return
    key, said = f"expired:{person_id}:{turn.today.isoformat()}", groups.came_too_late(person)
    if invite.created_by is None or not people.is_active(turn.session, invite.created_by):
        tell_office(turn.session, key, said, turn.now)
        return
    outbox.enqueue(
        turn.session,
        key,
        MESSAGE_KIND,
        now=turn.now,
        person_id=invite.created_by,
        payload=message_payload(said),
        priority=NOTICE,
    )


def _refuse_full(turn: Turn) -> None:
    """The messenger's plan has no room: say what to do, once a day, and let the office know."""
    if not _answered(turn):
        most, channel = turn.settings.quota_users, turn.inbound.channel
        turn.answer(words.bot_full(most, channel))
        turn.tell_office(words.office_bot_full(most, channel))


def _welcome(turn: Turn, person_id: int) -> None:
    person = turn.person = people.person(turn.session, person_id)
    if person is None:
        return
    units = own_units(person, Act.SEE)
    rows = assignments.outstanding(turn.session, turn.today, Filter(statuses=OPEN, unit_ids=units))
    outbox.revive(turn.session, person.id, turn.now)
    items = [standing_of(row, turn.as_said) for row in rows]
    turn.answer(words.linked(person, items), tasks=tuple(dict.fromkeys(n.number for n in items)))
    older = _tell_older(turn, person)
    turn.tell_office(words.office_linked(person, _unit_name(turn, person), turn.inbound.channel, older))


def _tell_older(turn: Turn, person: Person) -> int:
    """Tell the accounts that the person had before of the new one; how many they are."""
    older = [a for a in people.addresses(turn.session, person.id) if accounts.target_of(a) != turn.target]
    for n, address in enumerate(older):
        outbox.enqueue(
            turn.session,
            f"linked:{turn.row_id}:{n}",
            MESSAGE_KIND,
            now=turn.now,
            person_id=person.id,
            to=accounts.target_of(address),
            payload=message_payload(groups.linked_elsewhere(turn.inbound.channel)),
            priority=NOTICE,
        )
    return len(older)


def _close(turn: Turn, person: Person) -> None:
    """Tell the office once, and only where no other address is left."""
    address = turn.address
    if address is None or address.state == "blocked":
        return
    people.set_address_state(turn.session, known(address.id), "blocked", turn.now)
    turn.session.flush()
    audit.record(
        turn.session,
        "address_blocked",
        f"person:{person.id}",
        now=turn.now,
        data={"address": address.id},
    )
    if unreachable(turn.session, [person]):
        turn.tell_office(words.office_unreachable(person, _unit_name(turn, person)))


def _answered(turn: Turn) -> bool:
    """Whether the chat has had its answer of the day; from now on it has."""
    channel, chat = turn.inbound.channel, turn.inbound.chat_id
    if invites.answered_today(turn.session, channel, chat, turn.now):
        return True
    invites.note_answer(turn.session, channel, chat, turn.now)
    return False


def _unit_name(turn: Turn, person: Person) -> str:
    unit = people.unit(turn.session, person.unit_id)
    return unit.name if unit else ""


def prefer_channel(turn: Turn, intent: i.PreferChannel) -> None:
    """ "gửi em qua …": the person's own addresses on that messenger are tried first from now on."""
    person = who(turn)
    preferred = people.prefer(turn.session, person.id, intent.channel, turn.now, person.id)
    others = {row.channel for row in people.addresses(turn.session, person.id)} - {intent.channel}
    turn.answer(words.own_preference(intent.channel, sorted(others), linked=preferred))


def invite(turn: Turn, intent: i.Invite) -> None:
    """ "mời CB009": the code is made when it is sent, and stands nowhere but in that message."""
    person = people.of_office(turn.session, intent.person_code)
    if person is None:
        turn.answer(refusals.only(words.no_such_person(intent.person_code)))
        return
    turn.owe(INVITATION, {"person": person.id, "by": who(turn).id})


HANDLERS: Mapping[type, Handler] = {
    i.Start: start,
    i.LinkCode: link_code,
    i.MyData: my_data,
    i.Invite: invite,
    i.PreferChannel: prefer_channel,
}


def seen_in_group(turn: Turn) -> None:
    """Withdraw what stands in the group's message; in the group nothing is said."""
    for invited in accounts.withdraw_seen(turn.session, turn.inbound.text, turn.now):
        person = people.person(turn.session, invited.person_id)
        if person is None:
            continue
        audit.record(turn.session, "invite_exposed", f"person:{person.id}", now=turn.now)
        notice = groups.code_exposed(person)
        if invited.created_by is not None and people.is_active(turn.session, invited.created_by):
            turn.tell(invited.created_by, notice)
        else:
            turn.tell_office(notice)
