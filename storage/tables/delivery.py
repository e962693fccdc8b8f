"""What goes out and what came in: the outbox, its attempts, the inbox journal, pacing, bound messages."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Stored, json_list, json_object, moment


class Outbox(Stored, table=True):
    """A message that is owed to a person or a chat.

    `key` makes a second one impossible ("digest:7:2026-11-23", "answer:<inbox id>:<n>").
    `state`: due | sending | sent | ambiguous | unknown | refused | superseded | cancelled | failed.
    `payload` holds ids and codes, from which the text is made when it is sent; an answer (kind
    "message") holds the whole message (messages.text). `priority`: 0 goes first.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    channel: str = ""
    bot: str = ""
    chat_id: str = ""
    reply_to: str | None = None
    payload: dict[str, Any] = json_object()
    priority: int = 5
    part: int = 0
    follows_id: int | None = Field(default=None, foreign_key="outbox.id")
    state: str = Field(default="due", index=True)
    not_before: datetime = moment(index=True)
    owner: str = ""
    epoch: int = 0
    lease_until: datetime | None = moment(nullable=True)
    attempts: int = 0
    resends_left: int = 1
    failures: int = 0
    reason: str = ""
    message_id: str | None = None
    shown_to_office: bool = False
    created_at: datetime = moment()
    settled_at: datetime | None = moment(nullable=True)


class Attempt(Stored, table=True):
    """One try to send an outbox row, committed before the first byte leaves."""

    __table_args__ = (UniqueConstraint("outbox_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    outbox_id: int = Field(foreign_key="outbox.id", index=True)
    number: int
    owner: str
    epoch: int
    started_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)
    outcome: str = ""
    marked: bool = False


class Inbox(Stored, table=True):
    """A raw update, journalled before it is acknowledged to the channel.

    `key` is the business key (the id of a message, with its chat, or of a press). `state`: new | done |
    bad | refused; a refused one (state secret) has no raw text.
    """

    __table_args__ = (UniqueConstraint("channel", "bot", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    bot: str
    key: str
    chat_id: str = Field(default="", index=True)
    raw: str | None = None
    state: str = Field(default="new", index=True)
    error: str = ""
    received_at: datetime = moment()
    done_at: datetime | None = moment(nullable=True)


class Pace(Stored, table=True):
    """A window in which nothing may be sent: `scope` is "<channel>:<bot>" or "<channel>:<bot>:<chat>"."""

    scope: str = Field(primary_key=True)
    not_before: datetime = moment()
    reason: str = ""


class Bound(Stored, table=True):
    """What a message that we sent speaks of, so that a reply to it can be understood."""

    __table_args__ = (UniqueConstraint("channel", "bot", "chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    bot: str
    chat_id: str
    message_id: str
    outbox_id: int | None = Field(default=None, foreign_key="outbox.id")
    tasks: list[int] = json_list()
    review_id: int | None = Field(default=None, foreign_key="review.id")
    at: datetime = moment()
