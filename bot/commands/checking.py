"""`nhacviec check`: what needs somebody's hand, on the machine and in the office's registry."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.channels.messenger import Messenger
from bot.channels.wiring import messengers_of
from bot.commands.base import configured, unknown_settings
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened
from bot.commands.progress import watched
from bot.config import LOOPBACK, Config
from bot.upkeep.health import BACKUP_OLD
from bot.upkeep.nightly import missing_files
from directives.formats.libreoffice import has_libreoffice
from directives.formats.tesseract import has_vietnamese
from messages import records
from messages.command_line import cli as words
from messages.command_line import health
from messages.command_line.cli import bad_token
from messages.secrecy import gate_lacks
from messages.upkeep import size
from scheduler.channel import ChannelError, Failure
from scheduler.time import SystemClock
from storage import settings
from storage.backups.archived import last_made
from storage.database import notes
from storage.database.engine import Database, Session
from storage.database.faults import shown, sqlite_path
from storage.database.notes import TroubleKind
from storage.incoming import filespace
from storage.record import audit, sealing
from storage.record.audit import Condition
from storage.record.comparing import Findings, compare, rows_to_compare
from storage.registry import people
from storage.work import days
from tasks.model import Role
from tasks.workdays import local_day

_OTHERS = 0o077
LEAST_FREE = 1 << 30
"""Bytes; a day of scans and a backup must fit."""
OLDEST_SQLITE = (3, 37, 0)
"""Of November 2021; older ones are no longer mended."""
AHEAD = timedelta(days=90)
LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Need:
    """A code of `messages.command_line.health` with what its sentence needs; what can wait is told of."""

    code: str
    params: dict[str, str] = field(default_factory=dict)
    can_wait: bool = False


def of_machine(config: Config, now: datetime) -> Iterator[Need]:
    """The folder's modes, addresses without TLS, the disk, the library of SQLite, backups."""
    database = sqlite_path(config.database_url)
    kept = (config.data, config.files, database, config.backups, Path(".env"), *config.token_files)
    for path in (each for each in kept if each is not None):
        if path.exists() and path.stat().st_mode & _OTHERS:
            yield Need("open_to_others", {"path": str(path), "mode": f"{path.stat().st_mode & 0o777:04o}"})
    for name in config.tokens:
        parts = urlsplit(config.api_of(name) or "")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            yield Need(
                "unencrypted", {"channel": name, "address": f"http://{parts.netloc.rpartition('@')[2]}"}
            )
    for folder in (config.data, *([config.backups] if config.backups is not None else ())):
        if folder.exists() and (free := shutil.disk_usage(folder).free) < LEAST_FREE:
            yield Need("disk_nearly_full", {"folder": str(folder), "megabytes": str(free >> 20)})
    if database is not None and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Need("old_sqlite", {"version": sqlite3.sqlite_version})
    if unknown := unknown_settings(Path(".env")):
        yield Need("unknown_settings", {"names": ", ".join(unknown)})
    if config.backups is None:
        yield Need("no_backups", can_wait=True)
    else:
        last = last_made(config.backups)
        if last is None or now - last >= BACKUP_OLD:
            yield Need("no_good_backup", {"folder": str(config.backups)})


def of_messengers(config: Config, messengers: Iterable[Messenger]) -> Iterator[Need]:
    """One that forgets what comes while the program stands still is for service by webhook."""
    for each in messengers:
        if not each.keeps_unpolled and (config.web_port is None or config.web_url is None):
            yield Need("polled", {"channel": each.name}, can_wait=True)


def of_files(database: Database, folder: Path) -> Iterator[Need]:
    """Files that are spoken of and are not there, and a folder that has nearly all the room it may have."""
    lost = asyncio.run(missing_files(database, folder)).count
    if lost:
        yield Need("files_missing", {"count": str(lost)})
    space, most = filespace.used(folder), database.read(settings.load).files_mib * filespace.MIB
    if space > filespace.NEARLY_FULL * most:
        yield Need("files_nearly_full", {"used": size(space), "most": size(most)})


def of_office(session: Session, now: datetime) -> Iterator[Need]:
    """A bot's token, nobody to confirm, units whose head cannot be reached, days that nobody has decided."""
    for trouble in notes.noted(session):
        if trouble.kind is not TroubleKind.MET or now - trouble.since < LATELY:
            yield Need(f"token_{trouble.kind}", {"channel": trouble.channel})
    linked = people.reached(session)
    officers = people.office_people(session)
    if not people.people(session):
        yield Need("empty_office")
    elif not any(person.id in linked for person in officers):
        yield Need("no_officer")
    heads = {
        unit.name: [person.id in linked for person in people.holders(session, Role.HEAD, unit.id)]
        for unit in people.units(session)
    }
    nobody = [name for name, reached in heads.items() if not reached]
    leaders = (Role.DIRECTOR, Role.DEPUTY_DIRECTOR)
    led = {person.unit_id for role in leaders for person in people.holders(session, role)}
    nobody = [unit.name for unit in people.units(session) if unit.name in nobody and unit.id not in led]
    if nobody:
        yield Need("no_head", {"units": "; ".join(nobody[:10]), "count": str(len(nobody))}, can_wait=True)
    without = [name for name, reached in heads.items() if reached and not any(reached)]
    if without:
        yield Need("heads_not_linked", {"units": "; ".join(without[:10]), "count": str(len(without))})
    today = local_day(now)
    undecided = days.calendar(session, today).undecided(today, today + AHEAD)
    if undecided:
        yield Need("days_undecided", {"years": ", ".join(map(str, undecided))}, can_wait=True)


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
    typer.echo(records.checked(str(config.backups) if config.backups is not None else None, last))
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
    if found.miscounted:
        said.append(records.miscounted(found.miscounted))
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
