"""What the program notes of itself in its database: figures, troubles with a token, its starts."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from storage.database.engine import Database
from storage.database.faults import StoreError
from storage.database.glance import ALIVE, Vitals, vitals
from storage.database.start import url_of
from storage.tables import Setting

# What the program keeps for who watches over it, the key of the web side's signatures, and the
# question to a server's database by who changes nothing in it, not even its tables.

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
    """Keep what the program notes of itself (storage.database.glance.alive_note)."""
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


# What is wrong with a bot's token, kept so that it is told once, over a restart too, and seen by `check`.

_KEY = "trouble."  # with a full stop: no setting of the office
_CAREFUL = "token.careful"


class TroubleKind(StrEnum):
    """What it is."""

    REFUSED = "refused"  # the messenger does not take the token
    SHARED = "shared"  # another program polls with it, and this one has stopped
    MET = "met"  # another program polled with it, and this one goes on


@dataclass(frozen=True, slots=True)
class BotTrouble:
    """The trouble of one bot, since a moment of the office's clock."""

    channel: str
    bot: str
    kind: TroubleKind
    since: datetime


def noted(session: Session) -> list[BotTrouble]:
    """What is noted of all bots."""
    rows = session.exec(select(Setting).where(col(Setting.key).startswith(_KEY, autoescape=True)))
    return [
        BotTrouble(
            row.value["channel"],
            row.value["bot"],
            TroubleKind(row.value["kind"]),
            datetime.fromisoformat(row.value["since"]),
        )
        for row in rows
    ]


def note(session: Session, trouble: BotTrouble) -> None:
    """Note it in place of what was noted of the bot."""
    key = _key(trouble.channel, trouble.bot)
    row = session.get(Setting, key) or Setting(key=key)
    row.value = {
        "channel": trouble.channel,
        "bot": trouble.bot,
        "kind": trouble.kind.value,
        "since": trouble.since.isoformat(),
    }
    session.add(row)


def forget(session: Session, trouble: BotTrouble) -> None:
    """It is over."""
    row = session.get(Setting, _key(trouble.channel, trouble.bot))
    if row is not None:
        session.delete(row)


def call_for_care(session: Session) -> None:
    """The database was copied from elsewhere: the program there may still be at work."""
    session.merge(Setting(key=_CAREFUL, value={"careful": True}))


def care_called_for(session: Session) -> bool:
    """Whether that has happened, and nothing was sent since."""
    return session.get(Setting, _CAREFUL) is not None


def care_taken(session: Session) -> None:
    """Nobody else was found."""
    row = session.get(Setting, _CAREFUL)
    if row is not None:
        session.delete(row)


def _key(channel: str, bot: str) -> str:
    return f"{_KEY}{channel}.{bot}"


# How often the program has started lately: a crash loop must not become a flood of messages.

_STARTS = "scheduler.starts"


def note_start(session: Session, machine: datetime, within: float) -> int:
    """Note a start of the program; how many there were in the last `within` seconds, this one included."""
    row = session.get(Setting, _STARTS) or Setting(key=_STARTS, value={"at": []})
    since = machine - timedelta(seconds=within)
    recent = [at for at in row.value["at"] if since <= datetime.fromisoformat(at) <= machine]
    row.value = {"at": [*recent, machine.isoformat()][-100:]}
    session.add(row)
    return len(row.value["at"])
