"""Notices of a burst as one message: payload {"rows": ids of those it stands for}."""

from datetime import datetime
from typing import Any

from messages.gathered import GatheredNotice, gathered
from messages.text import load_message
from scheduler.renderer import Gone, Rendered
from storage import outbox
from storage.engine import Session
from storage.tables import Outbox


class GatheredNotices:
    """What was written in full when it was owed, told together."""

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        """See Renderer."""
        rows = outbox.rows_by_id(session, row.payload["rows"])
        notices = [
            GatheredNotice(load_message(each.payload["message"]), tuple(each.payload.get("tasks", ())))
            for each in rows
            if each.payload.get("message")
        ]
        return notices or Gone()

    def render(self, facts: Any) -> Rendered:
        """See Renderer."""
        return Rendered(gathered(facts), tuple(dict.fromkeys(n for each in facts for n in each.tasks)))
