"""The messages that one task leaves behind in an office (benchmarks.aged_office): those in and those out."""

from collections.abc import Iterator
from typing import Any

from benchmarks.aged_rows import BOT, CHANNEL, DAY, OFFICER, Work, at, head_of


def inbox(work: Work) -> Iterator[dict[str, Any]]:
    if not work.done:
        return
    for n, (person, said) in enumerate(((head_of(work.units[0]), "xong"), (OFFICER, "xác nhận"))):
        yield {
            "channel": CHANNEL, "bot": BOT, "key": f"message:{person}:{work.n}-{n}", "chat_id": str(person),
            "user_id": str(person), "message_id": f"{work.n}-{n}", "kind": "", "private": True,
            "raw": f'{{"update_id": {work.n}, "message": {{"text": "{said} {work.n}"}}}}',
            "state": "done", "error": "",
            "received_at": work.reported, "done_at": work.reported,
        }  # fmt: skip


_MESSAGES = 4
"""Of every done task: its news to the unit, a reminder, and the answers to both who spoke of it."""


def outbox(work: Work) -> Iterator[dict[str, Any]]:
    if not work.done:
        return
    head = head_of(work.units[0])
    kinds = (("assigned", head), ("digest", head), ("message", head), ("message", OFFICER))
    for n, (kind, person) in enumerate(kinds):
        payload: dict[str, Any] = (
            {"date": work.due.isoformat()} if kind == "digest" else {"assignments": [2 * work.n]}
        )
        if kind == "message":
            payload = {"message": {"blocks": [[f"Đã ghi nhận việc {work.n}. " * 8]]}, "tasks": [work.n]}
        when = at(work.due - (10 - n) * DAY)
        yield {
            "id": work.n * _MESSAGES + n, "key": f"{kind}:{person}:{work.n}:{n}", "kind": kind,
            "person_id": person,
            "channel": CHANNEL, "bot": BOT, "chat_id": str(person) if kind == "message" else "",
            "reply_to": None,
            "payload": payload, "priority": 5, "part": 0, "follows_id": None, "state": "sent",
            "not_before": when,
            "owner": "o", "epoch": 1, "lease_until": None, "attempts": 1, "resends_left": 1, "failures": 0,
            "reason": "", "message_id": str(work.n * _MESSAGES + n), "shown_to_office": False,
            "created_at": when,
            "settled_at": when,
        }  # fmt: skip


def attempts(work: Work) -> Iterator[dict[str, Any]]:
    for row in outbox(work):
        yield {
            "outbox_id": row["id"], "number": 1, "owner": "o", "epoch": 1, "started_at": row["created_at"],
            "ended_at": row["created_at"], "outcome": "sent", "marked": False,
        }  # fmt: skip


def bounds(work: Work) -> Iterator[dict[str, Any]]:
    for row in outbox(work):
        yield {
            "channel": CHANNEL, "bot": BOT, "chat_id": str(row["person_id"]), "message_id": row["message_id"],
            "outbox_id": row["id"], "tasks": [work.n], "review_id": None, "at": row["created_at"],
        }  # fmt: skip
