"""The names of our bots, as their servers tell them: what a deep link is made of."""

from sqlmodel import Session

from storage.tables import Setting


def note_username(session: Session, channel: str, username: str) -> None:
    """Keep the name under which the channel's bot can be found."""
    row = session.get(Setting, _key(channel)) or Setting(key=_key(channel))
    row.value = {"username": username}
    session.add(row)


def username(session: Session, channel: str) -> str:
    """The name of the channel's bot, "" where its server has never told it."""
    row = session.get(Setting, _key(channel))
    return str(row.value.get("username", "")) if row is not None else ""


def _key(channel: str) -> str:
    return f"bot:{channel}"
