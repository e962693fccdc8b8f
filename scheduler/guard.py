"""The guard against an absurd system clock: a dead battery must not plan the reminders of 1970 or 2200."""

from datetime import UTC, datetime, timedelta

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No machine that runs this program can be earlier."""

LONGEST_ABSENCE = timedelta(days=400)


def is_absurd(machine: datetime, last_seen: datetime | None) -> bool:
    """Whether the machine's own time cannot be believed; an injected clock is never asked."""
    if machine < BUILT:
        return True
    return last_seen is not None and machine > last_seen + LONGEST_ABSENCE
