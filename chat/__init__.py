"""Chat text to intent: pure, without storage and without wording."""

from chat.reading import understand
from chat.situation import KnownUnit, Situation

__all__ = ["KnownUnit", "Situation", "understand"]
