"""In which form an answer is wanted: a list, a number, places; how many, in what order."""

from itertools import pairwise

from chat.questions.asked_part import FILE_WORDS
from chat.questions.question import Question
from chat.questions.searched import asks_how
from chat.questions.spans import compared_periods, span_item
from chat.sentences.numbers import IN_WORDS
from tasks.query import Order, Shape

_LATEST = ("cham nhat", "tre nhat", "muon nhat")


def shape_of(asked: Question) -> Shape:
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
    said = asked.items[0].folded == "so" or asked.has("comparative")
    if said and (len(asked.units) > 1 or compared_periods(asked) is not None):
        return Shape.COMPARE
    for kind, shape in (("compare", Shape.COMPARE), ("rank", Shape.RANK), ("rate", Shape.RATE)):
        if kind == "rank" and not any(_ranks(asked, n) for n in range(len(asked.items))):
            continue
        if asked.has(kind) and not (kind == "rank" and limit_of(asked) and _limits_tasks(asked)):
            return shape
    if counts_each(asked):
        return Shape.COUNT if asked.has("q_count") else Shape.RATE
    if _counts(asked) and not asked.says("may gio"):
        return Shape.WHO if _counts_units(asked) else Shape.COUNT
    late = asked.has("overdue") and not asked.has("task", "q_what", "list", "search")
    alone = late and not (asked.units or asked.persons or span_item(asked)) and not asked.has("mine")
    return Shape.WHO if alone or any(_asks_who(asked, n) for n in range(len(asked.items))) else Shape.LIST


def _asks_who(asked: Question, n: int) -> bool:
    """Whether units are asked for; "việc quá hạn của các đơn vị" names those of all."""
    item = asked.items[n]
    of_all = item.has("everybody") and n > 0 and asked.items[n - 1].has("of", "stats")
    behind = asked.items[n + 1].folded if n + 1 < len(asked.items) else ""
    which = item.has("unit") and item.kind == "word" and behind == "nao"  # "đơn vị trực thuộc nào"
    return which or (item.has("q_who") and not of_all)


def bounds(asked: Question, n: int) -> bool:
    """ "trên 5 việc", "ít nhất 3 việc", "gia hạn 2 lần": how many each must have."""
    if asked.items[n].kind not in ("quantity", "numbers"):
        return False
    before = asked.items[n - 1] if n else None
    behind = asked.items[n + 1] if n + 1 < len(asked.items) else None
    narrows = before is not None and before.has("more_than", "at_least", "less_than")
    return (narrows and behind is not None and behind.has("task")) or (
        behind is not None and behind.folded.split(" ")[0] == "lan"
    )


def _ranks(asked: Question, n: int) -> bool:
    """Whether the word puts in order; "ít nhất 3 việc" is a bound."""
    return asked.items[n].has("rank") and not (
        asked.items[n].has("at_least") and n + 1 < len(asked.items) and bounds(asked, n + 1)
    )


def _limits_tasks(asked: Question) -> bool:
    """ "10 việc chậm nhất của các bệnh viện": so many tasks are wanted, and no units by place."""
    first = asked.items[0].kind in ("numbers", "quantity") and asked.items[1:2] and asked.items[1].has("task")
    return bool(first) or not asked.has("q_who", "unit")


_STATES = (
    "done",
    "done_on_time",
    "done_early",
    "overdue",
    "open",
    "unreported",
    "done_late",
    "due_soon",
    "reported",
)


def counts_each(asked: Question) -> bool:
    """ "xong, chưa xong, quá hạn", "mấy việc, bao nhiêu quá hạn": each is to be told in figures."""
    counts = [item for item in asked.items if item.has("q_count")]
    ends = [item for item in asked.items if item.folded in (",", ";") or item.has("and")]
    apart = len(counts) > 1 and any(counts[0].end <= item.start < counts[-1].start for item in ends)
    stands = [item for item in asked.items if item.has(*_STATES)]
    done = any(item.has("done", "done_on_time", "done_early") and not item.has("open") for item in stands)
    listed = any(
        asked.joined(one, other) and not one.tags & other.tags & frozenset(_STATES)
        for one, other in pairwise(stands)
    )
    return (apart and bool(stands)) or (listed and done)


_NAMING = ("search", "list")


def _counts(asked: Question) -> bool:
    """Whether a number is wanted: "mấy việc về sởi giao cho ai" asks whose they are, "tìm mấy việc" which.

    "trễ nhiều" tells.
    """
    counts = [item for item in asked.items if item.has("q_count")]
    if counts and all(asked.typed(item) == "nhieu" for item in counts):
        behind = asked.items[asked.place(counts[0]) + 1 :][:1]
        return not asked.has("overdue", "rank", "order_by") or any(x.has("task") for x in behind)
    if len(counts) != 1 or not counts[0].folded.startswith("may"):
        return bool(counts)
    n = asked.place(counts[0])
    named = any(asks_how(item) for item in asked.items[1:]) if n == 0 else asked.items[n - 1].has(*_NAMING)
    return not named


def _counts_units(asked: Question) -> bool:
    """ "bao nhiêu đơn vị đã nhận việc": they are counted, and not the tasks."""
    return any(
        one.has("q_count") and other.has("unit_noun", "unit") and other.unit is None
        for one, other in pairwise(asked.items)
    )


_BY_LATENESS = ("so ngay tre", "so ngay cham", "ngay tre", "muc do tre", "do tre", "tre lau", "tre nhieu")
_PRESSING = (
    "gap nhat", "cang nhat", "can nhat", "nong nhat", "sat nhat", "khan nhat", "cap bach nhat",
    "can kip nhat",
)  # fmt: skip
_BY_NUMBER = ("nhieu viec", "nhieu nhiem vu", "it viec", "it nhiem vu")


def limit_of(asked: Question) -> int | None:
    """ "5 việc gần đến hạn nhất", "3 đơn vị …", "top 10"."""
    if not (asked.has("rank", "latest", "due_soon") or asked.says("nhat")):
        return None
    counts = (n for n, item in enumerate(asked.items) if item.kind in ("quantity", "numbers"))
    counts = (n for n in counts if asked.items[n].folded.isdecimal())  # "chậm nhất 3-5 ngày"
    item = next((asked.items[n] for n in counts if not bounds(asked, n)), None)
    text = item.text if item is not None else str(_counted_first(asked) or "")
    return int(text) if text.isdecimal() and len(text) < 4 else None


def _counted_first(asked: Question) -> int:
    """ "BA đơn vị làm tốt nhất": a count in words before what is listed."""
    return next(
        (
            IN_WORDS[one.folded]
            for one, noun in pairwise(asked.items)
            if one.folded in IN_WORDS and noun.has("unit", "unit_noun", "task")
        ),
        0,
    )


def order_of(asked: Question, shape: Shape) -> Order:
    if shape is Shape.RANK and asked.says(*_BY_NUMBER) and asked.says("nhat"):
        return Order.FEWEST if asked.says("it viec", "it nhiem vu") else Order.MOST
    if asked.says("cham nhat", "lau nhat", "cham lau nhat", "tre nhat"):
        return Order.LATENESS
    if asked.has("order_by") and asked.has("late", "overdue") and asked.says(*_BY_LATENESS):
        return Order.LATENESS
    if asked.says(*_PRESSING) or asked.says("han gan nhat"):
        return Order.DUE
    return Order.LATEST if asked.has("latest") and not asked.has("due_soon") else Order.DUE
