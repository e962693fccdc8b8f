"""Group chats: only those that the office has linked by a code, each by its chat with one of our bots."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.delivery.outbox import Target
from storage.record import audit
from storage.registry import invites
from storage.settings import OfficeSettings
from storage.tables import Address, GroupChat, LinkAttempt, Outbox
from storage.tables.base import known

TOLD = "group_told"
"""The kind of the note that a group which is not linked has had its sentence."""


def invite(session: Session, actor_id: int, now: datetime, settings: OfficeSettings) -> tuple[str, datetime]:
    """A code for one group, and until when it holds; a code before that nobody used is withdrawn."""
    for open_row in session.exec(select(GroupChat).where(GroupChat.state == "invited")):
        _end(session, open_row, "withdrawn", now)
    code = invites.new_code()
    row = GroupChat(
        code_hash=invites.hash_of(code),
        created_by=actor_id,
        created_at=now,
        expires_at=now + timedelta(hours=settings.invite_hours),
    )
    session.add(row)
    session.flush()
    audit.record(session, "group_invited", f"group:{row.id}", now=now, actor_id=actor_id)
    return code, row.expires_at


def link(session: Session, chat: Target, given: str, now: datetime) -> GroupChat | None:
    """The group that the code has linked; None where it holds no longer, or never did."""
    row = session.exec(
        select(GroupChat).where(
            GroupChat.state == "invited",
            GroupChat.code_hash == invites.hash_of(given),
            col(GroupChat.expires_at) > now,
        )
    ).first()
    if row is None:
        return None
    row.channel, row.bot, row.chat_id = chat.channel, chat.bot, chat.chat_id
    row.state, row.changed_at = "active", now
    session.add(row)
    audit.record(session, "group_linked", f"group:{row.id}", now=now, actor_id=row.created_by)
    return row


def at(session: Session, chat: Target) -> GroupChat | None:
    """The linked group with this chat."""
    return session.exec(
        select(GroupChat).where(
            GroupChat.channel == chat.channel,
            GroupChat.bot == chat.bot,
            GroupChat.chat_id == chat.chat_id,
            GroupChat.state == "active",
        )
    ).first()


def linked(session: Session) -> list[GroupChat]:
    """Every linked group, the oldest first."""
    return list(
        session.exec(select(GroupChat).where(GroupChat.state == "active").order_by(col(GroupChat.id)))
    )


def unlink(session: Session, row: GroupChat, actor_id: int | None, now: datetime) -> None:
    """The group hears nothing any more."""
    _end(session, row, "left", now)
    audit.record(session, "group_unlinked", f"group:{row.id}", now=now, actor_id=actor_id)


def close_at(session: Session, chat: Target, now: datetime) -> None:
    """The chat cannot be written to any more: a group there is linked no longer."""
    row = at(session, chat)
    if row is not None:
        unlink(session, row, None, now)


def target_of(row: GroupChat) -> Target:
    """Where the group is written to."""
    return Target(row.channel, row.bot, row.chat_id)


def was_told(session: Session, chat: Target, now: datetime) -> bool:
    """Whether the chat, which is not linked, has had its one sentence; from now on it has."""
    had = select(LinkAttempt.id).where(
        LinkAttempt.kind == TOLD, LinkAttempt.channel == chat.channel, LinkAttempt.chat_id == chat.chat_id
    )
    if session.exec(had).first() is not None:
        return True
    session.add(LinkAttempt(channel=chat.channel, chat_id=chat.chat_id, kind=TOLD, at=now))
    return False


def migrate(session: Session, old: Target, new_chat_id: str) -> None:
    """A chat has another id now: its address or group, and everything that is still owed to it."""
    for group in session.exec(
        select(GroupChat).where(
            GroupChat.channel == old.channel, GroupChat.bot == old.bot, GroupChat.chat_id == old.chat_id
        )
    ):
        group.chat_id = new_chat_id
        session.add(group)
    for address in session.exec(
        select(Address).where(
            Address.channel == old.channel, Address.bot == old.bot, Address.chat_id == old.chat_id
        )
    ):
        address.chat_id = new_chat_id
        session.add(address)
    for row in session.exec(
        select(Outbox).where(
            Outbox.channel == old.channel,
            Outbox.bot == old.bot,
            Outbox.chat_id == old.chat_id,
            col(Outbox.state).in_(("due", "sending", "ambiguous")),
        )
    ):
        row.chat_id = new_chat_id
        session.add(row)


def number_of(row: GroupChat) -> int:
    """The number by which the office names the group."""
    return known(row.id)


def _end(session: Session, row: GroupChat, state: str, now: datetime) -> None:
    row.state, row.changed_at = state, now
    session.add(row)
