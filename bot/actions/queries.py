"""A question as it is usually meant: what it leaves unsaid is filled in, in one place."""

from dataclasses import replace
from datetime import date, timedelta

from tasks.query import UNFINISHED, DateOf, Order, Query, Shape, Span, Stand

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
    if query.stands == (Stand.DONE,) and query.order is Order.DUE:
        return replace(query, order=Order.LATEST)
    return replace(query, stands=UNFINISHED) if _of_what_is_owed(query) else query


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
