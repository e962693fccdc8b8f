"""The last question with what is new in the next: whose tasks, how they stand, of when, in what form."""

from dataclasses import replace
from functools import cache

from chat.questions.question import Question
from chat.questions.stands import together
from language.folding import fold
from language.lexicon import classes
from tasks.query import ALL_DONE, FILES, UNFINISHED, DateOf, Order, Query, Shape, Stand


@cache
def words_for(kind: str) -> frozenset[str]:
    """The phrases of a class of `following.toml`, folded."""
    return frozenset(fold(phrase) for phrase in classes("following")[kind])


def joined(asked: Question, last: Query, new: Query) -> Query:
    """The last question with what the new one says."""
    if asked.left_out:
        theirs = last.units or tuple(unit.code for unit in asked.situation.units)
        new = replace(new, units=tuple(code for code in theirs if code not in asked.left_out))
    elif asked.units and adds(asked):
        new = replace(new, units=tuple(dict.fromkeys((*last.units, *new.units))))
    if new.shape is Shape.WHO and not asked.has("q_who"):
        new = replace(new, shape=Shape.LIST)
    if widens(asked):
        last, new = replace(last, share=None), replace(new, share=None, stands=_wider(last, new))
        return _merged(asked, replace(last, besides=()), new)
    return _merged(asked, last, _narrowing(asked, last, new))


def _narrowing(asked: Question, last: Query, new: Query) -> Query:
    """How it stands now: "chỉ lấy quá hạn" narrows what was shown where both can hold, else it is instead."""
    if _only_measured(asked, new):  # "trên 15 ngày thôi": late as they were asked about
        done = last.stands == (Stand.DONE,)
        kept = set(last.stands) & {Stand.OVERDUE, Stand.DONE_LATE, Stand.REPORTED}
        stands = last.stands if kept else (Stand.DONE_LATE,) if done else new.stands
        return replace(new, stands=stands, besides=last.besides)
    told = (*new.stands, *new.besides)
    if not told:  # what is late cannot have been done in time: a rate is of everything again
        return new if new.shape is Shape.RATE else replace(new, stands=last.stands, besides=last.besides)
    wide = not last.stands or {*UNFINISHED, Stand.UNREPORTED, *told} & set(last.stands)
    if not limits(asked) or len(new.stands) > 1 or (wide and not last.besides):
        return new
    if all(together(one, other) for one in told for other in (*last.stands, *last.besides)):
        return replace(new, stands=last.stands, besides=tuple(dict.fromkeys((*last.besides, *told))))
    return new


def _only_measured(asked: Question, new: Query) -> bool:
    measured = new.late_over is not None or new.late_most is not None
    return measured and not asked.has("overdue", "done_late", "reported", "done")


def adds(asked: Question) -> bool:
    """ "thêm KHTC vào", "TCCB nữa": one more unit beside those that were asked about."""
    words = [item for item in asked.items if item.kind == "word" and not item.has("particle", "address")]
    return bool(words) and all(item.folded in ("them", "vao", "nua", "ca", "cung", "voi") for item in words)


def widens(asked: Question) -> bool:
    """ "cả việc phối hợp nữa", "kể cả việc đã xong": what was left out is wanted as well."""
    items = [item for item in asked.items if item.kind != "punct" and not item.has("address")]
    words = [item for item in items if item.folded in words_for("as_well")]
    return bool(words) and (words[0] is items[0] or words[-1] is items[-1])


def without_filter(asked: Question, last: Query) -> Query:
    """ "bỏ lọc tháng", "bỏ điều kiện đơn vị": the last question without that filter."""
    said = " ".join(item.folded for item in asked.items)
    opening = (words for words in words_for("no_longer") if f"{said} ".startswith(f"{words} "))
    opens = max(opening, key=len, default="")
    rest = f" {said[len(opens) :]} "
    if not opens:
        return last
    if any(f" {word} " in rest for word in words_for("of_time")):
        last = replace(last, span=None)
    if any(f" {word} " in rest for word in words_for("of_units")):
        last = replace(last, units=(), persons=(), mine=False, in_charge=False)
    if any(f" {word} " in rest for word in words_for("of_stands")):
        last = replace(last, stands=(), besides=(), late_over=None, late_most=None)
    return last


def _wider(last: Query, new: Query) -> tuple[Stand, ...]:
    """What has either stand; everything where nothing was narrowed before."""
    return tuple(dict.fromkeys((*last.stands, *new.stands))) if last.stands else ()


def limits(asked: Question) -> bool:
    """ "chỉ những việc chưa xong", "trễ trên 10 ngày thôi nha": of what was shown."""
    words = [item for item in asked.items if item.kind != "punct" and not item.has("address")]
    words = [item for item in words if item.has("only") or not item.has("particle", "filler")]
    return bool(words) and (words[0].has("only") or words[-1].has("only"))


def _merged(asked: Question, last: Query, new: Query) -> Query:
    """Each filter as the new question has it, else as the last one had it."""
    counts = new.shape is Shape.COUNT and last.shape in (Shape.RATE, Shape.RANK, Shape.COMPARE)
    whose = bool(new.units or new.persons or new.in_charge)
    keeps = new.shape is Shape.LIST and last.shape not in FILES
    measured = new.late_over is not None or new.late_most is not None
    lateness = new if measured or not _late_still(last, new) else last
    due = new.span is not None and asked.has("due") and new.date_of is DateOf.DUE
    return replace(
        last,
        without=tuple(dict.fromkeys((*last.without, *new.without))),
        units=new.units if whose else last.units,
        persons=new.persons if whose else last.persons,
        mine=last.mine and not whose,
        in_charge=new.in_charge or (last.in_charge and not whose),
        share=new.share or last.share,
        dated=last.dated if new.dated is None else new.dated,
        recurring=last.recurring if new.recurring is None else new.recurring,
        issuer=new.issuer or last.issuer,
        stands=new.stands,
        besides=new.besides,
        span=new.span or last.span,
        date_of=new.date_of if due or new.date_of is not DateOf.DUE else last.date_of,
        directive=new.directive or last.directive,
        words=new.words or last.words,
        group=new.group or last.group,
        order=new.order if new.order is not Order.DUE else last.order,
        late_over=lateness.late_over,
        late_most=lateness.late_most,
        said=new.said or (None if ALL_DONE & set(new.stands) else last.said),
        shape=last.shape if keeps or counts else new.shape,
        limit=new.limit or (last.limit if new.shape in (Shape.LIST, *FILES) else None),
        none=last.none and keeps,
    )


def _late_still(last: Query, new: Query) -> bool:
    """Whether by how much something is late still holds: not of other stands, nor of a rate of everything."""
    if not new.stands:
        return False
    return bool({Stand.OVERDUE, Stand.DONE_LATE, *last.stands} & {*new.stands, *new.besides})
