"""The bảng theo dõi gathered from the database, as the workbook's values."""

from datetime import date, datetime

from bot.actions.entries import entries
from bot.actions.gathering import View
from messages import vi
from messages.list_facts import Entry, by_unit
from messages.papers import tracking as words
from messages.papers.workbook import Table, TrackRow
from messages.statistics import figures
from storage import exporting, people
from storage.engine import Session
from storage.exporting import Tracked
from tasks.model import Person, Status, Unit
from tasks.workdays import local_day


def table_of(session: Session, view: View, unit: Unit | None = None) -> Table:
    """Everything that is tracked, or what one unit leads or helps with."""
    tracked = exporting.tracked(session, local_day(view.now), unit.id if unit is not None else None)
    made = entries(session, view, [each.row for each in tracked])
    units = {row.id: row for row in people.units(session, active_only=False)}
    leaders = {person.id: person for person in people.people(session)}
    rows = tuple(_row(each, entry, units, leaders) for each, entry in zip(tracked, made, strict=True))
    led = [entry for each, entry in zip(tracked, made, strict=True) if each.leads]
    if unit is not None:
        led = [entry for entry in led if entry.unit == unit.name]
    kept = [entry for entry in led if entry.status is not Status.CANCELLED]
    return Table(
        rows=rows,
        units=tuple((name, figures(group)) for name, group in sorted(by_unit(kept).items())),
        columns=view.settings.export_columns,
        now=view.now,
        office=view.settings.office_name,
        unit=unit.name if unit is not None else "",
    )


def _row(each: Tracked, entry: Entry, units: dict[int, Unit], leaders: dict[int, Person]) -> TrackRow:
    directive, report = each.directive, each.report
    unit = units.get(each.row.assignment.unit_id)
    leader = leaders.get(unit.in_charge_id) if unit is not None and unit.in_charge_id else None
    document = words.result(
        (report.document_number or "") if report is not None else "",
        report.document_date if report is not None else None,
        each.files,
    )
    accepted = each.row.assignment.accepted_at if entry.status is Status.DONE else None
    return TrackRow(
        content=each.task.content,
        directive_number=_number(each),
        directive_date=directive.issued if directive is not None else None,
        issuer=(directive.issuer or "") if directive is not None else "",
        subject=(directive.subject or "") if directive is not None else "",
        in_charge=vi.named(leader) if leader is not None else "",
        lead=entry.unit if each.leads else "",
        helpers="; ".join(units[n].name for n in each.helpers if n in units),
        deadline_phrase=each.row.phrase,
        due=_due(entry),
        product=each.task.product,
        status=words.status(entry),
        result_document=document,
        done_on=local_day(accepted) if accepted is not None else None,
        extensions=each.row.assignment.extensions,
        late_reason=report.late_reason if report is not None else "",
        note=words.note(
            entry,
            leads=each.leads,
            place=each.task.place,
            report=report.note if report is not None else "",
        ),
        late=entry.is_late,
    )


def _number(each: Tracked) -> str:
    if each.directive is None:
        return words.given_directly()
    return each.directive.number or (f"…/{each.directive.symbol}" if each.directive.symbol else "")


def _due(entry: Entry) -> date | datetime | None:
    if entry.due is None:
        return None
    return datetime.combine(entry.due.on, entry.due.at) if entry.due.at else entry.due.on
