"""What the office does about its people and their accounts. Values only."""

from dataclasses import dataclass

from chat.intents.row import Free, IntentRow
from chat.intents.typed import day, numbers_of
from chat.intents.values import PersonName, Plain, UnitName, When
from tasks.model import Act


@dataclass(frozen=True, slots=True)
class LeavePerson(Plain):
    """Somebody has left the office. `person` has a code where exactly one is meant.

    `person_id` is of a button of ours: that person was shown, with what will happen.
    """

    person: PersonName | None = None
    on: When | None = None
    person_id: int | None = None

    row = IntentRow("leave_person", Act.MANAGE, lambda n: _leaves(n), final=True)


def _leaves(intent: LeavePerson) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    return f"{intent.person.code} nghỉ việc" + (f" từ {day(intent.on)}" if intent.on is not None else "")


@dataclass(frozen=True, slots=True)
class Unlink(Plain):
    """Accounts of somebody are closed: all, those of one channel, or with `old` all but the newest.

    `accounts` are ids of a button of ours: those accounts were shown.
    """

    person: PersonName | None = None
    channel: str = ""
    old: bool = False
    accounts: tuple[int, ...] = ()

    row = IntentRow("unlink", Act.MANAGE, lambda n: _unlinked(n), final=True)


def _unlinked(intent: Unlink) -> str:
    if intent.person is None or intent.person.code is None:
        return ""
    which = " cũ" if intent.old else f" {intent.channel}" if intent.channel else ""
    return f"hủy liên kết{which} {intent.person.code}"


@dataclass(frozen=True, slots=True)
class Invite(Plain):
    """With `unit` only the unit was named, and who of it is asked about; the code is that of its head."""

    person_code: str
    unit: UnitName | None = None

    row = IntentRow("invite", Act.INVITE, lambda n: f"mời {n.person_code}" if n.person_code else "")


@dataclass(frozen=True, slots=True)
class InviteGroup(Plain):
    """A code is wanted that links a group chat."""

    row = IntentRow("invite_group", Act.INVITE, lambda _: "mã nhóm")


@dataclass(frozen=True, slots=True)
class LeaveGroup(Plain):
    """The link of these group chats, or of the only one, is to end."""

    numbers: tuple[int, ...] = ()

    row = IntentRow("leave_group", Act.INVITE, lambda n: f"bỏ nhóm {numbers_of(n)}".rstrip())


@dataclass(frozen=True, slots=True)
class PreferChannel(Plain):
    """The person wants to be written to over this messenger first."""

    channel: str

    row = IntentRow("prefer_channel", Free.EVERYBODY, typed=lambda n: f"ưu tiên {n.channel}")
