"""What the program keeps for who watches over it, the key of the web side's signatures, and the
question to a server's database by who changes nothing in it, not even its tables.
"""

import secrets

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from storage.database.engine import Database
from storage.database.faults import StoreError
from storage.database.start import url_of
from storage.database.vitals import ALIVE, Vitals, vitals
from storage.tables import Setting

_WEB_KEY = "web.key"
_KEY_BYTES = 32


def web_key(session: Session) -> bytes:
    """The key of webhooks' secrets and signed links, made at the first use; in a writing transaction."""
    row = session.get(Setting, _WEB_KEY)
    if row is None:
        row = Setting(key=_WEB_KEY, value={"hex": secrets.token_hex(_KEY_BYTES)})
        session.add(row)
        session.flush()
    return bytes.fromhex(row.value["hex"])


def note_alive(session: Session, note: dict[str, object]) -> None:
    """Keep what the program notes of itself (storage.database.vitals.alive_note)."""
    row = session.get(Setting, ALIVE) or Setting(key=ALIVE)
    row.value = note
    session.add(row)


def vitals_of(session: Session) -> Vitals:
    """How the program is."""
    connection = session.connection()
    return vitals(lambda words: [tuple(row) for row in connection.execute(text(words))])


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
