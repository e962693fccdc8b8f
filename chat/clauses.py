"""A sentence cut into clauses, and what each clause says about its tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chat.dated import Shape
from chat.dates import calendar_day, latest_past
from chat.scan import Item

_ENDS = frozenset(".;!\n…?")
_NEUTRAL = frozenset({"task", "and", "filler"})
_WARNINGS = ("neg", "partial", "future", "maybe", "cond", "unsure", "handed", "ask")
_COMPLETION = ("done", "sent", "done_weak")
_OFFICE_UNITS = ("van phong", "so", "vp")


class Verdict(StrEnum):
    """What a clause says. `uncertain` is the answer wherever a word is not understood."""

    DONE = "done"
    NOT_DONE = "not_done"
    PROGRESS = "progress"
    RECEIVED = "received"
    ASK = "ask"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring items without a separator."""

    items: tuple[Item, ...]

    def has(self, *tags: str) -> bool:
        """Whether an item bears one of the tags."""
        return any(item.has(*tags) for item in self.items)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of tasks, each once, in order."""
        return unique(n for item in self.items for n in item.numbers)

    @property
    def bare(self) -> bool:
        """Whether it holds nothing but numbers and small words."""
        return all(i.kind in ("numbers", "punct") or i.has(*_NEUTRAL) for i in self.items)


def unique(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each number once, in the order of first mention."""
    return tuple(dict.fromkeys(numbers))


def split(items: Sequence[Item]) -> tuple[Clause, ...]:
    """Clauses by punctuation and contrast; a list of numbers is not cut at its commas."""
    clauses: list[Clause] = []
    current: list[Item] = []
    for n, item in enumerate(items):
        if item.kind == "punct" and item.folded in ("", *_ENDS):
            spoken = [n for n, clause in enumerate(clauses) if clause.items]
            if item.folded == "?" and not current and spoken:
                clauses[spoken[-1]] = Clause((*clauses[spoken[-1]].items, item))
                continue
            current += [item] if item.folded == "?" else []
            clauses.append(Clause(tuple(current)))
            current = []
        elif item.folded == "," and not _inside_a_list(items, n):
            clauses.append(Clause(tuple(current)))
            current = []
        else:
            if item.has("contrast") and current and _number_follows(items, n):
                clauses.append(Clause(tuple(current)))
                current = []
            current.append(item)
    clauses.append(Clause(tuple(current)))
    return _merged([c for c in clauses if c.items])


def _inside_a_list(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    return before is not None and before.kind == "numbers" and _number_follows(items, at)


def _number_follows(items: Sequence[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:
        if item.kind == "numbers":
            return True
        if not item.has("task", "and"):
            return False
    return False


def _merged(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Clauses that are only a list of numbers join the one before, or the one after at the start."""
    merged: list[Clause] = []
    waiting: tuple[Item, ...] = ()
    for clause in clauses:
        if clause.bare and clause.numbers:
            if merged:
                merged[-1] = Clause(merged[-1].items + clause.items)
            else:
                waiting += clause.items
        else:
            merged.append(Clause(waiting + clause.items))
            waiting = ()
    return (*merged, *((Clause(waiting),) if waiting else ()))


def verdict(clause: Clause, today: date) -> Verdict | None:
    """What the clause says; None where it says nothing about how far a task has got."""
    completes = clause.has(*_COMPLETION)
    if clause.has("ask") and (completes or clause.has("neg", "partial", "handed")):
        return Verdict.ASK
    if clause.has("neg"):
        return _negated(clause)
    if completes:
        return _completed(clause, today)
    if clause.has("received"):
        return Verdict.UNCERTAIN if clause.has("unsure", "future", "cond", "maybe") else Verdict.RECEIVED
    if clause.has("handed") or _percent(clause) or _under_way(clause):
        return Verdict.PROGRESS
    return None


def _under_way(clause: Clause) -> bool:
    return any(
        i.has("partial")
        and (i.folded.startswith(("dang", "sap", "bat", "cho", "doi")) or i.folded == "tien hanh")
        for i in clause.items
    )


def _percent(clause: Clause) -> bool:
    return any(i.kind == "percent" or "phan tram" in i.folded for i in clause.items)


def _negated(clause: Clause) -> Verdict | None:
    """ "chưa xong" says not done, "xong chưa" asks."""
    items = [
        i for i in clause.items if not (i.has("filler") or i.kind in ("punct", "numbers") or i.has("task"))
    ]
    completes = [n for n, i in enumerate(items) if i.has(*_COMPLETION)]
    negations = [n for n, i in enumerate(items) if i.has("neg")]
    if not completes:
        if items and negations[0] == len(items) - 1 and clause.numbers and items[-1].folded == "chua":
            return Verdict.ASK if clause.has("handed") else Verdict.NOT_DONE
        return Verdict.UNCERTAIN if clause.has("received", "handed", "partial") else None
    if negations[0] > completes[-1]:
        asks = negations[0] == len(items) - 1 and items[-1].folded in ("chua", "khong", "ko", "k")
        return Verdict.ASK if asks and not clause.has("unsure", "cond") else Verdict.UNCERTAIN
    if negations[-1] < completes[0] and len(completes) == 1:
        return Verdict.NOT_DONE
    return Verdict.UNCERTAIN


def _completed(clause: Clause, today: date) -> Verdict:
    days = [i for i in clause.items if i.kind == "date"]
    if clause.has("cond", "unsure"):
        return Verdict.UNCERTAIN
    if any(_to_come(i, clause, today) is True for i in days) or clause.has("future"):
        promised = clause.has("future") or any(_tomorrow(i, today) for i in days)
        return Verdict.NOT_DONE if promised and not clause.has("perfect") else Verdict.UNCERTAIN
    short = any(i.kind == "percent" and not i.text.startswith("100") for i in clause.items)
    if clause.has("partial", "handed") or short:
        return Verdict.UNCERTAIN if len(clause.numbers) > 1 or clause.has("maybe") else Verdict.PROGRESS
    if clause.has("maybe") or any(_to_come(i, clause, today) is None for i in days):
        return Verdict.UNCERTAIN
    if not _all_known(clause) or _late_first(clause):
        return Verdict.UNCERTAIN
    if clause.has("done"):
        return Verdict.DONE
    proven = clause.has("sent") and clause.has("perfect") and not _sent_elsewhere(clause)
    return Verdict.DONE if proven else Verdict.UNCERTAIN


def _to_come(item: Item, clause: Clause, today: date) -> bool | None:
    """Whether a date beside a word of completion is to come; None where that cannot be told."""
    dated = item.dated
    if dated is None or dated.on is None:
        return None
    if dated.shape is Shape.DAY_ONLY:
        return False if dated.day < today.day else None
    if dated.shape is Shape.PERIOD and not clause.numbers:
        return None  # which period of a recurring report is meant must be asked
    if dated.shape is Shape.PERIOD:
        named = clause.has("object", "perfect") and not clause.has("maybe")
        return False if named or dated.on < today else None
    if not dated.has_year and 0 < dated.day <= dated.month and not item.folded.startswith("ngay"):
        return None  # "xong 8/10" may be a part of the whole
    if item.folded.startswith(("thu ", "chu nhat")) and not item.folded.endswith(("sau", "toi", "nay")):
        return not clause.has("perfect")  # "đã xong từ thứ 5"
    on = nearest(dated.day, dated.month, today) if not dated.has_year else dated.on
    if on is None or on > today:
        return on is not None
    # "hôm nay xong 12" may be a promise; "hôm nay đã xong 12" is not.
    return False if on < today or clause.has("perfect") or dated.day else None


def _tomorrow(item: Item, today: date) -> bool:
    """Whether it is "mai" or "ngày kia", which can be nothing but a promise."""
    dated = item.dated
    named = dated is not None and dated.on is not None and dated.shape is Shape.FULL and not dated.day
    return bool(named and dated and dated.on and dated.certain and 0 < (dated.on - today).days <= 2)


def nearest(day: int, month: int, today: date) -> date | None:
    """The day without a year that lies nearest to today."""
    ahead, behind = calendar_day(day, month, None, today), latest_past(day, month, today)
    if ahead is None or behind is None:
        return ahead or behind
    return behind if today - behind <= ahead - today else ahead


def _all_known(clause: Clause) -> bool:
    """Whether every word is one that a report may hold."""
    for n, item in enumerate(clause.items):
        if item.kind == "quantity" or item.has("dateish", "received", "decline", "extend"):
            return False
        if item.folded == "bao" and n and _somebody_else(clause.items, n - 1):
            return False
        if item.kind == "time" and not clause.has("perfect"):
            return False
        if item.kind == "word" and not item.tags and not _is_a_name(clause.items, n):
            return False
    return True


def _somebody_else(items: tuple[Item, ...], at: int) -> bool:
    """ "KHTC báo", "chị Lan báo": what others say is no report."""
    return items[at].kind == "unit" or (items[at].kind == "word" and not items[at].tags)


def _is_a_name(items: tuple[Item, ...], at: int) -> bool:
    """One word after "chị" or before "ơi"."""
    before = items[at - 1].folded if at else ""
    after = items[at + 1].folded if at + 1 < len(items) else ""
    return before.split(" ")[-1] in ("anh", "chi", "co", "chu", "bac", "sep") or after == "oi"


def _late_first(clause: Clause) -> bool:
    """ "12 chậm xong" is no report, "12 xong chậm" is one."""
    late = [n for n, i in enumerate(clause.items) if i.has("late")]
    done = [n for n, i in enumerate(clause.items) if i.has("done", "sent")]
    return bool(late and done and late[0] < done[0])


def _sent_elsewhere(clause: Clause) -> bool:
    """Sent to somebody else than the office: to another unit, to be signed."""
    for n, item in enumerate(clause.items[1:], start=1):
        to = clause.items[n - 1].folded in ("cho", "sang", "qua", "den", "voi")
        if to and (item.kind == "unit" or item.has("filler")) and not item.folded.startswith(_OFFICE_UNITS):
            return True
    return False


def doubtful(clause: Clause) -> bool:
    """Whether a clause beside a report casts a doubt on it."""
    return clause.has(*_WARNINGS) or _percent(clause)
