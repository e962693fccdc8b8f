"""A message as JSON, so that an answer can wait in the outbox exactly as it was written."""

from typing import Any

from messages.text import Attachment, Button, Message, Range, Style, Text


def dump(message: Message) -> dict[str, Any]:
    """The message as JSON values; `load` gives an equal one back."""
    return {
        "blocks": [_dump_text(block) for block in message.blocks],
        "buttons": [[[b.label, b.data, b.typed] for b in row] for row in message.buttons],
        "attachment": [message.attachment.path, message.attachment.name] if message.attachment else None,
        "separator": message.separator,
    }


def load(data: dict[str, Any]) -> Message:
    """The message that `dump` wrote; KeyError, TypeError or ValueError if it is none."""
    attachment = data["attachment"]
    return Message(
        blocks=tuple(_load_text(block) for block in data["blocks"]),
        buttons=tuple(tuple(Button(*button) for button in row) for row in data["buttons"]),
        attachment=Attachment(*attachment) if attachment else None,
        separator=data["separator"],
    )


def payload(message: Message, tasks: tuple[int, ...] = (), review_id: int | None = None) -> dict[str, Any]:
    """The payload of an outbox row of kind "message": what is sent, and what a reply to it speaks of."""
    return {"message": dump(message), "tasks": list(tasks), "review": review_id}


def _dump_text(text: Text) -> dict[str, Any]:
    return {"text": text.plain, "styles": [[r.start, r.length, str(r.style)] for r in text.ranges]}


def _load_text(data: dict[str, Any]) -> Text:
    return Text(data["text"], tuple(Range(s, n, Style(style)) for s, n, style in data["styles"]))
