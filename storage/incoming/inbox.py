"""What came in, journalled before it is acknowledged; and what is kept of a chat for its next message.

Of a chat is kept here what our messages speak of; see also choices and chats.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlmodel import Session, col, func, select

from storage.delivery.outbox import Target, insert_new
from storage.incoming.choices import CHOICES_HOLD, NOTHING_LISTED, NumberedChoices, put_listed
from storage.tables import Address, Bound, Inbox, Outbox
from storage.tables.base import known


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update as the journal takes it.

    `held` is the word of the gate for state secrets where it held the update ("secret", "doubt", "follows"):
    then `raw` is not written, nor for a part of a document, whose `kind` is "text" or "album".
    """

    channel: str
    bot: str
    key: str
    chat_id: str
    raw: str
    held: str = ""
    kind: str = ""
    user_id: str = ""
    message_id: str = ""
    private: bool = True


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits to be handled, behind the others of its chat; `stranger`: sent by nobody we know."""

    row_id: int
    channel: str
    bot: str
    chat_id: str
    kind: str = ""
    user_id: str = ""
    stranger: bool = False
    key: str = ""


ORDERED = "order"
"""The kind of what somebody has ordered and what takes its time: made beside what the chat says next."""

PARTS = ("text", "album", "photos")
"""The kinds of rows whose content waits in memory for the other parts of its document."""


def journal(session: Session, arrivals: Iterable[Arrival], now: datetime) -> list[Waiting]:
    """Write what is new and return its rows; what is there already is left alone."""
    rows: list[Inbox] = []
    for (channel, bot), some in groupby(arrivals, key=lambda each: (each.channel, each.bot)):
        by_key: dict[str, Arrival] = {}
        for each in some:
            by_key.setdefault(each.key, each)
        same = select(Inbox.key).where(Inbox.channel == channel, Inbox.bot == bot)
        there = set(session.exec(same.where(col(Inbox.key).in_(list(by_key)))))
        rows += [_row(each, now) for key, each in by_key.items() if key not in there]
        session.add_all(rows)
        session.flush()
    new = [_waiting(row) for row in rows]
    unknown = _of_strangers(session, new)
    return [replace(row, stranger=row.row_id in unknown) for row in new]


def _row(arrival: Arrival, now: datetime) -> Inbox:
    return Inbox(
        channel=arrival.channel,
        bot=arrival.bot,
        key=arrival.key,
        chat_id=arrival.chat_id,
        user_id=arrival.user_id,
        message_id=arrival.message_id,
        kind=arrival.kind,
        private=arrival.private,
        raw=None if arrival.held or arrival.kind in PARTS else arrival.raw,
        error=arrival.held,
        received_at=now,
    )


def unfinished(session: Session, bots: Collection[tuple[str, str]]) -> list[Waiting]:
    """What was journalled for these bots, by (channel, bot id), and not handled; oldest first."""
    query = select(Inbox).where(Inbox.state == "new").order_by(col(Inbox.id))
    found = [_waiting(row) for row in session.exec(query) if (row.channel, row.bot) in bots]
    unknown = _of_strangers(session, found)
    return [replace(row, stranger=row.row_id in unknown) for row in found]


def _waiting(row: Inbox) -> Waiting:
    return Waiting(known(row.id), row.channel, row.bot, row.chat_id, row.kind, row.user_id, key=row.key)


def order(session: Session, chat: Target, user_id: str, key: str, what: str, now: datetime) -> Waiting:
    """Journal what somebody has ordered, so that it outlives the program; `what` tells the maker of it."""
    row = Inbox(
        channel=chat.channel,
        bot=chat.bot,
        key=key,
        chat_id=chat.chat_id,
        user_id=user_id,
        kind=ORDERED,
        raw=what,
        received_at=now,
    )
    session.add(row)
    session.flush()
    return _waiting(row)


def _of_strangers(session: Session, rows: Collection[Waiting]) -> frozenset[int]:
    """The rows whose sender speaks for nobody of the office."""
    users = {row.user_id for row in rows if row.user_id}
    wanted = select(Address.channel, Address.bot, Address.user_id)
    wanted = wanted.where(col(Address.user_id).in_(users), Address.state != "left")
    linked = set(session.exec(wanted)) if users else set()
    return frozenset(
        row.row_id for row in rows if row.user_id and (row.channel, row.bot, row.user_id) not in linked
    )


def waiting(session: Session, row_id: int) -> Inbox | None:
    """The row, if it still waits for its handling."""
    row = session.get(Inbox, row_id)
    return row if row is not None and row.state == "new" else None


def taken(session: Session, row_id: int) -> Inbox | None:
    """The same, for this transaction alone: who asks meanwhile waits, and then finds it handled."""
    row = session.get(Inbox, row_id, with_for_update=True, populate_existing=True)
    session.info["taken", row_id] = row  # so that it is not read once more where it is settled
    return row if row is not None and row.state == "new" else None


def strip(session: Session, row_ids: Iterable[int], held: str) -> bool:
    """Take the content from rows that the gate holds, and from what was their message before it was edited;
    whether there may have been any.
    """
    found = [row for row_id in row_ids if (row := waiting(session, row_id)) is not None]
    before = [row for each in found if held != "follows" for row in _before(session, each)]
    # What was settled has lost its content already, and the log may have it still.
    had = bool(before) or any(row.raw is not None for row in found)
    for row in before:
        row.raw = None
        session.add(row)
    for row in found:
        row.raw, row.error = None, held
        session.add(row)
    return had


def was_taken(session: Session, row_id: int) -> bool:
    """Whether the row's message was taken before somebody edited it."""
    row = session.get(Inbox, row_id)
    return row is not None and any(each.state == "done" for each in _before(session, row))


def told_of(session: Session, row_id: int) -> tuple[int, ...]:
    """The tasks of which others were told by the row's message, before somebody edited it."""
    row = session.get(Inbox, row_id)
    found: set[int] = set()
    for each in _before(session, row) if row is not None else ():
        begins = col(Outbox.key).startswith(f"notice:{each.id}:", autoescape=True)
        for payload in session.exec(select(Outbox.payload).where(begins)):
            found.update(payload.get("tasks", ()))
    return tuple(sorted(found))


def _before(session: Session, row: Inbox) -> list[Inbox]:
    """The other rows of the same message: an edit comes as a row of its own."""
    same = (Inbox.channel == row.channel, Inbox.bot == row.bot, Inbox.chat_id == row.chat_id)
    if not row.message_id:
        return []
    query = select(Inbox).where(*same, Inbox.message_id == row.message_id, col(Inbox.id) < known(row.id))
    return list(session.exec(query.where(col(Inbox.kind) != "again")))


def lost_parts(session: Session, row: Inbox, here: Collection[int]) -> list[int]:
    """The waiting rows of the chat, this one first, whose content was in the memory of a program that ended.

    `here` are the rows whose content is in ours.
    """
    wanted = select(Inbox.id).where(
        Inbox.channel == row.channel,
        Inbox.bot == row.bot,
        Inbox.chat_id == row.chat_id,
        Inbox.state == "new",
        Inbox.error == "",
        col(Inbox.raw).is_(None),
        col(Inbox.kind).in_(PARTS),
    )
    return [known(row_id) for row_id in session.exec(wanted.order_by(col(Inbox.id))) if row_id not in here]


def settle(
    session: Session, row_id: int, state: str, now: datetime, error: str = "", *, keep: bool = False
) -> None:
    """Mark a row done, bad or refused: it loses its raw text at once, unless it is to `keep` it."""
    row = session.get(Inbox, row_id)
    if row is None:
        return
    row.state, row.done_at, row.error = state, now, error
    if not keep:
        row.raw = None
    session.add(row)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers of the tasks, and the review, that a message spoke of; and its choices without buttons."""

    tasks: tuple[int, ...] = ()
    review_id: int | None = None
    listed: NumberedChoices = NOTHING_LISTED


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was accepted, and what it speaks of."""

    channel: str
    bot: str
    chat_id: str
    message_id: str
    spoken: Spoken
    outbox_id: int | None = None


def bind_all(session: Session, messages: Sequence[Sent], now: datetime) -> None:
    """Keep what the messages speak of; a second time for the same message changes nothing."""
    bound = [
        {
            "channel": each.channel,
            "bot": each.bot,
            "chat_id": each.chat_id,
            "message_id": each.message_id,
            "outbox_id": each.outbox_id,
            "tasks": list(each.spoken.tasks),
            "review_id": each.spoken.review_id,
            "at": now,
        }
        for each in messages
    ]
    insert_new(session, Bound, bound)
    for each in messages:
        if each.spoken.listed.choices:
            put_listed(session, each.channel, each.chat_id, each.spoken.listed, now)


def spoken_since(
    session: Session, channel: str, bot: str, chat_id: str, now: datetime
) -> tuple[tuple[int, ...], int | None]:
    """The tasks that reminders and notices spoke of since the person last wrote, and the outbox row of the
    only one of these messages; nothing where the last message was an answer.

    For a channel that tells of no replies: what was said last is what a word alone speaks of.
    """
    chat = (Inbox.channel == channel, Inbox.bot == bot, Inbox.chat_id == chat_id)
    wrote = session.exec(select(func.max(Inbox.done_at)).where(*chat)).one()
    found = select(Bound, Outbox.key).join(Outbox, col(Bound.outbox_id) == col(Outbox.id), isouter=True)
    found = found.where(Bound.channel == channel, Bound.bot == bot, Bound.chat_id == chat_id)
    since = now - CHOICES_HOLD
    found = found.where(col(Bound.at) >= (since if wrote is None else max(wrote, since)))
    rows = session.exec(found.order_by(col(Bound.id))).all()
    spoken = [bound for bound, key in rows if not (key or "").startswith("answer:")]
    if not spoken or spoken[-1] is not rows[-1][0]:
        return (), None
    tasks = tuple(dict.fromkeys(number for bound in spoken for number in bound.tasks))
    return tasks, spoken[0].outbox_id if len(spoken) == 1 else None


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
