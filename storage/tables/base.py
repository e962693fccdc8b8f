"""Column types that every table shares: aware moments kept as UTC, and JSON."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


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
