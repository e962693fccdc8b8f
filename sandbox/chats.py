"""The pretend people: their chats, as the people file or a test describes them."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ControlError

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
