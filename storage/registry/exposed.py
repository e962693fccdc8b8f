"""Codes for linking that others could read: they are good no more."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage.registry import invites
from storage.tables import Invite

_WORDS = re.compile(r"[\w\-]+")


@dataclass(frozen=True, slots=True)
class SeenInvite:
    """An invite that was withdrawn because others could read its code."""

    person_id: int
    created_by: int | None


def withdraw_seen(session: Session, text: str, now: datetime) -> list[SeenInvite]:
    """Withdraw every open invite whose code or token stands in the text; whose they are."""
    hashes = {each for likely in _likely(text) for each in invites.hashes_of(likely)}
    if not hashes:
        return []
    found = session.exec(
        select(Invite).where(
            col(Invite.code_hash).in_(hashes),
            col(Invite.used_at).is_(None),
            col(Invite.revoked_at).is_(None),
            col(Invite.expires_at) > now,
        )
    ).all()
    seen = {row.person_id: SeenInvite(row.person_id, row.created_by) for row in found}
    for person_id in seen:
        invites.withdraw(session, person_id, now)
    return list(seen.values())


def _likely(text: str) -> set[str]:
    """What in a text may be a token as it stands, or a code in any spelling."""
    words = _WORDS.findall(text)
    found = {word for word in words if len(word) >= invites.TOKEN_BYTES}
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + invites.CODE_LENGTH]:
            joined += word.replace("-", "")
            if len(joined) >= invites.CODE_LENGTH:
                break
        if invites.looks_like_code(joined):
            found.add(joined)
    return found
