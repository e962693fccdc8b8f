"""What was asked of the stand-in servers, and what they accepted: the witness in the fault tests."""

import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import ChatId


@dataclass
class Attempt:
    """One request. `outcome` is "accepted", "refused <code>: <text>", "fault <kind>" or "pending"."""

    number: int
    at: float
    channel: str
    method: str
    chat_id: ChatId | None
    text: str | None
    outcome: str = "pending"
    accepted: bool = False
    message_id: int | str | None = None

    def view(self) -> dict[str, Any]:
        """The attempt as JSON."""
        return dict(vars(self))


@dataclass
class Ledger:
    """Accepted messages (seq 1..n, in the order of acceptance), attempts, and broken rules of the API."""

    accepted: list[dict[str, Any]] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    violations: list[dict[str, Any]] = field(default_factory=list)
    polls: int = 0

    def attempt(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> Attempt:
        """Open the record of a request; its outcome is filled in as it becomes known."""
        entry = Attempt(len(self.attempts) + 1, time.time(), channel, method, chat_id, text)
        self.attempts.append(entry)
        return entry

    def accept(self, method: str, message: dict[str, Any], channel: str = "telegram") -> None:
        """Record a message that the server took, from its finished Message object."""
        document = message.get("document") or {}
        self.accepted.append(
            {
                "seq": len(self.accepted) + 1,
                "time": time.time(),
                "date": message["date"],
                "channel": channel,
                "chat_id": message["chat"]["id"],
                "method": method,
                "text": message.get("text", message.get("caption")),
                "entities": message.get("entities", message.get("caption_entities", [])),
                "buttons": message.get("reply_markup", {}).get("inline_keyboard", []),
                "reply_to": (message.get("reply_to_message") or {}).get("message_id"),
                "message_id": message["message_id"],
                "file_name": document.get("file_name"),
                "edits": [],
            }
        )

    def edit(self, method: str, message: dict[str, Any]) -> None:
        """Record a change of an accepted message beside the message itself."""
        for entry in reversed(self.accepted):
            if (entry["chat_id"], entry["message_id"]) == (message["chat"]["id"], message["message_id"]):
                entry["edits"].append(
                    {
                        "time": time.time(),
                        "method": method,
                        "text": message.get("text"),
                        "entities": message.get("entities", []),
                        "buttons": message.get("reply_markup", {}).get("inline_keyboard", []),
                    }
                )
                return

    def violate(self, method: str, reason: str) -> None:
        """Record a request that breaks the API's own description."""
        self.violations.append({"time": time.time(), "method": method, "reason": reason})

    def view(self) -> dict[str, Any]:
        """The ledger as JSON."""
        return {
            "messages": self.accepted,
            "attempts": [attempt.view() for attempt in self.attempts],
            "violations": self.violations,
            "polls": self.polls,
        }
