"""The office's people: who has left, whose account is closed, over which messenger they are written to."""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.acts.frames import TARGET, ActFrame, Slots, tags
from chat.acts.wishes import wish
from chat.intents.values import PersonName, When, WishKind
from chat.registry.known_people import head_of, only_head

# The office's acts on its people: who has left, whose account is closed.


_OBJECTS = tags("person", "account", "link", "unit", "code", "invitation")
_SLOTS = tags("numbers", "person", "unit", "code", "date")
_BESIDE = tags("of", "from", "to", "title", "leads_unit", "perfect", "people_list", "list", "out_word")
_DIRECTORY = "danh ba"
_RIGHTS = frozenset({"quyen", "quyen han", "vai tro", "phan quyen", "so dien thoai"})
_CHANNELS = ("zalo", "telegram")


def departed(slots: Slots) -> i.Plain | i.Several | None:
    """Who has left; each of several by themselves. Who is moved to another unit has not."""
    if any(role == TARGET and unit.code for unit, role in slots.units) and not _titled(slots):
        return wish(WishKind.LEAVE_PERSON)(slots)
    on = _day(slots)
    acts = tuple(i.LeavePerson(person, on) for person in _meant(slots))
    return acts[0] if len(acts) == 1 else i.Several(acts) if acts else i.LeavePerson(None, on)


def unlinked(slots: Slots) -> i.Plain | i.Several | None:
    """Whose accounts are closed; out of the directory is out of the office, and a role is no account."""
    words = {item.folded for item in slots.items}
    if _DIRECTORY in words:
        return departed(slots)
    invited = slots.tags & {"code", "invitation"} or any("moi" in word.split(" ") for word in words)
    if words & _RIGHTS or invited:  # "hủy link mời 12"
        told, whose = wish(WishKind.UNLINK)(slots), _meant(slots)
        if not whose and not slots.tags & {"link", "account"}:
            return None  # "hủy giấy mời số 5"
        return replace(told, person=whose[0]) if isinstance(told, i.Wish) and len(whose) == 1 else told
    said = " ".join(item.folded for item in slots.items)
    named = [channel for channel in _CHANNELS if channel in said.split()]
    channel = named[0] if len(named) == 1 else ""
    old = "former" in slots.tags
    acts = tuple(i.Unlink(person, channel, old) for person in _meant(slots)) or (
        i.Unlink(None, channel, old),
    )
    return acts[0] if len(acts) == 1 else i.Several(acts)


def _meant(slots: Slots) -> Sequence[PersonName]:
    """Everybody named: by name, by the code of the registry, by title and unit, by number."""
    people = {person.code.casefold(): person for person in slots.sentence.situation.people}
    coded = []
    for code in slots.codes:
        known = people.get(code.casefold())
        coded.append(PersonName(known.name, known.code) if known is not None else PersonName(code.upper()))
    found = {person.code or person.text: person for person in (*slots.persons, *coded)}
    if not found and (holder := _titled(slots)) is not None:
        return (holder,)
    return tuple(found.values())


def _titled(slots: Slots) -> PersonName | None:
    """ "trưởng phòng KHTC": who leads the unit by title."""
    title = next((item.folded for item in slots.items if item.has("title", "leads_unit", "person")), "")
    if slots.unit is None or slots.unit.code is None or not title:
        return None
    situation, code = slots.sentence.situation, slots.unit.code
    holder = head_of(situation, code, title) or (
        only_head(situation, code) if title.startswith("truong") else None
    )
    return PersonName(holder.name, holder.code) if holder is not None else PersonName(f"{title} {code}")


def _day(slots: Slots) -> When | None:
    """The day named; of "từ 01/12" the first."""
    if slots.when is not None:
        return slots.when
    times = [item.dated for item in slots.items if item.kind in ("date", "time") and item.dated is not None]
    return next((When(time.first) for time in times if time.first is not None), None)


_ACTS = (
    ActFrame(
        "unlink",
        tags("remove", "cancel", "pause"),
        unlinked,
        wants=tags("link", "account", "code", "invitation"),
        objects=_OBJECTS,
        also=_BESIDE | tags("former", "latest"),
        slots=_SLOTS,
        reason="cue",
    ),
    ActFrame(
        "leave_person",
        tags("departs"),
        departed,
        objects=_OBJECTS,
        also=_BESIDE | tags("remove", "cancel", "past_day"),
        slots=_SLOTS,
        subject=True,
        reason="cue",
    ),
    ActFrame(
        "remove_person",
        tags("remove"),
        departed,
        wants=tags("person"),
        objects=_OBJECTS,
        also=_BESIDE | tags("departs"),
        slots=_SLOTS,
        reason="cue",
    ),
)

PEOPLE_ACTS: tuple[ActFrame, ...] = (
    *_ACTS,
    replace(
        _ACTS[0], name="unlink_told", make=wish(WishKind.UNLINK), wants=tags("link", "account"), loose=True
    ),
    replace(_ACTS[1], name="departure_told", make=wish(WishKind.LEAVE_PERSON), loose=True),
)
"""Where words are left over nothing is done, and it is said what can be typed."""


# Over which messenger a person wants to be written to, and the groups that the office links.

_NO_DAY = ("tu nay", "toi qua")
"""What is no day beside a messenger: from now on is meant anyway, and "gửi tôi qua Zalo" is of no evening."""

_CHANNELS_BY_CLASS = {"over_zalo": "zalo", "over_telegram": "telegram"}


def _preferred(slots: Slots) -> i.Plain | None:
    named = {channel for word, channel in _CHANNELS_BY_CLASS.items() if word in slots.tags}
    other_day = any(item.folded not in _NO_DAY for item in slots.dates)
    return i.PreferChannel(named.pop()) if len(named) == 1 and not slots.left and not other_day else None


PREFER = ActFrame(
    "prefer_channel",
    tags("prefers", "show", "sends", "broadcast"),
    _preferred,
    wants=frozenset(_CHANNELS_BY_CLASS),
    objects=tags("message", "account"),
    also=tags("to", "self", "later", "own_unit"),
    slots=tags("date"),
    narrow=True,
)

GROUP_ACTS = (
    ActFrame(
        "invite_group",
        tags("invites_group"),
        lambda _: i.InviteGroup(),
        objects=tags("link", "code", "account"),
        also=tags("to", "of"),
        slots=tags(),
    ),
    ActFrame(
        "leave_group",
        tags("leaves_group"),
        lambda slots: i.LeaveGroup(tuple(slots.numbers)),
        objects=tags("link", "account"),
        also=tags("of"),
    ),
)
