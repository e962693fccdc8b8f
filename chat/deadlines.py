"""A deadline as the office types it: "30/11", "trước 16h ngày 04/12", "ngày 25 hàng tháng"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.frames import Slots
from chat.items import Item, when_of
from chat.values import When
from expressions.times.typed import TimeShape
from tasks.deadline import Operator, Period, Recurrence


@dataclass(frozen=True, slots=True)
class TypedDeadline:
    """What was typed; `on`, `recurrence` and `none` are all empty where it was not understood."""

    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False


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
        return TypedDeadline(operator=operator, recurrence=_on_its_day(last.recurrence, dates[:-1]))
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
