"""`nhacviec check`: what the person who looks after the machine wants to know."""

import asyncio
from typing import Annotated

import typer

from bot.channels.messenger import Messenger
from bot.channels.wiring import messengers_of
from bot.commands.attention import of_files, of_machine, of_messengers, of_office
from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.commands.progress import watched
from directives.formats.recognition import has_vietnamese
from directives.formats.word import has_libreoffice
from messages.command_line import cli as words
from messages.command_line import health
from messages.command_line.cli import bad_token
from messages.secrecy import gate_lacks
from messages.upkeep import backups, records
from scheduler.channel import ChannelError, Failure
from scheduler.time import SystemClock
from storage.backups.archived import last_made
from storage.database.engine import Database, Session
from storage.database.faults import shown
from storage.record import audit, sealing
from storage.record.audit import Condition
from storage.record.comparing import Findings, compare, rows_to_compare
from storage.registry import people

SECONDS = 15.0


def check(
    head: Annotated[str | None, typer.Option("--head", metavar="CODE", help=words.OPTIONS["head"])] = None,
) -> None:
    """Look at everything that a run needs; nothing is changed."""
    config = configured()
    with opened(config) as database:
        if not database.seen_through:
            database.look_through()
        stands, found = _gone_through(database)
        typer.echo(words.database(shown(database.url), stands.engine))
        typer.echo(words.record(stands.events, stands.head, stands.broken_at))
        sound = _agrees(database, found, head) and stands.broken_at is None
        if found.unreadable:  # what nobody can read is asked nothing more
            raise typer.Exit(int(Exit.STORE))
        typer.echo(words.office(*database.read(_office)))
        typer.echo(words.traces(database.leaves_no_traces))
        now = SystemClock().now()
        needs = [*of_machine(config, now), *database.read(lambda session: [*of_office(session, now)])]
        needs += of_files(database, config.files)
    last = last_made(config.backups) if config.backups is not None else None
    typer.echo(backups.checked(str(config.backups) if config.backups is not None else None, last))
    typer.echo(words.scans(has_vietnamese()))
    typer.echo(words.old_word(has_libreoffice()))
    for lack in gate_lacks(has_vietnamese(), has_libreoffice()):
        typer.echo(lack)
    messengers = messengers_of(config)
    for messenger in messengers:
        typer.echo(_reached(messenger))
    if not messengers:
        typer.echo(words.no_token())
    needs += of_messengers(config, messengers)
    for each in needs:
        typer.echo(health.need(each.code, each.params, can_wait=each.can_wait))
    if not sound:
        raise typer.Exit(int(Exit.STORE))
    if not has_vietnamese():
        raise typer.Exit(int(Exit.CONFIG))
    if not all(each.can_wait for each in needs):
        raise typer.Exit(int(Exit.HAND))


def _gone_through(database: Database) -> tuple[Condition, Findings]:
    """The whole record: its chain, and every row against it."""
    with watched(words.CHECKING) as watch:
        more = watch(database.read(audit.count) + database.read(rows_to_compare))
        stands = database.read(lambda session: audit.look(session, more))
        return stands, database.read(lambda session: compare(session, more))


def _agrees(database: Database, found: Findings, head: str | None) -> bool:
    """Say what does not agree with the record of events; whether nothing is amiss."""
    said = [
        records.bent(how, [(row.kind, row.key) for row in rows])
        for how, rows in (
            ("changed", found.changed),
            ("added", found.added),
            ("removed", found.removed),
            ("underived", found.underived),
        )
        if rows
    ]
    if found.unreadable:
        said.append(records.unreadable(found.unreadable))
    if not found.guarded:
        said.append(records.unguarded())
    if found.foreign:
        said.append(records.met(found.foreign))
    for sentence in [*said, records.keep_it()] if said else [records.agrees()]:
        typer.echo(sentence)
    known = head is None or database.read(lambda session: sealing.holds(session, head))
    if head is not None:
        typer.echo(records.code(head, known=known))
    return found.none and known


def _office(session: Session) -> tuple[int, int, int]:
    everybody = people.people(session)
    return len(people.units(session)), len(everybody), len(everybody) - len(people.unreached(session))


def _reached(messenger: Messenger) -> str:
    try:
        return words.reached(messenger.name, asyncio.run(_name_of(messenger)))
    except (ChannelError, TimeoutError) as error:
        if isinstance(error, ChannelError) and error.failure is Failure.BAD_TOKEN:
            fail(bad_token(messenger.name), Exit.NETWORK)
        return words.not_reached(messenger.name)


async def _name_of(messenger: Messenger) -> str:
    async with asyncio.timeout(SECONDS):
        return await messenger.hello()
