"""`nhacviec settings show`. It stands by itself so that it need not load every table of the database."""

from dataclasses import asdict

import typer

from bot.commands.base import configured, opened
from messages import office as words
from storage import settings
from tasks.serializing import to_text

HIDDEN = frozenset({"bot_username"})
"""Kept among the settings, and told by the channel's server rather than by the office."""


def show_settings() -> None:
    """List the settings with their values and what each is for."""
    with opened(configured()) as database:
        office = database.read(settings.load)
    for name, value in asdict(office).items():
        if name not in HIDDEN:
            typer.echo(words.setting(name, to_text(value)))
