"""What came in, journalled before it is acknowledged; and what is kept of a chat for its next message.

Of a chat are kept the choices last offered, the files that wait for a report, what our messages speak of.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.outbox import Target, insert_once
from storage.reports import NewEvidence
from storage.tables import Bound, Inbox, Offer, Outbox, Report
from storage.tables.base import known
from tasks.query import Query
from tasks.serializing import from_json, to_json

FILES_HOLD = timedelta(hours=1)
ASKED_HOLDS = timedelta(hours=1)
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update as the journal takes it.

    `held` is the word of the gate for state secrets where it held the update ("secret", "doubt"): then `raw`
    is not written, unless an officer's own words clear the doubt.
    """

    channel: str
    bot: str
    key: str
    chat_id: str
    raw: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits to be handled, behind the others of its chat."""

    row_id: int
    channel: str
    bot: str
    chat_id: str


def journal(session: Session, arrivals: Iterable[Arrival], now: datetime) -> list[Waiting]:
    """Write what is new and return its rows; what is there already is left alone."""
    new: list[Waiting] = []
    for arrival in arrivals:
        same = select(Inbox.id).where(
            Inbox.channel == arrival.channel, Inbox.bot == arrival.bot, Inbox.key == arrival.key
        )
        if session.exec(same).first() is not None:
            continue
        row = Inbox(
            channel=arrival.channel,
            bot=arrival.bot,
            key=arrival.key,
            chat_id=arrival.chat_id,
            raw=None if arrival.held else arrival.raw,
            error=arrival.held,
            received_at=now,
        )
        session.add(row)
        session.flush()
        new.append(_waiting(row))
    return new


def unfinished(session: Session, bots: Collection[tuple[str, str]]) -> list[Waiting]:
    """What was journalled for these bots, by (channel, bot id), and not handled; oldest first."""
    query = select(Inbox).where(Inbox.state == "new").order_by(col(Inbox.id))
    return [_waiting(row) for row in session.exec(query) if (row.channel, row.bot) in bots]


def _waiting(row: Inbox) -> Waiting:
    return Waiting(known(row.id), row.channel, row.bot, row.chat_id)


def waiting(session: Session, row_id: int) -> Inbox | None:
    """The row, if it still waits for its handling."""
    row = session.get(Inbox, row_id)
    return row if row is not None and row.state == "new" else None


def settle(
    session: Session, row_id: int, state: str, now: datetime, error: str = "", *, scrub: bool = False
) -> None:
    """Mark a row done, bad or refused; a refused one loses its raw text, as any does with `scrub`."""
    row = session.get(Inbox, row_id)
    if row is None:
        return
    row.state, row.done_at, row.error = state, now, error
    if scrub or state == "refused":
        row.raw = None
    session.add(row)


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


@dataclass(frozen=True, slots=True)
class LastQuery:
    """What was asked last in a chat; `more` is the row with which its next page begins, None for none."""

    query: Query
    more: int | None = None


def remember_asked(session: Session, chat: Target, asked: LastQuery, now: datetime) -> None:
    """Keep the question for an hour."""
    row = _row(session, chat.channel, chat.chat_id) or Offer(
        channel=chat.channel, chat_id=chat.chat_id, at=now
    )
    row.context = {**row.context, "asked": {**to_json(asked), "at": now.isoformat()}}
    session.add(row)
    session.flush()


def end_paging(session: Session, chat: Target) -> None:
    """Something else was answered: «tiếp» no longer means the list, which is still remembered."""
    row = _row(session, chat.channel, chat.chat_id)
    if row is not None and row.context.get("asked", {}).get("more") is not None:
        row.context = {**row.context, "asked": {**row.context["asked"], "more": None}}
        session.add(row)


def last_asked(session: Session, chat: Target, now: datetime) -> LastQuery | None:
    """What was asked last, within the hour."""
    row = _row(session, chat.channel, chat.chat_id)
    kept = dict(row.context.get("asked", {})) if row is not None else {}
    if not kept or datetime.fromisoformat(kept.pop("at")) <= now - ASKED_HOLDS:
        return None
    return from_json(LastQuery, kept)


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


def _row(session: Session, channel: str, chat_id: str) -> Offer | None:
    return session.exec(select(Offer).where(Offer.channel == channel, Offer.chat_id == chat_id)).first()
