"""Answers by unit (or by directive, week, month): who has such tasks, who is late, figures, places."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from bot.actions.questions.directives import document
from bot.actions.questions.question import OpenQuestion, show_page
from bot.incoming.turn import Turn
from messages import vi
from messages.questions import answers as words
from messages.questions import questions as titles
from messages.questions import units as late_words
from messages.questions.answers import ListPage, ListRow, UnitPart
from messages.questions.directives import named
from storage.questions.answering import by_unit
from storage.questions.tallies import Part, sum_of
from storage.registry import people, roster
from storage.work import directives as lookups
from storage.work import reports
from tasks.model import Role, Share
from tasks.query import Group, Order, Stand
from tasks.standing import Counts, Standing

T = TypeVar("T")
EACH = 4
"""So many tasks of a unit are named; the rest is counted."""
_ASIDE = 12


def units(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """The units that have such tasks, and which."""
    found = asked.answer(turn)
    every, names = found.most_pressing(), _names(turn)

    def rows() -> Iterator[ListRow]:
        for some in _some(every[offset:], lambda unit: min(unit[1], EACH), 2 * EACH):
            shares = found.of_units([unit for unit, _ in some], EACH)
            for unit, n in some:
                part = Part(unit, Counts(), n)
                yield words.who_row(_unit_part(part, names, shares.get(unit, ())), counts=False)

    said = f"{asked.title}: {vi.units(len(every))}, {vi.tasks(sum(n for _, n in every))}"
    _page(turn, asked, said, rows(), offset, len(every))


def without(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """The units that have no such task, of those whose tasks the person may see."""
    having = asked.answer(turn).of_each_unit()
    seen = asked.seen.units
    every = [u for u in roster.current(turn.session).units.values() if u.active and u.id not in having]
    found = [u.name for u in every if seen is None or u.id in seen]
    rows = (words.name_row(name) for name in found[offset:])
    _page(turn, asked, f"{asked.title}: {vi.units(len(found))}", rows, offset, len(found), words.UNITS)


def groups(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """How many in each group; the units of each unit's tasks are named."""
    group = asked.query.group
    if group is Group.UNIT or group is None:
        units(turn, asked, offset)
        return
    found = asked.answer(turn)
    if group is Group.LEADER:
        parts, name = _by_leader(turn, found.by_unit())
    elif group is Group.DIRECTIVE and asked.query.order is not Order.MOST:
        _directives(turn, asked, offset)
        return
    elif group is Group.DIRECTIVE:
        parts = found.by_directive()
        parts.sort(key=lambda part: -part.shares)
        name = _directive_names(turn, parts[offset : offset + words.MOST])
    else:
        parts = found.by_period(group)
        name = {part.key: _period(part.key, group) for part in parts}
    rows = (
        words.group_row(UnitPart(name.get(part.key, ""), part.counts, part.shares)) for part in parts[offset:]
    )
    said = f"{asked.title}: {vi.tasks(sum(part.shares for part in parts))}"
    _page(turn, asked, said, rows, offset, len(parts))


def _directives(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """The directives in their order, those that are shown counted."""
    found = asked.answer(turn)
    counted = found.of_each_directive()
    every = list(counted)

    def rows() -> Iterator[ListRow]:
        parts = found.by_directive(every[offset : offset + words.MOST])
        name = _directive_names(turn, parts)
        for part in parts:
            yield words.group_row(UnitPart(name.get(part.key, ""), part.counts, part.shares))

    said = f"{asked.title}: {vi.tasks(sum(counted.values()))}"
    _page(turn, asked, said, rows(), offset, len(every))


def figures(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """The whole in figures, then unit by unit, the most late first; only what a unit leads.

    Weeks or months that are compared are told one by one.
    """
    if asked.query.group in (Group.WEEK, Group.MONTH):
        groups(turn, asked, offset)
        return
    parts = _led(turn, asked)
    parts.sort(key=lambda p: (-p.counts.overdue, p.counts.done / p.counts.total))
    whole = words.figures_of_all(sum_of(parts), len(parts))
    names = _names(turn)
    told = [] if asked.unit or len(parts) == 1 else parts
    rows = (words.figures_row(_unit_part(part, names, ())) for part in told[offset:])
    said = words.opening(asked.viewer, turn.now, whole)
    page = ListPage(
        asked.title,
        said if parts else words.opening(asked.viewer, turn.now, words.NO_TASKS),
        (replace(row, heading=words.EACH_UNIT) for row in rows),
        asked.viewer,
        offset,
        len(told),
        (late_words.after_figures(asked.viewer),),
        words.UNITS,
    )
    show_page(turn, words.page(page), offset, len(told))


def ranked(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """The units by place: by their number where it is asked about, else by lateness or who did best."""
    parts, order = _led(turn, asked), asked.query.order
    if not parts:
        late(turn, asked, offset)
        return
    if order in (Order.MOST, Order.FEWEST):
        parts.sort(key=lambda p: p.counts.total, reverse=order is Order.MOST)
    elif set(asked.query.stands) & {Stand.OVERDUE, Stand.DONE_LATE}:
        parts.sort(key=lambda p: (-p.counts.overdue, -p.counts.done_late, -p.counts.total))
    else:
        parts.sort(key=lambda p: (_late_share(p.counts), -p.counts.done_on_time / p.counts.total))
    names = _names(turn)
    parts = parts[: asked.query.limit]
    rows = (
        words.figures_row(_unit_part(part, names, ()), place)
        for place, part in enumerate(parts[offset:], offset + 1)
    )
    said = f"{asked.title}: {vi.units(len(parts))}"
    _page(turn, asked, said, rows, offset, len(parts), words.UNITS)


def late(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    """Which units are late, fairly told; then what is not held against them."""
    led, open_ = replace(asked.query, share=asked.query.share or Share.LEAD), (Stand.OPEN,)
    found = asked.answer(turn, replace(led, stands=open_) if led.stands == (Stand.OVERDUE,) else led).behind()
    aside = asked.answer(turn, replace(asked.query, stands=(*open_, Stand.REPORTED)))
    excused = aside.excused(_ASIDE * 4)
    behind, units, names = found.units, list(found.units), _names(turn)
    beside, latest = {each.id for each in excused}, {found.units[unit][0] for unit in units[:EACH]}

    def shares_of(some: Sequence[int], *others: int) -> list[Standing]:
        named = (n for unit in some for n in behind[unit][:EACH])
        return aside.loaded({*others, *named, *(each.id for each in excused if each.unit in some)})

    turns = _some(units[offset:], lambda unit: len(behind[unit]))
    first = next(turns, ())
    loaded = shares_of(first, *latest)
    worst = [each for each in loaded if each.assignment_id in latest]
    title, said = late_words.opening(
        asked.title, found.overdue, [len(ids) for ids in behind.values()],
        [names[unit][0] for unit in units[: late_words.MOST_UNITS]],
        max(worst, key=lambda each: each.late, default=None), asked.viewer, turn.now, asked.unit,
        helps=any(not each.leads for each in excused),
    )  # fmt: skip

    def rows() -> Iterator[ListRow]:
        for some in chain([first] if first else [], turns):
            shares = loaded if some is first else shares_of(some)
            excuses = [each for each in shares if each.assignment_id in beside]
            unreached = _unreached(turn, some) if asked.everywhere else frozenset()
            named = {n for unit in some for n in behind[unit][:EACH]}
            late = _promised(turn, by_unit(each for each in shares if each.assignment_id in named))
            for unit in some:
                yield late_words.late_unit(late[unit], len(behind[unit]), excuses, unreached, asked.unit)
        asides = late_words.asides(aside.loaded(beside), asked.unit)
        yield from asides[max(offset - len(units), 0) :]

    total = len(units) + len(excused)
    notes = late_words.notes(asked.viewer, late=bool(units))
    page = ListPage(title, said, rows(), asked.viewer, offset, total, notes, words.ITEMS)
    show_page(turn, words.page(page), offset, total)


def _page(
    turn: Turn,
    asked: OpenQuestion,
    said: str,
    rows: Iterable[ListRow],
    offset: int,
    total: int,
    what: str = words.ITEMS,
) -> None:
    page = ListPage(said, "", rows, asked.viewer, offset, total, what=what)
    show_page(turn, words.page(page), offset, total)


def _some(every: Sequence[T], size: Callable[[T], int], enough: int = EACH) -> Iterator[Sequence[T]]:
    """So many at once that together they have enough tasks, by default what one may have named."""
    some = list[T]()
    for each in every:
        some.append(each)
        if sum(map(size, some)) >= enough:
            yield some
            some = []
    if some:
        yield some


def _led(turn: Turn, asked: OpenQuestion) -> list[Part]:
    """The units with what they lead."""
    led = replace(asked.query, share=asked.query.share or Share.LEAD)
    return [part for part in asked.answer(turn, led).by_unit() if part.counts.total]


def _late_share(counts: Counts) -> float:
    return (counts.overdue + counts.done_late) / counts.total


def _key(part: Part) -> int:
    return part.key if isinstance(part.key, int) else 0


def _names(turn: Turn) -> dict[int, tuple[str, str]]:
    return {u.id: (u.name, u.code) for u in roster.current(turn.session).units.values()}


def _unit_part(part: Part, names: dict[int, tuple[str, str]], shares: Sequence[Standing]) -> UnitPart:
    name, code = names.get(_key(part), ("", ""))
    return UnitPart(name, part.counts, part.shares, tuple(shares), code=code)


def _by_leader(turn: Turn, of_units: Sequence[Part]) -> tuple[list[Part], dict[int | date | None, str]]:
    """The parts of the units by who is in charge of them, and what those are called."""
    charge = {unit.id: unit.in_charge_id for unit in roster.current(turn.session).units.values()}
    parts: dict[int | None, list[Part]] = {}
    for part in of_units:
        parts.setdefault(charge.get(_key(part)), []).append(part)
    leaders = {key: people.person(turn.session, key) for key in parts if key is not None}
    names: dict[int | date | None, str] = {
        key: titles.person(leader) for key, leader in leaders.items() if leader is not None
    }
    found = [Part(key, sum_of(each), sum(part.shares for part in each)) for key, each in parts.items()]
    return found, {**names, None: titles.NO_LEADER}


def _directive_names(turn: Turn, parts: Sequence[Part]) -> dict[int | date | None, str]:
    rows = lookups.heads_of(turn.session, [_key(part) for part in parts if part.key])
    names: dict[int | date | None, str] = {key: named(document(row)) for key, row in rows.items()}
    return {**names, None: titles.BY_CHAT}


def _period(key: int | date | None, group: Group) -> str:
    if not isinstance(key, date):
        return titles.UNDATED
    if group is Group.MONTH:
        return vi.period(f"{key:%Y-%m}").capitalize()
    return vi.week_from(key)


def _promised(turn: Turn, of_units: Mapping[int, Sequence[Standing]]) -> dict[int, tuple[Standing, ...]]:
    """What is late, by unit, with what the unit last said of it."""
    said = reports.said_undone(turn.session, [each.assignment_id for of in of_units.values() for each in of])
    return {
        unit: tuple(_with_word(each, said.get(each.assignment_id)) for each in shares)
        for unit, shares in of_units.items()
    }


def _with_word(each: Standing, word: reports.Undone | None) -> Standing:
    return each if word is None else replace(each, said_undone=word.at, promised=word.until)


def _unreached(turn: Turn, units: Collection[int]) -> frozenset[str]:
    """Those units of which nobody who answers for them (a head, else a deputy) has a chat that works."""
    everybody = roster.current(turn.session)
    answering: dict[tuple[int, Role], set[int]] = {}
    for person in everybody.people:
        for role, unit in person.roles:
            if unit in units and role in (Role.HEAD, Role.DEPUTY_HEAD):
                answering.setdefault((unit, Role(role)), set()).add(person.id)
    return frozenset(
        everybody.units[unit].name
        for unit in units
        if not (answering.get((unit, Role.HEAD)) or answering.get((unit, Role.DEPUTY_HEAD)) or set())
        & everybody.reached
    )
