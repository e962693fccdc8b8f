"""What every verb of the command line needs: its settings, and one sentence for what is typed wrong."""

from datetime import date
from pathlib import Path

import typer
from dotenv import dotenv_values

from bot.commands.exits import Exit, fail
from bot.config import PREFIX, Config, ConfigError, load
from bot.loading import loaded
from messages.command_line import cli as words
from messages.secrecy import gate_lacks


def configured() -> Config:
    """The settings; ends the program where they cannot be used."""
    try:
        return load()
    except ConfigError as error:
        fail(words.bad_config(error.faults), Exit.CONFIG)


def unknown_settings(env: Path) -> list[str]:
    """The names of settings in the file that look like ours and are none."""
    known = {f"{PREFIX}{name}".upper() for name in Config.model_fields}
    names = dotenv_values(env, interpolate=False) if env.is_file() else {}
    return sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known)


def given_day(given: str | None) -> date | None:
    """A day given as YYYY-MM-DD; ends the program where it is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(words.bad_date(given)) from None


def file_bytes(path: Path, most: int = -1) -> bytes | None:
    """The first `most` bytes of a file; None where there is none, or something that never ends."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        return None


def why_no_bytes(path: Path) -> str:
    """The problem (messages.review.reading.PROBLEMS) of a path without bytes: nothing there, or a folder."""
    return "folder" if path.is_dir() else "not_found"


def tell_what_gate_lacks() -> None:
    """Say where the gate for state secrets is weaker on this machine."""
    scans = loaded("directives.formats.tesseract:has_vietnamese")()
    old_word = loaded("directives.formats.libreoffice:has_libreoffice")()
    for lack in gate_lacks(scans, old_word):
        typer.echo(lack)
