"""One tick: what is due becomes outbox rows, in one transaction, however often it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from messages.people.linking import quota_warning
from messages.records import told_of_foreign
from scheduler.failpoints import reach
from scheduler.notices import tell_office
from scheduler.plan import PlannedRow, plan
from scheduler.policy import goes_at, in_hours, next_morning
from scheduler.snapshot import Rules, gather, gather_due
from scheduler.time import Clock, is_absurd
from storage.backups.restoring import restored_on
from storage.database.engine import Database, Session
from storage.delivery import digests, outbox, quota, settling
from storage.delivery.outbox import UNDELIVERED, OwedMessage
from storage.record.sealing import take_untold
from storage.registry import groups, people
from storage.work import tasks
from tasks.workdays import local, local_day

GROUP = "group"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did: rows owed anew, older digests that gave way, whether it planned a morning."""

    owed: int = 0
    superseded: int = 0
    planned: bool = False


def tick(session: Session, now: datetime, rules: Rules) -> Ticked:
    """Plan the morning if it has come and is not planned; outside the hours only what cannot wait."""
    calendar, policy = rules(session, now)
    owed = _tell_office(session, now, goes_at(now, calendar, policy)) + _warn_of_quota(session, now)
    owed += _tell_of_foreign(session, now)
    today = local_day(now)
    if not in_hours(now, calendar, policy):
        soon = local_day(next_morning(now, calendar, policy))
        rows = plan(gather_due(session, now, calendar, policy, soon))
        return Ticked(owed + _owe(session, rows, now))
    if digests.is_planned(session, today):
        return Ticked(owed)
    tasks.extend_recurring(session, now, calendar)
    rows = plan(gather(session, now, calendar, policy))
    superseded = digests.supersede_older(session, today, now)
    owed += _owe(session, rows, now) + _put_together(session, now) + _tell_groups(session, now)
    digests.mark_planned(session, today)
    reach("plan")
    return Ticked(owed, superseded, planned=True)


def _owe(session: Session, rows: tuple[PlannedRow, ...], now: datetime) -> int:
    owed = [
        OwedMessage(
            row.key,
            row.kind,
            row.person_id,
            payload=row.payload,
            priority=row.priority,
            not_before=row.not_before,
        )
        for row in rows
    ]
    doubtful = bool(owed) and restored_on(session, local_day(now))
    return outbox.enqueue_all(session, owed, now, maybe_sent=doubtful)


def _tell_office(session: Session, now: datetime, not_before: datetime) -> int:
    """What could not be delivered is shown to the office once."""
    office = people.office_people(session)
    rows = settling.take_unshown(session, now) if office else []
    if not rows:
        return 0
    return sum(
        outbox.enqueue(
            session,
            f"undelivered:{person.id}:{max(rows)}",
            UNDELIVERED,
            now=now,
            person_id=person.id,
            payload={"rows": rows},
            priority=3,
            not_before=not_before,
        )
        for person in office
    )


def _put_together(session: Session, now: datetime) -> int:
    """Of what waits because a quota is low, one message a person and morning."""
    day = local_day(now).isoformat()
    return sum(
        outbox.owe_together(session, f"{quota.TOGETHER}:{person}:{day}", quota.TOGETHER, person, rows, now)
        for person, rows in quota.saved_rows(session, now).items()
    )


def _tell_of_foreign(session: Session, now: datetime) -> int:
    """The office hears at once of changes that were made in the record by another hand."""
    met = take_untold(session)
    return tell_office(session, f"foreign:{met[-1].isoformat()}", told_of_foreign(met), now) if met else 0


def _tell_groups(session: Session, now: datetime) -> int:
    """One message a linked group and morning."""
    day = local_day(now).isoformat()
    return sum(
        outbox.enqueue(
            session,
            f"{GROUP}:{groups.number_of(row)}:{day}",
            GROUP,
            now=now,
            to=groups.target_of(row),
            payload={"group": groups.number_of(row), "date": day},
        )
        for row in groups.linked(session)
    )


def _warn_of_quota(session: Session, now: datetime) -> int:
    """The office hears once a month that a plan is nearly used up, and once that it is."""
    return sum(
        tell_office(
            session,
            f"{quota.WARNING}{stands.channel}:{bot}:{local(now):%Y-%m}:{step}",
            quota_warning(stands.channel, stands.sent, stands.most, ended=step == "ended"),
            now,
        )
        for bot, stands, step in quota.unwarned(session, now)
    )


log = structlog.get_logger()


class Heart:
    """Beats once a tick: plans what is due and wakes delivery. `absurd` says that the clock is refused.

    `note` keeps in the same transaction what others are to know of the program.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        rules: Rules,
        after: Callable[[], None] = lambda: None,
        note: Callable[[Session], None] = lambda _session: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._after = after
        self._note = note
        self.absurd = False

    async def beat(self) -> Ticked:
        """One tick. With an absurd system clock nothing is planned, and that is logged once."""
        done = await self._database.run(self._tick)
        if done.owed:
            self._after()
        return done

    def _tick(self, session: Session) -> Ticked:
        machine = self._clock.machine()
        absurd = is_absurd(machine, outbox.last_seen(session))
        if absurd:
            if not self.absurd:
                log.error("clock_absurd", machine=machine)
            self.absurd = True
            return Ticked()
        self.absurd = False
        outbox.note_seen(session, machine)
        self._note(session)
        return tick(session, self._clock.now(), self._rules)
