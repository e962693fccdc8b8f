"""The office invites: a one-time code and a deep link, for one person."""

from collections.abc import Mapping

from bot.turn import Handler, Turn, who
from chat import intents as i
from messages import linking as words
from messages import refusals
from messages.linking import Invitation
from storage import invites, people
from storage.engine import Session
from storage.invites import NewInvite
from tasks.model import Person


def invite(turn: Turn, intent: i.Invite) -> None:
    """ "mời CB009"."""
    person = people.person_by_code(turn.session, intent.person_code)
    if person is None:
        turn.answer(refusals.only(words.no_such_person(intent.person_code)))
        return
    new = invites.create(turn.session, person.id, who(turn).id, turn.now, turn.settings)
    turn.answer(words.invited(invitation_of(turn.session, person, new, turn.settings.bot_username)))


def invitation_of(session: Session, person: Person, new: NewInvite, bot_username: str) -> Invitation:
    """The invite as it is told, in chat and by the command line."""
    unit = people.unit(session, person.unit_id)
    return Invitation(
        person=person,
        unit=unit.name if unit else "",
        code=new.code,
        link=f"https://t.me/{bot_username}?start={new.token}" if bot_username else "",
        expires_at=new.expires_at,
        linked=bool(people.addresses(session, person.id)),
    )


HANDLERS: Mapping[type, Handler] = {i.Invite: invite}
