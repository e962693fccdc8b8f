"""What is done with what cannot be handled: parked and shown, never lost in silence."""

from datetime import datetime

from bot.channels.messenger import Inbound
from bot.turn import ANSWER, MESSAGE_KIND, NOTICE, Turn
from messages import talk as words
from messages.text import Message, message_payload
from storage import audit, inbox, people
from storage.engine import Session
from storage.outbox import Target, enqueue


def refuse(turn: Turn, verdict: str) -> None:
    """Keep nothing, and tell a person of the office's why: the same to each; a stranger hears nothing of it.

    `verdict` is "secret" or "doubt".
    """
    if verdict == "doubt":
        _record(turn, "doubt_held")
    else:
        record_secret(turn)
    if turn.person is not None:
        turn.answer(words.doubt_held() if verdict == "doubt" else words.secret_refused())


def record_clearance(turn: Turn) -> None:
    """Keep who answered the gate's doubt, and about which message."""
    _record(turn, "doubt_cleared")


def record_secret(turn: Turn) -> None:
    """Keep that the gate held something, when and from whom, and nothing of it."""
    _record(turn, "secret_refused")


def _record(turn: Turn, kind: str) -> None:
    audit.record(
        turn.session,
        kind,
        f"inbox:{turn.row_id}",
        now=turn.now,
        actor_id=turn.person.id if turn.person else None,
    )


def park(session: Session, row_id: int, state: str, reason: str, now: datetime) -> None:
    """Keep a row that cannot be read, and tell the office once."""
    inbox.settle(session, row_id, state, now, reason)
    _alarm(session, f"parked:{row_id}", words.update_parked(row_id), now)


def give_up(session: Session, row_id: int, inbound: Inbound, now: datetime) -> None:
    """Keep a row whose handling failed again and again; tell its person and the office."""
    inbox.settle(session, row_id, "bad", now, "failed")
    person = people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
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
    _alarm(session, f"failed:{row_id}", words.message_lost_its_way(row_id, who), now, but=person.id)


def _alarm(session: Session, key: str, message: Message, now: datetime, *, but: int | None = None) -> None:
    for member in people.office_people(session):
        if member.id == but:
            continue
        enqueue(
            session,
            f"{key}:{member.id}",
            MESSAGE_KIND,
            now=now,
            person_id=member.id,
            payload=message_payload(message),
            priority=NOTICE,
        )
