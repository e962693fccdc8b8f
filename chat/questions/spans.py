"""Of which days a question is, and which day of a task that is: due, reported, given or closed."""

from collections.abc import Sequence
from datetime import date, timedelta

from chat.questions.amounts import counts_days, days_ahead
from chat.questions.question import Question
from chat.sentences.items import Item, nearest
from expressions.times.typed_phrases import TimeDoubt, TimeShape
from tasks.query import ALL_DONE, DateOf, Group, Query, Span

_UP_TO = ("truoc", "truoc ngay", "den", "toi", "den het", "cho den")
_WEEK = 7  # days


def _dates(asked: Question) -> list[Item]:
    """The items that narrow to days. "tính đến hôm nay" is as it stands; today in front is when one asks."""
    found = [item for item in asked.items if item.kind == "date" and item.dated is not None]
    found = [item for item in found if not (_as_of_today(asked, item) or _some_day(asked, item))]
    found = [item for item in found if not counts_days(asked.items, asked.place(item))]
    today = asked.situation.today
    if len(found) == 1 and found[0] is asked.items[0] and _decides_today(asked, found[0]):
        return []
    if len(found) > 1 and found[0] is asked.items[0] and not asked.joined(*found[:2]):
        dated = found[0].dated
        if dated is not None and dated.first == dated.last == today:
            return found[1:]
    return found


def span_item(asked: Question) -> Item | None:
    return next(iter(_dates(asked)), None)


def span_of(asked: Question) -> Span | None:
    """The days asked about; of "hôm nay với mai" from the first to the last, and of months compared."""
    items = _dates(asked)
    ahead = next((i.dated.days for i in asked.items if days_ahead(i) and i.dated is not None), 0)
    if ahead and not items:
        return Span(asked.situation.today, asked.situation.today + timedelta(days=ahead))
    spans = [found for item in items if (found := _span_of(asked, item)) is not None]
    if (common := _common(asked, items, spans)) is not None:
        return common
    both = len(spans) == 2 and (asked.joined(items[0], items[1]) or compared_periods(asked) is not None)
    if not both:
        return spans[0] if spans else None
    firsts, lasts = [s.first for s in spans if s.first], [s.last for s in spans if s.last]
    return Span(min(firsts), max(lasts)) if len(firsts) == len(lasts) == 2 else spans[0]


def _common(asked: Question, items: Sequence[Item], spans: Sequence[Span]) -> Span | None:
    """ "cuối năm nay còn việc nào, hạn tới 31/12": the days that two spans of the same date share."""
    if len(spans) != 2:
        return None
    one, other = spans
    first = max(one.first or date.min, other.first or date.min)
    last = min(one.last or date.max, other.last or date.max)
    dates = {found for item in items if (found := _date_beside(asked, item)) is not None}
    if first > last or len(dates) > 1 or asked.joined(*items) or asked.has("compare", "comparative"):
        return None
    return Span(None if first == date.min else first, None if last == date.max else last)


def compared_periods(asked: Question) -> Group | None:
    """ "tháng này so với tháng trước": periods that meet, whose figures are wanted side by side."""
    items = _dates(asked)
    said = asked.has("compare", "comparative") or asked.items[0].folded == "so"
    if len(items) != 2 or not said:
        return None
    spans = [span for item in items if (span := _span_of(asked, item)) is not None]
    whole = sorted(
        (span.first, span.last) for span in spans if span.first is not None and span.last is not None
    )
    if len(whole) != 2 or whole[0][1] + timedelta(days=1) != whole[1][0]:
        return None
    return Group.WEEK if (whole[1][0] - whole[0][0]).days == _WEEK else Group.MONTH


def other_spans(asked: Question, query: Query) -> list[Item]:
    """The days beside those of the query: "giao tháng 9 hạn tháng 12" would need two spans."""
    items = _dates(asked)
    joined = len(items) == 2 and (
        asked.joined(items[0], items[1]) or query.group in (Group.WEEK, Group.MONTH)
    )
    chosen, spans = span_of(asked), [_span_of(asked, item) for item in items]
    shared = (
        len(items) == 2 and _common(asked, items, [span for span in spans if span is not None]) is not None
    )
    if joined or shared:
        return []
    return [item for item, span in zip(items, spans, strict=True) if span != chosen]


def _span_of(asked: Question, item: Item) -> Span | None:
    """The days that are asked about; "trước", "đến" ask from today on."""
    dated = item.dated
    today = asked.situation.today
    if item.folded.startswith("may ") and item.folded.endswith((" nay", " ni", " qua", " gan day")):
        return Span(today - timedelta(days=_WEEK - 1), today)  # "mấy hôm nay"
    if dated is None or (dated.first is None and dated.last is None):
        return None
    before = [item.folded for item in asked.items[max(0, asked.place(item) - 2) : asked.place(item)]]
    if (
        before[-1:] == ["hom"]
        and dated.first is not None
        and today < dated.first <= today + timedelta(days=_WEEK)
    ):
        day = dated.first - timedelta(days=_WEEK)  # "từ hôm thứ hai"
        return Span(day, today if before[0] == "tu" else day)
    if dated.doubt is TimeDoubt.BARE_DAY and dated.first is not None and dated.first > today:
        since = dated.shape is TimeShape.SPAN and dated.last is None
        if (
            "hom " in item.folded
            or _until_now(asked, item)
            or (_of_the_past(asked) and not _is_end(asked, item))
        ):
            day = _month_before(dated.first)
            return Span(day, today if since else day)
    if dated.first is not None and _until_now(asked, item) and (dated.last is None or dated.last < today):
        return Span(_gone_by(dated.first, today), today)
    if dated.last is not None and _is_end(asked, item):
        last = _in_question(asked, dated.last) if dated.doubt is TimeDoubt.GONE_BY else dated.last
        before_it = item.folded.startswith("truoc") and _of_the_past(asked)
        last -= timedelta(days=1) if before_it else timedelta()
        of_past = before_it or asked.has("as_of") or last < today
        return Span(None if of_past else today, last)
    if dated.doubt is TimeDoubt.GONE_BY and dated.shape is TimeShape.DAY and dated.first == dated.last:
        day = _in_question(asked, dated.first or today)
        return Span(day, day)
    return Span(dated.first, dated.last)


def _until_now(asked: Question, item: Item) -> bool:
    """ "từ hôm 20 tới nay": the words behind a day that is left open."""
    place = asked.place(item)
    behind = asked.items[place + 1].folded if place + 1 < len(asked.items) else ""
    if item.folded.endswith(_TO_NOW):
        return True
    later = asked.items[place + 2].folded if place + 2 < len(asked.items) else ""
    if behind in ("den", "toi") and later in _NOW:
        return True  # "giao tháng 10 đến nay"
    return item.folded.endswith((" toi", " den")) and behind in _NOW


_NOW = frozenset({"nay", "gio", "bay gio", "hien tai", "hien nay", "hom nay", "chu", "bay chu"})
_TO_NOW = tuple(f" {until} {now}" for until in ("toi", "den") for now in sorted(_NOW))


def _gone_by(day: date, today: date) -> date:
    """The last such day of the year that is not to come."""
    near = nearest(day, today)
    return near if near <= today else nearest(day, near - timedelta(days=365))


def _month_before(day: date) -> date:
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _is_end(asked: Question, item: Item) -> bool:
    """ "trước 30/11", "đến cuối tháng": a day until which is asked, and no days in which."""
    place = asked.place(item)
    behind = asked.items[place - 1] if place else None
    before = behind.folded if behind is not None and not behind.has("mine") else ""
    ends = item.folded.startswith(_UP_TO) or (before.endswith(_UP_TO) and not item.folded.startswith("trong"))
    return ends and item.dated is not None and item.dated.shape is not TimeShape.SPAN


def ends_at(asked: Question) -> bool:
    found = span_item(asked)
    return found is not None and _is_end(asked, found)


def _decides_today(asked: Question, item: Item) -> bool:
    """ "hôm nay tôi cần duyệt gì": what waits now, whenever it is due."""
    dated = item.dated
    on = dated is not None and dated.first == dated.last == asked.situation.today
    waits = any(x.has("reported") and x.folded.startswith(_WAITS) for x in asked.items)
    decided = any(x.has("reported") and x.folded.endswith("duyet") for x in asked.items)
    return on and (waits or decided) and not asked.has("due", *(() if waits else ("was_reported",)))


_WAITS = ("cho ", "dang cho ", "doi ", "dang doi ")


def _some_day(asked: Question, item: Item) -> bool:
    """ "cái công văn bữa trước": it reminds of what is meant, and narrows to no day."""
    return item.folded in ("bua truoc", "hom truoc", "bua no", "hom no") and not _date_beside(asked, item)


def _as_of_today(asked: Question, item: Item) -> bool:
    """ "tính đến hôm nay" is as it stands, which narrows nothing."""
    place = asked.place(item)
    said = place > 0 and asked.items[place - 1].has("as_of")
    return said and item.dated is not None and item.dated.first == item.dated.last == asked.situation.today


def _of_the_past(asked: Question) -> bool:
    """Whether it asks for what was given, reported or done by that day."""
    return asked.has("given", "closed", "done", "done_late", "was_reported") and not asked.has("due")


def _in_question(asked: Question, day: date) -> date:
    """A day without its year, as it is asked about: the last of what has happened, else the nearest."""
    today = asked.situation.today
    near = nearest(day, today)
    return near if near <= today or not _of_the_past(asked) else nearest(day, today - timedelta(days=183))


def date_of(asked: Question, query: Query) -> DateOf:
    if asked.says("vua bao cao", "moi bao cao", "vua nop", "moi nop"):
        return DateOf.REPORTED
    if (query.span is None and not asked.says("vua", "moi")) or asked.says(*_OWED):
        return DateOf.DUE
    beside = next((found for item in _dates(asked) if (found := _date_beside(asked, item)) is not None), None)
    if beside is not None:
        return beside
    if asked.has("due", "due_soon"):
        return DateOf.DUE
    if ALL_DONE & {*query.stands, *query.besides} or asked.has("closed"):
        return DateOf.CLOSED
    if (
        asked.says("vua bao cao", "moi bao cao", "da bao cao", "bao cao", "nop")
        and asked.has("was_reported", "reported")
        and not (query.stands or query.recurring)
    ):
        return DateOf.REPORTED
    if asked.has("given") and not query.stands:
        return DateOf.GIVEN
    last = query.span.last if query.span is not None else None
    gone = last is not None and last < asked.situation.today
    sent = any(item.has("hand_in") and item.folded.startswith(_SENT) for item in asked.items)
    return DateOf.REPORTED if gone and sent and not query.stands else DateOf.DUE


_SENT = ("gui", "nop")
_OWED = ("phai nop", "phai bao cao", "phai gui", "can nop", "can bao cao", "can gui")
"""What a unit still owes, whatever word stands before: "tuần này tôi phải nộp gì"."""
_DATES: tuple[tuple[str, DateOf], ...] = (
    ("due", DateOf.DUE), ("given", DateOf.GIVEN), ("closed", DateOf.CLOSED), ("done_late", DateOf.CLOSED),
    ("done_on_time", DateOf.CLOSED), ("done_early", DateOf.CLOSED),
    ("done", DateOf.CLOSED), ("was_reported", DateOf.REPORTED), ("hand_in", DateOf.REPORTED),
)  # fmt: skip


_BETWEEN = frozenset({"len", "ve", "vao", "hom", "hoi", "trong", "tu"})
"""What may stand between a word and its days: "gửi LÊN hôm qua", "nộp HÔM thứ ba"."""


def _date_beside(asked: Question, span: Item) -> DateOf | None:
    """The date that the word next to the span names: "giao trong tháng 9 mà vẫn chưa xong"."""
    before = [item for item in asked.items[: asked.place(span)] if item.kind != "punct"]
    while len(before) > 1 and before[-1].folded in _BETWEEN:
        before.pop()
    if not before or (before[-1].has("filler") and not before[-1].has("given", "due")):
        return None
    last = before[-1]
    named = dict.fromkeys(date for kind, date in _DATES if last.has(kind))
    return next(iter(named)) if len(named) == 1 else None
