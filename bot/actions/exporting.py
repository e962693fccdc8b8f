""" "Xuất excel": the bảng theo dõi as a file, in the chat and from the command line."""

import os
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import structlog

from bot.actions.gathering import View, view_of
from bot.actions.question import OpenQuestion
from bot.turn import Turn, who
from messages import refusals
from messages.papers import tracking as words
from messages.papers.tracking import Table
from messages.papers.workbook import file_name, workbook
from messages.text import Attachment, Message, plain
from storage import days, people, settings
from storage.engine import Session
from storage.filespace import EXPORTS_KEPT, sweep
from storage.tracking import tracked
from tasks.model import Act, Unit, may_everywhere
from tasks.query import Query, Shape
from tasks.workdays import local_day

log = structlog.get_logger()


def export(turn: Turn, asked: OpenQuestion, _offset: int = 0) -> None:
    """Send the table of what the question holds; of one unit with all who lead the tasks that it shares."""
    if not may_everywhere(who(turn), Act.EXPORT):
        turn.answer(refusals.only(refusals.only_leaders(refusals.WHOLE_TABLE)))
        return
    table = _table_of(turn, asked)
    if not table.rows:
        turn.answer(refusals.only(words.nothing(table.unit, table.about)))
        return
    path = turn.exports / f"{uuid4().hex}.xlsx"
    try:
        sweep(turn.exports, (turn.now - EXPORTS_KEPT).timestamp())
        _write(path, table)
    except OSError as error:
        log.warning("export_failed", reason=error.strerror or "")
        turn.answer(refusals.only(words.not_written()))
        return
    name = file_name(turn.today)
    said = plain(words.sent(table))
    turn.answer(Message((said,), attachment=Attachment(str(path.absolute()), name)))


def _table_of(turn: Turn, asked: OpenQuestion) -> Table:
    """Everything that is tracked; of one unit what it shares; else the tasks that the question holds."""
    plainly = Query(shape=Shape.XLSX)
    if asked.query == plainly:
        return _table(turn.session, view_of(turn))
    if asked.query == replace(plainly, units=asked.query.units) and len(asked.query.units) == 1:
        return _table(turn.session, view_of(turn), people.unit_by_code(turn.session, asked.query.units[0]))
    whole = _table(turn.session, view_of(turn), only=asked.answer(turn).occurrences())
    return replace(whole, about=asked.title)


def export_workbook(session: Session, path: Path, now: datetime) -> int:
    """Write the whole table to the path; how many rows. OSError where it cannot be written."""
    view = View(days.calendar(session, local_day(now)), settings.load(session), now)
    table = _table(session, view)
    _write(path, table)
    return len(table.rows)


def _table(
    session: Session, view: View, unit: Unit | None = None, only: Collection[int] | None = None
) -> Table:
    """Everything that is tracked, or what one unit leads or helps with, or only these occurrences."""
    return Table(
        rows=tracked(session, view.as_of, unit.id if unit is not None else None, only),
        columns=view.settings.export_columns,
        now=view.now,
        office=view.settings.office_name,
        unit=unit.name if unit is not None else "",
    )


def _write(path: Path, table: Table) -> None:
    """Whole or not at all: a file that stands under the name is never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        beside.write_bytes(workbook(table))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
