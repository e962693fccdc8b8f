"""The registry as it is read: the active people and all units at once, or page by page."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, Select, and_, case, exists, func, literal, or_, text
from sqlalchemy import select as sql_select
from sqlalchemy.orm import defer
from sqlalchemy.pool import Pool
from sqlmodel import Session, col

from storage.questions.searching import heads_holding
from storage.record import audit
from storage.record.audit import ANY_KIND, Link
from storage.registry import people
from storage.tables import Address, Assignment, Directive, Occurrence, PersonRole, Review, Task
from storage.tables import Person as PersonRow
from storage.tables import Unit as UnitRow
from storage.tables.base import known
from storage.tables.work import words_sought
from tasks import model
from tasks.model import Person, Role, Unit
from tasks.query import Span
from tasks.workdays import VIETNAM

# The active people and all units, read once for as long as the record says that none of them has changed.

_TABLES = frozenset({"person", "role", "unit", "address", ANY_KIND})
_TOUCHED = text("SELECT 1 FROM touched WHERE kind IN ('person', 'role', 'unit', 'address') LIMIT 1")
_SEEN = "roster"
_MOST_EVENTS = 500
"""Beyond so many new events it is quicker to read anew than to look through them."""


@dataclass(frozen=True, eq=False)
class Roster:
    """Everybody who is active, by code, and the units by id in the registry's order, those of before too.

    `reached` are the people who can be written to.
    """

    people: tuple[Person, ...]
    units: Mapping[int, Unit]
    reached: frozenset[int]

    @cached_property
    def by_id(self) -> Mapping[int, Person]:
        """The people by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def office(self) -> tuple[Person, ...]:
        """The people of the office."""
        return tuple(person for person in self.people if person.has(Role.OFFICE))

    @cached_property
    def in_charge(self) -> frozenset[int]:
        """Who is in charge of an active unit."""
        units = (unit for unit in self.units.values() if unit.active)
        return frozenset(unit.in_charge_id for unit in units if unit.in_charge_id is not None)

    @staticmethod
    def read(session: Session) -> "Roster":
        """As it now stands."""
        units = {unit.id: unit for unit in people.units(session, active_only=False)}
        return Roster(tuple(people.people(session)), units, people.reached(session))


_kept: WeakKeyDictionary[Pool, tuple[Link, Roster]] = WeakKeyDictionary()
"""By the pool of a database's connections: the last event when it was read, and what was read."""


def current(session: Session) -> Roster:
    """As this transaction sees it; the same object while nobody has changed it."""
    session.flush()
    mark = _mark(session)
    seen: tuple[Any, Roster] | None = session.info.get(_SEEN)
    if seen is not None and mark is not None and seen[0] == mark:
        return seen[1]
    touched = session.connection().execute(_TOUCHED).first() is not None  # of which no event tells yet
    roster = Roster.read(session) if touched else _unchanged(session, mark)
    session.info[_SEEN] = mark, roster
    return roster


def _mark(session: Session) -> tuple[Any, int] | None:
    """The transaction and how many rows it has changed, where the database tells: it sees what it saw."""
    changes = getattr(session.connection().connection.driver_connection, "total_changes", None)
    return (session.get_transaction(), changes) if changes is not None else None


def _unchanged(session: Session, mark: tuple[Any, int] | None) -> Roster:
    """The same for a transaction that has not changed it: what others change meanwhile it does not see."""
    begun, roster = session.info.get(audit.WHOLE) or (None, None)
    if mark is None or begun is not mark[0] or roster is None:
        roster = _current(session)
        if mark is not None:
            session.info[audit.WHOLE] = mark[0], roster
    return roster


def _current(session: Session) -> Roster:
    engine, last = session.get_bind(), audit.last(session)
    if last is None or not isinstance(engine, Engine):
        return Roster.read(session)
    link, roster = _kept.get(engine.pool, (last, None))
    if roster is None or not _holds(session, link, last):
        roster = Roster.read(session)
    if audit.appended(session) is None:  # one of our own may yet be taken back
        _kept[engine.pool] = last, roster
    return roster


def _holds(session: Session, then: Link, last: Link) -> bool:
    if then == last:
        return True
    few = 0 <= last.id - then.id <= _MOST_EVENTS
    return few and audit.has(session, then) and not audit.kinds_since(session, then.id) & _TABLES


# Pages of the registry and of the directives: narrowed, counted and cut by the database.
SqlCondition = ColumnElement[bool]
_DAY = timedelta(days=1)
_ANSWERING = (Role.HEAD, Role.DEPUTY_HEAD)


@dataclass(frozen=True, slots=True)
class PeopleWanted:
    """Which active people: of these units, linked, within reach, who answer for a unit; None for any."""

    units: Collection[int] | None = None
    linked: bool | None = None
    reachable: bool | None = None
    answering: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A person, and why they cannot be written to: "unlinked", the state of their address, else ""."""

    person: model.Person
    reason: str
    answers: bool


def count_people(session: Session, wanted: PeopleWanted) -> int:
    """How many there are."""
    rows = sql_select(func.count()).select_from(PersonRow).where(*_people(wanted))
    return int(session.execute(rows).scalar_one())


def people_page(
    session: Session,
    wanted: PeopleWanted,
    offset: int,
    most: int,
    owed: Mapping[int, int] | None = None,
) -> list[Reach]:
    """So many of them from there on, by code; with `owed` (by unit) whoever answers for most first."""
    order: list[Any] = [col(PersonRow.code)]
    if owed is not None:
        counts = case(owed, value=col(PersonRow.unit_id), else_=0) if owed else literal(0)
        order = [case((_answers(), 0), else_=1), case((_answers(), counts), else_=0).desc(), *order]
    rows = sql_select(col(PersonRow.id), _reason(), _answers()).where(*_people(wanted)).order_by(*order)
    found = session.execute(rows.limit(most).offset(offset)).all()
    of = people.by_ids(session, [known(row[0]) for row in found])
    return [Reach(of[known(n)], reason or "", bool(answers)) for n, reason, answers in found]


def _people(wanted: PeopleWanted) -> list[SqlCondition]:
    conditions: list[SqlCondition] = [col(PersonRow.active).is_(True)]
    if wanted.units is not None:
        conditions.append(col(PersonRow.unit_id).in_(list(wanted.units)))
    if wanted.linked is not None:
        linked = _has_address(col(Address.state) != "left")
        conditions.append(linked if wanted.linked else ~linked)
    if wanted.reachable is not None:
        active = _has_address(col(Address.state) == "active")
        conditions.append(active if wanted.reachable else ~active)
    if wanted.answering:
        conditions.append(_answers())
    return conditions


def _has_address(state: SqlCondition) -> SqlCondition:
    return exists().where(col(Address.person_id) == col(PersonRow.id), state)


def _answers() -> SqlCondition:
    return exists().where(
        col(PersonRole.person_id) == col(PersonRow.id), col(PersonRole.role).in_(_ANSWERING)
    )


def _reason() -> Any:
    """As `people.unreached` says it."""
    gone = sql_select(func.min(col(Address.state))).where(
        col(Address.person_id) == col(PersonRow.id), col(Address.state) != "left"
    )
    reason = func.coalesce(gone.correlate(PersonRow).scalar_subquery(), "unlinked")
    return case((_has_address(col(Address.state) == "active"), ""), else_=reason)


def units_page(
    session: Session, ids: Collection[int] | None, offset: int, most: int
) -> tuple[list[model.Unit], int]:
    """So many active units from there on, of these ids, in the registry's order; and how many there are."""
    wanted: list[SqlCondition] = [col(UnitRow.active).is_(True)]
    if ids is not None:
        wanted.append(col(UnitRow.id).in_(list(ids)))
    rows = sql_select(UnitRow).where(*wanted).order_by(col(UnitRow.id))
    found = session.execute(rows.limit(most).offset(offset)).scalars()
    return [people.as_unit(row) for row in found], _count(session, rows)


@dataclass(frozen=True, slots=True)
class DirectivesWanted:
    """Which imported directives: of these ids, with all the words, issued or come in on these days; with
    `units` of which any of them has, or had, a share of a task.
    """

    ids: Collection[int] | None = None
    words: str = ""
    span: Span | None = None
    units: Collection[int] | None = None


def directives_page(
    session: Session, wanted: DirectivesWanted, offset: int, most: int
) -> tuple[list[Directive], int]:
    """So many of them from there on, the latest first; and how many there are. Without their texts."""
    found = _some_directives(session, wanted, offset, most)
    if wanted == DirectivesWanted():
        # A directive has a review or a few: those say the same without the directives.
        every = sql_select(col(Review.directive_id)).where(col(Review.state) != "rejected").distinct()
        return found, _count(session, every)
    return found, _count(session, sql_select(col(Directive.id)).where(*_directives(session, wanted)))


def _some_directives(session: Session, wanted: DirectivesWanted, offset: int, most: int) -> list[Directive]:
    of: Any = Directive
    rows = sql_select(Directive).where(*_directives(session, wanted)).order_by(col(Directive.id).desc())
    without = rows.options(defer(of.text), defer(of.folded)).limit(most).offset(offset)
    return list(session.execute(without).scalars())


def directives_by_words(
    session: Session, text: str, most: int = 500, units: Collection[int] | None = None
) -> list[Directive]:
    """Directives whose number, symbol, issuer or subject hold every word, the latest first.

    With `units` those alone that are theirs: who may not see the others is not shown fewer for them.
    """
    wanted = DirectivesWanted(words=text, units=units)
    return _some_directives(session, wanted, 0, most) if words_sought(text) else []


def _directives(session: Session, wanted: DirectivesWanted) -> list[SqlCondition]:
    imported = exists().where(col(Review.directive_id) == col(Directive.id), col(Review.state) != "rejected")
    conditions: list[SqlCondition] = [imported]
    if wanted.ids is not None:
        conditions.append(col(Directive.id).in_(sorted(wanted.ids)))
    if wanted.words:
        conditions.append(col(Directive.id).in_(heads_holding(session, words_sought(wanted.words))))
    if wanted.span is not None:
        conditions += _within(wanted.span)
    if wanted.units is not None:
        conditions.append(col(Directive.id).in_(_shared_by(wanted.units)))
    return conditions


def _shared_by(units: Collection[int]) -> Select[Any]:
    """The directives of whose tasks these units have, or had, a share."""
    return (
        sql_select(col(Task.directive_id))
        .join(Occurrence, col(Occurrence.task_number) == col(Task.number))
        .join(Assignment, col(Assignment.occurrence_id) == col(Occurrence.id))
        .where(col(Assignment.unit_id).in_(list(units)))
    )


def _within(span: Span) -> Iterable[SqlCondition]:
    """By the day of issue, or where that is not known by Vietnam's day on which it was imported."""
    issued, imported = col(Directive.issued), col(Directive.imported_at)
    if span.first is not None:
        start = datetime.combine(span.first, time(), VIETNAM)
        yield or_(issued >= span.first, and_(issued.is_(None), imported >= start))
    if span.last is not None:
        end = datetime.combine(span.last + _DAY, time(), VIETNAM)
        yield or_(issued <= span.last, and_(issued.is_(None), imported < end))


def _count(session: Session, rows: Select[Any]) -> int:
    wanted = sql_select(func.count()).select_from(rows.order_by(None).subquery())
    return int(session.execute(wanted).scalar_one())
