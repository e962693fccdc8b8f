"""Rich text as spans, the message that a channel sends, its form in the database, its division into parts.

A user's words can never become markup: a channel turns the spans into its own entities. The payload of an
outbox row that holds a whole message is that message exactly as it was written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tasks.serializing import from_json, to_json

RESENT = "(có thể đã nhận)"
"""Stands before a message that may have arrived once already."""

RESERVE = 48
"""Room kept in every part for the mark of a resend and the like, in UTF-16 units."""


class Style(StrEnum):
    """The styles that every channel can render or leave out."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strikethrough"
    QUOTE = "blockquote"
    CODE = "code"


def utf16_length(text: str) -> int:
    """The length in UTF-16 units, as messengers count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Range:
    """A styled range; `start` and `length` are UTF-16 units."""

    start: int
    length: int
    style: Style


@dataclass(frozen=True, slots=True)
class Text:
    """Text with styled ranges. `+` joins, `styled` and `plain` make one."""

    plain: str = ""
    ranges: tuple[Range, ...] = ()

    def __add__(self, other: "Text | str") -> "Text":
        if isinstance(other, str):
            other = Text(other)
        offset = utf16_length(self.plain)
        moved = tuple(Range(r.start + offset, r.length, r.style) for r in other.ranges)
        return Text(self.plain + other.plain, self.ranges + moved)

    def __len__(self) -> int:
        return utf16_length(self.plain)


def plain(text: str) -> Text:
    """Text without style."""
    return Text(text)


def styled(text: str, style: Style) -> Text:
    """The whole text in one style."""
    return Text(text, (Range(0, utf16_length(text), style),) if text else ())


def bold(text: str) -> Text:
    """The whole text in bold."""
    return styled(text, Style.BOLD)


def italic(text: str) -> Text:
    """The whole text in italics."""
    return styled(text, Style.ITALIC)


def join(separator: str, parts: Iterable[Text | str]) -> Text:
    """The parts with the separator between them."""
    between = Text(separator)
    said: list[str] = []
    ranges: list[Range] = []
    at = 0
    for part in parts:
        for text in (between, part) if said else (part,):
            plain, styles = (text, ()) if isinstance(text, str) else (text.plain, text.ranges)
            ranges += (Range(r.start + at, r.length, r.style) for r in styles)
            said.append(plain)
            at += utf16_length(plain)
    return Text("".join(said), tuple(ranges))


@dataclass(frozen=True, slots=True)
class Button:
    """`label` is read by a person; `data` is a short ASCII action and id ("done:12"), never trusted.

    `typed` is what a person types for the same effect where there are no buttons.
    """

    label: str
    data: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: a path that the program wrote itself, and the name shown to people."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel sends. `parts` of a long text are split between blocks, never inside one.

    `blocks` are the smallest pieces that must stay whole; the plain form is their lines joined.
    `buttons` are rows. `choices` are the offers that can be answered by their number.
    """

    blocks: tuple[Text, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    separator: str = "\n"

    @property
    def text(self) -> Text:
        """The whole text."""
        return join(self.separator, self.blocks)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can take; lengths are UTF-16 units.

    `caption` is the longest text that goes with a file, `file_bytes` the largest file that can be fetched
    from the channel; each is 0 where the channel knows no such thing. The id of a group's chat begins with
    `group_prefix`, "" where there are no groups; so many messages a minute may go to it. `per_second` are the
    messages that may go to all chats together, 0 where no number is documented.
    """

    text: int
    caption: int = 0
    buttons: int = 0
    sends_files: bool = False
    file_bytes: int = 0
    group_prefix: str = ""
    group_per_minute: int = 0
    per_second: int = 0

    def is_group(self, chat_id: str) -> bool:
        """Whether the chat is a group's."""
        return bool(self.group_prefix) and chat_id.startswith(self.group_prefix)

    def per_minute(self, chat_id: str) -> int:
        """How many messages a minute may go to the chat; 0 for any number."""
        return self.group_per_minute if self.is_group(chat_id) else 0


def dump_message(message: Message) -> dict[str, Any]:
    """The message as JSON values; `load_message` gives an equal one back."""
    plain: dict[str, Any] = to_json(message)
    return plain


def load_message(plain: dict[str, Any]) -> Message:
    """The message that `dump_message` wrote, in this version or in 0.1.0; ValueError if it is none."""
    return from_json(Message, _of_0_1_0(plain) if _is_of_0_1_0(plain) else plain)


def message_payload(
    message: Message, tasks: tuple[int, ...] = (), review_id: int | None = None
) -> dict[str, Any]:
    """The payload of an outbox row of kind "message": what is sent, and what a reply to it speaks of."""
    return {"message": dump_message(message), "tasks": list(tasks), "review": review_id}


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


def split(message: Message, limits: Limits) -> tuple[Message, ...]:
    """The message as one or more messages within the limits, in order. Never empty.

    Buttons and the file go with the last part, where a person looks for them.
    """
    room = limits.text - RESERVE
    pieces = [piece for block in message.blocks for piece in _pieces(block, room)]
    groups = _pack(pieces, message.separator, room)
    parts = [Message(blocks=tuple(group), separator=message.separator) for group in groups]
    buttons = _allowed(message, limits)
    if message.attachment and (not parts or len(parts[-1].text) > limits.caption):
        parts.append(Message(blocks=(), separator=message.separator))
    if not parts:
        parts.append(Message(blocks=(), separator=message.separator))
    last = parts[-1]
    parts[-1] = Message(last.blocks, buttons, message.attachment, message.separator)
    return tuple(parts)


def mark(message: Message, words: str) -> Message:
    """The same message with words of our own before it."""
    first = Text(words)
    if not message.blocks:
        return Message((first,), message.buttons, message.attachment, message.separator)
    head = join("\n", (first, message.blocks[0]))
    return Message((head, *message.blocks[1:]), message.buttons, message.attachment, message.separator)


def cut(text: Text, at: int) -> tuple[Text, Text]:
    """Two texts, cut before the character with index `at` (in code points); styles go on in the second."""
    left, right = text.plain[:at], text.plain[at:]
    edge = utf16_length(left)
    before = tuple(
        Range(r.start, min(r.start + r.length, edge) - r.start, r.style)
        for r in text.ranges
        if r.start < edge
    )
    after = tuple(
        Range(max(r.start, edge) - edge, r.start + r.length - max(r.start, edge), r.style)
        for r in text.ranges
        if r.start + r.length > edge
    )
    return Text(left, before), Text(right, after)


def _allowed(message: Message, limits: Limits) -> tuple[tuple[Button, ...], ...]:
    rows = []
    left = limits.buttons
    for row in message.buttons:
        if len(row) > left:
            break
        rows.append(row)
        left -= len(row)
    return tuple(rows)


def _pieces(block: Text, room: int) -> list[Text]:
    pieces = []
    while len(block) > room:
        piece, block = cut(block, _place_to_cut(block.plain, room))
        pieces.append(piece)
    return [*pieces, block]


def _place_to_cut(plain: str, room: int) -> int:
    """An index after a line break or a space if there is one in the second half of the room."""
    end = units = 0
    while end < len(plain):
        units += 2 if ord(plain[end]) > 0xFFFF else 1
        if units > room:
            break
        end += 1
    for sign in ("\n", " "):
        found = plain.rfind(sign, end // 2, end)
        if found > 0:
            return found + 1
    return max(end, 1)


def _pack(pieces: list[Text], separator: str, room: int) -> list[list[Text]]:
    groups: list[list[Text]] = []
    used = 0
    for piece in pieces:
        more = utf16_length(separator) + len(piece)
        if groups and used + more <= room:
            groups[-1].append(piece)
            used += more
        else:
            groups.append([piece])
            used = len(piece)
    return groups
