"""What a chat stands at: what was last offered in it, which files wait there, what our messages spoke of.

So a number, an answer or a reply is bound to that and to nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.outbox import Target, insert_once
from storage.reports import NewEvidence
from storage.tables import Bound, Offer, Outbox, Report
from tasks.serializing import from_json, to_json

FILES_HOLD = timedelta(hours=1)
MOST_FILES = 10


def remember_offered(
    session: Session, channel: str, chat_id: str, choices: tuple[str, ...], now: datetime
) -> None:
    """Replace what was offered in the chat; nothing offered clears it."""
    row = _row(session, channel, chat_id)
    if row is None:
        if not choices:
            return
        row = Offer(channel=channel, chat_id=chat_id, at=now)
    row.choices, row.at = list(choices), now
    session.add(row)


def offered(session: Session, channel: str, chat_id: str, replied: Bound | None = None) -> tuple[str, ...]:
    """The typed commands that the last answer in the chat offered, in order.

    `replied` is the message of ours that was replied to: an offer belongs to its message.
    """
    row = _row(session, channel, chat_id)
    if row is None or (replied is not None and _speaks_otherwise(session, row, replied)):
        return ()
    return tuple(row.choices)


def _speaks_otherwise(session: Session, offer: Offer, bound: Bound) -> bool:
    """Whether the message is no answer of the turn that made the offer."""
    sent = session.get(Outbox, bound.outbox_id) if bound.outbox_id is not None else None
    return sent is None or not sent.key.startswith("answer:") or sent.created_at != offer.at


def hold_file(session: Session, chat: Target, file: NewEvidence, now: datetime) -> None:
    """Keep the file for an hour, beside those that came before it."""
    row = _row(session, chat.channel, chat.chat_id) or Offer(
        channel=chat.channel, chat_id=chat.chat_id, at=now
    )
    files = [*_fresh(row, now), {**to_json(file), "at": now.isoformat()}]
    row.context = {**row.context, "files": files[-MOST_FILES:]}
    session.add(row)
    session.flush()


def waiting_files(session: Session, chat: Target, now: datetime) -> tuple[NewEvidence, ...]:
    """The files that wait."""
    row = _row(session, chat.channel, chat.chat_id)
    return tuple(from_json(NewEvidence, file) for file in (_fresh(row, now) if row is not None else ()))


def let_files_go(session: Session, chat: Target) -> None:
    """The files that waited wait no longer."""
    row = _row(session, chat.channel, chat.chat_id)
    if row is not None and row.context.get("files"):
        row.context = {**row.context, "files": []}
        session.add(row)


def just_reported(session: Session, person_id: int, now: datetime) -> list[int]:
    """The assignments that the person has reported within the hour, the last first."""
    wanted = select(Report.assignment_id).where(
        Report.person_id == person_id,
        col(Report.at) > now - FILES_HOLD,
        col(Report.decision).in_(("pending", "accepted")),
    )
    return list(dict.fromkeys(session.exec(wanted.order_by(col(Report.id).desc()))))


def _fresh(row: Offer, now: datetime) -> list[dict[str, str | int]]:
    files: list[dict[str, str | int]] = row.context.get("files", [])
    return [file for file in files if datetime.fromisoformat(str(file["at"])) > now - FILES_HOLD]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers of the tasks, and the review, that a message spoke of."""

    tasks: tuple[int, ...] = ()
    review_id: int | None = None


def bind(
    session: Session,
    channel: str,
    bot: str,
    chat_id: str,
    message_id: str,
    spoken: Spoken,
    *,
    now: datetime,
    outbox_id: int | None = None,
) -> None:
    """Keep what the message speaks of; a second time for the same message changes nothing."""
    values = {
        "channel": channel,
        "bot": bot,
        "chat_id": chat_id,
        "message_id": message_id,
        "outbox_id": outbox_id,
        "tasks": list(spoken.tasks),
        "review_id": spoken.review_id,
        "at": now,
    }
    insert_once(session, Bound, values)


def bound_message(
    session: Session, channel: str, bot: str, chat_id: str, message_id: str | None
) -> Bound | None:
    """What is known of the message; None for one that is not ours, or that nobody replied to."""
    if message_id is None:
        return None
    return session.exec(
        select(Bound).where(
            Bound.channel == channel,
            Bound.bot == bot,
            Bound.chat_id == chat_id,
            Bound.message_id == message_id,
        )
    ).first()


def spoken_of(session: Session, channel: str, bot: str, chat_id: str, message_id: str | None) -> Spoken:
    """What the message speaks of; nothing for one that is not ours or that nobody replied to."""
    row = bound_message(session, channel, bot, chat_id, message_id)
    return Spoken(tuple(row.tasks), row.review_id) if row else Spoken()


def _row(session: Session, channel: str, chat_id: str) -> Offer | None:
    return session.exec(select(Offer).where(Offer.channel == channel, Offer.chat_id == chat_id)).first()
