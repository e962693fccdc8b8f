"""What a messenger lets be sent: its plan (so many messages a month, so many users; what is used, what may
still go), and the windows (Pace) in which its server lets nothing be sent, kept over a restart.

A message counts from the moment at which it is claimed, and no longer where it certainly did not arrive.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from sqlmodel import Session, col, func, select

from storage import settings
from storage.delivery.outbox import DIGEST, STRANGERS, UNDELIVERED, Target, insert_once
from storage.tables import Address, Outbox, Pace, Setting
from tasks.workdays import local

METERED = frozenset({"zalo"})
"""The channels whose plan counts."""
TOGETHER = "together"
LATE_FIRST = 4
"""The priority of a digest that names what is overdue."""
_COUNTED = "quota."
"""With a dot: a counter of the program's own, and no part of the record (migration 0014)."""
WARNING = "quota:"
"""How the keys of messages begin that warn of it."""
_WARNED_AT = ((1.0, "ended"), (0.8, "low"))


class Saving(IntEnum):
    """What no longer goes by itself over a bot, the more the less of its quota is left."""

    NOTHING = 0
    REST = 1  # single notices are put together in one a morning
    DIGESTS = 2  # and no digest goes that names nothing overdue
    ALL = 3  # it is used up: the other channel, or the next month


@dataclass(frozen=True, slots=True)
class Quota:
    """A bot's month: messages sent and allowed, users and the most."""

    channel: str
    sent: int
    most: int
    users: int
    most_users: int


def count(session: Session, target: Target, now: datetime, by: int = 1) -> None:
    """Count a message of a bot whose plan counts."""
    if target.channel not in METERED:
        return
    row = _row(session, target.channel, target.bot, now)
    row.value = {**row.value, "sent": max(0, row.value["sent"] + by)}
    session.add(row)


def refused(session: Session, target: Target, now: datetime) -> None:
    """The messenger itself says that the quota is used up, whatever we have counted."""
    row = _row(session, target.channel, target.bot, now)
    row.value = {**row.value, "refused": True}
    session.add(row)


def users(session: Session, channel: str, bot: str) -> int:
    """How many people can be written to over the bot."""
    wanted = select(func.count(func.distinct(Address.person_id))).where(
        Address.channel == channel, Address.bot == bot, col(Address.state).in_(("active", "blocked"))
    )
    return session.exec(wanted).one()


def is_full(session: Session, channel: str, bot: str, user_id: str) -> bool:
    """Whether the bot's plan has no room for this user, who is none of its users yet."""
    if channel not in METERED:
        return False
    here = select(Address.id).where(
        Address.channel == channel, Address.bot == bot, Address.user_id == user_id, Address.state != "left"
    )
    known = session.exec(here).first() is not None
    return not known and users(session, channel, bot) >= settings.load(session).quota_users


def quotas(session: Session, bots: Collection[tuple[str, str]], now: datetime) -> list[Quota]:
    """How the bots stand whose plan counts."""
    office = settings.load(session)
    return [
        Quota(
            channel,
            _sent(session, channel, bot, now),
            office.quota_messages,
            users(session, channel, bot),
            office.quota_users,
        )
        for channel, bot in sorted(bots)
        if channel in METERED
    ]


def metered_bots(session: Session) -> set[tuple[str, str]]:
    """The bots whose plan counts and over which people are linked."""
    found = select(Address.channel, Address.bot).where(
        col(Address.channel).in_(METERED), Address.state != "left"
    )
    return set(session.exec(found.distinct()).all())


def savings(
    session: Session, bots: Collection[tuple[str, str]], now: datetime
) -> Mapping[tuple[str, str], Saving]:
    """What each of the bots whose plan counts must save, where it must."""
    metered = [bot for bot in bots if bot[0] in METERED]
    if not metered:
        return {}
    most = settings.load(session).quota_messages
    found = {bot: _saving(_sent(session, *bot, now) / most) for bot in metered}
    return {bot: saving for bot, saving in found.items() if saving}


def _saving(share: float) -> Saving:
    steps = ((1.0, Saving.ALL), (0.95, Saving.DIGESTS), (0.8, Saving.REST))
    return next((saving for part, saving in steps if share >= part), Saving.NOTHING)


def is_saved(row: Outbox, saving: Saving) -> bool:
    """Whether the row does not go by itself over a bot that must save so much. Answers go to the last."""
    if saving is Saving.ALL:
        return True
    if row.priority in (0, STRANGERS) or row.follows_id is not None or row.key.startswith(WARNING):
        return False
    if row.kind == DIGEST:
        return saving is Saving.DIGESTS and row.priority > LATE_FIRST
    return saving is not Saving.NOTHING and row.kind not in (TOGETHER, UNDELIVERED)


def saved_rows(session: Session, now: datetime) -> dict[int, list[Outbox]]:
    """What waits by itself because a bot must save, by person: what is to be put together in one."""
    saving = savings(session, metered_bots(session), now)
    if not saving:
        return {}
    first: dict[int, tuple[str, str]] = {}
    for address in session.exec(select(Address).where(Address.state == "active").order_by(col(Address.rank))):
        first.setdefault(address.person_id, (address.channel, address.bot))
    wanted = select(Outbox).where(
        Outbox.state == "due", Outbox.chat_id == "", col(Outbox.not_before) <= now, Outbox.kind != DIGEST
    )
    found: dict[int, list[Outbox]] = {}
    for row in session.exec(wanted.order_by(col(Outbox.id))):
        level = saving.get(first.get(row.person_id or 0, ("", "")), Saving.NOTHING)
        if row.person_id is not None and level and is_saved(row, Saving.REST):
            found.setdefault(row.person_id, []).append(row)
    return found


def unwarned(session: Session, now: datetime) -> list[tuple[str, Quota, str]]:
    """The bots that the office is to be warned of, each once a month and step: (bot, how it stands, step)."""
    found = []
    for channel, bot in sorted(metered_bots(session)):
        (quota,) = quotas(session, [(channel, bot)], now)
        row = _row(session, channel, bot, now)
        step = next((name for part, name in _WARNED_AT if quota.sent >= part * quota.most), "")
        step = "ended" if row.value.get("refused") else step
        if step and step not in row.value["warned"]:
            row.value = {**row.value, "warned": [*row.value["warned"], step]}
            session.add(row)
            found.append((bot, quota, step))
    return found


def _key(channel: str, bot: str, now: datetime) -> str:
    return f"{_COUNTED}{channel}:{bot}:{local(now):%Y-%m}"


def _row(session: Session, channel: str, bot: str, now: datetime) -> Setting:
    """The month's row, locked until the transaction ends: two processes must not count over one another."""
    key = _key(channel, bot, now)
    insert_once(session, Setting, [{"key": key, "value": {"sent": 0, "warned": []}}])
    return session.get_one(Setting, key, populate_existing=True, with_for_update=True)


def _sent(session: Session, channel: str, bot: str, now: datetime) -> int:
    row = session.get(Setting, _key(channel, bot, now), populate_existing=True)
    return int(row.value["sent"]) if row is not None else 0


def scope_of(channel: str, bot: str, chat_id: str | None = None) -> str:
    """The name of a bot's window, or of one chat's."""
    return f"{channel}:{bot}" if chat_id is None else f"{channel}:{bot}:{chat_id}"


def close_until(session: Session, scope: str, until: datetime, reason: str) -> None:
    """Send nothing in this scope before that moment; a longer window that is there already stays."""
    row = session.get(Pace, scope)
    if row is None:
        session.add(Pace(scope=scope, not_before=until, reason=reason))
    elif row.not_before < until:
        row.not_before, row.reason = until, reason
        session.add(row)


def closed_windows(session: Session, machine: datetime) -> dict[str, datetime]:
    """The scopes in which nothing may be sent now, each with its end."""
    rows = session.exec(select(Pace).where(col(Pace.not_before) > machine))
    return {row.scope: row.not_before for row in rows}
