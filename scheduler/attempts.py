"""One attempt: a row taken with the facts it needs; what its end means, by the table of the promises."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import structlog

from scheduler.channel import ChannelError, Failure, Receipt
from scheduler.failpoints import reach
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import Gone, Later, Rendered, Renderers
from storage import claims, groups, inbox, outbox, people, quota
from storage.claims import Claimed, DueRow
from storage.engine import Session
from storage.outbox import Target
from storage.tables import Outbox

log = structlog.get_logger()


class Extra(StrEnum):
    """What an outcome does beside settling the row."""

    NOTHING = ""
    BIND = "bind"  # a reply to the message can be understood
    CLOSE_ADDRESS = "close_address"
    MIGRATE = "migrate"
    PACE = "pace"
    BAD_MESSAGE = "bad_message"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row's next state; `wait` in seconds before it may go again.

    `by_machine`: the wait runs by the machine's time (it may have arrived), else by the office's clock.
    `give_back`: the attempt certainly did not arrive, so a resend that it used up is given back.
    `well` is what the channel's health learns: True answered, False not reached, None neither.
    """

    name: str
    state: str
    wait: float = 0.0
    by_machine: bool = False
    give_back: bool = False
    reason: str = ""
    extra: Extra = Extra.NOTHING
    well: bool | None = True


def of_receipt(_receipt: Receipt) -> Outcome:
    """The one proof of delivery."""
    return Outcome("sent", "sent", extra=Extra.BIND)


def of_error(error: BaseException, *, resends_left: int, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """What to do after an error. Whatever is not a definite refusal may have arrived."""
    again = "ambiguous" if marked else "due"
    failure = error.failure if isinstance(error, ChannelError) else Failure.AMBIGUOUS
    if failure is Failure.MIGRATED and not (isinstance(error, ChannelError) and error.new_chat_id):
        failure = Failure.INVALID_ADDRESS
    match failure:
        case Failure.AMBIGUOUS:
            return _uncertain(resends_left, policy)
        case Failure.UNREACHABLE | Failure.SHARED:
            return Outcome("not_sent", again, policy.retry_wait, marked, True, "unreachable", well=False)
        case Failure.RATE_LIMITED:
            return Outcome("rate_limited", again, 0.0, marked, True, "rate_limited", Extra.PACE)
        case Failure.QUOTA:
            return Outcome("quota", again, 0.0, marked, True, "quota", Extra.PACE)
        case Failure.BAD_TOKEN:
            return Outcome("bad_token", again, 0.0, marked, True, "bad_token", well=None)
        case Failure.MIGRATED:
            return Outcome("migrated", again, 0.0, marked, True, "migrated", Extra.MIGRATE)
        case Failure.BLOCKED | Failure.INVALID_ADDRESS:
            reason = "blocked" if failure is Failure.BLOCKED else "invalid_address"
            return Outcome(reason, again, 0.0, marked, True, reason, Extra.CLOSE_ADDRESS)
        case Failure.BAD_MESSAGE:
            return Outcome("bad_message", again, 0.0, marked, True, "bad_message", Extra.BAD_MESSAGE)


def _uncertain(resends_left: int, policy: DeliveryPolicy) -> Outcome:
    if resends_left > 0:
        return Outcome(
            "ambiguous", "ambiguous", policy.resend_wait, by_machine=True, reason="unanswered", well=False
        )
    return Outcome("ambiguous", "unknown", reason="unanswered", well=False)


def of_not_started(*, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """Nothing left: the lease was over before the first byte, or the message could not be made."""
    return Outcome(
        "not_started", "ambiguous" if marked else "due", policy.retry_wait, marked, True, well=None
    )


def of_unrenderable(failures: int, *, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """A row that cannot be made into a message is given up after some tries; nothing of it has left."""
    if failures + 1 >= policy.render_tries:
        return Outcome("render_error", "failed", give_back=True, reason="render", well=None)
    state = "ambiguous" if marked else "due"
    return Outcome("render_error", state, policy.retry_wait, marked, True, "render", well=None)


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


def take(
    session: Session,
    wanted: DueRow,
    renderers: Renderers,
    at: Moments,
    owner: str,
    policy: DeliveryPolicy,
    lease_end: float,
) -> Delivery | None:
    """Is it still to be said? Then take it for one attempt; the facts are of the same transaction."""
    row = session.get(Outbox, wanted.id)
    if row is None or (row.state, row.epoch) != (wanted.state, wanted.epoch):
        return None
    if wanted.target is None:
        claims.refuse(session, wanted, at.now)
        claims.drop_orphans(session, at.now)
        return None
    facts = _gather(session, wanted, row, renderers, at, policy)
    if facts is None:
        return None
    plainly = row.reason == "bad_message"
    claimed = claims.claim(session, wanted, owner, at.machine, policy.lease)
    if claimed is not None:
        quota.count(session, claimed.target, at.now)
    reach("claim")
    return Delivery(claimed, facts, lease_end, plainly) if claimed else None


def _gather(
    session: Session,
    wanted: DueRow,
    row: Outbox,
    renderers: Renderers,
    at: Moments,
    policy: DeliveryPolicy,
) -> Any:
    """The facts; None where the row is not to go now, and then its state says why."""
    try:
        facts = renderers[row.kind].gather(session, row, at.now)
    except Exception:
        log.exception("outbox_row_not_gathered", outbox_id=wanted.id, kind=row.kind)
        retry = at.now + timedelta(seconds=policy.retry_wait)
        claims.count_failure(session, wanted, policy.render_tries, retry, at.now)
        claims.drop_orphans(session, at.now)
        return None
    if isinstance(facts, Gone):
        claims.drop(session, wanted, facts.state, facts.reason, at.now)
        claims.drop_orphans(session, at.now)
        return None
    if isinstance(facts, Later):
        claims.postpone(session, wanted, facts.until)
        return None
    return facts


def record(
    session: Session,
    job: Delivery,
    outcome: Outcome,
    at: Moments,
    *,
    message_id: str | None = None,
    rendered: Rendered | None = None,
    error: BaseException | None = None,
    window: tuple[str, datetime] | None = None,
) -> bool:
    """Write the attempt's end and all that follows from it; False if another has taken the row over."""
    values = _values(job, outcome, at)
    if outcome.extra is Extra.BIND:
        values |= {
            "message_id": message_id,
            "channel": job.target.channel,
            "bot": job.target.bot,
            "chat_id": job.target.chat_id,
        }
    held = claims.settle(session, job.claimed.fence, outcome.name, values, at.machine)
    if window is not None:
        outbox.close_until(session, *window, outcome.name)
    if outcome.name not in ("sent", "ambiguous"):
        quota.count(session, job.target, at.now, -1)
    if outcome.name == "quota":
        quota.refused(session, job.target, at.now)
    _follow(session, job, outcome, at, message_id, rendered, error)
    if values["state"] in claims.ENDED_BADLY:
        claims.drop_orphans(session, at.now)
    reach("record")
    return held


def _values(job: Delivery, outcome: Outcome, at: Moments) -> dict[str, Any]:
    state, reason, row = outcome.state, outcome.reason, job.row
    values: dict[str, Any] = {}
    if outcome.give_back and job.claimed.marked:
        values["resends_left"] = row.resends_left + 1
    if outcome.name == "render_error":
        values["failures"] = row.failures + 1
    if outcome.extra is Extra.BAD_MESSAGE and job.plainly:
        state = "failed"
    if outcome.extra is Extra.CLOSE_ADDRESS and row.chat_id == job.target.chat_id:
        state = "refused"
    if state in ("due", "ambiguous"):
        start = at.machine if outcome.by_machine else at.now
        values["not_before"] = start + timedelta(seconds=outcome.wait)
    else:
        values["settled_at"] = at.now
    return values | {"state": state, "reason": reason, "lease_until": None}


def _follow(
    session: Session,
    job: Delivery,
    outcome: Outcome,
    at: Moments,
    message_id: str | None,
    rendered: Rendered | None,
    error: BaseException | None,
) -> None:
    target = job.target
    match outcome.extra:
        case Extra.BIND if rendered is not None and message_id is not None:
            spoken = inbox.Spoken(rendered.tasks, rendered.review_id, rendered.listed)
            inbox.bind(
                session,
                target.channel,
                target.bot,
                target.chat_id,
                message_id,
                spoken,
                now=at.now,
                outbox_id=job.claimed.fence.id,
            )
        case Extra.CLOSE_ADDRESS:
            _close_address(session, target, outcome, at)
        case Extra.MIGRATE if isinstance(error, ChannelError) and error.new_chat_id:
            groups.migrate(session, target, error.new_chat_id)


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
    scope = outbox.scope_of(target.channel, target.bot, target.chat_id if of_chat else None)
    return scope, machine + timedelta(seconds=seconds)


def _close_address(session: Session, target: Target, outcome: Outcome, at: Moments) -> None:
    groups.close_at(session, target, at.now)
    address = people.address_at(session, target.channel, target.bot, target.chat_id)
    if address is not None and address.id is not None:
        state = "blocked" if outcome.name == "blocked" else "invalid"
        people.set_address_state(session, address.id, state, at.now)
