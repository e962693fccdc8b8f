"""Telegram's documented limits of sending, enforced only where a test asks for them.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
import time
from collections import deque

from sandbox.broken import TEXTS
from sandbox.errors import ApiError
from sandbox.world import Settings


class Limiter:
    """Sliding windows of one second, over all and per chat."""

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._chats: dict[int | None, deque[float]] = {}

    def check(self, settings: Settings, chat_id: int | str | None) -> None:
        """Count one message. Raises ApiError 429 where it is one too many."""
        if not settings.per_second and not settings.per_chat_second:
            return
        now = time.monotonic()
        mine = self._chats.setdefault(int(chat_id) if chat_id is not None else None, deque())
        for window, most in ((self._all, settings.per_second), (mine, settings.per_chat_second)):
            while window and window[0] <= now - 1:
                window.popleft()
            if most and len(window) >= most:
                wait = max(1, math.ceil(window[0] + 1 - now))
                raise ApiError(429, TEXTS[429].format(seconds=wait), retry_after=wait)
        self._all.append(now)
        mine.append(now)
