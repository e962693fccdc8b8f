"""Many messages as one: notices of a burst, and what goes together where a quota is low."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from messages.lists import together
from messages.work.reminders import GatheredNotice, gathered, holds_now
from scheduler.renderer import Gone, Later, Rendered, Renderer, Renderers
from scheduler.snapshot import Rules, Snapshot
from storage.database.engine import Session
from storage.delivery import outbox
from storage.registry import people
from storage.tables import Outbox
from storage.work import assignments, changes
from storage.work.assignments import Listed, standing_of
from tasks.model import Act, Person, may
from tasks.standing import Standing


def changed_since(
    session: Session, rows: Iterable[Outbox], now: datetime, rules: Rules
) -> tuple[Standing, ...]:
    """How the assignments stand that have changed since the notices of them, where the person sees them."""
    found: dict[int, Listed] = {}
    for row in rows:
        numbers, after = row.payload.get("tasks"), row.payload.get("after")
        if numbers and after is not None:
            ids = changes.decided_after(session, after, numbers)
            found |= {item.assignment.id: item for item in assignments.listed_by_ids(session, ids)}
    person = people.person(session, _person_of(rows)) if found else None
    if person is None:
        return ()
    at = Snapshot(now, *rules(session, now)).as_of
    return tuple(standing_of(item, at) for item in found.values() if _sees(person, item))


def _person_of(rows: Iterable[Outbox]) -> int:
    return next((row.person_id for row in rows if row.person_id is not None), 0)


def _sees(person: Person, item: Listed) -> bool:
    return may(person, Act.SEE, item.assignment.unit_id)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What each of the rows became, and which assignments have changed since they were written."""

    parts: Sequence[tuple[Renderer, Any]]
    changed: tuple[Standing, ...]


class _Many:
    """Payload {"rows": ids of those it stands for}; each is read anew, by its own renderer."""

    def __init__(self, rules: Rules, inner: Callable[[], Renderers]) -> None:
        self._rules = rules
        self._inner = inner

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        """See Renderer."""
        inner = self._inner()
        rows = [each for each in outbox.rows_by_id(session, row.payload["rows"]) if _has_words(each)]
        parts = []
        for each in rows:
            facts = inner[each.kind].gather(session, each, now)
            if not isinstance(facts, Gone | Later):
                parts.append((inner[each.kind], facts))
        return _Parts(parts, changed_since(session, rows, now, self._rules)) if parts else Gone()


class PutTogether(_Many):
    """Several messages in one, where a quota is low."""

    def render(self, facts: _Parts) -> Rendered:
        """See Renderer."""
        parts = [renderer.render(inner) for renderer, inner in facts.parts]
        message = holds_now(together([part.message for part in parts]), facts.changed)
        return Rendered(message, _tasks(parts))


class GatheredNotices(_Many):
    """Notices of a burst."""

    def render(self, facts: _Parts) -> Rendered:
        """See Renderer."""
        parts = [renderer.render(inner) for renderer, inner in facts.parts]
        notices = [GatheredNotice(part.message, part.tasks) for part in parts]
        return Rendered(holds_now(gathered(notices), facts.changed), _tasks(parts))


def _has_words(row: Outbox) -> bool:
    return row.kind != "message" or bool(row.payload.get("message"))


def _tasks(parts: Iterable[Rendered]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for part in parts for number in part.tasks))
