"""The rules as the scheduler wants them: the office's settings and calendar, read when they are needed."""

from datetime import datetime

from scheduler.policy import Policy, policy_of
from storage import days, settings
from storage.engine import Session
from tasks.workdays import Calendar, local_day


def rules(session: Session, now: datetime) -> tuple[Calendar, Policy]:
    """The calendar of the years around now, and the policy of reminding, as the office has them."""
    return days.calendar(session, local_day(now)), policy_of(settings.load(session))
