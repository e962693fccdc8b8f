"""Telegram's documented limits of sending, enforced only where a test asks for them.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from sandbox.broken import TEXTS
from sandbox.chats import ChatId
from sandbox.errors import ApiError
from sandbox.world import Settings


@dataclass
class Window:
    """The moments of the last messages within so many seconds."""

    span: float
    moments: deque[float] = field(default_factory=deque)

    def wait(self, most: int, now: float) -> int:
        """Whole seconds to wait for a free place; 0 when there is one, or no limit."""
        while self.moments and self.moments[0] <= now - self.span:
            self.moments.popleft()
        if not most or len(self.moments) < most:
            return 0
        return max(1, math.ceil(self.moments[0] + self.span - now))


class Limiter:
    """Sliding windows over all chats, per chat and per group."""

    def __init__(self) -> None:
        self._all = Window(1.0)
        self._chats: dict[ChatId | None, Window] = {}
        self._groups: dict[ChatId | None, Window] = {}

    def check(self, settings: Settings, chat_id: ChatId | None) -> None:
        """Count one message. Raises ApiError 429 where it is one too many."""
        if not (settings.per_second or settings.per_chat_second or settings.per_group_minute):
            return
        now = time.monotonic()
        windows = [(self._all, settings.per_second)]
        windows.append((self._chats.setdefault(chat_id, Window(1.0)), settings.per_chat_second))
        if isinstance(chat_id, int) and chat_id < 0:
            windows.append((self._groups.setdefault(chat_id, Window(60.0)), settings.per_group_minute))
        wait = max(window.wait(most, now) for window, most in windows)
        if wait:
            raise ApiError(429, TEXTS[429].format(seconds=wait), retry_after=wait)
        for window, _ in windows:
            window.moments.append(now)
