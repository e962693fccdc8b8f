"""The row of a chat, and what stands in it: offers in words, buttons that are numbered lines, a review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.delivery.outbox import Target
from storage.tables import Bound, Offer, Outbox

NUMBERS_GO_ON = timedelta(hours=12)
CHOICES_HOLD = timedelta(days=3)  # over a weekend
QUESTION_HOLDS = timedelta(hours=1)
MOST_NUMBERS = 30  # that stand at once
MOST_ENDED = 100


def remember_offered(
    session: Session, channel: str, chat_id: str, choices: tuple[str, ...], now: datetime
) -> None:
    """Replace what was offered in the chat; nothing offered clears it."""
    row = chat_row(session, channel, chat_id)
    if row is None:
        if not choices:
            return
        row = new_chat_row(session, channel, chat_id, now)
    row.choices, row.at = list(choices), now
    listed = row.context.get("listed")
    row.context = {key: value for key, value in row.context.items() if key != "listed"}
    if listed:
        row.context["ended"] = _ended_with(row.context, listed["choices"], now)
    session.add(row)


def _ended_with(context: dict[str, Any], ended: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """Those that have ended half a day ago at most, with these; of a number what it meant last."""
    before = _fresh(context.get("ended"), NUMBERS_GO_ON, now)
    kept = {number: data for number, data in before.items() if number not in ended}
    return {"choices": dict([*kept.items(), *ended.items()][-MOST_ENDED:]), "at": now.isoformat()}


def _fresh(kept: Mapping[str, Any] | None, hold: timedelta, now: datetime) -> dict[str, str]:
    fresh = kept is not None and datetime.fromisoformat(kept["at"]) > now - hold
    return dict(kept.get("choices", {})) if kept is not None and fresh else {}


def offered(session: Session, channel: str, chat_id: str, replied: Bound | None = None) -> tuple[str, ...]:
    """The typed commands that the last answer in the chat offered, in order.

    `replied` is the message of ours that was replied to: an offer belongs to its message.
    """
    row = chat_row(session, channel, chat_id)
    if row is None or (replied is not None and _speaks_otherwise(session, row, replied)):
        return ()
    return tuple(row.choices)


def _speaks_otherwise(session: Session, offer: Offer, bound: Bound) -> bool:
    """Whether the message is no answer of the turn that made the offer."""
    sent = session.get(Outbox, bound.outbox_id) if bound.outbox_id is not None else None
    return sent is None or not sent.key.startswith("answer:") or sent.created_at != offer.at


@dataclass(frozen=True, slots=True)
class NumberedChoices:
    """What a message offered under numbers in place of buttons: the buttons' data, from `first` on.

    `anew`: the numbers of the lists before it have ended.
    """

    first: int = 1
    choices: tuple[str, ...] = ()
    anew: bool = True


NOTHING_LISTED = NumberedChoices()


def put_listed(session: Session, channel: str, chat_id: str, listed: NumberedChoices, now: datetime) -> None:
    """Beside those that a message before has listed, unless the numbers begin anew.

    A number that the answer to a message in between offers already keeps that meaning.
    """
    row = chat_row(session, channel, chat_id) or new_chat_row(session, channel, chat_id, now)
    before = row.context.get("listed", {}).get("choices", {})
    kept = {} if listed.anew else before
    new = {str(n): data for n, data in enumerate(listed.choices, listed.first) if n > len(row.choices)}
    row.context = {**row.context, "listed": {"choices": {**kept, **new}, "at": now.isoformat()}}
    if listed.anew and before:
        row.context["ended"] = _ended_with(row.context, before, now)
    session.add(row)


def next_choices(session: Session, channel: str, chat_id: str, now: datetime) -> tuple[int, tuple[str, ...]]:
    """The number from which the next message's choices go on, and what was offered in words.

    Lists that come before the person has written again share their numbers, so that no number has two
    meanings; after half a day, or where the numbers grow long, they begin anew and the older ones end.
    """
    row = chat_row(session, channel, chat_id)
    if row is None:
        return 1, ()
    listed = row.context.get("listed")
    last = len(row.choices)
    standing = _fresh(listed, NUMBERS_GO_ON, now)
    if last + len(standing) < MOST_NUMBERS:
        last = max([last, *map(int, standing)])
    return last + 1, tuple(
        choice.partition(" ")[2] if _of_review(choice) else choice for choice in row.choices
    )


def _of_review(choice: str) -> bool:
    return choice.startswith("review:")


def listed_choices(
    session: Session, channel: str, chat_id: str, now: datetime
) -> tuple[tuple[int, str], ...]:
    """The numbered choices that stand in the chat: (number, button's data)."""
    row = chat_row(session, channel, chat_id)
    listed = _fresh(row.context.get("listed"), CHOICES_HOLD, now) if row is not None else {}
    return tuple((int(number), data) for number, data in listed.items())


def ended_choices(session: Session, channel: str, chat_id: str, now: datetime) -> tuple[tuple[int, str], ...]:
    """Those whose number now means nothing else: of lists that half a day ago stood, or that have expired."""
    row = chat_row(session, channel, chat_id)
    if row is None:
        return ()
    ended = _fresh(row.context.get("ended"), NUMBERS_GO_ON, now)
    expired = row.context.get("listed", {}).get("choices", {})
    stand = dict(listed_choices(session, channel, chat_id, now))
    found = {int(number): data for number, data in {**ended, **expired}.items()}
    return tuple((number, data) for number, data in found.items() if number not in stand)


def chat_row(session: Session, channel: str, chat_id: str) -> Offer | None:
    """The row of what is kept of a chat; a turn asks for it many times, and reads it once."""
    asked = ("offer", channel, chat_id)
    row: Offer | None = session.info.get(asked)
    if asked not in session.info or (row is not None and row not in session):
        row = session.info[asked] = session.exec(_OF_CHAT, params={"over": channel, "in": chat_id}).first()
    return row


_OF_CHAT = select(Offer).where(Offer.channel == bindparam("over"), Offer.chat_id == bindparam("in"))


def new_chat_row(session: Session, channel: str, chat_id: str, now: datetime) -> Offer:
    """The row of a chat of which nothing was kept so far."""
    row = Offer(channel=channel, chat_id=chat_id, choices=[], context={}, at=now)
    session.add(row)
    session.info["offer", channel, chat_id] = row
    return row


# Which of several open reviews a chat is working on: the one that it opened, or changed, last.


def remember_review(session: Session, chat: Target, review_id: int | None, now: datetime) -> None:
    """Keep it for an hour; None where another has come, so that it is asked which one is meant."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is None:
        if review_id is None:
            return
        row = new_chat_row(session, chat.channel, chat.chat_id, now)
    kept = {key: value for key, value in row.context.items() if key != "review"}
    row.context = kept if review_id is None else {**kept, "review": {"id": review_id, "at": now.isoformat()}}
    session.add(row)


def review_at_hand(session: Session, chat: Target, now: datetime) -> int | None:
    """The review, if no message of ours in the chat has spoken of another since."""
    row = chat_row(session, chat.channel, chat.chat_id)
    kept = row.context.get("review") if row is not None else None
    if not kept or (at := datetime.fromisoformat(kept["at"])) <= now - QUESTION_HOLDS:
        return None
    others = select(Bound.id).where(
        Bound.channel == chat.channel,
        Bound.bot == chat.bot,
        Bound.chat_id == chat.chat_id,
        Bound.at > at,
        Bound.review_id != kept["id"],
    )
    return None if session.exec(others.where(col(Bound.review_id).is_not(None))).first() else int(kept["id"])
