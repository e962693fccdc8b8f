"""Linking a chat to a person by one-time codes, kept hashed, with limits on wrong ones."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CursorResult, func, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import tables
from storage.record import audit
from storage.settings import OfficeSettings

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"  # none that is mistaken for another when read or typed
CODE_LENGTH = 8
TOKEN_BYTES = 16
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class NewInvite:
    """What is told once and never stored: a code to type and a token of 128 bits for a deep link."""

    person_id: int
    code: str
    token: str
    expires_at: datetime

    def link(self, bot: str) -> str:
        """The deep link that opens Telegram's bot with the token; "" where its name is not known yet."""
        return f"https://t.me/{bot}?start={self.token}" if bot else ""


class LinkOutcome(StrEnum):
    """What became of a code."""

    LINKED = "linked"
    WRONG = "wrong"  # unknown, used or withdrawn: all told in the same words
    EXPIRED = "expired"  # it was good, so that nothing is told to who guesses
    TOO_MANY = "too_many"  # five wrong ones an hour in this chat; what others type shuts nobody out
    TAKEN = "taken"  # the chat speaks for somebody else already; the code was not used up


@dataclass(frozen=True, slots=True)
class LinkingChat:
    """A private chat with one of our bots; identity is `user_id`."""

    channel: str
    bot: str
    user_id: str
    chat_id: str


def create(
    session: Session, person_id: int, actor_id: int | None, now: datetime, settings: OfficeSettings
) -> NewInvite:
    """A new invite of a person; what was not used of earlier ones is withdrawn."""
    withdraw(session, person_id, now)
    new = NewInvite(
        person_id=person_id,
        code=new_code(),
        token=secrets.token_urlsafe(TOKEN_BYTES),
        expires_at=now + timedelta(hours=settings.invite_hours),
    )
    for secret in (_typed(new.code), new.token):
        session.add(
            tables.Invite(
                person_id=person_id,
                code_hash=_hash(secret),
                created_by=actor_id,
                created_at=now,
                expires_at=new.expires_at,
            )
        )
    audit.record(
        session, "invited", f"person:{person_id}", now=now, actor_id=actor_id, data=audit.by(actor_id)
    )
    return new


def link(
    session: Session, chat: LinkingChat, given: str, now: datetime, settings: OfficeSettings
) -> tuple[LinkOutcome, int | None]:
    """Take a code or token from a chat: the outcome, and the person's id where it linked or would have.

    A chat speaks for one person: before another's code is taken, it must have been unlinked. The person's
    older chat on the same bot stays.
    """
    if _too_many(session, chat, now, settings):
        return LinkOutcome.TOO_MANY, None
    meant = _person_of(session, given, now)
    speaks_for = _speaks_for(session, chat)
    if meant is not None and speaks_for not in (None, meant):
        return LinkOutcome.TAKEN, None
    invite = _consume(session, given, now)
    if invite is None and (expired := expired_invite(session, given)) is not None:
        return LinkOutcome.EXPIRED, expired.person_id
    if invite is None:
        session.add(tables.LinkAttempt(channel=chat.channel, chat_id=chat.chat_id, kind="wrong_code", at=now))
        session.flush()
        return LinkOutcome.WRONG, None
    withdraw(session, invite.person_id, now)
    address = _address(session, chat, invite.person_id, now)
    audit.record(
        session,
        "linked",
        f"person:{invite.person_id}",
        now=now,
        actor_id=invite.person_id,
        data={"channel": chat.channel, "address": address.id},
    )
    return LinkOutcome.LINKED, invite.person_id


def new_code() -> str:
    """Eight letters and digits that nobody mistakes for one another."""
    return "".join(secrets.choice(_LETTERS) for _ in range(CODE_LENGTH))


def hash_of(code: str) -> str:
    """What is kept of a code, however it was typed."""
    return _hash(_typed(code))


def looks_like_code(text: str) -> bool:
    """Whether a message may be a typed code: eight letters and digits in any case, spaced or not."""
    typed = _typed(text)
    return len(typed) == CODE_LENGTH and all(letter in _LETTERS for letter in typed)


def answered_today(session: Session, channel: str, chat_id: str, now: datetime) -> bool:
    """Whether a stranger's chat has had its one answer of the day."""
    wanted = _attempts(now - _DAY, "answered").where(
        tables.LinkAttempt.channel == channel, tables.LinkAttempt.chat_id == chat_id
    )
    return bool(session.exec(wanted).one())


def note_answer(session: Session, channel: str, chat_id: str, now: datetime) -> None:
    """Note that a stranger's chat has been answered."""
    session.add(tables.LinkAttempt(channel=channel, chat_id=chat_id, kind="answered", at=now))


def _attempts(since: datetime, kind: str) -> SelectOfScalar[int]:
    return select(func.count(col(tables.LinkAttempt.id))).where(
        tables.LinkAttempt.kind == kind, col(tables.LinkAttempt.at) > since
    )


def _too_many(session: Session, chat: LinkingChat, now: datetime, settings: OfficeSettings) -> bool:
    here = _attempts(now - _HOUR, "wrong_code").where(
        tables.LinkAttempt.channel == chat.channel, tables.LinkAttempt.chat_id == chat.chat_id
    )
    return session.exec(here).one() >= settings.wrong_codes_an_hour


def alarm_due(session: Session, now: datetime, settings: OfficeSettings) -> int:
    """How many wrong codes there were in a day in all chats, where the office is to hear of it; else 0.

    It hears once a day.
    """
    failed = session.exec(_attempts(now - _DAY, "wrong_code")).one()
    if failed < settings.wrong_codes_a_day or session.exec(_attempts(now - _DAY, "alarm")).one():
        return 0
    session.add(tables.LinkAttempt(channel="", chat_id="", kind="alarm", at=now))
    session.flush()
    return failed


def _consume(session: Session, given: str, now: datetime) -> tables.Invite | None:
    """Use the code up, once: two who send it at the same moment cannot both have it."""
    hashes = hashes_of(given)
    used = session.execute(
        update(tables.Invite)
        .where(
            col(tables.Invite.code_hash).in_(hashes),
            col(tables.Invite.used_at).is_(None),
            col(tables.Invite.revoked_at).is_(None),
            col(tables.Invite.expires_at) > now,
        )
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(used, CursorResult) or used.rowcount != 1:
        return None
    return session.exec(
        select(tables.Invite)
        .where(col(tables.Invite.code_hash).in_(hashes))
        .execution_options(populate_existing=True)
    ).first()


def _person_of(session: Session, given: str, now: datetime) -> int | None:
    """For whom the code is, if it still holds."""
    return session.exec(
        select(tables.Invite.person_id).where(
            col(tables.Invite.code_hash).in_(hashes_of(given)),
            col(tables.Invite.used_at).is_(None),
            col(tables.Invite.revoked_at).is_(None),
            col(tables.Invite.expires_at) > now,
        )
    ).first()


def expired_invite(session: Session, given: str) -> tables.Invite | None:
    """The invite of a code that was neither used nor withdrawn; asked where it is no longer good."""
    return session.exec(
        select(tables.Invite).where(
            col(tables.Invite.code_hash).in_(hashes_of(given)),
            col(tables.Invite.used_at).is_(None),
            col(tables.Invite.revoked_at).is_(None),
        )
    ).first()


def _speaks_for(session: Session, chat: LinkingChat) -> int | None:
    """The active person for whom the chat speaks already."""
    return session.exec(
        select(tables.Person.id)
        .join(tables.Address, col(tables.Address.person_id) == col(tables.Person.id))
        .where(
            tables.Address.channel == chat.channel,
            tables.Address.bot == chat.bot,
            tables.Address.user_id == chat.user_id,
            tables.Address.state != "left",
            col(tables.Person.active).is_(True),
        )
    ).first()


def withdraw(session: Session, person_id: int, now: datetime) -> None:
    """The person's codes that were not used are good no more."""
    session.execute(
        update(tables.Invite)
        .where(
            col(tables.Invite.person_id) == person_id,
            col(tables.Invite.used_at).is_(None),
            col(tables.Invite.revoked_at).is_(None),
        )
        .values(revoked_at=now)
        .execution_options(synchronize_session=False)
    )


def _address(session: Session, chat: LinkingChat, person_id: int, now: datetime) -> tables.Address:
    address = session.exec(
        select(tables.Address).where(
            tables.Address.channel == chat.channel,
            tables.Address.bot == chat.bot,
            tables.Address.user_id == chat.user_id,
        )
    ).first()
    if address is None:
        address = tables.Address(
            person_id=person_id,
            channel=chat.channel,
            bot=chat.bot,
            user_id=chat.user_id,
            chat_id=chat.chat_id,
            linked_at=now,
        )
    else:
        address.person_id, address.chat_id = person_id, chat.chat_id
        address.state, address.linked_at, address.changed_at = "active", now, now
    session.add(address)
    session.flush()
    return address


def _typed(text: str) -> str:
    return "".join(text.split()).replace("-", "").upper()


def hashes_of(given: str) -> set[str]:
    """What is kept of a token as it stands, of a code however it was typed."""
    return {_hash(given.strip()), _hash(_typed(given))}


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
