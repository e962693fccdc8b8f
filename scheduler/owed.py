"""The local list of what is owed to whom no messenger reaches: a file that comes and goes by itself."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import structlog

from messages import vi
from messages.text import Message
from messages.upkeep import owed_list
from scheduler.lanes import Bot
from scheduler.renderer import Gone, Later, Renderers
from storage.database.engine import Session
from storage.delivery import outbox, quota
from storage.delivery.quota import Saving
from storage.registry import people

log = structlog.get_logger()

NAME = "chua-gui-duoc.txt"
MOST = 500


@dataclass(frozen=True, slots=True)
class Owed:
    """To whom, and what; nothing goes over the bots out of reach (`away`) or that take no more (`shut`)."""

    rows: Sequence[tuple[str, Message]] = ()
    away: Collection[Bot] = ()
    shut: Collection[Bot] = ()


def owed(
    session: Session,
    renderers: Renderers,
    now: datetime,
    bots: Collection[Bot],
    away: Collection[Bot],
    shut: Collection[Bot],
) -> Owed:
    """What should have gone by now and still holds, by person; answers, too.

    Only of those who can be written to over nothing but bots that are `away` or `shut`, as is one whose quota
    is used up by our own count.
    """
    used_up = {bot for bot, saving in quota.savings(session, bots, now).items() if saving is Saving.ALL}
    barred = Owed((), away, (used_up | set(shut)) - set(away))
    over = {*barred.away, *barred.shut}
    found = []
    for row in outbox.overdue(session, now, MOST) if over else ():
        at = {(each.channel, each.bot) for each in people.addresses(session, row.person_id or 0)}
        if not at or not at.issubset(over):
            continue
        person = people.person(session, row.person_id or 0)
        facts = renderers[row.kind].gather(session, row, now)
        if person is not None and not isinstance(facts, Gone | Later):
            found.append((vi.person(person), renderers[row.kind].render(facts).message))
    return replace(barred, rows=found)


@dataclass(slots=True)
class OwedFile:
    """The file in this folder; `listed` is how many it tells of."""

    folder: Path
    listed: int = 0

    def write(self, found: Owed, now: datetime) -> None:
        """Write it anew, whole or not at all; nothing owed takes it away."""
        rows, away, shut = found.rows, _channels(found.away), _channels(found.shut)
        if not rows:
            self.remove()
            return
        beside = self.folder / f"{NAME}.moi"
        beside.write_text(owed_list(rows, away, now, shut), encoding="utf-8")
        os.replace(beside, self.folder / NAME)
        if len(rows) != self.listed:
            log.error("nothing_reachable", waiting=len(rows))
        self.listed = len(rows)

    def remove(self) -> None:
        """Something can be reached again."""
        (self.folder / NAME).unlink(missing_ok=True)
        self.listed = 0


def _channels(bots: Collection[Bot]) -> list[str]:
    return sorted({channel for channel, _ in bots})
