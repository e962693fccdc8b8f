"""The settings of reminding and of delivery, and the hours in which people may be written to unasked."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from storage.settings import OfficeSettings
from tasks.model import Due
from tasks.standing import Ladder
from tasks.workdays import VIETNAM, Calendar, late_from, local


@dataclass(frozen=True, slots=True)
class Policy:
    """When people are reminded; the office may change each of these.

    `days_before` are working days before `remind_by`. `morning` and `evening` bound the hours, by
    Vietnam's clock, in which a reminder may go on a working day. `briefing_weekday` counts from 0 =
    Monday; where that day is off, the next working day takes its place.
    """

    days_before: tuple[int, ...] = (7, 3, 1, 0)
    morning: time = time(8)
    evening: time = time(18)
    roll_forward: bool = False
    soon_days: int = 7
    ladder: Ladder = field(default_factory=Ladder)
    briefing_weekday: int = 0
    late_note_after: timedelta = timedelta(hours=1)


def policy_of(settings: OfficeSettings) -> Policy:
    """The rules of reminding as the office has set them."""
    return Policy(
        days_before=settings.days_before,
        morning=settings.morning,
        evening=settings.evening,
        roll_forward=settings.roll_forward,
        soon_days=settings.soon_days,
        ladder=settings.ladder,
        briefing_weekday=settings.briefing_weekday,
    )


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """How messages leave; seconds. `send_timeout` must end well within `lease`.

    Where no more than `few` wait, one goes after another, and while it waits for its answer no other starts
    for `stagger`. Where more have come to wait, until none is left, `at_first` go side by side and up to
    `in_flight` once answers come, so many `together` at one moment, for which one that may start waits for
    those that may within `joined`, spread over `spread` of a second at least; a row is claimed at most
    `ahead` before it starts.
    While many wait, others are looked for after `many_last`, or as soon as something new is owed.
    `per_second` holds for a channel that documents no number, and none goes faster.
    `failover_after`: a channel out of reach for so long, or closed by its server for so long to come, is left
    for the person's next one. After many notices the next wait for one another for `gather_within`.
    """

    lease: float = 60.0
    send_timeout: float = 25.0
    resend_wait: float = 60.0
    retry_wait: float = 5.0
    few: int = 10
    stagger: float = 0.2
    at_first: int = 5
    in_flight: int = 30
    together: int = 6
    joined: float = 0.1
    spread: float = 0.75
    ahead: float = 0.1
    many_last: float = 5.0
    per_second: int = 30
    chat_interval: float = 1.0
    breaker_after: int = 5
    breaker_wait: float = 60.0
    failover_after: float = 120.0
    gather_within: float = 60.0
    quota_wait: float = 3600.0
    render_tries: int = 3
    idle_wait: float = 1.0
    starts_allowed: int = 5
    starts_within: float = 60.0
    starts_longest_wait: float = 30.0

    @property
    def gathers(self) -> timedelta:
        """`gather_within`."""
        return timedelta(seconds=self.gather_within)


def in_hours(now: datetime, calendar: Calendar, policy: Policy) -> bool:
    """Whether it is a working day between morning and evening in Vietnam."""
    there = local(now)
    return calendar.is_working(there.date()) and policy.morning <= there.time() < policy.evening


def morning_of(day: date, policy: Policy) -> datetime:
    """The moment at which that day's reminders go."""
    return datetime.combine(day, policy.morning, VIETNAM)


def next_morning(now: datetime, calendar: Calendar, policy: Policy) -> datetime:
    """The next moment at which reminders go, strictly after now."""
    return calendar.next_morning(now, policy.morning)


def goes_at(now: datetime, calendar: Calendar, policy: Policy, due: Due | None = None) -> datetime:
    """When a message that nobody waits for may go: now in hours, else the next working morning.

    What falls due before that morning goes at once.
    """
    if in_hours(now, calendar, policy):
        return now
    morning = next_morning(now, calendar, policy)
    if due is not None and now < late_from(due, calendar, roll_forward=policy.roll_forward) <= morning:
        return now
    return morning


def is_briefing_day(day: date, calendar: Calendar, policy: Policy) -> bool:
    """Whether the weekly briefing's list goes on that day."""
    named = date.fromordinal(day.toordinal() - (day.weekday() - policy.briefing_weekday) % 7)
    return calendar.on_or_after(named) == day
