"""`nhacviec backup`, `restore`, `move` and `tidy`: the database kept, elsewhere, and small."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.base import configured
from bot.commands.exits import Exit, fail
from bot.commands.holding import alone, held
from bot.commands.opening import fail_of, opened, prepared_folder
from bot.commands.progress import watched
from bot.upkeep.nightly import ClockAbsurdError, Tidying
from messages import records as words
from messages import upkeep as tidying_words
from messages.command_line.cli import OPTIONS, no_such_file
from messages.command_line.office import store_error
from scheduler.notices import tell_office
from scheduler.time import SystemClock
from storage.backups.backup import BackupError, Manifest, back_up
from storage.backups.moving import MoveError, move
from storage.backups.restoring import KeptOut, PutOut, keep_out, put_out_in, restore, settle_owed
from storage.database import notes
from storage.database.engine import Session
from storage.database.faults import StoreError
from storage.database.presence import settle_here
from storage.database.start import url_of
from storage.record.audit import COMMAND_LINE

# `nhacviec backup` and `nhacviec restore`.


def backup(folder: Annotated[Path | None, typer.Argument(help=OPTIONS["backups"])] = None) -> None:
    """Write one archive; the service may be running."""
    config = configured()
    into = folder or config.backups
    with opened(config) as database:
        if into is None:
            fail(words.problem("nowhere", {}), Exit.INPUT)
        try:
            path, manifest = back_up(database.url, config.files, into, SystemClock().now())
        except BackupError as error:
            fail(words.problem(error.code, error.params), Exit.INPUT)
    typer.echo(words.made(str(path), manifest.files, manifest.events, len(manifest.missing)))


def restore_archive(archive: Annotated[Path, typer.Argument(help=OPTIONS["archive"])]) -> None:
    """Put an archive in the place of what is there, which is kept aside."""
    config = configured()
    if not archive.is_file():
        fail(no_such_file(str(archive)), Exit.INPUT)
    try:
        prepared_folder(config)
        with held(config.data):
            url = url_of(config.database_url)
            put_out, kept_out = put_out_in(url), list[KeptOut]()
            settle = partial(_settle, url, put_out, kept_out)
            done = restore(archive, url, config.files, SystemClock().now(), settle)
    except BackupError as error:
        fail(words.problem(error.code, error.params), Exit.INPUT)
    except StoreError as error:
        fail_of(error)
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)
    aside = str(done.aside) if done.aside is not None else None
    typer.echo(words.restored(done.manifest.made, done.manifest.events, done.manifest.files, aside))
    for each in kept_out:
        typer.echo(words.kept_out(each.codes, each.forgotten))
    if put_out is None:
        typer.echo(words.put_out_unknown())


def _settle(
    url: str, put_out: PutOut | None, kept_out: list[KeptOut], session: Session, manifest: Manifest
) -> None:
    now = SystemClock().now()
    settle_here(session, url)
    notes.call_for_care(session)
    settle_owed(session, manifest.made, manifest.head, now)
    kept = keep_out(session, put_out, now) if put_out is not None else KeptOut()
    if put_out is not None:
        kept_out.append(kept)
    told = words.told_office(manifest.made, kept.codes, known=put_out is not None)
    tell_office(session, f"restored:{now.isoformat()}", told, now)


# `nhacviec move`: the office into another database.


def move_office(target: Annotated[str, typer.Argument(help=OPTIONS["target"])]) -> None:
    """Take the office to the database at a URL or a path; the service must be at rest."""
    config = configured()
    with opened(config) as database, held(config.data), watched(words.TITLE) as watch:
        lead = alone(database, config)
        try:
            moved = move(database, target, config.data, SystemClock().now(), watch)
        except MoveError as error:
            fail(words.cannot_move(error.code, error.params), Exit.INPUT)
        except StoreError as error:
            fail_of(error)
        finally:
            lead.let_go()
    aside = str(moved.aside) if moved.aside is not None else None
    typer.echo(words.moved(moved.to, moved.rows, moved.events, aside))


# `nhacviec tidy`.


def tidy(dry_run: Annotated[bool, typer.Option("--dry-run", help=OPTIONS["dry_run"])] = False) -> None:
    """Take what is of no use any more, and say what it was; the service may be running."""
    config = configured()
    with opened(config) as database:
        tidying = Tidying(database, config.files, SystemClock(), by=COMMAND_LINE, dry=dry_run)
        try:
            done = asyncio.run(tidying.run())
        except ClockAbsurdError:
            fail(tidying_words.clock_absurd(), Exit.HAND)
    typer.echo(tidying_words.tidied(done, dry=dry_run))
    if done.strange or done.missing.count:
        raise typer.Exit(int(Exit.HAND))
