"""Every string of an update, for the gate for state secrets; and the update without what nobody reads.

Looked at is whatever is not named here as technical: a field that Telegram adds tomorrow is looked at. The
names of the sender and of the chat are left out, since they are never kept.
"""

from collections.abc import Iterator
from typing import Any

from bot.channels.messenger import Texts, is_code, once_each
from directives.formats.plain_data import of_card

MESSAGES = ("message", "edited_message")
_OWN = ("text", "caption")
_TECHNICAL = frozenset(
    {
        *("id", "file_id", "file_unique_id", "media_group_id", "custom_emoji_id", "inline_message_id"),
        *(
            "mime_type",
            "type",
            "language_code",
            "status",
            "chat_instance",
            "data",
            "username",
            "phone_number",
        ),
    }
)
_SENDERS = frozenset({"from", "chat", "sender_chat", "via_bot", "sender_business_bot", "user"})
"""Who sent it and where. What stands under these names in the origin of a forwarded message is looked at."""
_ORIGINS = frozenset({"forward_origin", "external_reply"})


def texts_of(raw: object) -> Texts:
    """The text and caption, the names of files, and every other string of the update; never raises."""
    if not isinstance(raw, dict):
        return Texts(quoted=tuple(_strings(raw)))
    own: list[str] = []
    names: list[str] = []
    rest: list[str] = []
    for kind, part in raw.items():
        if kind in MESSAGES and isinstance(part, dict):
            _of_message(part, own, names, rest)
        else:
            rest += _strings({kind: part})
    return Texts("\n".join(own), "\n".join(dict.fromkeys(names)), once_each(rest))


def _of_message(message: dict[str, Any], own: list[str], names: list[str], rest: list[str]) -> None:
    own += [message[key] for key in _OWN if isinstance(message.get(key), str)]
    replied = message.get("reply_to_message")
    ours = isinstance(replied, dict) and _of_a_bot(replied)
    for key, part in message.items():
        if key in _OWN or (key == "quote" and ours):
            continue
        if isinstance(part, dict) and isinstance(part.get("file_name"), str):
            names.append(part["file_name"])
            part = {inner: value for inner, value in part.items() if inner != "file_name"}
        rest += _strings({key: part})


def _strings(part: object) -> Iterator[str]:
    """Every string but the technical ones; those of a bot are ours, and passed the gate before."""
    waiting: list[tuple[object, bool]] = [(part, False)]
    while waiting:
        each, origin = waiting.pop()
        if isinstance(each, str):
            yield from (said for said in list(of_card(each)) or [each] if said.strip())
        elif isinstance(each, list):
            waiting += [(inner, origin) for inner in reversed(each)]
        elif isinstance(each, dict) and not _of_a_bot(each):
            name = _name_in(each)
            if name:
                yield name
            waiting += [
                (value, origin or key in _ORIGINS)
                for key, value in reversed(each.items())
                if (key not in _TECHNICAL or not is_code(value))
                and (origin or key not in _SENDERS)
                and not (name and key in ("first_name", "last_name"))
            ]


def _name_in(part: dict[str, Any]) -> str:
    """A person's name as it is said; "Mật" alone is a mark, "Hồng Mật" a name."""
    named = [part[key] for key in ("last_name", "first_name") if isinstance(part.get(key), str)]
    return " ".join(named)


def _of_a_bot(part: dict[str, Any]) -> bool:
    sender = part.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True
