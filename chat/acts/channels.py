"""Over which messenger a person wants to be written to, and the groups that the office links."""

from chat import intents as i
from chat.acts.frames import ActFrame, Slots


def _f(*names: str) -> frozenset[str]:
    return frozenset(names)


_NO_DAY = ("tu nay", "toi qua")
"""What is no day beside a messenger: from now on is meant anyway, and "gửi tôi qua Zalo" is of no evening."""

_CHANNELS = {"over_zalo": "zalo", "over_telegram": "telegram"}


def _preferred(slots: Slots) -> i.Plain | None:
    named = {channel for word, channel in _CHANNELS.items() if word in slots.tags}
    other_day = any(item.folded not in _NO_DAY for item in slots.dates)
    return i.PreferChannel(named.pop()) if len(named) == 1 and not slots.left and not other_day else None


PREFER = ActFrame(
    "prefer_channel",
    _f("prefers", "show", "sends", "broadcast"),
    _preferred,
    wants=frozenset(_CHANNELS),
    objects=_f("message", "account"),
    also=_f("to", "self", "later", "own_unit"),
    slots=_f("date"),
    narrow=True,
)

GROUP_ACTS = (
    ActFrame(
        "invite_group",
        _f("invites_group"),
        lambda _: i.InviteGroup(),
        objects=_f("link", "code", "account"),
        also=_f("to", "of"),
        slots=_f(),
    ),
    ActFrame(
        "leave_group",
        _f("leaves_group"),
        lambda slots: i.LeaveGroup(tuple(slots.numbers)),
        objects=_f("link", "account"),
        also=_f("of"),
    ),
)
