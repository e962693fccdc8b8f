"""Which messengers there are, and those of them that the settings name. A new one is a line here."""

from collections.abc import Mapping
from typing import Protocol

from bot.channels.messenger import ALONE_AFTER, Messenger
from bot.channels.telegram.messenger import TelegramMessenger
from bot.channels.zalo.messenger import ZaloMessenger
from bot.config import PATIENCE, Config


class MakesMessenger(Protocol):
    """From token and server's address to the messenger; see bot.channels.messenger for `alone_after`."""

    def __call__(
        self,
        token: str,
        api: str | None = None,
        *,
        proxy: str | None = None,
        alone_after: float = ALONE_AFTER,
    ) -> Messenger: ...


MESSENGERS: Mapping[str, MakesMessenger] = {
    "telegram": TelegramMessenger,
    "zalo": ZaloMessenger,
}
"""By the name that its settings begin with."""


def messengers_of(config: Config) -> tuple[Messenger, ...]:
    """A messenger for each token that is set."""
    proxy, alone_after = config.proxy_address, ALONE_AFTER * config.patience / PATIENCE
    return tuple(
        MESSENGERS[name](token, config.api_of(name), proxy=proxy, alone_after=alone_after)
        for name, token in config.tokens.items()
    )
