"""What is done with what cannot be handled: parked and shown, never lost in silence."""

from collections.abc import Sequence
from datetime import datetime

from bot.channels.messenger import Inbound
from bot.incoming.turn import ANSWER, MESSAGE_KIND
from messages import talk as words
from messages.text import message_payload
from scheduler.notices import tell_office
from storage.database.engine import Session
from storage.delivery.outbox import Target, enqueue
from storage.incoming import inbox
from storage.registry import people
from tasks.workdays import local_day


def park(session: Session, row_id: int, state: str, reason: str, now: datetime) -> None:
    """Keep a row that cannot be read, and tell the office once a day of the first such."""
    inbox.settle(session, row_id, state, now, reason)
    tell_office(session, f"parked:{local_day(now).isoformat()}", words.update_parked(row_id), now)


def give_up(session: Session, row_ids: Sequence[int], inbound: Inbound, now: datetime) -> None:
    """Keep what could not be handled, but for the words of a file, of a group and of a stranger; tell its
    person and the office.
    """
    person = people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
    unkept = inbound.file is not None or person is None or not inbound.private
    for each in row_ids:
        inbox.settle(session, each, "bad", now, "failed", scrub=unkept)
    row_id = row_ids[0]
    if person is None:
        return
    enqueue(
        session,
        f"failed:{row_id}",
        MESSAGE_KIND,
        now=now,
        to=Target(inbound.channel, inbound.bot, inbound.chat_id),
        person_id=person.id,
        payload=message_payload(words.not_handled()),
        priority=ANSWER,
    )
    who = f"{person.title} {person.name}".strip()
    kept = not unkept and len(row_ids) == 1
    lost = words.message_lost_its_way(row_id, who, kept=kept)
    tell_office(session, f"failed:{row_id}", lost, now, but=person.id)
