"""Which messengers there are, and those of them that the settings name. A new one is a line here."""

from collections.abc import Callable, Mapping

from bot.channels.messenger import Messenger
from bot.channels.telegram.messenger import TelegramMessenger
from bot.channels.zalo.messenger import ZaloMessenger
from bot.config import Config

MESSENGERS: Mapping[str, Callable[[str, str | None], Messenger]] = {
    "telegram": TelegramMessenger,
    "zalo": ZaloMessenger,
}
"""By the name that its settings begin with: from (token, server's address) to the messenger."""


def messengers_of(config: Config) -> tuple[Messenger, ...]:
    """A messenger for each token that is set."""
    return tuple(MESSENGERS[name](token, config.api_of(name)) for name, token in config.tokens.items())
