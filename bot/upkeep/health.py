"""Whether the program is well: what `nhacviec health`, /readyz and /metrics tell, judged in one place. Pure.

It loads no database, so that a check of every minute costs next to nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from storage.database.glance import Vitals

TICK_OLD = timedelta(minutes=2)
"""The program ticks three times a minute, and ends itself after two in which it did not."""

POLL_OLD = timedelta(minutes=5)
BEGINNING = timedelta(minutes=5)
"""How long after a start what has never been done is not missed."""

ANSWER_OLD = timedelta(minutes=15)
"""Somebody waits for it; also what came and is not handled."""

OWED_OLD = timedelta(hours=26)
"""Where a plan's quota is low, single notices wait for the next morning."""

BACKUP_OLD = timedelta(days=2)
TIDY_OLD = timedelta(days=3)


class Symptom(StrEnum):
    """What is ill. The comment names the parameters."""

    STORE = "store"  # the database cannot be read
    NOT_RUNNING = "not_running"  # no tick was ever noted
    TICK_OLD = "tick_old"
    POLL_OLD = "poll_old"  # channel
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - channel
    INBOX_OLD = "inbox_old"
    ANSWER_OLD = "answer_old"
    OWED_OLD = "owed_old"
    BACKUP_OLD = "backup_old"
    TIDY_OLD = "tidy_old"


@dataclass(frozen=True, slots=True)
class Illness:
    """A symptom, of a channel where it is one's."""

    symptom: Symptom
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """How the program is at a moment; ages are seconds, None for never or for nothing of the kind.

    `vitals` is None where the database cannot be read.
    """

    at: datetime
    vitals: Vitals | None
    backup: datetime | None = None
    backups: bool = False
    """Whether a folder for backups is set."""

    ill: tuple[Illness, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ill", tuple(_illnesses(self)))

    def age(self, moment: datetime | None) -> float | None:
        """Seconds since a moment; nothing is younger than now."""
        return max(0.0, (self.at - moment).total_seconds()) if moment is not None else None

    @property
    def serves(self) -> bool:
        """Whether it works just now, whatever was neglected at night: ticks, and hears every channel."""
        vital = {Symptom.STORE, Symptom.NOT_RUNNING, Symptom.TICK_OLD, Symptom.POLL_OLD}
        named = {illness.symptom for illness in self.ill}
        deaf = self.vitals is None or bool(self.vitals.deaf or self.vitals.refused)
        return not deaf and not named & vital

    def figures(self) -> Mapping[str, float | None]:
        """The ages by what they are of, but those of the channels."""
        vitals = self.vitals or Vitals()
        return {
            "oldest_came": self.age(_past(vitals.came, self.at)),
            "oldest_owed": self.age(_past(vitals.owed, self.at)),
            "oldest_answer": self.age(_past(vitals.answer, self.at)),
            "tick": self.age(vitals.tick),
            "backup": self.age(self.backup),
            "tidy": self.age(vitals.tidied),
        }

    def polls(self) -> Mapping[str, float | None]:
        """By channel, how long ago it answered last."""
        return {channel: self.age(at) for channel, at in (self.vitals or Vitals()).polls.items()}


def _past(moment: datetime | None, now: datetime) -> datetime | None:
    """What is owed from a moment to come on is not owed yet."""
    return moment if moment is not None and moment <= now else None


def _illnesses(health: Health) -> Iterator[Illness]:
    vitals, now = health.vitals, health.at
    if vitals is None:
        yield Illness(Symptom.STORE)
        return
    begun = vitals.started is not None and now - vitals.started < BEGINNING
    if vitals.tick is None:
        yield Illness(Symptom.NOT_RUNNING)
    elif now - vitals.tick > TICK_OLD:
        yield Illness(Symptom.TICK_OLD)
    for channel, at in vitals.polls.items():
        if channel in vitals.refused:
            yield Illness(Symptom.TOKEN_REFUSED, channel)
        elif not begun and (at is None or now - at > POLL_OLD):
            yield Illness(Symptom.POLL_OLD, channel)
    for symptom, since, most in (
        (Symptom.INBOX_OLD, vitals.came, ANSWER_OLD),
        (Symptom.ANSWER_OLD, vitals.answer, ANSWER_OLD),
        (Symptom.OWED_OLD, vitals.owed, OWED_OLD),
    ):
        if since is not None and now - since > most:
            yield Illness(symptom)
    if health.backups and not begun and (health.backup is None or now - health.backup > BACKUP_OLD):
        yield Illness(Symptom.BACKUP_OLD)
    lived_since = vitals.tidied or vitals.started  # an office of today has not had its first night yet
    if lived_since is not None and not begun and now - lived_since > TIDY_OLD:
        yield Illness(Symptom.TIDY_OLD)
