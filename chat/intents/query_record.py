"""A question's filters as plain values, with full names and days as ISO dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from chat.situation import Situation
from tasks.query import ALL_DONE, FILES, Query, Stand

_FILE_SHAPE = "file"
_STATUSES = {
    **dict.fromkeys(ALL_DONE, "done"),
    Stand.DUE_SOON: "due", Stand.UNREPORTED: "open", Stand.EXTENSION: "extension",
}  # fmt: skip
_ON_TIME = {Stand.DONE_ON_TIME: True, Stand.DONE_EARLY: True, Stand.DONE_LATE: False}


def _names(codes: Sequence[str], situation: Situation) -> list[str]:
    return [next((u.name for u in situation.units if u.code == code), code) for code in codes]


def people_named(query: Query, situation: Situation) -> list[str]:
    """The full names of its people."""
    names = {person.code: person.name for person in situation.people}
    return [names.get(code, code) for code in query.persons]


def query_record(query: Query, situation: Situation) -> dict[str, Any]:
    """The query with full names, and its days as ISO dates; what is not narrowed is left out."""
    span, stands = query.span, (*query.stands, *query.besides)
    on_time = {_ON_TIME.get(stand) for stand in stands}
    made: dict[str, Any] = {
        "tasks": list(query.tasks),
        "without": list(query.without),
        "units": _names(query.units, situation),
        "persons": people_named(query, situation),
        "in_charge": query.in_charge or None,
        "statuses": list(dict.fromkeys(_STATUSES.get(stand, stand.value) for stand in stands)),
        "on_time": on_time.pop() if len(on_time) == 1 else None,
        "span": {"from": iso(span.first), "to": iso(span.last)} if span is not None else None,
        "date_of": query.date_of.value,
        "late_over": query.late_over,
        "late_most": query.late_most,
        "percent": {"from": query.said.least, "to": query.said.most} if query.said is not None else None,
        "directive": query.directive,
        "issuer": query.issuer,
        "words": query.words,
        "order": query.order.value,
        "group": query.group.value if query.group is not None else None,
        "shape": _FILE_SHAPE if query.shape in FILES else query.shape.value,
        "limit": query.limit,
        "share": query.share.value if query.share is not None else None,
        "dated": query.dated,
        "recurring": query.recurring,
        "none": query.none or None,
    }
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def iso(day: date | None) -> str | None:
    """The day as it is written for machines."""
    return day.isoformat() if day is not None else None
