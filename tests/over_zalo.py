"""The sandbox's people on Zalo, for tests that run over either messenger: the same numbers, another app.

Nobody there has buttons, replies, or files: a button is its numbered line, a reply is a message, a file is
something of which the bot hears no more than that it came. `NOT_CARRIED` names what a test over both must do
without.
"""

import re
from pathlib import Path

from tests.sandbox_client import ChatId, Json, Sandbox, text_of

NOT_CARRIED = {
    "files": "No file goes either way: the bot asks for words or photos, and sends links or says where.",
    "edits": "A message that was sent stays as it is.",
    "deleting": "A bot takes no message away that a person sent.",
    "presses": "There are no buttons: each is a numbered line.",
    "replies": "A bot is not told what is answered: a task without a number is that of what was said last.",
    "blocking": "A bot is not told that a person no longer wants it: nothing but an unknown chat is told.",
    "waiting": "429 is the month's quota, not haste: no time is named after which it may go.",
    "acknowledging": "What is polled for is gone, whether or not it arrived: only a webhook is posted again.",
    "ids of updates": "There are none.",
    "menu": "There is no menu of commands.",
}
"""What Zalo does not carry, and what stands in its place; tests.journeys.test_not_carried looks at each."""

LISTED = "\nGõ số để chọn:"
"""Where the buttons begin that became lines."""

_KINDS: dict[str, Json] = {
    "400_chat_not_found": {"kind": "400_200", "description": "Invalid parameter: chat_id"},
}
"""Telegram's faults that have another form on Zalo."""


class OverZalo(Sandbox):
    """A client in whose chats everybody is on Zalo; chat 9001 is "zl-9001" there."""

    def there(self, chat_id: ChatId) -> ChatId:
        """The chat's id on Zalo."""
        return zalo_chat(chat_id)

    def say(
        self, chat_id: ChatId, text: str, reply_to: ChatId | None = None, sender: Json | None = None
    ) -> Json:
        """Write to the bot, which is never told to what somebody replies."""
        return super().say(chat_id, text, None, sender)

    def press_button(self, chat_id: ChatId, label: str, times: int = 1) -> list[str]:
        """Type the number of the newest line that would be a button elsewhere."""
        line = re.compile(rf"^(\d+)\. .*{re.escape(label)}", re.MULTILINE)
        for message in reversed(self.messages(chat_id)):
            listed = text_of(message).partition(LISTED)[2]
            found = line.search(listed) if message["from"]["is_bot"] else None
            if found is not None:
                for _ in range(times):
                    self.say(chat_id, found[1])
                return []
        raise AssertionError(f"no line {label!r} in chat {chat_id}")

    def send_file(
        self,
        chat_id: ChatId,
        file: Path | tuple[str, bytes],
        caption: str = "",
        reply_to: ChatId | None = None,
        photo: bool = False,
        album: str = "",
    ) -> Json:
        """A photo; of anything else the bot hears no more than that something came."""
        if photo:
            return super().send_file(chat_id, file, caption, photo=True)
        return self.act(chat_id, "unsupported")

    def replay(self, update_id: int | None = None) -> None:
        """Post the newest event once more."""
        self.post("zalo", {"replay": True})

    def faults(self, *rules: Json, seed: int | None = None) -> None:
        """The rules as they are on Zalo."""
        super().faults(*map(_on_zalo, rules), seed=seed)


def zalo_chat(chat_id: ChatId) -> str:
    """The id on Zalo of the chat with this number."""
    return f"zl-{chat_id}" if isinstance(chat_id, int) else chat_id


def _on_zalo(rule: Json) -> Json:
    chat = {"chat_id": zalo_chat(rule["chat_id"])} if "chat_id" in rule else {}
    return {**rule, "channel": "zalo", **chat, **_KINDS.get(rule["kind"], {})}
