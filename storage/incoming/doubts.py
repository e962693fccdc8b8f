"""What the gate for state secrets is in doubt about, under keyed hashes of which only we have the key.

Without the key, a hash of a short text would tell the text to whoever tries all of them.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import takewhile

from sqlalchemy import CursorResult, update
from sqlmodel import Session, col, or_, select

from storage.delivery.outbox import Target
from storage.incoming.choices import chat_row, new_chat_row
from storage.incoming.inbox import Waiting
from storage.tables import HeldDoubt, Inbox, Setting
from storage.tables.base import known

_KEY = "gate.key"
_KEY_BYTES = 32
_CLOSED = "closed_until"


def key(session: Session) -> bytes:
    """The key of the hashes, made at the first use; in a writing transaction."""
    row = session.get(Setting, _KEY)
    if row is None:
        row = Setting(key=_KEY, value={"hex": secrets.token_hex(_KEY_BYTES)})
        session.add(row)
        session.flush()
    return bytes.fromhex(row.value["hex"])


def digest(key: bytes, *parts: bytes) -> str:
    """The keyed hash of the parts, each by itself and in their order; "" for none."""
    if not parts:
        return ""
    whole = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def is_cleared(session: Session, digests: Collection[str]) -> bool:
    """Whether an officer has cleared every one of them; of none, no."""
    wanted = {each for each in digests if each}
    rows = session.exec(
        select(HeldDoubt.digest, HeldDoubt.words_digest).where(
            HeldDoubt.state == "cleared",
            or_(col(HeldDoubt.digest).in_(sorted(wanted)), col(HeldDoubt.words_digest).in_(sorted(wanted))),
        )
    ).all()
    return bool(wanted) and wanted <= {each for row in rows for each in row}


def ask(session: Session, doubt: HeldDoubt) -> tuple[int, bool]:
    """Keep the doubt; its id, and whether it is new: the same from the same chat is asked about once.

    What only follows another doubt is asked about with that one.
    """
    same = session.exec(
        select(HeldDoubt).where(
            HeldDoubt.digest == doubt.digest,
            HeldDoubt.words_digest == doubt.words_digest,
            HeldDoubt.channel == doubt.channel,
            HeldDoubt.chat_id == doubt.chat_id,
            HeldDoubt.state == doubt.state,
        )
    ).first()
    if same is not None:
        same.message_ids = [*same.message_ids, *doubt.message_ids]
        session.add(same)
        return known(same.id), False
    session.add(doubt)
    session.flush()
    return known(doubt.id), True


def found(session: Session, doubt_id: int) -> HeldDoubt | None:
    """The doubt."""
    return session.get(HeldDoubt, doubt_id)


def decide(session: Session, doubt_id: int, state: str, by: int, now: datetime) -> bool:
    """Clear it or keep it out, where nobody has decided yet; False where somebody was first."""
    done = session.connection().execute(
        update(HeldDoubt)
        .where(col(HeldDoubt.id) == doubt_id, col(HeldDoubt.state) == "open")
        .values(state=state, decided_by=by, decided_at=now)
    )
    session.expire_all()
    return isinstance(done, CursorResult) and done.rowcount == 1


FOLLOWS_ASKED = timedelta(minutes=30)
"""How long nothing that may go on a document on which an officer is still to decide is taken behind it."""


def undecided(session: Session, chat: Target, came: datetime) -> HeldDoubt | None:
    """The doubt of the chat behind which no document is taken that came at this moment: the last one that
    nobody has decided on; none that only follows another.
    """
    query = select(HeldDoubt).where(
        HeldDoubt.channel == chat.channel,
        HeldDoubt.chat_id == chat.chat_id,
        HeldDoubt.state == "open",
        HeldDoubt.asked_at > came - FOLLOWS_ASKED,
    )
    return session.exec(query.order_by(col(HeldDoubt.id).desc())).first()


def decide_followers(
    session: Session, doubt: HeldDoubt, state: str, by: int, now: datetime
) -> list[HeldDoubt]:
    """Decide on what came behind the doubt as on itself; not on what came behind a later one that is open."""
    behind = select(HeldDoubt).where(
        HeldDoubt.channel == doubt.channel,
        HeldDoubt.chat_id == doubt.chat_id,
        col(HeldDoubt.id) > known(doubt.id),
        col(HeldDoubt.state).in_(("open", "follows")),
    )
    rows = session.exec(behind.order_by(col(HeldDoubt.id))).all()
    followers = list(takewhile(lambda row: row.state == "follows", rows))
    for row in followers:
        row.state, row.decided_by, row.decided_at = state, by, now
        session.add(row)
    session.flush()
    return followers


def follow_up(session: Session, doubt: HeldDoubt, now: datetime) -> Waiting:
    """Journal what the decision asks for, in the chat of the doubt (kind "again")."""
    row = Inbox(
        channel=doubt.channel,
        bot=doubt.bot,
        key=f"again:{doubt.id}",
        chat_id=doubt.chat_id,
        user_id=doubt.user_id,
        message_id=doubt.message_ids[0] if doubt.message_ids else "",
        kind="again",
        error=str(doubt.id),
        received_at=now,
    )
    session.add(row)
    session.flush()
    return Waiting(known(row.id), row.channel, row.bot, row.chat_id)


def close_chat(session: Session, chat: Target, now: datetime, span: timedelta) -> datetime:
    """Take nothing from the chat for a while; until when."""
    row = chat_row(session, chat.channel, chat.chat_id)
    row = row or new_chat_row(session, chat.channel, chat.chat_id, now)
    row.context = {**row.context, _CLOSED: (now + span).isoformat()}
    session.add(row)
    session.flush()
    return now + span


def closed_until(session: Session, channel: str, chat_id: str, now: datetime) -> datetime | None:
    """Until when nothing is taken from the chat; None where it is open."""
    row = chat_row(session, channel, chat_id)
    until = row.context.get(_CLOSED) if row is not None else None
    moment = datetime.fromisoformat(until) if until else None
    return moment if moment is not None and moment > now else None
