"""The local list of what is owed to whom no messenger reaches: a file that comes and goes by itself."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from messages import vi
from messages.owed import owed_list
from messages.text import Message
from scheduler.renderer import Gone, Later, Renderers
from storage import outbox, people
from storage.engine import Session

log = structlog.get_logger()

NAME = "chua-gui-duoc.txt"
MOST = 500


def owed(
    session: Session, renderers: Renderers, now: datetime, away: Collection[tuple[str, str]]
) -> list[tuple[str, Message]]:
    """To whom, and what: what should have gone by now and still holds, by person; answers, too.

    Only of those who can be written to over bots that are `away` alone.
    """
    found = []
    for row in outbox.overdue(session, now, MOST):
        at = {(each.channel, each.bot) for each in people.addresses(session, row.person_id or 0)}
        if not at or not at.issubset(away):
            continue
        person = people.person(session, row.person_id or 0)
        facts = renderers[row.kind].gather(session, row, now)
        if person is not None and not isinstance(facts, Gone | Later):
            found.append((vi.person(person), renderers[row.kind].render(facts).message))
    return found


@dataclass(slots=True)
class OwedFile:
    """The file in this folder; `listed` is how many it tells of."""

    folder: Path
    listed: int = 0

    def write(self, rows: Sequence[tuple[str, Message]], unreached: Sequence[str], now: datetime) -> None:
        """Write it anew, whole or not at all; nothing owed takes it away."""
        if not rows:
            self.remove()
            return
        beside = self.folder / f"{NAME}.moi"
        beside.write_text(owed_list(rows, unreached, now), encoding="utf-8")
        os.replace(beside, self.folder / NAME)
        if len(rows) != self.listed:
            log.error("nothing_reachable", waiting=len(rows))
        self.listed = len(rows)

    def remove(self) -> None:
        """Something can be reached again."""
        (self.folder / NAME).unlink(missing_ok=True)
        self.listed = 0
