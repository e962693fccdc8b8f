"""All that the sandbox knows: chats, messages, files, updates, the ledger, the faults and the clock."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat, ChatId, Ledger
from sandbox.faults import FaultBook
from sandbox.params import ControlError
from sandbox.updates import Bell, Broadcast, Queued, Updates, Webhook, webhooks

Json = dict[str, Any]

BOT_NAME = "Nhắc Việc (thử)"
BOT_USERNAME = "nhacviec_sandbox_bot"


@dataclass
class StoredFile:
    """A file that somebody sent, kept in memory."""

    file_id: str
    name: str
    mime: str
    data: bytes
    path: str


@dataclass
class Callback:
    """A press of a button: answered at most once, and only while it is young.

    Moments in Unix seconds: pressed at `at`, first handed to the bot at `handed`, its spinner stopped at
    `stopped`.
    """

    chat_id: int
    at: float
    answered: bool = False
    handed: float = 0.0
    stopped: float = 0.0


@dataclass
class Settings:
    """What a test may turn: seconds until a callback is too old, limits of sending (0: none).

    `zalo_month` are the messages that Zalo takes in a month, `zalo_pictures` the address under which pictures
    lie that people send there; `proxy` is where what is posted to webhooks goes, `tries` how often each.
    `latency` are the seconds that a request takes, half of them on its way to the server.
    """

    callback_age: float = 900.0
    per_second: int = 0
    per_chat_second: int = 0
    per_group_minute: int = 0
    zalo_month: int = 0
    zalo_pictures: str = ""
    proxy: str = ""
    tries: int = 3
    latency: float = 0.0


@dataclass
class World:
    """The state behind both stand-in servers. One event loop owns it, so there are no locks."""

    token: str
    address: str = ""
    chats: dict[ChatId, Chat] = field(default_factory=dict)
    messages: dict[ChatId, dict[int | str, Json]] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    callbacks: dict[str, Callback] = field(default_factory=dict)
    updates: Updates = field(default_factory=Updates)
    zalo_inbox: list[Any] = field(default_factory=list)
    zalo_last: Any = None
    hooks: dict[str, Webhook] = field(default_factory=webhooks)
    ledger: Ledger = field(default_factory=Ledger)
    faults: FaultBook = field(default_factory=FaultBook)
    settings: Settings = field(default_factory=Settings)
    commands: dict[str, Any] = field(default_factory=dict)
    last_message_id: int = 0
    # Seconds by which the bot's clock is ahead of ours; messages are stamped with the bot's time.
    clock_ahead: float = 0.0
    # Rings at a new update for the bot, and at anything that the bot has sent.
    inbound: Bell = field(default_factory=Bell)
    outbound: Bell = field(default_factory=Bell)
    pages: Broadcast = field(default_factory=Broadcast)
    _first_token: str = ""

    def revoke(self, token: str = "") -> None:
        """From now on this token is the good one; "" for the first again."""
        self._first_token = self._first_token or self.token
        self.token = token or self._first_token

    @property
    def bot_id(self) -> int:
        """The bot's own user id, the first half of its token."""
        return int(self.token.split(":", 1)[0])

    def now(self) -> int:
        """Unix time on the bot's clock."""
        return int(time.time() + self.clock_ahead)

    def note_handed(self, bodies: list[Any]) -> None:
        """These updates are on their way to the bot."""
        for body in bodies:
            query = body.get("callback_query") if isinstance(body, dict) else None
            callback = self.callbacks.get(str(query.get("id"))) if isinstance(query, dict) else None
            if callback is not None:
                callback.handed = callback.handed or time.time()

    async def travel(self) -> None:
        """Half a round trip."""
        if self.settings.latency:
            await asyncio.sleep(self.settings.latency / 2)

    def chat(self, chat_id: ChatId) -> Chat:
        """A chat that the sandbox keeps. Raises ControlError."""
        try:
            return self.chats[chat_id]
        except KeyError:
            raise ControlError(f"Không có cuộc trò chuyện {chat_id}.", 404) from None

    def put_people(self, people: list[Chat]) -> None:
        """Add chats, or renew the words of those there are; what has been written stays."""
        for person in people:
            known = self.chats.get(person.chat_id)
            if known is None:
                self.chats[person.chat_id] = person
                self.messages[person.chat_id] = {}
                continue
            known.name, known.title, known.group = person.name, person.title, person.group
            known.start, known.hints = person.start, person.hints
            known.started = known.started or person.started
        self.pages.publish("people", [chat.view() for chat in self.chats.values()])

    def came(self) -> None:
        """Something has happened that the bot is to hear of."""
        self.inbound.ring()
        for hook in self.hooks.values():
            hook.kick(self)

    def waiting(self, channel: str) -> list[Any]:
        """What the bot has not been told yet, the oldest first."""
        return self.zalo_inbox if channel == "zalo" else self.updates.pending

    def posted(self, channel: str, waiting: Any) -> Any:
        """One of these as a webhook gets it."""
        if isinstance(waiting, Queued):
            return waiting.body
        return {"ok": True, "result": waiting} if channel == "zalo" else waiting

    def next_message_id(self, chat: Chat) -> int:
        """Private chats share the bot's counter; a supergroup counts for itself."""
        if chat.kind == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_message_id += 1
        return self.last_message_id

    def keep(self, chat: Chat, message: Json) -> None:
        """Store a message (new or changed) and show it on every page."""
        self.messages[chat.chat_id][message["message_id"]] = message
        self.pages.publish("message", {"chat_id": chat.chat_id, "message": message})

    def add_file(self, name: str, mime: str, data: bytes, folder: str = "documents") -> StoredFile:
        """Keep a file's bytes under an id of our own; the name is only text."""
        number = len(self.files) + 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        suffix = suffix if suffix.isascii() and suffix.isalnum() and len(suffix) <= 8 else "bin"
        file = StoredFile(
            f"BQ{secrets.token_urlsafe(24)}", name, mime, data, f"{folder}/file_{number}.{suffix}"
        )
        self.files[file.file_id] = file
        return file

    def reset(self) -> None:
        """Forget all but the people and who they are; message and update ids go on counting."""
        self.chats = {chat_id: chat for chat_id, chat in self.chats.items() if chat.moved_from is None}
        for chat in self.chats.values():
            chat.started, chat.blocked, chat.moved_to = False, False, None
        self.messages = {chat_id: {} for chat_id in self.chats}
        next_id = self.updates.next_id
        self.updates = Updates()
        self.updates.next_id = next_id
        self.files, self.callbacks, self.commands = {}, {}, {}
        for hook in self.hooks.values():
            hook.stop()
        self.zalo_inbox, self.zalo_last = [], None
        self.ledger, self.faults, self.settings = Ledger(), FaultBook(), Settings()
        self.revoke()
        self.clock_ahead = 0.0
        self.pages.publish("reset", {})
        self.inbound.ring()

    def close(self) -> None:
        """The server goes down: let everybody who waits go."""
        for hook in self.hooks.values():
            hook.stop()
        self.inbound.close()
        self.outbound.close()
        self.pages.close()


def migrate(world: World, chat_id: ChatId, new_id: int | None = None) -> int:
    """Move a chat to a new id and return that; a chat that the sandbox does not know only gets a number."""
    wanted = new_id if new_id is not None else -1_000_000_000_000 - abs(int(chat_id))
    old = world.chats.get(chat_id)
    if old is None:
        return wanted
    if old.moved_to is not None:
        return old.moved_to
    old.moved_to = wanted
    moved = Chat(wanted, old.name, old.title, old.group, hints=old.hints, started=True, kind="supergroup")
    moved.moved_from = chat_id
    world.put_people([moved])
    return wanted
