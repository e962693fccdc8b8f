"""The office's settings: one frozen value, read from rows that may be changed while the program runs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from tasks.serializing import from_json, to_json
from tasks.standing import Ladder
from tasks.tracking import COLUMNS

if TYPE_CHECKING:
    from sqlalchemy import Connection, TableClause
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Everything that an office may set; each field is a row of `setting` where it was changed.

    `days_before` are working days before a deadline's `remind_by`; hours are by Vietnam's clock;
    `bot_username` is that of the Telegram bot, "" until it is known, and makes the deep links of invites;
    `extension_cap` is how many extensions an assignment may get, None for any number. The quota is what the
    plan of a messenger that counts allows: messages a month, users of a bot.

    What is kept how long, and how much (incoming.retention, incoming.filespace): days of the journal's raw
    updates once they are settled, 0 for none; days of a message's words once it has ended; years of evidence
    once its task has ended, and of a directive's files once all of its tasks have; MiB of files in all, and
    of one person a day.
    """

    office_name: str = ""
    bot_username: str = ""
    days_before: tuple[int, ...] = (7, 3, 1, 0)
    morning: time = time(8)
    evening: time = time(18)
    roll_forward: bool = False
    soon_days: int = 7
    ladder: Ladder = field(default_factory=Ladder)
    briefing_weekday: int = 0
    invite_hours: int = 72
    wrong_codes_an_hour: int = 5
    wrong_codes_a_day: int = 50
    extension_cap: int | None = None
    export_columns: tuple[str, ...] = COLUMNS
    quota_messages: int = 3000
    quota_users: int = 50
    journal_days: int = 0
    outbox_days: int = 30
    evidence_years: int = 5
    directive_years: int = 10
    files_mib: int = 2048
    files_day_mib: int = 50


@cache
def _rows() -> "TableClause":
    """storage.tables.Setting without its class: who only wants the settings need not load all tables."""
    # Nor SQLAlchemy, where storage.database.glance has seen them.
    from sqlalchemy import JSON, column, table

    return table("setting", column("key"), column("value", JSON))


class BadSetting(ValueError):
    """A setting that does not exist, or a value that it cannot take; `key` names it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def load(session: "Session") -> OfficeSettings:
    """The settings as they now stand."""
    return of_rows((key, kept) for key, kept in session.connection().execute(_rows().select()))


def of_rows(rows: Iterable[tuple[str, Any]]) -> OfficeSettings:
    """The settings that rows of `setting` make. One that can no longer be read counts as not set."""
    settings = OfficeSettings()
    for key, kept in rows:
        try:
            settings = _changed(settings, key, kept.get("value"))
        except BadSetting:
            continue
    return settings


def save(session: "Session", key: str, value: Any) -> OfficeSettings:
    """Change one setting; `value` as JSON has it (hours as "07:30"). Raises BadSetting."""
    settings = _changed(load(session), key, value)
    if settings.morning >= settings.evening:  # no hour of the day would be left to remind anybody
        raise BadSetting(key)
    _keep(session.connection(), key, {"value": to_json(getattr(settings, key))})
    return settings


def _keep(connection: "Connection", key: str, value: dict[str, Any]) -> None:
    rows = _rows()
    if not connection.execute(rows.update().where(rows.c.key == key).values(value=value)).rowcount:
        connection.execute(rows.insert().values(key=key, value=value))


def _changed(settings: OfficeSettings, key: str, value: Any) -> OfficeSettings:
    try:
        good = from_json(_type_of(key), value)
    except BadSetting:
        raise
    except ValueError as wrong:
        raise BadSetting(key) from wrong
    if not _in_range(key, good):
        raise BadSetting(key)
    return replace(settings, **{key: good})


def _type_of(key: str) -> Any:
    types = _types()
    if key not in types:
        raise BadSetting(key)
    return types[key]


@cache
def _types() -> dict[str, Any]:
    return get_type_hints(OfficeSettings)


def _in_range(key: str, value: Any) -> bool:
    match key:
        case "days_before":
            return len(value) <= 20 and all(0 <= days <= 60 for days in value)
        case "briefing_weekday":
            return bool(0 <= value <= 6)
        case "export_columns":
            return bool(value) and set(value) <= set(COLUMNS) and len(set(value)) == len(value)
        case "invite_hours" | "wrong_codes_an_hour" | "wrong_codes_a_day":
            return bool(1 <= value <= 10_000)
        case "quota_messages" | "quota_users":
            return bool(1 <= value <= 10_000_000)
        case "journal_days" | "outbox_days":
            return bool((0 if key == "journal_days" else 1) <= value <= 3_650)
        case "evidence_years" | "directive_years":
            return bool(1 <= value <= 100)
        case "files_mib" | "files_day_mib":
            return bool(1 <= value <= 10_000_000)
        case "soon_days":
            return bool(0 <= value <= 60)
        case "extension_cap":
            return value is None or 0 <= value <= 100
        case "ladder":
            return all(1 <= getattr(value, step.name) <= 250 for step in fields(value))
        case _:
            return True
