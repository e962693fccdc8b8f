"""Faults by rule: which request goes wrong, how, and how often.

A rule is a JSON object:

    {"method": "sendMessage", "kind": "timeout_after", "times": 2, "chat_id": 101}

method      a Bot API method, "file" for downloads, "*" for everything; absent: whatever sends or edits
channel     "telegram" (default) or "zalo"
chat_id     only this chat          contains    only texts with these words
kind        429 | 400 | 400_chat_not_found | 401 | 403 | 409 | 500 | migrate: definite JSON answers;
            401_html 403_html 404_html 502_html 504_html (any number): a provider's page;
            timeout_before/after, reset_before/after, close_before/after: no answer at all
            (reset: RST; close: the connection ends politely without an answer);
            garbage_200, ok_false_200, drip
times       how often (1); -1 for ever      skip    let so many matching requests pass first (0)
probability of each match (1.0)             accepted    overrides whether the message is taken
retry_after for 429 (5)                     seconds     to hang (3600), or per byte for drip (1)
description text of a 4xx answer            migrate_to  the new chat id of a migrated group
"""

import random
import re
from dataclasses import dataclass, fields
from typing import Any

from sandbox.chats import ChatId
from sandbox.errors import ControlError

SILENT = {f"{how}_{when}" for how in ("timeout", "reset", "close") for when in ("before", "after")}
ODD = {"garbage_200", "ok_false_200", "drip", "migrate", "400_chat_not_found"}
STATUS = re.compile(r"[1-5][0-9][0-9](_html)?")

# What the real servers were seen to do: these answers come after the message was taken.
ACCEPTED_BY_KIND = {"timeout_after", "reset_after", "close_after", "garbage_200", "drip"}


@dataclass
class Rule:
    """One rule; `hits` counts how often it has struck, `passed` what `skip` has let through."""

    kind: str
    method: str = "send"
    channel: str = "telegram"
    chat_id: ChatId | None = None
    contains: str = ""
    times: int = 1
    skip: int = 0
    probability: float = 1.0
    accepted: bool | None = None
    retry_after: int = 5
    seconds: float | None = None
    description: str = ""
    migrate_to: int | None = None
    hits: int = 0
    passed: int = 0

    @property
    def accepts(self) -> bool:
        """Whether the server takes the message although the answer goes wrong."""
        return self.kind in ACCEPTED_BY_KIND if self.accepted is None else self.accepted

    def matches(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> bool:
        """Whether the rule speaks of this request and has strikes left."""
        if channel != self.channel or 0 <= self.times <= self.hits:
            return False
        if self.method == "send":
            if not method.startswith(("send", "edit")) or method == "sendChatAction":
                return False
        elif self.method not in ("*", method):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.contains in (text or "")


def read_rule(row: Any) -> Rule:
    """JSON -> Rule. Raises ControlError naming what is wrong."""
    if not isinstance(row, dict):
        raise ControlError("A fault rule must be a JSON object.")
    known = {item.name for item in fields(Rule)} - {"hits", "passed"}
    unknown = set(row) - known
    if unknown:
        raise ControlError(f"Unknown keys in a fault rule: {', '.join(sorted(unknown))}.")
    row = {key: value for key, value in row.items() if value is not None}
    kind = str(row.get("kind", ""))
    if kind not in SILENT | ODD and not STATUS.fullmatch(kind):
        raise ControlError(f"Unknown kind of fault: {kind!r}.")
    return Rule(**{**row, "kind": kind})


class FaultBook:
    """The rules in force, first match first; its dice can be seeded so that a run can be repeated."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.dice = random.Random()  # noqa: S311

    def add(self, rows: Any) -> None:
        """Add rules (a JSON list or a single one); nothing is added when one is wrong."""
        self.rules += [read_rule(row) for row in (rows if isinstance(rows, list) else [rows])]

    def strike(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> Rule | None:
        """The rule that this request falls to, counted; or None."""
        for rule in self.rules:
            if not rule.matches(channel, method, chat_id, text):
                continue
            if rule.passed < rule.skip:
                rule.passed += 1
                continue
            if rule.probability < 1 and self.dice.random() >= rule.probability:
                continue
            rule.hits += 1
            return rule
        return None

    def view(self) -> list[dict[str, Any]]:
        """The rules with their counts as JSON."""
        return [dict(vars(rule)) for rule in self.rules]
