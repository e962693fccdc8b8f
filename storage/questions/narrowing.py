"""A question's filters as conditions of SQL over one unit's share of one occurrence."""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select, and_, exists, not_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from language.folding import fold
from storage import tables
from storage.questions.share_terms import SqlCondition, Terms
from storage.registry.people import units_of
from storage.tables import Assignment, Occurrence, Task
from storage.tables.base import known
from storage.work import tasks
from storage.work.assignments import Filter, listed, standing_of
from storage.work.directives import by_number
from tasks import edges
from tasks.model import LIVE, OPEN, Status, TimeState
from tasks.query import DateOf, Query, Span, Stand
from tasks.workdays import VIETNAM

_DAY = timedelta(days=1)
_LONGEST_REST = 21 * _DAY  # days off in a row: a deadline this far from a span may have to be met in it
_FEW_DAYS, _SOME_MONTHS = 31 * _DAY, 100 * _DAY
_KEPT = (*sorted(OPEN), Status.PAUSED, Status.REPORTED, Status.DONE)
ALL = frozenset(Status)
OVER = frozenset({Status.DONE, Status.CANCELLED})
"""The stages of what is long done; of the others there is never much."""
_FIRST, _LAST = date(1900, 1, 1), date(9900, 1, 1)


@dataclass(frozen=True, slots=True)
class Seen:
    """Of which units the person who asks may see the shares, None for all; which are their own, and of which
    they are in charge.
    """

    units: frozenset[int] | None = None
    own: frozenset[int] = frozenset()
    charge: frozenset[int] = frozenset()


def narrowed(
    terms: Terms, query: Query, seen: Seen, within: Collection[Status] = ALL, *, by_stage: bool = True
) -> list[SqlCondition]:
    """What a share must be to be held by the question, of those at stages `within`.

    The index of stages is kept from use where another filter leaves less, or the caller has one (`by_stage`).
    """
    session, stages = terms.session, stages_of(query).intersection(within)
    live = looks_through(query, stages)
    few = _of_few_tasks(session, query, live=live)
    reported = query.span is not None and query.date_of is DateOf.REPORTED
    late = Stand.DONE_LATE in _alone(query) and query.span is None  # what was late has an index of its own
    less = (few or reported or late or Stand.EXTENDED in _alone(query)) and not live
    stage = terms.status if by_stage and not less else terms.status.concat("")
    found = [*few, stage.in_(sorted(stages)), *_standing_so(terms, query, stages), *_besides(terms, query)]
    found += _in_span(terms, query)
    found += [col(Assignment.unit_id).in_(units) for units in _units(session, query, seen)]
    if query.without:
        others = select(col(Occurrence.id)).where(col(Occurrence.task_number).in_(query.without))
        found.append(col(Assignment.occurrence_id).not_in(others))
    if query.share is not None:
        found.append(col(Assignment.share) == query.share)
    found += _late_by(terms, query, stages)
    if query.said is not None:
        found.append(terms.said(query.said))
    if query.dated is not None:
        found.append(terms.due.is_not(None) if query.dated else terms.due.is_(None))
    if query.recurring is not None:
        found.append(col(Assignment.recurring).is_(query.recurring))
    if stages & OPEN and (query.span is None or query.date_of is not DateOf.DUE):
        found.append(not_(terms.later))
    return found


def _alone(query: Query) -> tuple[Stand, ...]:
    """The stands each of which everything has that is asked for."""
    return (*(query.stands if len(query.stands) == 1 else ()), *query.besides)


def holds_little(query: Query, seen: Seen) -> bool:
    """Whether what is done and meant is a small part of it: of tasks, of some units, or of some months."""
    units = query.units or query.persons or query.mine or query.in_charge or seen.units is not None
    first, last = _days_of(query.span) if query.span is not None else (_FIRST, _LAST)
    return of_tasks(query) or bool(units) or last - first <= _SOME_MONTHS


def of_tasks(query: Query) -> bool:
    """Whether the question narrows the tasks themselves."""
    return bool(query.tasks or query.directive or query.issuer or query.words or _is_of_giving(query))


def looks_through(query: Query, stages: AbstractSet[Status]) -> bool:
    """Whether the shares at the stages are few enough to be looked through for what is said of tasks.

    So they are where they are live, unless the tasks of a few days are asked for: these are fewer.
    """
    first, last = _days_of(query.span) if query.span is not None else (_FIRST, _LAST)
    return not stages & OVER and not (_is_of_giving(query) and last - first <= _FEW_DAYS)


def _of_few_tasks(session: Session, query: Query, *, live: bool) -> list[SqlCondition]:
    """The filters of tasks. Where what is long done could be meant as well, they lead to the shares.

    What is live is little: it is looked through for them, and the years behind them do not matter.
    """
    tasks_so: list[SqlCondition] = []
    # Where what is long done is meant, too, the numbers lead to the occurrences without the tasks between.
    number = col(Task.number) if live else col(Occurrence.task_number)
    by_number_alone = not (query.directive or query.issuer or _is_of_giving(query))
    if query.tasks:
        tasks_so.append(number.in_(query.tasks))
    if query.directive:
        numbered = [known(row.id) for row in by_number(session, query.directive)]
        tasks_so.append(col(Task.directive_id).in_(numbered))
    if query.issuer:
        tasks_so.append(col(Task.directive_id).in_(_issued_by(session, query.issuer)))
    if query.words:
        tasks_so.append(tasks.bears(query.words) if live else tasks.holds(session, query.words, number))
    if query.span is not None and _is_of_giving(query):
        first, last = _days_of(query.span)
        tasks_so += [col(Task.given_at) >= _midnight(first), col(Task.given_at) < _midnight(last + _DAY)]
    if not tasks_so or live:
        return tasks_so
    led = select(col(Occurrence.id)).where(*tasks_so)
    if not by_number_alone:
        led = led.join(Task, col(Occurrence.task_number) == col(Task.number))
    return [col(Assignment.occurrence_id).in_(led)]


def _is_of_giving(query: Query) -> bool:
    return query.span is not None and query.date_of is DateOf.GIVEN


def _units(session: Session, query: Query, seen: Seen) -> list[list[int]]:
    """Sets of units in each of which the share's unit must be."""
    sets = [seen.units] if seen.units is not None else []
    if query.mine:
        sets.append(seen.own)
    if query.in_charge:
        sets.append(seen.charge)
    if query.units:
        coded = select(tables.Unit.id).where(col(tables.Unit.code).in_(query.units))
        sets.append(frozenset(map(known, session.exec(coded))))
    if query.persons:
        sets.append(units_of(session, query.persons))
    return [sorted(units) for units in sets]


def _standing_so(terms: Terms, query: Query, stages: Collection[Status]) -> list[SqlCondition]:
    """What the stands that are asked for say beside these stages."""
    stage = terms.status.concat("")  # a test, and no way to the shares
    asked = [_STANDS[stand] for stand in query.stands]
    if set(stages).issubset(status for its, more in asked if more is None for status in its):
        return []
    said = []
    for its, more in asked:
        here = its.intersection(stages)
        if here:
            other = [stage.in_(sorted(here))] if len(here) < len(stages) else []
            said.append(and_(true(), *other, *([more(terms)] if more is not None else [])))
    return [or_(*said)] if said else []


def _besides(terms: Terms, query: Query) -> list[SqlCondition]:
    """What each of the stands says that must hold besides; their stages are looked at before."""
    return [more(terms) for stand in query.besides if (more := _STANDS[stand][1]) is not None]


def stages_of(query: Query) -> set[Status]:
    """The stages at which a share can be what is asked for."""
    stages = {status for stand in query.stands for status in _STANDS[stand][0]} or set(_KEPT)
    if query.said is not None:
        stages &= OPEN
    return stages.intersection(*(_STANDS[stand][0] for stand in query.besides))


def _asks(_terms: Terms) -> SqlCondition:
    request = tables.Extension
    return col(Assignment.id).in_(select(request.assignment_id).where(col(request.decision) == "pending"))


def _extended(_terms: Terms) -> SqlCondition:
    return col(Assignment.id).in_(select(Assignment.id).where(col(Assignment.extensions) > 0))


_STANDS: dict[Stand, tuple[frozenset[Status], Callable[[Terms], SqlCondition] | None]] = {
    Stand.OPEN: (OPEN, None),
    Stand.OVERDUE: (OPEN, lambda terms: terms.overdue),
    Stand.DUE_SOON: (OPEN, lambda terms: terms.soon),
    Stand.REPORTED: (frozenset({Status.REPORTED}), None),
    Stand.EXTENSION: (OPEN, _asks),
    Stand.DONE: (frozenset({Status.DONE}), None),
    Stand.DONE_LATE: (frozenset({Status.DONE}), lambda terms: terms.done_late),
    Stand.DONE_ON_TIME: (frozenset({Status.DONE}), lambda terms: terms.done_on_time),
    Stand.DONE_EARLY: (frozenset({Status.DONE}), lambda terms: terms.done_early),
    Stand.RETURNED: (frozenset({Status.RETURNED}), None),
    Stand.DECLINED: (OPEN, lambda terms: terms.declined),
    Stand.EXTENDED: (LIVE | {Status.DONE}, _extended),
    Stand.PAUSED: (frozenset({Status.PAUSED}), None),
    Stand.CANCELLED: (frozenset({Status.CANCELLED}), None),
    Stand.UNACKNOWLEDGED: (frozenset({Status.ASSIGNED}), None),
    Stand.ACKNOWLEDGED: (frozenset(_KEPT) - {Status.ASSIGNED}, None),
    Stand.UNREPORTED: (OPEN | {Status.PAUSED}, None),
}
"""By stand the statuses in which a share can stand so, and what it must be besides; no closed one owes."""


def _late_by(terms: Terms, query: Query, statuses: set[Status]) -> list[SqlCondition]:
    """Late by more working days, or by no more: until now what is overdue, until its report what has one."""
    over, most = query.late_over, query.late_most
    if over is None and most is None:
        return []
    edge = partial(edges.late_over, today=terms.today, at=terms.at)
    parts = [terms.overdue]
    if over is not None:
        parts.append(terms.no_later(edge(over)))
    if most is not None:
        parts.append(not_(terms.no_later(edge(most))))
    late = [and_(*parts)]
    if Status.DONE in statuses:
        days = terms.days_late  # brings the calendar along
        bounds = [days > over] if over is not None else []
        bounds += [days <= most] if most is not None else []
        late.append(and_(terms.done_late, *bounds))
    if Status.REPORTED in statuses:
        rows = listed(terms.session, Filter(statuses={Status.REPORTED}))
        told = [each for row in rows if (each := standing_of(row, terms.at)).state is TimeState.LATE]
        ids = [
            n.assignment_id
            for n in told
            if n.late > (-1 if over is None else over) and (most is None or n.late <= most)
        ]
        late.append(col(Assignment.id).in_(ids))
    return [or_(*late)]


def _in_span(terms: Terms, query: Query) -> list[SqlCondition]:
    if query.span is None:
        return []
    first, last = _days_of(query.span)
    match query.date_of:
        case DateOf.DUE:
            # The index of days has the first word: what could be meant lies about the span.
            near = terms.due.between(first - _LONGEST_REST, last + _LONGEST_REST)
            return [near, _due_in(terms, first, last)]
        case DateOf.CLOSED:
            return [terms.status == Status.DONE, col(Assignment.accepted_on).between(first, last)]
        case DateOf.GIVEN:
            return []  # said of the task (_of_few_tasks)
        case DateOf.REPORTED:
            return _last_report_in(first, last)


def _days_of(span: Span) -> tuple[date, date]:
    return max(span.first or _FIRST, _FIRST), min(span.last or _LAST, _LAST)


def _due_in(terms: Terms, first: date, last: date) -> SqlCondition:
    """The day that is named lies in the span, or the last working day by which it can be in."""
    by = partial(edges.in_by, calendar=terms.at.calendar, roll_forward=terms.at.roll_forward)
    named = terms.due.between(first, last)
    met = and_(terms.no_later(by(last)), not_(terms.no_later(by(first - _DAY))))
    return or_(named, met)


def _last_report_in(first: date, last: date) -> list[SqlCondition]:
    """One lies in the span, and none after it."""
    report = tables.Report
    told = and_(col(report.decision) != "withdrawn", col(report.at) >= _midnight(first))
    within = select(report.assignment_id).where(told, col(report.at) < _midnight(last + _DAY))
    later = exists().where(
        col(report.assignment_id) == col(Assignment.id),
        col(report.decision) != "withdrawn",
        col(report.at) >= _midnight(last + _DAY),
    )
    return [col(Assignment.id).in_(within), not_(later)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _issued_by(session: Session, issuer: str) -> Select[Any]:
    """The directives of every issuer whose name holds the words; names are few, and compared folded."""
    wanted = fold(issuer)
    names = session.exec(select(tables.Directive.issuer).distinct())
    bearing = [name for name in names if name and wanted in fold(name)]
    return sql_select(col(tables.Directive.id)).where(col(tables.Directive.issuer).in_(bearing))
