"""Every filter that a question names, as a part of its Query."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from chat.questions.asked_part import GROUPS, STANDS
from chat.questions.question import Question
from chat.questions.searched import issuer_of, words_of
from chat.questions.shapes import bounds, counts_each, limit_of, order_of, shape_of
from chat.questions.spans import (
    compared_periods,
    date_of,
    days_ahead,
    ends_at,
    other_spans,
    span_item,
    span_of,
)
from chat.sentences.items import Item
from tasks.model import Share
from tasks.query import DateOf, Group, Order, Query, Shape, Span, Stand


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
    span, waiting = span_of(asked), _waiting_over(asked)
    group = next((group for kind, group in GROUPS if asked.has(kind)), None)
    group = group or _each_period(asked) or compared_periods(asked) or _of_documents(asked)
    shape = shape_of(asked)
    if shape is Shape.RATE and group is None and not asked.units and _of_each(asked):
        group = Group.UNIT
    query = Query(
        tasks=asked.numbers if len(asked.numbers) > 1 or _of_one_task(asked) else (),
        without=asked.without,
        units=asked.units,
        persons=asked.persons,
        mine=_mine(asked),
        share=Share.LEAD if asked.has("share_lead") else Share.COOPERATE if asked.has("share_coop") else None,
        stands=stands_of(asked),
        span=span,
        late_over=None if waiting is not None else _late_over(asked),
        dated=False if asked.has("undated") else None,
        recurring=_recurring(asked),
        directive=directive_of(asked),
        issuer=issuer_of(asked),
        words=words_of(asked),
        group=None if group is Group.DIRECTIVE and directive_of(asked) else group,
        shape=shape,
        limit=limit_of(asked),
        figures=asked.has("stats") or counts_each(asked) or shape in (Shape.RATE, Shape.RANK, Shape.COMPARE),
        none=shape is Shape.WHO and negated(asked) is not None,
    )
    if shape is Shape.WHO and query.stands == (Stand.DONE,) and _wholly(asked):
        query = replace(query, stands=(Stand.OPEN,), none=True)  # "ai xong hết việc rồi"
    query = replace(query, date_of=date_of(asked, query), order=order_of(asked, shape))
    if waiting is not None and span is None:
        query = replace(query, span=waiting[0], date_of=waiting[1])
    return _tidied(asked, query)


def _of_one_task(asked: Question) -> bool:
    """ "ngoài NVY ra thì ai còn nợ việc 14": the one task whose units are asked about."""
    named = any(b.kind == "numbers" and a.has("task") for a, b in pairwise(asked.items))
    return named and len(asked.numbers) == 1 and bool(asked.units) and not directive_of(asked)


def _of_each(asked: Question) -> bool:
    """ "tỷ lệ đúng hạn của các đơn vị"."""
    return any(item.has("everybody") and item.folded.startswith("cac ") for item in asked.items)


def _wholly(asked: Question) -> bool:
    """ "xong hết", "hoàn thành toàn bộ": whether all of one's tasks are done."""
    pairs = pairwise(asked.items)
    return any(one.has("done") and other.folded.split(" ")[0] in _WHOLE for one, other in pairs)


_WHOLE = frozenset({"het", "toan", "tat", "100"})


def _recurring(asked: Question) -> bool | None:
    """ "định kỳ", "báo cáo hàng tháng"."""
    said = any(item.kind == "recurrence" and not item.folded.startswith(_EACH) for item in asked.items)
    return True if said or asked.has("recurring") else False if asked.has("not_recurring") else None


_EACH = ("tung ", "moi ", "theo ")
_PERIODS = {"tuan": Group.WEEK, "thang": Group.MONTH}


def _each_period(asked: Question) -> Group | None:
    """ "số việc từng tháng"."""
    each = (item for item in asked.items if item.kind == "recurrence" and item.folded.startswith(_EACH))
    return next((_PERIODS.get(item.folded.split(" ")[-1]) for item in each), None)


def _of_documents(asked: Question) -> Group | None:
    """ "văn bản nào nhiều việc trễ nhất": documents are put in order, and no units."""
    ranked = asked.has("rank") or (asked.says("nhieu") and asked.says("nhat"))
    return Group.DIRECTIVE if ranked and asked.has("directives") and not asked.has("q_who") else None


def _tidied(asked: Question, query: Query) -> Query:
    if query.late_over is not None and Stand.OVERDUE not in query.stands:
        query = replace(query, stands=(*query.stands, Stand.OVERDUE))
    if asked.has("in_time") and query.shape is Shape.WHO and not query.stands:
        return replace(query, stands=(Stand.OVERDUE,), none=True)  # "đơn vị nào chưa trễ việc nào"
    if asked.has("in_time") and not query.stands and query.span is None:
        return replace(query, stands=(Stand.OPEN,), span=Span(asked.situation.today, None))
    ranked = query.group is Group.DIRECTIVE and query.shape is Shape.RANK
    if ranked or (query.group is Group.LEADER and query.shape is Shape.WHO):
        query = replace(query, shape=Shape.COUNT, order=Order.MOST if ranked else query.order)
    span = query.span
    today = Span(asked.situation.today, asked.situation.today)
    if span == today and query.stands == (Stand.OVERDUE,) and asked.items[0].kind == "date":
        return replace(query, span=None)  # "hôm nay đơn vị nào trễ"
    told = query.date_of is not DateOf.DUE or {Stand.OVERDUE, Stand.DONE} & set(query.stands)
    if told and span is not None and span.first == asked.situation.today and ends_at(asked):
        query = replace(query, span=Span(None, span.last))
    return query


def not_filtered(asked: Question, query: Query) -> list[Item]:
    """What narrows in words and became no filter of the query: that is said, and no other list is shown."""
    left = other_spans(asked, query)
    lengths = [n for n, item in enumerate(asked.items) if item.kind == "length"]
    waits = query.span is not None and query.span.first is None and query.date_of is not DateOf.DUE
    if lengths and query.late_over is None and not waits:
        left += [asked.items[n] for n in lengths if not days_ahead(asked.items[n]) and n]
    left += [item for item in asked.items if item.has("no_unit", "less_than") and not query.words]
    left += [] if query.words else [item for n, item in enumerate(asked.items) if bounds(asked, n)]
    if query.stands != (Stand.OPEN,) and not query.none:
        left += [item for item in asked.items if item.has("in_time")]
    if not query.words:  # "liên quan đến …" with nothing that could be looked for
        left += [item for item in asked.items if item.has("about") and item.folded.startswith("lien quan")]
    left += [item for _, pair in _refused_stands(asked) for item in pair]
    denied = negated(asked)
    if denied is not None and query.shape is Shape.LIST and asked.has("q_what") and not asked.ends_asking:
        left.append(denied)
    return left


def _refused_stands(asked: Question) -> list[tuple[str, tuple[Item, Item]]]:
    """ "chưa bị trả lại", "chưa xin gia hạn": the kind with the words, of what no filter leaves out."""
    found = []
    for one, other in pairwise(asked.items):
        kind = next((kind for kind in _ASKED_FOR if other.has(kind)), "")
        led = kind != "extension_waiting" or other.folded.startswith("xin")
        if kind and led and one.has("negation") and one.folded in _NOT:
            found.append((kind, (one, other)))
    return found


_NOT = frozenset({"chua", "khong", "ko", "k", "chua he", "khong he"})
_ASKED_FOR = ("extension_waiting", "returned", "declined", "paused", "cancelled", "extended")


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


_WAITS = (
    (Stand.REPORTED, DateOf.REPORTED), (Stand.UNACKNOWLEDGED, DateOf.GIVEN),
)  # fmt: skip


def _waiting_over(asked: Question) -> tuple[Span, DateOf] | None:
    """ "chờ duyệt quá 3 ngày", "giao hơn 5 ngày mà chưa nhận": since when it waits, not how late it is."""
    days = _late_over(asked)
    if days is None or _plainly(asked, "late"):
        return None
    stands = stands_of(asked)
    waits = next((date for stand, date in _WAITS if stand in stands), None)
    if waits is None and asked.has("given") and Stand.OVERDUE not in stands:
        waits = DateOf.GIVEN
    if waits is None:
        return None
    return Span(None, asked.situation.today - timedelta(days=days + 1)), waits


def _mine(asked: Question) -> bool:
    if asked.units:
        return False
    own = not (asked.situation.office or asked.situation.leader or asked.persons)
    pairs = pairwise(asked.items)
    by_all = any(item.has("everybody") and not after.has("given") for item, after in pairs)
    by_all = by_all or asked.items[-1].has("everybody")
    return asked.has("mine") or (own and not by_all and not asked.has("q_who", "rank", "compare"))


def stands_of(asked: Question) -> tuple[Stand, ...]:
    if counts_each(asked):
        return ()
    refused = {kind for kind, _ in _refused_stands(asked)}
    found = [stand for kind, stand in STANDS if asked.has(kind) and kind not in refused]
    if any(_handed_in(asked, n) for n in range(len(asked.items))) and not found and not _days(asked):
        return (Stand.REPORTED, Stand.DONE)
    if asked.has("closed"):
        found.append(Stand.DONE)
    if any(item.has("rank") and {"tre", "cham", "no"} & set(item.folded.split()) for item in asked.items):
        found.append(Stand.OVERDUE)
    if asked.has("confirm") and asked.has("negation") and Stand.REPORTED not in found:
        found.append(Stand.REPORTED)  # "chưa được Văn phòng xác nhận"
    if Stand.EXTENDED in found and not asked.has("task", "list", "q_count", "q_what"):
        found[found.index(Stand.EXTENDED)] = Stand.EXTENSION  # "có được gia hạn không?" asks for the decision
    elif "extension_waiting" in refused:
        pass
    elif asked.has("extension_waiting") and not asked.numbers and Stand.EXTENDED not in found:
        found.append(Stand.EXTENSION)
        reported = [item for item in asked.items if item.has("reported") and item.folded not in _WAITING]
        found = [stand for stand in found if stand is not Stand.REPORTED or reported]
    if Stand.OVERDUE in found and asked.has("due") and not _plainly(asked, "overdue"):
        found.remove(Stand.OVERDUE)
    if Stand.OVERDUE in found:  # what is overdue is open, and not reported
        found = [stand for stand in found if stand not in (Stand.OPEN, Stand.UNREPORTED)]
    if Stand.RETURNED in found:  # "bị trả lại chưa báo cáo lại"
        found = [stand for stand in found if stand not in (Stand.OPEN, Stand.UNREPORTED)]
    if Stand.DONE in found and len(found) > 1 and not asked.has("stats"):
        found.remove(Stand.DONE)
    if Stand.UNREPORTED in found and asked.has("q_who"):
        return (Stand.UNREPORTED,)
    return tuple(dict.fromkeys(found))


_WAITING = frozenset(
    {"dang cho", "dang doi", "cho duyet", "dang cho duyet", "cho xu ly", "dang cho xu ly", "can duyet"}
)


def _days(asked: Question) -> bool:
    return span_item(asked) is not None


def _handed_in(asked: Question, n: int) -> bool:
    """ "đã nộp những việc nào": what was reported, confirmed or not."""
    item = asked.items[n]
    behind = asked.items[n + 1 :]
    said = item.folded.startswith("da ") or any(after.folded == "roi" for after in behind)
    return said and item.has("was_reported") and asked.has("q_what", "q_count")


def _plainly(asked: Question, kind: str) -> bool:
    return any(item.has(kind) and not item.has("due") for item in asked.items)


def _late_over(asked: Question) -> int | None:
    """ "trên 7 ngày", "quá 3 ngày", "chậm hơn 5 ngày làm việc"."""
    for n, item in enumerate(asked.items):
        if item.kind != "length" or item.dated is None or not n:
            continue
        before = asked.items[n - 1]
        if before.has("more_than", "overdue", "at_least"):
            days = item.dated.days
            behind = asked.items[n + 1] if n + 1 < len(asked.items) else None
            least = before.has("at_least") or (behind is not None and behind.has("at_least"))
            return days - 1 if least else days
    return None
