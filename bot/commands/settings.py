"""`nhacviec settings show`. It stands by itself so that it need not load what opens a database wholly."""

from dataclasses import asdict

import typer

from bot.commands.base import configured
from bot.config import Config
from bot.loading import loaded
from messages.command_line import office as words
from storage import settings
from storage.database.glance import glance_at_settings
from storage.settings import OfficeSettings
from tasks.serializing import to_text

HIDDEN = frozenset({"bot_username"})
"""Kept among the settings, and told by the channel's server rather than by the office."""


def show_settings() -> None:
    """List the settings with their values and what each is for."""
    for name, value in asdict(_settings(configured())).items():
        if name not in HIDDEN:
            typer.echo(words.setting(name, to_text(value)))


def _settings(config: Config) -> OfficeSettings:
    seen = glance_at_settings(config.database_url)
    if seen is not None and config.office_name in (None, seen.office_name):
        return seen
    with loaded("bot.commands.opening:opened")(config) as database:
        office: OfficeSettings = database.read(settings.load)
    return office
