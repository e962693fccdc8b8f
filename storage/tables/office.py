"""The office's own table of days, and its settings."""

from datetime import date
from typing import Any

from sqlmodel import Field

from storage.tables.base import Stored, json_object


class Holiday(Stored, table=True):
    """A day off (`worked` false) or a worked Saturday or Sunday (`worked` true)."""

    day: date = Field(primary_key=True)
    worked: bool = False
    name: str = ""


class Setting(Stored, table=True):
    """A setting that the office may change while the program runs."""

    key: str = Field(primary_key=True)
    value: dict[str, Any] = json_object()
