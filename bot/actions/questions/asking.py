"""Every question has one way: a query, what the person may see of it, the database's answer, a page of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.actions.questions import directives, exporting, people, units, waiting
from bot.actions.questions.directives import document
from bot.actions.questions.question import (
    OpenQuestion,
    as_meant,
    asked_before,
    question,
    show_page,
    this_week,
)
from bot.actions.review.desk import on_desk
from bot.actions.review.looking_through import next_page as next_review_page
from bot.incoming.turn import Handler, Turn, asking, who
from chat import intents as i
from messages import lists, refusals, vi
from messages.questions import answers as words
from messages.questions import questions as titles
from messages.questions.answers import ListPage
from messages.questions.directives import named
from messages.text import load_message
from storage.incoming import chats
from storage.incoming.chats import LastQuery
from storage.questions.searching import directives_holding
from storage.questions.statements import Statements
from storage.questions.tallies import Size
from storage.work.directives import heads_of
from tasks.model import Act, Share, may_everywhere
from tasks.query import UNFINISHED, DateOf, Group, Query, Shape, Span, Stand

_DAY = timedelta(days=1)
_WAITING = frozenset({Stand.REPORTED, Stand.EXTENSION, Stand.DECLINED})
_MOST_DOCUMENTS = 5
_MOST_NAMED = 20


def ask(turn: Turn, intent: i.Ask) -> None:
    """Answer, unless a part of it could be made no filter of: then that is said, and no other list shown."""
    if intent.not_applied:
        asked = question(turn, as_meant(intent.query))
        if asked is not None:
            offers = [asked.title]
            said = titles.not_applied(intent.not_applied)
            turn.asked = LastQuery(asked.query, not_applied=intent.not_applied)
            turn.answer(words.offered(said, offers), offer=[asking(intent.query)])
        return
    answer(turn, as_meant(intent.query))


def answer(turn: Turn, query: Query, offset: int = 0) -> None:
    """The query's answer from that row on."""
    asked = question(turn, query)
    if asked is None:
        return
    turn.asked = LastQuery(query)
    if query.shape in (Shape.PICTURE, Shape.DOCX, Shape.ICS):
        turn.hold(refusals.only(titles.no_form(query.shape)).blocks[0])
        asked = replace(asked, query=replace(asked.query, shape=Shape.LIST))
    _shower(asked.query)(turn, asked, offset)


def more(turn: Turn, intent: i.NextPage) -> None:
    """What is left of the last answer; else the next page of the list shown last, or of the review."""
    rest = chats.rest_of_answer(turn.session, turn.target, turn.now)
    before = chats.last_asked(turn.session, turn.target, turn.now)
    if rest is not None and not intent.back:
        turn.asked = before
        turn.answer(load_message(rest["message"]), tasks=rest["tasks"], offer=rest["offers"])
    elif before is not None and before.more is not None and not intent.back:
        _go_on(turn, before, before.more)
    elif may_everywhere(who(turn), Act.REVIEW):
        on_desk(next_review_page)(turn, intent)
    else:
        turn.answer(refusals.only(titles.no_more()))


def _go_on(turn: Turn, before: LastQuery, offset: int) -> None:
    if before.listed:
        asked = asked_before(before.listed)
        _LISTS[type(asked)](turn, asked, offset)
    else:
        answer(turn, before.query, offset)


def _list(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    query = asked.query
    if query.group is not None:
        units.groups(turn, asked, offset)
        return
    if set(query.stands) <= _WAITING and query.stands and query == Query(stands=query.stands):
        waiting.waiting(turn, asked)
        return
    found = asked.answer(turn, paged=True, bounded=True)
    total = found.total()
    if not total.shares:
        _empty(turn, asked)
        return
    one = bool(asked.unit)
    entries = found.entries() if not total.more else max(found.entries(), offset + words.MOST + 1)
    cut = words.page(
        ListPage(
            title=f"{asked.title}: {_count(total.size)}",
            summary=words.summary(total.counts, total.units, total.led, total.cancelled, more=total.more),
            rows=(words.entry_row(entry, with_unit=not one) for entry in found.shown(offset, words.MOST)),
            viewer=asked.viewer,
            offset=offset,
            total=entries,
            notes=_notes(turn, asked),
            more=total.more,
        )
    )
    show_page(turn, cut, offset, entries)


def _count(size: Size) -> str:
    return vi.more_tasks(size.tasks) if size.more else vi.tasks(size.tasks)


def _number(turn: Turn, asked: OpenQuestion, _offset: int) -> None:
    total = asked.answer(turn).total()
    if not total.shares:
        _empty(turn, asked)
        return
    said = words.number(asked.title, total.counts, total.units, total.led, total.shares)
    turn.answer(said, offer=[asking(replace(turn.asked.query, shape=Shape.LIST))] if turn.asked else [])


def _who(turn: Turn, asked: OpenQuestion, offset: int) -> None:
    if asked.query.none:
        units.without(turn, asked, offset)
        return
    if asked.unit and (offset or asked.answer(turn).total().shares > units.EACH):
        _list(turn, replace(asked, query=replace(asked.query, shape=Shape.LIST)), offset)
    elif asked.query.stands == (Stand.OVERDUE,):
        units.late(turn, asked, offset)
    elif asked.answer(turn).of_each_unit():
        units.units(turn, asked, offset)
    else:
        _empty(turn, asked)


def _notes(turn: Turn, asked: OpenQuestion) -> tuple[str, ...]:
    """What stands beside a list: of a span what is done of it and what was late before; documents."""
    query, notes = asked.query, []
    live = query.stands and set(query.stands) <= set(UNFINISHED)
    if query.span is not None and query.date_of is DateOf.DUE and live:
        notes += _beside_span(turn, asked, query.span)
    if query.words and asked.seen.units is None:
        notes += _documents(turn, query.words)
    everything = query == Query(stands=UNFINISHED, mine=query.mine)
    if everything and asked.unit and asked.everywhere and not query.units:
        notes.append(lists.whole_office())
    return tuple(notes)


def _beside_span(turn: Turn, asked: OpenQuestion, span: Span) -> list[str]:
    query, first = asked.query, span.first or turn.today
    notes = []
    done = asked.answer(turn, replace(query, stands=(Stand.DONE,))).numbers(_MOST_NAMED)
    if done:
        notes.append(lists.done_among(done))
    week = span.last is not None and first <= turn.today <= span.last and (span.last - first).days == 6
    if week and span.last is not None and not turn.calendar.between(turn.today - _DAY, span.last):
        notes.append(lists.week_is_over())
    if first <= turn.today + 7 * _DAY:
        earlier = replace(
            query, stands=(Stand.OVERDUE,), share=Share.LEAD, span=Span(None, first - _DAY), limit=None
        )
        late = asked.answer(turn, earlier).total().counts.overdue
        notes += [lists.late_before(late)] if late else []
    return notes


def _documents(turn: Turn, text: str) -> list[str]:
    ids = directives_holding(Statements(turn.session), text, _MOST_DOCUMENTS)
    if not ids:
        return []
    rows = heads_of(turn.session, ids)
    found = [rows[n] for n in ids]
    number = next((row.number for row in found if row.number), "")
    return [lists.documents_found([named(document(row)) for row in found], number or "")]


def _empty(turn: Turn, asked: OpenQuestion) -> None:
    """Nothing: with what is beside it, and the nearest wider question that holds something."""
    offers, shown = [], []
    for wider in _wider(asked.query):
        size = asked.answer(turn, wider, bounded=True).size()
        if size.tasks:
            shown.append(f"{titles.title(wider, asked.named)}: {_count(size)}")
            offers.append(asking(replace(wider, shape=Shape.LIST)))
            break
    said = words.empty(asked.title, shown)
    notes = tuple(refusals.only(f"\n{note}").blocks[0] for note in _notes(turn, asked))
    turn.answer(replace(said, blocks=(*said.blocks, *notes)), offer=offers)


def _wider(query: Query) -> list[Query]:
    """The question with one filter less, the narrowest filter first."""
    measured = query.late_over is not None or query.late_most is not None
    less: tuple[Callable[[], Query] | None, ...] = (
        partial(replace, query, late_over=None, late_most=None) if measured else None,
        partial(replace, query, said=None) if query.said is not None else None,
        partial(replace, query, besides=()) if query.besides and query.stands else None,
        partial(replace, query, words="") if query.words else None,
        partial(replace, query, span=None) if query.span is not None else None,
        partial(replace, query, dated=None) if query.dated is not None else None,
        partial(replace, query, recurring=None) if query.recurring is not None else None,
        partial(replace, query, share=None) if query.share is not None else None,
        partial(replace, query, stands=UNFINISHED) if query.stands not in ((), UNFINISHED) else None,
        partial(replace, query, stands=()) if query.stands else None,
        partial(replace, query, issuer="") if query.issuer else None,
    )
    found = [make() for make in less if make is not None]
    return [each for each in found if each != Query(shape=each.shape, order=each.order, group=each.group)]


def _shower(query: Query) -> Callable[[Turn, OpenQuestion, int], None]:
    """Who answers it: by groups what is counted by them, and always what is told by leader."""
    by_leader = query.group is Group.LEADER and query.shape is not Shape.XLSX
    counted = query.group is not None and query.shape is Shape.COUNT
    return units.groups if by_leader or counted else _SHAPES.get(query.shape, _list)


_SHAPES: Mapping[Shape, Callable[[Turn, OpenQuestion, int], None]] = {
    Shape.LIST: _list,
    Shape.COUNT: _number,
    Shape.WHO: _who,
    Shape.COMPARE: units.figures,
    Shape.RATE: units.figures,
    Shape.RANK: units.ranked,
    Shape.XLSX: exporting.export,
}


_LISTS: Mapping[type, Callable[[Turn, Any, int], None]] = {
    i.AskUnits: people.units,
    i.AskPeople: people.everybody,
    i.AskUnlinked: people.unlinked,
    i.AskUnreachable: people.unreachable,
    i.AskDirectives: directives.directives,
}


def _week(turn: Turn, _intent: i.AskWeek) -> None:
    answer(turn, this_week(turn.today))


HANDLERS: Mapping[type, Handler] = {
    i.Ask: ask,
    i.NextPage: more,
    i.AskWeek: _week,
}
