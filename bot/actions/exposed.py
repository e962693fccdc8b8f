"""A person's code that everybody in a group could read: it is withdrawn, and whoever gave it is told."""

from bot.turn import Turn
from messages.people import codes as words
from storage.record import audit
from storage.registry import exposed, people


def seen_in_group(turn: Turn) -> None:
    """Withdraw what stands in the group's message; in the group nothing is said."""
    for invited in exposed.withdraw_seen(turn.session, turn.inbound.text, turn.now):
        person = people.person(turn.session, invited.person_id)
        if person is None:
            continue
        audit.record(turn.session, "invite_exposed", f"person:{person.id}", now=turn.now)
        notice = words.code_exposed(person)
        if invited.created_by is not None and people.is_active(turn.session, invited.created_by):
            turn.tell(invited.created_by, notice)
        else:
            turn.tell_office(notice)
