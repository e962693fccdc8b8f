"""What is wrong with a bot's token, kept so that it is told once, over a restart too, and seen by `check`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from storage.tables import Setting

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
