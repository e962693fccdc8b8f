"""`nhacviec units import`, `nhacviec people import`, `nhacviec people prefer`, `nhacviec invite`."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.people.registry import RegistryTaken, Rejected, import_people, import_units
from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from messages.command_line import cli as words
from messages.command_line.office import people_imported, rejected, units_imported
from messages.people import linking
from messages.vi import moment
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Session
from storage.registry import invites, people
from storage.registry.invites import NewInvite
from tasks.model import Person

FileArgument = Annotated[Path, typer.Argument(help=words.OPTIONS["file"])]


def units(file: FileArgument) -> None:
    """Import units."""
    done = _import(file, lambda session: import_units(session, file, SystemClock().now()), make=True)
    typer.echo(units_imported(done.written.added, done.written.updated, done.warnings))


def people_file(file: FileArgument) -> None:
    """Import people."""
    done = _import(file, lambda session: import_people(session, file, SystemClock().now()))
    typer.echo(people_imported(done.written.added, done.written.updated, done.warnings))


def _import(
    file: Path, take: Callable[[Session], RegistryTaken | Rejected], *, make: bool = False
) -> RegistryTaken:
    if not file.is_file():
        fail(words.no_such_file(str(file)), Exit.INPUT)
    with opened(configured(), make=make) as database:
        outcome = database.write(take)
    if isinstance(outcome, Rejected):
        fail(rejected(outcome.problems), Exit.INPUT)
    return outcome


def prefer(
    code: Annotated[str, typer.Argument(help=words.OPTIONS["code"])],
    channel: Annotated[str, typer.Argument(help=words.OPTIONS["channel"])],
) -> None:
    """Try a person's addresses of one channel first."""
    wanted = channel.strip().lower()

    def work(session: Session) -> tuple[Person, bool] | None:
        person = people.of_office(session, code)
        if person is None:
            return None
        return person, people.prefer(session, person.id, wanted, SystemClock().now())

    with opened(configured()) as database:
        done = database.write(work)
    if done is None:
        fail(words.no_such_person(code), Exit.INPUT)
    person, preferred = done
    who = f"{person.title} {person.name}".strip()
    if not preferred:
        fail(linking.not_linked_there(who, wanted), Exit.INPUT)
    typer.echo(linking.preferred(who, wanted))


def invite(code: Annotated[str, typer.Argument(help=words.OPTIONS["code"])]) -> None:
    """Give a one-time code."""

    def work(session: Session) -> tuple[Person, NewInvite, str] | None:
        person = people.of_office(session, code)
        if person is None:
            return None
        office = settings.load(session)
        new = invites.create(session, person.id, None, SystemClock().now(), office)
        return person, new, office.bot_username

    with opened(configured()) as database:
        made = database.write(work)
    if made is None:
        fail(words.no_such_person(code), Exit.INPUT)
    person, new, bot = made
    said = words.invited(
        f"{person.title} {person.name}".strip(), new.code, new.link(bot), moment(new.expires_at)
    )
    typer.echo(said)
