"""Whatever is asked, the database answers what a look at every share one by one would."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from language.folding import fold
from storage import tables
from storage.database.engine import Database
from storage.questions.answering import Entry, QueryAnswer
from storage.questions.narrowing import Seen
from storage.questions.tallies import Size, Total
from storage.registry import people
from storage.work import assignments, periods, reports, tasks
from storage.work.assignments import Filter, Listed, standing_of
from storage.work.tasks import folded_of
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import OPEN, Due, Share, Status, TimeState
from tasks.query import DateOf, Order, Percents, Query, Span, Stand
from tasks.standing import AsOf, Standing, counts_of
from tasks.workdays import Calendar, SpecialDay, local_day, remind_by
from tests.office import Office
from tests.storage.story import NOW

EXAMPLES = 15 if "NHACVIEC_ROUNDS" in os.environ else 6
"""Of up to seven tasks and eight questions each: some fifty questions on as many shares, on each database."""

TODAY = local_day(NOW)
CALENDAR = Calendar().edited(
    [
        SpecialDay(date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam"),
        SpecialDay(date(2026, 11, 20), False),
        SpecialDay(date(2026, 11, 28), True),
        SpecialDay(date(2026, 11, 9), False),
    ]
)
WEEKLY = Deadline("hằng tuần", Operator.ON, recurrence=Recurrence(Period.WEEK, weekday=4))


@dataclass(frozen=True)
class Given:
    """A task as it was given and what became of its shares. Days and hours count from NOW."""

    due: int | None
    at: time | None
    operator: Operator
    units: tuple[int, ...]  # the first leads; a second leads where `both`
    both: bool
    statuses: tuple[Status, ...]
    reported: tuple[int, ...]  # hours from the deadline (from NOW where there is none)
    asked: int | None  # hours from the deadline at which more time was asked for
    own_due: int | None
    closed: bool
    weekly: bool
    directive: int  # 0: none
    given: int
    declined: bool
    percents: tuple[float | None, ...]  # told one after another


@st.composite
def givens(draw: st.DrawFn) -> Given:
    units = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True))
    few = st.integers(-14, 14)
    return Given(
        due=draw(st.none() | few),
        at=draw(st.none() | st.sampled_from([time(0), time(7, 30), time(8), time(8, 30), time(16, 30)])),
        operator=draw(st.sampled_from(Operator)),
        units=tuple(units),
        both=draw(st.booleans()),
        statuses=tuple(draw(st.sampled_from(Status)) for _ in units),
        reported=tuple(draw(st.integers(-300, 300)) for _ in units),
        asked=draw(st.none() | st.integers(-60, 60)),
        own_due=draw(st.none() | few),
        closed=draw(st.booleans()),
        weekly=draw(st.integers(0, 7)) == 0,
        directive=draw(st.integers(0, 2)),
        given=draw(st.integers(1, 60)),
        declined=draw(st.booleans()),
        percents=tuple(draw(st.lists(st.sampled_from([None, 30, 50, 60, 62.5]), max_size=2))),
    )


OF_TASKS = (Order.DUE, Order.LATEST, Order.LATENESS)
"""The orders of a list of tasks; the others rank units."""


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Every filter, in any combination; most are left empty, so that something is found."""

    def seldom(some: st.SearchStrategy[Any], empty: Any = None) -> Any:
        return draw(some) if draw(st.integers(0, 3)) == 0 else empty

    first = draw(st.integers(-20, 15))
    span = Span(
        draw(st.sampled_from([None, TODAY + timedelta(days=first)])),
        draw(st.sampled_from([None, TODAY + timedelta(days=first + draw(st.integers(0, 10)))])),
    )
    return Query(
        tasks=seldom(st.just((1, 2)), ()),
        without=seldom(st.just((2, 3)), ()),
        units=seldom(st.sampled_from([("QHPT",), ("QHPT", "TTR"), ("BVM",)]), ()),
        persons=seldom(st.sampled_from([("N05",), ("N02",), ("N07", "N08")]), ()),
        mine=bool(seldom(st.booleans(), False)),
        share=seldom(st.sampled_from(Share)),
        stands=tuple(draw(st.lists(st.sampled_from(Stand), max_size=2, unique=True))),
        span=seldom(st.just(span)),
        date_of=draw(st.sampled_from(DateOf)),
        late_over=seldom(st.integers(0, 6)),
        late_most=seldom(st.integers(0, 8)),
        said=seldom(st.sampled_from([Percents(50), Percents(0, 40), Percents(60, 60)])),
        in_charge=bool(seldom(st.booleans(), False)),
        besides=seldom(st.lists(st.sampled_from(Stand), min_size=1, max_size=2, unique=True).map(tuple), ()),
        dated=seldom(st.booleans()),
        recurring=seldom(st.booleans()),
        directive=seldom(st.sampled_from(["8", "15/KH-SYT", "99"]), ""),
        issuer=seldom(st.sampled_from(["sở y tế", "UBND"]), ""),
        words=seldom(st.sampled_from(["bao cao", "thanh tra", "dịch tễ"]), ""),
        order=draw(st.sampled_from(OF_TASKS)),
    )


def fill(session: Session, office: Office, all_given: list[Given]) -> None:
    units = (office.planning, office.inspection, office.hospital)
    documents: list[int | None] = [None]
    for number, issuer in (("8/KH-UBND", "UBND tỉnh"), ("15/KH-SYT", "Sở Y tế")):
        row = tables.Directive(
            number=number, issuer=issuer, fingerprint=number, imported_at=NOW, subject="dịch tễ"
        )
        session.add(row)
        session.flush()
        documents.append(row.id)
        session.add(tables.Review(directive_id=row.id or 0, state="saved", opened_at=NOW))
    for n, one in enumerate(all_given):
        _give(session, units, one, ("Báo cáo", "Thanh tra")[n % 2], documents[one.directive])
    session.flush()


def _give(session: Session, units: tuple[int, ...], one: Given, content: str, document: int | None) -> None:
    due = Due(TODAY + timedelta(days=one.due), one.operator, one.at) if one.due is not None else None
    leads = [units[n] for n in one.units[: 2 if one.both else 1]]
    helpers = [units[n] for n in one.units if units[n] not in leads]
    new = tasks.TaskToGive(
        content,
        tuple(leads),
        tuple(helpers),
        deadline=WEEKLY if one.weekly else None,
        due=None if one.weekly else due,
        directive_id=document,
    )
    number = tasks.create(session, new, tasks.Giving(None, NOW - timedelta(days=one.given), CALENDAR))
    wanted = (
        select(tables.Assignment, tables.Occurrence)
        .join(tables.Occurrence)
        .where(tables.Occurrence.task_number == number)
        .order_by(col(tables.Occurrence.due), col(tables.Assignment.id))
    )
    for n, (share, occurrence) in enumerate(session.exec(wanted).all()[:6]):
        _become(session, share, occurrence, one, n % len(one.units), first=n == 0)


def _become(
    session: Session,
    share: tables.Assignment,
    occurrence: tables.Occurrence,
    one: Given,
    n: int,
    *,
    first: bool,
) -> None:
    share.status = one.statuses[n]
    if one.own_due is not None and first:
        share.own_due, share.own_due_time = TODAY + timedelta(days=one.own_due), one.at
        share.own_operator = one.operator
    occurrence.closed_at = NOW if one.closed else None
    on = share.own_due or occurrence.due
    edge = datetime.combine(on, time(17), NOW.tzinfo) if on else NOW
    if share.status in (Status.REPORTED, Status.DONE, Status.RETURNED):
        said = min(edge + timedelta(hours=one.reported[n]), NOW - timedelta(minutes=1))
        report = reports.add(session, share.id or 0, None, said, reports.NewReport())
        if share.status == Status.DONE:
            reports.accept(session, share.id or 0, None, NOW)
        elif share.status == Status.RETURNED:
            reports.give_back(session, share.id or 0, None, NOW, "thiếu")
        session.add(report)
    if one.asked is not None and first:
        asked = min(edge + timedelta(hours=one.asked), NOW)
        session.add(
            tables.Extension(assignment_id=share.id or 0, at=asked, new_due=TODAY + timedelta(days=30))
        )
    if one.declined and first:
        session.add(
            tables.Event(at=NOW, kind="decline", subject=f"assignment:{share.id}", digest="", previous="")
        )
    for percent in one.percents if first else ():
        told = {"task": occurrence.task_number, "percent": percent}
        subject = f"assignment:{share.id}"
        session.add(tables.Event(at=NOW, kind="progress", subject=subject, data=told, digest="", previous=""))
    session.add_all([share, occurrence])


# --- one by one ---


@dataclass(frozen=True)
class Looked:
    """A share looked at by itself: what may be asked of it, whatever the question."""

    row: Listed
    each: Standing
    later: bool  # of a period to come
    number: str
    issuer: str
    words: list[str]

    @classmethod
    def at_all(cls, session: Session, at: AsOf) -> "list[Looked]":
        later = periods.later_periods(session, TODAY)
        rows = assignments.listed(session, Filter(statuses=None))
        return [cls.at(session, row, standing_of(row, at), later) for row in rows]

    @classmethod
    def at(cls, session: Session, row: Listed, each: Standing, later: set[int]) -> "Looked":
        task = session.get_one(tables.Task, each.number)
        directive = session.get(tables.Directive, task.directive_id or 0)
        number, issuer = (directive.number, directive.issuer) if directive else ("", "")
        words = folded_of(session, task).split()
        return cls(row, each, each.assignment_id in later, number or "", issuer or "", words)


def naive(session: Session, looked: list[Looked], query: Query, seen: Seen, at: AsOf) -> list[Standing]:
    """Every share that the question holds, looked at one by one."""
    about_due = query.span is not None and query.date_of is DateOf.DUE
    return [
        one.each
        for one in looked
        if (about_due or not one.later)
        and not (one.each.closed and one.each.status in (*OPEN, Status.PAUSED))
        and _holds(session, query, seen, at, one)
    ]


def _holds(session: Session, query: Query, seen: Seen, at: AsOf, one: Looked) -> bool:
    each = one.each
    persons = [people.person_by_code(session, code) for code in query.persons]
    theirs = {unit for person in persons if person for unit in _units(session, person.id)}
    return all(
        (
            seen.units is None or each.unit_id in seen.units,
            not query.mine or each.unit_id in seen.own,
            not query.units or each.unit_code in query.units,
            not query.persons or each.unit_id in theirs,
            not query.tasks or each.number in query.tasks,
            each.number not in query.without,
            query.share is None or each.share is query.share,
            any(_stands(session, each, stand) for stand in query.stands)
            if query.stands
            else each.status is not Status.CANCELLED,
            all(_stands(session, each, stand) for stand in query.besides),
            not query.in_charge or each.unit_id in seen.charge,
            query.said is None or (each.open and _said(session, each, query.said)),
            query.span is None or _spans(query, each, at),
            (query.late_over is None and query.late_most is None) or _late_by(query, each),
            query.dated is None or query.dated == (each.due is not None),
            query.recurring is None or query.recurring == bool(one.row.period),
            not query.directive or query.directive in (one.number, one.number.split("/")[0]),
            not query.issuer or fold(query.issuer) in fold(one.issuer),
            all(any(word.startswith(part) for word in one.words) for part in fold(query.words).split()),
        )
    )


def _units(session: Session, person_id: int) -> set[int]:
    person = people.person(session, person_id)
    assert person is not None
    heads = {unit for role, unit in person.roles if role in ("head", "deputy_head")}
    charge = {unit.id for unit in people.units(session) if unit.in_charge_id == person.id}
    return heads or charge or {person.unit_id}


def _late_by(query: Query, each: Standing) -> bool:
    told = each.status in (Status.REPORTED, Status.DONE)
    late = each.overdue or (told and each.state in (TimeState.LATE, TimeState.DONE_LATE))
    least = -1 if query.late_over is None else query.late_over
    return late and each.late > least and (query.late_most is None or each.late <= query.late_most)


def _said(session: Session, each: Standing, percents: Percents) -> bool:
    wanted = select(tables.Event).where(tables.Event.subject == f"assignment:{each.assignment_id}")
    told = session.exec(wanted.where(tables.Event.kind == "progress").order_by(col(tables.Event.id))).all()
    said = [event.data["percent"] for event in told if event.data["percent"] is not None]
    return bool(said) and percents.least <= said[-1] <= percents.most


def _stands(session: Session, each: Standing, stand: Stand) -> bool:
    match stand:
        case Stand.OPEN:
            return each.open
        case Stand.OVERDUE:
            return each.overdue
        case Stand.DUE_SOON:
            return each.open and each.state is TimeState.DUE_SOON
        case Stand.EXTENSION:
            return each.open and each.asked_until is not None
        case Stand.DONE_LATE:
            return each.state is TimeState.DONE_LATE
        case Stand.DONE_ON_TIME:
            return each.status is Status.DONE and each.state is not TimeState.DONE_LATE
        case Stand.DONE_EARLY:
            if each.state is not TimeState.DONE_ON_TIME or each.due is None or each.accepted_at is None:
                return False
            return local_day(each.accepted_at) < each.due.on
        case Stand.DECLINED:
            wanted = select(tables.Event).where(tables.Event.subject == f"assignment:{each.assignment_id}")
            last = session.exec(wanted.order_by(col(tables.Event.id).desc())).first()
            return each.open and last is not None and last.kind == "decline"
        case Stand.UNACKNOWLEDGED:
            return each.status is Status.ASSIGNED
        case Stand.ACKNOWLEDGED:
            return each.status not in (Status.ASSIGNED, Status.CANCELLED)
        case Stand.EXTENDED:
            share = session.get(tables.Assignment, each.assignment_id)
            return share is not None and share.extensions > 0 and each.status is not Status.CANCELLED
        case Stand.UNREPORTED:
            return each.open or each.status is Status.PAUSED
        case _:
            return each.status.value == stand.value


def _spans(query: Query, each: Standing, at: AsOf) -> bool:
    assert query.span is not None
    first, last = query.span.first or date.min, query.span.last or date.max
    match query.date_of:
        case DateOf.DUE:
            if each.due is None:
                return False
            met = remind_by(each.due, at.calendar, roll_forward=at.roll_forward)
            return first <= each.due.on <= last or first <= met <= last
        case DateOf.REPORTED:
            moment = each.reported_at
        case DateOf.GIVEN:
            moment = each.given_at
        case DateOf.CLOSED:
            moment = each.accepted_at if each.status is Status.DONE else None
    return moment is not None and first <= local_day(moment) <= last


@pytest.fixture
def emptied(any_database: Database, any_office: Office) -> tuple[Database, Office]:
    return any_database, any_office


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # one example takes a second: shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(
    all_given=st.lists(givens(), min_size=1, max_size=7),
    asked=st.lists(queries(), min_size=8, max_size=8),
    minutes=st.sampled_from([0, 30, -60, 9 * 60]),
    roll=st.booleans(),
    soon=st.integers(0, 7),
    narrow=st.booleans(),
)
def test_the_database_answers_what_looking_at_each_share_would(
    emptied: tuple[Database, Office],
    all_given: list[Given],
    asked: list[Query],
    minutes: int,
    roll: bool,
    soon: int,
    narrow: bool,
) -> None:
    database, office = emptied
    at = AsOf(NOW + timedelta(minutes=minutes), CALENDAR, soon, roll)
    own, charge = frozenset({office.planning}), frozenset({office.planning, office.hospital})

    class RolledBackError(Exception):
        pass

    def work(session: Session) -> None:
        fill(session, office, all_given)
        looked = Looked.at_all(session, at)
        _compare_later(session, looked, office.planning)
        for query in asked:
            _compare(session, looked, query, Seen(own if narrow else None, own, charge), at)
        raise RolledBackError

    with pytest.raises(RolledBackError):
        database.write(work)


def _compare_later(session: Session, looked: list[Looked], unit: int) -> None:
    """Of what the unit has a share in, the periods to come are those that there are of all units."""
    shared = {one.each.occurrence_id for one in looked if one.each.unit_id == unit and one.each.open}
    later = {one.each.assignment_id for one in looked if one.later}
    theirs = {one.each.assignment_id for one in looked if one.later and one.each.occurrence_id in shared}
    assert theirs <= periods.later_periods(session, TODAY, unit) <= later


def _compare(session: Session, looked: list[Looked], query: Query, seen: Seen, at: AsOf) -> None:
    expected = naive(session, looked, query, seen, at)
    answer = QueryAnswer(session, query, seen, at)
    pages: list[Entry] = []
    while more := answer.page(len(pages), 11):
        pages += more
    shown = [each for entry in pages for each in entry]
    got = {each.assignment_id: each for each in shown}
    wanted = {each.assignment_id: each for each in expected}
    assert len(got) == len(shown)
    assert got.keys() == wanted.keys()
    assert len(pages) == answer.entries() == len({each.occurrence_id for each in expected})
    led = [each for each in expected if each.leads]
    assert answer.total() == Total(
        counts_of(expected),
        len({each.unit_id for each in led}),
        len({each.occurrence_id for each in expected}),
        len({each.occurrence_id for each in led}),
        len(expected),
        sum(each.status is Status.CANCELLED for each in expected),
    )
    by_unit = {part.key: part.counts for part in answer.by_unit()}
    units = Counter(each.unit_id for each in expected)
    assert by_unit == {unit: counts_of(e for e in expected if e.unit_id == unit) for unit in units}
    told_first = QueryAnswer(session, query, seen, at, paged=True)
    assert told_first.page(0, 5) == pages[:5]
    _compare_sizes(session, looked, query, seen, at, expected)


def _compare_sizes(
    session: Session, looked: list[Looked], query: Query, seen: Seen, at: AsOf, expected: list[Standing]
) -> None:
    """What is counted without a look at how it stands."""

    def asked() -> QueryAnswer:
        return QueryAnswer(session, query, seen, at)

    led = counts_of(expected).total
    assert asked().size() == Size(led, len(expected))
    units = Counter(each.unit_id for each in expected)
    assert asked().of_each_unit() == units
    assert dict(asked().most_pressing()) == units
    of = {one.each.assignment_id: one.row.directive_id for one in looked}
    directives = Counter(of[each.assignment_id] for each in expected)
    counted = asked().of_each_directive()
    assert counted == directives
    assert list(counted) == sorted(directives, key=lambda each: -(each or 0))
