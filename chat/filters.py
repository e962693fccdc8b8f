"""Every filter that a question names, as a part of its Query."""

from dataclasses import replace
from datetime import timedelta

from chat.items import Item
from chat.question import FILE_WORDS, GROUPS, STANDS, Question
from chat.searched import issuer_of, words_of
from expressions.times.typed import TimeShape
from tasks.model import Share
from tasks.query import DateOf, Group, Order, Query, Shape, Span, Stand

_UP_TO = ("truoc", "truoc ngay", "den", "toi", "den het", "cho den")


_LATEST = ("cham nhat", "tre nhat", "muon nhat")


def directive_of(asked: Question) -> str:
    """The number of the document that is named."""
    if asked.docs:
        return asked.docs[0]
    for n, item in enumerate(asked.items[:-1]):
        if not item.has("document", "directives", "by_directive", "own_file"):
            continue
        after = next((a for a in asked.items[n + 1 :] if not _passed_over(a)), None)
        if after is not None and after.kind in ("numbers", "quantity") and (after.text or after.numbers):
            return after.text or str(after.numbers[0])
    return ""


def _passed_over(item: Item) -> bool:
    """What may stand between "công văn" and its number; "công văn của việc 12" names no document by it."""
    return item.kind == "word" and item.has("particle", "filler") and not item.has("task")


def query_of(asked: Question) -> Query:
    span = _span(asked)
    group = next((group for kind, group in GROUPS if asked.has(kind)), None)
    shape = _shape(asked)
    query = Query(
        tasks=asked.numbers if len(asked.numbers) > 1 else (),
        units=asked.units,
        persons=asked.persons,
        mine=_mine(asked),
        share=Share.LEAD if asked.has("share_lead") else Share.COOPERATE if asked.has("share_coop") else None,
        stands=stands_of(asked),
        span=span,
        late_over=_late_over(asked),
        dated=False if asked.has("undated") else None,
        recurring=True if asked.has("recurring") else False if asked.has("not_recurring") else None,
        directive=directive_of(asked),
        issuer=issuer_of(asked),
        words=words_of(asked),
        group=None if group is Group.DIRECTIVE and directive_of(asked) else group,
        shape=shape,
        limit=_limit(asked),
        figures=asked.has("stats") or shape in (Shape.RATE, Shape.RANK, Shape.COMPARE),
    )
    query = replace(query, date_of=_date_of(asked, query), order=_order(asked))
    return _tidied(query)


def _tidied(query: Query) -> Query:
    if query.late_over is not None and Stand.OVERDUE not in query.stands:
        query = replace(query, stands=(*query.stands, Stand.OVERDUE))
    return query


def _mine(asked: Question) -> bool:
    if asked.units:
        return False
    own = not (asked.situation.office or asked.situation.leader or asked.persons)
    return asked.has("mine") or (own and not asked.has("everybody", "q_who", "rank", "compare"))


def stands_of(asked: Question) -> tuple[Stand, ...]:
    found = [stand for kind, stand in STANDS if asked.has(kind)]
    if asked.has("closed"):
        found.append(Stand.DONE)
    if any(item.has("rank") and {"tre", "cham", "no"} & set(item.folded.split()) for item in asked.items):
        found.append(Stand.OVERDUE)
    if asked.has("confirm") and asked.has("negation") and Stand.REPORTED not in found:
        found.append(Stand.REPORTED)  # "chưa được Văn phòng xác nhận"
    if asked.has("extension_waiting") and not asked.numbers:
        found.append(Stand.EXTENSION)
    if Stand.OVERDUE in found and asked.has("due") and not _plainly(asked, "overdue"):
        found.remove(Stand.OVERDUE)
    if Stand.OVERDUE in found:  # what is overdue is open, and not reported
        found = [stand for stand in found if stand not in (Stand.OPEN, Stand.UNREPORTED)]
    if Stand.DONE in found and len(found) > 1 and not asked.has("stats"):
        found.remove(Stand.DONE)
    if Stand.UNREPORTED in found and asked.has("q_who"):
        return (Stand.UNREPORTED,)
    return tuple(dict.fromkeys(found))


def _plainly(asked: Question, kind: str) -> bool:
    return any(item.has(kind) and not item.has("due") for item in asked.items)


def span_item(asked: Question) -> Item | None:
    return next((item for item in asked.items if item.kind == "date" and item.dated is not None), None)


def _span(asked: Question) -> Span | None:
    """The days asked about; of "hôm nay với mai" from the first to the last."""
    items = [item for item in asked.items if item.kind == "date" and item.dated is not None]
    ahead = next((i.dated.days for i in asked.items if _days_ahead(i) and i.dated is not None), 0)
    if ahead and not items:
        return Span(asked.situation.today, asked.situation.today + timedelta(days=ahead))
    spans = [found for item in items if (found := _span_of(asked, item)) is not None]
    if len(spans) != 2 or not asked.joined(items[0], items[1]):
        return spans[0] if spans else None
    firsts, lasts = [s.first for s in spans if s.first], [s.last for s in spans if s.last]
    return Span(min(firsts), max(lasts)) if len(firsts) == len(lasts) == 2 else spans[0]


def _days_ahead(item: Item) -> bool:
    """ "trong 7 ngày tới"."""
    return item.kind == "length" and item.folded.startswith("trong ") and item.folded.endswith(("toi", "nua"))


def _span_of(asked: Question, item: Item) -> Span | None:
    """The days that are asked about; "trước", "đến" ask from today on."""
    dated = item.dated
    if dated is None or (dated.first is None and dated.last is None):
        return None
    place = list(asked.items).index(item)
    before = asked.items[place - 1].folded if place else ""
    ends = item.folded.startswith(_UP_TO) or before.endswith(_UP_TO)
    if ends and dated.last is not None and dated.shape is not TimeShape.SPAN:
        return Span(min(asked.situation.today, dated.last), dated.last)
    return Span(dated.first, dated.last)


def _date_of(asked: Question, query: Query) -> DateOf:
    if asked.says("vua bao cao", "moi bao cao", "vua nop", "moi nop"):
        return DateOf.REPORTED
    if query.span is None and not asked.says("vua", "moi"):
        return DateOf.DUE
    beside = _date_beside(asked)
    if beside is not None:
        return beside
    if asked.has("due", "due_soon"):
        return DateOf.DUE
    if Stand.DONE in query.stands or Stand.DONE_LATE in query.stands or asked.has("closed"):
        return DateOf.CLOSED
    if (
        asked.says("vua bao cao", "moi bao cao", "da bao cao", "bao cao", "nop")
        and asked.has("was_reported", "reported")
        and not query.stands
    ):
        return DateOf.REPORTED
    if asked.has("given") and not query.stands:
        return DateOf.GIVEN
    return DateOf.DUE


_DATES: tuple[tuple[str, DateOf], ...] = (
    ("due", DateOf.DUE), ("given", DateOf.GIVEN), ("closed", DateOf.CLOSED), ("done_late", DateOf.CLOSED),
    ("done", DateOf.CLOSED), ("was_reported", DateOf.REPORTED),
)  # fmt: skip


def _date_beside(asked: Question) -> DateOf | None:
    """The date that the word next to the span names: "giao trong tháng 9 mà vẫn chưa xong"."""
    span = span_item(asked)
    if span is None:
        return None
    before = [item for item in asked.items[: list(asked.items).index(span)] if item.kind != "punct"]
    if not before or (before[-1].has("filler") and not before[-1].has("given", "due")):
        return None
    named = [date for kind, date in _DATES if before[-1].has(kind)]
    return named[0] if len(named) == 1 else None


def _late_over(asked: Question) -> int | None:
    """ "trên 7 ngày", "quá 3 ngày", "chậm hơn 5 ngày làm việc"."""
    for n, item in enumerate(asked.items):
        if item.kind != "length" or item.dated is None or not n:
            continue
        before = asked.items[n - 1]
        if before.has("more_than", "overdue", "at_least"):
            days = item.dated.days
            return days - 1 if before.has("at_least") else days
    return None


def _shape(asked: Question) -> Shape:
    for kind, shape in FILE_WORDS:
        if asked.has(kind):
            return shape
    if asked.has("chart"):
        return Shape.PICTURE
    late = any(i.kind == "date" and i.folded.startswith(_LATEST) for i in asked.items)
    if (late and asked.has("q_who", "unit")) or (asked.says("nhieu", "it") and asked.says("nhat")):
        return Shape.RANK
    if asked.says("hay") and asked.says("nhat") and asked.has("q_who"):
        return Shape.RANK
    if asked.items[0].folded == "so" and len(asked.units) > 1:
        return Shape.COMPARE
    for kind, shape in (("compare", Shape.COMPARE), ("rank", Shape.RANK), ("rate", Shape.RATE)):
        if asked.has(kind) and not (kind == "rank" and _limit(asked) and not asked.has("q_who", "unit")):
            return shape
    if asked.has("q_count") and not asked.says("may gio"):
        return Shape.COUNT
    late = asked.has("overdue") and not asked.has("task", "q_what", "list", "search")
    alone = late and not (asked.units or asked.persons or span_item(asked)) and not asked.has("mine")
    return Shape.WHO if asked.has("q_who") or alone else Shape.LIST


def _limit(asked: Question) -> int | None:
    """ "5 việc gần đến hạn nhất", "3 đơn vị …", "top 10"."""
    if not (asked.has("rank", "latest", "due_soon") or asked.says("nhat")):
        return None
    item = next((item for item in asked.items if item.kind in ("quantity", "numbers")), None)
    text = item.text if item is not None else ""
    return int(text) if text.isdecimal() and len(text) < 4 else None


def _order(asked: Question) -> Order:
    if asked.says("cham nhat", "lau nhat", "cham lau nhat", "tre nhat"):
        return Order.LATENESS
    return Order.LATEST if asked.has("latest") and not asked.has("due_soon") else Order.DUE
