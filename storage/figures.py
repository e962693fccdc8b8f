"""What the web side asks of the database: the key of its signatures, and how much waits."""

import secrets

from sqlmodel import Session, col, func, select

from storage.tables import Inbox, Outbox, Setting

_WEB_KEY = "web.key"
_KEY_BYTES = 32
WAITING = ("due", "sending", "ambiguous")


def web_key(session: Session) -> bytes:
    """The key of webhooks' secrets and signed links, made at the first use; in a writing transaction."""
    row = session.get(Setting, _WEB_KEY)
    if row is None:
        row = Setting(key=_WEB_KEY, value={"hex": secrets.token_hex(_KEY_BYTES)})
        session.add(row)
        session.flush()
    return bytes.fromhex(row.value["hex"])


def waiting(session: Session) -> dict[str, int]:
    """How many rows wait: of the inbox under "inbox", of the outbox under their state."""
    rows = select(Outbox.state, func.count()).where(col(Outbox.state).in_(WAITING)).group_by(Outbox.state)
    inbox = session.exec(select(func.count()).select_from(Inbox).where(Inbox.state == "new")).one()
    return {"inbox": inbox, **dict.fromkeys(WAITING, 0), **dict(session.exec(rows).all())}
