"""What was understood as a record of plain values: the answer of `nhacviec understand`, and of its judges."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from chat import intents as i
from chat.intents.catalog import command, may_mean, shown_first
from chat.registry.known_names import unit_names
from chat.situation import Situation
from language.tokens import tokenize
from tasks.query import ALL_DONE, FILES, Query, Span, Stand
from tasks.workdays import count, national

# A question's filters as plain values, with full names and days as ISO dates.

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


# What was understood as a record of plain values: the answer of `nhacviec understand`, and of its judges.


def described(intent: i.Intent, situation: Situation) -> dict[str, Any]:
    """The record of CHAT.md's page on `understand`: intent, acts, and the slots that apply."""
    if isinstance(intent, i.Several):
        first, *rest = (described(each, situation) for each in intent.intents)
        acts = all(each["acts"] for each in (first, *rest))
        return {**first, "acts": acts, "also": rest} if rest else first
    if isinstance(intent, i.Ambiguous):
        offers = [text for each in intent.readings if (text := command(each))]
        would = described(intent.readings[0], situation) if intent.readings else {"intent": "unknown"}
        return {**would, "acts": False, "offers": offers}
    if isinstance(intent, i.NeedNumber):
        would = described(intent.partial, situation) if intent.partial is not None else {"intent": "unknown"}
        named = {"keyword": intent.words} if intent.words else {}
        return {**would, **named, "acts": False, "offers": []}
    return _on_all(intent, situation) if isinstance(intent, i.ForAll) else _plain(intent, situation)


def _on_all(intent: i.ForAll, situation: Situation) -> dict[str, Any]:
    """The act, with the question that finds what it is done to."""
    asked = i.Ask(intent.query)
    found = {key: value for key in _OF_A_QUERY if (value := _SLOTS[key](asked, situation))}
    return {**found, **_plain(intent.act, situation), "acts": False}


_OF_A_QUERY = ("unit", "units", "from", "to", "keyword", "directive", "query")


def _plain(intent: i.Plain, situation: Situation) -> dict[str, Any]:
    made: dict[str, Any] = {"intent": intent.row.named(intent), "acts": _acts(intent, situation)}
    shown = shown_first(intent) if may_mean(intent, situation) else None
    if shown is not None and (typed := command(shown)):
        made["offers"] = [typed]
    for key, read in _SLOTS.items():
        value = read(intent, situation)
        if value not in (None, "", [], (), 0):
            made[key] = value
    return made


def _acts(intent: i.Plain, situation: Situation) -> bool:
    if intent.row.final or not may_mean(intent, situation):
        return False
    if isinstance(intent, i.Wish) and not situation.office:
        return False
    if isinstance(intent, i.Yes):
        return len(situation.offered) == 1  # of several it chooses none
    if isinstance(intent, i.No | i.ChooseNumber):
        return bool(situation.offered)
    when = getattr(intent, "on", None) or getattr(intent, "until", None)
    if isinstance(when, i.When) and not when.certain:
        return False
    return intent.row.at_once is None or intent.row.at_once(intent)


SlotReader = Callable[[Any, Situation], Any]


_ASKED = (i.Ask, i.AskDirectives)


def _units_of(intent: Any) -> list[i.UnitName]:
    found: list[i.UnitName] = []
    if isinstance(intent, i.Ask | i.AskDirectives):
        return [i.UnitName(code, code) for code in intent.query.units]
    for key in ("unit", "units", "lead"):
        value = getattr(intent, key, None)
        found += [value] if isinstance(value, i.UnitName) else list(value or ())
    led = [unit for unit in found if isinstance(unit, i.UnitName)]
    return led or list(getattr(intent, "cooperate", ()))


def _beside(intent: Any, situation: Situation) -> list[str]:
    """Who cooperates with those who lead."""
    beside = getattr(intent, "cooperate", ())
    return [_full(unit, situation) for unit in beside] if _units_of(intent) != list(beside) else []


def _each(intent: Any, situation: Situation) -> list[i.UnitName]:
    """The units, those of a group ("tất cả các phòng") each by itself."""
    names, found = unit_names(situation.units), list[i.UnitName]()
    for unit in _units_of(intent):
        _, codes = names.group(tokenize(unit.text), 0) if unit.code is None and unit.text else (0, ())
        found += [i.UnitName(code, code) for code in codes] or [unit]
    return found


def _full(unit: i.UnitName, situation: Situation) -> str:
    return next((known.name for known in situation.units if known.code == unit.code), unit.text)


def _tasks(intent: Any, _: Situation) -> list[int]:
    if isinstance(intent, i.AskTask | i.AskEvidence | i.AskDirective):
        return [intent.number] if intent.number else []
    if isinstance(intent, i.Ask):
        return list(intent.query.tasks)
    if isinstance(intent, i.SplitDraft):
        return [intent.draft]
    return list(getattr(intent, "numbers", None) or getattr(intent, "drafts", None) or ())


def _due(intent: Any, situation: Situation) -> str | None:
    """The day; so many working days are counted by the nation's days off."""
    if isinstance(intent, i.Wish) and intent.kind is i.WishKind.SETTINGS:
        return None  # a rule is of every day
    if isinstance(intent, i.NewTask) and intent.within is not None:
        start = intent.since or situation.today
        return count(intent.within, start, national(range(start.year, start.year + 2))).isoformat()
    return when.on.isoformat() if (when := _when(intent)) is not None else None


def _when(intent: Any) -> i.When | None:
    for key in ("on", "until", "document_date"):
        value = getattr(intent, key, None)
        if isinstance(value, i.When):
            return value
    return None


def _span(intent: Any) -> Span | None:
    if isinstance(intent, i.Wish):
        return intent.days if intent.kind in (i.WishKind.LEAVE, i.WishKind.DAY_OFF) else None
    return intent.query.span if isinstance(intent, _ASKED) else None


def _unit(intent: Any, situation: Situation) -> str | None:
    units = _each(intent, situation)
    if isinstance(intent, i.Ask) and not units and len(intent.query.persons) == 1:
        code = next((p.unit for p in situation.people if p.code == intent.query.persons[0]), "")
        return _full(i.UnitName(code, code), situation) if code else None
    return _full(units[0], situation) if len(units) == 1 else None


def _person(intent: Any, situation: Situation) -> str | None:
    person = getattr(intent, "person", None)
    if isinstance(intent, i.Ask) and len(intent.query.persons) == 1:
        return people_named(intent.query, situation)[0]
    code = person.code if person is not None else getattr(intent, "person_code", None)
    return next((p.name for p in situation.people if p.code == code), person.text if person else code)


def _status(intent: Any, _: Situation) -> str | None:
    stands = intent.query.stands if isinstance(intent, i.Ask) else ()
    names = {
        Stand.OPEN: "open",
        Stand.OVERDUE: "overdue",
        Stand.DUE_SOON: "due_soon",
        Stand.DONE: "done",
        Stand.REPORTED: "awaiting",
    }
    return names.get(stands[0]) if len(stands) == 1 else None


_SLOTS: Mapping[str, SlotReader] = {
    "tasks": _tasks,
    "due": _due,
    "time": lambda n, _: f"{w.at:%H:%M}" if (w := _when(n)) is not None and w.at is not None else None,
    "days": lambda n, _: next(
        (days for name in ("days", "length") if isinstance(days := getattr(n, name, None), int)), None
    ),
    "working_days": lambda n, _: bool(getattr(n, "working_days", False) and getattr(n, "days", 0)) or None,
    "from": lambda n, _: iso(span.first) if (span := _span(n)) is not None else None,
    "to": lambda n, _: iso(span.last) if (span := _span(n)) is not None else None,
    "unit": _unit,
    "units": lambda n, s: [_full(u, s) for u in _each(n, s)] if len(_each(n, s)) > 1 else None,
    "cooperating": _beside,
    "person": _person,
    "status": _status,
    "scope": lambda n, _: (
        ("mine" if n.query.mine or n.query.in_charge else "all") if isinstance(n, i.Ask) else None
    ),
    "keyword": lambda n, _: n.query.words if isinstance(n, i.Ask) else None,
    "directive": lambda n, _: (
        n.text if isinstance(n, i.AskDirective) else n.query.directive if isinstance(n, i.Ask) else None
    ),
    "reason": lambda n, _: (
        getattr(n, "reason", None) or getattr(n, "late_reason", None) or getattr(n, "note", None)
    ),
    "document": lambda n, _: getattr(n, "document_number", None),
    "percent": lambda n, _: getattr(n, "percent", None),
    "query": lambda n, s: (
        query_record(n.query, s)
        if isinstance(n, i.Ask | i.AskDirectives)
        else {"units": [_full(n.unit, s)] if n.unit is not None else []}
        if isinstance(n, i.AskPeople)
        else None
    ),
    "not_applied": lambda n, _: list(n.not_applied) if isinstance(n, i.Ask) else None,
}
