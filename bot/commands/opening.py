"""The database as a verb of the command line has it: opened, closed, and one sentence where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from bot.commands.exits import Exit, fail
from bot.config import Config
from messages.command_line.office import store_error
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Database, Session
from storage.database.faults import DRIVER_TROUBLE, StoreCode, StoreError, explain, shown
from storage.database.start import open_database
from storage.record import audit
from storage.settings import OfficeSettings
from tasks.serializing import UNREADABLE


def prepared_folder(config: Config) -> None:
    """Make the default data folder; any other must be there."""
    if config.data == Path("data"):
        config.data.mkdir(exist_ok=True)


@contextmanager
def opened(config: Config, *, make: bool = False) -> Iterator[Database]:
    """The database, closed at the end; ends the program with a sentence where it cannot be used.

    One that is not there is made for a verb that begins an office alone: any other was typed elsewhere.
    """
    try:
        if make or config.database:
            prepared_folder(config)
        elif not config.data.is_dir() and config.data == Path("data"):
            raise StoreError(StoreCode.NO_OFFICE, path=shown(config.database_url))
        database = open_database(config.database_url, config.data, make=make)
    except StoreError as error:
        fail_of(error)
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)
    try:
        _name_office(database, config.office_name)
        yield database
    except StoreError as error:
        fail_of(error)
    except UNREADABLE:
        fail(store_error("damaged", {"path": shown(database.url)}), Exit.STORE)
    except DRIVER_TROUBLE as error:
        fail_of(explain(error, database.url))
    finally:
        database.close()


def fail_of(error: StoreError) -> NoReturn:
    """End with the sentence of what is wrong with the database."""
    fail(store_error(error.code, error.params), _status(error.code))


def _status(code: StoreCode) -> Exit:
    """What may pass by itself is worth another start, the rest waits for somebody's hand."""
    passing = (StoreCode.LOCKED, StoreCode.DISK_FULL, StoreCode.UNREACHABLE)
    return Exit.LATER if code in passing else Exit.STORE


def _name_office(database: Database, name: str | None) -> None:
    """Keep the office's name where it is set and was another."""
    if name and database.read(settings.load).office_name != name:
        database.write(lambda session: set_by_hand(session, "office_name", name))


def set_by_hand(session: Session, key: str, value: Any) -> OfficeSettings:
    """Change a setting of the office from the command line or its file, with the event of it. BadSetting."""
    old = getattr(settings.load(session), key, None)
    changed = settings.save(session, key, value)
    new = str(getattr(changed, key))
    now, who = SystemClock().now(), audit.by(None)
    audit.record(session, "setting", f"setting:{key}", now=now, old=str(old), new=new, data=who)
    return changed
