"""What the understanding may know about the person and the chat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from operator import is_
from typing import TypeVar, TypeVarTuple

from tasks.query import Query

_Names = TypeVarTuple("_Names")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit by which questions and orders are recognised; `kind` is the registry's word for its group."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""


class Missing(StrEnum):
    """What the bot asked for."""

    NUMBER = "number"
    REASON = "reason"
    DAY = "day"
    UNIT = "unit"
    CONTENT = "content"
    PERSON = "person"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class OpenCommand:
    """A command left open, as typed, and the part that the bot asked for.

    `listed` are the tasks that were named to choose from, where any were.
    """

    command: str
    missing: Missing
    listed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person by whom questions and orders are recognised; `unit` is the code of the own unit."""

    code: str
    name: str
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """Facts, gathered before the message is read.

    `draft_numbers` is the first and last number of the open review, both included. `replied_to` are
    the numbers of the tasks that the replied message spoke of; `replied_report` whether it was a
    report to the office, `replied_request` a wish for more time.
    `asked` is the command that the bot's last question left open. `last_query` is the last question's,
    `last_dropped` the words of it that no filter came of,
    `last_command` the last act as typed, `this_task` the only task that the last words of the chat spoke
    of. `offered` are the typed commands that the bot's last
    message offered, in their order, and empty as soon as anything else was said in between.
    `left_out` are the drafts that were left out last, of the review in hand, `last_task` is the highest
    number of a task, where that is known.
    `own_units` are the codes of those that the person answers for or works in.
    """

    today: date
    office: bool = False
    leader: bool = False  # director or deputy director
    head: bool = False  # answers for a unit
    staff: bool = False
    linked: bool = True
    open_reviews: int = 0
    draft_numbers: tuple[int, int] | None = None
    replied_to: tuple[int, ...] = ()
    replied_review: bool = False
    replied_report: bool = False
    replied_request: bool = False
    offered: tuple[str, ...] = ()
    chosen: bool = False  # the text is an offer that was chosen, and is not asked about again
    units: tuple[KnownUnit, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    last_query: Query | None = None
    last_dropped: tuple[str, ...] = ()
    last_acted: tuple[int, ...] = ()
    last_command: str = ""
    this_task: int | None = None
    left_out: tuple[int, ...] = ()
    last_task: int | None = None
    asked: OpenCommand | None = None
    now: datetime | None = None
    own_units: tuple[str, ...] = ()
    has_file: bool = False

    @property
    def answers_for_a_unit(self) -> bool:
        """Whether what they tell can be a unit's report."""
        return self.head or self.staff

    @property
    def reviewing(self) -> bool:
        """Whether the person may be speaking of the drafts of an open review."""
        return self.office and bool(self.open_reviews or self.replied_review)

    @property
    def moment(self) -> datetime:
        """Now; where only the day is known, its morning."""
        return self.now or datetime.combine(self.today, time(9))


def kept(make: Callable[[*_Names], _Made]) -> Callable[[*_Names], _Made]:
    """What is made of the names of the last offices; the very same names are not even compared."""
    by_value = lru_cache(maxsize=8)(make)
    last: list[tuple[tuple[*_Names], _Made]] = []

    def of(*names: *_Names) -> _Made:
        for known, made in last:  # read once: another thread may put its own there
            if all(map(is_, known, names)):
                return made
        made = by_value(*names)
        last[:] = [(names, made)]
        return made

    return of
