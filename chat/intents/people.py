"""What the office does about its people and their accounts. Values only."""

from dataclasses import dataclass

from chat.intents.values import PersonName, Plain, When


@dataclass(frozen=True, slots=True)
class LeavePerson(Plain):
    """Somebody has left the office. `person` has a code where exactly one is meant.

    `person_id` is of a button of ours: that person was shown, with what will happen.
    """

    person: PersonName | None = None
    on: When | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Unlink(Plain):
    """Accounts of somebody are closed: all, those of one channel, or with `old` all but the newest.

    `accounts` are ids of a button of ours: those accounts were shown.
    """

    person: PersonName | None = None
    channel: str = ""
    old: bool = False
    accounts: tuple[int, ...] = ()
