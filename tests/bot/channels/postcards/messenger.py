"""Postcards: what is thrown into the box is received, what is sent is kept in `sent`.

A card is {"no": 1, "from": "105", "says": "xong 12"}; it carries no time, no buttons and no files.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from bot.channels.messenger import BadPayload, Inbound, Take, Texts, TokenSharing
from messages.text import Limits, Message
from scheduler.channel import ChannelError, Failure, Receipt


class Postcards:
    """The box with this token; the server's address is of no use to it."""

    name = "postcards"
    limits = Limits(text=300)
    opens_by_link = False
    keeps_unpolled = True
    healthy = True
    token_refused = False

    def __init__(self, token: str, _api: str | None = None) -> None:
        self.bot = token.partition(":")[0]
        self.sharing = TokenSharing()
        self.sent: list[tuple[str, str]] = []
        self.box: asyncio.Queue[Any] = asyncio.Queue()
        self.taken = 0

    async def renew(self, token: str) -> bool:
        return token.partition(":")[0] == self.bot

    async def hello(self) -> str:
        return "postcards_bot"

    async def set_menu(self, wide: Iterable[str]) -> None:
        """There is none."""

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        text = message.text.plain
        if len(message.text) > self.limits.text or message.buttons or message.attachment:
            raise ChannelError(Failure.BAD_MESSAGE)
        self.sent.append((chat_id, text))
        return Receipt(f"card-{len(self.sent)}")

    async def listen(self, take: Take, alive: Callable[[], None]) -> None:
        while True:
            await take([await self.box.get()])
            self.taken += 1
            alive()

    def key(self, raw: object) -> str:
        return f"card:{raw.get('no')}" if isinstance(raw, dict) else f"raw:{raw!r}"

    def chat(self, raw: object) -> str:
        return str(raw.get("from", "")) if isinstance(raw, dict) else ""

    def texts(self, raw: object) -> Texts:
        return Texts(str(raw.get("says", ""))) if isinstance(raw, dict) else Texts()

    def bare(self, raw: object) -> object:
        return raw

    def read(self, raw: object) -> Inbound:
        if not isinstance(raw, dict) or not {"no", "from", "says"} <= raw.keys():
            raise BadPayload("no card")
        sender = str(raw["from"])
        return Inbound(
            self.name, self.bot, sender, sender, at=None, text=str(raw["says"]), message_id=str(raw["no"])
        )

    async def download(self, file_id: str, most: int) -> bytes:
        raise ChannelError(Failure.BAD_MESSAGE, detail=f"no file {file_id} of {most}")

    async def answer_press(self, press_id: str) -> None:
        """There are no buttons."""
