"""What lies in the payload of an outbox row that holds a whole message, exactly as it was written."""

from typing import Any

from messages.text import Message
from tasks.serializing import from_json, to_json


def dump(message: Message) -> dict[str, Any]:
    """The message as JSON values; `load` gives an equal one back."""
    plain: dict[str, Any] = to_json(message)
    return plain


def load(plain: dict[str, Any]) -> Message:
    """The message that `dump` wrote, in this version or in 0.1.0; ValueError if it is none."""
    return from_json(Message, _of_0_1_0(plain) if _is_of_0_1_0(plain) else plain)


def payload(message: Message, tasks: tuple[int, ...] = (), review_id: int | None = None) -> dict[str, Any]:
    """The payload of an outbox row of kind "message": what is sent, and what a reply to it speaks of."""
    return {"message": dump(message), "tasks": list(tasks), "review": review_id}


def _is_of_0_1_0(plain: dict[str, Any]) -> bool:
    parts = [*plain.get("blocks", ()), *(button for row in plain.get("buttons", ()) for button in row)]
    named = all(isinstance(part, dict) and "text" not in part for part in parts)
    return not named or isinstance(plain.get("attachment"), list)


def _of_0_1_0(plain: dict[str, Any]) -> dict[str, Any]:
    """0.1.0 wrote ranges, buttons and attachments as lists without names."""
    attachment = plain["attachment"]
    return {
        "blocks": [
            {
                "plain": block["text"],
                "ranges": [{"start": s, "length": n, "style": style} for s, n, style in block["styles"]],
            }
            for block in plain["blocks"]
        ],
        "buttons": [
            [{"label": label, "data": data, "typed": typed} for label, data, typed in row]
            for row in plain["buttons"]
        ],
        "attachment": attachment and {"path": attachment[0], "name": attachment[1]},
        "separator": plain["separator"],
    }
