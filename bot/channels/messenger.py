"""What a messenger is: it sends (scheduler.channel), it receives, and it holds the connection."""

import re
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from scheduler.channel import Channel

# Whether another program polls with the same token: which of the two goes on, and when nothing may be sent.
#
# A messenger that hands its updates to one poller alone refuses the other's poll (Telegram: 409). While that
# goes on nothing is sent. The program that was alone before it goes on; one that has only just begun gives
# up, for then it is the copy that somebody started beside it, and only a new start lets it try again. One
# that was alone and is still refused stops as well, looks from time to time, and goes on once it is alone
# again.

ALONE_AFTER = 30.0
"""Seconds of undisturbed polling after which a program is held to be alone with its token."""
_REFUSALS, _REFUSALS_OF_ONE_ALONE = 3, 6


class TokenSharing:
    """Told of every poll, by monotonic seconds; a wait in it is a part of `alone_after`."""

    def __init__(
        self, alone_after: float = ALONE_AFTER, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._alone_after = alone_after
        self._monotonic = monotonic
        self._alone_since: float | None = None
        self._refused_at: float | None = None
        self._quiet_until = 0.0
        self._refusals = 0
        self._was_alone = False
        self._met = False
        self.stopped = False

    def be_careful(self) -> None:
        """Another program may be at work with the token: first see whether there is one."""
        self._quiet_until = self._monotonic() + self._alone_after

    def refused(self) -> float:
        """A poll was refused because another program polls; in how many seconds to poll again."""
        now = self._monotonic()
        if not self._refusals:
            self._was_alone = self._alone_since is not None and now - self._alone_since >= self._alone_after
        self._refusals += 1
        self._refused_at, self._alone_since = now, None
        self._met = self._met or self._refusals == _REFUSALS
        if self._refusals >= (_REFUSALS_OF_ONE_ALONE if self._was_alone else _REFUSALS):
            self.stopped = True
        return 2 * self._alone_after if self.stopped else self._alone_after / 15

    def undisturbed(self) -> None:
        """A poll came to its end without such a refusal."""
        now = self._monotonic()
        if self._alone_since is None:
            self._alone_since = now
        if not self.stopped:
            self._refusals = 0
        elif not self.given_up and now - self._alone_since >= self._alone_after:
            self.stopped, self._refusals = False, 0

    @property
    def given_up(self) -> bool:
        """Whether this program has left the token to the other, until it is started anew."""
        return self.stopped and not self._was_alone

    @property
    def muted(self) -> bool:
        """Whether nothing may be sent now."""
        now = self._monotonic()
        lately = self._refused_at is not None and now - self._refused_at < self._alone_after / 3
        return self.stopped or lately or now < self._quiet_until

    def take_meeting(self) -> bool:
        """Whether another program was met since this was asked last."""
        met, self._met = self._met, False
        return met


# What a messenger is: it sends (scheduler.channel), it receives, and it holds the connection.
#
# A folder here implements it; nothing outside of that folder knows its library, its methods or its fields.

Take = Callable[[list[Any]], Awaitable[None]]
"""Journals raw payloads in one transaction; once it returns they may be acknowledged."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent: the channel's id for it, its name (text only) and its size."""

    file_id: str
    name: str
    size: int


class Recording(StrEnum):
    """What cannot be read: nobody listens to it, and it proves nothing."""

    SOUND = "sound"
    VIDEO = "video"
    WITHHELD = "withheld"  # the messenger says that something came, and not what


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message or press, in the words of no channel. `user_id` is the only identity; names are never
    trusted.
    """

    channel: str
    bot: str
    chat_id: str
    user_id: str
    at: datetime | None  # when it was sent; None for a press, which carries no time of its own
    text: str = ""
    message_id: str | None = None
    press_id: str | None = None
    pressed: str | None = None
    reply_to: str | None = None
    file: SentFile | None = None
    recording: Recording | None = None
    album: str = ""  # the channel's id of the album that the file is a part of, "" for none
    more_files: tuple[SentFile, ...] = ()  # of the same document: the further files of its album
    edited: bool = False
    forwarded: bool = False
    private: bool = True
    tells_replies: bool = True  # whether a reply says to which message
    takes_files: bool = True  # whether files come through; else pictures alone
    addressed: bool = True  # in a group: whether the bot was mentioned, answered or given a command
    left: bool = False  # the person has stopped the bot, or it was taken out of the group
    joined: bool = False  # the bot was added to a group, or started again
    moved_to: str = ""  # the group has this id from now on
    cleared: bool = (
        False  # an officer's words, no longer in the text, answer the gate's doubt (bot.reading.gate)
    )


class BadPayload(ValueError):
    """The payload is malformed or of a kind that the bot does not know."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All the words in a payload, for the gate for state secrets: the person's own, the names of files, and
    every other string, each by itself: what is repeated of others, polls, contacts, places, titles.
    """

    own: str = ""
    names: str = ""
    quoted: tuple[str, ...] = ()


def is_code(value: object) -> bool:
    """Whether a technical value has no letters but a code's, so that it says nothing to anybody."""
    return not isinstance(value, str) or (value.isascii() and not _SAYS.search(value))


def once_each(strings: Iterable[str]) -> tuple[str, ...]:
    """Each once, in their order; a letter alone as often as it comes, for it is one of a word's."""
    seen: set[str] = set()
    kept = []
    for said in strings:
        if len(said.strip()) > 1 and said in seen:
            continue
        seen.add(said)
        kept.append(said)
    return tuple(kept)


_SAYS = re.compile(r"[%\s]|(?i:(?<![a-z])mat(?![a-z]))")


class Receiving(Protocol):
    """What a messenger sent us, from the raw payload on. `key`, `chat`, `texts` and `bare` never raise."""

    def key(self, raw: object) -> str:
        """The key under which the payload is journalled, whenever and however often it comes."""
        ...

    def chat(self, raw: object) -> str:
        """The chat that it belongs to, "" where there is none."""
        ...

    def texts(self, raw: object) -> Texts:
        """Its words."""
        ...

    def bare(self, raw: object) -> object:
        """The payload with no more than `read` needs of it: that much is kept. Never raises."""
        ...

    def read(self, raw: object) -> Inbound:
        """What it says; BadPayload where it cannot be read or is of an unknown kind."""
        ...

    async def download(self, file_id: str, most: int) -> bytes:
        """The bytes of a file that a person sent; ChannelError where it cannot be had or is over `most`."""
        ...

    async def answer_press(self, press_id: str) -> None:
        """Tell the button that it was heard; never raises."""
        ...


@runtime_checkable
class Deleting(Protocol):
    """What a messenger can do besides, if it can: take a message away that a person sent."""

    async def delete(self, chat_id: str, message_id: str) -> bool:
        """Whether the message is no longer in the chat; never raises."""
        ...


@runtime_checkable
class Leaving(Protocol):
    """What a messenger can do besides, if it can: leave a group."""

    async def leave(self, chat_id: str) -> None:
        """Leave it; never raises."""
        ...


@runtime_checkable
class Hooked(Protocol):
    """What a messenger can do besides, if it can: post to an address of ours instead of being polled.

    `hook_header` is the header that bears the secret.
    """

    hook_header: str

    async def set_hook(self, url: str, secret: str) -> None:
        """Have what comes posted to the public https address; ChannelError where that is refused."""
        ...


class Messenger(Channel, Receiving, Protocol):
    """One bot of one messenger."""

    @property
    def bot(self) -> str:
        """The bot's id there."""
        ...

    @property
    def opens_by_link(self) -> bool:
        """Whether the link of an invitation opens a chat with this bot."""
        ...

    @property
    def keeps_unpolled(self) -> bool:
        """Whether what comes while nobody polls is handed out later."""
        ...

    @property
    def healthy(self) -> bool:
        """Whether, as far as is known, the messenger answers and knows the token."""
        ...

    @property
    def token_refused(self) -> bool:
        """Whether the last poll was refused because of the token."""
        ...

    @property
    def sharing(self) -> TokenSharing:
        """Whether another program polls with the same token."""
        ...

    async def renew(self, token: str) -> bool:
        """Go on with a new token of the same bot; False where it is another bot's."""
        ...

    async def hello(self) -> str:
        """Ask who the bot is: its public name. ChannelError where that is not told."""
        ...

    async def set_menu(self, wide: Iterable[str]) -> None:
        """Offer the menu of commands, the longer one in the chats `wide`; never raises."""
        ...

    async def listen(self, take: Take, alive: Callable[[], None]) -> None:
        """Receive until cancelled; `alive` is called at least once in three minutes."""
        ...
