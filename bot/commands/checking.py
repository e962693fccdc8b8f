"""`nhacviec check`: what the person who looks after the machine wants to know."""

import asyncio

import typer

from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.sending import make_bot
from bot.commands.base import configured, opened
from bot.commands.exits import Exit, fail
from bot.config import Config
from directives.formats.office import has_libreoffice
from directives.formats.recognition import has_vietnamese
from messages import checks as words
from messages.cli import bad_token
from scheduler.channel import Failure
from storage import condition, people
from storage.engine import Session
from storage.start import shown

SECONDS = 15.0


def check() -> None:
    """Look at everything that a run needs; nothing is changed but a database that is not there yet."""
    config = configured()
    with opened(config) as database:
        stands = database.read(condition.look)
        typer.echo(words.database(shown(database.url), stands.engine))
        typer.echo(words.record(stands.events, stands.head, stands.broken_at))
        typer.echo(words.office(*database.read(_office)))
    typer.echo(words.scans(has_vietnamese()))
    typer.echo(words.old_word(has_libreoffice()))
    typer.echo(_telegram(config))
    if stands.broken_at is not None:
        raise typer.Exit(int(Exit.STORE))


def _office(session: Session) -> tuple[int, int, int]:
    everybody = people.people(session)
    return len(people.units(session)), len(everybody), len(everybody) - len(people.unreached(session))


def _telegram(config: Config) -> str:
    token = config.token
    if token is None:
        return words.no_token()
    try:
        return words.telegram(asyncio.run(_name_of(token, config.telegram_api)))
    except Exception as error:
        if channel_error(error).failure is Failure.BAD_TOKEN:
            fail(bad_token(), Exit.NETWORK)
        return words.not_reached()


async def _name_of(token: str, api: str | None) -> str:
    async with asyncio.timeout(SECONDS):
        me = await make_bot(token, api).get_me()
    return me.username or ""
