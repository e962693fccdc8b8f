"""Chat text to intent: pure, without storage and without wording."""

from bot.understand.reading import understand
from bot.understand.situation import KnownUnit, Situation

__all__ = ["KnownUnit", "Situation", "understand"]
