"""What every verb of the command line needs: settings, the database, one sentence for an error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer

from bot.commands.exits import Exit, fail
from bot.config import Config, ConfigError, load
from messages import cli as words
from messages.store import store_error
from storage import settings
from storage.engine import Database
from storage.faults import DRIVER_TROUBLE, StoreError, explain
from storage.start import open_database


def configured() -> Config:
    """The settings; ends the program where they cannot be used."""
    try:
        return load()
    except ConfigError as error:
        fail(words.bad_config(error.faults), Exit.CONFIG)


def prepared_folder(config: Config) -> None:
    """Make the default data folder at the first start; any other must be there."""
    if config.data == Path("data"):
        config.data.mkdir(exist_ok=True)


@contextmanager
def opened(config: Config) -> Iterator[Database]:
    """The database, closed at the end; ends the program with a sentence where it cannot be used."""
    try:
        prepared_folder(config)
        database = open_database(config.database_url, config.data)
    except StoreError as error:
        fail(store_error(error.code, error.params), Exit.STORE)
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)
    try:
        _name_office(database, config.office_name)
        yield database
    except StoreError as error:
        fail(store_error(error.code, error.params), Exit.STORE)
    except DRIVER_TROUBLE as error:
        trouble = explain(error, database.url)
        fail(store_error(trouble.code, trouble.params), Exit.STORE)
    finally:
        database.close()


def _name_office(database: Database, name: str | None) -> None:
    """Keep the office's name where it is set and was another."""
    if name and database.read(settings.load).office_name != name:
        database.write(lambda session: settings.save(session, "office_name", name))


def given_day(given: str | None) -> date | None:
    """A day given as YYYY-MM-DD; ends the program where it is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(words.bad_date(given)) from None


def read_bytes(path: Path, missing: Callable[[str], str] = words.no_such_file) -> bytes:
    """The file's bytes; ends the program where it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        fail(missing(path.name), Exit.INPUT)
