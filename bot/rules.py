"""The rules as the scheduler wants them: the office's settings and calendar, read when they are needed."""

from datetime import datetime

from scheduler.policy import Policy
from storage import days, settings
from storage.engine import Session
from tasks.workdays import Calendar, local_day


def rules(session: Session, now: datetime) -> tuple[Calendar, Policy]:
    """The calendar of the years around now, and the policy of reminding, as the office has them."""
    set_by_office = settings.load(session)
    policy = Policy(
        days_before=set_by_office.days_before,
        morning=set_by_office.morning,
        evening=set_by_office.evening,
        roll_forward=set_by_office.roll_forward,
        soon_days=set_by_office.soon_days,
        ladder=set_by_office.ladder,
        briefing_weekday=set_by_office.briefing_weekday,
    )
    return days.calendar(session, local_day(now)), policy
