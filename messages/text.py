"""Rich text as spans, and the message that a channel sends.

A user's words can never become markup: a channel turns the spans into its own entities.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


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
    whole = Text()
    for n, part in enumerate(parts):
        whole = whole + separator + part if n else whole + part
    return whole


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
    `group_prefix`, "" where there are no groups; so many messages a minute may go to it.
    """

    text: int
    caption: int = 0
    buttons: int = 0
    file_bytes: int = 0
    group_prefix: str = ""
    group_per_minute: int = 0

    def is_group(self, chat_id: str) -> bool:
        """Whether the chat is a group's."""
        return bool(self.group_prefix) and chat_id.startswith(self.group_prefix)

    def per_minute(self, chat_id: str) -> int:
        """How many messages a minute may go to the chat; 0 for any number."""
        return self.group_per_minute if self.is_group(chat_id) else 0
