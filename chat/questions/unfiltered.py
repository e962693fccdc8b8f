"""From how much to how much a question goes; and what of it narrows and became no filter."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import chain

from chat.questions.amounts import DAYS, PERCENT, Bounds, amounts, days_ahead
from chat.questions.asked_part import LEFT_OUT, STANDS
from chat.questions.people import charge_places
from chat.questions.quantifiers import EACH_OF
from chat.questions.question import Question
from chat.questions.shapes import bounds
from chat.questions.spans import other_spans
from chat.questions.stands import found_before, plainly, refused_stands, rest_of, stands_of
from chat.sentences.items import Item
from tasks.query import DateOf, Percents, Query, Shape, Span, Stand

# From how much to how much: days late, days waited, how far a unit has got.


def late_bounds(asked: Question) -> Bounds | None:
    """ "trên 7 ngày", "từ 3 đến 5 ngày", "dưới 5 ngày", "đúng 3 ngày" of lateness or of waiting."""
    bare = asked.has("overdue", "done_late", *_SINCE)
    return _common([each for each in amounts(asked.items, DAYS) if bare or each.led])


_SINCE = ("reported", "unconfirmed", "unacknowledged", "given")


def percents_of(asked: Question) -> tuple[Percents | None, frozenset[int]]:
    """How far the unit says that it has got, and the places of the words."""
    found = None if asked.has("rate") else _common(amounts(asked.items, PERCENT))
    if found is None:
        return None, frozenset()
    least, most = max(found.least or 0, 0), min(_ALL if found.most is None else found.most, _ALL)
    return (Percents(least, most), found.places) if least <= most else (None, frozenset())


_ALL = 100


def waiting_over(asked: Question) -> tuple[Span, DateOf] | None:
    """ "chờ duyệt quá 3 ngày", "giao hơn 5 ngày mà chưa nhận": since when it waits, not how late it is."""
    bounds = late_bounds(asked)
    if bounds is None or plainly(asked, "late"):
        return None
    stands = stands_of(asked)
    if {Stand.OVERDUE, Stand.DONE_LATE} & set(stands):
        return None
    waits = next((date for stand, date in _WAITS if stand in stands), None)
    if waits is None and asked.has("given"):
        waits = DateOf.GIVEN
    if waits is None:
        return None
    today = asked.situation.today
    first, last = (
        today - timedelta(days=days) if days is not None else None for days in (bounds.most, bounds.least)
    )
    return Span(first, last), waits


_WAITS = ((Stand.REPORTED, DateOf.REPORTED), (Stand.UNACKNOWLEDGED, DateOf.GIVEN))


def _common(found: Sequence[Bounds]) -> Bounds | None:
    """What lies within all of them: "trên 3 ngày, dưới 10 ngày"."""
    if not found:
        return None
    least = max((b.least for b in found if b.least is not None), default=None)
    most = min((b.most for b in found if b.most is not None), default=None)
    return Bounds(least, most, frozenset().union(*(b.places for b in found)))


# What of a question narrows and became no filter: that is said, and no other list is shown in its place.


def not_filtered(asked: Question, query: Query) -> list[Item]:
    """The items whose words narrow the question and that none of its filters stands for."""
    measured = measures(asked, query)
    left = list(other_spans(asked, query))
    left += [item for n, item in enumerate(asked.items) if _amount(asked, query, n)]
    left += [item for item in asked.items if item.has("no_unit", "less_than") and not query.words]
    left += [] if query.words else [item for n, item in enumerate(asked.items) if bounds(asked, n)]
    if query.stands != (Stand.OPEN,) and not query.none:
        left += [item for item in asked.items if item.has("in_time")]
    if not query.words:  # "liên quan đến …" with nothing that could be looked for
        left += [item for item in asked.items if item.has("about") and item.folded.startswith("lien quan")]
    left += chain.from_iterable(pair for _, pair in refused_stands(asked))
    denied = negated(asked)
    if denied is not None and query.shape is Shape.LIST and asked.has("q_what") and not asked.ends_asking:
        left.append(denied)
    if not (query.mine or query.in_charge):
        left += [asked.items[n] for n in charge_places(asked)]
    left += [item for n, item in enumerate(asked.items) if _kind_of_none(asked, n) and not query.words]
    left += _left_out_of_nothing(asked)
    if asked.without_stands and not rest_of(found_before(asked), asked.without_stands):
        left += [item for item in asked.items if item.has(LEFT_OUT)]
    places = {asked.place(item) for item in left} - measured
    return [asked.items[n] for n in sorted(places)]


def measures(asked: Question, query: Query) -> frozenset[int]:
    """The places of the words that say how late, how long or how far, where a filter came of them."""
    found = frozenset[int]()
    late, waiting = late_bounds(asked), waiting_over(asked)
    waits = waiting is not None and (query.span, query.date_of) == waiting
    if late is not None and (waits or query.late_over is not None or query.late_most is not None):
        found |= late.places
    return found | (percents_of(asked)[1] if query.said is not None else frozenset())


def _amount(asked: Question, query: Query, n: int) -> bool:
    """Whether it is a length, a percentage or a number of tasks that narrows to nothing."""
    item = asked.items[n]
    if item.kind == "length":
        return n > 0 and not days_ahead(item)
    if item.kind == "percent":
        return not query.words and not asked.has("done")
    if item.kind != "numbers" or not item.numbers:
        return False
    known = {*query.tasks, *query.without, query.limit}
    of_document = item.text and item.text in query.directive
    told = n > 0 and asked.items[n - 1].has("task")
    return told and not of_document and not known.issuperset(item.numbers)


def _kind_of_none(asked: Question, n: int) -> bool:
    """ "các chi cục" where the registry has none."""
    item = asked.items[n]
    several = item.kind == "word" and item.has("unit") and item.folded.startswith(EACH_OF)
    return several and not (item.group or item.has("everybody", "q_who", "by_unit") or asked.is_noun(n))


def _left_out_of_nothing(asked: Question) -> list[Item]:
    """ "trừ việc khẩn", "không tính việc đã nộp": what is to be left out, and was not."""
    for n, item in enumerate(asked.items):
        if not item.has("except") or asked.is_used(n) or not _excludes(asked, n):
            continue
        behind = [x for x in asked.items[n + 1 : n + _NEAR] if x.has(*_NAMES) or x.kind in _ENTITIES]
        return [item, *behind[:1]]
    return []


_NEAR = 5
_ENTITIES = ("unit", "person", "numbers", "quantity", "date", "doc")
_NAMES = ("task", *(kind for kind, _ in STANDS))


def _excludes(asked: Question, n: int) -> bool:
    """ "ngoài ra", "ngoài ra thì" leaves nothing out."""
    behind = asked.items[n + 1].folded if n + 1 < len(asked.items) else ""
    return behind not in ("", "ra", "ra thi", "do", "ay") and not asked.items[n].folded.startswith("bo qua")


def negated(asked: Question) -> Item | None:
    """ "đơn vị nào không có việc chậm": what says that there is none, right before it."""
    for n, item in enumerate(asked.items):
        if not item.has("negation") or item.has(*_DENIED):
            continue
        behind = asked.items[n + 1 :]
        end = next((k for k, x in enumerate(behind) if not _beside_denied(x)), len(behind))
        if end < len(behind) and behind[end].has(*_DENIED) and n + 1 + end < n + 5:
            return item
    return None


_DENIED = ("overdue", "open", "done_late", "returned", "due_soon", "unreported", "paused", "cancelled")


def _beside_denied(item: Item) -> bool:
    return (
        item.kind == "word"
        and item.has("task", "filler", "q_have", "q_what", "particle")
        and not item.has(*_DENIED)
    )
