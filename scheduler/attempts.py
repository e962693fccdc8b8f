"""Attempts: rows taken with the facts they need, and their ends written down, many in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import structlog

from scheduler.channel import ChannelError, Extra, Outcome
from scheduler.failpoints import reach
from scheduler.policy import DeliveryPolicy
from scheduler.renderer import Gone, Later, NotGathered, Rendered, Renderers, gathered
from storage.database.engine import Session
from storage.delivery import claims, outbox, quota, routes, settling
from storage.delivery.claims import Claimed, DueRow
from storage.delivery.outbox import Target
from storage.delivery.settling import Receipted
from storage.incoming import inbox
from storage.registry import groups, people
from storage.tables import Outbox

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed row with its facts; `lease_end` is in monotonic seconds."""

    claimed: Claimed
    facts: Any
    lease_end: float
    plainly: bool  # the styled form was refused: words only

    @property
    def row(self) -> Outbox:
        return self.claimed.row

    @property
    def target(self) -> Target:
        return self.claimed.target

    @property
    def bot(self) -> tuple[str, str]:
        return self.target.channel, self.target.bot


@dataclass(frozen=True, slots=True)
class Moments:
    """The same instant by the office's clock and by the machine's."""

    now: datetime
    machine: datetime


def take_all(
    session: Session,
    wanted: Sequence[DueRow],
    renderers: Renderers,
    at: Moments,
    owner: str,
    policy: DeliveryPolicy,
    lease_end: float,
    ahead: Sequence[int] = (),
) -> list[Delivery]:
    """Which are still to be said? Take these for one attempt each; the facts are of the same transaction.

    `ahead` are the people whose turn comes next: what is read for one of them is read for all.
    """
    rows = outbox.rows_by_id(session, [each.id for each in wanted])
    seen = {each.id: each for each in wanted}
    same = [
        row for row in rows if (row.state, row.epoch) == (seen[row.id or 0].state, seen[row.id or 0].epoch)
    ]
    addressed = [row for row in same if seen[row.id or 0].target is not None]
    facts = _still_true(session, addressed, seen, renderers, at, policy, ahead)
    plainly = {row.id for row in addressed if row.reason == "bad_message"}
    for row in same:
        if seen[row.id or 0].target is None:
            claims.refuse(session, seen[row.id or 0], at.now)
    if len(facts) < len(same):
        settling.drop_orphans(session, at.now)
    by_id = {row.id: row for row in addressed}
    going = [(each, by_id[each.id]) for each in wanted if each.id in facts]
    claimed = claims.claim_all(session, going, owner, at.machine, policy.lease)
    for target, n in Counter(each.target for each in claimed.values()).items():
        quota.count(session, target, at.now, n)
    for _ in claimed:
        reach("claim")
    return [
        Delivery(claimed[each.id], facts[each.id], lease_end, each.id in plainly)
        for each, _ in going
        if each.id in claimed
    ]


def _still_true(
    session: Session,
    rows: Sequence[Outbox],
    seen: Mapping[int, DueRow],
    renderers: Renderers,
    at: Moments,
    policy: DeliveryPolicy,
    ahead: Sequence[int],
) -> dict[int, Any]:
    """The facts of those that are to go now; what is not says why by its state."""
    found: dict[int, Any] = {}
    for kind, some in groupby(sorted(rows, key=lambda row: row.kind), key=lambda row: row.kind):
        found |= gathered(session, renderers[kind], list(some), at.now, ahead)
    kept: dict[int, Any] = {}
    for row_id, facts in found.items():
        match facts:
            case NotGathered():
                log.error("outbox_row_not_gathered", exc_info=facts.error, outbox_id=row_id)
                retry = at.now + timedelta(seconds=policy.retry_wait)
                claims.count_failure(session, seen[row_id], policy.render_tries, retry, at.now)
            case Gone():
                claims.drop(session, seen[row_id], facts.state, facts.reason, at.now)
            case Later():
                claims.postpone(session, seen[row_id], facts.until)
            case _:
                kept[row_id] = facts
    return kept


@dataclass(frozen=True, slots=True)
class Ended:
    """How an attempt ended, as it is to be written down; `more` says that another part may follow it."""

    job: Delivery
    outcome: Outcome
    message_id: str | None = None
    rendered: Rendered | None = None
    error: BaseException | None = None
    window: tuple[str, datetime] | None = None
    more: bool = False


def record_all(session: Session, ended: Sequence[Ended], at: Moments) -> set[int]:
    """Write down how attempts ended, and all that follows; the ids of rows that another has taken over."""
    sent = [each for each in ended if each.outcome.extra is Extra.BIND and each.message_id is not None]
    receipts = [Receipted(e.job.claimed.fence, e.job.target, e.message_id or "") for e in sent]
    lost = settling.settle_sent(session, receipts, at.now, at.machine)
    inbox.bind_all(session, [_spoken(each) for each in sent], at.now)
    for each in ended:
        if each not in sent and not record(session, each, at):
            lost.add(each.job.claimed.fence.id)
        reach("record")
    return lost


def _spoken(ended: Ended) -> inbox.Sent:
    target, rendered = ended.job.target, ended.rendered
    spoken = inbox.Spoken(rendered.tasks, rendered.review_id, rendered.listed) if rendered else inbox.Spoken()
    place = (target.channel, target.bot, target.chat_id, ended.message_id or "")
    return inbox.Sent(*place, spoken, ended.job.claimed.fence.id)


def record(session: Session, ended: Ended, at: Moments) -> bool:
    """Write down the end of an attempt that brought no receipt; False if another has taken the row over."""
    job, outcome = ended.job, ended.outcome
    values = _values(job, outcome, at)
    refused = values["state"] == "failed" and outcome.extra is Extra.BAD_MESSAGE
    if refused and routes.may_cross(session, job.row, job.target):
        values |= {"state": outcome.state, "reason": routes.refusal_by(job.target), "not_before": at.now}
        del values["settled_at"]
    held = settling.settle(session, job.claimed.fence, outcome.name, values, at.machine)
    if ended.window is not None:
        quota.close_until(session, *ended.window, outcome.name)
    if outcome.name not in ("sent", "ambiguous"):
        quota.count(session, job.target, at.now, -1)
    if outcome.name == "quota":
        quota.refused(session, job.target, at.now)
    _follow(session, ended, at)
    if values["state"] in settling.ENDED_BADLY:
        settling.drop_orphans(session, at.now)
    return held


def _values(job: Delivery, outcome: Outcome, at: Moments) -> dict[str, Any]:
    state, reason, row = outcome.state, outcome.reason, job.row
    values: dict[str, Any] = {}
    if outcome.give_back and job.claimed.marked:
        values["resends_left"] = row.resends_left + 1
    if outcome.name == "render_error":
        values["failures"] = row.failures + 1
    crossing = row.reason.startswith(routes.REFUSED_BY)
    if outcome.extra is Extra.BAD_MESSAGE and (job.plainly or crossing):
        state = "failed"
    elif crossing and outcome.give_back:
        reason = row.reason
    if outcome.extra is Extra.CLOSE_ADDRESS and row.chat_id == job.target.chat_id:
        state = "refused"
    if state in ("due", "ambiguous"):
        start = at.machine if outcome.by_machine else at.now
        values["not_before"] = start + timedelta(seconds=outcome.wait)
    else:
        values["settled_at"] = at.now
    return values | {"state": state, "reason": reason, "lease_until": None}


def _follow(session: Session, ended: Ended, at: Moments) -> None:
    error = ended.error
    match ended.outcome.extra:
        case Extra.CLOSE_ADDRESS:
            _close_address(session, ended.job.target, ended.outcome, at)
        case Extra.MIGRATE if isinstance(error, ChannelError) and error.new_chat_id:
            groups.migrate(session, ended.job.target, error.new_chat_id)


def window_of(
    target: Target,
    failure: str,
    error: BaseException | None,
    machine: datetime,
    quota_wait: float,
    *,
    of_chat: bool,
) -> tuple[str, datetime]:
    """The scope that a server has closed, and until when: its own number of seconds, never shortened.

    `of_chat`: the window is the chat's alone, as a group's is; else it is the whole bot's.
    Trying inside a ban prolongs it.
    """
    seconds = error.retry_after if isinstance(error, ChannelError) else None
    if seconds is None:
        seconds = quota_wait if failure == "quota" else 1.0
    scope = quota.scope_of(target.channel, target.bot, target.chat_id if of_chat else None)
    return scope, machine + timedelta(seconds=seconds)


def _close_address(session: Session, target: Target, outcome: Outcome, at: Moments) -> None:
    groups.close_at(session, target, at.now)
    address = people.address_at(session, target.channel, target.bot, target.chat_id)
    if address is not None and address.id is not None:
        state = "blocked" if outcome.name == "blocked" else "invalid"
        people.set_address_state(session, address.id, state, at.now)
