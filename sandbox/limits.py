"""The Bot API's limits, refused as the real server refuses them: on texts, entities, keyboards, and on haste.

Sources: https://core.telegram.org/bots/api#sendmessage, #messageentity, #inlinekeyboardbutton, and
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this for the haste, which is
limited only where a test asks for it.
"""

import math
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import ChatId
from sandbox.faults import TEXTS
from sandbox.params import ApiError, bad_request
from sandbox.world import Settings

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
BUTTON_LIMIT = 100
ROW_LIMIT = 8

ENTITY_TYPES = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
}

BUTTON_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_text(text: str | None) -> str:
    """A message's text: 1-4096 units. Raises ApiError."""
    if text is None or not text.strip():
        raise bad_request("message text is empty")
    _check_encoding(text)
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def check_caption(text: str) -> str:
    """A caption: at most 1024 units. Raises ApiError."""
    _check_encoding(text)
    if units(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text


def _check_encoding(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def check_entities(text: str, entities: Any) -> list[dict[str, Any]]:
    """Entities lie within the text and split no surrogate pair. Raises ApiError."""
    if entities is None:
        return []
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    raw = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        _check_entity(entity, raw)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _check_entity(entity: Any, raw: bytes) -> None:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    if not isinstance(entity.get("type"), str) or entity["type"] not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    offset, length = entity.get("offset"), entity.get("length")
    if type(offset) is not int or type(length) is not int:
        raise bad_request("can't parse MessageEntity: offset and length must be integers")
    if offset < 0 or length <= 0 or (offset + length) * 2 > len(raw):
        raise bad_request("ENTITY_BOUNDS_INVALID")
    for edge in (offset, offset + length):
        if _splits_pair(raw, edge):
            raise bad_request("entity begins or ends in a middle of a UTF-16 symbol")
    if entity["type"] == "text_link" and not entity.get("url"):
        raise bad_request("can't parse MessageEntity: text_link must have a url")


def _splits_pair(raw: bytes, edge: int) -> bool:
    unit = raw[edge * 2 : edge * 2 + 2]
    return len(unit) == 2 and 0xDC <= unit[1] <= 0xDF


def check_keyboard(markup: Any) -> dict[str, Any] | None:
    """An inline keyboard as it is shown, or None for the other markups. Raises ApiError."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(len(row) for row in rows) > BUTTON_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    actions = [action for action in BUTTON_ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"
        )
    if actions == ["callback_data"]:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
    if actions == ["url"] and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


@dataclass
class RateWindow:
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
        self._all = RateWindow(1.0)
        self._chats: dict[ChatId | None, RateWindow] = {}
        self._groups: dict[ChatId | None, RateWindow] = {}

    def check(self, settings: Settings, chat_id: ChatId | None) -> None:
        """Count one message. Raises ApiError 429 where it is one too many."""
        if not (settings.per_second or settings.per_chat_second or settings.per_group_minute):
            return
        now = time.monotonic()
        windows = [(self._all, settings.per_second)]
        windows.append((self._chats.setdefault(chat_id, RateWindow(1.0)), settings.per_chat_second))
        if isinstance(chat_id, int) and chat_id < 0:
            windows.append((self._groups.setdefault(chat_id, RateWindow(60.0)), settings.per_group_minute))
        wait = max(window.wait(most, now) for window, most in windows)
        if wait:
            raise ApiError(429, TEXTS[429].format(seconds=wait), retry_after=wait)
        for window, _ in windows:
            window.moments.append(now)
