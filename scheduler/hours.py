"""The hours in which people may be written to without having asked."""

from datetime import date, datetime

from scheduler.policy import Policy
from tasks.model import Due
from tasks.moments import late_from
from tasks.workdays import VIETNAM, Calendar, local


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
