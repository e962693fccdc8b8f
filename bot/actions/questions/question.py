"""A question before it is answered: what it leaves unsaid, whose tasks it may show, what its codes mean.

A list goes on with «tiếp»: what was asked is kept with the row with which its next page begins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.actions.audience import viewer_of
from bot.incoming.turn import Turn, asking, who
from chat import intents as i
from messages import refusals
from messages.lines import Viewer
from messages.questions import questions as words
from messages.questions.answers import Cut
from messages.questions.questions import Named
from storage.incoming.chats import LastQuery
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.questions.share_terms import Terms
from storage.registry import people, roster
from tasks.model import Act, Unit, may_everywhere, own_units
from tasks.query import ALL_DONE, UNFINISHED, About, DateOf, Order, Query, Shape, Span, Stand
from tasks.serializing import from_json, from_text, to_json, to_text

_OF_OTHERS = frozenset({Stand.OVERDUE, Stand.DONE_LATE})
_RANKINGS = frozenset({Shape.RANK, Shape.COMPARE})


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A query that this person may ask. `unit` is the one unit's name that all of the answer is about."""

    query: Query
    seen: Seen
    viewer: Viewer
    named: Named = field(default_factory=Named)
    unit: str = ""
    everywhere: bool = False
    _terms: list[Terms] = field(default_factory=list, compare=False)
    _answers: dict[tuple[Query, bool, bool], QueryAnswer] = field(default_factory=dict, compare=False)

    @property
    def title(self) -> str:
        """Every filter in words."""
        return words.title(self.query, self.named)

    def answer(
        self, turn: Turn, query: Query | None = None, *, paged: bool = False, bounded: bool = False
    ) -> QueryAnswer:
        """Its answer, or that of another question within the same sight; each is counted once.

        `paged`: pages of it are shown; `bounded`: much of what is done need not be counted to its end.
        """
        if not self._terms:
            self._terms.append(Terms(turn.session, turn.as_of))
        # The form in which it is asked says nothing of what is held.
        asked = replace(query or self.query, shape=Shape.LIST, figures=False, none=False)
        found = self._answers.get((asked, paged, bounded))
        if found is None:
            found = self._answers[asked, paged, bounded] = QueryAnswer(
                turn.session, asked, self.seen, turn.as_of, terms=self._terms[0],
                paged=paged, bounded=bounded,
            )  # fmt: skip
        return found


def question(turn: Turn, query: Query) -> OpenQuestion | None:
    """The query as far as the person may ask it; where they may not, that is answered, and None.

    Somebody who may not see all asks about the own units, whatever else the question says; another unit than
    one's own gets the same sentence whether it exists or not.
    """
    person = who(turn)
    everywhere = may_everywhere(person, Act.SEE)
    own = own_units(person, Act.SEE)
    if not everywhere and not own:
        _refuse(turn, refusals.no_role())
        return None
    ranks = may_everywhere(person, Act.RANK)
    if query.shape in _RANKINGS and not ranks:
        _refuse(turn, refusals.only_leaders(words.RANKINGS))
        return None
    if {*query.stands, *query.besides} & _OF_OTHERS and not ranks:
        everywhere = False
    units = roster.current(turn.session).units
    named = _named(turn, query, units.values(), own, everywhere=everywhere)
    if named is None:
        return None
    charge = frozenset(u.id for u in units.values() if u.active and u.in_charge_id == person.id)
    mine = own or (charge if everywhere else own)
    if query.mine and not mine:
        query = replace(query, mine=False)
    if query.in_charge and not charge:
        whole = asking(replace(query, in_charge=False)) if everywhere else ""
        turn.answer(
            refusals.only(words.nothing_in_charge(offered=bool(whole))), offer=[whole] if whole else []
        )
        return None
    seen = Seen(None if everywhere else own, mine, charge)
    viewer = viewer_of(person)
    if query.mine and own:
        viewer = Viewer.UNIT if own_units(person, Act.ANSWER) else Viewer.STAFF
    unit = _only_unit(query, seen, units)
    if unit and not query.units and (query.mine or not everywhere):
        query = replace(query, mine=False)
        named = replace(named, units=(unit,))
    return OpenQuestion(query, seen, viewer, named, unit, everywhere)


def _named(
    turn: Turn, query: Query, every: Iterable[Unit], own: frozenset[int], *, everywhere: bool
) -> Named | None:
    """The names of the units and people; None where one is not known, or not to be seen, which is said."""
    units = {unit.code: unit for unit in every}
    persons = {code: people.person_by_code(turn.session, code) for code in query.persons}
    if not everywhere:
        theirs = people.units_of(turn.session, query.persons) if query.persons else frozenset()
        foreign = [code for code in query.units if code not in units or units[code].id not in own]
        if foreign or (query.persons and not theirs <= own):
            _refuse(turn, refusals.not_your_unit())
            return None
    unknown = [code for code in query.units if code not in units]
    unknown += [code for code, person in persons.items() if person is None]
    if unknown:
        _refuse(turn, words.unknown_codes(unknown))
        return None
    called = tuple(words.person(p) for p in persons.values() if p is not None)
    left_out = [unit.name for unit in units.values() if unit.active and unit.code not in query.units]
    if 0 < 2 * len(left_out) <= len(query.units):
        return Named((words.all_but(left_out),), called)
    return Named(tuple(units[code].name for code in query.units), called)


def _only_unit(query: Query, seen: Seen, units: Mapping[int, Unit]) -> str:
    """The unit's name where the answer can be about one only."""
    ids = seen.own if query.mine else seen.units
    if query.units:
        ids = frozenset(unit.id for unit in units.values() if unit.code in query.units)
    return units[min(ids)].name if ids is not None and len(ids) == 1 else ""


def _refuse(turn: Turn, sentence: str) -> None:
    turn.answer(refusals.only(sentence))


_KINDS = (i.AskUnits, i.AskPeople, i.AskUnlinked, i.AskUnreachable, i.AskDirectives)
_LISTS: dict[str, type] = {kind.__name__: kind for kind in _KINDS}
"""The questions that are no query for tasks, and are answered with a list."""


def show_page(
    turn: Turn, cut: Cut, offset: int, total: int, asked: Any = None, offers: Sequence[str] = ()
) -> None:
    """Send the page, and keep where the next one begins; `asked` is the question where it is no query.

    A number chooses from `offers`; where there are none, what is offered is the next page.
    """
    following = offset + cut.rows
    left = following < total
    if asked is not None and (left or turn.asked is not None):
        query = turn.asked.query if turn.asked is not None else Query(about=About.PEOPLE)
        turn.asked = LastQuery(query, None, to_text([type(asked).__name__, to_json(asked)]))
    if turn.asked is not None:
        turn.asked = LastQuery(turn.asked.query, following if left else None, turn.asked.listed)
    turn.answer(cut.shown.message, tasks=cut.shown.tasks, offer=offers or (["more"] if left else []))


def asked_before(listed: str) -> Any:
    """The question as it was kept."""
    kind, fields = from_text(listed)
    return from_json(_LISTS[kind], fields)


_WAITING = (Stand.EXTENSION, Stand.REPORTED, Stand.DECLINED)


def as_meant(query: Query) -> Query:
    """The query with what goes without saying.

    Of tasks those that are not finished are meant; what was done begins with the last; "chờ duyệt" is all
    that waits for the office, and who asked for more time is shown with the buttons to decide.
    """
    if query.figures and query.shape is Shape.LIST:
        query = replace(query, shape=Shape.RATE)
    if query == Query(stands=(Stand.REPORTED,)):
        return Query(stands=_WAITING)
    if query.stands == (Stand.OPEN,):
        return replace(query, stands=UNFINISHED)
    if query.shape is Shape.WHO and set(query.stands) <= set(_WAITING) and query == _plain_who(query):
        return replace(query, shape=Shape.LIST) if query.stands else query
    if query.stands and set(query.stands) <= _LAST_FIRST and query.order is Order.DUE:
        return replace(query, order=Order.LATEST)
    return replace(query, stands=UNFINISHED) if _of_what_is_owed(query) else query


_LAST_FIRST = ALL_DONE - {Stand.DONE_LATE}


def _plain_who(query: Query) -> Query:
    return Query(stands=query.stands, shape=Shape.WHO)


def _of_what_is_owed(query: Query) -> bool:
    listed = query.shape in (Shape.LIST, Shape.COUNT, Shape.WHO)
    named = query.stands or query.directive or query.words or query.tasks or query.issuer
    return listed and not named and query.group is None and query.date_of is DateOf.DUE and not query.figures


def this_week(today: date) -> Query:
    """What is owed and falls due from this Monday to Sunday."""
    first = today - timedelta(days=today.weekday())
    return Query(stands=UNFINISHED, span=Span(first, first + timedelta(days=6)))
