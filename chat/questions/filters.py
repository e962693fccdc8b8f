"""Every filter that a question names, as a part of its Query; and what is asked of documents."""

from dataclasses import replace
from itertools import pairwise

from chat import intents as i
from chat.questions.asked_part import GROUPS, STANDS
from chat.questions.people import in_charge, mine
from chat.questions.question import Question
from chat.questions.searched import issuer_of, words_of
from chat.questions.shapes import counts_each, limit_of, order_of, shape_of
from chat.questions.spans import compared_periods, date_of, ends_at, span_item, span_of
from chat.questions.stands import late_when_reported, told_stands
from chat.questions.unfiltered import late_bounds, negated, percents_of, waiting_over
from chat.sentences.items import Item
from chat.sentences.sentence import strip
from tasks.model import Share
from tasks.query import ALL_DONE, DateOf, Group, Order, Query, Shape, Span, Stand


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
    span, waiting, late = span_of(asked), waiting_over(asked), late_bounds(asked)
    any_of, besides = told_stands(asked)
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
        mine=mine(asked),
        in_charge=in_charge(asked),
        share=Share.LEAD if asked.has("share_lead") else Share.COOPERATE if asked.has("share_coop") else None,
        stands=any_of,
        besides=besides,
        span=span,
        said=percents_of(asked)[0],
        dated=_dated(asked, span),
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
    if asked.has("rate"):  # of what is done, how much was late
        stands = tuple(Stand.DONE if stand in ALL_DONE else stand for stand in query.stands)
        query = replace(query, stands=tuple(dict.fromkeys(stands)))
    if shape is Shape.WHO and query.stands == (Stand.DONE,) and _wholly(asked):
        query = replace(query, stands=(Stand.OPEN,), none=True)  # "ai xong hết việc rồi"
    query = replace(query, date_of=date_of(asked, query), order=order_of(asked, shape))
    if waiting is not None and span is None:
        query = replace(query, span=waiting[0], date_of=waiting[1])
    elif late is not None and waiting is None:
        over = late.least - 1 if late.least is not None else None
        query = replace(query, late_over=over, late_most=late.most)
    return _tidied(asked, late_when_reported(asked, query))


def _dated(asked: Question, span: Span | None) -> bool | None:
    """ "không có hạn"; "có hạn" by itself, where no day is named with it."""
    if asked.has("undated"):
        return False
    return True if asked.has("dated") and span is None and not asked.ends_asking else None


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
    measured = query.late_over is not None or query.late_most is not None
    if measured and not {Stand.OVERDUE, Stand.DONE_LATE, Stand.REPORTED} & {*query.stands, *query.besides}:
        late = Stand.DONE_LATE if query.stands == (Stand.DONE,) else Stand.OVERDUE
        query = replace(query, stands=(late,), besides=(*query.stands, *query.besides))
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


# What is asked of documents, and which of it is of their tasks.


def read_documents(asked: Question) -> i.Plain | None:
    """What is asked of documents; None for tasks, those of a document too."""
    number = directive_of(asked)
    if number and (_tasks_of_it(asked) or asked.begins_with_tasks):
        return None
    narrowed = asked.has(*(kind for kind, _ in STANDS if kind != "done")) or asked.has("q_who", "q_count")
    narrowed = narrowed and not (asked.docs and asked.wants_file and not asked.names_tasks)
    if number and not narrowed and (asked.asks or asked.has("document", "own_file") or len(asked.items) == 1):
        return None if asked.has("search") else i.AskDirective(number, file=asked.wants_file)
    if number:
        return None
    listed = asked.has("directives") or (asked.has("document") and asked.has("list", "q_count"))
    begins = asked.items[0].has("document") and asked.has("given") and span_item(asked) is not None
    listed = listed or (begins and not asked.unknown)
    # "đang theo dõi" says of documents as much as of tasks.
    of_tasks = any(x.has(*(k for k, _ in STANDS)) and x.folded != "dang theo doi" for x in asked.items)
    if (listed and not asked.has("task") and not of_tasks) or counts_documents(asked):
        return i.AskDirectives(query_of(asked))
    noun = next((item for item in asked.items if item.has("document")), None)
    if (
        noun is not None
        and asked.asks
        and asked.unknown
        and not narrowed
        and not asked.has("export", "excel")
    ):
        words = [item for item in asked.unknown if item.start > noun.start]
        if words:
            return i.AskDirective(strip(asked.sentence.text[words[0].start : words[-1].end]))
    return None


def counts_documents(asked: Question) -> bool:
    """ "bao nhiêu văn bản giao việc", "ds công văn giao nhiệm vụ": documents, and not their tasks."""
    for n, item in enumerate(asked.items):
        if not item.has("q_count", "list"):
            continue
        behind = (x for x in asked.items[n + 1 :] if x.folded not in _FEW_WORDS)
        noun = next(behind, None)
        if noun is not None and noun.has("document", "original") and not asked.has(*(k for k, _ in STANDS)):
            return not asked.numbers
    return False


_FEW_WORDS = frozenset({"cac", "nhung", "so", "cai"})


def _tasks_of_it(asked: Question) -> bool:
    """ "nhiệm vụ theo công văn 12": what is asked for are the tasks of a document, and not the document."""
    noun = next(
        (
            n
            for n, item in enumerate(asked.items)
            if item.has("document", "by_directive") or item.kind == "doc"
        ),
        0,
    )
    given = any(item.has("given") for item in asked.items[noun + 1 :])
    behind = given and (asked.names_tasks or asked.units or asked.has("q_what"))
    before = asked.items[:noun]
    listed = any(item.has("q_what") and item.folded.startswith(_TASKS_ASKED) for item in before)
    listed = listed or any(item.has("still", "q_have") and " viec" in item.folded for item in before)
    return bool(behind) or listed or any(item.has("task") for item in asked.items[:noun])


_TASKS_ASKED = ("nhung viec", "cac viec", "viec", "nhiem vu", "nhung nhiem vu", "may viec")
