"""`nhacviec init`: from an empty folder to the clerk's code in a few questions.

What was answered is kept at once, so that stopping anywhere and typing the verb again goes on there.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from dotenv import set_key

from bot.actions.people.registry import RegistryTaken, Rejected, import_people, import_units
from bot.channels.wiring import MESSENGERS
from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.config import Config, is_token
from language.folding import fold
from messages.command_line import cli, office
from messages.command_line import first_run as words
from messages.command_line.first_run import FirstBot
from messages.papers.registry import template
from messages.vi import moment
from scheduler.channel import ChannelError, Failure
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Database, Session
from storage.registry import invites, people
from storage.registry.invites import NewInvite
from tasks.model import Person

ENV = Path(".env")
REGISTRY = Path("danh-muc.xlsx")
SECONDS = 15.0
"""How long a messenger is waited for."""


def init(
    registry: Annotated[
        Path, typer.Option("--registry", metavar="FILE", help=cli.OPTIONS["registry"])
    ] = REGISTRY,
) -> None:
    """Ask what is not known yet, take the registry, and end with a code for the first of the office."""
    try:
        _name_office(configured())
        bots = _bots(configured())
        with opened(configured(), make=True) as database:
            _take_registry(database, registry)
            _invite_first(database, bots)
    except typer.Abort:
        typer.echo()
        fail(words.STOPPED, Exit.INTERRUPTED)
    typer.echo(words.ready())


def _ask(question: str, *, hidden: bool = False, empty: str | None = None) -> str:
    """What was typed; asked again while it is nothing, unless `empty` stands for that."""
    given: str = typer.prompt(
        question,
        default=empty,
        hide_input=hidden and sys.stdin.isatty(),  # nothing is shown where there is no terminal
        show_default=False,
        prompt_suffix=" ",
    )
    return given.strip()


def _number(question: str, most: int) -> int:
    while True:
        given = _ask(question)
        if given.isdecimal() and 1 <= int(given) <= most:
            return int(given)
        typer.echo(words.number_only(most))


def _keep(setting: str, value: str) -> None:
    """Write a setting into .env, which only this account may read."""
    try:
        set_key(ENV, setting, value)
        os.chmod(ENV, 0o600)
    except OSError:
        fail(words.not_written(str(ENV)), Exit.CONFIG)


def _name_office(config: Config) -> None:
    if config.office_name:
        typer.echo(words.office_named(config.office_name))
        return
    _keep("NHACVIEC_OFFICE_NAME", " ".join(_ask(words.OFFICE_NAME).split()))


# --- the bots ---


def _bots(config: Config) -> dict[str, FirstBot]:
    """The bot of each messenger, without a name where it could not be asked."""
    found = {name: _known(name, token, config) for name, token in config.tokens.items()}
    if found:
        return {name: bot or FirstBot() for name, bot in found.items()}
    names = tuple(MESSENGERS)
    chosen = _number(words.which_messenger(names), len(names) + 1)
    asked = {name: _asked(name, config) for name in (names[chosen - 1 : chosen] or names)}
    typer.echo(words.settings_written(str(ENV)))
    return asked


def _asked(messenger: str, config: Config) -> FirstBot:
    """Ask for a token until one can be kept."""
    while True:
        token = _ask(words.ask_token(messenger), hidden=True)
        if not is_token(token):
            typer.echo(words.token_refused(messenger))
            continue
        bot = _known(messenger, token, config)
        if bot is None or not (bot.name or words.says_yes(fold(_ask(words.KEEP_UNREACHED)))):
            continue
        _keep(f"NHACVIEC_{messenger}_token".upper(), token)
        return bot


def _known(messenger: str, token: str, config: Config) -> FirstBot | None:
    """The bot, and say its name; None where the messenger refuses the token."""
    try:
        bot = asyncio.run(_met(messenger, token, config))
    except (ChannelError, TimeoutError) as error:
        if isinstance(error, ChannelError) and error.failure is Failure.BAD_TOKEN:
            typer.echo(words.token_refused(messenger))
            return None
        typer.echo(words.token_unsure(messenger))
        return FirstBot()
    typer.echo(words.token_taken(messenger, bot.name))
    return bot


async def _met(messenger: str, token: str, config: Config) -> FirstBot:
    made = MESSENGERS[messenger](token, config.api_of(messenger), proxy=config.proxy_address)
    async with asyncio.timeout(SECONDS):
        return FirstBot(await made.hello(), made.opens_by_link)


# --- the registry ---


class _Unusable(Exception):
    """Nothing of the workbook was taken."""

    def __init__(self, rejected: Rejected) -> None:
        self.rejected = rejected


def _take_registry(database: Database, file: Path) -> None:
    """Take units and people from the workbook, which is written first where it is not there."""
    units, persons = database.read(lambda s: (len(people.units(s)), len(people.people(s))))
    if units and persons:
        typer.echo(words.registry_there(units, persons))
        return
    if file.is_file():
        typer.echo(words.registry_found(str(file)))
    else:
        _write(file)
        _ask(words.FILLED_IN, empty="")
    while not _taken(database, file):
        _ask(words.TAKE_AGAIN, empty="")


def _write(file: Path) -> None:
    try:
        file.write_bytes(template())
    except OSError:
        fail(words.not_written(str(file)), Exit.INPUT)
    typer.echo(words.template_written(str(file)))


def _taken(database: Database, file: Path) -> bool:
    """Both sheets in one transaction, or nothing and every bad row named."""
    now = SystemClock().now()

    def work(session: Session) -> tuple[RegistryTaken, RegistryTaken]:
        return _whole(import_units(session, file, now)), _whole(import_people(session, file, now))

    try:
        units, persons = database.write(work)
    except _Unusable as why:
        typer.echo(office.rejected(why.rejected.problems))
        return False
    for said, done in ((office.units_imported, units), (office.people_imported, persons)):
        typer.echo(said(done.written.added, done.written.updated, done.warnings))
    return True


def _whole(outcome: RegistryTaken | Rejected) -> RegistryTaken:
    if isinstance(outcome, Rejected):
        raise _Unusable(outcome)
    return outcome


# --- the first code ---


def _invite_first(database: Database, bots: dict[str, FirstBot]) -> None:
    """A code for somebody of the office, unless one of them is linked already."""
    officers = database.read(people.office_people)
    linked = database.read(lambda s: [each for each in officers if people.addresses(s, each.id)])
    if not officers:
        fail(words.no_officer(), Exit.HAND)
    if linked:
        typer.echo(words.officer_linked(linked))
        return
    person = officers[0]
    if len(officers) > 1:
        typer.echo(words.officers(officers))
        person = officers[_number(words.WHICH_CLERK, len(officers)) - 1]
    new, link = database.write(_invited(person, bots))
    typer.echo(words.first_code(person, new.code, link, moment(new.expires_at), bots))


def _invited(person: Person, bots: dict[str, FirstBot]) -> Callable[[Session], tuple[NewInvite, str]]:
    def work(session: Session) -> tuple[NewInvite, str]:
        linking = next((bot.name for bot in bots.values() if bot.opens_by_link), "")
        if linking:
            settings.save(session, "bot_username", linking)
        new = invites.create(session, person.id, None, SystemClock().now(), settings.load(session))
        return new, new.link(linking)

    return work
