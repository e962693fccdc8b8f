"""Telegram as the program sees it: one bot that sends, receives and keeps its connection."""

from collections.abc import Callable, Iterable

from bot.channels.messenger import Inbound, Take, Texts
from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.menu import set_menu
from bot.channels.telegram.polling import Poller, PollState
from bot.channels.telegram.sending import Telegram, make_bot
from bot.channels.telegram.updates import chat_of, journal_key, read_update, texts_of


class TelegramMessenger(Telegram):
    """The bot with this token; `api` is the server's address without the token, for one of our own."""

    opens_by_link = True

    def __init__(self, token: str, api: str | None = None) -> None:
        super().__init__(make_bot(token, api))
        self.bot = token.partition(":")[0]
        self._poller: Poller | None = None

    @property
    def healthy(self) -> bool:
        """Whether the poll loop gets its answers."""
        return self._poller is None or self._poller.state in (PollState.STARTING, PollState.RUNNING)

    def key(self, raw: object) -> str:
        """See Receiving."""
        return journal_key(raw)

    def chat(self, raw: object) -> str:
        """See Receiving."""
        return chat_of(raw)

    def texts(self, raw: object) -> Texts:
        """See Receiving."""
        return texts_of(raw)

    def read(self, raw: object) -> Inbound:
        """See Receiving."""
        return read_update(raw, self.bot)

    async def hello(self) -> str:
        """The bot's username; ChannelError where Telegram does not tell it."""
        try:
            return (await self._api.get_me()).username or ""
        except Exception as error:
            raise channel_error(error) from None

    async def set_menu(self, wide: Iterable[str]) -> None:
        """See Messenger."""
        await set_menu(self._api, wide)

    async def listen(self, take: Take, alive: Callable[[], None]) -> None:
        """Poll until cancelled."""
        self._poller = Poller(self._api, take, after_round=alive)
        await self._poller.run()
