"""The office: its registry of units and people, where they can be reached, its days off and its settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, UniqueConstraint
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
    """

    __table_args__ = (UniqueConstraint("channel", "bot", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    channel: str
    bot: str
    user_id: str
    chat_id: str
    state: str = "active"
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
    kind: str  # wrong_code | answered
    at: datetime = moment(index=True)


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
