""" "Xuất excel": the bảng theo dõi as a file, in the chat and from the command line.

In the chat it is ordered first: the order lies in the journal, and the table is made beside everything else
by reading alone, so that nobody waits for it; then it is owed to the chat like any answer.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import structlog

from bot.actions.questions.question import OpenQuestion
from bot.actions.review.gathering import View
from bot.incoming.turn import Turn, who
from messages import refusals
from messages.papers import tracking as words
from messages.papers.tracking import Table, TableLines
from messages.papers.workbook import file_name, write_workbook
from messages.text import Attachment, Message, plain
from storage import settings
from storage.database.engine import Session
from storage.database.watching import Advance, Watch, unwatched
from storage.incoming import inbox
from storage.incoming.filespace import EXPORTS_KEPT, sweep
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.questions.tracking import Reads, how_many, tracked
from storage.registry import people
from storage.work import days
from tasks.model import Act, may_everywhere
from tasks.query import Query, Shape
from tasks.serializing import from_json, from_text, to_text
from tasks.tracking import Tracked
from tasks.workdays import local_day

log = structlog.get_logger()

T = TypeVar("T")
_LARGE = 1_000
"""Lines, from which it takes a while, and that is said."""


@dataclass(frozen=True, slots=True)
class TableOrder:
    """Of what a table is to be made: of all, of the unit with that code, or of what a question holds.

    `about` is the question in words; `units`, `own` and `charge` are its `Seen`.
    """

    unit: str = ""
    query: Query | None = None
    units: tuple[int, ...] | None = None
    own: tuple[int, ...] = ()
    charge: tuple[int, ...] = ()
    about: str = ""

    @property
    def seen(self) -> Seen:
        """Whose shares the question may hold."""
        units = frozenset(self.units) if self.units is not None else None
        return Seen(units, frozenset(self.own), frozenset(self.charge))


def export(turn: Turn, asked: OpenQuestion, _offset: int = 0) -> None:
    """Order the table of what the question holds; of one unit with all who lead the tasks that it shares."""
    if not may_everywhere(who(turn), Act.EXPORT):
        turn.answer(refusals.only(refusals.only_leaders(refusals.WHOLE_TABLE)))
        return
    order = _order_of(asked)
    lines = _lines(turn, order, asked)
    if not lines:
        turn.answer(refusals.only(words.nothing(asked.unit if order.unit else "", order.about)))
        return
    key = f"export:{turn.row_id}:{len(turn.follow_up)}"
    person = turn.inbound.user_id
    turn.follow_up.append(inbox.order(turn.session, turn.target, person, key, to_text(order), turn.now))
    if lines > _LARGE:
        turn.answer(refusals.only(words.in_the_making(lines)))


def _order_of(asked: OpenQuestion) -> TableOrder:
    """Everything that is tracked; of one unit what it shares; else the tasks that the question holds."""
    plainly = Query(shape=Shape.XLSX)
    if asked.query == plainly:
        return TableOrder()
    if asked.query == replace(plainly, units=asked.query.units) and len(asked.query.units) == 1:
        return TableOrder(unit=asked.query.units[0])
    units = tuple(sorted(asked.seen.units)) if asked.seen.units is not None else None
    seen = asked.seen
    own, charge = tuple(sorted(seen.own)), tuple(sorted(seen.charge))
    return TableOrder("", asked.query, units, own, charge, about=asked.title)


def _lines(turn: Turn, order: TableOrder, asked: OpenQuestion) -> int:
    """About how many there will be."""
    if order.query is not None:
        return asked.answer(turn).total().occurrences
    unit = people.unit_by_code(turn.session, order.unit) if order.unit else None
    return how_many(turn.session, unit.id if unit is not None else None)


def make_table(reads: Reads, ordered: str, now: datetime, folder: Path) -> Message:
    """Make what was ordered into a file in the folder; the answer that bears it, or says why none does."""
    order = from_json(TableOrder, from_text(ordered))
    path = folder / f"{uuid4().hex}.xlsx"
    table = _table_of(reads, order, now)
    try:
        sweep(folder, (now - EXPORTS_KEPT).timestamp())
        came_to = _write(path, table)
    except OSError as error:
        log.warning("export_failed", reason=error.strerror or "")
        return refusals.only(words.not_written())
    if not came_to.lines:
        path.unlink()
        return refusals.only(words.only_later(table.about) if table.about else words.nothing(table.unit))
    said = plain(words.sent(came_to, table.unit, table.about))
    return Message((said,), attachment=Attachment(str(path.absolute()), file_name(local_day(now))))


def _table_of(reads: Reads, order: TableOrder, now: datetime) -> Table:
    view = _view(reads, now)
    query = order.query
    if query is not None:
        held = reads(lambda session: QueryAnswer(session, query, order.seen, view.as_of).occurrences())
        return replace(_table(view, tracked(reads, view.as_of, only=held)), about=order.about)
    unit = reads(lambda session: people.unit_by_code(session, order.unit)) if order.unit else None
    rows = tracked(reads, view.as_of, unit.id if unit is not None else None)
    return replace(_table(view, rows), unit=unit.name if unit is not None else "")


def export_workbook(reads: Reads, path: Path, now: datetime, watch: Watch = unwatched) -> int:
    """Write the whole table to the path; how many rows. OSError where it cannot be written."""
    view = _view(reads, now)
    more = watch(reads(how_many))
    return _write(path, _table(view, _told(tracked(reads, view.as_of), more))).lines


def _told(rows: Iterable[T], more: Advance) -> Iterator[T]:
    for row in rows:
        yield row
        more(1)


def _view(reads: Reads, now: datetime) -> View:
    def look(session: Session) -> View:
        return View(days.calendar(session, local_day(now)), settings.load(session), now)

    return reads(look)


def _table(view: View, rows: Iterable[Tracked]) -> Table:
    return Table(rows, view.settings.export_columns, view.now, view.settings.office_name)


def _write(path: Path, table: Table) -> TableLines:
    """Whole or not at all: a file that stands under the name is never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        came_to = write_workbook(table, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return came_to
