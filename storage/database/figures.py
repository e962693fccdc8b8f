"""What the program keeps for who watches over it, and the key of the web side's signatures."""

import secrets

from sqlalchemy import text
from sqlmodel import Session

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
