"""`nhacviec people list`, `leave`, `unlink`, `forget`: who is here, who is put out, whose data are erased."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, TypeVar

import typer

from bot.actions.people import putting_out
from bot.actions.people.putting_out import By
from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.config import Config
from bot.loading import loaded
from chat.intents import Yes
from chat.situation import Situation
from messages.command_line import cli
from messages.command_line import people as people_cli
from messages.command_line.cli import OPTIONS
from messages.command_line.people import Forgotten, PersonListed
from messages.people import putting_out as words
from messages.people.putting_out import Account, Departure
from messages.text import Message
from scheduler.time import SystemClock
from storage.backups.archived import archives, copies_beside, gone_on
from storage.database.engine import Session
from storage.database.faults import sqlite_path
from storage.registry import accounts, erasing, leaving, people
from storage.registry.leaving import Holding
from storage.tables import Address
from tasks.model import Person
from tasks.workdays import local_day

T = TypeVar("T")
PersonCode = Annotated[str, typer.Argument(help=OPTIONS["code"])]
OnlyChannel = Annotated[str, typer.Argument(help=OPTIONS["of_channel"])]
WithoutAsking = Annotated[bool, typer.Option("--yes", help=OPTIONS["yes"])]
OldOnly = Annotated[bool, typer.Option("--old", help=OPTIONS["old"])]


class _Refused(Exception):
    """Nothing was done; the sentence says why."""


def _person(session: Session, code: str) -> Person:
    """The person of the office with the code; raises _Refused."""
    person = people.person_by_code(session, code)
    if person is None:
        raise _Refused(cli.no_such_person(code))
    if not people.is_active(session, person.id):
        raise _Refused(people_cli.left_before(person.code))
    return person


def _done(work: Callable[[Session], T], *, scrubbed: bool = False) -> T:
    """Do it in one transaction; ends the program where it was refused.

    With `scrubbed` what was erased leaves the database's log as well.
    """
    refused = ""
    with opened(configured()) as database:
        try:
            done = database.write(work)
        except _Refused as why:
            refused = str(why)
        else:
            if scrubbed:
                asyncio.run(database.scrub())
            return done
    fail(refused, Exit.INPUT)


def list_people() -> None:
    """Everybody with their accounts."""

    def work(session: Session) -> list[PersonListed]:
        return [*_listed(session, people.people(session), left=False), *_gone(session)]

    with opened(configured()) as database:
        typer.echo(people_cli.people_listed(database.read(work)))


def _listed(session: Session, persons: Iterable[Person], *, left: bool) -> list[PersonListed]:
    found = list(persons)
    linked = accounts.of_people(session, [person.id for person in found])
    units = {unit.id: unit.name for unit in people.units(session, active_only=False)}
    return [
        PersonListed(
            person,
            units.get(person.unit_id, ""),
            tuple(putting_out.accounts_told(linked.get(person.id, ()))),
            left,
        )
        for person in found
    ]


def _gone(session: Session) -> list[PersonListed]:
    return _listed(session, people.departed(session), left=True)


def leave(code: PersonCode, yes: WithoutAsking = False) -> None:
    """Show what will become of what is somebody's; after a yes they are of the office no more."""
    config = configured()

    def look(session: Session) -> Departure:
        return putting_out.departure(session, _held(session, code))

    shown = _done(look)
    if not yes:
        _agreed(words.leaving_shown(shown).text.plain, shown.person.code)

    def work(session: Session) -> tuple[Message, bool]:
        held = _held(session, code)
        told = putting_out.departure(session, held)
        if not yes and replace(told, waiting=shown.waiting) != shown:  # messages go out meanwhile
            raise _Refused(people_cli.changed_meanwhile())
        putting_out.put_out(session, held, By(SystemClock().now(), None), config.files)
        return words.has_left(told), bool(people.office_people(session))

    said, officers = _done(work)
    typer.echo(said.text.plain)
    if not officers:
        typer.echo(people_cli.no_office_left(), err=True)


def _held(session: Session, code: str) -> Holding:
    return leaving.held_by(session, _person(session, code), local_day(SystemClock().now()))


def _agreed(shown: str, code: str) -> None:
    """Show it and ask; ends the program where that is not agreed to, or nobody is there to say."""
    typer.echo(shown)
    try:
        said = typer.prompt(people_cli.asked(code), default="", show_default=False, prompt_suffix=" ").strip()
    except typer.Abort:
        said = ""
    understand = loaded("chat.reading:understand")
    meant = said and understand(said, Situation(today=local_day(SystemClock().now())))
    if said.casefold() != code.casefold() and not isinstance(meant, Yes):
        fail(people_cli.not_agreed(), Exit.INPUT)


def unlink(
    code: PersonCode, channel: OnlyChannel = "", old: OldOnly = False, yes: WithoutAsking = False
) -> None:
    """Show which accounts of somebody's will be closed; after a yes they are."""
    config, wanted = configured(), channel.strip().lower()

    def look(session: Session) -> _Closing:
        person = _person(session, code)
        linked = accounts.of_person(session, person.id)
        closed = putting_out.chosen(linked, wanted, old=old)
        if not closed:
            only = old and len(linked) == 1
            raise _Refused(words.one_account(person) if only else words.nothing_linked(person, wanted))
        return _Closing(person, closed, [each for each in linked if each not in closed])

    shown = _done(lambda session: look(session).told(session))
    if not yes:
        _agreed(words.unlinking_shown(*shown).text.plain, shown[0].code)

    def work(session: Session) -> Message:
        closing = look(session)
        told = closing.told(session)
        if not yes and told != shown:
            raise _Refused(people_cli.changed_meanwhile())
        putting_out.close_accounts(
            session, closing.person, closing.closed, By(SystemClock().now(), None), config.files
        )
        return words.was_unlinked(*told)

    typer.echo(_done(work).text.plain)


@dataclass(frozen=True, slots=True)
class _Closing:
    """Which accounts of a person are closed, and which are kept."""

    person: Person
    closed: list[Address]
    kept: list[Address]

    def told(self, session: Session) -> tuple[Person, str, list[Account], list[Account]]:
        """As it is said, with the person's unit."""
        unit = putting_out.unit_name(session, self.person.unit_id)
        told = putting_out.accounts_told
        return self.person, unit, list(told(self.closed)), list(told(self.kept))


def forget(code: PersonCode, yes: WithoutAsking = False) -> None:
    """Show what will be erased of somebody who has left, and what stays; after a yes it is erased."""
    if not yes:
        shown = _rehearsed(lambda session: _forget(session, code))
        copies = people_cli.still_held(*_copies(configured()))
        _agreed(f"{people_cli.forgotten(shown, done=False)}\n{copies}", shown.code)
    done = _done(lambda session: _forget(session, code), scrubbed=True)
    typer.echo(people_cli.forgotten(done))
    typer.echo(people_cli.still_held(*_copies(configured())))


def _copies(config: Config) -> tuple[list[tuple[str, date]], list[str], str | None]:
    """The backups with the day by which each is given up, other copies of the data, the folder of backups."""
    today = local_day(SystemClock().now())
    kept = gone_on(archives(config.backups), today) if config.backups is not None else {}
    aside = sorted(str(path) for path in copies_beside(sqlite_path(config.database_url), config.data))
    folder = str(config.backups) if config.backups is not None else None
    return [(path.name, day) for path, day in kept.items()], aside, folder


class _Rehearsed(Exception):
    """What was done in a transaction that is taken back."""

    def __init__(self, done: Forgotten) -> None:
        super().__init__()
        self.done = done


def _rehearsed(work: Callable[[Session], Forgotten]) -> Forgotten:
    """What it would come to, to the number: it is done and taken back."""

    def rehearse(session: Session) -> None:
        raise _Rehearsed(work(session))

    try:
        _done(rehearse)
    except _Rehearsed as rehearsed:
        return rehearsed.done
    raise RuntimeError("nothing was rehearsed")


def _forget(session: Session, code: str) -> Forgotten:
    person = people.person_by_code(session, code)
    if person is None:
        raise _Refused(cli.no_such_person(code))
    if people.is_active(session, person.id):
        raise _Refused(people_cli.must_leave_first(person.code))
    if erasing.forgotten(session, [person.code]):
        raise _Refused(people_cli.forgotten_before(person.code))
    done = erasing.forget(session, person.id, SystemClock().now(), None)
    return Forgotten(
        person.code,
        done.accounts,
        done.messages,
        done.remarks,
        done.reports,
        done.requests,
        done.events,
    )
