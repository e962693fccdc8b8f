"""A question's filters as conditions of SQL over one unit's share of one occurrence."""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from storage.questions import searching
from storage.questions.share_terms import FEW, Terms
from storage.questions.statements import listed
from storage.registry.people import units_of
from storage.work import assignments
from storage.work.assignments import Filter, standing_of
from tasks import warning
from tasks.model import LIVE, OPEN, Status, TimeState
from tasks.query import DateOf, Query, Span, Stand
from tasks.workdays import VIETNAM

_DAY = timedelta(days=1)
_LONGEST_REST = 21 * _DAY  # days off in a row: a deadline this far from a span may have to be met in it
_SOME_MONTHS = 100 * _DAY
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
    terms: Terms,
    query: Query,
    seen: Seen,
    within: Collection[Status] = ALL,
    directive_id: int | None = None,
    *,
    by_stage: bool = True,
) -> list[str]:
    """What a share must be to be held by the question, of those at stages `within`, of that directive.

    The index of stages is kept from use where another filter leaves less, or the caller has one (`by_stage`).
    """
    stages = stages_of(query).intersection(within)
    live = are_live(stages)
    units = _units(terms, query, seen)
    one_by_one = bool(query.words and units and not live) and len(terms.found(query.words)) > FEW
    of_tasks = replace(query, words="") if one_by_one else query
    few = _of_few_tasks(terms, of_tasks, directive_id, live=live)
    reported = query.span is not None and query.date_of is DateOf.REPORTED
    late = Stand.DONE_LATE in _alone(query) and query.span is None  # what was late has an index of its own
    waits = {Stand.EXTENSION, Stand.DECLINED}.intersection(_alone(query))  # each named by its id
    less = few or waits or ((reported or late or Stand.EXTENDED in _alone(query)) and not live)
    stage = terms.status if by_stage and not less else terms.tested
    found = [*few, f"{stage} IN {listed(stages or {''})}"]
    found += [*_standing_so(terms, query, stages), *_besides(terms, query), *_in_span(terms, query)]
    found += [terms.among("assignment.unit_id", some) for some in units]
    found += [searching.each_holds(terms, query.words)] if one_by_one else []
    if query.without:
        others = f"SELECT id FROM occurrence WHERE {terms.among('task_number', query.without)}"
        found.append(f"assignment.occurrence_id NOT IN ({others})")
    if query.share is not None:
        found.append(f"assignment.share = '{query.share}'")
    found += _late_by(terms, query, stages)
    if query.said is not None:
        found.append(terms.said(query.said))
    if query.dated is not None:
        found.append(f"{terms.due} IS NOT NULL" if query.dated else f"{terms.due} IS NULL")
    if query.recurring is not None:
        found.append(f"assignment.recurring IS {terms.true if query.recurring else terms.false}")
    if stages & OPEN and (query.span is None or query.date_of is not DateOf.DUE):
        found.append(terms.outstanding)
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
    return bool(query.tasks or query.directive or query.issuer or query.words or is_of_giving(query))


def are_live(stages: AbstractSet[Status]) -> bool:
    """Whether what is at the stages is little, whatever the years: neither confirmed nor cancelled."""
    return not stages & OVER


def _of_few_tasks(terms: Terms, query: Query, directive_id: int | None, *, live: bool) -> list[str]:
    """The filters of tasks: they lead to the occurrences, and these to the shares."""
    tasks_so, task = list[str](), "open_work" if live else "task"
    if directive_id is not None:
        tasks_so.append(f"{task}.directive_id = {terms.value(directive_id)}")
    if query.directive:
        tasks_so.append(terms.among(f"{task}.directive_id", searching.numbered(terms, query.directive)))
    if query.issuer:
        tasks_so.append(f"{task}.directive_id IN ({searching.issued_by(terms, query.issuer)})")
    if query.span is not None and is_of_giving(query):
        first, last = _days_of(query.span)
        given = f"{task}.given_at >= {terms.value(_midnight(first))}"
        tasks_so.append(f"{given} AND {task}.given_at < {terms.value(_midnight(last + _DAY))}")
    if live:
        occurrences, number = "open_work.occurrence_id FROM open_work", "open_work.number"
    else:
        # By the number alone the occurrences are found without the tasks between.
        join = " JOIN task ON occurrence.task_number = task.number" if tasks_so else ""
        occurrences, number = f"occurrence.id FROM occurrence{join}", "occurrence.task_number"
    if query.tasks:
        tasks_so.append(terms.among(number, query.tasks))
    if query.words and not live:
        tasks_so.append(_holds(terms, query.words, number))
    elif query.words:
        tasks_so.append(terms.open_holds(query.words, among_all=Status.DONE in stages_of(query)))
    led = f"SELECT {occurrences} WHERE {' AND '.join(tasks_so)}"
    return [f"assignment.occurrence_id IN ({led})"] if tasks_so else []


def _holds(terms: Terms, words: str, number: str) -> str:
    found = terms.found(words)
    return terms.among(number, found) if len(found) <= FEW else searching.holds(terms, words, number)


def is_of_giving(query: Query) -> bool:
    """Whether the span is one of days on which tasks were given."""
    return query.span is not None and query.date_of is DateOf.GIVEN


def _units(terms: Terms, query: Query, seen: Seen) -> list[frozenset[int]]:
    """Sets of units in each of which the share's unit must be."""
    sets = [seen.units] if seen.units is not None else []
    if query.mine:
        sets.append(seen.own)
    if query.in_charge:
        sets.append(seen.charge)
    if query.units:
        coded = terms.rows(f"SELECT id FROM unit WHERE {terms.among_words('code', query.units)}")
        sets.append(frozenset(row[0] for row in coded))
    if query.persons:
        sets.append(units_of(terms.session, query.persons))
    return sets


def _standing_so(terms: Terms, query: Query, stages: Collection[Status]) -> list[str]:
    """What the stands that are asked for say beside these stages."""
    asked = [_STANDS[stand] for stand in query.stands]
    if set(stages).issubset(status for its, more in asked if more is None for status in its):
        return []
    said = []
    for its, more in asked:
        here = its.intersection(stages)
        if here:
            other = [f"{terms.tested} IN {listed(here)}"] if len(here) < len(stages) else []
            said.append(" AND ".join([*other, *([more(terms)] if more is not None else [])]) or "1 = 1")
    return ["({})".format(" OR ".join(f"({each})" for each in said))] if said else []


def _besides(terms: Terms, query: Query) -> list[str]:
    """What each of the stands says that must hold besides; their stages are looked at before."""
    return [more(terms) for stand in query.besides if (more := _STANDS[stand][1]) is not None]


def stages_of(query: Query) -> set[Status]:
    """The stages at which a share can be what is asked for."""
    stages = {status for stand in query.stands for status in _STANDS[stand][0]} or set(_KEPT)
    if query.said is not None:
        stages &= OPEN
    return stages.intersection(*(_STANDS[stand][0] for stand in query.besides))


def _asks(_terms: Terms) -> str:
    return "assignment.id IN (SELECT assignment_id FROM extension WHERE decision = 'pending')"


def _extended(_terms: Terms) -> str:
    return "assignment.id IN (SELECT id FROM assignment WHERE extensions > 0)"


_STANDS: dict[Stand, tuple[frozenset[Status], Callable[[Terms], str] | None]] = {
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


def at_stages_of(stand: Stand) -> tuple[frozenset[Status], bool]:
    """The statuses in which a share can stand so, and whether it must be more besides."""
    stages, more = _STANDS[stand]
    return stages, more is not None


def _late_by(terms: Terms, query: Query, statuses: set[Status]) -> list[str]:
    """Late by more working days, or by no more: until now what is overdue, until its report what has one."""
    over, most = query.late_over, query.late_most
    if over is None and most is None:
        return []
    edge = partial(warning.late_over, today=terms.today, at=terms.at)
    parts = [terms.overdue]
    if over is not None:
        parts.append(terms.no_later(edge(over)))
    if most is not None:
        parts.append(f"NOT {terms.no_later(edge(most))}")
    late = [" AND ".join(parts)]
    if Status.DONE in statuses:
        days = terms.days_late  # brings the calendar along
        bounds = [f"{days} > {over}"] if over is not None else []
        bounds += [f"{days} <= {most}"] if most is not None else []
        late.append(" AND ".join([terms.done_late, *bounds]))
    if Status.REPORTED in statuses:
        rows = assignments.listed(terms.session, Filter(statuses={Status.REPORTED}))
        told = [each for row in rows if (each := standing_of(row, terms.at)).state is TimeState.LATE]
        ids = [
            n.assignment_id
            for n in told
            if n.late > (-1 if over is None else over) and (most is None or n.late <= most)
        ]
        late.append(terms.among("assignment.id", ids))
    return ["({})".format(" OR ".join(f"({each})" for each in late))]


def _in_span(terms: Terms, query: Query) -> list[str]:
    if query.span is None:
        return []
    first, last = _days_of(query.span)
    match query.date_of:
        case DateOf.DUE:
            # The index of days has the first word: what could be meant lies about the span.
            near = _between(terms, terms.due, first - _LONGEST_REST, last + _LONGEST_REST)
            return [near, _due_in(terms, first, last)]
        case DateOf.CLOSED:
            return [f"{terms.status} = 'done'", _between(terms, "assignment.accepted_on", first, last)]
        case DateOf.GIVEN:
            return []  # said of the task (_of_few_tasks)
        case DateOf.REPORTED:
            return _last_report_in(terms, first, last)


def _between(terms: Terms, column: str, first: date, last: date) -> str:
    return f"{column} BETWEEN {terms.value(first)} AND {terms.value(last)}"


def _days_of(span: Span) -> tuple[date, date]:
    return max(span.first or _FIRST, _FIRST), min(span.last or _LAST, _LAST)


def _due_in(terms: Terms, first: date, last: date) -> str:
    """The day that is named lies in the span, or the last working day by which it can be in."""
    by = partial(warning.in_by, calendar=terms.at.calendar, roll_forward=terms.at.roll_forward)
    met = f"{terms.no_later(by(last))} AND NOT {terms.no_later(by(first - _DAY))}"
    return f"({_between(terms, terms.due, first, last)} OR ({met}))"


def _last_report_in(terms: Terms, first: date, last: date) -> list[str]:
    """One lies in the span, and none after it."""
    start, end = terms.value(_midnight(first)), terms.value(_midnight(last + _DAY))
    told = "SELECT assignment_id FROM report WHERE decision <> 'withdrawn'"
    later = f"{told} AND assignment_id = assignment.id AND at >= {end}"
    return [
        f"assignment.id IN ({told} AND at >= {start} AND at < {end})",
        f"NOT EXISTS ({later})",
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
