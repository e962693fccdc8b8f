"""The office and its messages: units, people, addresses, days, settings; the inbox, the outbox, attempts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Stored, json_list, json_object, moment


class Unit(Stored, table=True):
    """A unit (phòng, đơn vị trực thuộc). `kind` is the registry's own word."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    kind: str = ""
    aliases: list[str] = json_list()
    parent_id: int | None = Field(default=None, foreign_key="unit.id")
    # Units and people refer to each other: this side of the circle is added last.
    in_charge_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("person.id", name="unit_in_charge_id_fkey", use_alter=True)),
    )
    active: bool = True


class Person(Stored, table=True):
    """A person of the office; `code` is the registry's key."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    title: str = ""
    honorific: str = ""
    unit_id: int = Field(foreign_key="unit.id", index=True)
    active: bool = True


class PersonRole(Stored, table=True):
    """A role that a person holds in a unit (tasks.model.Role)."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("person_id", "unit_id", "role"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: str


class Address(Stored, table=True):
    """Where a person can be written to: a private chat with one bot of one channel.

    `state`: active | blocked | invalid | left. Identity is `user_id`, the channel's numeric or opaque id.
    Of a person's addresses the lowest `rank` is tried first.
    """

    __table_args__ = (UniqueConstraint("channel", "bot", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    channel: str
    bot: str
    user_id: str
    chat_id: str
    state: str = "active"
    rank: int = 0
    linked_at: datetime = moment()
    changed_at: datetime | None = moment(nullable=True)


class Invite(Stored, table=True):
    """A one-time code, kept hashed, bound to one person."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    code_hash: str = Field(unique=True)
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = moment()
    expires_at: datetime = moment()
    used_at: datetime | None = moment(nullable=True)
    revoked_at: datetime | None = moment(nullable=True)


class LinkAttempt(Stored, table=True):
    """A wrong code or an answer to a stranger: what the limits per chat are counted by."""

    __tablename__ = "link_attempt"

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    chat_id: str = Field(index=True)
    kind: str  # wrong_code | answered | group_told
    at: datetime = moment(index=True)


class GroupChat(Stored, table=True):
    """A group that may hear counts: invited by a one-time code, kept hashed, whose use makes its chat known.

    `state`: invited | active | left | withdrawn.
    """

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str
    created_by: int = Field(foreign_key="person.id")
    created_at: datetime = moment()
    expires_at: datetime = moment()
    channel: str = ""
    bot: str = ""
    chat_id: str = ""
    state: str = "invited"
    changed_at: datetime | None = moment(nullable=True)


class Offer(Stored, table=True):
    """The choices last offered in a chat: a bare number means one of them, as the next message only."""

    __table_args__ = (UniqueConstraint("channel", "chat_id"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    chat_id: str
    choices: list[str] = json_list()
    context: dict[str, Any] = json_object()
    at: datetime = moment()


class Holiday(Stored, table=True):
    """A day off (`worked` false) or a worked Saturday or Sunday (`worked` true)."""

    day: date = Field(primary_key=True)
    worked: bool = False
    name: str = ""


class Setting(Stored, table=True):
    """A setting that the office may change while the program runs."""

    key: str = Field(primary_key=True)
    value: dict[str, Any] = json_object()


class Outbox(Stored, table=True):
    """A message that is owed to a person or a chat.

    `key` makes a second one impossible ("digest:7:2026-11-23", "answer:<inbox id>:<n>").
    `state`: due | sending | sent | ambiguous | unknown | refused | superseded | cancelled | failed.
    `payload` holds ids and codes, from which the text is made when it is sent; an answer (kind
    "message") holds the whole message (messages.text). `priority`: 0 goes first.
    """

    __table_args__ = (Index("ix_outbox_kind", "kind", "state", "created_at"),)

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
    bad | refused. `raw` is there only where the gate for state secrets has cleared all strings of it: not of
    one that it held (`error`: secret | doubt | follows), nor of a part that waits for the others of its
    document (`kind`: text | album). `kind` is "again" for what an officer's decision on a doubt asks for
    (`error`: the doubt's id), "cleared" for words that an officer has cleared, "file" where a file came,
    "order" for a table that somebody has asked for and that is made beside everything else.
    """

    __table_args__ = (UniqueConstraint("channel", "bot", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    bot: str
    key: str
    chat_id: str = Field(default="", index=True)
    user_id: str = ""
    message_id: str = ""
    kind: str = ""
    private: bool = True
    raw: str | None = None
    state: str = Field(default="new", index=True)
    error: str = ""
    received_at: datetime = moment()
    done_at: datetime | None = moment(nullable=True)


class HeldDoubt(Stored, table=True):
    """What the gate for state secrets is in doubt about, until an officer decides: of its content nothing.

    `digest` is the keyed hash of the text, or of the bytes of the files, `words_digest` that of the words
    beside the files where the doubt is about those too; `files` are the channel's own ids, none for a text.
    `task` is the one that the words named. `state`: open | follows (what came while another was open, and is
    decided with it) | cleared | kept (out).
    """

    __tablename__ = "doubt"

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(index=True)
    words_digest: str = Field(default="", index=True)
    channel: str
    bot: str
    chat_id: str
    user_id: str
    person_id: int = Field(foreign_key="person.id")
    message_ids: list[str] = json_list()
    files: list[str] = json_list()
    task: int | None = None
    state: str = "open"
    asked_at: datetime = moment()
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = moment(nullable=True)


class Touched(Stored, table=True):
    """A row of the record that the running transaction has changed and not yet sealed (record.sealing).

    The database itself notes it, whoever writes (migration 0014); between transactions there is none.
    """

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)


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
