"""A question to a server's database by who changes nothing in it, not even its tables."""

from sqlalchemy.exc import SQLAlchemyError

from storage.database.engine import Database
from storage.database.faults import StoreError
from storage.database.figures import vitals_of
from storage.database.start import url_of
from storage.database.vitals import Vitals


def ask_server(url: str) -> Vitals | None:
    """How the program is; None where the server does not tell."""
    try:
        database = Database(url_of(url))
    except (StoreError, SQLAlchemyError, ImportError):
        return None
    try:
        return database.read(vitals_of)
    except (StoreError, SQLAlchemyError, ValueError):
        return None
    finally:
        database.close()
