"""A question in words: the title of its answer, which names every filter, so that none is dropped unsaid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from messages import vi
from tasks.model import Person, Share
from tasks.query import UNFINISHED, DateOf, Group, Order, Percents, Query, Shape, Span, Stand

_DAY = timedelta(days=1)

_STANDS: Mapping[Stand, str] = {
    Stand.OPEN: "đang thực hiện",
    Stand.OVERDUE: "quá hạn",
    Stand.DUE_SOON: "sắp đến hạn",
    Stand.REPORTED: "đã báo cáo chờ xác nhận",
    Stand.EXTENSION: "đang xin gia hạn",
    Stand.DONE: "đã hoàn thành",
    Stand.DONE_LATE: "hoàn thành quá hạn",
    Stand.DONE_ON_TIME: "hoàn thành đúng hạn",
    Stand.DONE_EARLY: "hoàn thành trước hạn",
    Stand.RETURNED: "bị trả lại báo cáo",
    Stand.EXTENDED: "đã được gia hạn",
    Stand.DECLINED: "đơn vị đề nghị giao đơn vị khác",
    Stand.PAUSED: "tạm dừng",
    Stand.CANCELLED: "đã hủy",
    Stand.UNACKNOWLEDGED: "đơn vị chưa báo đã nhận",
    Stand.ACKNOWLEDGED: "đơn vị đã nhận",
    Stand.UNREPORTED: "chưa báo cáo",
}
_DAYS = {
    DateOf.DUE: "hạn",
    DateOf.REPORTED: "báo cáo",
    DateOf.GIVEN: "giao",
    DateOf.CLOSED: "xong",
}
_GROUPS = {
    Group.UNIT: "theo đơn vị",
    Group.DIRECTIVE: "theo văn bản",
    Group.WEEK: "theo tuần",
    Group.MONTH: "theo tháng",
    Group.LEADER: "theo lãnh đạo phụ trách",
}
_ORDERS = {Order.LATEST: "mới nhất trước", Order.LATENESS: "chậm nhất trước"}
_MOST_FIRST = "nhiều việc nhất trước"
_BY_NUMBER = {Order.MOST: "theo số việc, nhiều nhất trước", Order.FEWEST: "theo số việc, ít nhất trước"}
_SHAPES = {
    Shape.WHO: "Đơn vị có việc",
    Shape.COMPARE: "So sánh các đơn vị về việc",
    Shape.RANK: "Xếp hạng các đơn vị theo việc",
    Shape.RATE: "Tỷ lệ hoàn thành của việc",
}
_ANY = "Việc"
_WITH_WORDS = "có các từ"
_PLAIN_SHAPES = {
    Shape.COMPARE: "So sánh các đơn vị",
    Shape.RANK: "Xếp hạng các đơn vị theo kết quả thực hiện",
    Shape.RATE: "Tỷ lệ hoàn thành",
}
"""The same where nothing is said of how the tasks stand."""

_PERIODS: Mapping[Group | None, str] = {Group.WEEK: "So sánh từng tuần", Group.MONTH: "So sánh từng tháng"}
_NONE = "Đơn vị không có việc"


@dataclass(frozen=True, slots=True)
class Named:
    """The names of what a question has only the codes of: units, people."""

    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def title(query: Query, named: Named) -> str:
    """ "Việc quá hạn trên 7 ngày làm việc của Phòng Kế hoạch, văn bản 1418, hạn trong tháng 10/2026"."""
    parts = [*filter(None, (_said(query), *_around(query)))]
    head = _head(query, named)
    if head == _ANY and query.span is not None and parts[0].startswith(_DAYS[query.date_of]):
        has = "có " if query.date_of is DateOf.DUE else ""
        head = f"{head} {has}{parts.pop(0)}"  # "Việc giao trong tháng 12/2026"
    elif head == _ANY and parts and parts[0].startswith(_WITH_WORDS):
        head = f"{head} {parts.pop(0)}"  # "Việc có các từ “lưu trữ”"
    return ", ".join((head, *parts))


def _head(query: Query, named: Named) -> str:
    """The form of the answer, how the tasks stand, whose they are."""
    kind, several = _kind(query), named.units
    if query.none:
        return _NONE + kind + _of(query, named)
    if query.shape is Shape.COMPARE and query.group in _PERIODS:
        about = f" về việc{kind}" if kind else ""
        return _PERIODS[query.group] + about + _of(query, named)
    named_all = len(query.units) > 1 and not (query.share or query.mine or named.persons)
    if query.shape is Shape.COMPARE and named_all:
        compared = "So sánh " + " và ".join(filter(None, (", ".join(several[:-1]), several[-1])))
        return f"{compared} về việc{kind}" if kind else compared
    if query.shape is Shape.RANK and query.order in _BY_NUMBER:
        about = f", việc{kind}" if kind else ""
        return f"Xếp hạng các đơn vị {_BY_NUMBER[query.order]}{about}{_of(query, named)}"
    if query.shape is Shape.RATE and query.stands == (Stand.DONE,) and not query.besides:
        return f"Tỷ lệ đúng hạn của việc{kind}{_of(query, named)}"
    shapes = _SHAPES if kind else {**_SHAPES, **_PLAIN_SHAPES}
    if query.shape is Shape.WHO:
        kind = kind.removeprefix(" đơn vị")  # "Đơn vị có việc chưa báo đã nhận"
    return shapes.get(query.shape, _ANY) + kind + _of(query, named)


def _kind(query: Query) -> str:
    words = []
    if query.stands:
        plain = set(query.stands) == set(UNFINISHED)
        words.append("chưa hoàn thành" if plain else " hoặc ".join(_STANDS[each] for each in query.stands))
    if query.besides:
        also = " và ".join(_STANDS[each] for each in query.besides)
        words.append(f"mà {also}" if query.stands else also)
    if query.late_over is not None or query.late_most is not None:
        known = {Stand.OVERDUE, Stand.DONE_LATE} & {*query.stands, *query.besides}
        words += [*([] if known else ["chậm"]), *filter(None, (_late_by(query),))]
    if query.said is not None:
        words.append(f"đơn vị báo đạt {_percents(query.said)}")
    if query.dated is not None:
        words.append("có hạn" if query.dated else "không có hạn")
    if query.recurring is not None:
        words.append("định kỳ" if query.recurring else "không định kỳ")
    return "".join(f" {each}" for each in words)


def _late_by(query: Query) -> str:
    over, most = query.late_over, query.late_most
    if most is None:
        return f"trên {vi.working_days(over)}" if over else ""
    if over is None:
        return f"không quá {vi.working_days(most)}"
    first = over + 1
    return f"đúng {vi.working_days(most)}" if first == most else f"từ {first} đến {vi.working_days(most)}"


def _percents(said: Percents) -> str:
    least, most = said.least, said.most
    if least == most:
        return f"{least}%"
    if most == _ALL:
        return f"từ {least}% trở lên"
    return f"từ {least}% đến {most}%" if least else f"dưới {most + 1}%"


_ALL = 100


def _of(query: Query, named: Named) -> str:
    verb = {Share.LEAD: " chủ trì", Share.COOPERATE: " phối hợp", None: ""}[query.share]
    whose = [" hoặc ".join(group) for group in (named.units or query.units, named.persons or query.persons)]
    if query.mine:
        whose.insert(0, "đơn vị đồng chí")
    if query.in_charge:
        whose.append("đơn vị đồng chí phụ trách")
    said = " và ".join(filter(None, whose))
    if verb:
        return f"{' do ' + said if said else ' do đơn vị'}{verb}"
    return f" của {said}" if said else ""


def _said(query: Query) -> str:
    return f"số {vi.numbers(query.tasks)}" if query.tasks else ""


def _around(query: Query) -> list[str]:
    parts = [f"văn bản {query.directive}"] if query.directive else []
    if query.issuer:
        parts.append(f"do {query.issuer} ban hành")
    if query.words:
        parts.append(f"{_WITH_WORDS} “{vi.shorten(query.words, 60)}”")
    if query.span is not None:
        parts.append(f"{_DAYS[query.date_of]} {span_words(query.span)}")
    if query.group is not None and query.shape not in (Shape.WHO, Shape.COMPARE, Shape.RANK):
        parts.append(_GROUPS[query.group])
    if query.group is Group.DIRECTIVE and query.order is Order.MOST:
        parts.append(_MOST_FIRST)
    if query.order in _ORDERS and query.shape is Shape.LIST:
        parts.append(_ORDERS[query.order])
    if query.without:
        parts.append(f"trừ việc {vi.numbers(query.without)}")
    if query.limit is not None:
        parts.append(f"{vi.tasks(query.limit)} đầu")
    return parts


_QUARTERS = ("I", "II", "III", "IV")


def span_words(span: Span) -> str:
    """ "trong tháng 10/2026", "trong quý IV/2026", "ngày 24/11/2026", "từ 25/11/2026 đến 15/12/2026"."""
    first, last = span.first, span.last
    if first is None or last is None:
        if last is not None:
            return f"đến hết ngày {vi.day(last)}"
        return f"từ ngày {vi.day(first)}" if first is not None else "vào ngày bất kỳ"
    if first == last:
        return f"ngày {vi.day(first)}"
    whole = _whole(first, last)
    return f"trong {whole}" if whole else f"từ {vi.day(first)} đến {vi.day(last)}"


def _whole(first: date, last: date) -> str:
    """The month, quarter, year or week that the days are, if they are one."""
    begins, ends = first.day == 1, (last + _DAY).day == 1
    if begins and ends and first.year == last.year:
        months = last.month - first.month + 1
        if months == 1:
            return f"tháng {first.month:02d}/{first.year}"
        if months == 3 and first.month % 3 == 1:
            return f"quý {_QUARTERS[first.month // 3]}/{first.year}"
        if months == 12:
            return f"năm {first.year}"
    if first.weekday() == 0 and last - first == 6 * _DAY:
        return f"tuần từ {vi.day(first)} đến {vi.day(last)}"
    return ""


# --- what cannot be answered as it was asked, and the next wider question ---


def not_applied(what: Sequence[str]) -> str:
    """A part of the question that could not be made a filter of."""
    named = "; ".join(f"“{vi.shorten(each, 60)}”" for each in what)
    return f"Hệ thống chưa lọc được theo {named} nên chưa trả lời, để tránh đưa danh sách khác với câu hỏi."


def no_form(shape: Shape) -> str:
    """The form of an answer that there is none of yet."""
    forms = {
        Shape.PICTURE: "biểu đồ",
        Shape.DOCX: "tệp Word",
        Shape.ICS: "tệp lịch (ics)",
    }
    return f"Hệ thống chưa có {forms.get(shape, shape.value)} cho câu hỏi này; danh sách như sau."


def nothing_in_charge(*, offered: bool) -> str:
    """The registry names no unit of which the person who asks is in charge."""
    said = "Danh mục đơn vị chưa ghi đồng chí phụ trách đơn vị nào."
    return f"{said} Trả lời 1 để xem của toàn cơ quan." if offered else said


RANKINGS = "so sánh, xếp hạng các đơn vị"


def unknown_codes(codes: Sequence[str]) -> str:
    """Codes of units or people that the registry does not know."""
    return f"Không có mã {', '.join(codes)} trong danh mục. Gõ: danh sách đơn vị, hoặc: danh sách cán bộ"


def person(who: Person) -> str:
    """ "chị Trần Thị B", "đồng chí Nguyễn Văn A"."""
    return f"{who.honorific or vi.HONORIFIC} {who.name}"


def all_but(units: Sequence[str]) -> str:
    """Every unit save these."""
    return f"các đơn vị, trừ {' và '.join(filter(None, (', '.join(units[:-1]), units[-1])))}"


NO_LEADER = "Đơn vị chưa có lãnh đạo phụ trách"
BY_CHAT = "Giao trực tiếp, không theo văn bản"
UNDATED = "Không có ngày"


def no_more() -> str:
    """«tiếp» where nothing follows."""
    return "Không còn phần tiếp theo. Đồng chí gõ lại câu hỏi để xem từ đầu."
