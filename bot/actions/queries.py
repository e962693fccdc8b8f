"""What was asked for by an intent of its own, as the query that it is."""

from datetime import timedelta

from bot.turn import Turn
from chat import intents as i
from tasks.query import UNFINISHED, Order, Query, Shape, Span, Stand

_DAY = timedelta(days=1)

TypedQuestion = (
    i.AskOutstanding
    | i.AskOverdue
    | i.AskUnit
    | i.AskWeek
    | i.AskToday
    | i.AskDue
    | i.AskDone
    | i.AskWaiting
    | i.AskStatistics
    | i.Search
    | i.ExportExcel
    | i.MyTasks
)


def query_of(turn: Turn, asked: TypedQuestion) -> Query:
    """The query. A unit is its code, and a name that is nobody's stands for itself."""
    match asked:
        case i.AskOutstanding(unit, undated):
            return Query(units=_code(unit), stands=UNFINISHED, dated=False if undated else None)
        case i.AskOverdue(unit):
            return Query(units=_code(unit), stands=(Stand.OVERDUE,), order=Order.LATENESS, shape=Shape.WHO)
        case i.AskUnit(unit):
            return Query(units=_code(unit), stands=UNFINISHED)
        case i.MyTasks():
            return Query(mine=True, stands=UNFINISHED)
        case i.AskWeek(which, unit):
            return Query(units=_code(unit), stands=UNFINISHED, span=_week(turn, which))
        case i.AskToday(unit):
            return Query(units=_code(unit), stands=UNFINISHED, span=Span(turn.today, turn.today))
        case i.AskDue(first, last, unit):
            return Query(units=_code(unit), stands=UNFINISHED, span=Span(first, last))
        case i.AskDone(unit):
            return Query(units=_code(unit), stands=(Stand.DONE,), order=Order.LATEST)
        case i.AskWaiting(extensions):
            waits = () if extensions else (Stand.REPORTED, Stand.DECLINED)
            return Query(stands=(Stand.EXTENSION, *waits))
        case i.AskStatistics(unit):
            return Query(units=_code(unit), shape=Shape.RATE)
        case i.Search(text):
            return Query(words=text)
        case i.ExportExcel(unit):
            return Query(units=_code(unit), shape=Shape.XLSX)


def _code(unit: i.UnitName | None) -> tuple[str, ...]:
    return (unit.code or unit.text,) if unit is not None else ()


def _week(turn: Turn, which: i.Week) -> Span:
    shift = {i.Week.LAST: -7, i.Week.THIS: 0, i.Week.NEXT: 7}[which]
    first = turn.today - turn.today.weekday() * _DAY + shift * _DAY
    return Span(first, first + 6 * _DAY)
