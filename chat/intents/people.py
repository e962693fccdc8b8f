"""What the office does about its people and their accounts. Values only."""

from dataclasses import dataclass

from chat.intents.values import PersonName, Plain, UnitName, When


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


@dataclass(frozen=True, slots=True)
class Invite(Plain):
    """With `unit` only the unit was named, and who of it is asked about; the code is that of its head."""

    person_code: str
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class InviteGroup(Plain):
    """A code is wanted that links a group chat."""


@dataclass(frozen=True, slots=True)
class LeaveGroup(Plain):
    """The link of these group chats, or of the only one, is to end."""

    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PreferChannel(Plain):
    """The person wants to be written to over this messenger first."""

    channel: str
