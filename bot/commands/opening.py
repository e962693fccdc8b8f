"""The database as a verb of the command line has it: opened, closed, and one sentence where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.commands.exits import Exit, fail
from bot.config import Config
from messages.office import store_error
from storage import settings
from storage.engine import Database
from storage.faults import DRIVER_TROUBLE, StoreCode, StoreError, explain
from storage.start import open_database


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
        fail(store_error(error.code, error.params), _status(error.code))
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)
    try:
        _name_office(database, config.office_name)
        yield database
    except StoreError as error:
        fail(store_error(error.code, error.params), _status(error.code))
    except DRIVER_TROUBLE as error:
        trouble = explain(error, database.url)
        fail(store_error(trouble.code, trouble.params), _status(trouble.code))
    finally:
        database.close()


def _status(code: StoreCode) -> Exit:
    """What may pass by itself is worth another start, the rest waits for somebody's hand."""
    passing = (StoreCode.LOCKED, StoreCode.DISK_FULL, StoreCode.UNREACHABLE)
    return Exit.LATER if code in passing else Exit.STORE


def _name_office(database: Database, name: str | None) -> None:
    """Keep the office's name where it is set and was another."""
    if name and database.read(settings.load).office_name != name:
        database.write(lambda session: settings.save(session, "office_name", name))
