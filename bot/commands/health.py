"""`nhacviec health`: how the service is, asked beside it at next to no cost."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.config import Config
from bot.loading import loaded
from bot.upkeep.health import Health
from messages.command_line import health as words
from messages.command_line.cli import OPTIONS
from messages.command_line.office import store_error
from scheduler.time import SystemClock
from storage.backups.archived import last_made
from storage.database.glance import FILE, Vitals, glance_at_vitals, mark_beside
from tasks.serializing import to_text


def health(as_json: Annotated[bool, typer.Option("--json", help=OPTIONS["json"])] = False) -> None:
    """Say how it is; the exit status tells whether it is well."""
    config = configured()
    if not as_json and _nobodys(config.database_url):
        fail(store_error("no_office", {"path": config.database_url.removeprefix(FILE)}), Exit.ILL)
    last = last_made(config.backups) if config.backups is not None else None
    found = Health(SystemClock().now(), _vitals(config), last, config.backups is not None)
    if as_json:
        typer.echo(to_text(_plain(found), indent=1))
    else:
        ill = [(each.symptom.value, each.channel) for each in found.ill]
        typer.echo(words.told(ill, _queue(found), found.figures(), found.polls()))
    if found.ill:
        raise typer.Exit(int(Exit.ILL))


def _nobodys(url: str) -> bool:
    """Whether there is no database, and there was none."""
    file = Path(url.removeprefix(FILE))
    return url.startswith(FILE) and not file.exists() and not mark_beside(file).exists()


def _vitals(config: Config) -> Vitals | None:
    """By the driver alone where it is a file; what cannot be asked is ill, and is neither made nor mended."""
    url = config.database_url
    if url.startswith(FILE):
        return glance_at_vitals(url)
    found: Vitals | None = loaded("storage.database.notes:ask_server")(url)
    return found


def _queue(found: Health) -> dict[str, int]:
    vitals = found.vitals or Vitals()
    return {"inbox": vitals.inbox, **vitals.outbox}


def _plain(found: Health) -> dict[str, Any]:
    """Ages in whole seconds, null for never or for nothing of the kind."""
    return {
        "healthy": not found.ill,
        "at": found.at.isoformat(timespec="seconds"),
        "ill": [
            {"code": each.symptom.value, **({"channel": each.channel} if each.channel else {})}
            for each in found.ill
        ],
        "queue": _queue(found),
        **{f"{name}_seconds": _whole(age) for name, age in found.figures().items()},
        "poll_seconds": {channel: _whole(age) for channel, age in found.polls().items()},
    }


def _whole(age: float | None) -> int | None:
    return int(age) if age is not None else None
