"""What makes a message of an outbox row: facts read in the claim's transaction, words outside it."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from messages.text import Message
from storage.database.engine import Session
from storage.incoming.choices import NOTHING_LISTED, NumberedChoices
from storage.tables import Outbox
from storage.tables.base import known


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message, and what a reply to it speaks of."""

    message: Message
    tasks: tuple[int, ...] = ()
    review_id: int | None = None
    listed: NumberedChoices = NOTHING_LISTED


@dataclass(frozen=True, slots=True)
class Gone:
    """The row's reason has gone: it is settled as `state` and never sent."""

    state: str = "cancelled"
    reason: str = "no_longer_true"


@dataclass(frozen=True, slots=True)
class Later:
    """The row may not go before that moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NotGathered:
    """What the row speaks of could not be read."""

    error: Exception


class Renderer(Protocol):
    """`gather` reads, in a transaction; `render` makes words of what it read and touches nothing."""

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any | Gone | Later: ...

    def render(self, facts: Any) -> Rendered: ...


@runtime_checkable
class GathersTogether(Protocol):
    """What a renderer can do besides: read for many rows at once what each would have to read anew."""

    def gather_all(
        self, session: Session, rows: Sequence[Outbox], now: datetime, ahead: Collection[int]
    ) -> dict[int, Any | Gone | Later]:
        """As `gather`, by the row's id. `ahead` are people whose rows come next."""
        ...


@runtime_checkable
class Foresees(Protocol):
    """What a renderer can do besides: read for people whose rows wait what would hold up the others."""

    def foresee(self, session: Session, people: Collection[int], now: datetime) -> None:
        """Read it, in a transaction that only reads."""
        ...


Renderers = Mapping[str, Renderer]


def gathered(
    session: Session, renderer: Renderer, rows: Sequence[Outbox], now: datetime, ahead: Collection[int] = ()
) -> dict[int, Any | Gone | Later | NotGathered]:
    """What the renderer reads for each row, by its id; a row that cannot be read keeps no other back."""
    if isinstance(renderer, GathersTogether):
        with suppress(Exception):  # which row it is shows where each is read by itself
            return renderer.gather_all(session, rows, now, ahead)
    return {known(row.id): _one(session, renderer, row, now) for row in rows}


def _one(session: Session, renderer: Renderer, row: Outbox, now: datetime) -> Any:
    try:
        return renderer.gather(session, row, now)
    except Exception as error:
        return NotGathered(error)
