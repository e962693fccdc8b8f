"""The pretend people's chats, as the people file or a test describes them, and what was sent to them."""

import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.params import ControlError

type_names = {"private", "group", "supergroup"}

ChatId = int | str


@dataclass
class Chat:
    """One chat of the bot. A Telegram chat has a number (negative: a group), a Zalo chat a string."""

    chat_id: ChatId
    name: str
    title: str = ""
    group: str = ""
    start: str = ""
    hints: list[str] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    kind: str = "private"
    moved_to: int | None = None
    moved_from: ChatId | None = None
    last_message_id: int = 0

    @property
    def channel(self) -> str:
        """telegram or zalo."""
        return "zalo" if isinstance(self.chat_id, str) else "telegram"

    def view(self) -> dict[str, Any]:
        """The chat as the page and the tests see it."""
        return {
            "chat_id": self.chat_id,
            "name": self.name,
            "title": self.title,
            "group": self.group,
            "start": self.start,
            "hints": self.hints,
            "started": self.started,
            "blocked": self.blocked,
            "kind": self.kind,
            "channel": self.channel,
        }


def read_person(row: Any) -> Chat:
    """One entry of the people file -> Chat. Raises ControlError naming what is wrong."""
    if not isinstance(row, dict):
        raise ControlError("Mỗi người trong danh sách phải là một đối tượng JSON.")
    chat_id = row.get("chat_id")
    if isinstance(chat_id, bool) or not isinstance(chat_id, int | str) or chat_id in (0, ""):
        raise ControlError("Thiếu chat_id (số cho Telegram, chuỗi cho Zalo).")
    hints = row.get("hints") or []
    if not isinstance(hints, list):
        raise ControlError(f"hints của {chat_id} phải là danh sách.")
    kind = row.get("kind") or ("supergroup" if isinstance(chat_id, int) and chat_id < 0 else "private")
    if kind not in type_names:
        raise ControlError(f"kind của {chat_id} phải là một trong: {', '.join(sorted(type_names))}.")
    return Chat(
        chat_id=chat_id,
        name=str(row.get("name") or f"Người {chat_id}"),
        title=str(row.get("title") or ""),
        group=str(row.get("group") or ""),
        start=str(row.get("start") or ""),
        hints=[str(hint) for hint in hints],
        started=bool(row.get("started")),
        kind=kind,
    )


def read_people(rows: Any) -> list[Chat]:
    """The whole people file (a JSON list). Raises ControlError."""
    if not isinstance(rows, list):
        raise ControlError("Danh sách người phải là một mảng JSON.")
    return [read_person(row) for row in rows]


@dataclass
class ReceivedRequest:
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
    attempts: list[ReceivedRequest] = field(default_factory=list)
    violations: list[dict[str, Any]] = field(default_factory=list)
    polls: int = 0

    def attempt(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> ReceivedRequest:
        """Open the record of a request; its outcome is filled in as it becomes known."""
        entry = ReceivedRequest(len(self.attempts) + 1, time.time(), channel, method, chat_id, text)
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
