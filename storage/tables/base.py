"""What every table shares: its base, the column types of aware moments kept as UTC and of JSON, ids."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Stored(SQLModel):
    """What every table is made from: pydantic's part of a class is built at its first use.

    A row read or written by SQLAlchemy never passes pydantic's validation, and building that for every table
    is a third of what the tables cost a start.
    """

    model_config = {"defer_build": True}


class UtcMoment(TypeDecorator[datetime]):
    """An aware datetime kept in UTC; a naive one raises ValueError before it reaches the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def moment(*, nullable: bool = False, index: bool = False) -> Any:
    """A column with an aware moment."""
    default = None if nullable else ...
    return Field(default, sa_type=UtcMoment, nullable=nullable, index=index)


def json_list() -> Any:
    """A column with a JSON list, empty unless given."""
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def json_object() -> Any:
    """A column with a JSON object, empty unless given."""
    return Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


def known(row_id: int | None) -> int:
    """The id of a row that is in the database; ValueError for one that has not been written yet."""
    if row_id is None:
        raise ValueError("the row has no id yet")
    return row_id
