"""Zalo as the program sees it: one bot that sends and polls. It knows no buttons, no files, no replies.

A poll hands out one event and forgets it: the event is journalled before the next poll, and where the journal
could not be written it is kept here until it could.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import structlog

from bot.channels.fetching import fetch
from bot.channels.messenger import ALONE_AFTER, Inbound, Take, TokenSharing
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.updates import NAME, bare, chat_of, journal_key, read_event, texts_of
from messages.text import Limits, Message, Range, Style
from scheduler.channel import ChannelError, Failure, Receipt

log = structlog.get_logger()

LIMITS = Limits(
    text=2000,  # sendMessage; counted in UTF-16 units, which are never fewer than characters
    file_bytes=20 * 1024 * 1024,  # of a picture that is fetched; the platform names no limit
    per_second=20,  # none is documented; 50 users are written to in seconds all the same
)
LONGEST_WAIT = 30.0
PROBE_SECONDS = 60.0
_STYLES = {Style.BOLD: "b", Style.ITALIC: "i", Style.UNDERLINE: "u", Style.STRIKE: "s"}
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class ZaloPolling:
    """Polls until cancelled. `wait` is injected so that a test need not sleep."""

    def __init__(
        self,
        client: ZaloClient,
        take: Take,
        *,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        after_round: Callable[[], None] = lambda: None,
        sharing: TokenSharing | None = None,
    ) -> None:
        self._client = client
        self._sharing = sharing or TokenSharing()
        self._take = take
        self._wait = wait
        self._after_round = after_round
        self._held: list[Any] = []  # handed out and not yet journalled
        self._may_poll = False
        self._failures = 0
        self.reached = True
        self.token_refused = False

    async def run(self) -> None:
        """Poll for ever, or until another program has the token; errors only change the pace."""
        while True:
            if self._sharing.given_up:
                await self._wait(PROBE_SECONDS)
            else:
                await self.once()
            self._after_round()

    async def once(self) -> None:
        """One poll, and what came of it in the journal."""
        try:
            if not self._may_poll:
                await self._client.delete_webhook()  # while one is set nothing can be polled for
                self._may_poll = True
            if not self._held:
                event = await self._client.update()
                self._held = event if isinstance(event, list) else [event] if event is not None else []
            if self._held:
                await self._take(self._held)
                self._held = []
        except Exception as error:
            await self._rest(error)
            return
        self._sharing.undisturbed()
        self._failures, self.reached, self.token_refused = 0, not self._sharing.stopped, False

    async def _rest(self, error: Exception) -> None:
        failure = error.failure if isinstance(error, ChannelError) else None
        self._failures += 1
        self.reached = self.reached and failure is None
        self.token_refused = failure is Failure.BAD_TOKEN
        stopped = failure in (Failure.BAD_TOKEN, Failure.QUOTA)
        pause = PROBE_SECONDS if stopped else min(LONGEST_WAIT, 0.5 * 2 ** min(self._failures, 6))
        if failure is Failure.SHARED:
            pause = self._sharing.refused()
        log.warning(
            "poll_failed", failure=str(failure), error=type(error).__name__, pause=pause, channel=NAME
        )
        await self._wait(pause)


class ZaloMessenger:
    """The bot with this token; `api` is the server's address without the token, for one of our own."""

    name = NAME
    limits = LIMITS
    opens_by_link = False
    keeps_unpolled = False  # polling is for trying out
    hook_header = "X-Bot-Api-Secret-Token"
    key, chat = staticmethod(journal_key), staticmethod(chat_of)
    texts, bare = staticmethod(texts_of), staticmethod(bare)

    def __init__(
        self,
        token: str,
        api: str | None = None,
        *,
        proxy: str | None = None,
        alone_after: float = ALONE_AFTER,
    ) -> None:
        self.bot = _id_of(token)
        self.client = ZaloClient(token, api, proxy)
        self.sharing = TokenSharing(alone_after)
        self._address = api, proxy
        parts = urlsplit(api or "")
        self._own = f"{parts.scheme}://{parts.netloc}" if parts.hostname in _LOOPBACK else ""
        self._polling: ZaloPolling | None = None

    @property
    def healthy(self) -> bool:
        """Whether the poll loop gets its answers."""
        return self._polling is None or self._polling.reached

    @property
    def token_refused(self) -> bool:
        """Whether Zalo refused the last poll because of the token."""
        return self._polling is not None and self._polling.token_refused

    async def renew(self, token: str) -> bool:
        """See Messenger."""
        if _id_of(token) != self.bot:
            return False
        before, self.client, self._polling = self.client, ZaloClient(token, *self._address), None
        await before.close()
        return True

    async def hello(self) -> str:
        """The account's name, by which people find it; ChannelError where Zalo does not tell it."""
        return (await self.client.me()).account_name

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        """Send one text that fits the limits; raises ChannelError only."""
        text = message.text
        if message.attachment is not None or not text.plain.strip():
            raise ChannelError(Failure.BAD_MESSAGE, detail="no text")
        sent = await self.client.send_message(chat_id, text.plain, styles_of(text.ranges))
        return Receipt(sent.message_id)

    def read(self, raw: object) -> Inbound:
        """See Receiving."""
        return read_event(raw, self.bot)

    async def download(self, file_id: str, most: int) -> bytes:
        """The picture under an address that came with a message; ChannelError where it must not be had."""
        return await fetch(file_id, most, own=self._own, proxy=self._address[1])

    async def answer_press(self, press_id: str) -> None:
        """There are no buttons."""

    async def set_menu(self, wide: Iterable[str]) -> None:
        """There is no menu."""

    async def set_hook(self, url: str, secret: str) -> None:
        """See Hooked."""
        await self.client.set_webhook(url, secret)

    async def listen(self, take: Take, alive: Callable[[], None]) -> None:
        """Poll until cancelled."""
        client = self.client
        self._polling = ZaloPolling(client, take, after_round=alive, sharing=self.sharing)
        try:
            await self._polling.run()
        finally:
            await client.close()


def styles_of(ranges: Iterable[Range]) -> list[dict[str, Any]]:
    """The ranges as Zalo takes them, of the styles that it has; the plain text is complete without them."""
    return [
        {"start": each.start, "len": each.length, "st": [_STYLES[each.style]]}
        for each in ranges
        if each.length and each.style in _STYLES
    ]


def _id_of(token: str) -> str:
    """What stands before the colon: it stays the same when a token is renewed."""
    return token.partition(":")[0]
