"""A deadline as the office types it: "30/11", "trước 16h ngày 04/12", "ngày 25 hàng tháng"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from chat.acts.frames import HARMLESS, Slots
from chat.intents.values import When
from chat.sentences.items import Item, hour_of, when_of
from expressions.times.typed_phrases import TimeDoubt, TimeShape
from tasks.deadline import Operator, Period, Recurrence


@dataclass(frozen=True, slots=True)
class TypedDeadline:
    """What was typed; `on`, `recurrence` and `none` are all empty where it was not understood."""

    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False
    at: time | None = None  # of each of its days, where it recurs


def deadline_of(slots: Slots) -> TypedDeadline:
    """The deadline that the slots name."""
    return deadline_in(slots.dates, slots.clock, before=slots.operator_before)


def deadline_in(dates: Sequence[Item], clock: Item | None, *, before: bool = False) -> TypedDeadline:
    """The deadline of these times; `before` where "trước" stands beside them."""
    last = dates[-1].dated if dates else None
    if last is None:
        return TypedDeadline()
    operator = Operator.BEFORE if before or last.operator is Operator.BEFORE else last.operator
    if last.recurrence is not None:
        recurrence = _on_its_day(last.recurrence, dates[:-1])
        return TypedDeadline(operator=operator, recurrence=recurrence, at=hour_of(last, clock))
    whole = not dates[-1].folded.startswith(("het", "den het", "cuoi", "den cuoi"))
    if last.shape is TimeShape.PERIOD and operator is Operator.BY and whole:
        operator = Operator.WITHIN
    return TypedDeadline(when_of(dates, clock), operator)


def _on_its_day(recurrence: Recurrence, before: Sequence[Item]) -> Recurrence:
    """ "thứ sáu 2 tuần một lần": the day of the week stands before the rest."""
    named = before[-1] if before else None
    of_week = named is not None and named.folded.startswith(("thu ", "chu nhat"))
    if recurrence.period is not Period.WEEK or recurrence.weekday is not None or not of_week:
        return recurrence
    due = named.dated.due if named is not None and named.dated is not None else None
    return replace(recurrence, weekday=due.weekday()) if due is not None else recurrence


def names_no_day(items: Sequence[Item]) -> bool:
    """ "trước 31/11": a deadline is meant, and there is no such day."""
    dates = [x.dated for x in items if x.kind == "date" and x.dated is not None]
    return any(x.due is None and x.recurrence is None for x in dates[-1:])


_LEADS = (
    "han",
    "truoc",
    "den",
    "toi",
    "nhat",
    "xong",
    "hoan thanh",
    "hoan tat",
    "trong",
    "vong",
    "het",
    "vao",
    "la",
    "thoi gian",
    "nop",
)
_LEADING = ("truoc", "den ", "toi ", "cham nhat", "muon nhat", "trong ", "het ", "han ", "thoi han ")
"""What ends right before a deadline, or begins it."""


def deadline_place(body: Sequence[Item], today: date) -> tuple[int | None, bool]:
    """The place of the time that is the deadline, and whether words say that it is one.

    A day or a period that nothing leads to ("hạn dùng thuốc 15/12", "số liệu quý III") may be of the content;
    one that has gone by is.
    """
    times = [n for n, x in enumerate(body) if x.kind in ("date", "recurrence", "length")]
    led = [n for n in times if _is_led(body, n)]
    if led:
        return led[-1], True
    times = [n for n in times if body[n].kind != "length" and not _is_past(body[n], today)]
    if not times:
        return None, True
    last = body[times[-1]]
    said = last.kind == "recurrence" or not any(c.isdecimal() for c in last.folded)
    return times[-1], said


def names_two(body: Sequence[Item], tail: Sequence[Item]) -> bool:
    """ "trước 5/12, chậm nhất 10/12", "hàng tuần … đến hết năm", "2 lần mỗi tháng": no one deadline."""
    items = (*body, *tail)
    days = {x.dated.due for n, x in enumerate(items) if x.kind == "date" and x.dated and _is_led(items, n)}
    recurs = [n for n, x in enumerate(items) if x.kind == "recurrence"]
    ends = any(x.kind == "date" and x.folded.startswith(("den ", "tu ", "het ")) for x in items)
    often = any(n > 1 and items[n - 1].folded == "lan" and items[n - 2].text.isdecimal() for n in recurs)
    return len(days) > 1 or (bool(recurs) and ends) or often


def hour_alone(body: Sequence[Item]) -> When | None:
    """ "trước 10h", "trong 24 giờ": the next such hour, where no day is named."""
    led = [
        x
        for n, x in enumerate(body)
        if x.kind == "time" and (x.folded.startswith(_LEADING) or _is_led(body, n))
    ]
    dated = led[-1].dated if led else None
    if dated is None or dated.due is None:
        return None
    return When(dated.due, not dated.shown_back and len(led) == 1, dated.time)


def _is_past(item: Item, today: date) -> bool:
    dated = item.dated
    if dated is None or dated.due is None:
        return False
    return dated.due < today or dated.doubt is TimeDoubt.GONE_BY


def _is_led(body: Sequence[Item], n: int) -> bool:
    item, before = body[n], body[n - 1] if n else None
    if item.kind == "recurrence" or before is None:
        return item.kind == "recurrence"
    if before.folded.endswith(_LEADS) or before.has("deadline") or item.folded.startswith(_LEADING):
        return True
    closing = HARMLESS | {"done", "hand_in", "report"}  # ", 15/12 báo cáo tôi"
    ends = all(x.kind in ("punct", "time") or x.tags & closing for x in body[n + 1 :])
    return item.kind == "date" and before.kind in ("punct", "time") and ends


TIMES = ("date", "recurrence", "time", "length")
LASTING = HARMLESS | {
    "deadline", "deadline_word", "until", "finished", "change_due", "due", "entrusts", "set",
}  # fmt: skip
"""Classes of the words that a clause of a deadline is made of."""
_TO_A_DAY = frozenset(
    {"truoc", "han", "den", "la", "cham nhat", "xong truoc", "trong", "vao", "ngay", "thoi han"}
)


def leads_to_a_day(item: Item) -> bool:
    """Whether a day is to follow the word."""
    return item.folded in _TO_A_DAY


def is_deadline(clause: Sequence[Item]) -> bool:
    """Whether a clause says by when, and nothing else: "hạn 15/12", "xong trước thứ sáu"."""
    timed = any(item.kind in TIMES for item in clause)
    return (
        timed
        and sum(item.kind == "date" for item in clause) < 2
        and not clause[0].has("report")
        and all(item.kind in TIMES or item.tags & LASTING or leads_to_a_day(item) for item in clause)
    )
